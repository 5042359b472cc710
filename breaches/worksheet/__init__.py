"""The worksheet for the AP's online form: every question in the form's order, answered from the case."""

from breaches.worksheet.sheet import save, sheet

__all__ = ["save", "sheet"]

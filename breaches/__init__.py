"""Data breaches (datalekken)."""

"""The frame: base pages, style, dates in words."""

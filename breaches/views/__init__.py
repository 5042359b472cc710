"""Pages of the staff that are a breach's own."""

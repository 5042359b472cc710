"""Pages of the staff that are a complaint's own."""

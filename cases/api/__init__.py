"""The REST API of all cases: JSON in and out over the same functions as the pages. What one kind adds is in its own room."""

"""Pages of the staff that every kind of case shares."""

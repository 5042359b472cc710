"""A request's own part of the page of its case."""

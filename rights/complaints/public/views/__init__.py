"""The pages of those doors."""

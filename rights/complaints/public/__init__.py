"""The doors for people without an account: who complains, and the secretary of a board's own commission."""

"""The rows of requests and complaints. Django finds them by this room's name."""

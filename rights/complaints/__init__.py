"""Complaints (klachten): the ladder from a conversation at school to the commission, the AP and the court."""

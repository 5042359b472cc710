"""The board that `make run` starts with: invented people, schools and cases. Nothing in it is real."""

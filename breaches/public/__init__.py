"""The doors for people without an account: who saw a leak, a supplier, a wrong recipient."""

"""The two files of a complaint that goes on outside: the complainant's own and the board's defence.

Neither is built from the other.
They share how a file looks on paper and how it is packed, and nothing of what is in it. Dutch, whoever makes them.
"""

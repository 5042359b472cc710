"""Keys that sort by when a row was made: what happened in one and the same moment keeps its order."""

import secrets
import threading
import time
import uuid

_lock = threading.Lock()
_last = 0


def in_order():
    """A UUIDv7 (RFC 9562): the millisecond, twelve bits of what is left of it, and 62 bits of chance.

    Within a process each is later than the one before it, also when the clock of the machine stands still or goes back.
    """
    global _last
    with _lock:
        now = time.time_ns()
        _last = max((now // 1_000_000 << 12) + (now % 1_000_000 << 12) // 1_000_000, _last + 1)
        tick = _last
    head = (tick >> 12) << 16 | 0x7000 | tick & 0xFFF
    return uuid.UUID(int=head << 64 | 0b10 << 62 | secrets.randbits(62))

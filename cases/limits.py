"""How often somebody outside may do something: counted in the cache that all processes share, under keys that name nobody."""

import datetime as dt
from dataclasses import dataclass

from django.core.cache import cache
from django.utils.crypto import salted_hmac


@dataclass(frozen=True)
class Limit:
    """At most so many within so long, for each of whoever is counted (an address, a device, a school)."""

    name: str
    most: int
    within: dt.timedelta

    def is_reached(self, who, *, at):
        return cache.get(self._key(who, at), 0) >= self.most

    def count(self, who, *, at):
        """Count one. The window is part of the key: a count never outlives it, whatever the cache does with lifetimes."""
        key, seconds = self._key(who, at), int(self.within.total_seconds())
        if cache.add(key, 1, seconds):
            return
        try:
            cache.incr(key)
        except ValueError:  # the cache threw it out in between
            cache.set(key, 1, seconds)
        cache.touch(key, seconds)  # counting in a cache of files shortens the lifetime

    def take(self, who, *, at):
        """Count one, unless there were enough already: False then."""
        if self.is_reached(who, at=at):
            return False
        self.count(who, at=at)
        return True

    def _key(self, who, at):
        window = int(at.timestamp() // self.within.total_seconds())
        return "limit:" + salted_hmac("cases.limits", f"{self.name}\n{who}\n{window}", algorithm="sha256").hexdigest()


def all_open(claims, *, at):
    """Whether none of these pairs of limit and who is reached."""
    limits = {limit._key(who, at): limit for limit, who in claims}
    counted = cache.get_many(limits)
    return all(counted.get(key, 0) < limit.most for key, limit in limits.items())


def count_all(claims, *, at):
    for limit, who in claims:
        limit.count(who, at=at)

"""How much one person's systems may ask: generous, so that only a loop that ran wild meets it."""

import time
from collections import OrderedDict

from django.conf import settings
from django.core.cache import cache
from rest_framework.throttling import BaseThrottle

WINDOW = 60
BATCH = 20  # counted here, and told to the other processes so many at a time: the cache is asked once in twenty requests
REMEMBERED = 1000


class PerPerson(BaseThrottle):
    """Requests a minute of one person, over all processes together (give or take a batch)."""

    seen = OrderedDict()  # (person, minute) to [not yet told, known of all processes]

    def allow_request(self, request, view):
        if not request.user.is_authenticated:
            return True
        minute = int(time.time() // WINDOW)
        key = (request.user.pk, minute)
        counts = self.seen.setdefault(key, [0, 0])
        counts[0] += 1
        if counts[0] >= BATCH or sum(counts) > settings.API_REQUESTS_PER_MINUTE:
            counts[1], counts[0] = self.tell(key, counts[0]), 0
        while len(self.seen) > REMEMBERED:
            self.seen.popitem(last=False)
        return sum(counts) <= settings.API_REQUESTS_PER_MINUTE

    @staticmethod
    def tell(key, count):
        name = "api:{}:{}".format(*key)
        cache.add(name, 0, 2 * WINDOW)
        try:
            return cache.incr(name, count)
        except ValueError:  # it just ran out
            return count

    def wait(self):
        return WINDOW - time.time() % WINDOW

"""The cache of an installation without Redis: files, which all its processes share."""

import contextlib
import random

from django.core.cache.backends.filebased import FileBasedCache

SELDOM = 100


class FileCache(FileBasedCache):
    """Django's own lists its whole folder at each write, to see whether it is full: the price of a visit grew with all visits
    before it. This one looks at one write in a hundred, and then first throws out what is over.
    """

    def _cull(self):
        if random.randrange(SELDOM) == 0:  # noqa: S311  (nothing secret hangs on it)
            self.make_room()

    def make_room(self):
        """Where the folder is full: out with what is over, and when that is not enough with a third of the rest."""
        names = self._list_cache_files()
        if len(names) < self._max_entries:
            return
        for name in names:
            with contextlib.suppress(FileNotFoundError), open(name, "rb") as file:
                self._is_expired(file)
        super()._cull()

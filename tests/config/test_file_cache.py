"""The cache of files: it looks now and then whether it is full, and what is over goes before what still counts."""

import pytest
from django.core.cache.backends.filebased import FileBasedCache

from config.file_cache import SELDOM, FileCache

FULL = 30


@pytest.fixture
def kept(tmp_path):
    return FileCache(str(tmp_path), {"OPTIONS": {"MAX_ENTRIES": FULL}})


def there(cache):
    return len(cache._list_cache_files())


def test_it_lists_its_folder_at_one_write_in_many(kept, monkeypatch):
    looks = []
    monkeypatch.setattr(FileBasedCache, "_list_cache_files", lambda self: looks.append(1) or [])
    for number in range(10 * SELDOM):
        kept.set(f"visit-{number}", 1)
    assert 0 < len(looks) < 2 * SELDOM


def test_what_is_over_goes_first(kept):
    for number in range(FULL):
        kept.set(f"over-{number}", 1, timeout=-1 if number % 2 else 3600)
    kept.make_room()
    assert there(kept) == FULL // 2
    assert all(kept.get(f"over-{number}") == 1 for number in range(0, FULL, 2))


def test_where_nothing_is_over_a_third_makes_room(kept):
    for number in range(FULL):
        kept.set(f"count-{number}", 1, timeout=3600)
    kept.make_room()
    assert there(kept) == FULL - FULL // 3


def test_where_there_is_room_nothing_goes(kept):
    kept.set("over", 1, timeout=-1)
    kept.make_room()
    assert there(kept) == 1

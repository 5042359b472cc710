"""How often: counted per window and per whoever, in keys that name nobody, over caches that differ."""

import datetime as dt

import pytest
from django.core.cache import cache
from django.test import RequestFactory, override_settings

from cases import visitors
from cases.limits import Limit, all_open, count_all
from tests.factories import AT

HOUR = dt.timedelta(hours=1)
LIMIT = Limit("trial", 3, HOUR)
KINDS = {"files": "config.file_cache.FileCache", "memory": "django.core.cache.backends.locmem.LocMemCache"}


@pytest.fixture(autouse=True, params=KINDS)
def counted(request, tmp_path):
    with override_settings(CACHES={"default": {"BACKEND": KINDS[request.param], "LOCATION": str(tmp_path)}}):
        cache.clear()
        yield


def test_so_many_and_no_more():
    assert [LIMIT.take("a", at=AT) for _time in range(5)] == [True, True, True, False, False]


def test_everybody_is_counted_apart():
    for _time in range(3):
        LIMIT.take("a", at=AT)
    assert LIMIT.is_reached("a", at=AT)
    assert not LIMIT.is_reached("b", at=AT)
    assert not Limit("another", 3, HOUR).is_reached("a", at=AT)


def test_the_next_window_starts_from_nothing():
    for _time in range(3):
        LIMIT.take("a", at=AT)
    assert LIMIT.take("a", at=AT + HOUR)


def test_looking_counts_nothing():
    assert not any(LIMIT.is_reached("a", at=AT) for _look in range(10))


def test_one_that_is_reached_closes_all():
    claims = [(LIMIT, "a"), (Limit("wide", 100, HOUR), "b")]
    for _time in range(3):
        assert all_open(claims, at=AT)
        count_all(claims, at=AT)
    assert not all_open(claims, at=AT)


def test_no_key_tells_who_it_was():
    assert "192.0.2.7" not in LIMIT._key("192.0.2.7", AT)


@pytest.mark.parametrize(
    ("proxies", "remote", "forwarded", "found"),
    [
        (0, "192.0.2.7", "", "192.0.2.7"),
        (0, "192.0.2.7", "203.0.113.9", "192.0.2.7"),  # without a proxy of ours, nobody's word counts
        (1, "127.0.0.1", "203.0.113.9", "203.0.113.9"),
        (1, "127.0.0.1", "198.51.100.1, 203.0.113.9", "203.0.113.9"),  # the first one is the visitor's own invention
        (1, "127.0.0.1", "", "unknown"),
        (1, "127.0.0.1", "<script>", "unknown"),
        (0, "2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::/64"),
        (0, "", "", "unknown"),
    ],
)
def test_the_address_is_what_our_own_proxy_says(proxies, remote, forwarded, found):
    request = RequestFactory().get("/", REMOTE_ADDR=remote, headers={"X-Forwarded-For": forwarded})
    with override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=proxies):
        assert visitors.address(request) == found


@pytest.mark.parametrize(
    "text", ["", "x", "x:y", "é" * 100, "x" * 100_000, "[]:abc", "WzEsMl0:abc"], ids=lambda text: text[:10] or "nothing"
)
def test_a_made_up_stamp_is_none(text):
    assert visitors.read_stamp(text, "report 1", at=AT) is None


def test_a_stamp_tells_its_age_and_holds_for_its_own_page_only():
    text = visitors.stamp("report 1", at=AT)
    found = visitors.read_stamp(text, "report 1", at=AT + HOUR)
    assert found.age == HOUR
    assert visitors.read_stamp(text, "report 2", at=AT) is None
    assert visitors.read_stamp(text[:-1] + ("A" if text[-1] != "A" else "B"), "report 1", at=AT) is None
    assert visitors.read_stamp(text, "report 1", at=AT - HOUR).is_too_old  # a clock that was put back

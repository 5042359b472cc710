"""The link of a supplier: shown once, kept as a digest, dead once renewed."""

import datetime as dt
import hashlib

import pytest

from schools.models import Processor
from schools.suppliers import find_by_link, make_link
from tests.factories import make_board

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 24)


@pytest.fixture
def processor():
    return Processor(board=make_board(), name="Leerlingvolg BV")


def test_the_secret_finds_its_supplier_and_is_not_kept(processor):
    secret = make_link(processor, TODAY)
    assert find_by_link(secret) == processor
    kept = Processor.objects.values().get()
    assert secret not in str(kept)
    assert kept["link_digest"] == hashlib.sha256(secret.encode()).hexdigest()
    assert kept["link_made_on"] == TODAY


def test_a_new_link_ends_the_old_one(processor):
    old, new = make_link(processor, TODAY), make_link(processor, TODAY)
    assert (find_by_link(old), find_by_link(new)) == (None, processor)


def test_each_supplier_of_each_board_has_its_own(processor):
    other = Processor(board=make_board(), name="Leerlingvolg BV")
    secrets = make_link(processor, TODAY), make_link(other, TODAY)
    assert [find_by_link(secret) for secret in secrets] == [processor, other]


@pytest.mark.parametrize("secret", ["", "x", "é" * 43, "a" * 44, "a" * 43 + "\n", "\x00" * 43, "a" * 1_000_000])
def test_what_is_no_secret_finds_nobody(processor, secret):
    make_link(processor, TODAY)
    assert find_by_link(secret) is None


def test_a_digest_is_no_key(processor):
    make_link(processor, TODAY)
    assert find_by_link(processor.link_digest) is None

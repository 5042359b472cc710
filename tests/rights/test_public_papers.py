"""A public paper says the same to everybody: it is made once a day, however often it is asked for."""

import datetime as dt

import pytest
import time_machine
import typst

from cases import paper
from rights.requests.public.situations import COUNTERS
from tests.factories import AT, make_board, make_school

pytestmark = pytest.mark.django_db


@pytest.fixture
def presses(monkeypatch):
    """How often the press ran: each time with what it was given."""
    runs, press = [], typst.compile

    def compile(*args, **more):
        runs.append(more["sys_inputs"]["data"])
        return press(*args, **more)

    monkeypatch.setattr(paper.typst, "compile", compile)
    return runs


def addresses(school):
    return f"/loket/{school.slug}/verzoek/papier/pdf/", f"/loket/{school.slug}/verzoek/brief/{COUNTERS[0].code}/pdf/"


@pytest.mark.parametrize("which", [0, 1])
def test_it_is_made_once_and_the_same_for_everybody(client, presses, which):
    address = addresses(make_school())[which]
    first, second = client.get(address), client.get(address)
    assert first.status_code == 200
    assert first.content.startswith(b"%PDF")
    assert first.content == second.content
    assert len(presses) == 1


def test_two_schools_each_have_their_own(client, presses):
    one, other = make_school(), make_school(name="Het Baken")
    papers = {client.get(addresses(school)[0]).content for school in (one, other)}
    assert (len(papers), len(presses)) == (2, 2)


def test_what_the_school_changes_is_on_it_at_once(client, presses):
    school = make_school(make_board(colour=""))
    client.get(addresses(school)[0])
    type(school).objects.filter(pk=school.pk).update(name="De Nieuwe Naam")
    client.get(addresses(school)[0])
    assert ("De Nieuwe Naam" in presses[0], "De Nieuwe Naam" in presses[-1], len(presses)) == (False, True, 2)


def test_after_a_day_it_is_made_anew(presses):
    with time_machine.travel(AT, tick=False) as clock:
        paper.kept_pdf("letter", LETTER)
        clock.shift(dt.timedelta(hours=23))
        paper.kept_pdf("letter", LETTER)
        assert len(presses) == 1
        clock.shift(dt.timedelta(hours=2))
        paper.kept_pdf("letter", LETTER)
        assert len(presses) == 2


def test_a_paper_of_a_case_is_never_kept(presses):
    paper.pdf("letter", LETTER)
    paper.pdf("letter", LETTER)
    assert len(presses) == 2


LETTER = {
    "lang": "nl", "title": "Een brief", "board": "Stichting Veldkring", "parts": [{"heading": "", "text": "Hallo.", "list": []}],
    "colophon": [{"label": "Datum", "value": "dinsdag"}],
}  # fmt: skip

"""The front door: few schools are all listed, many are searched, and everybody can sign in."""

import datetime as dt
from html import unescape
from re import findall, sub

import pytest
from django.urls import reverse
from django.utils import timezone

from schools.finding import asked, find
from schools.folding import fold
from tests.factories import make_board, make_person, make_school

pytestmark = [pytest.mark.django_db, pytest.mark.databases]
TODAY = dt.date(2026, 11, 24)


@pytest.fixture
def board():
    return make_board()


def schools(board, count):
    return [make_school(board, name=f"School n{n:02d}", slug=f"school-{n:02d}") for n in range(count)]


def listed(answer):
    """The schools on the page, as (address, name)."""
    return [(url, unescape(name)) for url, name in findall(r'<li><a href="(/loket/[^"]+)">([^<]+)</a>', answer.content.decode())]


def text(answer):
    return unescape(sub(r"\s+", " ", sub(r"<[^>]+>", " ", answer.content.decode())))


@pytest.mark.parametrize(("said", "kept"), [
    ("Hét Óosten, 's-Gravenhage", "het oosten s gravenhage"), ("ÉCOLE", "ecole"), ("Sûdwest-Fryslân", "sudwest fryslan"),
    ("Straße Ærø Łódź", "strasse aero lodz"), ("ĳsselstein", "ijsselstein"), ("01AB00", "01ab00"), ("a_b\x00c", "a b c"),
    ("", ""), ("مدرسة", "مدرسة"),
])  # fmt: skip
def test_a_text_is_folded_for_search(said, kept):
    assert fold(said) == kept


FOUND = [
    ("regenmeter", {"A"}), ("REGENMETER", {"A"}), ("régenmétér", {"A"}), ("regen merel", {"A"}), ("merelveen regen", {"A"}),
    ("merelveen", {"A", "B"}), ("gravenhage", {"C"}), ("'s-Gravenhage", {"C"}), ("Den Haag", {"C"}), ("den haag oosten", {"C"}),
    ("hét Óosten", {"C"}), ("01ab", {"A"}), ("01AB00", {"A"}), ("02cd", {"B"}), ("veldkring", set()), ("merelveen 01ab", {"A"}),
    ("zuidland", {"B"}), ("nergens", set()), ("%", {"A", "B", "C"}), ("_", {"A", "B", "C"}), ("\x00", {"A", "B", "C"}),
    ("' OR 1=1 --", set()), ("🙂", {"A", "B", "C"}), ("x" * 5000, set()),
]  # fmt: skip


@pytest.mark.parametrize(("query", "names"), FOUND, ids=[query[:20] or "nothing" for query, _ in FOUND])
def test_a_school_is_found_by_name_place_or_brin_without_accents_and_capitals(board, query, names):
    make_school(board, brin="01AB", location="00", name="A De Régenmeter", city="Merelveen")
    make_school(board, brin="02CD", location="00", name="B De Windroos", city="Merelveen", municipality="Zuidland")
    make_school(board, brin="03EF", location="01", name="C Het Oosten", city="'s-Gravenhage")
    assert {school.name[0] for school in find(query, 1, TODAY).schools} == names


def test_a_question_is_asked_word_by_word():
    assert asked("  De  Régen-meter (Den Haag) ") == ["de", "regen", "meter", "s", "gravenhage"]


def test_without_schools_the_page_says_so(client):
    answer = client.get("/")
    assert (answer.status_code, listed(answer)) == (200, [])
    assert "Hier staan nog geen scholen" in text(answer)


@pytest.mark.parametrize("count", [1, 20])
def test_up_to_twenty_schools_are_all_listed_by_name(client, board, count):
    made = schools(board, count)
    answer = client.get("/")
    assert listed(answer) == [(f"/loket/{school.slug}/", school.name) for school in made]
    assert 'name="q"' not in answer.content.decode()


def test_more_schools_are_searched_for(client, board):
    schools(board, 21)
    answer = client.get("/")
    assert listed(answer) == []
    assert 'name="q"' in answer.content.decode()
    assert listed(client.get("/?q=school+n07")) == [("/loket/school-07/", "School n07")]


def test_twenty_schools_stand_on_a_page_and_the_rest_on_the_next(client, board):
    schools(board, 45)
    first, third = client.get("/?q=school"), client.get("/?q=school&p=3")
    assert len(listed(first)) == 20
    assert "45 scholen gevonden" in text(first)
    assert "Hier staan er 20." in text(first)
    assert "?q=school&amp;p=2" in first.content.decode()
    assert len(listed(third)) == 5
    seen = [row for page in (1, 2, 3) for row in listed(client.get(f"/?q=school&p={page}"))]
    assert len(set(seen)) == 45


@pytest.mark.parametrize("page", ["0", "-1", "999999999999", "x", "", "4", "٣"])
def test_a_page_that_is_not_there_is_the_nearest_one(client, board, page):
    schools(board, 45)
    assert client.get("/", {"q": "school", "p": page}).status_code == 200


def test_what_is_not_found_is_told_with_what_to_do(client, board):
    schools(board, 21)
    answer = client.get("/", {"q": "<b>niets</b>"})
    assert listed(answer) == []
    assert "Geen school gevonden voor ‘<b>niets</b>’" in text(answer)
    assert b"<b>niets</b>" not in answer.content


def test_a_school_that_closed_is_not_listed(client, board):
    today = timezone.localdate()
    make_school(board, name="Dicht", closed_on=today)
    make_school(board, name="Gaat dicht", closed_on=today + dt.timedelta(days=1), slug="gaat-dicht")
    assert [name for _url, name in listed(client.get("/"))] == ["Gaat dicht"]


def test_a_visitor_can_sign_in_and_staff_go_to_their_work(client, board):
    assert reverse("account_login") in client.get("/").content.decode()
    client.force_login(make_person())
    assert 'href="/werk/"' in client.get("/").content.decode()


@pytest.mark.parametrize("count", [1, 19])
def test_the_list_takes_the_same_few_queries_however_long(client, board, count, django_assert_num_queries):
    schools(board, count)
    with django_assert_num_queries(3):
        client.get("/?q=school")

"""The public form of requests: what is typed is kept, it is sent once, and what stands on the receipt."""

import datetime as dt

import pytest

from cases import visitors
from cases.models import Case, Draft, Event, Outsider
from tests.cases.conftest import hidden, words
from tests.factories import make_school
from tests.rights.parent import CHILD, MINUTE, REACH, WORDS, Parent, ask, only

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tuesday_morning")]


@pytest.fixture
def school():
    return make_school(name="De Regenmeter", phone="030 000 00 01")


# The draft.


def test_back_and_forth_without_loss(parent):
    parent.answer(wat=ask("inzage"), wie={"who": "ouder"}, over_wie=CHILD)
    back = parent.post("vraag", wording="Nog niet af", back="1")
    assert (back.status_code, back.url) == (302, parent.url("over-wie"))
    assert 'value="Sam"' in parent.get("over-wie").content.decode()
    assert "Nog niet af" in parent.get("vraag").content.decode()
    assert "error-summary" not in parent.get("vraag").content.decode()


def test_back_on_the_first_page_is_the_desk(parent):
    assert parent.post("wat", back="1").url == parent.desk.removesuffix("verzoek/")


def test_change_one_answer_and_come_back_to_all_of_them(parent):
    parent.answer(wat=ask("inzage"), wie={"who": "ouder"}, over_wie=CHILD, vraag=WORDS, bereiken=REACH)
    assert f"{parent.url('over-wie')}?wijzig=1" in parent.get("controleren").content.decode()
    changed = parent.client.post(parent.url("over-wie") + "?wijzig=1", {**CHILD, "first_name": "Bo"})
    assert changed.url == parent.url("controleren")
    assert "Bo Voorbeeld" in words(parent.get("controleren"))


def test_an_answer_that_no_longer_fits_is_asked_again(parent):
    parent.answer(wat=ask("inzage"), wie={"who": "ikzelf"}, vraag=WORDS, bereiken=REACH)
    changed = parent.client.post(parent.url("wie") + "?wijzig=1", {"who": "ouder"})
    assert changed.url == parent.url("over-wie") + "?wijzig=1"
    assert parent.get("controleren").url == parent.url("over-wie")


def test_a_later_page_leads_back_to_the_first_that_is_open(parent):
    assert parent.get("bereiken").url == parent.url("wat") + "?opnieuw=1"
    assert "staan niet meer op dit apparaat" in words(parent.get("wat", opnieuw="1"))
    parent.answer(wat=ask("inzage"))
    assert parent.get("bereiken").url == parent.url("wie")
    assert parent.client.get(parent.desk + "nergens/").status_code == 404


def test_what_was_typed_after_a_day_stands_there_again_when_its_turn_comes(parent, tuesday_morning):
    parent.answer(wat=ask("inzage"), wie={"who": "ikzelf"})
    tuesday_morning.shift(dt.timedelta(hours=24))
    late = parent.post("vraag", how="look", wording="Dit wil ik niet kwijt.")
    assert late.url == parent.url("wat") + "?opnieuw=1"
    parent.answer(wat=ask("inzage"), wie={"who": "ikzelf"})
    assert "Dit wil ik niet kwijt." in parent.get("vraag").content.decode()


def test_the_draft_is_sealed_for_one_device_for_a_day(parent, school, tuesday_morning):
    parent.answer(wat=ask("inzage"), wie={"who": "ikzelf"}, vraag=WORDS)
    assert "toetsen" in parent.get("vraag").content.decode()
    assert Parent(school, tuesday_morning).get("vraag").status_code == 302
    assert b"toetsen" not in b"".join(bytes(draft.sealed) for draft in Draft.objects.all())
    cookie = parent.client.cookies[visitors.DEVICE]
    assert (cookie["httponly"], cookie["path"], cookie["max-age"]) == (True, "/loket/", 86400)
    tuesday_morning.shift(dt.timedelta(hours=24))
    assert parent.get("vraag").status_code == 302


def test_another_school_has_another_draft(parent, tuesday_morning):
    parent.answer(wat=ask("inzage"))
    other = Parent(make_school(), tuesday_morning, parent.client)
    assert other.get("wie").url == other.url("wat") + "?opnieuw=1"


def test_typing_is_kept_as_one_goes_and_wiped_on_request(parent):
    kept = parent.client.post(parent.url("wat"), {"situations": ["fotos"]}, headers={"hx-request": "true"})
    assert "bewaard" in words(kept)
    assert parent.get("wat").context["form"]["situations"].value() == ["fotos"]
    parent.post("wat", wipe="1")
    assert not parent.get("wat").context["form"]["situations"].value()


def test_the_language_of_the_page_can_be_chosen_without_loss(parent):
    parent.answer(wat=ask("inzage"), wie={"who": "ikzelf"})
    chosen = parent.post("vraag", wording="Half way", speak="en")
    assert chosen.status_code == 302
    page = parent.get("vraag").content.decode()
    assert 'lang="en"' in page
    assert "Half way" in page
    parent.answer(vraag=WORDS, bereiken=REACH)
    parent.send()
    assert only().language == Outsider.objects.get().language == "en"


# Sending.


@pytest.fixture
def ready(parent):
    parent.answer(wat=ask("inzage"), wie={"who": "ikzelf"}, vraag=WORDS, bereiken=REACH)
    return parent


def test_pressing_twice_is_one_case(ready, tuesday_morning):
    along = hidden(ready.get("controleren"))
    tuesday_morning.shift(MINUTE)
    first, second = ready.post("controleren", **along), ready.post("controleren", **along)
    assert first.status_code == second.status_code == 302
    assert Case.objects.count() == 1
    for answer in (first, second):
        assert only().case.reference in words(ready.client.get(answer.url))


def test_the_page_of_a_request_that_was_sent_sends_no_other_one(ready, tuesday_morning):
    """Somebody sent it, asks for a second child, and presses the button of the first page that still lay open."""
    along = hidden(ready.get("controleren"))
    tuesday_morning.shift(MINUTE)
    ready.post("controleren", **along)
    ready.answer(wat=ask("wissen"), wie={"who": "ikzelf"}, vraag={"wording": "De foto van 2019."}, bereiken=REACH)
    again = ready.post("controleren", **along)
    assert only().case.reference in words(ready.client.get(again.url))
    assert ready.get("controleren").status_code == 200


def test_after_sending_nothing_is_kept(ready):
    ready.send()
    assert ready.get("controleren").url == ready.url("wat") + "?opnieuw=1"


def test_what_changed_in_another_window_is_read_once_more(ready, tuesday_morning):
    along = hidden(ready.get("controleren"))
    ready.answer(vraag={**WORDS, "wording": "Toch iets anders."})
    tuesday_morning.shift(MINUTE)
    held = ready.post("controleren", **along)
    assert held.status_code == 400
    assert "Uw antwoorden zijn intussen veranderd" in words(held)
    tuesday_morning.shift(MINUTE)
    assert ready.post("controleren", **hidden(held)).status_code == 302
    assert only().wording == "Toch iets anders."


@pytest.mark.parametrize(
    ("wait", "extra", "says"),
    [
        (dt.timedelta(seconds=1), {}, "Dat ging erg snel"),
        (MINUTE, {"stamp": "verzonnen"}, "lang open"),
        (MINUTE, {visitors.TRAP: "https://spam.example"}, "leeg moet blijven"),
    ],
    ids=["too fast", "made up", "the trap"],
)
def test_what_looks_like_a_program_is_asked_once_more_and_nothing_is_lost(ready, tuesday_morning, wait, extra, says):
    along = hidden(ready.get("controleren"))
    tuesday_morning.shift(wait)
    held = ready.client.post(ready.url("controleren"), along | extra)
    assert held.status_code == 400
    assert says in words(held)
    assert not Case.objects.exists()
    tuesday_morning.shift(MINUTE)
    assert ready.post("controleren", **hidden(held)).status_code == 302


def test_very_many_from_one_address_wait_and_lose_nothing(school, tuesday_morning):
    tuesday_morning.move_to(dt.datetime(2026, 11, 24, 10, 0, tzinfo=dt.UTC))
    for n in range(41):
        one = Parent(school, tuesday_morning)
        one.answer(wat=ask("inzage"), wie={"who": "ikzelf"}, vraag=WORDS, bereiken={"name": "L", "email": f"o{n}@thuis.example"})
        along = hidden(one.get("controleren"))
        tuesday_morning.shift(dt.timedelta(seconds=4))
        last = one.post("controleren", **along)
    assert last.status_code == 429
    assert Case.objects.count() == 40
    assert "030 000 00 01" in words(last)
    assert one.get("controleren").status_code == 200


def test_one_address_gets_no_more_than_a_few_mails_a_day_however_many_fill_it_in(school, tuesday_morning):
    tuesday_morning.move_to(dt.datetime(2026, 11, 24, 10, 0, tzinfo=dt.UTC))
    for _n in range(8):
        one = Parent(school, tuesday_morning)
        one.answer(wat=ask("inzage"), wie={"who": "ikzelf"}, vraag=WORDS, bereiken=REACH)
        one.send()
    assert Case.objects.count() == Outsider.objects.count() == 8
    assert Event.objects.filter(name="outsider.added").count() == 6
    assert Event.objects.filter(name="outsider.added_unmailed").count() == 2


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_do_nothing(parent, method):
    assert getattr(parent.client, method)(parent.desk).status_code == 405


# After it.


def test_the_receipt_tells_the_number_and_the_last_day_and_nothing_that_was_typed(ready):
    page = ready.client.get(ready.send().url)
    told = words(page)
    assert only().case.reference in told
    assert "donderdag 24 december 2026" in told
    assert "Waarom donderdag 24 december?" in told
    assert "AVG artikel 12 lid 3" in told
    assert "l•••@thuis.example" in told
    assert "We zoeken alles bij elkaar" in told
    for typed in ("Lotte", "toetsen", REACH["email"]):
        assert typed not in page.content.decode()
    assert page["Cache-Control"] == "no-store"


def test_the_mail_can_be_asked_again_a_few_times(ready):
    receipt = ready.send().url
    for _n in range(7):
        assert ready.client.post(receipt).status_code == 302
    assert Event.objects.filter(name="outsider.link_asked").count() == 5
    assert "al een paar keer gestuurd" in words(ready.client.get(receipt))


def test_a_receipt_opens_for_a_day_and_at_its_own_school_only(ready, tuesday_morning):
    receipt = ready.send().url
    assert ready.client.get(receipt.replace("regenmeter", "regenmeter-x", 1)).status_code == 404
    other = make_school()
    assert ready.client.get(receipt.replace(receipt.split("/")[2], other.slug)).status_code == 404
    assert ready.client.get(receipt[:-5] + "xxxx/").status_code == 404
    tuesday_morning.shift(dt.timedelta(hours=25))
    assert ready.client.get(receipt).status_code == 404


def test_consent_has_its_own_short_day(parent):
    site = {"media": ["website"], "wording": ""}
    parent.answer(wat=ask("fotos"), wie={"who": "ouder"}, over_wie=CHILD, vraag=site, bereiken=REACH)
    told = words(parent.client.get(parent.send().url))
    assert "Gestopt en weggehaald, uiterlijk donderdag 26 november 2026" in told

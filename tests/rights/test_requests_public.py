"""The public form of requests: every role's road, what is asked of whom, and what comes of it."""

import datetime as dt

import pytest

from cases.models import Case, Event, Outsider
from cases.terms import local_day
from tests.cases.conftest import words
from tests.factories import AT, make_school
from tests.rights.parent import CHILD, MINUTE, OWN, REACH, WORDS, ask, only, wrong

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tuesday_morning")]


@pytest.fixture
def school():
    return make_school(name="De Regenmeter", phone="030 000 00 01")


ROADS = {
    # road: (who, pages after "wie", capacity, rights, copy, both parents, name of the person concerned, extras)
    "parent with custody": (
        "ouder", {"over_wie": CHILD, "vraag": WORDS}, "parent_with_custody", ["access"], True, False, "Sam Voorbeeld", {},
    ),
    "both parents": (
        "ouders-samen", {"over_wie": {**CHILD, "other_parent": "Wim Voorbeeld"}, "vraag": WORDS},
        "parent_with_custody", ["access"], True, True, "Sam Voorbeeld", {"other_parent": "Wim Voorbeeld"},
    ),
    "parent without custody": (
        "ouder-zonder-gezag", {"zonder_gezag": {"road": "information"}, "over_wie": CHILD, "vraag": {"wording": ""}},
        "parent_without_custody", ["noncustodial_information"], False, False, "Sam Voorbeeld", {},
    ),
    "who chose without custody and has it": (
        "ouder-zonder-gezag", {"zonder_gezag": {"road": "custody"}, "over_wie": CHILD, "vraag": WORDS},
        "parent_with_custody", ["access"], True, False, "Sam Voorbeeld", {},
    ),
    "who has no custody and asks about the own data": (
        "ouder-zonder-gezag", {"zonder_gezag": {"road": "self"}, "vraag": WORDS}, "other", ["access"], True, False, None, {},
    ),
    "pupil under 16 alone": (
        "leerling", {"over_wie": {**OWN, "birth_date_year": "2012"}, "vraag": WORDS}, "pupil", ["access"], True, False, None, {},
    ),
    "pupil from 16": (
        "leerling", {"over_wie": {**OWN, "birth_date_year": "2010"}, "vraag": WORDS}, "pupil", ["access"], True, False, None, {},
    ),
    "pupil of 18": (
        "leerling", {"over_wie": {**OWN, "birth_date_year": "2008"}, "vraag": WORDS}, "pupil", ["access"], True, False, None, {},
    ),
    "parent of a pupil from 16": (
        "ouder", {"over_wie": {**CHILD, "birth_date_year": "2010"}, "toestemming": {"agrees": "yes"}, "vraag": WORDS},
        "parent_with_custody", ["access"], True, False, "Sam Voorbeeld", {"pupil_agrees": "yes"},
    ),
    "former pupil": (
        "oud-leerling", {"over_wie": {**OWN, "birth_date_year": "2001", "school_years": "2005-2013"}, "vraag": WORDS},
        "former_pupil", ["access"], True, False, None, {"school_years": "2005-2013"},
    ),
    "employee": ("medewerker", {"vraag": WORDS}, "employee", ["access"], True, False, None, {}),
    "applicant": (
        "sollicitant", {"over_wie": {"vacancy": "Leraar groep 5, mei"}, "vraag": WORDS},
        "applicant", ["access"], True, False, None,
        {"vacancy": "Leraar groep 5, mei"},
    ),
    "representative": (
        "vertegenwoordiger", {"over_wie": {"subject_name": "Bo Voorbeeld", "organisation": "Kantoor Zuid"}, "vraag": WORDS},
        "representative", ["access"], True, False, "Bo Voorbeeld", {"organisation": "Kantoor Zuid"},
    ),
    "guardian": (
        "voogd", {"over_wie": {**CHILD, "organisation": "Jeugdzorg Oost"}, "vraag": WORDS},
        "guardian", ["access"], True, False, "Sam Voorbeeld", {"organisation": "Jeugdzorg Oost"},
    ),
    "curator or mentor of an adult pupil": (
        "curator", {"over_wie": {**CHILD, "birth_date_year": "2006"}, "vraag": WORDS},
        "curator", ["access"], True, False, "Sam Voorbeeld", {},
    ),
    "somebody about the own data": ("ikzelf", {"vraag": WORDS}, "other", ["access"], True, False, None, {}),
}  # fmt: skip


@pytest.mark.parametrize("road", ROADS)
def test_every_role_has_its_road(parent, school, road):
    who, pages, capacity, rights, copy, both, name, extras = ROADS[road]
    last = parent.answer(wat=ask("inzage"), wie={"who": who}, **pages, bereiken=REACH)
    assert last.url == parent.url("controleren")
    sent = parent.send()
    assert sent.status_code == 302
    request = only()
    assert (request.capacity, request.rights, request.copy_wanted, request.both_parents) == (capacity, rights, copy, both)
    assert (request.data_subject.get("name"), request.extras) == (name, extras)
    assert request.requester == REACH
    assert (request.case.school, request.channel, request.language) == (school, "web", "nl")


def test_a_sent_form_is_a_case_with_a_running_clock_at_once(parent):
    parent.answer(wat=ask("inzage"), wie={"who": "ouder"}, over_wie=CHILD, vraag=WORDS, bereiken=REACH)
    parent.send()
    request = only()
    assert request.case.received_at == AT + MINUTE
    assert local_day(request.case.due_at) == dt.date(2026, 12, 24)
    first = request.case.events.get(seq=1)
    assert (first.name, first.via, first.by) == ("request.opened", "public", None)
    outsider = Outsider.objects.get()
    assert outsider.confirmed_at is None
    assert request.case.events.filter(name="outsider.added").exists()
    assert request.birth_date == dt.date(2017, 2, 14)
    assert request.wording == WORDS["wording"]
    assert not any("Voorbeeld" in str(event.facts) or "lotte" in str(event.facts) for event in Event.objects.all())


def test_who_leaves_no_address_for_mail_gets_a_case_all_the_same(parent):
    parent.answer(wat=ask("inzage"), wie={"who": "ikzelf"}, vraag=WORDS, bereiken={"name": "Lotte", "phone": "030 000 00 00"})
    parent.send()
    assert only().requester == {"name": "Lotte", "phone": "030 000 00 00"}
    assert not Outsider.objects.exists()


def test_several_rights_are_one_request(parent):
    parent.answer(
        wat=ask("inzage", "fotos", "stoppen"), wie={"who": "ouder"}, over_wie=CHILD,
        vraag={**WORDS, "media": ["website", "klassenlijst"], "pause": "on"}, bereiken=REACH,
    )  # fmt: skip
    parent.send()
    request = only()
    assert set(request.rights) == {"access", "objection", "consent_withdrawal", "restriction"}
    assert request.extras == {"media": ["website", "klassenlijst"]}
    assert {clock.purpose for clock in request.case.deadlines.all()} == {"answer", "consent"}


def test_what_nobody_sorted_is_a_request_under_the_avg(parent):
    parent.answer(wat=ask("anders"), wie={"who": "ouder"}, over_wie=CHILD, vraag={"wording": "Hoe zit het?"}, bereiken=REACH)
    parent.send()
    assert only().rights == []
    assert only().case.deadlines.get().purpose == "answer"


RIGHT_ASKS = {
    # situation: what the page asks besides the own words; whether the own words are needed
    "inzage": ({"how"}, False),
    "verbeteren": (set(), True),
    "wissen": (set(), True),
    "andere-school": ({"receiving_school"}, False),
    "meenemen": ({"receiving_school"}, False),
    "stoppen": ({"pause"}, True),
    "fotos": ({"media"}, False),
    "zonder-gezag": ({"how"}, False),  # of who has custody: access
    "pauze": (set(), True),
    "computer": (set(), True),
    "anders": (set(), True),
}


@pytest.mark.parametrize("situation", RIGHT_ASKS)
def test_each_right_asks_only_what_it_needs(parent, situation):
    besides, needed = RIGHT_ASKS[situation]
    parent.answer(wat=ask(situation), wie={"who": "ouder"}, over_wie=CHILD)
    form = parent.get("vraag").context["form"]
    assert set(form.fields) == besides | {"wording", "numbers"}
    assert form.fields["wording"].required is needed
    assert not form.fields["wording"].required or parent.post("vraag", wording=" ").status_code == 400


def test_a_transfer_needs_the_receiving_school_in_words(parent):
    parent.answer(wat=ask("andere-school"), wie={"who": "ouder"}, over_wie=CHILD)
    assert list(wrong(parent.post("vraag", wording=""))) == ["receiving_school"]
    parent.answer(vraag={"receiving_school": "Het Kompas, Merelveen"}, bereiken=REACH)
    parent.send()
    assert only().extras == {"receiving_school": "Het Kompas, Merelveen"}
    assert only().rights == ["transfer_report"]


def test_consent_is_withdrawn_per_medium_and_somewhere_else_is_told_in_words(parent):
    parent.answer(wat=ask("fotos"), wie={"who": "ouder"}, over_wie=CHILD)
    assert list(wrong(parent.post("vraag", wording=""))) == ["media"]
    assert list(wrong(parent.post("vraag", media=["other"], wording=""))) == ["wording"]
    assert parent.post("vraag", media=["social_media"], wording="").status_code == 302


# The parent without custody.


def test_a_parent_without_custody_is_led_to_information(parent):
    last = parent.answer(wat=ask("inzage"), wie={"who": "ouder-zonder-gezag"})
    assert last.url == parent.url("zonder-gezag")
    page = words(parent.get("zonder-gezag"))
    assert "artikel 377c" in page
    assert "Het dossier zelf en een kopie zijn voor de ouder met gezag" in page
    parent.answer(zonder_gezag={"road": "information"}, over_wie=CHILD)
    assert "how" not in parent.get("vraag").context["form"].fields


def test_the_counter_of_a_parent_without_custody_leads_there_straight(parent):
    assert 'value="zonder-gezag"' in parent.get("wat", wat="zonder-gezag").content.decode()
    parent.answer(wat=ask("zonder-gezag"))
    assert parent.get("wie").context["form"]["who"].value() == "ouder-zonder-gezag"
    assert parent.answer(wie={"who": "ouder-zonder-gezag"}).url == parent.url("over-wie")


def test_the_other_reading_is_looking_at_what_is_selected_never_a_copy(parent, settings):
    settings.NONCUSTODIAL_PARENT = "access"
    parent.answer(wat=ask("inzage"), wie={"who": "ouder-zonder-gezag"})
    assert "U krijgt geen kopie." in words(parent.get("zonder-gezag"))
    parent.answer(zonder_gezag={"road": "information"}, over_wie=CHILD, vraag={"how": "copy", "wording": ""}, bereiken=REACH)
    parent.send()
    assert (set(only().rights), only().copy_wanted) == ({"noncustodial_information", "access"}, False)


# Age.


@pytest.mark.parametrize(
    ("year", "month", "day", "says"),
    [
        (2010, 11, 25, "U bent jonger dan 16"),  # turns 16 tomorrow
        (2010, 11, 24, "U bent 16 jaar of ouder"),  # turns 16 today
        (2008, 11, 24, "U bent 18 jaar of ouder"),
    ],
)
def test_the_page_tells_a_pupil_what_the_age_means(parent, year, month, day, says):
    born = {"birth_date_day": day, "birth_date_month": month, "birth_date_year": year}
    parent.answer(wat=ask("inzage"), wie={"who": "leerling"}, over_wie=born)
    assert says in words(parent.get("vraag"))


def test_of_a_child_that_turns_16_today_the_parent_is_asked_whether_it_agrees(parent):
    born = {"birth_date_day": "24", "birth_date_month": "11", "birth_date_year": "2010"}
    last = parent.answer(wat=ask("inzage"), wie={"who": "ouder"}, over_wie={**CHILD, **born})
    assert last.url == parent.url("toestemming")
    assert parent.answer(toestemming={"agrees": "no"}).url == parent.url("vraag")


def test_a_pupil_under_16_alone_gets_a_running_term_and_no_parent_is_mailed(parent):
    parent.answer(wat=ask("inzage"), wie={"who": "leerling"}, over_wie={**OWN, "birth_date_year": "2013"}, vraag=WORDS)
    assert "We schrijven niet uit onszelf aan uw ouders" in words(parent.get("vraag"))
    parent.answer(bereiken={"name": "Sam", "email": "sam@thuis.example"})
    parent.send()
    assert only().case.due_at
    assert [outsider.email for outsider in Outsider.objects.select_related("case")] == ["sam@thuis.example"]


# Bad input.

BIRTH = {
    "in the future": ("25", "11", "2026", "future"),
    "today in a year": ("24", "11", "2027", "future"),
    "no such day": ("31", "2", "2017", "date"),
    "two digits": ("14", "2", "17", "year"),
    "too long ago": ("14", "2", "1901", "too_early"),
    "before there were years": ("14", "2", "0017", "years"),
    "words": ("veertien", "2", "2017", "day"),
    "nothing": ("", "", "", "required"),
}


@pytest.mark.parametrize("case", BIRTH)
def test_a_wrong_date_of_birth_is_named_and_what_was_typed_stays(parent, case):
    day, month, year, code = BIRTH[case]
    parent.answer(wat=ask("inzage"), wie={"who": "ouder"})
    born = {"birth_date_day": day, "birth_date_month": month, "birth_date_year": year}
    answer = parent.post("over-wie", **{**CHILD, **born})
    assert answer.status_code == 400
    assert [error.code for error in answer.context["form"].errors.as_data()["birth_date"]] == [code]
    page = answer.content.decode()
    assert 'value="Sam"' in page
    assert f'value="{day}"' in page
    assert "Sam" in parent.get("over-wie").content.decode()


@pytest.mark.parametrize(
    ("code", "typed", "field"),
    [
        ("wat", {}, "situations"),
        ("wat", {"situations": ["alles"]}, "situations"),
        ("wie", {}, "who"),
        ("wie", {"who": "koning"}, "who"),
        ("over-wie", {**CHILD, "last_name": ""}, "last_name"),
        ("over-wie", {**CHILD, "first_name": "Sam\nVoorbeeld"}, "first_name"),
        ("over-wie", {**CHILD, "first_name": "x" * 71}, "first_name"),
        ("vraag", {"how": "alles"}, "how"),
        ("vraag", {"how": "look", "wording": "a\x00b"}, "wording"),
        ("vraag", {"how": "look", "wording": "x" * 20_001}, "wording"),
        ("bereiken", {"name": "", "email": "a@b.example"}, "name"),
        ("bereiken", {"name": "Lotte"}, "email"),
        ("bereiken", {"name": "Lotte", "email": "geen adres"}, "email"),
        ("bereiken", {"name": "Lotte", "email": "a@b.example\nBcc: z@z.example"}, "email"),
        ("bereiken", {"name": "Lotte", "phone": "0" * 41}, "phone"),
    ],
)
def test_wrong_input_is_named_and_opens_no_case(parent, code, typed, field):
    pages = {"wat": ask("inzage"), "wie": {"who": "ouder"}, "over_wie": CHILD, "vraag": WORDS}
    before = list(pages)[: ("wat", "wie", "over-wie", "vraag", "bereiken").index(code)]
    if before:
        parent.answer(**{page: pages[page] for page in before})
    answer = parent.post(code, **typed)
    assert answer.status_code == 400
    assert field in wrong(answer)
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "=HYPERLINK(1)", "{{ 7|add:7 }}", "😀 🏫", "سلام ‮om‬", "x" * 20_000]
)
def test_text_is_only_text(parent, text):
    parent.answer(wat=ask("inzage"), wie={"who": "ikzelf"}, vraag={"how": "look", "wording": text}, bereiken=REACH)
    assert "<script>alert(1)" not in parent.get("controleren").content.decode()
    parent.send()
    assert only().wording == text


# A number.


@pytest.mark.parametrize("number", ["123456782", "1234.56.782", "123456788"])
def test_a_bsn_is_pointed_out_before_sending_and_masked_on_request(parent, number):
    parent.answer(wat=ask("inzage"), wie={"who": "ikzelf"})
    typed = {"how": "look", "wording": f"Mijn nummer is {number}."}
    asked = parent.post("vraag", **typed)
    assert (asked.status_code, list(wrong(asked))) == (400, ["numbers"])
    parent.answer(vraag={**typed, "numbers": "hide"}, bereiken=REACH)
    page = parent.get("controleren").content.decode()
    assert number not in page
    assert "Mijn nummer is •••." in page
    parent.send()
    assert only().wording == "Mijn nummer is •••."


def test_another_number_may_stay(parent):
    parent.answer(wat=ask("inzage"), wie={"who": "ikzelf"})
    parent.answer(vraag={"how": "look", "wording": "Ordernummer 123456782", "numbers": "keep"}, bereiken=REACH)
    parent.send()
    assert only().wording == "Ordernummer 123456782"


def test_the_form_asks_no_file_and_no_bsn(parent):
    parent.answer(wat=ask("inzage", "fotos"), wie={"who": "ouder"}, over_wie=CHILD, vraag={**WORDS, "media": ["website"]})
    for code in ("wat", "wie", "over-wie", "vraag", "bereiken"):
        page = parent.get(code).content.decode()
        assert 'type="file"' not in page
        assert not {name for name in parent.get(code).context["form"].fields if "bsn" in name}
    assert "Stuur nooit een kopie van een paspoort" in words(parent.get("bereiken"))

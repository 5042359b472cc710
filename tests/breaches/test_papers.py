"""The worksheet for the AP's form and the letter to people: from the facts, completed by people, taken along."""

import datetime as dt
import io
import json

import pytest
import time_machine
from django.utils import translation
from pypdf import PdfReader

from breaches import letter, worksheet
from breaches.models import Breach, Outcome
from breaches.worksheet import answers
from breaches.worksheet.edpb import notification
from breaches.worksheet.questions import QUESTIONS, SECTIONS
from cases import letter_text, tasks_of_case
from cases.models import Look
from cases.moves import Refused, changing, move
from schools.models import Role
from tests.factories import AT, make_board, make_breach, make_people, make_person, make_school

pytestmark = pytest.mark.django_db

FACTS = {
    "breach_types": ["confidentiality"], "data_categories": ["basic", "health", "kleurenblindheid"], "special_categories": True,
    "person_groups": ["pupils"], "minors": True, "persons": 24, "persons_certain": True, "encrypted": False,
    "likely_consequences": ["phishing", "psychological_harm"], "national_id_number": True, "cause": "human_error",
}  # fmt: skip
HIGH = {"register": True, "authority": True, "data_subjects": True, "reasons": [], "missing": [],
        "severity": {"level": "high", "score": 3, "dpc": 3, "ei": 1, "cb": 0}}  # fmt: skip


@pytest.fixture
def people():
    school = make_school(name="De Regenmeter")
    return make_people(school.board, school)


@pytest.fixture
def breach(people):
    officer = people["privacy_officer"]
    school = people["principal"].memberships.get().school
    case = make_breach(school, facts=FACTS, measures_taken="De ouders zijn gebeld.").case
    move(case, "assess", by=officer, at=AT, facts=FACTS, result=HIGH)
    return fresh(case)


def fresh(case):
    return Breach.objects.select_related("case__board", "case__school", "case__assignee").get(pk=case.pk)


def texts(breach):
    return {answer.key: answer.text for _, entries in worksheet.sheet(breach) for answer in entries}


def test_the_sections_stand_in_the_order_of_the_form():
    assert [section.number for section in SECTIONS] == [str(number) for number in range(11)]


def test_every_answer_has_its_function_and_every_function_its_question():
    fills = {question.fill for question in QUESTIONS.values() if question.fill}
    own = {name for name, thing in vars(answers).items() if callable(thing) and thing.__module__ == answers.__name__}
    assert fills == {name for name in own if not name.startswith("_")} - {"full", "fact", "labels", "stage"}


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("notice_type", "Nieuwe melding"),
        ("nature", "Mogelijk ingezien door onbevoegden (vertrouwelijkheid)"),
        ("discovered_at", "dinsdag 24 november 2026, 8.12 uur"),
        ("data_types", "Naam\nkleurenblindheid\nBurgerservicenummer (BSN)"),
        ("special_data_types", "Gezondheid"),
        ("subject_categories", "Leerlingen\nMinderjarigen"),
        ("subject_count", "24"),
        ("prior_protection", "Nee"),
        ("severity", "Aanzienlijk"),
        ("communicated", "Nog niet bekend"),
        ("countries", ""),
    ],
)
def test_an_answer_follows_from_the_case(breach, key, text):
    assert texts(breach)[key] == text


def test_what_is_not_known_is_missing_and_not_guessed():
    bare = fresh(make_breach().case)
    filled = {answer.key: answer for _, entries in worksheet.sheet(bare) for answer in entries}
    for key in ("nature", "data_types", "subject_count", "prior_protection", "severity", "countries", "reporting_person"):
        assert (filled[key].text, filled[key].missing) == ("", True)
    assert notification(bare)["breach"] == {"incident": "data_sent_by_mistake", "description": bare.what_happened}


def test_what_a_person_writes_wins_and_an_unchanged_answer_keeps_following_the_case(breach, people):
    given = {**texts(breach), "countries": "Nee", "summary": "Korter gezegd."}
    worksheet.save(breach.case, given, by=people["privacy_officer"], at=AT, version=breach.case.version)
    saved = fresh(breach.case)
    assert saved.worksheet == {"countries": "Nee", "summary": "Korter gezegd."}
    assert texts(saved)["summary"] == "Korter gezegd."
    event = saved.case.events.latest("seq")
    assert (event.name, event.facts) == ("breach.worksheet_saved", {"fields": ["countries", "summary"]})


def test_two_people_on_one_worksheet_do_not_overwrite_each_other(breach, people):
    by, seen = people["privacy_officer"], breach.case.version
    worksheet.save(breach.case, {"countries": "Nee"}, by=by, at=AT, version=seen)
    with pytest.raises(Refused) as refusal:
        worksheet.save(breach.case, {"countries": "Ja"}, by=by, at=AT, version=seen)
    assert refusal.value.rule == "stale"
    assert fresh(breach.case).worksheet == {"countries": "Nee"}


def test_the_data_has_stable_keys_and_grows_with_the_case(breach, people):
    data = notification(breach)
    assert data["notification"] == {"type_of_notification": "new", "internal_reference": breach.case.reference}
    assert data["assessment"]["outcome"] == "high_risk"
    assert data["data_subjects"] == {"categories": ["minors", "students"], "number_kind": "exact", "number": 24}
    told = {"outcome": Outcome.NOTIFY_AUTHORITY, "reason": "Haast.", "preliminary": True}
    move(breach.case, "decide", by=people["board_member"], at=AT, **told)
    sent = {"kind": "initial", "sent_at": AT, "complete": False, "number": "AP-7"}
    move(breach.case, "record_notification", by=people["dpo"], at=AT, **sent)
    told = notification(fresh(breach.case))["notification"]
    assert told == {
        "type_of_notification": "follow_up", "sub_type_of_notification": "incomplete", "previous_breach_id": "AP-7",
        "internal_reference": breach.case.reference,
    }  # fmt: skip


# The letter.


def test_the_draft_says_what_article_34_asks(breach):
    text = letter.draft(breach)
    happened = "is een bericht met persoonsgegevens naar de verkeerde mensen gestuurd"
    for part in (happened, "– Gezondheid", "De ouders zijn gebeld.", "Klik niet op links", "Autoriteit Persoonsgegevens"):
        assert part in text
    assert [part["heading"] for part in letter_text.parts(text)][1:] == [
        "Wat is er gebeurd", "Om welke gegevens gaat het", "Wat kunnen de gevolgen zijn", "Wat hebben wij gedaan",
        "Wat kunt u zelf doen", "Hebt u vragen",
    ]  # fmt: skip
    assert not letter_text.is_ready(text)


def test_the_letter_names_no_reporter_and_no_free_text_of_the_report(people):
    told = {"name": "Sanne de Vries", "email": "sanne@thuis.example"}
    case = make_breach(people["principal"].memberships.get().school, reporter=told, what_happened="Kees woont geheim.").case
    text = letter.draft(fresh(case))
    assert "Sanne" not in text
    assert "Kees" not in text


# The pages.


PAGES = ("werkblad/", "werkblad/pdf/", "werkblad/json/", "brief/", "brief/pdf/")


@pytest.mark.parametrize("page", PAGES)
def test_who_sees_the_papers(client, breach, people, page):
    url = f"/zaken/{breach.case.reference}/{page}"
    seen = {}
    for role, person in people.items():
        client.force_login(person)
        seen[role] = client.get(url).status_code
    assert seen == {**dict.fromkeys(Role.values, 200), "employee": 404, "admin": 404}
    client.force_login(make_person(Role.DPO, board=make_board()))
    assert client.get(url).status_code == 404


@pytest.mark.parametrize(("page", "may"), [("werkblad/", {"privacy_officer", "board_member"}),
                                           ("brief/", {"privacy_officer", "board_member", "principal"})])  # fmt: skip
def test_who_changes_the_papers(client, breach, people, page, may):
    url = f"/zaken/{breach.case.reference}/{page}"
    for role in ("privacy_officer", "board_member", "principal", "dpo"):
        client.force_login(people[role])
        told = {"version": fresh(breach.case).case.version, "text": f"Beste ouder {role}", "countries": role}
        assert client.post(url, told).status_code == (302 if role in may else 403)


def test_a_stale_page_is_refused_and_keeps_what_was_typed(client, breach, people):
    client.force_login(people["privacy_officer"])
    url = f"/zaken/{breach.case.reference}/brief/"
    assert client.post(url, {"version": breach.case.version, "text": "Eerste"}).status_code == 302
    answer = client.post(url, {"version": breach.case.version, "text": "Tweede poging"})
    assert answer.status_code == 409
    assert "Tweede poging" in answer.content.decode()
    assert fresh(breach.case).letter == "Eerste"


def test_the_papers_come_as_pdf_and_json(client, breach, people):
    client.force_login(people["privacy_officer"])
    url = f"/zaken/{breach.case.reference}/"
    typed = "Beste ouder,\n\nWat is er gebeurd\n\n#let x = [😀] <b>vet</b>"
    client.post(f"{url}brief/", {"version": breach.case.version, "text": typed})
    for page, words in (("werkblad/pdf/", "Aard van het datalek"), ("brief/pdf/", "#let x = [")):
        answer = client.get(url + page)
        assert answer["Content-Type"] == "application/pdf"
        text = "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(answer.content)).pages)
        assert words in text
    data = json.loads(client.get(f"{url}werkblad/json/").content)
    assert data["notification"]["internal_reference"] == breach.case.reference


@pytest.mark.parametrize("paper", ["werkblad/", "werkblad/pdf/", "werkblad/json/", "brief/", "brief/pdf/"])
def test_who_opened_a_paper_has_looked_at_the_case(client, people, breach, paper):
    client.force_login(people["dpo"])
    assert client.get(f"/zaken/{breach.case.reference}/{paper}").status_code == 200
    assert [(look.case, look.user) for look in Look.objects.all()] == [(breach.case, people["dpo"])]


def test_what_looks_like_the_language_of_the_paper_is_text_in_it(client, people, breach):
    """The PDF is set by a program of its own: nothing that people write is a command to it."""
    evil = '#read("/etc/passwd") $x^2$ = Kop @bron <b> `x` #import "house.typ": * \\u{41}'
    letter.save(breach.case, f"Wat is er gebeurd?\n\n{evil}", by=people["privacy_officer"], at=AT, version=breach.case.version)
    client.force_login(people["dpo"])
    answer = client.get(f"/zaken/{breach.case.reference}/brief/pdf/")
    found = " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages).split())
    assert '#read("/etc/passwd") $x^2$ = Kop @bron <b> `x`' in found
    assert "root:" not in found


# What a person would otherwise have to remember.


def notify(breach, people, kind="initial", at=AT, **more):
    sent = {"kind": kind, "sent_at": at, **more}
    move(breach.case, "record_notification", by=people["privacy_officer"], at=at, **sent)
    return fresh(breach.case)


def decide(breach, people, outcome=Outcome.NOTIFY_AUTHORITY, at=AT, **more):
    told = {"outcome": outcome, "reason": "Weinig mensen.", "no_advice": "Gevraagd.", **more}
    move(breach.case, "decide", by=people["board_member"], at=at, **told)
    return fresh(breach.case)


def test_the_worksheet_is_dutch_whoever_looks(breach):
    with translation.override("en"):
        told = texts(breach)
        written = letter.draft(breach)
    assert told["incident"] == "E-mail naar verkeerde ontvanger"
    assert told["discovered_at"] == "dinsdag 24 november 2026, 8.12 uur"
    assert "Op dinsdag 24 november 2026 is een bericht" in written


def test_something_else_is_for_a_person_to_name(people):
    assert texts(fresh(make_breach(incident="other").case))["incident"] == ""


@pytest.mark.parametrize(("hours", "is_missing"), [(69, False), (71, True)])  # discovered two hours before AT
def test_later_than_72_hours_after_the_discovery_the_form_asks_why(breach, people, hours, is_missing):
    at = AT + dt.timedelta(hours=hours, minutes=30)
    wanted = {answer.key for _, entries in worksheet.sheet(breach, at) for answer in entries if answer.missing}
    assert ("reasons_for_delay" in wanted) is is_missing
    notified = notify(decide(breach, people), people)
    assert "reasons_for_delay" not in {a.key for _, entries in worksheet.sheet(notified, at) for a in entries if a.missing}


def test_no_high_risk_says_why_people_are_not_told(breach, people):
    told = texts(decide(breach, people))
    assert told["communicated"] == "Nee"
    assert told["communication_exception"] == "Een hoog risico voor de mensen is niet waarschijnlijk. Weinig mensen."


def test_telling_in_public_is_said_as_such(breach, people):
    decided = decide(breach, people, Outcome.NOTIFY_AND_INFORM, exception_34_3="disproportionate")
    assert texts(decided)["communicated"] == "Nog niet openbaar, maar dat gebeurt wel (streefdatum: vrijdag 27 november 2026)"
    move(breach.case, "record_communication", by=people["principal"], at=AT, sent_at=AT, channel="website")
    assert texts(fresh(breach.case))["communicated"].startswith("Niet ieder persoonlijk, wel openbaar, op dinsdag 24 november")


def test_measures_of_the_case_stand_under_10_2(breach, people):
    with changing(breach.case, at=AT) as workflow:
        about = {"text": "Lijsten per groep.", "due_on": dt.date(2026, 12, 4)}
        tasks_of_case.add(workflow.case, **about, assignee=None, by=people["privacy_officer"], at=AT)
    told = texts(fresh(breach.case))["measures_taken"]
    assert told == "De ouders zijn gebeld.\n– Lijsten per groep. (klaar op vrijdag 4 december 2026)"
    assert notification(fresh(breach.case))["assessment"]["measures_to_prevent"] == [
        {"measure": "Lijsten per groep.", "due": "2026-12-04"}
    ]


def test_a_withdrawal_carries_its_reason(client, breach, people):
    sent = notify(decide(breach, people), people, number="AP-7")
    client.force_login(people["privacy_officer"])
    with time_machine.travel(AT + dt.timedelta(hours=1), tick=False):
        told = {"kind": "withdrawal", "sent_at": AT.isoformat(), "withdrawal_reason": "Het waren verzonnen namen."}
        url = f"/zaken/{sent.case.reference}/doe/record_notification/"
        assert client.post(url, {"version": sent.case.version, "seen": 1, **told}).status_code == 302
        assert "Het waren verzonnen namen." in client.get(f"/zaken/{sent.case.reference}/").content.decode()
    data = notification(fresh(breach.case))["notification"]
    assert data["sub_type_of_notification"] == "withdraw"
    assert (data["type_of_notification"], data["previous_breach_id"]) == ("follow_up", "AP-7")
    assert data["withdrawal_reason"] == "Het waren verzonnen namen."
    assert texts(fresh(breach.case))["withdrawal_reason"] == "Het waren verzonnen namen."


def test_what_the_worksheet_says_stands_ready_where_the_notification_is_recorded(client, breach, people):
    decided = decide(breach, people)
    given = {"reasons_for_delay": "De melding kwam in de vakantie."}
    worksheet.save(decided.case, given, by=people["privacy_officer"], at=AT, version=decided.case.version)
    client.force_login(people["privacy_officer"])
    assert given["reasons_for_delay"] in client.get(f"/zaken/{decided.case.reference}/doe/record_notification/").content.decode()


@pytest.mark.parametrize(
    ("facts", "line"),
    [
        ({"national_id_number": True}, "– Burgerservicenummer (BSN)"),
        ({"id_document_copy": True}, "– Kopie van een identiteitsbewijs"),
        ({"credentials": "working"}, "– Inloggegevens"),
        ({"criminal_data": True}, "– Strafrechtelijke gegevens"),
        ({"financial_data": "full_payment"}, "– Bankgegevens"),
    ],
)
def test_the_letter_names_every_kind_of_data(facts, line):
    told = letter.data({"data_categories": ["basic"], **facts})
    assert told == f"– Naam\n{line}"


def test_the_letter_tells_nobody_that_there_is_a_protected_address(people):
    case = make_breach(people["principal"].memberships.get().school, facts={"protected_address": True}).case
    assert "geheim" not in letter.draft(fresh(case)).lower()


def test_who_has_a_protected_address_is_called_first(client, people):
    case = make_breach(people["principal"].memberships.get().school, facts={"protected_address": True}).case
    client.force_login(people["principal"])
    assert "Bel deze mensen eerst" in client.get(f"/zaken/{case.reference}/brief/").content.decode()


def test_one_item_of_a_list_is_no_heading():
    found = letter_text.parts("Wat kunnen de gevolgen zijn\n\n– Ongewenst contact\n\nHebt u vragen\n\nBel ons.")
    assert [part["heading"] for part in found] == ["Wat kunnen de gevolgen zijn", "Hebt u vragen"]
    assert found[0]["text"] == "– Ongewenst contact"


def test_a_letter_that_still_waits_for_words_says_so_on_paper(client, breach, people):
    client.force_login(people["principal"])
    url = f"/zaken/{breach.case.reference}/brief/pdf/"

    def printed():
        return PdfReader(io.BytesIO(client.get(url).content)).pages[0].extract_text()

    assert "Concept" in printed()
    letter.save(breach.case, "Beste ouder, alles is klaar.", by=people["principal"], at=AT, version=breach.case.version)
    assert "Concept" not in printed()


def test_letter_and_worksheet_are_dutch_also_for_who_reads_english(client, breach, people):
    """They go to parents and into the AP's Dutch form: once "Op Wednesday 25 November" stood in the letter."""
    officer = people["privacy_officer"]
    officer.language = "en"
    officer.save()
    client.force_login(officer)
    letter_page = client.get(f"/zaken/{breach.case.reference}/brief/").content.decode()
    sheet_page = client.get(f"/zaken/{breach.case.reference}/werkblad/").content.decode()
    assert "Letter to the people concerned" in letter_page
    assert "Op dinsdag 24 november 2026 is een bericht" in letter_page
    assert "dinsdag 24 november 2026, 8.12 uur" in sheet_page
    assert "Tuesday" not in sheet_page.split("<dl", 1)[1]


def test_reasons_stand_with_their_own_kind_of_notice_only(client, breach, people):
    """They stand ready from the worksheet, and a browser sends along what the page does not show."""
    notify(decide(breach, people), people)
    client.force_login(people["privacy_officer"])
    given = {"reasons_for_delay": "Vakantie.", "withdrawal_reason": "Verzonnen namen."}
    for minutes, kind in enumerate(("follow_up", "withdrawal"), 1):
        at = AT + dt.timedelta(minutes=minutes)
        with time_machine.travel(at, tick=False):
            told = {"kind": kind, "sent_at": at.isoformat(), "seen": 1, "version": fresh(breach.case).case.version, **given}
            assert client.post(f"/zaken/{breach.case.reference}/doe/record_notification/", told).status_code == 302
    sent = [(n.kind, n.reasons_for_delay or "", n.withdrawal_reason or "") for n in fresh(breach.case).notifications[1:]]
    assert sent == [("follow_up", "", ""), ("withdrawal", "", "Verzonnen namen.")]


def test_the_reason_of_a_withdrawal_does_not_stand_ready_for_the_next(breach, people):
    decided = decide(breach, people)
    given = {"withdrawal_reason": "Verzonnen namen."}
    worksheet.save(decided.case, given, by=people["privacy_officer"], at=AT, version=decided.case.version)
    notify(decided, people)
    withdrawn = notify(fresh(breach.case), people, "withdrawal", AT + dt.timedelta(minutes=1), **given)
    assert "withdrawal_reason" not in withdrawn.worksheet


def test_a_reason_to_withdraw_on_the_worksheet_is_no_part_of_another_notice(client, breach, people):
    decided = decide(breach, people)
    given = {"withdrawal_reason": "Het waren verzonnen namen."}
    worksheet.save(decided.case, given, by=people["privacy_officer"], at=AT, version=decided.case.version)
    client.force_login(people["privacy_officer"])
    told = {"kind": "initial", "sent_at": AT.isoformat(), "seen": 1, "version": fresh(breach.case).case.version, **given}
    with time_machine.travel(AT, tick=False):
        assert client.post(f"/zaken/{breach.case.reference}/doe/record_notification/", told).status_code == 302
    assert not fresh(breach.case).notifications[0].withdrawal_reason

"""The letters of a request: every right with every outcome, for both legal forms, in both languages."""

import datetime as dt
import re

import pytest

from cases.letter_text import is_heading, is_ready, parts_with_lists
from cases.moves import Refused, changing, move
from rights.people import Capacity
from rights.requests.letters import answer, asking, confirming, details, drafts, en, nl, remedies, sent
from rights.requests.models import GROUNDS, Outcome, Right, RightDecision, RightsRequest, article_of, clocks
from rights.requests.models.right import REFUSES
from schools.models import Board, Mandate, Role
from tests.factories import AT, make_board, make_people, make_person, make_request, make_school

pytestmark = pytest.mark.django_db
PRIVATE, PUBLIC = Board.LegalForm.PRIVATE, Board.LegalForm.PUBLIC
TONGUES = {"nl": nl, "en": en}
COURT_35, AWB, CIVIL_CODE, BESIDES = (
    ["dpo", "complaint", "authority", "court_35", "mediation_36"],
    ["dpo", "complaint", "authority", "objection_awb"],
    ["complaint", "commission", "court_377c"],
    ["dpo", "complaint", "authority", "court"],
)
# What each letter names, and nothing else: by right, for a private-law board and for a public authority.
NAMED = {
    Right.ACCESS: (COURT_35, AWB),
    Right.RECTIFICATION: (COURT_35, AWB),
    Right.ERASURE: (COURT_35, AWB),
    Right.RESTRICTION: (COURT_35, AWB),
    Right.PORTABILITY: (COURT_35, AWB),
    Right.OBJECTION: (COURT_35, AWB),
    Right.AUTOMATED_DECISION: (COURT_35, AWB),
    Right.CONSENT_WITHDRAWAL: (BESIDES, BESIDES),  # no decision on AVG art. 15 to 22
    Right.TRANSFER_REPORT: (BESIDES, BESIDES),
    Right.NONCUSTODIAL_INFORMATION: (CIVIL_CODE, CIVIL_CODE),
}
MARKS = {  # words that only this remedy has, in Dutch and in English
    "dpo": "(FG)", "authority": "autoriteitpersoonsgegevens.nl", "court_35": "UAVG", "mediation_36": " 36)",
    "objection_awb": "Algemene wet bestuursrecht", "commission": "onderwijsgeschillen.nl", "court_377c": "1:377c",
}  # fmt: skip


def decided(rights, outcome, *, ground="", text="", school=None, late_reason="", **about):
    """A request in which each of these rights was decided like this. Rows only: the letter reads nothing else."""
    request = make_request(school, rights=rights, **about)
    for right in rights:
        RightDecision(
            case=request.case, right=right, outcome=outcome, ground=ground, text=text, late=bool(late_reason),
            late_reason=late_reason, at=AT, by=None,
        ).save(force_insert=True)  # fmt: skip
    return RightsRequest.objects.select_related("case__board", "case__school").get(pk=request.pk)


def whole(request, way="post", **more):
    return sent.answered(request, by=None, at=AT, way=way, **more)


def remedies_of(text, language):
    """The lines of the last list of a letter, as the names of the remedies they are."""
    here = TONGUES[language]
    part = text.split(here.REMEDIES_HEADING)[1]
    starts = {line.split("{")[0].rstrip(";"): name for name, line in here.REMEDIES.items()}
    found = []
    for line in part.split("\n"):
        if line.startswith("– "):
            start = max((s for s in starts if line[2:].startswith(s)), key=len)
            found.append(starts[start])
    return found


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("legal_form", [PRIVATE, PUBLIC])
@pytest.mark.parametrize("right", Right)
def test_every_letter_names_exactly_the_remedies_that_exist(right, legal_form, language):
    school = make_school(make_board(legal_form=legal_form, street="Kringweg 1", postcode="9999 ZZ", city="Merelveen"))
    named = NAMED[right][legal_form == PUBLIC]
    for outcome in Outcome:
        ground = GROUNDS[right][0] if outcome in REFUSES else ""
        request = decided([right], outcome, ground=ground, text="Dit is de uitleg.", school=school, language=language)
        letter = whole(request)
        text = letter["letter"]
        assert is_ready(text), outcome
        assert remedies_of(text, language) == named
        assert {name for name, mark in MARKS.items() if mark in text.split(TONGUES[language].REMEDIES_HEADING)[1]} == {
            *named
        } - {"complaint", "court"}
        assert "Dit is de uitleg." in text
        assert TONGUES[language].HEADINGS[right] in text.split("\n\n")
        assert "{" not in text
        assert letter["head"]["title"].startswith(TONGUES[language].TITLES[right])


@pytest.mark.parametrize("ground", sorted({ground for grounds in GROUNDS.values() for ground in grounds}))
def test_every_ground_is_told_in_plain_words_with_its_source(ground):
    right = next(right for right, grounds in GROUNDS.items() if ground in grounds)
    for language, here in TONGUES.items():
        text = answer.draft(decided([right], Outcome.REFUSED, ground=ground, text="Uitleg.", language=language))
        words, source = here.GROUNDS[ground]
        assert words.split("{")[0] in text
        assert here.SOURCE_OF.get((right, ground), source) in text


def test_both_languages_say_the_same_things():
    names = {name for name in vars(nl) if name.isupper()}
    assert names == {name for name in vars(en) if name.isupper()}
    for name in names:
        one, other = getattr(nl, name), getattr(en, name)
        if isinstance(one, dict):
            assert one.keys() == other.keys(), name
            pairs = [(one[key], other[key]) for key in one]
        else:
            pairs = [(one, other)]
        for dutch, english in pairs:
            fields = [re.findall(r"{(\w+)}", str(text)) for text in (dutch, english)]
            assert {*fields[0]} == {*fields[1]}, (name, dutch)


def test_headings_are_read_as_headings():
    for here in TONGUES.values():
        of_rights = [*here.HEADINGS.values(), *(value for name, value in vars(here).items() if name.endswith("_HEADING"))]
        assert [text for text in of_rights if not is_heading(text)] == []


OF_THE_AVG = re.compile(r"\bU?AVG\b|GDPR|Autoriteit|Authority|bestuursrecht|bezwaar", re.IGNORECASE)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("outcome", Outcome)
def test_a_parent_without_custody_reads_nothing_of_the_avg(outcome, language):
    right = Right.NONCUSTODIAL_INFORMATION
    for ground in GROUNDS[right] if outcome in REFUSES else ("",):
        request = decided(
            [right], outcome, ground=ground, text="Sam zit in groep 6b.", language=language, copy_wanted=False,
            capacity=Capacity.PARENT_WITHOUT_CUSTODY,
        )  # fmt: skip
        letter = whole(request)
        assert not OF_THE_AVG.search(letter["letter"] + str(letter["head"]) + letter["information"])
        assert letter["information"] == ""


@pytest.mark.parametrize(
    ("commission", "name", "told"),
    [
        ("lkc", "", "de Landelijke Klachtencommissie Onderwijs (LKC), onderwijsgeschillen.nl"),
        ("own", "Commissie Veldkring", "de klachtencommissie van ons bestuur, Commissie Veldkring"),
        ("regional", "", "de regionale klachtencommissie"),
    ],
)
def test_the_commission_of_the_board_is_named(commission, name, told):
    school = make_school(make_board(commission=commission, commission_name=name))
    request = decided([Right.NONCUSTODIAL_INFORMATION], Outcome.REFUSED, ground="child_interest", text="Nee.", school=school)
    assert f"– een klacht indienen bij {told};" in whole(request)["letter"]


def test_several_rights_stand_each_under_their_own_heading():
    request = decided([Right.ACCESS, Right.ERASURE], Outcome.GRANTED)
    text = answer.draft(request)
    assert [part["heading"] for part in parts_with_lists(text) if part["heading"]] == ["Inzage", "Gegevens wissen"]
    assert "– inzage in de gegevens van Sam Voorbeeld en een kopie daarvan\n– het wissen van de gegevens" in text
    assert whole(request)["head"]["title"] == "Ons antwoord op uw verzoek"


def test_rights_with_other_remedies_each_have_their_own_list():
    text = whole(decided([Right.ACCESS, Right.NONCUSTODIAL_INFORMATION], Outcome.GRANTED, text="Ja."))["letter"]
    before, avg, civil = text.split(nl.REMEDIES_HEADING)[1].split("Gaat het u om ")
    assert "FG" in before
    assert "UAVG artikel 35" in avg
    assert "377c" not in avg
    assert not OF_THE_AVG.search(civil)
    assert remedies.keys([Right.ACCESS, Right.NONCUSTODIAL_INFORMATION], PRIVATE) == [*COURT_35, "commission", "court_377c"]


def test_the_term_for_the_court_counts_from_receipt_and_for_an_objection_from_sending():
    request = decided([Right.ERASURE], Outcome.GRANTED)
    assert "binnen zes weken nadat u deze brief hebt ontvangen" in whole(request)["letter"]
    board = make_board(legal_form=PUBLIC, street="Kringweg 1", city="Merelveen")
    text = whole(decided([Right.ERASURE], Outcome.GRANTED, school=make_school(board)))["letter"]
    assert "binnen zes weken na de dag waarop wij deze brief verstuurden" in text
    assert f"{board.name}, Kringweg 1" in text
    assert "rechtbank" not in text


def test_the_fg_is_named_with_an_address():
    school = make_school()
    dpo = make_person(Role.DPO, board=school.board, phone="000 111")
    assert f"(FG), {dpo.name} (000 111, {dpo.email})" in whole(decided([Right.ACCESS], Outcome.GRANTED, school=school))["letter"]


def test_a_late_answer_says_why_and_apologises():
    request = decided([Right.ACCESS], Outcome.GRANTED)
    text = whole(request, late_reason="De systeembeheerder was er niet.")["letter"]
    assert "Onze excuses daarvoor. De reden: De systeembeheerder was er niet." in text
    assert nl.LATE_HEADING not in whole(request)["letter"]


def test_a_refusal_after_the_first_month_says_so_in_its_own_section():
    text = answer.draft(
        decided([Right.ERASURE], Outcome.REFUSED, ground="legal_duty", text="Nee.", late_reason="Wij vergaten de brief.")
    )
    assert "Dit bericht had u binnen een maand na uw verzoek moeten krijgen." in text
    assert "Onze excuses daarvoor. De reden: Wij vergaten de brief." in text


def test_only_what_a_person_must_say_stands_between_brackets():
    assert nl.FILL_IN_WHY in answer.draft(decided([Right.ERASURE], Outcome.REFUSED, ground="legal_duty"))
    about = {"rights": [Right.NONCUSTODIAL_INFORMATION], "outcome": Outcome.GRANTED}
    assert nl.FILL_IN_INFORMATION in answer.draft(decided(**about))
    assert nl.MISSING_NAME in answer.draft(decided([Right.ACCESS], Outcome.GRANTED, data_subject={}))
    assert is_ready(answer.draft(decided([Right.ACCESS], Outcome.GRANTED, capacity="employee", data_subject={})))


def test_who_asks_about_the_own_data_is_called_you():
    text = answer.draft(decided([Right.ACCESS], Outcome.GRANTED, capacity="employee", data_subject={}, copy_wanted=False))
    assert "U vroeg om inzage in uw gegevens." in text
    assert "die wij van u hebben" in text
    assert nl.COME_AND_LOOK in text


def test_what_a_right_adds_from_its_own_records_stands_in_its_section(monkeypatch):
    monkeypatch.setattr(details, "TELLS", (lambda filling, right, decision: [f"Extra over {right}."],))
    assert "Extra over erasure." in answer.draft(decided([Right.ERASURE], Outcome.GRANTED))


@pytest.mark.parametrize(
    ("right", "outcome", "details_", "said"),
    [
        ("rectification", "granted", {"old_value": "Sem", "new_value": "Sam"}, "Dit stond er: Sem\nDit komt er te staan: Sam"),
        ("consent_withdrawal", "granted", {"what": "foto's op de website"}, "Het gaat om: foto's op de website"),
    ],
)
def test_what_was_decided_stands_there_with_its_details(right, outcome, details_, said):
    request = make_request(rights=[right])
    RightDecision(case=request.case, right=right, outcome=outcome, details=details_, at=AT, by=None).save(force_insert=True)
    assert said in answer.draft(RightsRequest.objects.get(pk=request.pk))


# Letters underway.


def test_the_question_who_somebody_is_leaves_the_choice_and_wants_no_copy():
    title, text = asking.question(make_request(), "identity", "")
    assert title == nl.IDENTITY_TITLE
    assert [line for line in text.split("\n") if line.startswith("– ")] == [f"– {way}" for way in nl.IDENTITY_WAYS]
    assert nl.IDENTITY_NEVER in text
    assert is_ready(text)


def test_the_question_to_specify_carries_the_question():
    title, text = asking.question(make_request(language="en"), "specification", "Which years?")
    assert title == en.SPECIFICATION_TITLE
    assert "Which years?" in text
    assert en.SPECIFICATION_ALL in text


@pytest.fixture
def house():
    school = make_school()
    people = make_people(school.board, school)
    Mandate.objects.create(board=school.board, power="decide_request", holder=people["privacy_officer"])
    return make_request(school), people["privacy_officer"]


def fresh(request):
    return RightsRequest.objects.select_related("case__board", "case__school").get(pk=request.pk)


def test_the_letter_that_extends_the_term_names_the_reason_and_the_new_day(house):
    request, officer = house
    move(request.case, "extend", by=officer, at=AT, ground="spread", text="Ook de leverancier van de toetsen moet zoeken.")
    (row,) = fresh(request).extensions
    assert "uiterlijk op woensdag 24 februari 2027" in row.letter
    assert nl.EXTENSION_WHY["spread"] in row.letter
    assert "Ook de leverancier van de toetsen moet zoeken." in row.letter
    assert remedies_of(row.letter, "nl") == ["dpo", "complaint", "authority"]
    assert row.head["title"] == nl.EXTENSION_TITLE
    assert clocks.running(fresh(request), "answer").due_at.date() == dt.date(2027, 2, 24)


def test_while_the_term_waits_the_extension_names_no_day(house):
    request, officer = house
    move(request.case, "ask_identity", by=officer, at=AT)
    move(request.case, "extend", by=officer, at=AT, ground="volume", text="Het is veel.")
    (row,) = fresh(request).extensions
    assert nl.EXTENSION_PAUSED in row.letter
    assert "uiterlijk" not in row.letter


def test_a_question_is_kept_as_it_was_asked(house):
    request, officer = house
    move(request.case, "ask_identity", by=officer, at=AT, text="Wij kennen dit adres niet.")
    (row,) = fresh(request).questions
    assert "Wij kennen dit adres niet." in row.letter
    assert row.head["sign"][0] == officer.name


def test_receipt_is_confirmed_with_the_last_day(house):
    request, _officer = house
    title, text = confirming.receipt(request, clocks.running(request, "answer").due_at, at=AT)
    assert title == nl.RECEIPT_TITLE
    assert "U krijgt ons antwoord uiterlijk op donderdag 24 december 2026." in text


def test_consent_withdrawn_by_word_of_mouth_is_confirmed_in_writing():
    """Founding document: oral consent, and taking it back, is confirmed in writing."""
    request = make_request(rights=["consent_withdrawal"], channel="phone", wording="Geen foto's meer op de site.")
    title, text = confirming.consent(request, at=AT)
    assert title == nl.CONSENT_TITLE
    assert "per telefoon" in text
    assert "U zei: Geen foto's meer op de site." in text


# Edited by people.


def ready(house):
    request, officer = house
    move(request.case, "pass_gate", by=officer, at=AT, method="known_in_person", on=AT.date())
    move(request.case, "decide", by=officer, at=AT, right="access", outcome="granted")
    return fresh(request), officer


def test_what_people_wrote_is_kept_and_goes_out(house):
    request, officer = ready(house)
    drafts.save(request.case, "Beste Lotte,\n\nJe krijgt een kopie.", by=officer, at=AT, version=request.case.version)
    move(request.case, "send_answer", by=officer, at=AT)
    (row,) = fresh(request).answers
    assert row.letter.startswith("Beste Lotte,\n\nJe krijgt een kopie.\n\nUw kopie")
    assert remedies_of(row.letter, "nl") == COURT_35
    assert fresh(request).letter_draft == {}


def test_the_same_text_as_the_case_gives_keeps_following_the_case(house):
    request, officer = ready(house)
    text = drafts.text_of(request).replace("\n", "\r\n")
    drafts.save(request.case, text, by=officer, at=AT, version=request.case.version)
    assert not drafts.is_edited(fresh(request))


def test_two_people_on_one_letter_do_not_overwrite_each_other(house):
    request, officer = ready(house)
    drafts.save(request.case, "Een.", by=officer, at=AT, version=request.case.version)
    with pytest.raises(Refused) as refusal:
        drafts.save(request.case, "Twee.", by=officer, at=AT, version=request.case.version)
    assert refusal.value.rule == "stale"
    assert drafts.text_of(fresh(request)) == "Een."


def refused(request, officer, **facts):
    with pytest.raises(Refused) as refusal:
        move(request.case, "send_answer", by=officer, at=AT, **facts)
    return refusal.value.rule


def test_brackets_keep_the_letter_here(house):
    request, officer = ready(house)
    drafts.save(request.case, "Geachte [naam],", by=officer, at=AT, version=request.case.version)
    assert refused(request, officer) == "letter_unfinished"


def test_a_later_decision_is_not_sent_with_the_old_words(house):
    request, officer = ready(house)
    drafts.save(request.case, "U krijgt alles.", by=officer, at=AT, version=request.case.version)
    told = {"right": "access", "outcome": "partly_granted", "ground": "rights_of_others", "text": "Namen zijn weggelakt."}
    move(request.case, "decide", by=officer, at=AT + dt.timedelta(minutes=1), **told)
    assert refused(request, officer) == "letter_outdated"
    drafts.save(request.case, "", by=officer, at=AT, version=fresh(request).case.version)
    move(request.case, "send_answer", by=officer, at=AT)
    assert "Namen zijn weggelakt." in fresh(request).answers[0].letter


def test_a_sent_letter_never_changes(house):
    request, officer = ready(house)
    move(request.case, "send_answer", by=officer, at=AT)
    before = fresh(request).answers[0]
    kept = before.letter, before.head, before.information
    Board.objects.update(name="Anders", street="Elders 2", phone="111", colour="#ff0000")
    officer.name = "Iemand Anders"
    officer.save()
    with changing(request.case, at=AT) as workflow:
        workflow.requester = {"name": "Iemand"}
        workflow.save()
    after = fresh(request).answers[0]
    assert (after.letter, after.head, after.information) == kept


def test_a_letter_names_the_fg_of_the_day_it_goes_out():
    """Two months after the request came in somebody else may be FG."""
    request = decided([Right.OBJECTION], Outcome.GRANTED)
    before, after = (make_person("dpo", board=request.case.board) for _n in range(2))
    before.memberships.update(until_on=AT.date())
    told = sent.answered(request, by=None, at=AT + dt.timedelta(days=60), way="post")["letter"]
    assert (str(before) in told, str(after) in told) == (False, True)


# Each sort of school has its own law about the report.


@pytest.mark.parametrize(
    ("language", "sector", "law"),
    [
        ("nl", "po", "Dit staat in WPO artikel 42."),
        ("nl", "vo", "Dit staat in de wettelijke regels over het onderwijskundig rapport (WVO 2020)."),
        ("nl", "so", "Dit staat in de wettelijke regels over het onderwijskundig rapport (WEC)."),
        ("en", "po", "The law: WPO article 42."),
        ("en", "vo", "The law: the legal rules about the report to another school (WVO 2020)."),
    ],
)
def test_a_refusal_of_the_report_names_the_law_of_this_sort_of_school(language, sector, law):
    told = {"ground": "not_enrolled", "text": "Nog niet.", "language": language, "school": make_school(sector=sector)}
    letter = whole(decided([Right.TRANSFER_REPORT], Outcome.REFUSED, **told))["letter"]
    assert law in letter
    assert ("42" in letter) == (sector == "po")


@pytest.mark.parametrize(
    ("sector", "law"), [("po", "WPO artikel 42"), ("vo", "WVO 2020"), ("so", "WEC"), ("", "WPO artikel 42, WVO 2020, WEC")]
)
def test_the_pages_name_the_law_of_this_sort_of_school(sector, law):
    case = make_request(make_school(sector=sector or "po"), rights=[Right.TRANSFER_REPORT]).case
    if not sector:
        case.school = None  # a case of the whole board
    assert article_of(Right.TRANSFER_REPORT, case) == law
    assert article_of(Right.ACCESS, case) == "AVG artikel 15"

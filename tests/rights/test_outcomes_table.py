"""Each right with each outcome: what its decision keeps, and what follows from it as tasks, days and rows."""

import datetime as dt

import pytest

from cases.models import Case
from cases.moves import Refused, move
from rights.requests.forms import Decide
from rights.requests.models import (
    GROUNDS,
    ErasureLine,
    Outcome,
    Recipient,
    Restriction,
    Right,
    RightsRequest,
    SearchPlace,
)
from rights.requests.outcomes import FORMS, OUTCOMES
from schools.models import Processor
from schools.suppliers import make_link
from tests.factories import AT, make_people, make_request, make_school

pytestmark = pytest.mark.django_db

TODAY = AT.date()  # Tuesday 24 November 2026
IN_TWO, IN_FIVE = dt.date(2026, 11, 26), dt.date(2026, 12, 1)  # working days
LEFT = "2025-07-18"  # the last day of that school year


class House:
    """One board with a supplier, and a request for one right whose gate has been passed."""

    def __init__(self, right, **about):
        self.school = make_school()
        self.people = make_people(self.school.board, self.school)
        SearchPlace.objects.create(board=self.school.board, name="ParnaSys")
        make_link(Processor(board=self.school.board, name="Leerlingvolg BV"), TODAY)
        told = {"rights": [right], **about}
        self.case = make_request(self.school, **told).case
        move(self.case, "pass_gate", by=self.people["privacy_officer"], at=AT, **gate(told.get("capacity")))

    @property
    def request(self):
        return RightsRequest.objects.select_related("case__board", "case__school").get(pk=self.case.pk)

    def form(self, right, outcome, details=None, **more):
        sent = {"right": right, "outcome": outcome, "text": "Zo is besloten.", "details": details, **more}
        return Decide(
            {name: value for name, value in sent.items() if value is not None},
            workflow=self.request, user=self.people["board_member"], at=AT,
        )  # fmt: skip

    def decide(self, right, outcome, details=None, at=AT, **more):
        """Through the form, as page and API do."""
        form = self.form(right, outcome, details, **more)
        assert form.is_valid(), form.errors.as_data()
        move(self.case, "decide", by=self.people["board_member"], at=at, **form.cleaned_data)
        return self.request.decision_on(right)

    def tasks(self):
        return {task.text: task.due_on for task in Case.objects.get(pk=self.case.pk).tasks.all()}

    def recipients(self):
        return {row.name: (row.kind, row.task.due_on) for row in Recipient.objects.filter(case=self.case)}


def gate(capacity):
    known = {"method": "known_in_person", "on": TODAY}
    return known | ({"authority": "no_custody"} if capacity == "parent_without_custody" else {})


SUPPLIER = {"suppliers": ["Leerlingvolg BV"], "recipients": [{"name": "SWV De Brug", "kind": "partnership"}]}
CORRECTED = {
    "old_value": "Geboren 14-2-2016", "new_value": "Geboren 14-2-2017", "source": "Geboorteakte gezien",
    "places": ["ParnaSys"], "systems": "\nPapieren dossier\nParnaSys",
}  # fmt: skip
ASIDE = {"why": "accuracy_contested", "what": "De toetsen van groep 5", "start_on": "2026-11-20"}
OBJECTED = {"use": "Uitslagen op het scherm in de hal", "weighing": "Het kan zonder namen.", "interim_restriction": True}
MEDIA = {
    "what": "Foto's van Sam",
    "media": [
        {"medium": "website"}, {"medium": "social_media", "where": "Instagram"}, {"medium": "school_guide"},
        {"medium": "class_list", "removed_on": "2026-11-24"}, {"medium": "other", "where": "Prikbord in de hal"},
    ],
}  # fmt: skip
INFORMED = {
    "given": "De rapporten en hoe het met Sam gaat.", "weighing": "Sam heeft er baat bij.", "child_heard": "yes",
    "other_parent_heard": "not_asked",
}  # fmt: skip

# Right, outcome, ground, details; then what follows: tasks with their day, recipients.
TABLE = [
    ("rectification", "granted", "", CORRECTED | SUPPLIER,
     {"Verbeter het in ParnaSys, zoals besloten over de rectificatie.": IN_FIVE,
      "Verbeter het in Papieren dossier, zoals besloten over de rectificatie.": IN_FIVE},
     {"Leerlingvolg BV": "supplier", "SWV De Brug": "partnership"}),
    ("rectification", "partly_granted", "data_are_correct", CORRECTED | {"places": [], "systems": ""}, {}, {}),
    ("rectification", "refused", "professional_opinion", {"old_value": "Druk", "new_value": "Rustig"}, {}, {}),
    ("rectification", "statement_added", "", {"statement": "Thuis is Sam rustig.", "suppliers": ["Leerlingvolg BV"]},
     {"Voeg de eigen zienswijze toe aan het dossier: het dossier van de leerling.": IN_FIVE}, {}),
    ("rectification", "dropped", "", {}, {}, {}),
    ("restriction", "granted", "", ASIDE | SUPPLIER,
     {"Zet de gegevens apart: bewaar ze en gebruik ze nergens anders voor. Welke dat zijn, staat in het besluit over "
      "beperking.": IN_TWO}, {"Leerlingvolg BV": "supplier", "SWV De Brug": "partnership"}),
    ("restriction", "refused", "no_ground_18", {}, {}, {}),
    ("objection", "granted", "", OBJECTED,
     {"Stop met het gebruik waartegen bezwaar is gemaakt: Uitslagen op het scherm in de hal": IN_FIVE}, {}),
    ("objection", "refused", "no_objection_possible", {"use": "Het OKR", "weighing": "Tegen het OKR kan geen bezwaar."}, {}, {}),
    ("objection", "refused", "compelling_grounds", OBJECTED, {}, {}),
    ("consent_withdrawal", "granted", "", MEDIA,
     {"De toestemming is ingetrokken: haal het weg van de website.": IN_TWO,
      "De toestemming is ingetrokken: haal het weg van sociale media (Instagram).": IN_TWO,
      "De toestemming is ingetrokken: haal het weg van de schoolgids.": IN_FIVE,
      "De toestemming is ingetrokken: haal het weg. Waar: Prikbord in de hal": IN_FIVE}, {}),
    ("consent_withdrawal", "refused", "no_authority", {}, {}, {}),
    ("consent_withdrawal", "nothing_held", "", {}, {}, {}),
    ("noncustodial_information", "granted", "", INFORMED, {}, {}),
    ("noncustodial_information", "refused", "child_interest", {k: v for k, v in INFORMED.items() if k != "given"}, {}, {}),
    ("automated_decision", "granted", "",
     {"about": "Plaatsing in een niveaugroep", "reviewed_on": "2026-11-23", "result": "Groep 2 blijft."}, {}, {}),
    ("automated_decision", "refused", "not_automated", {}, {}, {}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("right", "outcome", "ground", "details", "tasks", "recipients"), TABLE, ids=[f"{r}-{o}-{g}" for r, o, g, *_ in TABLE]
)
def test_what_follows_from_each_outcome(right, outcome, ground, details, tasks, recipients):
    capacity = "parent_without_custody" if right == "noncustodial_information" else "parent_with_custody"
    house = House(right, capacity=capacity)
    if right == "automated_decision" and outcome == "granted":
        details = details | {"reviewer": house.people["principal"].email}
    row = house.decide(right, outcome, details, ground=ground)
    assert (row.outcome, row.ground) == (outcome, ground)
    told = {name: value for name, value in details.items() if value not in ("", []) and name != "systems"}
    assert {name: row.details.get(name) for name in told} == told
    assert {text: day for text, day in house.tasks().items() if "wat er is veranderd" not in text} == tasks
    assert house.recipients() == {name: (kind, IN_FIVE) for name, kind in recipients.items()}


def test_a_right_is_decided_without_details_exactly_as_before():
    for right in FORMS:
        house = House(right, capacity="parent_without_custody" if right == "noncustodial_information" else "employee")
        row = house.decide(right, "granted")
        assert (row.outcome, row.details) == ("granted", {})
        assert (house.tasks(), house.recipients()) == ({}, {})


def test_a_restriction_starts_on_its_day_and_a_refused_one_never_does():
    house = House("restriction")
    house.decide("restriction", "granted", ASIDE)
    assert Restriction.objects.get().start_on == dt.date(2026, 11, 20)
    house = House("restriction")
    house.decide("restriction", "refused", ASIDE, ground="no_ground_18")
    assert Restriction.objects.count() == 1


def test_partly_is_normal_and_settles_itself():
    house = House("erasure")
    lines = [
        {"category": "pupil_file", "outcome": "erase"}, {"category": "absence", "outcome": "keep"},
        {"category": "reunion_addresses", "outcome": "erase"},
        {"category": "transfer_report", "outcome": "refuse", "ground": "legal_claims", "reason": "Er loopt een zaak."},
    ]  # fmt: skip
    row = house.decide("erasure", "granted", {"left_on": LEFT, "lines": lines} | SUPPLIER)
    assert (row.outcome, row.ground) == ("partly_granted", "legal_duty")
    kept = ErasureLine.objects.get(code="absence")
    assert (kept.kept_until, kept.ground, kept.from_day) == (dt.date(2030, 7, 18), "legal_duty", LEFT)
    assert ErasureLine.objects.get(code="transfer_report").reason == "Er loopt een zaak."
    tasks = {text: day for text, day in house.tasks().items() if text.startswith("Wis")}
    assert tasks == {"Wis: Leerlingdossier, onderwijskundig deel": IN_FIVE, "Wis: Adressen voor reünies": IN_FIVE}
    assert set(house.recipients()) == {"Leerlingvolg BV", "SWV De Brug"}


@pytest.mark.parametrize(
    ("lines", "outcome"),
    [([("pupil_file", "erase")], "granted"), ([("absence", "keep")], "refused"),
     ([("pupil_file", "erase"), ("absence", "keep")], "partly_granted")],
)  # fmt: skip
def test_the_lines_say_the_outcome(lines, outcome):
    house = House("erasure")
    told = [{"category": code, "outcome": what} for code, what in lines]
    assert house.decide("erasure", "granted", {"left_on": LEFT, "lines": told}).outcome == outcome


def test_one_parent_with_custody_is_enough_to_take_consent_back():
    house = House("consent_withdrawal")
    move(house.case, "record_objection", by=house.people["privacy_officer"], at=AT, text="De vader wil de foto's houden.")
    assert house.decide("consent_withdrawal", "granted", MEDIA).outcome == "granted"
    assert not house.case.deadlines.filter(purpose="consent", ended_at=None).exists()
    other = House("access")
    move(other.case, "record_objection", by=other.people["privacy_officer"], at=AT, text="Nee.")
    with pytest.raises(Refused) as refusal:
        move(other.case, "decide", by=other.people["board_member"], at=AT, right="access", outcome="granted")
    assert refusal.value.rule == "objection_open"


CONFIRM = "Bevestig schriftelijk aan de verzoeker dat de toestemming is ingetrokken: het is gezegd, niet geschreven."


@pytest.mark.parametrize(
    ("channel", "details", "asked"),
    [
        ("phone", {}, True), ("in_person", {}, True), ("paper", {}, False),
        ("phone", {"oral": True, "media": [{"medium": "website"}]}, True),
        ("paper", {"oral": True, "media": [{"medium": "website"}]}, True),
        ("phone", {"oral": True, "confirmed_on": "2026-11-24", "media": [{"medium": "website"}]}, False),
    ],
)  # fmt: skip
def test_oral_withdrawal_is_confirmed_in_writing(channel, details, asked):
    house = House("consent_withdrawal", channel=channel)
    house.decide("consent_withdrawal", "granted", details)
    assert house.tasks().get(CONFIRM) == (IN_TWO if asked else None)


def test_the_words_for_a_parent_without_custody_say_nothing_of_the_avg():
    form = FORMS[Right.NONCUSTODIAL_INFORMATION]
    said = [f"{field.label} {field.help_text}" for field in form.base_fields.values()]
    assert not [text for text in said if "AVG" in text]
    assert not [ground for ground in GROUNDS[Right.NONCUSTODIAL_INFORMATION] if "AVG 1:" in ground.label]


def test_every_right_ends_in_something_its_page_offers():
    assert set(OUTCOMES) == set(Right)
    assert Outcome.OWN_VIEW_ADDED in OUTCOMES[Right.RECTIFICATION]
    assert [right for right, ends in OUTCOMES.items() if Outcome.OWN_VIEW_ADDED in ends] == [Right.RECTIFICATION]


# What is refused, with the field that says so.
ERASE = {"left_on": LEFT}
WRONG = [
    ("rectification", "granted", {"left_on": LEFT}, "left_on"),  # details of another right
    ("access", "granted", {"old_value": "x"}, "old_value"),  # a right that asks nothing more
    ("rectification", "granted", {"old_value": "x"}, "new_value"),
    ("rectification", "granted", CORRECTED | {"places": ["Elders"]}, "places"),
    ("rectification", "statement_added", {"source": "x"}, "statement"),
    ("rectification", "granted", CORRECTED | {"suppliers": ["Onbekend BV"]}, "suppliers"),
    ("rectification", "granted", CORRECTED | {"recipients": [{"name": "X", "kind": "neighbour"}]}, "recipients.0.kind"),
    ("rectification", "granted", CORRECTED | {"recipients": "DUO"}, "recipients"),
    ("rectification", "granted", CORRECTED | {"recipients": [{"naam": "DUO"}]}, "recipients.0.naam"),
    ("erasure", "granted", ERASE | {"lines": [{"category": "no_such", "outcome": "erase"}]}, "lines.0.category"),
    ("erasure", "granted", {"left_on": "2026-11-25", "lines": [{"category": "pupil_file", "outcome": "erase"}]}, "left_on"),
    ("erasure", "granted", {"lines": [{"category": "camera", "outcome": "erase", "from_day": "2027-01-01"}]}, "lines.0.from_day"),
    ("erasure", "granted", ERASE | {"lines": [{"category": "absence", "outcome": "erase"}]}, "lines.0.outcome"),
    ("erasure", "granted", ERASE | {"lines": [{"category": "absence", "outcome": "burn"}]}, "lines.0.outcome"),
    ("erasure", "granted", ERASE | {"lines": [{"category": "pupil_file", "outcome": "keep", "kept_until": "2027-07-19",
     "ground": "still_needed", "reason": "x"}]}, "lines.0.kept_until"),
    ("erasure", "granted", ERASE | {"lines": [{"category": "pupil_file", "outcome": "refuse", "reason": "x"}]}, "lines.0.ground"),
    ("erasure", "granted", ERASE | {"lines": [{"category": "pupil_file", "outcome": "refuse", "ground": "legal_duty",
     "reason": "x"}]}, "lines.0.ground"),
    ("erasure", "granted", ERASE | {"lines": [{"category": "pupil_file", "outcome": "refuse", "ground": "legal_claims"}]},
     "lines.0.reason"),
    ("erasure", "granted", ERASE | {"lines": [{"category": "pupil_file", "outcome": "erase"}] * 2}, "lines.1.category"),
    ("erasure", "dropped", ERASE | {"lines": [{"category": "pupil_file", "outcome": "erase"}]}, "lines"),
    ("restriction", "granted", {"what": "x"}, "why"),
    ("restriction", "granted", ASIDE | {"start_on": "2026-11-25"}, "start_on"),
    ("objection", "granted", {"use": "x"}, "weighing"),
    ("consent_withdrawal", "granted", {"media": [{"medium": "website", "removed_on": "2026-12-24"}]}, "media.0.removed_on"),
    ("consent_withdrawal", "granted", {"media": [{"medium": "other"}]}, "media.0.where"),
    ("consent_withdrawal", "granted", {"what": "Foto's"}, "media"),
    ("noncustodial_information", "granted", {"weighing": "x"}, "given"),
    ("automated_decision", "granted", {"about": "x", "reviewed_on": "2026-12-01", "result": "x"}, "reviewed_on"),
    ("automated_decision", "granted", {"about": "x", "reviewer": "vreemd@elders.example"}, "reviewer"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("right", "outcome", "details", "path"), WRONG, ids=[f"{r}-{p}-{n}" for n, (r, _, _, p) in enumerate(WRONG)]
)  # fmt: skip
def test_wrong_details_are_refused_by_the_field_to_mend(right, outcome, details, path):
    capacity = "parent_without_custody" if right == "noncustodial_information" else "parent_with_custody"
    house = House(right, capacity=capacity)
    form = house.form(right, outcome, details)
    assert not form.is_valid()
    assert path in {error.path for error in form.errors.as_data()["details"]}
    assert Case.objects.get(pk=house.case.pk).state == "admitted"

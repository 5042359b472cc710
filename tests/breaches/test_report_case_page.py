"""A breach on the page of its case: in every state and for every role, in people's words, with what must not be overlooked."""

import datetime as dt

import pytest
import time_machine

from breaches import parts
from breaches.assessment import assess
from breaches.models import AlsoReport, Breach, Outcome
from cases.moves import changing, move
from schools.models import Role
from tests.factories import AT, make_breach, make_people, make_person, make_school

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tuesday_morning")]

HOUR = dt.timedelta(hours=1)
GRAVE = {
    "is_breach": True, "breach_types": ["confidentiality"], "cause": "human_error", "data_categories": ["basic", "care_file"],
    "person_groups": ["pupils"], "minors": True, "persons": 24, "recipients": "few_known", "recipient_trusted": False,
    "encrypted": False, "identifiability": "significant",
}  # fmt: skip


class Road:
    """A breach that can be driven along the road, and looked at."""

    def __init__(self, client, **about):
        self.client, self.school = client, about.pop("school", None) or make_school()
        self.people = make_people(self.school.board, self.school)
        self.people["reporter"] = make_person(Role.EMPLOYEE, school=self.school, name="Noor Tesselaar", function="leraar")
        self.case = make_breach(self.school, by=self.people["reporter"], facts=dict(GRAVE), **about).case

    def go(self, name, role, at=AT, **facts):
        return move(self.case, name, by=self.people[role], at=at, **facts)

    def assess(self, **changes):
        facts = GRAVE | changes
        return self.go("assess", Role.PRIVACY_OFFICER, facts=facts, result=assess(facts), note="Kinderen kennen elkaar.")

    def advise(self, outcome=Outcome.NOTIFY_AND_INFORM):
        return self.go("advise", Role.DPO, outcome=outcome, text="Meld het, en informeer alle ouders.")

    def decide(self, outcome=Outcome.NOTIFY_AND_INFORM, **more):
        return self.go("decide", Role.BOARD_MEMBER, outcome=outcome, **more)

    def notify(self, **more):
        more = {"kind": "initial", "sent_at": AT, "number": "AP-77", "filed_by": "board"} | more
        return self.go("record_notification", Role.PRIVACY_OFFICER, **more)

    def inform(self):
        about = {"sent_at": AT, "channel": "email", "count": 24, "audience": "Ouders van groep 6", "text": "Beste ouders"}
        return self.go("record_communication", Role.PRIVACY_OFFICER, **about)

    def look(self, role=Role.PRIVACY_OFFICER, status=200):
        self.client.force_login(self.people[role])
        answer = self.client.get(f"/zaken/{self.case.reference}/")
        assert answer.status_code == status
        return answer

    def page(self, role=Role.PRIVACY_OFFICER):
        return self.look(role).content.decode()


@pytest.fixture
def road(client):
    return Road(client)


# Where it stands, in people's words.


def to_reported(road):
    """Nothing yet."""


def to_assessed(road):
    road.assess()


def to_advised(road):
    to_assessed(road)
    road.advise()


def to_decided(road):
    to_advised(road)
    road.decide()


def to_register_only(road):
    to_advised(road)
    road.decide(Outcome.REGISTER_ONLY, reason="Alle mails zijn ongelezen gewist.")


def to_preliminary(road):
    road.decide(Outcome.NOTIFY_AUTHORITY, preliminary=True, no_advice="FG gevraagd om 9.00 uur.")


def to_notified_preliminary(road):
    to_preliminary(road)
    road.notify(complete=False)


def to_partly_notified(road):
    to_decided(road)
    road.notify(complete=False)


def to_notified(road):
    to_decided(road)
    road.notify()


def to_done(road):
    to_notified(road)
    road.inform()


def to_withdrawn(road):
    to_notified(road)
    road.notify(kind="withdrawal")


def to_decided_anew(road):
    to_withdrawn(road)
    road.decide(Outcome.NOTIFY_AND_INFORM, at=AT + dt.timedelta(minutes=1))


def to_evaluated(road):
    to_done(road)
    road.go("evaluate", Role.PRIVACY_OFFICER, text="Lijsten per groep.")


def to_closed(road):
    to_evaluated(road)
    road.go("close", Role.PRIVACY_OFFICER)


def to_dismissed(road):
    road.go("dismiss", Role.PRIVACY_OFFICER, reason="Geen persoonsgegevens.")


STANDS = {
    to_reported: ("Net binnen", "De privacy officer kijkt naar het risico."),
    to_assessed: ("Beoordeeld", "De FG geeft nu advies."),
    to_advised: ("Advies gegeven", "Het bestuur besluit nu."),
    to_decided: ("Besloten: melden", "De melding moet nog naar de AP."),
    to_register_only: ("Besloten: alleen in het register", "Melden bij de AP hoeft niet."),
    to_preliminary: ("Besloten: voorlopig melden", "De melding moet nog naar de AP."),
    to_notified_preliminary: ("Voorlopig gemeld bij de AP", "Beoordeel het risico en vul de melding aan."),
    to_partly_notified: ("Voorlopig gemeld bij de AP", "De melding moet nog worden aangevuld."),
    to_notified: ("Gemeld bij de AP", "De mensen om wie het gaat moeten nog bericht krijgen."),
    to_done: ("Gemeld bij de AP", "Wat besloten is, is gedaan."),
    to_withdrawn: ("Melding ingetrokken", "Besluit opnieuw"),
    to_decided_anew: ("Besloten: melden", "De melding moet nog naar de AP."),
    to_evaluated: ("Geëvalueerd", "Het dossier kan dicht."),
    to_closed: ("Gesloten", "Het dossier is dicht."),
    to_dismissed: ("Geen datalek", "Het bleek geen datalek."),
}


@pytest.mark.parametrize("drive", STANDS, ids=lambda drive: drive.__name__)
def test_where_it_stands_in_peoples_words(road, drive):
    drive(road)
    label, help_text = STANDS[drive]
    answer = road.look()
    assert answer.context["state"]["label"] == label
    assert help_text in str(answer.context["state"]["help"])
    assert f"{label}. <span" in answer.content.decode()


@pytest.mark.parametrize("role", [Role.PRIVACY_OFFICER, Role.PRINCIPAL, Role.BOARD_MEMBER, Role.DPO])
@pytest.mark.parametrize("drive", [to_reported, to_done, to_closed], ids=lambda drive: drive.__name__)
def test_everybody_who_sees_cases_sees_all_of_it(road, drive, role):
    drive(road)
    page = road.page(role)
    for heading in ("Feiten", "Beoordeling", "Advies van de FG", "Besluit", "Ook melden bij"):
        assert f">{heading}</h2>" in page
    assert "Het overzicht van groep 6" in page


# What stands in each part.


def test_the_facts_in_words(road):
    page = road.page()
    assert "24 personen" in page
    assert "Naam; extra hulp" in page
    assert "Enkele personen die we kennen" in page
    assert "Noor Tesselaar, leraar" in page
    assert "dinsdag 24 november, 8.12 uur" in page


def test_what_is_not_known_is_said(client):
    road = Road(client)
    Breach.objects.filter(pk=road.case.pk).update(facts={})
    assert road.page().count("Nog niet bekend") == 3


def test_the_assessment_with_its_severity_and_reasons(road):
    to_assessed(road)
    page = road.page()
    assert "Ja, hoog risico" in page
    assert "Ernst " in page
    assert "Versie 1 van dinsdag 24 november" in page
    assert "Kinderen kennen elkaar." in page
    assert f"/zaken/{road.case.reference}/beoordeling/1/" in page


def test_the_advice_and_the_decision(road):
    to_decided(road)
    page = road.page()
    assert "Meld het, en informeer alle ouders." in page
    assert "Een advies kan niemand meer wijzigen." in page
    assert "<dd>Gevolgd</dd>" in page.replace("\n", "")
    assert "Zo snel mogelijk. Eigen streefdatum: vrijdag 27 november" in page


def test_a_decision_that_deviates_says_so_and_why(road):
    to_register_only(road)
    page = road.page()
    assert page.count("Niet gevolgd") == 2
    assert "Alle mails zijn ongelezen gewist." in page


def test_an_earlier_decision_and_advice_stay_readable(road):
    to_decided(road)
    road.assess(deletion_confirmed=True)
    road.advise(Outcome.NOTIFY_AUTHORITY)
    road.go("decide", Role.BOARD_MEMBER, at=AT + HOUR, outcome=Outcome.NOTIFY_AUTHORITY)
    page = road.page()
    assert "Een eerder besluit" in page
    assert "Eerder advies" in page


def test_advice_on_an_older_assessment_does_not_count(road):
    to_advised(road)
    road.go("assess", Role.PRIVACY_OFFICER, at=AT + HOUR, facts=GRAVE, result=assess(GRAVE))
    page = road.page()
    assert "Het gaat over een oudere beoordeling." in page
    assert "Vraag of het nog klopt." in page


def test_notices_contacts_and_people_informed(road):
    to_done(road)
    road.go("record_contact", Role.DPO, sort="question", received_at=AT, text="Hoeveel ouders?", answer_by=dt.date(2026, 12, 8))
    page = road.page()
    assert "AP-77" in page
    assert "Hoeveel ouders?" in page
    assert "Antwoord uiterlijk dinsdag 8 december" in page
    assert "24 personen, e-mail" in page
    assert f"/zaken/{road.case.reference}/werkblad/" in page
    assert f"/zaken/{road.case.reference}/brief/" in page


def test_parts_that_are_not_called_for_are_left_out(road):
    to_register_only(road)
    page = road.page()
    assert 'id="ap"' not in page
    assert 'id="informeren"' not in page
    assert 'id="scholen"' not in page


# Ook melden bij.


def also(road):
    return {str(one["label"]): one for one in road.look().context["also"]}


@pytest.mark.parametrize(
    ("facts", "party", "word"),
    [
        ({"data_categories": ["exam_results"]}, AlsoReport.Party.INSPECTORATE, "centraal examen"),
        ({"cause": "malicious_external"}, AlsoReport.Party.POLICE, "aangifte"),
        ({"cause": "theft_or_loss"}, AlsoReport.Party.INSURER, "verzekering"),
        ({"processor_involved": True}, AlsoReport.Party.SUPPLIER, "leverancier"),
    ],
)
def test_the_facts_suggest_whom_to_tell(client, facts, party, word):
    road = Road(client, school=make_school(sector="vo"))
    assert not also(road)[str(party.label)]["warm"]
    Breach.objects.filter(pk=road.case.pk).update(facts=facts)
    one = also(road)[str(party.label)]
    assert word in one["note"]
    assert one["warm"]


def test_who_was_told_and_what_does_not_apply(road):
    road.go("record_other_report", Role.PRIVACY_OFFICER, party="police", told_at=AT, note="Aangifte 12")
    road.go("record_other_report", Role.PRIVACY_OFFICER, party="insurer", not_applicable=True)
    found = also(road)
    assert found["politie"]["answer"] == "dinsdag 24 november, 10.12 uur"
    assert found["politie"]["note"] == "Aangifte 12"
    assert found["verzekeraar"]["answer"] == "Niet van toepassing"
    assert found["leverancier"]["open"]


@pytest.mark.parametrize(
    ("sector", "is_open", "note"),
    [("vo", True, "Gaat het om een centraal examen"), ("so", True, "Gaat het om"), ("po", False, "Een basisschool heeft geen")],
)
def test_the_inspectorate_is_one_plain_question_where_exams_are_taken(client, sector, is_open, note):
    one = next(iter(also(Road(client, school=make_school(sector=sector))).values()))
    assert (one["open"], one["warm"], note in one["note"]) == (is_open, False, True)


def test_of_a_board_wide_breach_the_schools_that_take_part_count(road):
    primary, secondary = (make_school(road.school.board, sector=sector) for sector in ("po", "vo"))
    road.case = make_breach(board=road.school.board).case
    assert next(iter(also(road).values()))["open"]
    parts.add(road.case, [primary], asked="", due_on=None, by=road.people["privacy_officer"], at=AT)
    assert not next(iter(also(road).values()))["open"]
    parts.add(road.case, [secondary], asked="", due_on=None, by=road.people["privacy_officer"], at=AT)
    assert next(iter(also(road).values()))["open"]


def test_the_next_party_stands_ready(road):
    road.go("record_other_report", Role.PRIVACY_OFFICER, party="inspectorate", not_applicable=True)
    road.client.force_login(road.people["privacy_officer"])
    address = f"/zaken/{road.case.reference}/doe/record_other_report/"
    assert road.client.get(address).context["form"]["party"].value() == "police"
    later = {"party": "police", "told_at": (AT + HOUR).isoformat(), "version": 2, "seen": 2}
    answer = road.client.post(address, later)
    assert (answer.status_code, list(answer.context["form"].errors)) == (400, ["told_at"])


# What must not be overlooked.


def test_the_papers_are_at_hand_while_the_board_still_decides(road):
    papers = ("werkblad/", "brief/")
    assert not [paper for paper in papers if f"/zaken/{road.case.reference}/{paper}" in road.page()]
    to_assessed(road)
    assert all(f"/zaken/{road.case.reference}/{paper}" in road.page() for paper in papers)
    road.advise(Outcome.REGISTER_ONLY)
    road.decide(Outcome.REGISTER_ONLY, reason="Alles is gewist.")
    assert not [paper for paper in papers if f"/zaken/{road.case.reference}/{paper}" in road.page()]


def test_a_later_awareness_warns_before_and_after_the_72_hours_from_discovery(client):
    discovered = AT - 2 * HOUR
    road = Road(client, discovered_at=discovered, aware_at=AT - HOUR, aware_reason="Eerst uitgezocht.")
    page = road.page()
    assert "Eerst uitgezocht." in page
    assert "Wie meldt na vrijdag 27 november, 8.12 uur" in page
    with time_machine.travel(discovered + 73 * HOUR, tick=False):
        assert "Het is meer dan 72 uur na de ontdekking" in road.page()


def test_a_notice_in_time_after_awareness_but_not_after_discovery_is_noted(client):
    discovered = AT - 80 * HOUR
    road = Road(client, discovered_at=discovered, aware_at=AT - HOUR, aware_reason="Eerst uitgezocht.")
    to_notified(road)
    assert "Op tijd na de kennisname, maar meer dan 72 uur na de ontdekking." in road.page()


def test_a_late_notice_says_why(client):
    road = Road(client, discovered_at=AT - 80 * HOUR)
    to_decided(road)
    road.notify(late=True, reasons_for_delay="De melding bleef liggen.")
    page = road.page()
    assert "Later dan 72 uur." in page
    assert "De melding bleef liggen." in page


def test_facts_that_changed_after_the_assessment_ask_for_a_new_one(road):
    to_assessed(road)
    assert "De feiten zijn veranderd" not in road.page()
    with changing(road.case, at=AT) as breach:
        breach.facts = breach.facts | {"persons": 240}
        breach.save(update_fields=["facts"])
    assert "De feiten zijn veranderd sinds de beoordeling." in road.page()


@pytest.mark.parametrize("drive", [to_decided, to_closed])
def test_what_the_fg_asks_stands_on_top_until_somebody_looked_again(road, drive):
    drive(road)
    road.go("ask_reopening", Role.DPO, reason="Er is misbruik gezien.")
    assert "De FG vraagt om er opnieuw naar te kijken: Er is misbruik gezien." in road.page()
    if drive is to_closed:
        road.go("reopen", Role.PRIVACY_OFFICER, reason="De FG vroeg het.")
    else:
        road.assess()
    assert "De FG vraagt om er opnieuw" not in road.page()


# Versions.


def test_every_version_of_the_assessment_can_be_read(road):
    to_assessed(road)
    road.assess(persons=240)
    address = f"/zaken/{road.case.reference}/beoordeling"
    road.look()
    first, second = (road.client.get(f"{address}/{n}/").content.decode() for n in (1, 2))
    assert "Veranderd sinds de vorige versie" not in first
    assert "Het was: 24" in second
    assert "240" in second
    assert road.client.get(f"{address}/3/").status_code == 404


@pytest.mark.parametrize(
    ("role", "status"), [(Role.DPO, 200), (Role.PRINCIPAL, 200), ("reporter", 403), (Role.EMPLOYEE, 404), (Role.ADMIN, 404)]
)
def test_who_reads_a_version(road, role, status):
    to_assessed(road)
    road.client.force_login(road.people[role])
    assert road.client.get(f"/zaken/{road.case.reference}/beoordeling/1/").status_code == status


# The reporter's own part.


def test_a_reporter_sees_the_own_words_and_nothing_that_others_made_of_it(road):
    to_done(road)
    page = road.page("reporter")
    assert "Het overzicht van groep 6" in page
    for secret in ("Meld het, en informeer", "Kinderen kennen elkaar", "AP-77", "Ernst", "Ouders van groep 6", "Ja, hoog risico"):
        assert secret not in page


def test_a_reporter_is_told_what_to_do_and_may_correct_until_it_is_assessed(road):
    page = road.page("reporter")
    assert "Bel of mail de ontvanger." in page
    assert f"/zaken/{road.case.reference}/feiten/" in page
    to_assessed(road)
    assert f"/zaken/{road.case.reference}/feiten/" not in road.page("reporter")


def test_what_was_erased_is_said_to_be_erased(road):
    to_done(road)
    type(road.case).objects.filter(pk=road.case.pk).update(sealed_key=None)
    assert "Gewist" in road.page()
    assert "Het overzicht van groep 6" not in road.page("reporter")

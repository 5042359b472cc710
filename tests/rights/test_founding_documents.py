"""The rules of the founding documents, each by its own words and by what comes out when people follow the workflow.

The documents: the ministry about data in education (000), the sector council (001), the supervisor about schools and the AVG
(002), the quick scan for schools (003) and DUO about pupil data (004). The tables behind the rules have tests of their own.
"""

import datetime as dt
import json

import pytest

from cases.moves import Refused, move
from rights.requests.models import ErasureLine, RightsRequest
from rights.requests.transfer.contents import read_contents
from rights.requests.transfer.package import build
from schools.models import Role
from tests.factories import AT, make_people, make_request, make_school
from tests.rights.access_house import KNOWN, AccessHouse
from tests.rights.moving_on import ENROLLED, LETTER, NO, OKR, PORTABLE, SENT, YES, Moving
from tests.rights.parent import CHILD, REACH, Parent, ask, only
from tests.rights.test_outcomes_table import CORRECTED, SUPPLIER, House
from tests.rights.test_transfer_package import CODE, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tuesday_morning")]
LEFT = "2025-07-18"


def refused(go, *args, **facts):
    with pytest.raises(Refused) as refusal:
        go(*args, **facts)
    return refusal.value.rule


# "Inzage".


def test_terwijl_de_ouder_de_gegevens_inziet_blijft_iemand_van_de_school_aanwezig(client):
    """004. Without a colleague no visit is recorded; with one it stands on record who that was."""
    house = AccessHouse()
    client.force_login(house.officer)
    page = f"/zaken/{house.case.reference}/doe/record_visit/"
    when = {"at_day": "24", "at_month": "11", "at_year": "2026", "at_time": "08.00"}
    told = {"shown": "Het hele dossier.", "version": house.request.case.version} | when
    assert client.post(page, told).status_code == 400
    assert house.request.visits == []
    assert client.post(page, told | {"present": house.employee.email}).status_code == 302
    assert house.request.visits[0].present == house.employee


def test_de_ouder_maakt_een_afspraak_met_de_school_and_picks_the_moment():
    """004."""
    house = AccessHouse()
    slot = next(iter(house.plan().values()))
    assert house.parent.post("/zaak/moment/", {"mark": house.mark(), "moment": slot}).status_code == 302
    assert house.request.visit_choice.present == house.employee


def test_geen_ouderlijk_gezag_meer_dan_vraagt_de_ouder_zelf_om_deze_informatie():
    """004, and BW 1:377c: information, and never a copy or the file itself."""
    school = make_school()
    people = make_people(school.board, school)
    request = make_request(school, capacity="parent_without_custody", copy_wanted=True)
    house = Following(request, people)
    assert refused(house.go, "pass_gate", **KNOWN, authority="no_custody") == "only_information"
    house.go("change_into_information")
    house.go("pass_gate", **KNOWN, authority="no_custody")
    assert house.request.rights == ["noncustodial_information"]
    details = {"given": "De rapporten.", "weighing": "Goed voor Sam."}
    told = {"outcome": "granted", "text": "Het gaat goed met Sam.", "details": details}
    house.go("decide", "board_member", right="noncustodial_information", **told)
    house.go("send_answer", way="post")
    answer = house.request.answers[0]
    answer.case = house.case
    assert ("kopie" in answer.letter, "AVG" in answer.letter) == (False, False)


# The report to another school (OKR).


HOW = {
    "letter": "Bewaar een kopie van de brief aan de ouders",
    "conversation_report": "Maak een verslag van het gesprek tussen de leraar en de ouders",
    "registered_date": "Registreer de datum (en tijd)",
    "tick_in_sis": "Plaats na het gesprek met de ouders een vinkje bij inzage in de LAS",
}


@pytest.mark.parametrize("how", HOW, ids=HOW.get)
def test_wel_moeten_de_ouders_inzage_krijgen_in_het_okr_voordat_het_wordt_uitgewisseld(how):
    """001 and 003. And the school has to record it, in one of four ways."""
    moving = Moving().enrolled()
    assert refused(moving.go, "record_transfer_sent", **SENT) == "inspection_first"
    moving.go("record_inspection", **LETTER | {"how": how})
    moving.go("record_transfer_sent", **SENT)
    assert [fact.how for fact in moving.request.happened("inspected")] == [how]


def test_bezwaren_en_opmerkingen_van_de_ouders_moeten_wel_opgenomen_worden_in_het_okr():
    """001 and 003. The impression of the teacher stays; the view (zienswijze) is printed word for word for the report."""
    moving = Moving().enrolled()
    moving.go("add_statement_of_views", text="Wij zien dit anders: Sam leest elke dag.", on=AT.date())
    moving.go("record_inspection", **LETTER)
    moving.go("record_transfer_sent", **SENT)
    assert [fact.text for fact in moving.request.happened("views")] == ["Wij zien dit anders: Sam leest elke dag."]


@pytest.mark.parametrize("receiver", ["po", "vo"])
def test_voor_het_okr_is_geen_toestemming_nodig_en_ouders_kunnen_dus_ook_geen_bezwaar_maken(receiver):
    """001: from a primary school to primary or secondary."""
    moving = Moving(receiver=receiver).enrolled()
    moving.go("record_inspection", **LETTER)
    assert refused(moving.go, "record_consent", part="report", **NO) == "no_consent_needed"
    moving.go("record_objection", text="Wij willen dit niet.")
    moving.go("record_transfer_sent", **SENT)
    assert moving.request.sendings


def test_vraag_tussen_andere_scholen_altijd_vooraf_toestemming_accepteer_ook_geen_toestemming():
    """003."""
    moving = Moving(sector="vo", receiver="vo", born="2012-01-01").enrolled()
    moving.go("record_inspection", **LETTER)
    assert refused(moving.go, "record_transfer_sent", **SENT) == "no_consent"
    moving.go("record_consent", part="report", **NO)
    assert refused(moving.go, "record_transfer_sent", **SENT, reason="De school drong aan.") == "consent_refused"
    assert not moving.request.sendings


# "Leerlingen van 16 jaar of ouder".


@pytest.mark.parametrize(("born", "rule"), [("2010-11-24", "pupil_decides"), ("2010-11-25", None)])  # 16 today, 16 tomorrow
def test_leerlingen_van_16_jaar_of_ouder_beslissen_zelf(born, rule):
    """000, 002 and 003: a parent asks with the pupil's authorisation only."""
    school = make_school()
    request = make_request(school, data_subject={"name": "Sam Voorbeeld", "birth_date": born})
    house = Following(request, make_people(school.board, school))
    if rule:
        assert refused(house.go, "pass_gate", **KNOWN) == rule
    house.go("pass_gate", **KNOWN, authority="authorisation" if rule else "school_records")
    assert house.request.state == "admitted"


@pytest.mark.parametrize(("born", "who", "not_who"), [("2010-11-24", "pupil", "parents"), ("2010-11-25", "parents", "pupil")])
def test_leerlingen_van_16_jaar_of_ouder_moeten_zelf_toestemming_geven(born, who, not_who):
    """000, 002 and 003."""
    moving = Moving(sector="vo", receiver="vo", born=born)
    moving.go("pass_gate", **KNOWN, authority="authorisation")
    moving.go("plan_transfer", school=moving.receiver, sector="vo", **OKR)
    moving.go("record_enrolment", **ENROLLED)
    moving.go("record_inspection", **LETTER)
    assert refused(moving.go, "record_consent", part="report", **YES | {"who": not_who}) == "whose_consent"
    moving.go("record_consent", part="report", **YES | {"who": who})
    moving.go("record_transfer_sent", **SENT)


# How long data are kept.


KEPT = [
    ("pupil_file", "2 jaar nadat de leerling de school heeft verlaten", LEFT, None, "maximum"),
    ("absence", "verzuim en in- en uitschrijving 5 jaar na vertrek", LEFT, dt.date(2030, 7, 18), "minimum"),
    ("special_education", "doorverwezen naar speciaal onderwijs 3 jaar na vertrek", LEFT, dt.date(2028, 7, 18), "minimum"),
    ("central_exam", "het centraal examen minstens 6 maanden", "2026-06-12", dt.date(2026, 12, 12), "minimum"),
]


@pytest.mark.parametrize(("code", "rule", "start", "until", "kind"), KEPT, ids=[rule for _code, rule, *_ in KEPT])
def test_de_bewaartermijnen(code, rule, start, until, kind):
    """002 and 004. What the law says to keep cannot be erased before its day; what may be kept at most can go at once."""
    house = House("erasure")
    line = {"category": code} | ({} if start == LEFT else {"from_day": start})
    erase = house.form("erasure", "granted", {"left_on": LEFT, "lines": [line | {"outcome": "erase"}]})
    assert erase.is_valid() is (kind == "maximum")
    if until is None:
        assert house.decide("erasure", "granted", {"left_on": LEFT, "lines": [line | {"outcome": "erase"}]}).outcome == "granted"
        return
    row = house.decide("erasure", "granted", {"left_on": LEFT, "lines": [line | {"outcome": "keep"}]})
    assert (row.outcome, row.ground) == ("refused", "legal_duty")
    assert ErasureLine.objects.get(code=code).kept_until == until


def test_adresgegevens_voor_reunies_alleen_voor_dat_doel_en_met_toestemming():
    """002: nobody keeps them for another reason once the consent is gone; they can always go."""
    house = House("erasure")
    line = {"category": "reunion_addresses"}
    for ground in ("legal_duty", "still_needed"):
        told = line | {"outcome": "keep", "ground": ground, "reason": "Handig.", "kept_until": "2030-01-01"}
        assert not house.form("erasure", "granted", {"left_on": LEFT, "lines": [told]}).is_valid()
    told = {"left_on": LEFT, "lines": [line | {"outcome": "erase"}]}
    assert house.decide("erasure", "granted", told).outcome == "granted"


# Consent.


def test_het_moet_net_zo_makkelijk_zijn_om_de_toestemming_weer_in_te_trekken(tuesday_morning):
    """002 (and 000: "kan die toestemming altijd intrekken"): no reason, no identity, no account; and a day within the week."""
    parent = Parent(make_school(), tuesday_morning)
    parent.answer(wat=ask("fotos"), wie={"who": "ouder"}, over_wie=CHILD, vraag={"media": ["website"]}, bereiken=REACH)
    assert parent.send().status_code == 302
    request = only()
    assert request.rights == ["consent_withdrawal"]
    assert request.case.due_at - AT < dt.timedelta(days=8)


def test_mondelinge_toestemming_moet_altijd_schriftelijk_bevestigd_worden():
    """004: given (for a transfer) and taken back (by telephone)."""
    moving = Moving(sector="vo", receiver="vo", born="2012-01-01").enrolled()
    said = YES | {"way": "oral"}
    assert refused(moving.go, "record_consent", part="report", **said) == "not_confirmed"
    moving.go("record_consent", part="report", **said, confirmed_on=AT.date())
    house = House("consent_withdrawal", channel="phone")
    house.decide("consent_withdrawal", "granted")
    assert [text for text in house.tasks() if text.startswith("Bevestig schriftelijk")]


# The rights as the quick scan names them.


def test_zij_mogen_gegevens_corrigeren_als_die_onjuist_blijken_te_zijn():
    """003 (article 16): the old and the new value stand with it, and whoever got the old one is told."""
    house = House("rectification")
    assert house.decide("rectification", "granted", CORRECTED | SUPPLIER).outcome == "granted"
    assert list(house.recipients()) == ["Leerlingvolg BV", "SWV De Brug"]


def test_zij_hebben_het_recht_om_de_eigen_gegevens_in_een_gestandaardiseerd_formaat_te_ontvangen():
    """003 (article 20): as JSON for a system and as CSV for a spreadsheet, each field described."""
    moving = Moving(right="portability").packed(**PORTABLE)
    about, files, data = read_contents(moving.request, role=Role.PRIVACY_OFFICER, at=AT)
    found = opened(build(about, files, data, password=CODE))
    assert json.loads(found["gegevens.json"])["pupil_name"] == "Sam Voorbeeld"
    assert "Sam Voorbeeld" in found["gegevens.csv"].decode("utf-8-sig")
    described = {one["path"] for one in json.loads(found["manifest.json"])["data_dictionary"]}
    assert described >= {"gegevens.json", "gegevens.csv"}


# "Van een identiteitsbewijs mag u geen kopie bewaren".


def test_van_een_identiteitsbewijs_mag_u_vanwege_de_privacywet_geen_kopie_bewaren(client):
    """004: what is shown at the counter leaves its kind and its day, no number and no file."""
    school = make_school()
    people = make_people(school.board, school)
    house = Following(make_request(school), people)
    client.force_login(people["privacy_officer"])
    page = client.get(f"/zaken/{house.case.reference}/doe/pass_gate/")
    assert b'type="file"' not in page.content
    house.go("pass_gate", method="document_shown", document_kind="passport", on=AT.date())
    gate = house.request.gate
    assert (gate.method, gate.document_kind) == ("document_shown", "passport")
    assert not house.case.documents.exists()
    kept = {field.name for field in gate._meta.get_fields()}
    assert not [name for name in kept if "number" in name or "copy" in name or "file" in name]


# Complaints.


def test_de_eerste_stap_is_de_directie_het_schoolbestuur_of_de_klachtencommissie(client):
    """000: the form says where one may go, and makes nobody go somewhere first."""
    school = make_school()
    page = client.get(f"/loket/{school.slug}/klacht/").content.decode()
    for where in ("directeur", "schoolbestuur", "klachtencommissie", "Autoriteit Persoonsgegevens"):
        assert where in page


class Following:
    """A request and the people who take its steps."""

    def __init__(self, request, people):
        self.case, self.people = request.case, people

    @property
    def request(self):
        return RightsRequest.objects.select_related("case__board", "case__school").get(pk=self.case.pk)

    def go(self, name, by="privacy_officer", **facts):
        return move(self.case, name, by=self.people[by], at=AT, **facts)

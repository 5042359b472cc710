"""The letter to a complainant: what it says, which roads it names, and that it stays as it went."""

import datetime as dt
import io

import pytest
import time_machine
from pypdf import PdfReader

from cases import notes, outsiders
from cases.moves import move
from rights.complaints.letters import en, nl, roads
from rights.complaints.models import Complaint, OutcomeLetter, Rung, Subject
from rights.letters import nl as shared
from schools.models import Role
from tests.cases.conftest import hidden, words
from tests.factories import AT, make_board, make_complaint, make_people, make_person, make_request, make_school

pytestmark = pytest.mark.django_db
PRINCIPAL, OFFICER, BOARD, DPO = Role.PRINCIPAL, Role.PRIVACY_OFFICER, Role.BOARD_MEMBER, Role.DPO
DAY = dt.timedelta(days=1)
FOUNDED = {1: ("founded", "Er was geen toestemming.")}
WHO = {"name": "Wies Dorrestein", "email": "wies@thuis.example"}


@pytest.fixture(autouse=True)
def tuesday_morning():
    with time_machine.travel(AT, tick=False) as clock:
        yield clock


class House:
    def __init__(self, board=None, **about):
        self.school = make_school(board, name="De Regenmeter")
        self.people = make_people(self.school.board, self.school)
        self.case = make_complaint(self.school, **{"complainant": WHO} | about).case

    def go(self, name, role, **facts):
        return move(self.case, name, by=self.people[role], at=AT, **facts)

    def heard(self):
        for party in ("complainant", "respondent"):
            self.go("record_hearing", OFFICER, party=party, text="Verteld.")

    @property
    def complaint(self):
        return Complaint.objects.select_related("case__board", "case__school").get(pk=self.case.pk)

    @property
    def letter(self):
        return self.complaint.letters[-1]

    def roads(self, rung):
        return roads.roads(self.complaint, rung)


@pytest.fixture
def house():
    house = House()
    house.heard()
    return house


def test_the_answer_tells_outcome_reasons_measure_and_where_to_go(house):
    house.go("decide_step", PRINCIPAL, parts=FOUNDED, measure="Wij spreken af wie foto's maakt.",
             measure_by=house.people[Role.EMPLOYEE], measure_on=dt.date(2026, 12, 11))  # fmt: skip
    letter = house.letter
    for piece in (
        "Geachte Wies Dorrestein,", "Op dinsdag 24 november 2026 kregen wij uw klacht.",
        "De directeur van de school heeft uw klacht behandeld.",
        "Wij hebben u gehoord, en ook de andere kant.", "Uw klacht is gegrond. Dat betekent: u krijgt gelijk.",
        "Er was geen toestemming.", "Wij spreken af wie foto's maakt.", "Dit is klaar op vrijdag 11 december 2026.",
        "uw klacht voorleggen aan het schoolbestuur. Dat antwoordt binnen 28 dagen;", "Landelijke Klachtencommissie Onderwijs",
        "Autoriteit Persoonsgegevens", "naar de rechter gaan.",
    ):  # fmt: skip
        assert piece in letter.letter, piece
    for inside in (str(house.people[Role.EMPLOYEE]), "Verteld."):
        assert inside not in letter.letter
    assert (letter.head["title"], letter.head["to"], letter.head["brand"]) == (nl.TITLE, ["Wies Dorrestein"], "De Regenmeter")
    assert letter.head["sign"][0] == house.people[PRINCIPAL].name
    assert letter.head["sign"][1].endswith("namens De Regenmeter")
    assert house.case.tasks.get().text == "Wij spreken af wie foto's maakt."


def test_each_part_has_its_own_heading_with_the_words_of_the_complainant(house):
    house.go("divide", PRINCIPAL, parts="Het adres is gedeeld\nNiemand belde terug")
    house.go("decide_step", PRINCIPAL, parts={1: ("partly_founded", "Deels."), 2: ("withdrawn", "")})
    text = house.letter.letter
    assert "Onderdeel 1\n\nU schreef: “Het adres is gedeeld”\n\nDit onderdeel is deels gegrond." in text
    assert "Onderdeel 2\n\nU schreef: “Niemand belde terug”\n\nDit onderdeel hebt u ingetrokken." in text


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_outcome_and_every_step_has_its_words_in_both_languages(language):
    here = {"nl": nl, "en": en}[language]
    for outcome in ("founded", "partly_founded", "unfounded", "inadmissible", "withdrawn", "solved"):
        house = House()
        reasons = "" if outcome in ("withdrawn", "solved") else "Daarom."
        house.go("decide_step", PRINCIPAL, parts={1: (outcome, reasons)}, not_heard="Ziek.", language=language)
        assert here.OUTCOMES[outcome].format(what=here.WHOLE) in house.letter.letter
        assert "Ziek." not in house.letter.letter
        assert (house.letter.head["lang"], house.complaint.language) == (language, language)
    assert set(nl.WHO) == set(en.WHO) == set(nl.BEHALF)
    assert nl.OUTCOMES.keys() == en.OUTCOMES.keys()
    assert nl.ROADS.keys() == en.ROADS.keys()
    assert set(nl.SUBJECTS) == set(en.SUBJECTS) == set(Subject.values)
    assert {name for name in dir(nl) if name.isupper()} == {name for name in dir(en) if name.isupper()}


def test_in_english_no_dutch_word_is_left(house):
    house.go("decide_step", PRINCIPAL, parts=FOUNDED, language="en")
    text = house.letter.letter
    assert "On Tuesday 24 November 2026 we received your complaint. It is about: data that the school passed on" in text
    for dutch in ("klacht ", "school heeft", "binnen", "maandag", "dinsdag"):
        assert dutch not in text


@pytest.mark.parametrize(
    ("step", "who", "behalf"),
    [
        ("conversation", "Wij spraken met u over uw klacht.", "namens De Regenmeter"),
        ("board", "Het schoolbestuur heeft uw klacht behandeld.", "namens het bestuur van Stichting"),
    ],
)
def test_each_step_says_who_answers(step, who, behalf):
    house = House()
    house.go("start_step", OFFICER, step=step)
    house.heard()
    house.go("decide_step", BOARD, parts=FOUNDED)
    assert who in house.letter.letter
    assert behalf in house.letter.head["sign"][1]


def test_a_function_that_names_the_school_is_not_followed_by_it_again(house):
    house.people[PRINCIPAL].function = "directeur De Regenmeter"
    house.people[PRINCIPAL].save()
    house.go("decide_step", PRINCIPAL, parts=FOUNDED)
    assert house.letter.head["sign"][1] == "directeur De Regenmeter"


# The roads that exist.


def test_after_a_conversation_the_head_of_the_school_comes_next():
    house = House(step="conversation")
    assert house.roads("conversation") == ["dpo", "principal", "commission", "authority", "court"]
    assert House(step="conversation", respondent_kind="principal").roads("conversation")[1] == "board"
    assert House(step="conversation", respondent_kind="board_member").roads("conversation")[1] == "supervisor"


@pytest.mark.parametrize(
    ("legal_form", "subject", "courts"),
    [
        ("private", "refused", ["court_35", "mediation_36"]), ("public", "refused", ["objection_awb"]),
        ("private", "pictures", ["court"]), ("public", "pictures", ["court"]),
    ],
)  # fmt: skip
def test_the_court_by_the_legal_form_and_only_with_a_term_where_it_is_about_a_request(legal_form, subject, courts):
    house = House(make_board(legal_form=legal_form), subject=subject)
    assert house.roads("principal") == ["dpo", "board", "commission", "authority", *courts]
    house.heard()
    house.go("decide_step", PRINCIPAL, parts=FOUNDED)
    assert ("zes weken" in house.letter.letter) is (courts != ["court"])


def test_what_was_taken_already_is_named_no_more(house):
    house.go("escalate", OFFICER, to="commission")
    assert house.roads("commission") == ["dpo", "authority", "court"]
    house.go("escalate", OFFICER, to="authority")
    house.go("escalate", OFFICER, to="court")
    assert house.roads("commission") == ["dpo"]


def test_about_the_fg_nobody_is_sent_to_the_fg():
    assert "dpo" not in House(respondent_kind="dpo").roads("principal")


@pytest.mark.parametrize(
    ("commission", "conduct_on", "told"),
    [
        ("lkc", dt.date(2026, 11, 2), "binnen een jaar nadat het gebeurde: uiterlijk op dinsdag 2 november 2027"),
        ("lkc", dt.date(2024, 5, 10), "Het jaar dat daarvoor staat, is voorbij"),
        ("lkc", None, "binnen een jaar nadat het gebeurde. Is er een goede reden"),
        ("own", None, "Daarna kunt u niet meer naar de landelijke klachtencommissie (LKC)"),
    ],
)
def test_the_commission_with_its_year(commission, conduct_on, told):
    house = House(make_board(commission=commission), conduct_on=conduct_on)
    house.go("decide_step", PRINCIPAL, parts={1: ("solved", "")})
    assert told in house.letter.letter


def test_about_information_without_custody_nothing_of_the_avg_is_named():
    house = House(subject="refused")
    request = make_request(house.school, rights=["noncustodial_information"]).case
    notes.link(request, other=house.case, by=house.people[OFFICER], at=AT)
    assert house.roads("principal") == ["board", "commission", "court_377c"]
    house.heard()
    house.go("decide_step", PRINCIPAL, parts=FOUNDED)
    house.go("record_receipt", OFFICER, received_at=AT)
    assert not house.case.deadlines.filter(purpose="court").exists()
    for piece in ("UAVG", "Autoriteit Persoonsgegevens", "Algemene wet", "(FG)"):
        assert piece not in house.letter.letter


def test_a_request_linked_from_its_own_side_counts_as_well():
    house = House(subject="pictures")
    request = make_request(house.school).case
    notes.link(request, other=house.case, by=house.people[OFFICER], at=AT)
    assert house.complaint.is_on_a_request


# The reaction of the board.


@pytest.mark.parametrize(
    ("to", "opening", "too"),
    [
        ("commission", "kreeg het bestuur het advies van de Landelijke Klachtencommissie Onderwijs (LKC)", True),
        ("authority", "kreeg het bestuur bericht van de Autoriteit Persoonsgegevens", False),
        ("court", "kreeg het bestuur de uitspraak van de rechter", False),
    ],
)
def test_what_the_board_does_with_a_finding_is_a_letter(house, to, opening, too):
    house.go("escalate", OFFICER, to=to)
    house.go("record_finding", OFFICER, text="Gegrond.", proposed="Vraag het voortaan vooraf.")
    house.go("react", BOARD, shares="partly", text="Wij nemen het advies over.", measure="Wij vragen het vooraf.")
    letter = house.letter
    assert (letter.sort, letter.step.rung, letter.head["title"]) == ("reaction", to, nl.REACTION_TITLE[to])
    for piece in (opening, "Het bestuur is het er voor een deel mee eens. Wij nemen het advies over.", "Wij vragen het vooraf."):
        assert piece in letter.letter
    assert ("Wij laten dit ook weten aan de commissie" in letter.letter) is too
    assert "namens het bestuur van" in letter.head["sign"][1]


def test_after_the_ap_the_court_is_open_six_weeks():
    house = House(subject="refused")
    house.go("escalate", OFFICER, to="authority")
    house.go("record_finding", OFFICER, text="Klaar.")
    house.go("react", BOARD, shares="yes", text="Eens.")
    assert house.roads("authority") == ["dpo", "commission", "court_36"]
    assert "UAVG artikel 36" in house.letter.letter


# On the pages.


def test_the_letter_is_shown_before_it_goes_and_nothing_is_kept_by_that(client, house):
    client.force_login(house.people[PRINCIPAL])
    url = f"/zaken/{house.case.reference}/doe/decide_step/"
    page = client.get(url)
    assert "Wat wij ervan vinden" not in words(page)
    told = {"parts_1_outcome": "founded", "parts_1_reasons": "Er was geen toestemming.", "language": "nl"}
    shown = client.post(url, hidden(page) | told | {"look": "1"})
    assert shown.status_code == 200
    assert "Uw klacht is gegrond. Dat betekent: u krijgt gelijk. Er was geen toestemming." in words(shown)
    assert not OutcomeLetter.objects.exists()
    assert client.post(url, hidden(shown) | told).status_code == 302
    assert OutcomeLetter.objects.count() == 1


def test_it_stays_as_it_went_and_is_read_by_both_sides(client, house):
    house.go("decide_step", PRINCIPAL, parts=FOUNDED)
    school = house.school
    school.name, school.board.phone = "Een andere naam", "000"
    school.save()
    letter = house.letter
    client.force_login(house.people[OFFICER])
    assert f"/zaken/{house.case.reference}/klachtbrieven/{letter.pk}/" in client.get(f"/zaken/{house.case.reference}/").content.decode()  # noqa: E501
    page = words(client.get(f"/zaken/{house.case.reference}/klachtbrieven/{letter.pk}/"))
    assert "Er was geen toestemming." in page
    client.logout()
    client.post(f"/zaak/{outsiders.new_link(house.case.outsiders.get(), at=AT)}/")
    assert f"/zaak/klachtbrieven/{letter.pk}/" in client.get("/zaak/").content.decode()
    assert "Er was geen toestemming." in words(client.get(f"/zaak/klachtbrieven/{letter.pk}/"))
    answer = client.get(f"/zaak/klachtbrieven/{letter.pk}/pdf/")
    assert (answer["Content-Type"], "no-store" in answer["Cache-Control"]) == ("application/pdf", True)
    text = " ".join(PdfReader(io.BytesIO(answer.content)).pages[0].extract_text().split())
    for piece in ("De Regenmeter", "Ons antwoord op uw klacht", house.case.reference, "Er was geen toestemming."):
        assert piece in text


def test_nobody_reads_the_letter_of_another_complaint(client, house):
    house.go("decide_step", PRINCIPAL, parts=FOUNDED)
    other = make_complaint(house.school, complainant={"email": "ander@thuis.example"}).case
    client.post(f"/zaak/{outsiders.new_link(other.outsiders.get(), at=AT)}/")
    for address in (f"/zaak/klachtbrieven/{house.letter.pk}/", f"/zaak/klachtbrieven/{house.letter.pk}/pdf/"):
        assert client.get(address).status_code == 404


def test_whom_it_is_about_reads_no_letter(client):
    house = House(respondent_kind="principal")
    house.go("decide_step", BOARD, parts={1: ("solved", "")})
    client.force_login(house.people[PRINCIPAL])
    address = f"/zaken/{house.case.reference}/klachtbrieven/{house.letter.pk}/"
    assert {client.get(address).status_code, client.get(f"{address}pdf/").status_code} == {404}


def test_the_api_tells_the_letter(client, house):
    house.go("decide_step", PRINCIPAL, parts=FOUNDED)
    client.force_login(house.people[OFFICER])
    told = client.get(f"/api/v1/complaints/{house.case.reference}/").json()["letters"]
    assert [(one["sort"], one["step"], "Er was geen toestemming." in one["letter"]) for one in told] == [("answer", 1, True)]


def test_where_no_road_is_left_the_letter_names_none():
    """About the FG, after the commission, the AP and the court: it still goes, and does not send anybody anywhere."""
    house = House(respondent_kind="dpo")
    for rung, more in (("commission", {"commission": "lkc"}), ("authority", {}), ("court", {})):
        house.go("escalate", OFFICER, to=rung, **more)
        house.go("record_finding", OFFICER, text="Het is zo.")
        house.go("react", BOARD, shares="yes", text="Wij doen het voortaan anders.")
    assert house.roads("court") == []
    assert (nl.SHARES_HEADING in house.letter.letter, shared.REMEDIES_HEADING in house.letter.letter) == (True, False)


def test_the_letter_names_the_fg_of_the_day_it_goes_out():
    """Weeks after the complaint came in somebody else may be FG."""
    house = House()
    house.people[DPO].memberships.update(until_on=AT.date())
    new = make_person(DPO, board=house.school.board)
    told = roads.text(house.complaint, Rung.PRINCIPAL, nl, shared, AT + 3 * DAY)
    assert (str(new) in told, str(house.people[DPO]) in told) == (True, False)

"""An answer goes out complete, and its files reach the requester: on paper, or by a code from another channel."""

import datetime as dt
import io
import json

import pytest
import time_machine
from django.test import Client
from pypdf import PdfReader

from cases import documents, outsiders
from cases.models import Task
from cases.moves import Refused, changing, move
from rights.requests import handing_over, releasing, unopened
from rights.requests.comes_due import comes_due
from rights.requests.letters import information
from rights.requests.models import BoardInformation, DownloadCode, GatePass, Release, RightsRequest, SentLetter
from schools.models import Board, Mandate, School
from tests.cases.conftest import hidden, words
from tests.factories import AT, make_people, make_request, make_school

pytestmark = pytest.mark.django_db
DAY, MINUTE = dt.timedelta(days=1), dt.timedelta(minutes=1)


class House:
    """A request by the web form, admitted and decided, with one file; its requester follows it."""

    def __init__(self, *, covered=True, channel="web", **about):
        self.school = make_school(name="De Regenmeter")
        self.people = make_people(self.school.board, self.school)
        self.officer = self.people["privacy_officer"]
        Mandate.objects.create(board=self.school.board, power="decide_request", holder=self.officer)
        request = make_request(self.school, channel=channel, follows=True, **about)
        self.case = request.case
        self.outsider = self.case.outsiders.first()
        if self.outsider:
            secret = outsiders.new_link(self.outsider, at=AT)
            self.outsider = outsiders.enter(secret, at=AT)
        self.go("pass_gate", method="known_in_person", on=AT.date(), covers_address=covered)
        with changing(self.case, at=AT) as workflow:
            told = {"title": "Dossier van Sam", "content": b"Sam leest graag."}
            self.document = documents.store(workflow.case, name="dossier.txt", by=self.officer, at=AT, **told)

    def go(self, name, at=AT, **facts):
        return move(self.case, name, by=self.officer, at=at, **facts)

    def decide(self, outcome="granted", **more):
        return self.go("decide", right="access", outcome=outcome, **more)

    def choose(self):
        releasing.choose(self.case, [self.document], by=self.officer, at=AT, version=self.request.case.version)

    def send(self, at=AT, **facts):
        self.go("send_answer", at=at, **facts)
        return self.request.answers[-1]

    @property
    def request(self):
        return RightsRequest.objects.select_related("case__board", "case__school").get(pk=self.case.pk)

    def refused(self, **facts):
        with pytest.raises(Refused) as refusal:
            self.send(**facts)
        return refusal.value.rule

    def answered(self):
        self.decide()
        self.choose()
        return self.send()

    def code(self, at=AT):
        return handing_over.make_code(self.case, channel="telephone", by=self.officer, at=at)

    def tries(self):
        return [event.facts["outcome"] for event in self.case.events.filter(name="request.code_tried").order_by("seq")]


# The copy that was promised.


def test_a_copy_that_was_granted_goes_along_or_nothing_goes():
    house = House()
    house.decide()
    assert house.refused() == "copy_missing"
    house.choose()
    answer = house.send()
    assert (answer.way, answer.copy_on_paper, [one.document for one in answer.releases.all()]) == (
        "electronic", False, [house.document],
    )  # fmt: skip
    assert "– Dossier van Sam" in answer.letter


def test_without_an_established_address_the_answer_and_its_copy_go_on_paper():
    house = House(covered=False)
    house.decide()
    house.choose()
    assert house.refused(way="electronic") == "address_not_covered"
    assert house.refused(way="electronic", copy_on_paper=True) == "address_not_covered"
    answer = house.send()
    assert (answer.way, answer.copy_on_paper) == ("post", True)
    assert "Bij deze brief zit de kopie." in answer.letter


def test_the_copy_can_go_on_paper_and_the_letter_by_the_page():
    house = House()
    house.decide()
    answer = house.send(copy_on_paper=True)
    assert (answer.way, answer.copy_on_paper) == ("electronic", True)


@pytest.mark.parametrize(("way", "said"), [("post", "Bij deze brief zit de kopie."), ("counter", "Samen met deze brief")])
def test_by_post_and_at_the_counter_the_copy_goes_on_paper(way, said):
    house = House()
    house.decide()
    answer = house.send(way=way)
    assert answer.copy_on_paper
    assert said in answer.letter


def test_a_visit_never_closes_the_copy_but_one_handed_over_there_does():
    house = House()
    visit = {"present": house.people["principal"], "visited_at": AT, "shown": "Het hele dossier."}
    house.go("record_visit", **visit)
    house.decide()
    assert house.refused() == "copy_missing"
    house.go("record_visit", at=AT + MINUTE, copy=True, **visit)
    assert "De kopie hebt u op dinsdag 24 november 2026 op school gekregen." in house.send(at=AT + MINUTE).letter


def test_a_copy_that_nobody_asked_or_that_was_refused_stops_nothing():
    house = House(copy_wanted=False)
    house.decide()
    assert not house.send().copy_on_paper
    house = House()
    house.decide("refused", ground="rights_of_others", text="Nee.")
    assert not house.send().copy_on_paper


def test_before_the_gate_no_file_is_chosen():
    request = make_request()
    with pytest.raises(Refused) as refusal:
        releasing.choose(request.case, [], by=None, at=AT, version=request.case.version)
    assert refusal.value.rule == "gate"


# The information of art. 15(1)(a)-(h) and (2).


@pytest.mark.parametrize("text", ["", "Wij delen gegevens met [noem de bedrijven]."])
@pytest.mark.parametrize("outcome", ["granted", "partly_granted"])
def test_without_the_information_of_the_board_no_answer_about_access_goes(text, outcome):
    house = House(channel="paper")
    house.decide(outcome, ground="rights_of_others", text="Namen zijn weggelakt.")
    BoardInformation.objects.all().delete()
    if text:
        information.save(house.school.board, text_nl=text, text_en="", by=None, at=AT)
    assert house.refused() == "information_missing"
    information.save(house.school.board, text_nl="Wij delen niets.", text_en="", by=None, at=AT)
    assert house.send().information == "Wij delen niets."


def test_a_refusal_needs_no_information():
    house = House(channel="paper")
    BoardInformation.objects.all().delete()
    house.decide("refused", ground="rights_of_others", text="Nee.")
    assert house.send().information == ""


def test_an_english_letter_takes_the_english_text_and_else_the_dutch():
    house = House(channel="paper", language="en")
    house.decide()
    assert house.send().information == "We use data for education."
    information.save(house.school.board, text_nl="Nederlands.", text_en="", by=None, at=AT)
    assert information.text_for(house.request) == "Nederlands."


def test_each_change_of_the_text_is_a_next_version_and_sent_ones_stay():
    house = House(channel="paper")
    house.decide()
    house.send()
    row = information.save(house.school.board, text_nl="Anders.", text_en="", by=house.officer, at=AT)
    assert (row.version, row.updated_by) == (2, house.officer)
    assert information.save(house.school.board, text_nl="Anders.", text_en="", by=house.officer, at=AT).version == 2
    assert house.request.answers[0].information == "Wij gebruiken gegevens voor het onderwijs."


def test_the_default_text_says_what_must_be_filled_in_for_every_letter_of_the_article():
    for text in information.DEFAULTS.values():
        headings = [line for line in text.split("\n\n") if len(line) < 60 and "\n" not in line and line[-1] not in ".:]"]
        assert len(headings) == 9  # (a) to (h), and (2)
        assert "[" in text


# A code by another channel.


def test_a_code_is_given_once_and_only_its_digest_is_kept():
    house = House()
    house.answered()
    code = house.code()
    row = DownloadCode.objects.get()
    assert code.replace(" ", "").isdigit()
    assert code.replace(" ", "") not in json.dumps([row.digest, *house.case.events.values_list("facts", flat=True)])
    assert row.expires_at == AT + 7 * DAY
    assert handing_over.try_code(house.case, house.outsider, code, at=AT) == "right"
    assert handing_over.try_code(house.case, house.outsider, code, at=AT) == "used"
    assert house.tries() == ["right", "used"]


def test_five_wrong_tries_end_a_code_and_each_is_counted():
    house = House()
    house.answered()
    code = house.code()
    wrong = "11111111" if code != "1111 1111" else "22222222"
    said = [handing_over.try_code(house.case, house.outsider, wrong, at=AT) for _n in range(5)]
    assert said == ["wrong"] * 4 + ["blocked"]
    assert handing_over.try_code(house.case, house.outsider, code, at=AT) == "blocked"
    assert house.tries() == ["wrong"] * 5 + ["blocked"]
    assert handing_over.try_code(house.case, house.outsider, house.code(at=AT + MINUTE), at=AT + MINUTE) == "right"


def test_a_code_is_too_old_after_seven_days():
    house = House()
    house.answered()
    code = house.code()
    assert handing_over.try_code(house.case, house.outsider, code, at=AT + 7 * DAY) == "expired"


def test_a_new_code_ends_the_one_before():
    house = House()
    house.answered()
    old, new = house.code(), house.code(at=AT + MINUTE)
    assert handing_over.try_code(house.case, house.outsider, old, at=AT + MINUTE) == "wrong"
    assert handing_over.try_code(house.case, house.outsider, new, at=AT + MINUTE) == "right"


def test_somebody_elses_code_opens_nothing():
    house, other = House(), House()
    house.answered()
    other.answered()
    other.code()
    assert handing_over.try_code(other.case, other.outsider, house.code(), at=AT) == "wrong"
    with changing(house.case, at=AT) as workflow:
        second = outsiders.add(workflow.case, email="iemand@elders.example", at=AT)
    assert handing_over.try_code(house.case, second, house.code(at=AT + MINUTE), at=AT + MINUTE) == "not_covered"


def test_without_a_code_made_every_code_is_wrong():
    house = House()
    house.answered()
    assert handing_over.try_code(house.case, house.outsider, "12345678", at=AT) == "none"


@pytest.mark.parametrize(
    ("about", "rule"),
    [
        ({"covered": False}, "address_not_covered"),
        ({"requester": {"name": "Lotte Voorbeeld"}}, "no_person"),
        ({}, "nothing_released"),
    ],
)
def test_no_code_is_made_where_it_could_open_nothing(about, rule):
    house = House(**about)
    with pytest.raises(Refused) as refusal:
        house.code()
    assert refusal.value.rule == rule


# The requester's page.


class Visitor:
    """The requester behind the mailed link."""

    def __init__(self, house):
        self.house, self.client = house, Client()
        self.client.post(f"/zaak/{outsiders.new_link(house.outsider, at=AT)}/")

    def get(self, path):
        return self.client.get(path)

    def shows_code(self):
        """Shown the code that the school gave by another way."""
        assert self.client.post("/zaak/stukken/", {"code": self.house.code()}).status_code == 302
        return self


@pytest.fixture
def noon():
    with time_machine.travel(AT, tick=False) as clock:
        yield clock


def test_the_requester_reads_and_downloads_the_letter_and_that_is_a_fact(noon):
    house = House()
    answer = house.answered()
    visitor = Visitor(house).shows_code()
    assert "Open ons antwoord met uw code" in words(visitor.get("/zaak/"))
    assert house.request.answers[0].opened_at is None
    page = visitor.get(f"/zaak/brieven/{answer.pk}/")
    assert "Uw vraag om inzage: u krijgt een kopie" in words(page)
    assert page["Cache-Control"] == "no-store"
    kept = house.request.answers[0]
    assert (kept.opened_at, kept.delivered_at, kept.posted_at) == (AT, None, None)
    noon.shift(DAY)
    assert house.request.answers[0].opened_at == AT


def test_the_pdf_holds_the_letter_and_the_appendix(noon):
    house = House()
    answer = house.answered()
    response = Visitor(house).shows_code().get(f"/zaak/brieven/{answer.pk}/pdf/")
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(response.content)).pages]
    assert "Stichting Veldkring" in pages[0]
    assert "Geachte Lotte Voorbeeld," in pages[0]
    assert house.case.reference in pages[0]
    text = " ".join(" ".join(pages).split())
    assert "binnen zes weken nadat u deze brief hebt ontvangen (UAVG artikel 35)" in text
    assert "namens het bestuur van" in text
    assert pages[-1].startswith("Bijlage: hoe wij met gegevens omgaan")
    assert "Wij gebruiken gegevens voor het onderwijs." in pages[-1]


@pytest.mark.parametrize("path", ["/zaak/", "/zaak/stukken/"])
@pytest.mark.parametrize("whose", ["school", "board"])
def test_where_it_says_call_the_school_stands_its_number(noon, path, whose):
    house = House()
    house.answered()
    School.objects.update(phone="0123 456 789" if whose == "school" else "")
    Board.objects.update(phone="0123 456 780")
    page = Visitor(house).get(path).content.decode()
    assert f'href="tel:{"0123456789" if whose == "school" else "0123456780"}"' in page


def test_files_open_with_the_code_only_and_for_this_visit_only(noon):
    house = House()
    house.answered()
    (release,) = Release.objects.all()
    visitor, file = Visitor(house), f"/zaak/stukken/{release.pk}/"
    assert visitor.get(file).headers["Location"] == "/zaak/stukken/"
    code = house.code()
    wrong = "00000000" if code != "0000 0000" else "1"
    assert "Dit is niet de code" in words(visitor.client.post("/zaak/stukken/", {"code": wrong}))
    assert visitor.client.post("/zaak/stukken/", {"code": code}).status_code == 302
    assert "Dossier van Sam" in words(visitor.get("/zaak/stukken/"))
    response = visitor.get(file)
    assert b"".join(response.streaming_content) == b"Sam leest graag."
    assert response["Content-Disposition"].startswith("attachment")
    assert house.case.events.filter(name="request.file_fetched").count() == 1
    assert Visitor(house).get(file).status_code == 302


def test_the_files_of_somebody_else_are_not_there(noon):
    house, other = House(), House()
    answer = house.answered()
    (release,) = Release.objects.all()
    other.answered()
    visitor = Visitor(other)
    visitor.client.post("/zaak/stukken/", {"code": other.code()})
    assert visitor.get(f"/zaak/stukken/{release.pk}/").status_code == 404
    assert visitor.get(f"/zaak/brieven/{answer.pk}/").status_code == 404


def test_where_the_address_is_not_established_the_page_says_so_and_opens_nothing(noon):
    house = House()
    house.answered()
    GatePass.objects.update(covers_address=False)
    (release,) = Release.objects.all()
    visitor = Visitor(house)
    assert "op papier of aan de balie" in words(visitor.get("/zaak/stukken/"))
    assert "Dossier van Sam" not in words(visitor.get("/zaak/stukken/"))
    assert visitor.get(f"/zaak/stukken/{release.pk}/").status_code == 302


def test_an_answer_by_post_does_not_stand_on_the_page(noon):
    house = House()
    house.decide()
    answer = house.send(way="post")
    visitor = Visitor(house)
    assert visitor.get(f"/zaak/brieven/{answer.pk}/").status_code == 404
    assert "Ons antwoord, met de post naar u gestuurd" in words(visitor.get("/zaak/"))


def test_who_is_not_in_goes_to_the_door(noon):
    house = House()
    answer = house.answered()
    for path in (f"/zaak/brieven/{answer.pk}/", f"/zaak/brieven/{answer.pk}/pdf/", "/zaak/stukken/"):
        assert Client().get(path).headers["Location"] == "/zaak/"


# Not opened in five days.


def test_what_is_not_opened_in_five_days_goes_on_paper_once():
    house = House()
    house.answered()
    comes_due(AT + 5 * DAY - MINUTE)
    assert not papers(house).exists()
    for _again in range(2):
        comes_due(AT + 5 * DAY)
    (task,) = papers(house)
    assert (task.assignee, task.due_on) == (house.officer, dt.date(2026, 11, 29))
    assert house.case.events.filter(name="request.not_opened").count() == 1


@pytest.mark.parametrize("fact", ["opened", "posted", "delivered"])
def test_once_it_is_there_nobody_is_asked_for_paper_any_more(fact):
    house = House()
    house.answered()
    unopened.bring(AT + 5 * DAY)
    house.go("record_delivery", at=AT + 6 * DAY, fact=fact, moment=AT + 6 * DAY)
    assert papers(house).get().done_at == AT + 6 * DAY


@pytest.mark.parametrize("fact", ["opened", "posted"])
def test_what_was_opened_or_posted_asks_for_nothing(fact):
    house = House()
    house.answered()
    house.go("record_delivery", fact=fact, moment=AT)
    unopened.bring(AT + 9 * DAY)
    assert not papers(house).exists()


def test_an_answer_on_paper_asks_for_nothing():
    house = House()
    house.decide()
    house.send(way="post")
    unopened.bring(AT + 9 * DAY)
    assert not Task.objects.filter(case=house.case).exists()


def test_it_comes_before_the_handler_also_when_the_case_was_closed():
    house = House()
    house.answered()
    house.code()
    house.go("close")
    with changing(house.case, at=AT) as workflow:
        workflow.case.assignee = house.people["principal"]
        workflow.case.save(update_fields=["assignee"])
    unopened.bring(AT + 5 * DAY)
    assert papers(house).get().assignee == house.people["principal"]


def papers(house):
    """The tasks to send on paper what nobody opened."""
    return Task.objects.filter(pk__in=house.case.answer_records.values("paper_task"))


# The pages of the staff.


def staff(house, role="privacy_officer"):
    client = Client()
    client.force_login(house.people[role])
    return client


def test_the_letter_is_written_on_its_page_and_seen_as_it_will_go(noon):
    house = House(channel="paper")
    house.decide()
    client, path = staff(house), f"/zaken/{house.case.reference}/antwoord/"
    page = client.get(path)
    assert "Klaar om te versturen" in words(page)
    sent = client.post(path, hidden(page) | {"text": "Beste Lotte,\n\nU krijgt alles."})
    assert sent.status_code == 302
    page = client.get(path)
    assert "Beste Lotte," in words(page)
    assert "Als u het er niet mee eens bent" in words(page)
    client.post(path, hidden(page) | {"text": "Dag [naam],"})
    assert "tussen [haken]" in words(client.get(path))


def test_who_only_reads_sees_the_letter_and_writes_nothing(noon):
    house = House(channel="paper")
    house.decide()
    path = f"/zaken/{house.case.reference}/antwoord/"
    for role in ("principal", "dpo"):
        page = staff(house, role).get(path)
        assert "<textarea" not in page.content.decode()
        assert staff(house, role).post(path, {"text": "x", "version": "1"}).status_code == 403


def test_the_answer_goes_by_its_page_with_the_letter_beside(noon):
    house = House(channel="paper")
    house.decide()
    client, path = staff(house), f"/zaken/{house.case.reference}/doe/send_answer/"
    page = client.get(path)
    assert "Geachte Lotte Voorbeeld," in words(page)
    assert "late_reason" not in page.content.decode()
    assert client.post(path, hidden(page) | {"way": "post"}).status_code == 302
    case = client.get(f"/zaken/{house.case.reference}/")
    assert "Lees de brief zoals hij is verstuurd" in words(case)
    (answer,) = house.request.answers
    letter = client.get(f"/zaken/{house.case.reference}/brieven/{answer.pk}/")
    assert "Zoals hij is verstuurd." in words(letter)
    pdf = client.get(f"/zaken/{house.case.reference}/brieven/{answer.pk}/pdf/")
    assert "Geachte Lotte Voorbeeld," in PdfReader(io.BytesIO(pdf.content)).pages[0].extract_text()


def test_a_late_answer_asks_why_and_the_letter_says_it(noon):
    house = House(channel="paper")
    house.decide()
    noon.move_to(AT + 40 * DAY)
    client, path = staff(house), f"/zaken/{house.case.reference}/doe/send_answer/"
    page = client.get(path)
    assert client.post(path, hidden(page) | {"way": "post"}).status_code == 400
    client.post(path, hidden(page) | {"way": "post", "late_reason": "De post lag zoek."})
    (answer,) = house.request.answers
    assert answer.late
    assert "Onze excuses daarvoor. De reden: De post lag zoek." in answer.letter


@pytest.mark.parametrize("text", ["Wij hebben het erg druk.", "Het is vakantie.", "Te weinig personeel."])
def test_being_busy_draws_a_warning_when_the_term_is_extended(noon, text):
    house = House(channel="paper")
    client, path = staff(house), f"/zaken/{house.case.reference}/doe/extend/"
    page = client.get(path)
    assert "uiterlijk op woensdag 24 februari 2027" in words(page)
    told = hidden(page) | {"ground": "volume", "text": text}
    refused = client.post(path, told)
    assert refused.status_code == 400
    assert "id_anyway" in refused.content.decode()
    assert not house.request.extensions
    assert client.post(path, told | {"anyway": "on"}).status_code == 302
    assert text in house.request.extensions[0].letter


def test_the_last_day_for_the_court_stands_there_once_receipt_is_known(noon):
    """domain.md 1.8, 35: received on Monday 13 April 2026, the last day is Tuesday 26 May."""
    house = House()
    house.answered()
    client, page = staff(house), f"/zaken/{house.case.reference}/"
    assert "Laatste dag voor de rechter" not in words(client.get(page))
    house.go("record_delivery", fact="delivered", moment=AT)
    assert "Laatste dag voor de rechter dinsdag 5 januari 2027" in words(client.get(page))


def test_the_last_day_for_an_objection_counts_from_sending(noon):
    house = House()
    house.school.board.legal_form = "public"
    house.school.board.save()
    house.answered()
    assert "Laatste dag voor bezwaar dinsdag 5 januari 2027" in words(staff(house).get(f"/zaken/{house.case.reference}/"))


def test_the_code_is_shown_once_and_the_page_says_why_not(noon):
    house = House()
    client, path = staff(house), f"/zaken/{house.case.reference}/code/"
    assert "nog geen antwoord verstuurd waarvoor een code nodig is" in words(client.get(path))
    house.answered()
    page = client.get(path)
    made = client.post(path, hidden(page) | {"channel": "counter"})
    assert "Geef deze code nu" in words(made)
    assert made["Cache-Control"] == "private, no-store"
    assert "download-code" not in client.get(path).content.decode()
    assert DownloadCode.objects.get().channel == "counter"


def test_confirmations_are_kept_as_they_were_sent(noon):
    house = House(channel="phone", rights=["consent_withdrawal"], copy_wanted=False)
    client, path = staff(house), f"/zaken/{house.case.reference}/bevestiging/consent/"
    assert "Bevestig het intrekken" in words(client.get(f"/zaken/{house.case.reference}/"))
    assert client.post(path, hidden(client.get(path))).status_code == 302
    row = SentLetter.objects.get()
    assert "per telefoon" in row.letter
    assert "Bevestig het intrekken" not in words(client.get(f"/zaken/{house.case.reference}/"))
    assert client.get(f"/zaken/{house.case.reference}/bevestiging/onzin/").status_code == 404


def test_the_privacy_officer_writes_the_text_of_the_board(noon):
    house = House()
    BoardInformation.objects.all().delete()
    client, path = staff(house), f"/werk/informatie-bij-inzage/{house.school.board.number}/"
    page = client.get(path)
    assert "Nog niet bewaard" in words(page)
    assert "noem het leerlingvolgsysteem" in words(page)
    client.post(path, hidden(page) | {"text_nl": "Waarvoor\n\nVoor het onderwijs.", "text_en": ""})
    assert information.of_board(house.school.board).is_ready("en")
    assert staff(house).get("/werk/informatie-bij-inzage/00000/").status_code == 404
    assert staff(house, "principal").get(path).status_code == 403


def test_a_document_of_another_case_cannot_be_chosen(noon):
    house, other = House(), House()
    house.decide()
    client, path = staff(house), f"/zaken/{house.case.reference}/antwoord/"
    told = hidden(client.get(path)) | {"documents": str(other.document.pk)}
    assert client.post(f"{path}stukken/", told).status_code == 400
    assert not Release.objects.exists()
    assert client.post(f"{path}stukken/", told | {"documents": str(house.document.pk)}).status_code == 302
    assert [one.document for one in Release.objects.all()] == [house.document]

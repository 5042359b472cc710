"""What leaves with an answer, tried by somebody who wants more than the gate and the review allow."""

import datetime as dt

import pytest
from django.test import Client

from cases import documents, outsiders
from cases.moves import Refused, changing, move
from rights.requests import collecting, releasing, reviewing
from rights.requests.correcting import correct
from rights.requests.models import RightsRequest
from rights.requests.transfer import handing
from rights.requests.transfer_forms import ChoosePackage
from tests.factories import AT, make_people, make_request, make_school
from tests.rights.access_house import AccessHouse
from tests.rights.moving_on import EXTRA, Moving
from tests.rights.test_requests_handing_over import House

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tuesday_morning")]
MINUTE = dt.timedelta(minutes=1)


class Searched(AccessHouse):
    """A search brought one document; it was looked through as a whole and chosen to go along."""

    def __init__(self):
        super().__init__()
        place = collecting.places_of(self.school.board)[0]
        self.go("ask_search", place=place, person=self.employee, text="Kijk.", due_on=None)
        file = ("dossier.txt", b"Sam en Bram lezen graag.")
        collecting.answer(self.request.searches[0], outcome="found", text="", files=[file], by=self.employee, at=AT)
        self.look("whole")
        self.choose()

    def look(self, outcome, **more):
        reviewing.review(self.request.found[0], outcome=outcome, by=self.officer, at=AT, **more)

    def choose(self):
        released = list(reviewing.released(self.request))
        releasing.choose(self.case, released, by=self.officer, at=AT, version=self.request.case.version)

    def chosen(self):
        return [one.document_id for one in self.request.releases_chosen]


def test_what_is_left_out_after_all_no_longer_goes_along():
    house = Searched()
    assert len(house.chosen()) == 1
    house.look("left_out", ground="rights_of_others", words="Gegevens van Bram.")
    assert house.chosen() == []


def test_the_whole_no_longer_goes_along_once_parts_of_it_are_unreadable():
    house = Searched()
    house.look("parts", ground="rights_of_others", words="Gegevens van Bram.", file=("zwart.txt", b"Sam leest graag."))
    assert house.chosen() == []
    house.choose()
    first = house.chosen()
    house.look("parts", ground="rights_of_others", words="Nog een naam.", file=("zwarter.txt", b"Leest graag."))
    assert house.chosen() == []
    assert len(first) == 1


def offered(house):
    return {one.pk for one in releasing.offered(house.request, house.officer)}


def test_a_file_in_which_too_little_was_unreadable_is_not_offered_again():
    house = Searched()
    house.look("parts", ground="rights_of_others", words="Gegevens van Bram.", file=("zwart.txt", b"Sam en Br** lezen graag."))
    first = {one.pk for one in reviewing.released(house.request)}
    assert offered(house) == first
    house.look("parts", ground="rights_of_others", words="Nog een naam.", file=("zwarter.txt", b"Sam leest graag."))
    assert not offered(house) & first
    house.look("left_out", ground="rights_of_others", words="Alles van Bram.")
    assert offered(house) == set()
    house.look("whole")
    assert offered(house) == {house.request.found[0].document_id}


def test_whoever_looks_again_and_finds_the_same_leaves_it_chosen():
    house = Searched()
    house.look("whole")
    assert len(house.chosen()) == 1


def test_a_package_takes_no_file_that_whoever_chooses_may_not_open():
    moving = Moving()
    moving.granted(**EXTRA)
    officer, principal = moving.people["privacy_officer"], moving.people["principal"]
    open_to_all = moving.document("Dyslexieverklaring")
    with changing(moving.case, at=AT) as workflow:
        told = {"title": "Zorgen over Bram", "content": b"Niet voor iedereen.", "handlers_only": True}
        kept = documents.store(workflow.case, name="b.txt", by=officer, at=AT, **told)
    for person, seen in ((principal, {str(open_to_all.pk)}), (officer, {str(open_to_all.pk), str(kept.pk)})):
        form = ChoosePackage(workflow=moving.request, user=person, at=AT)
        assert {pk for pk, _title in form.fields["documents"].choices} == seen
    client = Client()
    client.force_login(principal)
    address = f"/zaken/{moving.case.reference}/doe/choose_package/"
    assert "Zorgen over Bram" not in client.get(address).content.decode()
    told = {"part": "health", "documents": [str(kept.pk)], "version": moving.request.case.version, "seen": 1}
    assert client.post(address, told).status_code == 400


def test_a_package_takes_nothing_that_was_left_out():
    house = Searched()
    house.look("left_out", ground="rights_of_others", words="Gegevens van Bram.")
    assert ChoosePackage(workflow=house.request, user=house.officer, at=AT).fields["documents"].choices == []


# The mailbox of the requester was wrong, or is another one now.


OTHER = {"requester": {"email": "ander@thuis.example"}}


def test_a_corrected_address_is_not_covered_by_the_check_of_the_old_one():
    house = House()
    house.decide()
    house.choose()
    correct(house.case, by=house.officer, at=AT, version=house.request.case.version, **OTHER)
    assert not house.request.gate.covers_address
    assert house.refused(way="electronic") == "address_not_covered"


def test_the_mailbox_that_turned_out_wrong_reads_nothing_more():
    house = House()
    wrong = Client()
    wrong.post(f"/zaak/{outsiders.new_link(house.outsider, at=AT)}/")
    answer = house.answered()
    wrong.post("/zaak/stukken/", {"code": house.code()})
    assert wrong.get(f"/zaak/brieven/{answer.pk}/").status_code == 200
    correct(house.case, by=house.officer, at=AT, version=house.request.case.version, **OTHER)
    assert wrong.get(f"/zaak/brieven/{answer.pk}/").status_code == 302
    outsiders.ask_link(house.case.reference, "ouder@thuis.example", at=AT)
    assert not house.case.events.filter(name="outsider.link_asked").exists()


# A right that the gate would not have let in.


def test_a_parent_without_custody_gets_no_access_by_a_right_added_after_the_gate():
    house = AccessHouse(capacity="parent_without_custody", rights=["noncustodial_information"], copy_wanted=False)
    with pytest.raises(Refused) as refusal:
        house.go("add_right", right="access")
    assert refusal.value.rule == "only_information"


# A question that still stands open when the term it paused is no more.


@pytest.mark.parametrize("step", ["record_reply", "pass_gate"])
def test_a_question_is_answered_also_when_the_term_of_the_avg_ended_meanwhile(step):
    school = make_school()
    officer = make_people(school.board, school)["privacy_officer"]
    case = make_request(school, capacity="parent_without_custody", rights=["access"]).case
    go = lambda name, **facts: move(case, name, by=officer, at=AT + MINUTE, **facts)  # noqa: E731
    go("ask_identity")
    go("change_into_information")
    go(step, **({"method": "known_in_person", "on": AT.date()} if step == "pass_gate" else {"text": "Ik kom langs."}))
    assert RightsRequest.objects.get(pk=case.pk).questions[-1].answered_at


def test_merging_starts_no_term_of_the_avg_where_none_runs():
    school = make_school()
    officer = make_people(school.board, school)["privacy_officer"]
    one, two = (
        make_request(school, capacity="parent_without_custody", rights=["noncustodial_information"], copy_wanted=False).case
        for _n in range(2)
    )
    move(two, "merge", by=officer, at=AT, into=one)
    assert [clock.purpose for clock in one.deadlines.all()] == ["information"]


# Trying codes.


def test_codes_are_not_tried_without_end():
    house = House()
    house.answered()
    house.code()
    visitor = Client()
    visitor.post(f"/zaak/{outsiders.new_link(house.outsider, at=AT)}/")
    tried = [visitor.post("/zaak/stukken/", {"code": "0000 0000"}).status_code for _n in range(22)]
    assert tried == [400] * 20 + [429] * 2
    assert len(house.tries()) == 20


# A gate that is no more, or no longer fits.


def test_files_of_before_do_not_go_along_when_it_is_refused_at_the_gate_after_reopening():
    house = House()
    house.choose()
    house.go("withdraw")
    house.go("reopen", reason="Toch wel.")
    board = house.people["board_member"]
    move(house.case, "decline", by=board, at=AT, ground="not_identified", text="Laat zien wie u bent.")
    assert list(house.send().releases.all()) == []


def test_nothing_leaves_on_a_gate_that_no_longer_fits_who_asks():
    house = AccessHouse(capacity="employee")
    changed = {"capacity": "parent_without_custody"}
    correct(house.case, by=house.officer, at=AT, version=house.request.case.version, **changed)
    house.go("decide", right="access", outcome="granted", text="U krijgt een kopie.")
    with pytest.raises(Refused) as refusal:
        house.go("send_answer", way="post")
    assert refusal.value.rule == "gate_outdated"
    shown = {"method": "known_in_person", "on": AT.date()}
    with pytest.raises(Refused) as again:  # who has no custody gets information only, whatever is shown
        house.go("pass_gate", **shown)
    assert again.value.rule == "only_information"


def test_a_gate_that_no_longer_fits_is_passed_anew_and_then_the_answer_goes():
    house = AccessHouse()
    house.go("decide", right="access", outcome="granted", text="U krijgt een kopie.")
    born = (AT - dt.timedelta(days=17 * 366)).date()
    correct(house.case, by=house.officer, at=AT, version=house.request.case.version, data_subject={"birth_date": born})
    with pytest.raises(Refused) as refusal:
        house.go("send_answer", way="post")
    assert refusal.value.rule == "gate_outdated"
    later = AT + dt.timedelta(minutes=5)
    shown = {"method": "known_in_person", "on": AT.date(), "authority": "authorisation"}
    move(house.case, "pass_gate", by=house.officer, at=later, **shown)
    assert house.request.state == "decided"
    with pytest.raises(Refused) as passed:
        move(house.case, "pass_gate", by=house.officer, at=later, **shown)
    assert passed.value.rule == "gate_passed"
    move(house.case, "send_answer", by=house.officer, at=later, way="post")
    assert house.request.state == "answered"


def test_no_package_goes_to_another_school_on_a_gate_that_no_longer_fits_who_asks():
    moving = Moving().packed()
    assert handing.stopped(moving.request, AT) == ""
    officer, version = moving.people["privacy_officer"], moving.request.case.version
    correct(moving.case, by=officer, at=AT, version=version, capacity="parent_without_custody")
    assert handing.stopped(moving.request, AT) == "gate"

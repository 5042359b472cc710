"""A supplier's own link: one case of the board, aware from that moment; schools take part; doubles are told and never merged."""

import datetime as dt

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from breaches.models import Breach, SchoolPart
from breaches.models.steps import AUTHORITY
from cases.models import Case, Document, Link, Outsider, Task
from cases.told import told as in_words
from schools.models import Processor, Role
from schools.suppliers import address_of, make_link
from tests.cases.conftest import hidden, words
from tests.factories import AT, make_board, make_person, make_school

pytestmark = pytest.mark.django_db
MINUTE = dt.timedelta(minutes=1)
SENT = AT + MINUTE


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(AT, tick=False) as clock:
        yield clock


@pytest.fixture
def board():
    return make_board(name="Stichting Veldkring")


@pytest.fixture
def processor(board):
    return Processor(board=board, name="Leerlingvolg BV", notice_hours=24)


@pytest.fixture
def address(processor):
    return address_of(make_link(processor, AT.date())).removeprefix("http://").partition("/")[2].join(["/", ""])


def told(**changes):
    answers = {
        "what": "attack", "story": "Iemand kwam binnen met een gestolen sleutel.", "noticed_when": "yesterday",
        "noticed_time": "22.15", "scope": "whole", "systems": "Leerlingvolg 4.2", "name": "Mare Oudshoorn",
        "email": "security@leerlingvolg.example", "phone": "030 000 00 09",
    }  # fmt: skip
    return {name: value for name, value in (answers | changes).items() if value is not None}


@pytest.fixture
def send(client, address, clock):
    def sending(**changes):
        along = hidden(client.get(address))
        clock.shift(MINUTE)
        return client.post(address, along | told(**changes))

    return sending


def only():
    return Breach.objects.select_related("case").get()


def test_one_case_of_the_board_aware_from_this_moment(send, board, processor):
    assert send().status_code == 302
    breach = only()
    assert (breach.case.board, breach.case.school, breach.case.subject) == (board, None, "attack")
    assert (breach.channel, breach.processor, breach.processor_name) == ("supplier", processor, "Leerlingvolg BV")
    assert breach.processor_informed_at == breach.aware_at == breach.discovered_at == SENT
    assert breach.case.deadlines.get(purpose=AUTHORITY).due_at == SENT + dt.timedelta(hours=72)
    assert breach.facts == {"processor_involved": True}
    assert breach.reporter == {
        "name": "Mare Oudshoorn", "email": "security@leerlingvolg.example", "phone": "030 000 00 09",
    }  # fmt: skip
    opened = breach.case.events.get(seq=1)
    assert (opened.name, opened.via, opened.by) == ("breach.opened", "supplier", None)
    assert not SchoolPart.objects.exists()


def test_what_the_supplier_knew_before_is_told_and_starts_no_clock(send):
    send()
    event = only().case.events.get(name="breach.supplier_reported")
    assert event.facts["discovered_at"] == "2026-11-23T21:15:00+00:00"
    (line,) = in_words(only().case, [event], None)
    assert (line.text, line.note) == ("De leverancier heeft het bestuur ingelicht", "Leerlingvolg 4.2")


def test_schools_that_are_named_take_part_and_count_as_no_breach_of_their_own(send, board):
    schools = [make_school(board, name=name) for name in ("De Regenmeter", "Het Kompas", "De Brug")]
    assert send(scope="some", schools=[schools[0].pk, schools[1].pk]).status_code == 302
    assert Case.objects.count() == 1
    assert only().case.school is None
    parts = SchoolPart.objects.filter(case=only().case).order_by("school__name")
    assert [part.school.name for part in parts] == ["De Regenmeter", "Het Kompas"]


def test_numbers_data_and_moments_come_along(send):
    send(
        categories=["basic", "credentials"], groups=["pupils"], persons="12.400", done="Sleutel ingetrokken.",
        began_at="2026-11-20T08:00:00+01:00", ended_at="2026-11-23T23:00:00+01:00",
    )  # fmt: skip
    breach = only()
    assert breach.facts == {
        "processor_involved": True, "data_categories": ["basic", "credentials"], "person_groups": ["pupils"], "persons": 12400,
    }  # fmt: skip
    assert breach.measures_taken == "Sleutel ingetrokken."
    assert breach.ended_at == dt.datetime(2026, 11, 23, 22, 0, tzinfo=dt.UTC)


def test_its_files_are_for_the_handler_only_and_stay_as_evidence(send):
    send(files=[SimpleUploadedFile("verslag.txt", b"Wat er gebeurde")])
    assert [(d.origin, d.handlers_only) for d in Document.objects.all()] == [("public", True)]
    assert not Task.objects.filter(sort=Task.Sort.DELETION).exists()


def test_the_contact_may_follow_it(send):
    send()
    assert Outsider.objects.get().email == "security@leerlingvolg.example"


def test_the_receipt_is_evidence_of_when_the_board_was_told_and_holds_no_secret(client, send, address):
    url = send().url
    page = words(client.get(url))
    assert address.split("/")[3] not in url
    assert only().case.reference in page
    assert "dinsdag 24 november, 10.13 uur" in page
    assert client.get(url.replace("ontvangen/", "ontvangen/x")).status_code == 404


def test_pressing_twice_is_one_case(client, address, clock):
    along = hidden(client.get(address))
    clock.shift(MINUTE)
    for _press in range(2):
        assert client.post(address, along | told()).status_code == 302
    assert Case.objects.count() == 1


def test_a_second_notice_is_a_case_of_its_own_that_tells_of_the_first(send, board):
    send()
    first = only()
    send(story="Aanvulling: het zijn er meer.")
    second = Breach.objects.select_related("case").exclude(pk=first.pk).get()
    assert not Link.objects.exists()
    events = second.case.events.filter(name="breach.possible_double")
    assert [event.facts["other"] for event in events] == [first.case_id]
    officer = make_person(Role.PRIVACY_OFFICER, board=board)
    (line,) = in_words(second.case, events, officer)
    assert line.text == f"Mogelijk een dubbele melding: {first.case.reference}"


def test_the_warning_with_a_way_to_link_stands_on_the_case(client, send, board):
    send()
    first = only()
    send()
    second = Breach.objects.exclude(pk=first.pk).get()
    client.force_login(make_person(Role.PRIVACY_OFFICER, board=board))
    page = client.get(f"/zaken/{second.case.reference}/").content.decode()
    assert "Mogelijk een dubbele melding" in page
    assert f'href="/zaken/{first.case.reference}/"' in page
    assert f'href="/zaken/{second.case.reference}/koppelen/"' in page


def test_a_closed_one_or_of_another_supplier_is_no_double(client, send, board, clock):
    send()
    Case.objects.update(closed_at=AT, due_at=None)
    other = Processor(board=board, name="Boekhoud BV")
    path = "/" + address_of(make_link(other, AT.date())).split("/", 3)[3]
    along = hidden(client.get(path))
    clock.shift(MINUTE)
    client.post(path, along | told())
    send()
    assert Case.objects.count() == 3
    assert not Case.objects.filter(events__name="breach.possible_double").exists()


# Who may.


@pytest.mark.parametrize("secret", ["verzonnen", "a" * 43, "x" * 2000, "%00", "é" * 10])
def test_a_wrong_link_is_a_calm_page(client, address, secret):
    for answer in (client.get(f"/loket/verwerker/{secret}/"), client.post(f"/loket/verwerker/{secret}/", told())):
        assert answer.status_code == 404
        assert "Deze link werkt niet meer" in words(answer)
    assert not Case.objects.exists()


def test_an_old_link_is_the_same_calm_page(client, address, processor):
    make_link(processor, AT.date())
    assert client.get(address).status_code == 404


def test_guessing_from_one_address_ends(client, address):
    answers = [client.get(f"/loket/verwerker/{n:043d}/").status_code for n in range(62)]
    assert answers == [404] * 60 + [429] * 2
    assert client.get(address).status_code == 200


def test_a_digest_is_no_link(client, address, processor):
    assert client.get(f"/loket/verwerker/{processor.link_digest}/").status_code == 404


def test_the_secret_leaves_for_nowhere(client, address, caplog):
    secret = address.split("/")[3]
    answer = client.get(address)
    assert answer.headers["Referrer-Policy"] == "strict-origin"
    assert answer.headers["Cache-Control"] == "no-store"
    assert secret not in caplog.text
    outside = [part for part in answer.content.decode().split('href="')[1:] if not part.startswith("/")]
    assert [part[:20] for part in outside if not part.startswith(("#", "tel:"))] == []


def test_only_schools_of_this_board_can_be_named(client, send, address):
    elsewhere = make_school(name="De Verre School")
    assert "De Verre School" not in client.get(address).content.decode()
    answer = send(scope="some", schools=[elsewhere.pk])
    assert (answer.status_code, list(answer.context["form"].errors)) == (400, ["schools"])


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("what", {"what": "lost_post"}),
        ("story", {"story": ""}),
        ("story", {"story": "a\x00"}),
        ("noticed", {"noticed_time": ""}),
        ("noticed", {"noticed_when": "today", "noticed_time": "23.59"}),
        ("noticed", {"began_at": "2026-11-24T01:00:00+01:00"}),
        ("ended_at", {"began_at": "2026-11-20T08:00:00+01:00", "ended_at": "2026-11-19T08:00:00+01:00"}),
        ("began_at", {"began_at": "2026-11-20T08:00:00"}),
        ("began_at", {"began_at": "2027-01-01T08:00:00+01:00"}),
        ("scope", {"scope": None}),
        ("schools", {"scope": "some"}),
        ("schools", {"scope": "some", "schools": ["x"]}),
        ("systems", {"systems": ""}),
        ("persons", {"persons": "-1"}),
        ("name", {"name": ""}),
        ("email", {"email": ""}),
        ("email", {"email": "a@b.example\nBcc: z@z.example"}),
        ("files", {"files": [SimpleUploadedFile("export.exe", b"MZ")]}),
    ],
)  # fmt: skip
def test_bad_input_is_named_and_the_rest_stays(send, field, changes):
    answer = send(**changes)
    assert answer.status_code == 400
    assert field in answer.context["form"].errors
    assert "security@leerlingvolg.example" in answer.content.decode() or "email" in changes
    assert not Case.objects.exists()


def test_what_was_typed_is_kept_on_the_device(client, send, address):
    send(story="Half af.", systems="")
    assert "Half af." in client.get(address).content.decode()


def test_the_contract_is_recalled(client, address):
    assert "binnen 24 uur" in words(client.get(address))


def test_the_handler_reads_when_the_supplier_saw_it_and_where(client, send, board):
    school = make_school(board)
    send(scope="some", schools=[school.pk])
    client.force_login(make_person(Role.PRIVACY_OFFICER, board=board))
    page = client.get(f"/zaken/{only().case.reference}/").content.decode()
    assert "Zag het zelf op maandag 23 november, 22.15 uur." in page
    assert "Systemen: Leerlingvolg 4.2" in page
    assert f"Een school doet mee: {school.name}" in page

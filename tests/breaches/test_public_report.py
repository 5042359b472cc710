"""The public form: who needs no account, what is asked, what comes of it, and that nothing typed is ever lost."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from breaches.models import Breach, Incident
from breaches.models.steps import AUTHORITY
from breaches.public.forms import SEEN
from breaches.public.what_now import WHAT_NOW
from cases import visitors
from cases.models import Case, Document, Draft, Outbox, Outsider, Task
from schools.models import Role
from tests.cases.conftest import hidden, words
from tests.factories import AT, make_person, make_school

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tuesday_morning")]
STORY = "Ik kreeg een brief met namen van andere kinderen."
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def school():
    return make_school(name="De Regenmeter", phone="030 000 00 01")


@pytest.fixture
def address(school):
    return f"/loket/{school.slug}/datalek/"


def opened(client, address):
    """What a fresh page sends along."""
    return hidden(client.get(address))


def told(**changes):
    answers = {"what": "wrong_post", "story": STORY}
    return {name: value for name, value in (answers | changes).items() if value is not None}


@pytest.fixture
def send(client, address, tuesday_morning):
    """Open the page, think for a minute, send it."""

    def sending(**changes):
        along = opened(client, address)
        tuesday_morning.shift(MINUTE)
        return client.post(address, along | told(**changes))

    return sending


def only():
    return Breach.objects.select_related("case").get()


def wrong(response):
    return {name: [str(error) for error in found] for name, found in response.context["form"].errors.items()}


# What comes of it.


def test_two_answers_are_enough(client, send, school):
    answer = send()
    assert answer.status_code == 302
    breach, sent = only(), AT + MINUTE
    assert (breach.case.school, breach.case.board, breach.case.subject) == (school, school.board, "wrong_post")
    assert (breach.what_happened, breach.channel, breach.reporter) == (STORY, "web", {})
    assert breach.discovered_at == breach.aware_at == breach.reported_internally_at == sent
    assert breach.began_at is None
    assert breach.case.deadlines.get(purpose=AUTHORITY).due_at == sent + dt.timedelta(hours=72)
    event = breach.case.events.get(seq=1)
    assert (event.name, event.via, event.by) == ("breach.opened", "public", None)
    assert Outbox.objects.filter(event=event).exists()
    assert not breach.case.shown_to.exists()
    assert not Outsider.objects.exists()


def test_all_that_can_be_told_is_the_case(send):
    send(
        when_when="yesterday", when_time="9.30", categories=["basic", "health"], groups=["pupils"], persons="1.200",
        done="Niets mee gedaan.", name="Wies Dorrestein", email="wies@thuis.example", phone="06 0000 0000",
    )  # fmt: skip
    breach = only()
    assert breach.began_at == dt.datetime(2026, 11, 23, 8, 30, tzinfo=dt.UTC)
    assert breach.discovered_at == AT + MINUTE
    assert breach.facts == {"data_categories": ["basic", "health"], "person_groups": ["pupils"], "persons": 1200}
    assert breach.measures_taken == "Niets mee gedaan."
    assert breach.reporter == {"name": "Wies Dorrestein", "email": "wies@thuis.example", "phone": "06 0000 0000"}


@pytest.mark.parametrize("incident", [key for key, _label, _icon in SEEN])
def test_each_thing_that_people_see_is_a_kind_of_incident_with_what_to_do(client, send, incident):
    page = words(client.get(send(what=incident).url))
    assert only().case.subject == Incident(incident)
    assert all(str(step) in page for step in WHAT_NOW[incident])


def test_who_leaves_an_address_may_follow_it_once_it_is_confirmed(send):
    send(email="Wies@Thuis.example")
    outsider = Outsider.objects.get()
    assert (outsider.email, outsider.language, outsider.confirmed_at) == ("Wies@Thuis.example", "nl", None)
    assert outsider.case.events.filter(name="outsider.added").count() == 1


def test_the_receipt_tells_number_what_happens_and_by_when(client, send):
    page = client.get(send(email="wies@thuis.example").url)
    text = words(page)
    assert only().case.reference in text
    assert "vrijdag 27 november, 10.13 uur nog 3 dagen" in text
    assert "de Autoriteit Persoonsgegevens (de toezichthouder)" in text
    assert "w•••@thuis.example" in text
    assert "wies@thuis.example" not in page.content.decode()
    assert STORY not in text
    assert page.headers["Cache-Control"] == "no-store"


def test_no_receipt_follows_from_a_number(client, send, school, tuesday_morning):
    url = send().url
    assert only().case.reference not in url
    assert client.get(url.replace("ontvangen/", "ontvangen/x")).status_code == 404
    assert client.get(f"/loket/{school.slug}/datalek/ontvangen/{only().case.reference}/").status_code == 404
    assert client.get(url.replace(school.slug, make_school().slug)).status_code == 404
    tuesday_morning.shift(dt.timedelta(hours=24))
    assert client.get(url).status_code == 404


def test_a_file_is_for_the_handler_only_and_has_a_task_to_erase_it(send):
    send(files=[SimpleUploadedFile("scherm.png", PNG), SimpleUploadedFile("brief.txt", b"Lijst")])
    files = Document.objects.all()
    assert {(d.origin, d.handlers_only, d.by) for d in files} == {("public", True, None)}
    tasks = Task.objects.filter(sort=Task.Sort.DELETION, done_at=None)
    assert [task.text for task in tasks] == [
        "Bekijk het bestand dat van buiten is ingestuurd, en wis het zodra het niet meer nodig is."
    ] * 2
    assert {task.due_on for task in tasks} == {dt.date(2026, 12, 1)}


OPENS = {"principal": False, "board_member": False, "privacy_officer": True, "dpo": True}


@pytest.mark.parametrize(("role", "sees"), OPENS.items())
def test_what_a_file_is_called_is_for_who_may_open_it(client, school, send, role, sees):
    """A name can tell whose data are in it."""
    send(files=[SimpleUploadedFile("zorgmap-jip-vermeer.txt", b"Lijst")])
    case = Case.objects.get()
    client.force_login(make_person(role, board=school.board))
    pages = [f"/zaken/{case.reference}/?tijdlijn=alles", f"/api/v1/breaches/{case.reference}/timeline/"]
    pages += [f"/api/v1/breaches/{case.reference}/", f"/api/v1/breaches/{case.reference}/documents/"]
    shown = ["zorgmap-jip-vermeer" in client.get(page).content.decode() for page in pages]
    assert shown == [sees, sees, False, sees]


def test_the_page_says_plainly_to_leave_the_leaked_file_out(client, address):
    assert "Stuur het gelekte bestand niet mee" in words(client.get(address))


# Who it is for.


def test_the_page_asks_no_cookie_and_nothing_of_another_host(client, address):
    page = client.get(address)
    assert visitors.DEVICE not in page.cookies
    assert "https://" not in page.content.decode()
    assert page.headers["Cache-Control"] == "no-store"


def test_it_works_for_somebody_whose_browser_refuses_every_cookie(client, address, tuesday_morning):
    along = opened(client, address)
    tuesday_morning.shift(MINUTE)
    client.cookies.clear()
    assert client.post(address, along | told()).status_code == 302
    assert Case.objects.count() == 1


def test_somebody_who_is_signed_in_is_not_the_reporter_here(client, send, school):
    client.force_login(make_person(Role.EMPLOYEE, school=school))
    send()
    assert only().case.events.get(seq=1).by is None


def test_a_closed_school_and_an_unknown_one_take_nothing(client, school):
    school.closed_on = dt.date(2026, 11, 1)
    school.save()
    for slug in (school.slug, "bestaat-niet"):
        assert client.post(f"/loket/{slug}/datalek/", told()).status_code == 404
    assert not Case.objects.exists()


def test_the_desk_has_its_door(client, address, school):
    page = client.get(f"/loket/{school.slug}/")
    assert f'href="{address}"' in page.content.decode()


def test_the_desk_tells_and_draws_when_there_would_be_an_answer(client, school):
    page = client.get(f"/loket/{school.slug}/")
    assert "Binnen 72 uur beslist de school" in words(page)
    assert "uiterlijk vrijdag 27 november, 10.12 uur" in words(page)


# Nothing is lost.


def test_pressing_twice_is_one_case(client, address, tuesday_morning):
    along = opened(client, address)
    tuesday_morning.shift(MINUTE)
    first, second = (client.post(address, along | told()) for _press in range(2))
    assert Case.objects.count() == 1
    assert first.status_code == second.status_code == 302
    assert only().case.reference in words(client.get(second.url))


def test_going_back_and_sending_something_else_is_told_and_then_a_report_of_its_own(client, address, tuesday_morning):
    along = opened(client, address)
    tuesday_morning.shift(MINUTE)
    client.post(address, along | told())
    again = client.post(address, along | told(story="Iets heel anders."))
    assert again.status_code == 409
    assert only().case.reference in words(again)
    assert "Iets heel anders." in again.content.decode()
    tuesday_morning.shift(MINUTE)
    assert client.post(address, hidden(again) | told(story="Iets heel anders.")).status_code == 302
    assert Case.objects.count() == 2


@pytest.mark.parametrize(
    ("wait", "extra", "says"),
    [
        (dt.timedelta(seconds=1), {}, "Dat ging erg snel"),
        (dt.timedelta(hours=24), {}, "lang open"),
        (dt.timedelta(days=30), {}, "lang open"),
        (MINUTE, {"stamp": "verzonnen"}, "lang open"),
        (MINUTE, {"stamp": ""}, "lang open"),
        (MINUTE, {visitors.TRAP: "https://spam.example"}, "leeg moet blijven"),
    ],
    ids=["too fast", "a day", "a month", "made up", "no stamp", "the trap"],
)
def test_what_looks_like_a_program_is_asked_once_more_and_nothing_is_lost(client, address, tuesday_morning, wait, extra, says):
    along = opened(client, address)
    tuesday_morning.shift(wait)
    held = client.post(address, along | told() | extra)
    assert held.status_code == 400
    assert says in words(held)
    assert STORY in held.content.decode()
    assert "spam.example" not in held.content.decode()
    assert not Case.objects.exists()
    tuesday_morning.shift(MINUTE)
    assert client.post(address, hidden(held) | told()).status_code == 302
    assert Case.objects.count() == 1


def test_a_stamp_of_another_school_does_not_count(client, address):
    along = opened(client, f"/loket/{make_school().slug}/datalek/")
    assert client.post(address, along | told()).status_code == 400
    assert not Case.objects.exists()


def test_what_was_typed_stands_there_again_on_the_same_device_only(client, address, send, another_device):
    send(what=None)
    assert STORY in client.get(address).content.decode()
    assert "error-summary" not in client.get(address).content.decode()
    assert STORY not in another_device.get(address).content.decode()
    cookie = client.cookies[visitors.DEVICE]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["max-age"]) == (True, "Lax", "/loket/", 86400)
    assert cookie.value not in str(Draft.objects.values_list("device", flat=True))
    assert STORY.encode() not in b"".join(bytes(draft.sealed) for draft in Draft.objects.all())


@pytest.fixture
def another_device():
    return Client()


def test_a_draft_is_gone_after_a_day_after_sending_and_after_wiping(client, address, send, tuesday_morning):
    send(what=None)
    client.post(address, {"wipe": "1"})
    assert STORY not in client.get(address).content.decode()
    send(what=None)
    send()
    assert STORY not in client.get(address).content.decode()
    send(what=None)
    tuesday_morning.shift(dt.timedelta(hours=24))
    assert STORY not in client.get(address).content.decode()


def test_typing_is_kept_as_one_goes(client, address):
    answer = client.post(address, opened(client, address) | told(), headers={"hx-request": "true"})
    assert "bewaard" in words(answer)
    assert not Case.objects.exists()
    assert STORY in client.get(address).content.decode()


@pytest.mark.parametrize("pretends", [False, True], ids=["without a cookie", "with a cookie of its own making"])
def test_a_stranger_cannot_fill_the_drafts(client, address, pretends):
    answers = []
    for device in range(65):
        client.cookies.clear()
        if pretends:
            client.cookies["device"] = f"{device:030d}"
        answers.append(words(client.post(address, told(), headers={"hx-request": "true"})))
    assert "bewaard" in answers[0]
    assert "bewaard" not in answers[-1]
    assert Draft.objects.count() == 60


# Limits.


@pytest.mark.parametrize(
    ("most", "who"),
    [(40, {"REMOTE_ADDR": "192.0.2.7"}), (40, {"REMOTE_ADDR": "2001:db8::{n}"})],
    ids=["one address", "one network of IPv6"],
)
def test_very_many_from_one_address_wait_and_keep_what_was_typed(client, address, tuesday_morning, most, who):
    def post(n, story=STORY):
        client.cookies.clear()
        where = {name: value.replace("{n}", f"{n:x}") for name, value in who.items()}
        along = opened(client, address)
        tuesday_morning.shift(dt.timedelta(seconds=4))
        return client.post(address, along | told(story=story), **where)

    tuesday_morning.move_to(dt.datetime(2026, 11, 24, 10, 0, tzinfo=dt.UTC))
    assert {post(n).status_code for n in range(most)} == {302}
    full = post(99, "Dit wil ik niet kwijt.")
    assert full.status_code == 429
    assert "Dit wil ik niet kwijt." in full.content.decode()
    assert "030 000 00 01" in words(full)
    assert Case.objects.count() == most
    tuesday_morning.shift(dt.timedelta(hours=1))
    assert post(100).status_code == 302


def test_mistakes_are_not_counted(send):
    assert {send(story="").status_code for _try in range(50)} == {400}
    assert send().status_code == 302


# Bad input.


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("what", {"what": None}),
        ("what", {"what": "iets"}),
        ("story", {"story": None}),
        ("story", {"story": "   \n "}),
        ("story", {"story": "a\x00b"}),
        ("story", {"story": "x" * 20_001}),
        ("when", {"when_when": "today", "when_time": "23.59"}),
        ("when", {"when_when": "earlier", "when_day": "31", "when_month": "2", "when_year": "2026", "when_time": "9.00"}),
        ("when", {"when_when": "today", "when_time": "25.00"}),
        ("when", {"when": "2026-11-24T09:00:00"}),
        ("persons", {"persons": "-3"}),
        ("persons", {"persons": "99999999999999"}),
        ("persons", {"persons": "veel"}),
        ("categories", {"categories": ["basic", "alles"]}),
        ("email", {"email": "geen adres"}),
        ("email", {"email": "a@b.example\nBcc: z@z.example"}),
        ("email", {"email": "a@b.example\r\nBcc: z@z.example"}),
        ("email", {"email": "a@b.example,z@z.example"}),
        ("email", {"email": "x" * 250 + "@b.example"}),
        ("email", {"email": "a\x00@b.example"}),
        ("name", {"name": "Wies\nDorrestein"}),
        ("name", {"name": "x" * 151}),
        ("phone", {"phone": "0" * 41}),
        ("files", {"files": [SimpleUploadedFile("foto.png", b"MZ\x90 een programma")]}),
        ("files", {"files": [SimpleUploadedFile("macro.docm", b"PK\x03\x04")]}),
        ("files", {"files": [SimpleUploadedFile("leeg.txt", b"")]}),
        ("files", {"files": [SimpleUploadedFile(f"{n}.txt", b"a") for n in range(4)]}),
    ],
)  # fmt: skip
def test_bad_input_is_named_and_the_rest_stays(send, field, changes):
    answer = send(**{"name": "Wies", **changes})
    assert answer.status_code == 400
    assert list(wrong(answer)) == [field]
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    "story",
    [
        "<script>alert(1)</script>",
        "=HYPERLINK(\"http://kwaad.example\")",
        "{{ 7|add:7 }}{% load x %}",
        "😀 brief 🏫",
        "שלום ‮omgekeerd‬ سلام",
        "'; DROP TABLE cases_case; --",
        "x" * 20_000,
    ],
)  # fmt: skip
def test_text_is_only_text(client, send, story):
    send(story=story, name=story[:100])
    assert only().what_happened == story
    page = send(story=story, what=None).content.decode()
    assert "<script>alert(1)" not in page


def test_ten_megabytes_of_text_are_refused_calmly(client, address):
    answer = client.post(address, opened(client, address) | told(story="x" * 10_000_000))
    assert answer.status_code == 413
    assert not Case.objects.exists()


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_do_nothing(client, address, method):
    assert getattr(client, method)(address).status_code == 405


def test_what_a_file_is_called_stands_nowhere_but_at_the_file(client, send, school):
    send(files=[SimpleUploadedFile("rapport_Kees.png", PNG)])
    client.force_login(make_person(Role.PRINCIPAL, school=school))
    page = client.get(f"/zaken/{only().case.reference}/").content.decode()
    assert "Bekijk het bestand dat van buiten is ingestuurd" in page
    assert "rapport_Kees" not in page

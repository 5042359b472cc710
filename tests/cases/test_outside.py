"""/zaak/: a link from a real mail opens one case, once; a session of its own; messages both ways; and who may not get in."""

import datetime as dt
import re

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client

from cases import notes, outside_session, outsiders
from cases.models import Draft, OutsiderLink
from cases.moves import changing, move
from notifications.sweep import sweep
from schools.models import Role
from tests.cases.conftest import hidden, words
from tests.factories import AT, make_breach, make_person, make_school
from tests.notifications.post import catching

pytestmark = pytest.mark.django_db
MINUTE, HOUR = dt.timedelta(minutes=1), dt.timedelta(hours=1)
EMAIL = "wies@thuis.example"
ASKED = "Kijk in uw mail"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(AT, tick=False) as clock:
        yield clock


@pytest.fixture
def school():
    return make_school(name="De Regenmeter")


def followed(school, email=EMAIL):
    """A case that somebody outside may follow."""
    case = make_breach(school).case
    with changing(case, at=AT) as workflow:
        return outsiders.add(workflow.case, email=email, at=AT)


@pytest.fixture
def outsider(school):
    return followed(school)


def door(outsider, at=AT):
    return f"/zaak/{outsiders.new_link(outsider, at=at)}/"


@pytest.fixture
def inside(client, outsider):
    client.post(door(outsider))
    return client


# The mail, over a real mail server.


def links(post, to):
    texts = [mail.get_body(("plain",)).get_content() for mail in post.mails if mail["To"] == to]
    return [found for text in texts for found in re.findall(r"http\S+/zaak/\S+", text)]


def test_the_link_of_the_mail_works_once_and_is_kept_nowhere(client, outsider):
    with catching() as post:
        sweep(lambda: AT)
        (link,) = links(post, EMAIL)
    path = "/zaak/" + link.rsplit("/zaak/", 1)[1]
    secret = path.split("/")[2]
    assert client.post(path).url == "/zaak/"
    assert outsider.case.reference in words(client.get("/zaak/"))
    assert Client().post(path).status_code == 404
    assert secret not in str(list(OutsiderLink.objects.values()))


def test_the_mail_tells_nothing_of_the_case_or_of_who_it_is(outsider):
    with catching() as post:
        sweep(lambda: AT)
    (mail,) = [mail for mail in post.mails if mail["To"] == EMAIL]
    told = str(mail["Subject"]) + mail.get_body(("plain",)).get_content() + mail.get_body(("html",)).get_content()
    assert "groep 6" not in told
    assert "wies" not in told
    assert outsider.case.reference in str(mail["Subject"])


@pytest.mark.parametrize("confirmed", [True, False])
def test_a_message_is_mailed_with_a_link_and_only_to_a_confirmed_address(client, school, outsider, confirmed):
    if confirmed:
        client.post(door(outsider))
    with catching():
        sweep(lambda: AT)
    officer = make_person(Role.PRIVACY_OFFICER, school=school)
    notes.message(outsider.case, to="requester", text="Wilt u ons bellen?", by=officer, at=AT)
    with catching() as post:
        sweep(lambda: AT + MINUTE)
    mails = [mail for mail in post.mails if mail["To"] == EMAIL]
    assert len(mails) == confirmed
    assert len(links(post, EMAIL)) == confirmed
    assert all("bellen" not in mail.get_body(("plain",)).get_content() for mail in mails)


def test_asking_again_mails_one_that_works(client, outsider):
    with catching():
        sweep(lambda: AT)
    client.post("/zaak/link/", {"reference": outsider.case.reference, "email": EMAIL.upper()})
    with catching() as post:
        sweep(lambda: AT + MINUTE)
        (link,) = links(post, EMAIL)
    assert client.post("/zaak/" + link.rsplit("/zaak/", 1)[1]).status_code == 302


def test_a_strange_host_is_in_no_link(client, outsider):
    answer = client.post("/zaak/link/", {"reference": outsider.case.reference, "email": EMAIL}, HTTP_HOST="kwaad.example")
    assert answer.status_code == 400
    with catching() as post:
        sweep(lambda: AT)
    assert all(link.startswith("http://127.0.0.1:") for link in links(post, EMAIL))


# The link.


def test_looking_spends_nothing_and_shows_nothing(client, outsider):
    path = door(outsider)
    for _scanner in range(5):
        page = client.get(path)
        assert page.status_code == 200
        assert outsider.case.reference not in words(page)
        client.head(path)
    assert outside_session.COOKIE not in client.cookies
    assert client.post(path).status_code == 302


@pytest.mark.parametrize("when", [30 * MINUTE, dt.timedelta(days=3)])
def test_an_old_link_gives_a_new_one_with_one_button(client, outsider, clock, when):
    path = door(outsider)
    clock.shift(when)
    for answer in (client.get(path), client.post(path)):
        assert answer.status_code == 404
        assert "Mail mij een nieuwe link" in words(answer)
        assert outsider.case.reference not in words(answer)
    assert ASKED in words(client.post("/zaak/link/", hidden(answer)))
    assert outsider.case.events.filter(name="outsider.link_asked").count() == 1


@pytest.mark.parametrize("secret", ["verzonnen", "a" * 43, "x" * 5000, "%00", "é", "..%2F..%2F"])
def test_a_made_up_link_opens_nothing_and_offers_to_ask(client, outsider, secret):
    for answer in (client.get(f"/zaak/{secret}/"), client.post(f"/zaak/{secret}/")):
        assert answer.status_code == 404
        assert "Mail mij een nieuwe link" not in words(answer)
    assert outside_session.COOKIE not in client.cookies


def test_the_digest_in_the_table_is_no_link(client, outsider):
    door(outsider)
    assert client.post(f"/zaak/{OutsiderLink.objects.get().digest}/").status_code == 404


def test_entering_needs_a_page_of_ours(outsider):
    strict = Client(enforce_csrf_checks=True)
    path = door(outsider)
    assert strict.post(path).status_code == 403
    assert strict.post(path, hidden(strict.get(path))).status_code == 302


@pytest.mark.parametrize("path", ["/zaak/", "/zaak/link/", "/zaak/tot-ziens/", "/zaak/verzonnen/"])
def test_no_page_is_kept_and_no_address_leaves(client, path):
    answer = client.get(path)
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "strict-origin"


# Inside.


def test_it_tells_where_it_stands_and_by_when(inside, outsider):
    page = words(inside.get("/zaak/"))
    assert "De Regenmeter" in page
    assert "Uw melding van een datalek" in page
    assert "We kijken wat het kan betekenen" in page
    assert "vrijdag 27 november, 8.12 uur (nog 2 dagen en " in page
    assert "functionaris gegevensbescherming (FG)" in page
    assert "groep 6" not in page  # what was reported may have been written by another than who holds the address


def test_the_session_is_for_one_case_and_not_the_staffs(inside, outsider):
    cookie = inside.cookies[outside_session.COOKIE]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["max-age"]) == (True, "Lax", "/zaak/", 7200)
    assert "sessionid" not in inside.cookies
    for path in (f"/zaken/{outsider.case.reference}/", "/werk/", "/zaken/"):
        assert inside.get(path).status_code == 302
    inside.cookies["sessionid"] = cookie.value
    assert inside.get("/werk/").status_code == 302


def test_a_session_of_the_staff_opens_nothing_here(client, outsider):
    client.force_login(make_person(Role.EMPLOYEE, school=outsider.case.school))
    client.cookies[outside_session.COOKIE] = client.cookies["sessionid"].value
    assert outsider.case.reference not in words(client.get("/zaak/"))


def test_after_two_hours_it_is_over(inside, outsider, clock):
    clock.shift(2 * HOUR - MINUTE)
    assert outsider.case.reference in words(inside.get("/zaak/"))
    clock.shift(MINUTE)
    assert outsider.case.reference not in words(inside.get("/zaak/"))


def test_leaving_ends_it_also_for_who_copied_the_cookie(inside, outsider):
    copied = inside.cookies[outside_session.COOKIE].value
    assert inside.post("/zaak/verlaten/").url == "/zaak/tot-ziens/"
    thief = Client()
    thief.cookies[outside_session.COOKIE] = copied
    assert outsider.case.reference not in words(thief.get("/zaak/"))
    assert not Session.objects.exists()
    assert inside.get("/zaak/verlaten/").status_code == 405


@pytest.mark.parametrize("cookie", ["", "verzonnen", "x" * 5000, "../../etc"])
def test_a_made_up_cookie_opens_nothing(client, outsider, cookie):
    client.cookies[outside_session.COOKIE] = cookie
    answer = client.get("/zaak/")
    assert answer.status_code == 200
    assert outsider.case.reference not in words(answer)


def test_a_second_link_takes_over_and_starts_anew(inside, school, outsider):
    first = inside.cookies[outside_session.COOKIE].value
    other = followed(school, "ander@thuis.example")
    inside.post(door(other))
    assert inside.cookies[outside_session.COOKIE].value != first
    page = words(inside.get("/zaak/"))
    assert other.case.reference in page
    assert outsider.case.reference not in page


# Messages.


def write(client, text, page=None):
    return client.post("/zaak/bericht/", hidden(page or client.get("/zaak/")) | {"text": text})


def test_both_write_and_read_and_staff_speak_for_the_desk(inside, outsider, school):
    officer = make_person(Role.PRIVACY_OFFICER, school=school, name="Iris van Wezel")
    notes.message(outsider.case, to="internal", text="Niet voor buiten.", by=officer, at=AT)
    notes.message(outsider.case, to="requester", text="Hebt u de brief nog?", by=officer, at=AT)
    assert write(inside, "Ja, in een envelop.").status_code == 302
    page = words(inside.get("/zaak/"))
    assert "Hebt u de brief nog?" in page
    assert "Ja, in een envelop." in page
    assert "Privacyloket De Regenmeter" in page
    assert "Niet voor buiten." not in page
    assert "Iris van Wezel" not in page
    assert outsider.case.events.get(name="message.from_requester").via == "public"


def test_two_who_follow_one_case_do_not_read_each_other(client, outsider):
    with changing(outsider.case, at=AT) as workflow:
        other = outsiders.add(workflow.case, email="ander@thuis.example", at=AT)
    notes.from_requester(outsider.case, text="Alleen van mij.", at=AT, outsider=outsider)
    client.post(door(other))
    assert "Alleen van mij." not in words(client.get("/zaak/"))


def test_pressing_twice_is_one_message(inside, outsider):
    page = inside.get("/zaak/")
    for _press in range(2):
        write(inside, "Ja, in een envelop.", page)
    assert outsider.case.events.filter(name="message.from_requester").count() == 1


@pytest.mark.parametrize("text", ["", "  \n ", "a\x00b", "x" * 5001], ids=["empty", "blank", "NUL", "long"])
def test_a_bad_message_is_named(inside, outsider, text):
    answer = write(inside, text)
    assert answer.status_code == 400
    assert "text" in answer.context["form"].errors
    assert not outsider.case.events.filter(name="message.from_requester").exists()


@pytest.mark.parametrize("text", ["<b>vet</b>", "=1+1", "😀", "‮omgekeerd"])
def test_a_message_is_only_text(inside, text):
    write(inside, text)
    assert text in words(inside.get("/zaak/"))


def test_whose_time_was_over_finds_the_text_again(inside, outsider, clock):
    page = inside.get("/zaak/")
    clock.shift(3 * HOUR)
    answer = write(inside, "Dit schreef ik lang.", page)
    assert answer.status_code == 403
    assert "blijft een dag bewaard" in words(answer)
    assert b"schreef" not in bytes(Draft.objects.get().sealed)
    fresh = Client()
    fresh.post(door(outsider, at=AT + 3 * HOUR))
    assert "Dit schreef ik lang." in fresh.get("/zaak/").content.decode()
    write(fresh, "Dit schreef ik lang.")
    assert not Draft.objects.exists()


def test_a_form_of_one_case_writes_nothing_in_another(inside, school, outsider):
    page = inside.get("/zaak/")
    other = followed(school, "ander@thuis.example")
    inside.post(door(other))
    assert write(inside, "Voor de eerste zaak.", page).status_code == 403
    for case in (outsider.case, other.case):
        assert not case.events.filter(name="message.from_requester").exists()


@pytest.mark.parametrize("mark", ["", "verzonnen", "x:y", "x" * 5000])
def test_without_our_mark_nothing_is_written_or_kept(inside, outsider, mark):
    assert inside.post("/zaak/bericht/", {"mark": mark, "text": "Spam."}).status_code == 302
    assert not outsider.case.events.filter(name="message.from_requester").exists()
    assert not Draft.objects.exists()


def test_twenty_messages_in_an_hour_and_the_next_is_kept_on_the_page(inside, outsider):
    for number in range(20):
        write(inside, f"Bericht {number}")
    answer = write(inside, "Nog een.")
    assert answer.status_code == 429
    assert "Nog een." in answer.content.decode()
    assert outsider.case.events.filter(name="message.from_requester").count() == 20


def test_a_closed_case_still_tells_and_listens(inside, outsider):
    officer = make_person(Role.PRIVACY_OFFICER, board=outsider.case.board)
    move(outsider.case, "dismiss", by=officer, at=AT, reason="Het bleek een proefbestand.")
    page = words(inside.get("/zaak/"))
    assert "er ging niets mis met persoonsgegevens" in page
    assert "proefbestand" not in page
    assert write(inside, "Dank u wel.").status_code == 302


# Asking: what it says to whom.


@pytest.mark.parametrize(
    ("reference", "email", "mailed"),
    [
        ("own", EMAIL, 1),
        ("own", " WIES@thuis.example ", 1),
        ("lower", EMAIL, 1),
        ("own", "ander@thuis.example", 0),
        ("DL-2026-99999", EMAIL, 0),
        ("'; DROP TABLE", EMAIL, 0),
    ],
)
def test_the_answer_never_tells_whether_there_is_such_a_case(client, outsider, reference, email, mailed):
    named = {"own": outsider.case.reference, "lower": outsider.case.reference.lower()}.get(reference, reference)
    answer = client.post("/zaak/link/", {"reference": named, "email": email})
    assert answer.status_code == 200
    assert ASKED in words(answer)
    assert named not in words(answer)
    assert outsider.case.events.filter(name="outsider.link_asked").count() == mailed


def test_the_answers_are_the_same_to_the_letter(client, outsider):
    right, wrong = (
        words(client.post("/zaak/link/", {"reference": reference, "email": EMAIL}))
        for reference in (outsider.case.reference, "DL-2026-99999")
    )
    assert right == wrong


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("email", "geen adres"),
        ("email", "a@b.example\nBcc: z@z.example"),
        ("email", "a@b.example\r\n\r\nHallo"),
        ("email", "x" * 300 + "@b.example"),
        ("reference", ""),
        ("reference", "x" * 21),
        ("reference", "DL\x00"),
    ],
)
def test_bad_input_is_named(client, field, value):
    answer = client.post("/zaak/link/", {"reference": "DL-2026-00001", "email": EMAIL} | {field: value})
    assert answer.status_code == 400
    assert list(answer.context["form"].errors) == [field]


def test_nobody_is_bombed_with_mail_and_the_answer_stays_the_same(client, outsider):
    said = {words(client.post("/zaak/link/", {"reference": outsider.case.reference, "email": EMAIL})) for _try in range(8)}
    assert len(said) == 1
    assert outsider.case.events.filter(name="outsider.link_asked").count() == 5


def test_an_old_link_is_no_way_round_that(client, outsider, clock):
    path = door(outsider)
    clock.shift(HOUR)
    form = hidden(client.get(path))
    for _try in range(8):
        client.post("/zaak/link/", form)
    assert outsider.case.events.filter(name="outsider.link_asked").count() == 5


def test_guessing_from_one_address_ends(client, outsider):
    def guess(number, **where):
        return client.post("/zaak/link/", {"reference": f"DL-2026-{number:05d}", "email": EMAIL}, **where).status_code

    assert [guess(number) for number in range(100, 122)] == [200] * 20 + [429] * 2
    assert guess(122, REMOTE_ADDR="192.0.2.9") == 200

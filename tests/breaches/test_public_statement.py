"""A wrong recipient's statement: asked by a link of the handler, answered once, evidence and no more."""

import datetime as dt

import pytest
import time_machine

from breaches.models import Breach
from breaches.statements import make_link, statements_of
from cases import outsiders
from cases.models import Invitation
from notifications.sweep import sweep
from tests.cases.conftest import words
from tests.factories import AT, make_breach
from tests.notifications.post import catching

pytestmark = pytest.mark.django_db
EVENT = "breach.destruction_stated"


def path_of(desk, by="privacy_officer"):
    return f"/verklaring/{make_link(desk.case, by=desk.people[by], at=AT)}/"


def told(**changes):
    answers = {
        "received": "yes", "opened": "yes", "forwarded": "no", "deleted": "yes",
        "deleted_at_day": "24", "deleted_at_month": "11", "deleted_at_year": "2026", "deleted_at_time": "9.30",
    }  # fmt: skip
    return {name: value for name, value in (answers | changes).items() if value is not None}


# The handler makes the link.


@pytest.mark.parametrize(
    ("who", "get", "post"),
    [
        ("privacy_officer", 200, 200),
        ("principal", 200, 200),
        ("board_member", 200, 200),
        ("dpo", 403, 403),
        ("employee", 403, 403),
        ("admin", 404, 404),
    ],
)
def test_only_who_handles_the_case_makes_a_link(desk, who, get, post):
    path = desk.address("vernietiging")
    assert desk.get(who, path).status_code == get
    assert desk.post(who, path).status_code == post
    assert Invitation.objects.count() == (post == 200)


def test_the_link_is_shown_once_and_kept_nowhere(desk, client):
    page = desk.post("privacy_officer", desk.address("vernietiging"))
    url = words(page).split("/verklaring/")[1].split("/")[0]
    assert page.headers["Cache-Control"] == "no-store"
    assert client.get(f"/verklaring/{url}/").status_code == 200
    assert url not in desk.get("privacy_officer", desk.address("vernietiging")).content.decode()
    assert url not in desk.get("privacy_officer", desk.address()).content.decode()
    assert url not in str(list(Invitation.objects.values()))


def test_the_case_leads_there(desk):
    assert desk.address("vernietiging") in desk.get("privacy_officer", desk.address()).content.decode()
    assert desk.address("vernietiging") not in desk.get("dpo", desk.address()).content.decode()


def test_another_board_makes_no_link(desk):
    elsewhere = make_breach()
    assert desk.post("privacy_officer", desk.address("vernietiging", case=elsewhere.case)).status_code == 404


# The recipient answers.


def test_the_page_tells_nothing_of_the_case(desk, client):
    page = words(client.get(path_of(desk)))
    assert "De Regenmeter" in page
    assert desk.case.reference not in page
    assert "groep" not in page


def test_looking_spends_nothing(desk, client):
    path = path_of(desk)
    assert [client.get(path).status_code for _scanner in range(3)] == [200] * 3
    assert client.post(path, told()).status_code == 200


def test_the_answers_are_on_the_timeline_words_apart_from_choices(desk, client):
    client.post(
        path_of(desk),
        told(forwarded="yes", forwarded_to="Aan mijn zus, per app.", name="Wies Dorrestein", remark="Sorry."),
    )
    event = desk.case.events.get(name=EVENT)
    assert event.facts == {
        "received": "yes", "opened": "yes", "forwarded": "yes", "deleted": "yes", "deleted_at": "2026-11-24T08:30:00+00:00",
    }  # fmt: skip
    assert (event.via, event.by) == ("public", None)
    event.content.case = desk.case
    assert event.content.said == {"forwarded_to": "Aan mijn zus, per app.", "name": "Wies Dorrestein", "remark": "Sorry."}


def test_it_is_evidence_and_confirms_nothing_by_itself(desk, client):
    client.post(path_of(desk), told())
    breach = Breach.objects.select_related("case").get(pk=desk.case.pk)
    assert (breach.state, breach.case.version) == ("reported", desk.case.version)
    assert "deletion_confirmed" not in breach.facts


def test_it_stands_on_the_case_in_words(desk, client):
    client.post(path_of(desk), told(forwarded="yes", forwarded_to="Aan mijn zus.", name="Wies Dorrestein"))
    page = words(desk.get("privacy_officer", desk.address()))
    assert "Verklaring van de verkeerde ontvanger" in page
    for text in ("Hebt u het ontvangen?", "Aan mijn zus.", "Wies Dorrestein", "dinsdag 24 november, 9.30 uur"):
        assert text in page
    (one,) = statements_of(desk.case)
    assert one["answers"][0][1] == "Ja"


def test_the_handler_is_mailed_without_a_word_of_it(desk, client):
    with catching():
        sweep(lambda: AT)
    client.post(path_of(desk), told(remark="Sorry, echt.", name="Wies Dorrestein"))
    with catching() as post:
        sweep(lambda: AT + dt.timedelta(minutes=1))
    assert desk.people["privacy_officer"].email in post.addresses
    subjects = " ".join(post.subjects)
    assert f"{desk.case.reference}: de verkeerde ontvanger heeft geantwoord" in subjects
    assert all(b"Wies" not in content and b"echt" not in content for _to, content in post.messages)


# Once, and in time.


def test_it_is_answered_once(desk, client):
    path = path_of(desk)
    assert [client.post(path, told()).status_code for _press in range(2)] == [200, 404]
    again = client.get(path)
    assert again.status_code == 404
    assert "Dan zijn ze binnen" in words(again)
    assert desk.case.events.filter(name=EVENT).count() == 1


@pytest.mark.parametrize("days", [14, 400])
def test_an_old_link_is_a_calm_page(desk, client, days):
    path = path_of(desk)
    with time_machine.travel(AT + dt.timedelta(days=days), tick=False):
        assert client.get(path).status_code == client.post(path, told()).status_code == 404


@pytest.mark.parametrize("secret", ["verzonnen", "a" * 43, "x" * 3000, "%00"])
def test_a_made_up_link_is_the_same_page(desk, client, secret):
    path_of(desk)
    assert "Deze link werkt niet meer" in words(client.get(f"/verklaring/{secret}/"))
    assert client.post(f"/verklaring/{secret}/", told()).status_code == 404


def test_a_link_for_following_a_case_is_none_for_a_statement(desk, client):
    secret = path_of(desk).split("/")[2]
    assert client.get(f"/zaak/{secret}/").status_code == 404
    assert outsiders.invitation(secret, "something_else", at=AT) is None


def test_guessing_from_one_address_ends(desk, client):
    assert [client.get(f"/verklaring/{n:043d}/").status_code for n in range(61)][-2:] == [404, 429]


def test_the_secret_leaves_for_nowhere(desk, client):
    answer = client.get(path_of(desk))
    assert (answer.headers["Referrer-Policy"], answer.headers["Cache-Control"]) == ("strict-origin", "no-store")


def test_a_closed_case_asks_no_one(desk):
    type(desk.case).objects.filter(pk=desk.case.pk).update(closed_at=AT, due_at=None)
    assert desk.post("privacy_officer", desk.address("vernietiging")).status_code == 409
    assert not Invitation.objects.exists()


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("received", {"received": None}),
        ("opened", {"opened": "misschien"}),
        ("forwarded", {"forwarded": ""}),
        ("forwarded_to", {"forwarded": "yes"}),
        ("forwarded_to", {"forwarded": "yes", "forwarded_to": "a\x00"}),
        ("forwarded_to", {"forwarded": "yes", "forwarded_to": "x" * 2001}),
        ("deleted", {"deleted": None}),
        ("deleted_at", {"deleted_at_day": "", "deleted_at_month": "", "deleted_at_year": "", "deleted_at_time": ""}),
        ("deleted_at", {"deleted_at_year": "2027"}),
        ("deleted_at", {"deleted_at_day": "31"}),
        ("name", {"name": "a\nb"}),
        ("remark", {"remark": "x" * 5001}),
    ],
)  # fmt: skip
def test_bad_input_is_named_and_spends_nothing(desk, client, field, changes):
    path = path_of(desk)
    answer = client.post(path, {"remark": "Dit blijft staan."} | told(**changes))
    assert answer.status_code == 400
    assert list(answer.context["form"].errors) == [field]
    assert "Dit blijft staan." in answer.content.decode() or "remark" in changes
    assert client.post(path, told()).status_code == 200


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "=1+1", "😀 ‮om‬", "{{ 7|add:7 }}"])
def test_text_is_only_text(desk, client, text):
    client.post(path_of(desk), told(remark=text, name=text))
    assert statements_of(desk.case)[0]["remark"] == text
    assert "<script>alert" not in desk.get("privacy_officer", desk.address()).content.decode()


def test_somebody_who_hands_nothing_over_needs_no_moment(desk, client):
    nothing = dict.fromkeys((f"deleted_at_{box}" for box in ("day", "month", "year", "time")), "")
    for deleted in ("later", "cannot"):
        assert client.post(path_of(desk), told(deleted=deleted) | nothing).status_code == 200
    assert [one["deleted_at"] for one in statements_of(desk.case)] == [None, None]


def test_each_recipient_has_an_own_link(desk, client):
    first, second = path_of(desk), path_of(desk, by="principal")
    client.post(first, told())
    assert client.get(second).status_code == 200

"""One page for every step: who may, what refuses it, and nothing typed is ever lost."""

import datetime as dt
import re
from dataclasses import replace

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client

from breaches.assessment import assess
from breaches.forms import FORMS
from breaches.models import Breach, State
from cases import notes, registry
from cases.models import Barred, Case, Draft, Event
from cases.moves import move
from cases.workflow import steps
from tests.cases.conftest import hidden, words
from tests.factories import AT, make_board, make_breach, make_people

OFFICER, FG, BOARD, PRINCIPAL, TEACHER, ADMIN = "privacy_officer", "dpo", "board_member", "principal", "employee", "admin"
ADVICE = {"outcome": "notify_authority", "text": "Meld het vandaag nog."}


def summary(page):
    """What the box above the form says."""
    found = re.search(r'<section class="[^"]+" role="alert".*?</section>', page.content.decode(), re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found.group())).strip() if found else ""


def names(desk):
    return list(desk.case.events.order_by("seq").values_list("name", flat=True))


# Getting in.


@pytest.mark.parametrize("name", [name for name in FORMS if name != "assess"])
def test_every_step_is_a_page_for_who_may_and_403_for_who_may_not(desk, name):
    step = steps(Breach)[name]
    for role, person in desk.people.items():
        answer = desk.get(role, desk.address("doe", name))
        if role == ADMIN:
            assert answer.status_code == 404  # the case is out of reach
        elif role == TEACHER or not person.memberships.filter(role__in=step.roles).exists():
            assert answer.status_code == 403
        elif State.REPORTED in step.ways and not step.guards:
            assert (answer.status_code, str(step.label) in words(answer)) == (200, True)
        else:
            assert answer.status_code in (200, 409)


def test_no_such_step_and_no_such_case(desk):
    assert desk.get(OFFICER, desk.address("doe", "bestaat-niet")).status_code == 404
    assert desk.get(OFFICER, "/zaken/DL-2026-99999/doe/advise/").status_code == 404


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_signs_in_and_another_board_finds_nothing(desk, client, method):
    path = desk.address("doe", "advise")
    answer = getattr(client, method)(path)
    assert (answer.status_code, answer["Location"]) == (302, f"/accounts/login/?next={path}")
    other = make_people(make_board())[FG]
    assert getattr(desk.browser(other), method)(path, ADVICE).status_code == 404
    Barred.objects.create(case=desk.case, user=desk.people[FG])
    assert getattr(desk.browser(FG), method)(path, ADVICE).status_code == 404
    assert names(desk) == ["breach.opened"]


# Doing it.


def test_a_step_is_carried_out_and_the_case_says_so(desk):
    answer = desk.send(FG, desk.address("doe", "advise"), **ADVICE)
    assert (answer.status_code, answer["Location"]) == (302, desk.address())
    event = desk.case.events.order_by("seq").last()
    assert (event.name, event.by, event.at) == ("breach.advise", desk.people[FG], AT)
    assert str(steps(Breach)["advise"].done) in words(desk.get(FG, desk.address()))


def test_a_step_that_asks_nothing_is_one_button(desk):
    for name, role, facts in (
        ("assess", OFFICER, {"facts": {}, "result": assess({})}),
        ("advise", FG, {"outcome": "register_only", "text": "Geen risico."}),
        ("decide", BOARD, {"outcome": "register_only", "reason": "Geen risico."}),
        ("evaluate", OFFICER, {}),
    ):
        move(desk.case, name, by=desk.people[role], at=AT, **facts)
    assert desk.send(OFFICER, desk.address("doe", "close")).status_code == 302
    assert Case.objects.get(pk=desk.case.pk).closed_at == AT


def test_what_is_wrong_is_told_with_what_was_typed(desk):
    answer = desk.send(FG, desk.address("doe", "advise"), outcome="", text="Mijn oordeel.")
    assert (answer.status_code, "Mijn oordeel." in words(answer)) == (400, True)
    assert 'href="#id_outcome_0"' in answer.content.decode()
    assert names(desk) == ["breach.opened"]


NO_DAY = {"aware_at_day": "31", "aware_at_month": "2", "aware_at_year": "2026", "aware_at_time": "9.00"}
BAD = [
    ("set_awareness", {**NO_DAY, "reason": "Die dag is er niet."}),
    ("set_awareness", {"aware_at": "2026-11-24T09:00:00", "reason": "Zonder offset."}),
    ("set_awareness", {"aware_at": "2026-11-30T09:00:00+01:00", "reason": "In de toekomst."}),
    ("dismiss", {"reason": "x" * 10_000_000}),
    ("dismiss", {"reason": "nul\x00teken"}),
    ("dismiss", {"reason": " \n "}),
    ("merge", {"into": "DL-2026-99999"}),
    ("merge", {"into": "'; DROP TABLE cases_case; --"}),
    ("record_contact", {"sort": "onzin", "text": "x"}),
]


@pytest.mark.parametrize(("name", "typed"), BAD)
def test_bad_input_is_400_and_changes_nothing(desk, name, typed):
    path = desk.address("doe", name)
    before = Case.objects.values().get(pk=desk.case.pk)
    answer = desk.post(OFFICER, path, **hidden(desk.get(OFFICER, path)), **typed)
    assert answer.status_code in (400, 413)
    assert Case.objects.values().get(pk=desk.case.pk) == before


@pytest.mark.parametrize("text", ["🙂 e\u0301 \u202eעברית", "=HYPERLINK(1)", "<b>niet vet</b>", "regel 1\nregel 2"])
def test_whatever_can_be_typed_is_kept_as_typed(desk, text):
    assert desk.send(FG, desk.address("doe", "advise"), outcome="register_only", text=text).status_code == 302
    breach = Breach.objects.select_related("case").get(pk=desk.case.pk)
    assert breach.advices[0].text == text


@pytest.mark.parametrize("version", [None, "", "een", "1" * 30, "-1"])
def test_a_form_that_is_none_of_ours_is_400(desk, version):
    typed = ADVICE if version is None else {**ADVICE, "version": version}
    assert desk.post(FG, desk.address("doe", "advise"), **typed).status_code == 400
    assert names(desk) == ["breach.opened"]


# Refused.


def test_a_step_that_is_refused_names_its_rule(desk):
    answer = desk.get(OFFICER, desk.address("doe", "record_notification"))
    assert (answer.status_code, answer.context["back_url"]) == (409, desk.address())
    assert "AP" in words(answer)


def test_what_a_rule_refuses_at_the_end_keeps_what_was_typed(desk):
    """Without an assessment only a preliminary notification can be decided: the rule speaks when the button is pressed."""
    typed = {"outcome": "register_only", "reason": "Er is niets gebeurd.", "no_advice": "FG gevraagd om 10 uur."}
    answer = desk.send(BOARD, desk.address("doe", "decide"), **typed)
    assert answer.status_code == 409
    assert "Dit kan nu niet" in summary(answer)
    assert ("Er is niets gebeurd." in words(answer), "FG gevraagd om 10 uur." in words(answer)) == (True, True)
    assert names(desk) == ["breach.opened"]


def test_a_stale_page_shows_what_changed_and_keeps_what_was_typed(desk):
    path = desk.address("doe", "advise")
    sent = hidden(desk.get(FG, path))
    move(desk.case, "ask_advice", by=desk.people[OFFICER], at=AT, question="Let ook op de foto's.")
    stale = desk.post(FG, path, **sent, **ADVICE)
    assert stale.status_code == 409
    assert "Iemand anders was je net voor" in summary(stale)
    assert [(change["note"], change["by"]) for change in stale.context["changes"]] == [
        ("Let ook op de foto's.", str(desk.people[OFFICER])),
    ]  # fmt: skip
    assert "Meld het vandaag nog." in words(stale)
    assert names(desk) == ["breach.opened", "breach.ask_advice"]
    again = desk.post(FG, path, **hidden(stale), **ADVICE)
    assert (again.status_code, names(desk)[-1]) == (302, "breach.advise")


def test_a_stale_page_whose_step_is_no_longer_possible_still_keeps_the_text(desk):
    path = desk.address("doe", "dismiss")
    sent = hidden(desk.get(OFFICER, path))
    into = make_breach(desk.school).case
    move(desk.case, "merge", by=desk.people[OFFICER], at=AT, into=into)
    answer = desk.post(OFFICER, path, **sent, reason="Het bleek niets te zijn.")
    assert answer.status_code == 409
    assert "Het bleek niets te zijn." in words(answer)
    assert Case.objects.get(pk=desk.case.pk).state == "merged"


def test_a_message_in_between_makes_no_page_stale(desk):
    path = desk.address("doe", "advise")
    sent = hidden(desk.get(FG, path))
    notes.message(desk.case, to="internal", text="Ik bel even.", by=desk.people[OFFICER], at=AT)
    assert desk.post(FG, path, **sent, **ADVICE).status_code == 302


def test_sent_twice_counts_once_and_says_so_kindly(desk):
    path = desk.address("doe", "advise")
    sent = hidden(desk.get(FG, path))
    first, second = (desk.post(FG, path, **sent, **ADVICE) for _n in range(2))
    assert (first.status_code, second.status_code) == (302, 409)
    assert summary(second).startswith("Dit is al gedaan")
    assert names(desk) == ["breach.opened", "breach.advise"]


# Signed out in the middle.


def signed_out(desk, role, path, typed, *, cookies="sessionid"):
    """A page that lay open while the session ended; what was typed is sent; then signing in again as `role`."""
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(desk.people[role])
    page = browser.get(path)
    sent = {**hidden(page), **typed}
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.content.decode())
    for name in cookies.split():
        browser.cookies.pop(name, None)
    return browser, browser.post(path, {**sent, "csrfmiddlewaretoken": token.group(1)})


@pytest.mark.parametrize("cookies", ["sessionid", "sessionid csrftoken"])
def test_what_was_typed_survives_the_end_of_a_session(desk, cookies):
    path = desk.address("doe", "advise")
    browser, answer = signed_out(desk, FG, path, ADVICE, cookies=cookies)
    assert (answer.status_code, path in answer["Location"]) == (302, True)
    assert names(desk) == ["breach.opened"]
    browser.force_login(desk.people[FG])
    page = browser.get(path)
    assert ("Meld het vandaag nog." in words(page), "Welkom terug" in words(page)) == (True, True)
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.content.decode()).group(1)
    assert browser.post(path, {**hidden(page), **ADVICE, "csrfmiddlewaretoken": token}).status_code == 302
    assert (names(desk)[-1], Draft.objects.count()) == ("breach.advise", 0)


def test_signing_in_through_the_page_brings_back_what_was_typed(desk):
    path = desk.address("doe", "advise")
    browser, answer = signed_out(desk, FG, path, ADVICE)
    login = browser.get(answer["Location"])
    assert "Wat je typte, is bewaard" in words(login)
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', login.content.decode()).group(1)
    typed = {"login": desk.people[FG].email, "password": "geheim", "next": path, "csrfmiddlewaretoken": token}
    after = browser.post("/accounts/login/", typed)
    assert (after.status_code, after["Location"]) == (302, path)
    assert "Meld het vandaag nog." in words(browser.get(path))


def test_a_form_from_before_signing_in_anew_is_shown_once_more(desk):
    """The session ended, somebody signed in again in another tab, and then sends the old page: its token has changed."""
    path = desk.address("doe", "advise")
    browser, _answer = signed_out(desk, FG, path, {}, cookies="")
    page = browser.get(path)
    browser.cookies.pop("csrftoken")
    stale = browser.post(path, {**hidden(page), **ADVICE, "csrfmiddlewaretoken": "x" * 64})
    assert (stale.status_code, stale["Location"]) == (302, path)
    assert "Meld het vandaag nog." in words(browser.get(path))


def test_another_person_on_the_same_computer_reads_nothing_of_it(desk):
    path = desk.address("doe", "record_contact")
    browser, _answer = signed_out(desk, OFFICER, path, {"sort": "question", "text": "Vertrouwelijk."})
    browser.force_login(desk.people[FG])
    assert "Vertrouwelijk." not in words(browser.get(path))
    browser.force_login(desk.people[OFFICER])
    assert "Vertrouwelijk." in words(browser.get(path))


def test_what_nobody_came_back_for_is_gone_after_a_day(desk):
    path = desk.address("doe", "advise")
    browser, _answer = signed_out(desk, FG, path, ADVICE)
    with time_machine.travel(AT + dt.timedelta(hours=25), tick=False):
        browser.force_login(desk.people[FG])
        assert "Meld het vandaag nog." not in words(browser.get(path))


@pytest.mark.parametrize("who", ["", "1", "1:abc:def"])
def test_a_stranger_can_store_nothing(desk, client, who):
    path = desk.address("doe", "advise")
    assert client.post(path, {**ADVICE, "who": who}).status_code == 302
    assert Draft.objects.count() == 0


def test_a_text_without_end_is_not_kept(desk):
    path = desk.address("doe", "advise")
    signed_out(desk, FG, path, {**ADVICE, "text": "x" * 300_000})
    assert Draft.objects.count() == 0


def test_what_is_kept_lies_sealed(desk):
    signed_out(desk, FG, desk.address("doe", "advise"), ADVICE)
    draft = Draft.objects.get()
    assert (draft.owner, b"vandaag" in bytes(draft.sealed)) == (desk.people[FG], False)


def test_without_a_mark_an_old_token_is_a_plain_refusal(desk):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(desk.people[FG])
    assert browser.post(desk.address("doe", "advise"), ADVICE).status_code == 403
    assert Event.objects.filter(case=desk.case).count() == 1


# A kind may put its own page in the place of ours.


@pytest.fixture
def own_page(monkeypatch):
    def put(name, page):
        monkeypatch.setitem(registry._kinds, "breach", replace(registry.get("breach"), step_views={name: page}))

    return put


def view_of_a_kind(request, reference):
    return HttpResponse(f"eigen pagina van {reference}")


def test_a_kind_has_its_own_view_or_template_for_a_step(desk, own_page):
    own_page("ask_advice", f"{__name__}.view_of_a_kind")
    assert words(desk.get(OFFICER, desk.address("doe", "ask_advice"))) == f"eigen pagina van {desk.case.reference}"
    own_page("ask_advice", "cases/ask.html")
    page = desk.get(OFFICER, desk.address("doe", "ask_advice"))
    assert "cases/ask.html" in [template.name for template in page.templates]


def test_an_own_view_is_reached_by_who_sees_the_case_in_full_only(desk, own_page):
    own_page("ask_advice", f"{__name__}.view_of_a_kind")
    assert [desk.get(role, desk.address("doe", "ask_advice")).status_code for role in (TEACHER, ADMIN)] == [403, 404]

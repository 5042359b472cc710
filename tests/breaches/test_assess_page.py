"""The assessment page: one screen at a time, the advice beside it, prefilled, kept, and recorded through the one door."""

import pytest

from breaches.assessment import questions
from breaches.models import Breach, Incident, State
from breaches.presumed import PRESUMED, starting_facts
from breaches.report import correct
from cases import saved
from cases.models import Draft, Event
from cases.moves import move
from schools.models import Role
from tests.factories import AT, make_board, make_breach, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tuesday_morning")]

GRAVE = {
    "soort": {"is_breach": "yes", "breach_types": ["confidentiality"]},
    "oorzaak": {"cause": "human_error"},
    "gegevens": {"data_categories": ["basic", "care_file", "health"], "special_categories": "yes"},
    "personen": {"person_groups": ["pupils"], "minors": "yes", "persons": "24", "identifiability": "significant"},
    "versleuteld": {"encrypted": "no"},
    "ontvangers": {"recipients": "few_known", "recipient_trusted": "no", "deletion_confirmed": "no"},
    "misbruik": {"misuse_observed": "no", "mitigated_before_harm": "no"},
    "gevolgen": {"likely_consequences": ["reputation"]},
}


@pytest.fixture
def breach(school):
    return make_breach(school, facts={"data_categories": ["basic"], "person_groups": ["pupils"]})


@pytest.fixture
def officer(client, people):
    client.force_login(people[Role.PRIVACY_OFFICER])
    return people[Role.PRIVACY_OFFICER]


def address(breach, slug=""):
    return f"/zaken/{breach.case.reference}/doe/assess/" + (f"?vraag={slug}" if slug else "")


def preview(breach):
    return f"/zaken/{breach.case.reference}/beoordeling/proef/"


def text(response):
    return response.content.decode()


def answer_all(client, breach, screens=GRAVE):
    """Walk the screens as the page leads, until it comes to the overview."""
    seen, at = [], client.get(address(breach))
    while (group := at.context.get("group")) is not None:
        assert seen[-2:] != [group.slug] * 2, "the same screen comes back"
        seen.append(group.slug)
        at = client.post(address(breach), {"group": group.slug, "do": "next", **screens.get(group.slug, {})}, follow=True)
        assert at.status_code == 200
    return seen, at


def conclude(client, breach, page, **more):
    judging = page.context["judging"]
    return client.post(address(breach), {"do": "conclude", "version": judging.version, "seen": judging.seen, **more})


# Who may.


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.PRIVACY_OFFICER, 200), (Role.PRINCIPAL, 403), (Role.BOARD_MEMBER, 403), (Role.DPO, 403),
        (Role.EMPLOYEE, 404), (Role.ADMIN, 404),
    ],
)  # fmt: skip
def test_who_may_assess(client, people, breach, role, status):
    client.force_login(people[role])
    assert client.get(address(breach)).status_code == status
    assert client.post(address(breach), {"do": "next"}).status_code == (302 if status == 200 else status)
    assert client.post(preview(breach), {"group": "soort"}).status_code == status


def test_a_reporter_sees_only_the_own_part(client, school):
    reporter = make_person(Role.EMPLOYEE, school=school)
    breach = make_breach(school, by=reporter)
    client.force_login(reporter)
    assert client.get(address(breach)).status_code == 403


def test_another_board_sees_nothing(client, breach):
    client.force_login(make_person(Role.PRIVACY_OFFICER, board=make_board()))
    for method in (client.get, client.post):
        assert method(address(breach)).status_code == 404
        assert method(preview(breach)).status_code == 404


def test_a_stranger_signs_in(client, breach):
    assert client.get(address(breach)).url.startswith("/accounts/login/")
    assert client.post(preview(breach), {"group": "soort"}).status_code == 204


def test_a_closed_case_is_not_assessed(client, officer, breach):
    move(breach.case, "dismiss", by=officer, at=AT, reason="Geen persoonsgegevens.")
    assert client.get(address(breach)).status_code == 409


# One screen at a time.


def test_it_starts_at_the_first_question_with_what_was_reported(client, officer, breach):
    page = client.get(address(breach))
    assert page.context["group"].slug == "soort"
    assert "Vraag 1 van 8" in text(page)
    assert page.context["form"]["breach_types"].value() == ["confidentiality"]
    assert page.context["is_prefilled"]
    assert "Ingevuld uit de melding" in text(page)


@pytest.mark.parametrize("incident", Incident)
def test_every_incident_presumes_known_facts(school, incident):
    breach = make_breach(school, incident=incident.value, facts={"person_groups": ["pupils"]})
    facts = starting_facts(breach)
    assert facts.items() >= PRESUMED[incident].items()
    assert facts["minors"] is True  # a primary school
    questions.groups_asked()


def test_what_was_told_goes_before_what_is_presumed(school):
    breach = make_breach(school, incident="published", facts={"recipients": "few_known"})
    assert starting_facts(breach)["recipients"] == "few_known"


def test_the_whole_road_without_a_script(client, officer, breach):
    seen, overview = answer_all(client, breach)
    twice = ["personen", "personen"], ["ontvangers", "ontvangers"]  # an answer there calls for another question
    assert seen == ["soort", "oorzaak", "gegevens", *twice[0], "versleuteld", *twice[1], "misbruik", "gevolgen"]
    assert "Kijk je antwoorden na" in text(overview)
    answer = conclude(client, breach, overview, note="Ouders van klasgenoten kennen de kinderen.")
    assert (answer.status_code, answer.url) == (302, f"/zaken/{breach.case.reference}/#oordeel")
    breach = Breach.objects.get(pk=breach.pk)
    version = breach.case.assessment_records.get()
    assert breach.state == State.ASSESSED
    assert (version.number, version.by, version.note) == (1, officer, "Ouders van klasgenoten kennen de kinderen.")
    assert version.result["data_subjects"] is True
    assert version.facts == breach.facts
    assert version.facts["persons"] == 24
    assert version.facts["likely_consequences"] == ["reputation"]
    assert not Draft.objects.exists()


def test_a_question_that_an_answer_calls_for_is_asked_on_the_same_screen(client, officer, breach):
    """Without a script one sees it after sending; with one at once."""
    first = client.get(address(breach, "ontvangers"))
    assert "recipient_trusted" not in first.context["form"].fields
    after = client.post(address(breach), {"group": "ontvangers", "recipients": "one_known"}, follow=True)
    assert after.context["group"].slug == "ontvangers"
    assert "recipient_trusted" in after.context["form"].fields
    last = client.post(address(breach), {"group": "ontvangers", "recipients": "one_known"}, follow=True)
    assert last.context["group"].slug != "ontvangers"


ON_SCREEN = ["recipients", "recipient_trusted", "deletion_confirmed", "access_by_unauthorised"]


def test_what_a_live_answer_brought_along_is_answered_in_the_same_go(client, officer, breach):
    sent = {"group": "ontvangers", "recipients": "few_known", "recipient_trusted": "no", "deletion_confirmed": "no"}
    after = client.post(address(breach), {**sent, "access_by_unauthorised": "confirmed", "shown": ON_SCREEN}, follow=True)
    assert after.context["group"].slug != "ontvangers"
    facts = saved.find(f"assess {breach.pk}", at=AT, owner=officer)["facts"]
    assert [facts[name] for name in ON_SCREEN] == ["few_known", False, False, "confirmed"]


def test_what_a_live_answer_brought_along_counts_in_the_advice_at_once(client, officer, breach):
    sent = {"group": "ontvangers", "recipients": "few_known", "shown": ON_SCREEN}
    facts = [
        client.post(preview(breach), {**sent, "recipient_trusted": trusted, "deletion_confirmed": trusted}).context["result"]
        for trusted in ("yes", "no")
    ]
    assert facts[0]["reasons"] != facts[1]["reasons"]


def test_a_question_that_was_not_on_the_screen_is_not_answered_by_silence(client, officer, breach):
    client.post(address(breach), {"group": "ontvangers", "recipients": "few_known", "shown": ["recipients"]})
    assert "recipient_trusted" not in saved.find(f"assess {breach.pk}", at=AT, owner=officer)["facts"]


def test_an_answer_left_open_is_not_known_and_no_answer_too(client, officer, breach):
    client.post(address(breach), {"group": "versleuteld"})
    page = client.get(address(breach, "versleuteld"))
    assert page.context["form"]["encrypted"].value() == "unknown"


def test_without_breach_there_is_one_question(client, officer, breach):
    page = client.post(address(breach), {"group": "soort", "is_breach": "no"}, follow=True)
    assert "Kijk je antwoorden na" in text(page)
    assert page.context["result"]["register"] is False
    back = client.post(address(breach), {"group": "soort", "is_breach": "yes", "breach_types": ["integrity"]}, follow=True)
    assert back.context["total"] > 1


def test_a_changed_answer_takes_what_hung_on_it_along(client, officer, school):
    breach = make_breach(school, incident="lost_device")
    client.post(address(breach), {"group": "oorzaak", "cause": "theft_or_loss", "malicious": "yes"})
    client.post(address(breach), {"group": "oorzaak", "cause": "human_error"})
    page = client.get(address(breach, "overzicht"))
    assert page.context["judging"].facts.get("malicious") is None


def test_facts_of_another_system_that_no_question_asks_for_are_kept_and_shown(client, officer, school):
    breach = make_breach(
        school, facts={"recipients": "few_known", "exfiltration": "confirmed", "data_categories": ["gezinsvoogd"]}
    )
    page = client.get(address(breach, "gegevens"))
    assert "gezinsvoogd" in page.context["form"]["data_categories"].value()
    overview = client.get(address(breach, "overzicht"))
    assert "Ook bekend" in text(overview)
    assert "Zijn de gegevens gekopieerd of meegenomen?" in text(overview)
    conclude(client, breach, overview)
    assert breach.case.assessment_records.get().facts["exfiltration"] == "confirmed"


@pytest.mark.parametrize("slug", [group.slug for group in questions.GROUPS] + ["overzicht", "niet-bekend"])
def test_every_screen_opens(client, officer, breach, slug):
    assert client.get(address(breach, slug)).status_code == 200


@pytest.mark.parametrize("group", [None, "", "niet-bekend"])
def test_a_screen_that_does_not_exist_records_nothing(client, officer, breach, group):
    sent = {} if group is None else {"group": group}
    assert client.post(address(breach), sent).status_code == 302
    assert client.post(preview(breach), sent).status_code == 302
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    ("slug", "answers", "field"),
    [
        ("personen", {"persons": "-1"}, "persons"),
        ("personen", {"persons": "heel veel"}, "persons"),
        ("personen", {"persons": "9" * 40}, "persons"),
        ("soort", {"is_breach": "misschien"}, "is_breach"),
        ("soort", {"breach_types": ["everything"]}, "breach_types"),
        ("oorzaak", {"cause": "<script>"}, "cause"),
        ("gegevens", {"data_categories": ["=SOM(A1)"]}, "data_categories"),
    ],
)
def test_bad_input_is_told_and_records_nothing(client, officer, breach, slug, answers, field):
    page = client.post(address(breach), {"group": slug, **answers})
    assert page.status_code == 400
    assert list(page.context["form"].errors) == [field]
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    ("typed", "hours"),
    [("30", 30), ("1,5", 1.5), ("0", 0), ("", None), ("-2", "wrong"), ("nan", "wrong"), ("1e9", "wrong"), ("9999999", "wrong")],
)
def test_hours_until_it_was_whole_again(client, officer, school, typed, hours):
    breach = make_breach(school, facts={"breach_types": ["availability"]})
    page = client.post(address(breach), {"group": "beschikbaar", "restored_after_hours": typed, "backup": "yes"})
    if hours == "wrong":
        assert page.status_code == 400
    else:
        kept = saved.find(f"assess {breach.pk}", at=AT, owner=officer)
        assert kept["facts"]["restored_after_hours"] == hours


# The advice beside it.


def test_the_advice_moves_with_the_answers(client, officer, breach):
    before = client.get(address(breach, "gegevens"))
    assert before.context["result"]["authority"] is False or before.context["result"]["data_subjects"] is False
    live = client.post(preview(breach), {"group": "gegevens", **GRAVE["gegevens"]})
    page = text(live)
    assert 'id="oordelen" hx-swap-oob' in page
    assert "<html" not in page
    assert live.context["severity"]["score"] > before.context["severity"]["score"]
    assert "ernst +" in page
    new = [reason for reason in live.context["reasons"] if reason["new"]]
    assert "Door je antwoord hier" in {reason["because"] for reason in new}
    others = {reason["because"] for reason in live.context["reasons"] if not reason["new"]}
    assert any(because.startswith("Vraag ") for because in others)


def test_a_live_answer_brings_its_question_at_once(client, officer, breach):
    live = client.post(preview(breach), {"group": "ontvangers", "recipients": "few_known"})
    assert "recipient_trusted" in live.context["form"].fields
    assert "Kun je ervan op aan" in text(live)
    assert "form" in live.context
    assert not live.context["form"].errors


def test_live_answers_are_kept_but_not_taken_as_given(client, officer, breach):
    client.post(preview(breach), {"group": "versleuteld", "encrypted": "yes"})
    page = client.get(address(breach))
    assert page.context["group"].slug == "versleuteld"  # goes on where one stopped
    assert page.context["form"]["encrypted"].value() == "yes"
    overview = client.get(address(breach, "overzicht"))
    assert "encrypted" not in overview.context["judging"].facts


def test_a_wrong_live_answer_says_nothing_yet(client, officer, breach):
    live = client.post(preview(breach), {"group": "personen", "persons": "veel"})
    assert live.status_code == 200
    assert "field-wrong" not in text(live)


def test_what_is_missing_leads_to_its_screen(client, officer, breach):
    page = client.get(address(breach, "soort"))
    assert page.context["missing"]
    assert all(one["slug"] != "soort" for one in page.context["missing"])
    assert f'href="?vraag={page.context["missing"][0]["slug"]}"' in text(page)


def test_answered_screens_can_be_changed(client, officer, breach):
    client.post(address(breach), {"group": "soort", **GRAVE["soort"]})
    page = text(client.get(address(breach, "oorzaak")))
    assert "Datalek, Iemand kon gegevens zien" in page
    assert 'href="?vraag=soort"' in page


# Kept, stale and twice.


def test_save_and_stop(client, officer, breach):
    answer = client.post(address(breach), {"group": "gegevens", "do": "stop", "data_categories": ["health"], "persons": "veel"})
    assert answer.url == f"/zaken/{breach.case.reference}/"
    assert breach.case.assessment_records.count() == 0
    again = client.get(address(breach))
    assert again.context["group"].slug == "gegevens"
    assert again.context["form"]["data_categories"].value() == ["health"]


def test_answers_under_way_are_sealed_and_of_one_person(client, officer, breach, school):
    client.post(address(breach), {"group": "gegevens", "data_categories": ["child_protection"]})
    assert b"child_protection" not in bytes(Draft.objects.get().sealed)
    other = make_person(Role.PRIVACY_OFFICER, board=school.board)
    client.force_login(other)
    assert client.get(address(breach, "gegevens")).context["form"]["data_categories"].value() == ["basic"]


def test_the_session_runs_out_in_the_middle(client, officer, breach):
    page = client.get(address(breach, "gegevens"))
    who = str(page.context["who"])
    client.logout()
    sent = client.post(address(breach), {"group": "gegevens", "data_categories": ["health"], "who": who})
    assert sent.url.startswith("/accounts/login/")
    client.force_login(officer)
    again = client.get(address(breach))
    assert again.context["form"]["data_categories"].value() == ["health"]
    assert "Welkom terug" in text(again)


def test_somebody_changed_the_case_in_the_meantime(client, officer, breach):
    _seen, overview = answer_all(client, breach)
    correct(breach.case, by=officer, at=AT, version=breach.case.version, what_happened="Het waren er meer.")
    answer = conclude(client, breach, overview, note="Mijn toelichting")
    assert answer.status_code == 409
    page = text(answer)
    assert "Mijn toelichting" in page
    assert "Feiten gewijzigd" in page
    assert breach.case.assessment_records.count() == 0
    again = conclude(client, breach, answer, note="Mijn toelichting")
    assert again.status_code == 302
    assert breach.case.assessment_records.get().note == "Mijn toelichting"


def test_sent_twice_is_one_version(client, officer, breach):
    _seen, overview = answer_all(client, breach)
    assert conclude(client, breach, overview).status_code == 302
    answer = conclude(client, breach, overview)
    assert answer.status_code == 409
    assert "Je had dit al gedaan" in text(answer) or "al gedaan" in text(answer)
    assert breach.case.assessment_records.count() == 1


def test_a_conclusion_without_a_version_is_no_page_of_ours(client, officer, breach):
    assert client.post(address(breach), {"do": "conclude"}).status_code == 400
    assert breach.case.assessment_records.count() == 0


def test_facts_come_from_the_answers_and_not_from_the_page(client, officer, breach):
    _seen, overview = answer_all(client, breach)
    conclude(client, breach, overview, facts='{"is_breach": false}')
    assert breach.case.assessment_records.get().facts["is_breach"] is True


def test_a_second_version_starts_from_the_first(client, officer, breach):
    _seen, overview = answer_all(client, breach)
    conclude(client, breach, overview)
    page = client.get(address(breach, "personen"))
    assert page.context["form"]["persons"].value() == 24
    overview = client.get(address(breach, "overzicht"))
    conclude(client, breach, overview)
    assert [row.number for row in breach.case.assessment_records.order_by("number")] == [1, 2]


def test_the_timeline_holds_no_answers(client, officer, breach):
    _seen, overview = answer_all(client, breach)
    conclude(client, breach, overview, note="Een toelichting")
    event = Event.objects.get(name="breach.assess")
    assert "care_file" not in str(event.facts)
    assert "toelichting" not in str(event.facts)

"""Logging an incident: who may and where, what is asked, what bad input gets, saved as one goes, and one case however sent."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from breaches.first_aid import AND_REPORT, FIRST_AID, SITUATIONS, situation_of
from breaches.models import Breach, Incident
from breaches.models.steps import AUTHORITY
from cases import documents
from cases.models import Case, Draft, Event, Outbox
from pages.words import AMSTERDAM
from schools.models import Membership, Role
from tests.cases.conftest import words
from tests.factories import AT, make_board, make_person, make_school

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tuesday_morning")]
ADDRESS = "/werk/melden/"
TODAY = dt.date(2026, 11, 24)
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64
STORY = "Het overzicht van groep 6 ging naar ouders van groep 5."


@pytest.fixture
def teacher(school, client):
    user = make_person(Role.EMPLOYEE, school=school)
    client.force_login(user)
    return user


def told(**changes):
    """What a hurried teacher fills in."""
    answers = {
        "what": "sent", "which_sent": "wrong_recipient", "noticed_when": "today", "noticed_time": "9.30", "story": STORY,
        "categories": ["basic", "care_file"], "groups": ["pupils"], "persons": "24", "once": "a" * 32,
    }  # fmt: skip
    return {name: value for name, value in (answers | changes).items() if value is not None}


def only_case():
    return Breach.objects.select_related("case").get()


def errors(response):
    return {name: [str(error) for error in found] for name, found in response.context["form"].errors.items()}


# Who, and where.


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMIN])
def test_everybody_with_a_role_reports(client, school, role):
    board_wide = role in {Role.BOARD_MEMBER, Role.DPO}
    client.force_login(make_person(role, board=school.board, school=None if board_wide else school))
    assert client.get(ADDRESS).status_code == 200
    answer = client.post(ADDRESS, told(place=school.slug))
    assert answer.status_code == 302
    assert answer.url == f"/zaken/{only_case().case.reference}/gemeld/"


@pytest.mark.parametrize("role", [Role.ADMIN, None], ids=["administrator", "without a role"])
def test_others_do_not(client, school, role):
    client.force_login(make_person(role, board=school.board))
    assert client.get(ADDRESS).status_code == 403
    assert client.post(ADDRESS, told()).status_code == 403
    assert not Case.objects.exists()


def test_a_role_that_has_ended_reports_nothing(client, school):
    user = make_person(Role.EMPLOYEE, school=school)
    Membership.objects.filter(user=user).update(until_on=TODAY - dt.timedelta(days=1))
    client.force_login(user)
    assert client.get(ADDRESS).status_code == 403


def test_a_stranger_signs_in_first(client):
    answer = client.get(ADDRESS)
    assert (answer.status_code, answer.url) == (302, "/accounts/login/?next=/werk/melden/")


def test_with_one_school_nothing_is_asked_about_it(client, teacher, school):
    page = client.get(ADDRESS).content.decode()
    assert "Waar gebeurde het?" not in page
    client.post(ADDRESS, told())
    assert only_case().case.school == school


def test_with_several_schools_one_is_chosen(client, school, teacher):
    other = make_school(board=school.board, name="Het Kompas")
    Membership.objects.create(user=teacher, board=school.board, school=other, role=Role.EMPLOYEE)
    page = client.get(ADDRESS).content.decode()
    assert "Waar gebeurde het?" in page
    assert "Het Kompas" in page
    assert "hele bestuur" not in page
    assert "place" in errors(client.post(ADDRESS, told()))
    client.post(ADDRESS, told(place=other.slug))
    assert only_case().case.school == other


def test_who_works_for_the_board_may_choose_all_of_it(client, school):
    client.force_login(make_person(Role.PRIVACY_OFFICER, board=school.board))
    assert "hele bestuur" in client.get(ADDRESS).content.decode()
    client.post(ADDRESS, told(place=f"board:{school.board.number}"))
    case = only_case().case
    assert (case.board, case.school) == (school.board, None)


@pytest.mark.parametrize("place", ["elsewhere", "board", "nonsense"])
def test_no_other_place_can_be_named(client, teacher, school, place):
    named = {"elsewhere": make_school().slug, "board": f"board:{school.board.number}", "nonsense": "niet-hier"}[place]
    answer = client.post(ADDRESS, told(place=named))
    assert answer.status_code == 400
    assert not Case.objects.exists()


def test_a_closed_school_is_not_offered(client, teacher, school):
    gone = make_school(board=school.board, name="De Dichte Deur", closed_on=TODAY - dt.timedelta(days=1))
    Membership.objects.create(user=teacher, board=school.board, school=gone, role=Role.EMPLOYEE)
    assert "De Dichte Deur" not in client.get(ADDRESS).content.decode()


def test_many_schools_stand_in_a_list_by_board(client, school):
    user = make_person(Role.PRIVACY_OFFICER, board=school.board)
    elsewhere = make_board(name="Stichting Overzee")
    Membership.objects.create(user=user, board=elsewhere, role=Role.PRIVACY_OFFICER)
    for number in range(4):
        make_school(board=elsewhere, name=f"School {number}")
    client.force_login(user)
    page = client.get(ADDRESS).content.decode()
    assert '<optgroup label="Stichting Overzee">' in page


# What comes of it.


def test_what_was_told_is_the_case(client, teacher, school):
    monday = {"began_at_day": "23", "began_at_month": "11", "began_at_year": "2026", "began_at_time": "16.00"}
    client.post(ADDRESS, told(done="Ontvanger gebeld.", **monday))
    breach = only_case()
    assert breach.case.subject == Incident.WRONG_RECIPIENT
    assert (breach.what_happened, breach.measures_taken) == (STORY, "Ontvanger gebeld.")
    assert breach.discovered_at == breach.aware_at == dt.datetime(2026, 11, 24, 9, 30, tzinfo=AMSTERDAM)
    assert breach.began_at == dt.datetime(2026, 11, 23, 16, 0, tzinfo=AMSTERDAM)
    assert breach.reported_internally_at == AT
    assert breach.facts == {"data_categories": ["basic", "care_file"], "person_groups": ["pupils"], "persons": 24}


def test_the_72_hours_run_and_everybody_who_must_hear_is_told(client, teacher):
    client.post(ADDRESS, told())
    case = only_case().case
    assert case.deadlines.get().due_at == dt.datetime(2026, 11, 27, 9, 30, tzinfo=AMSTERDAM)
    assert case.deadlines.get().purpose == AUTHORITY
    assert Outbox.objects.filter(event__case=case, event__name="breach.opened").exists()
    assert case.shown_to.get().user == teacher


def test_nothing_personal_stands_in_events_or_addresses(client, teacher):
    answer = client.post(ADDRESS, told())
    assert "groep" not in str(list(Event.objects.values_list("facts", flat=True)))
    assert "groep" not in answer.url


@pytest.mark.parametrize(
    ("day", "expected"),
    [("today", TODAY), ("yesterday", TODAY - dt.timedelta(days=1)), ("earlier", dt.date(2026, 11, 20))],
)
def test_when_it_was_noticed(client, teacher, day, expected):
    # The boxes of a date count for "earlier" only; what was typed there before another chip was chosen does not.
    client.post(ADDRESS, told(noticed_when=day, noticed_day="20", noticed_month="11", noticed_year="2026"))
    assert only_case().discovered_at.astimezone(AMSTERDAM).date() == expected


@pytest.mark.parametrize("incident", Incident)
def test_every_incident_of_the_form_can_be_meant(client, teacher, incident):
    situation = situation_of(incident)
    client.post(ADDRESS, told(what=situation, **{"which_sent": None, f"which_{situation}": incident.value}))
    assert only_case().case.subject == incident


@pytest.mark.parametrize("situation", SITUATIONS)
def test_without_a_finer_choice_the_first_is_meant(client, teacher, situation):
    client.post(ADDRESS, told(what=situation, which_sent=None))
    assert only_case().case.subject == SITUATIONS[situation].incidents[0]


def test_files_come_along_under_their_own_names(client, teacher):
    files = [SimpleUploadedFile("scherm.png", PNG), SimpleUploadedFile("uitleg.txt", b"Wat er stond.")]
    client.post(ADDRESS, told(files=files))
    kept = only_case().case.documents.order_by("size")
    for document in kept:
        document.case = only_case().case
    assert [document.name for document in kept] == ["uitleg.txt", "scherm.png"]
    assert documents.content(kept[0]) == b"Wat er stond."
    assert {document.by for document in kept} == {teacher}


# Bad input, named.

SPRING = {"noticed_day": "29", "noticed_month": "3", "noticed_year": "2026"}
AUTUMN = {"noticed_day": "25", "noticed_month": "10", "noticed_year": "2026"}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"what": None}, "what"),
        ({"what": "elsewhat"}, "what"),
        ({"which_sent": "lost_device"}, "which_sent"),
        ({"noticed_when": None, "noticed_time": None}, "noticed"),
        ({"noticed_time": ""}, "noticed"),
        ({"noticed_time": "25.70"}, "noticed"),
        ({"noticed_time": "half drie"}, "noticed"),
        ({"noticed_time": "11.00"}, "noticed"),  # it is 10.12
        ({"noticed_when": "earlier"}, "noticed"),
        ({"noticed_when": "earlier", "noticed_day": "31", "noticed_month": "11", "noticed_year": "2026"}, "noticed"),
        ({"noticed_when": "earlier", "noticed_day": "1", "noticed_month": "1", "noticed_year": "26"}, "noticed"),
        ({"noticed_when": "tomorrow"}, "noticed"),
        ({"story": ""}, "story"),
        ({"story": "   \n "}, "story"),
        ({"story": "nul\x00teken"}, "story"),
        ({"story": "x" * 20_001}, "story"),
        ({"persons": "-3"}, "persons"),
        ({"persons": "veel"}, "persons"),
        ({"persons": "99999999999999999999999999999999999"}, "persons"),
        ({"persons": "10000001"}, "persons"),
        ({"categories": ["basic", "secrets"]}, "categories"),
        ({"groups": ["everybody"]}, "groups"),
        ({"began_at_day": "24", "began_at_month": "11", "began_at_year": "2026", "began_at_time": "9.45"}, "noticed"),
        ({"began_at_day": "25", "began_at_month": "11", "began_at_year": "2026", "began_at_time": "9.45"}, "began_at"),
        ({"began_at_day": "24", "began_at_month": "", "began_at_year": "2026", "began_at_time": ""}, "began_at"),
        ({"noticed_when": "earlier", "noticed_time": "2.30"} | SPRING, "noticed"),
        ({"noticed_when": "earlier", "noticed_time": "2.30"} | AUTUMN, "noticed"),
    ],
)  # fmt: skip
def test_bad_input_says_where_and_keeps_what_was_typed(client, teacher, changes, field):
    answer = client.post(ADDRESS, told(**changes))
    assert answer.status_code == 400
    assert field in errors(answer)
    assert not Case.objects.exists()
    assert STORY in answer.content.decode() or "story" in changes


@pytest.mark.parametrize("fold", ["0", "1"])
def test_the_hour_that_comes_twice_is_told_apart(client, teacher, fold):
    day = {"noticed_when": "earlier", "noticed_time": "2.30"} | AUTUMN
    assert 'name="noticed_fold"' in client.post(ADDRESS, told(**day)).content.decode()
    client.post(ADDRESS, told(**day, noticed_fold=fold))
    assert only_case().discovered_at == dt.datetime(2026, 10, 25, int(fold), 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "text",
    ["=SOM(A1:A9)", "<script>alert(1)</script>", "شكراً لك", "👩‍👧 groep 6", "'; DROP TABLE cases_case; --", "x" * 20_000],
    ids=["formula", "html", "right to left", "emoji", "sql", "long"],
)
def test_text_is_only_text(client, teacher, text):
    client.post(ADDRESS, told(story=text, done=text))
    breach = only_case()
    assert (breach.what_happened, breach.measures_taken) == (text, text)
    page = client.get(f"/zaken/{breach.case.reference}/").content.decode()
    assert "<script>alert" not in page


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("virus.exe", b"MZ" + b"\0" * 90),
        ("foto.png", b"niet een foto"),
        ("leeg.txt", b""),
        ("brief.docx", PNG),
        ("zonder", b"tekst"),
    ],
)
def test_wrong_files_are_refused_by_name(client, teacher, name, content):
    answer = client.post(ADDRESS, told(files=[SimpleUploadedFile(name, content)]))
    assert answer.status_code == 400
    assert errors(answer).keys() == {"files"}
    assert not Case.objects.exists()
    assert "Kies de bestanden nog eens" in answer.content.decode()


def test_files_that_are_too_large_together_cost_nothing_that_was_typed(client, teacher):
    files = [SimpleUploadedFile(f"{n}.txt", b"x" * 18_000_000) for n in range(6)]
    answer = client.post(ADDRESS, told(files=files))
    assert [str(error) for error in errors(answer)["files"]] == [
        "Samen zijn deze bestanden te groot: hoogstens 100 MB tegelijk. Voeg de andere later toe."
    ]


def test_too_many_files_at_once(client, teacher):
    files = [SimpleUploadedFile(f"{n}.txt", b"tekst") for n in range(11)]
    assert "files" in errors(client.post(ADDRESS, told(files=files)))


def test_ten_megabytes_of_text_are_refused_as_too_large(client, teacher):
    assert client.post(ADDRESS, told(story="x" * 10_000_000)).status_code == 413


# Saved as one goes, and sent once.


def autosave(client, page, **typed):
    who = page.context["who"]
    return client.post(ADDRESS, {"who": str(who), **typed}, headers={"HX-Request": "true"})


def test_what_is_typed_is_saved_without_a_word_of_reproach(client, teacher):
    page = client.get(ADDRESS)
    answer = autosave(client, page, what="lost", story="Mijn tas", once="b")
    assert answer.content.decode().strip() == "Bewaard. Er is nog niets verstuurd."
    again = client.get(ADDRESS).content.decode()
    assert "Mijn tas" in again
    assert "error-summary" not in again
    assert 'value="lost"' in again
    assert b"Mijn tas" not in bytes(Draft.objects.get().sealed)


def test_a_saved_text_is_nobody_elses(client, teacher, school):
    page = client.get(ADDRESS)
    autosave(client, page, story="Mijn tas")
    client.force_login(make_person(Role.EMPLOYEE, school=school))
    assert "Mijn tas" not in client.get(ADDRESS).content.decode()


def test_the_session_runs_out_in_the_middle(client, teacher):
    page = client.get(ADDRESS)
    client.logout()
    answer = client.post(ADDRESS, told(who=str(page.context["who"])))
    assert (answer.status_code, answer.url) == (302, "/accounts/login/?next=/werk/melden/")
    client.force_login(teacher)
    again = client.get(ADDRESS).content.decode()
    assert STORY in again
    assert "Welkom terug" in again
    assert not Case.objects.exists()


def test_autosave_without_a_session_keeps_and_shows_no_sign_in_page(client, teacher):
    page = client.get(ADDRESS)
    client.logout()
    answer = autosave(client, page, story="Mijn tas")
    assert (answer.status_code, answer.content.decode().strip()) == (200, "Bewaard. Er is nog niets verstuurd.")
    client.force_login(teacher)
    assert "Mijn tas" in client.get(ADDRESS).content.decode()


def test_a_stranger_stores_nothing(client):
    client.post(ADDRESS, {"story": "zomaar"}, headers={"HX-Request": "true"})
    assert not Draft.objects.exists()


def test_after_sending_nothing_is_kept_not_even_by_a_late_autosave(client, teacher):
    page = client.get(ADDRESS)
    autosave(client, page, **told())
    client.post(ADDRESS, told())
    autosave(client, page, **told())
    assert not Draft.objects.exists()


def test_sent_twice_is_one_case(client, teacher):
    first, second = client.post(ADDRESS, told()), client.post(ADDRESS, told())
    assert first.url == second.url
    assert Case.objects.count() == 1
    assert "Je had dit al verstuurd" in client.get(second.url).content.decode()


def test_sent_again_with_other_words_is_no_silent_loss(client, teacher):
    client.post(ADDRESS, told())
    answer = client.post(ADDRESS, told(story="Iets anders."))
    assert answer.status_code == 409
    page = answer.content.decode()
    assert only_case().case.reference in page
    assert "Iets anders." in page
    fresh = answer.context["form"]["once"].value()
    assert client.post(ADDRESS, told(story="Iets anders.", once=fresh)).status_code == 302
    assert Case.objects.count() == 2


def test_the_number_of_one_persons_page_means_nothing_for_another(client, teacher, school):
    client.post(ADDRESS, told())
    client.force_login(make_person(Role.EMPLOYEE, school=school))
    client.post(ADDRESS, told())
    assert Case.objects.count() == 2


# On behalf of somebody else, and an awareness that was later.


@pytest.fixture
def officer(school, client):
    user = make_person(Role.PRIVACY_OFFICER, board=school.board)
    client.force_login(user)
    return user


LATER = {"aware_at_day": "24", "aware_at_month": "11", "aware_at_year": "2026", "aware_at_time": "10.00"}


def test_the_officer_writes_down_what_somebody_called_about(client, officer, school):
    client.post(ADDRESS, told(place=school.slug, channel="phone", reporter_name="J. Duif", reporter_phone="000 000 00 00"))
    breach = only_case()
    assert (breach.channel, breach.reporter) == ("phone", {"name": "J. Duif", "phone": "000 000 00 00"})


def test_a_supplier_that_called_is_on_record_and_counts_as_the_boards_awareness(client, officer, school):
    client.post(ADDRESS, told(place=school.slug, channel="supplier", processor_name="Leerlingvolg BV"))
    breach = only_case()
    assert breach.processor_name == "Leerlingvolg BV"
    assert breach.processor_informed_at == breach.aware_at == breach.discovered_at
    assert breach.facts["processor_involved"] is True


def test_a_later_awareness_starts_the_clock_and_the_fg_is_told(client, officer, school):
    client.post(ADDRESS, told(place=school.slug, **LATER, aware_reason="Eerst bleek het een lege lijst."))
    breach = only_case()
    assert breach.aware_at == dt.datetime(2026, 11, 24, 10, 0, tzinfo=AMSTERDAM)
    assert breach.aware_reason == "Eerst bleek het een lege lijst."
    assert breach.case.deadlines.get().started_at == breach.aware_at
    event = Event.objects.get(case=breach.case, name="breach.awareness_stated")
    assert Outbox.objects.filter(event=event).exists()
    assert "lege lijst" not in str(event.facts)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        (LATER, "aware_reason"),
        (LATER | {"aware_at_time": "9.00", "aware_reason": "Eerder."}, "aware_at"),
        (LATER | {"aware_at_time": "11.00", "aware_reason": "Straks."}, "aware_at"),
        ({"reporter_email": "geen adres"}, "reporter_email"),
        ({"reporter_name": "regel\nregel"}, "reporter_name"),
        ({"channel": "pigeon"}, "channel"),
    ],
)
def test_what_the_officer_fills_in_is_checked(client, officer, school, changes, field):
    answer = client.post(ADDRESS, told(place=school.slug, **changes))
    assert answer.status_code == 400
    assert field in errors(answer)


def test_an_awareness_at_the_discovery_is_no_news(client, officer, school):
    client.post(ADDRESS, told(place=school.slug, **LATER | {"aware_at_time": "9.30"}))
    assert not Event.objects.filter(name="breach.awareness_stated").exists()


@pytest.mark.parametrize("role", [Role.EMPLOYEE, Role.PRINCIPAL, Role.BOARD_MEMBER, Role.DPO])
def test_nobody_else_can_make_the_clock_start_later(client, school, role):
    client.force_login(make_person(role, board=school.board))
    assert 'name="aware_at_day"' not in client.get(ADDRESS).content.decode()
    client.post(ADDRESS, told(place=school.slug, **LATER, aware_reason="Liever later.", channel="phone", reporter_name="X"))
    breach = only_case()
    assert breach.aware_at == breach.discovered_at
    assert (breach.aware_reason, breach.reporter, breach.channel) == ("", {}, "web")


def test_an_officer_of_one_board_states_nothing_for_another(client, officer):
    elsewhere = make_school()
    Membership.objects.create(user=officer, board=elsewhere.board, school=elsewhere, role=Role.EMPLOYEE)
    answer = client.post(ADDRESS, told(place=elsewhere.slug, **LATER, aware_reason="Liever later."))
    assert "aware_at" in errors(answer)


# What to do first, and the page afterwards.


def test_each_incident_has_its_own_first_aid_on_the_form(client, teacher):
    page = client.get(ADDRESS).content.decode()
    for incident in Incident:
        assert f'aid-{incident.value}"' in page
    assert page.count(str(AND_REPORT)) == len(Incident)


def test_the_stylesheet_shows_the_first_aid_of_every_answer():
    with open("breaches/static/breaches/breaches.css") as file:
        css = file.read()
    for incident in Incident:
        assert f".aid-{incident.value}" in css


@pytest.mark.parametrize("incident", Incident)
def test_the_first_page_after_it_says_what_to_do_now(client, teacher, incident):
    situation = situation_of(incident)
    answer = client.post(ADDRESS, told(what=situation, **{"which_sent": None, f"which_{situation}": incident.value}), follow=True)
    page = answer.content.decode()
    assert only_case().case.reference in page
    assert "vrijdag 27 november, 9.30 uur (nog 2 dagen en 23 uur)" in page
    for step in FIRST_AID[incident]:
        assert str(step) in page


def test_who_reports_late_is_not_told_how_late(client, teacher):
    """The end of the 72 hours is behind us: that is for the school to mend, and not for who told it."""
    long_ago = {"noticed_when": "earlier", "noticed_day": "10", "noticed_month": "11", "noticed_year": "2026"}
    answer = client.post(ADDRESS, told(**long_ago), follow=True)
    assert "<dt>De school besluit</dt><dd>zo snel mogelijk</dd>" in answer.content.decode()
    assert "te laat" not in words(answer)


def test_that_page_names_who_hears_of_it_and_is_for_who_may_see_the_case(client, teacher, school):
    officer = make_person(Role.PRIVACY_OFFICER, board=school.board, name="Iris van Wezel", phone="000 000 00 00")
    address = client.post(ADDRESS, told()).url
    page = client.get(address).content.decode()
    assert "Iris van Wezel" in page
    assert "000 000 00 00" in page
    for person, status in ((officer, 200), (make_person(Role.EMPLOYEE, school=school), 404)):
        client.force_login(person)
        assert client.get(address).status_code == status


def test_a_page_in_english_is_english_all_over(client, teacher):
    client.cookies["language"] = "en"
    teacher.language = "en"
    teacher.save()
    page = client.get(ADDRESS).content.decode()
    assert "Report an incident" in page
    assert "Which data?" in page


def test_a_term_that_has_passed_is_no_promise_to_who_reports(client, teacher):
    late = {"noticed_when": "earlier", "noticed_day": "18", "noticed_month": "11", "noticed_year": "2026", "noticed_time": "9.00"}
    answers = [client.get(client.post(ADDRESS, told(**more)).url) for more in (late, {"once": "b" * 32})]
    told_of = [answer.context["steps"][2]["text"] for answer in answers]
    assert ["De school besluit zo snel mogelijk" in text for text in told_of] == [True, False]
    assert ["De school besluit uiterlijk" in text for text in told_of] == [False, True]

"""The public side read by somebody with a phone and little Dutch: one story from the desk to the own page, in the same words."""

import datetime as dt

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from cases.models import Case, Document
from cases.views.public_form import NEW_DRAFTS
from notifications.sweep import sweep
from rights.requests.public.example_letters import plain
from rights.requests.public.paper_form import data
from rights.requests.public.situations import COUNTERS
from tests.cases.conftest import hidden, words
from tests.factories import AT, make_school
from tests.notifications.post import catching
from tests.rights.access_house import AccessHouse, hidden_mark
from tests.rights.parent import CHILD, REACH, WORDS, ask, wrong

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tuesday_morning")]
TEEN = CHILD | {"birth_date_year": "2010"}


@pytest.fixture
def school():
    return make_school(name="De Regenmeter", phone="030 000 00 01")


def text_between(page, start, end=""):
    text = words(page)
    return text[text.index(start) : text.index(end) if end else None]


# The desk.


def test_each_counter_gives_an_example_from_school(client, school):
    text = words(client.get(f"/loket/{school.slug}/"))
    assert [one.code for one in COUNTERS if str(one.example) not in text] == []
    assert text.count("Bijvoorbeeld") >= len(COUNTERS)


def test_the_form_on_paper_can_come_with_the_counter_ticked(client, school):
    for one in COUNTERS:
        assert [check["on"] for check in data(school, {}, one.right)["sections"][0]["checks"]].count(True) == 1
    assert not any(check["on"] for check in data(school, {})["sections"][0]["checks"])
    desk = f"/loket/{school.slug}/verzoek"
    assert f"{desk}/papier/pdf/?wat=fotos" in client.get(f"{desk}/brief/fotos/").content.decode()
    ticked, bare = (client.get(f"{desk}/papier/pdf/", query).content for query in ({"wat": "fotos"}, {"wat": "iets"}))
    assert ticked[:5] == bare[:5] == b"%PDF-"
    assert ticked != bare


@pytest.mark.parametrize(
    ("sector", "law"), [("po", "artikel 42 van de WPO."), ("vo", "de wettelijke regels over het onderwijskundig rapport.")]
)
def test_the_letter_about_the_report_names_the_law_of_this_sort_of_school(sector, law):
    assert f"Ik vraag dit op grond van {law}" in plain("andere-school", make_school(sector=sector))


def test_the_example_letter_serves_who_asks_about_the_own_data_too(school):
    assert "[mijn kind: naam / mijzelf]" in plain("inzage", school)
    assert "mijn kind" not in plain("inzage", school).split("Onderwerp: ")[1].split("\n")[0]


# Question by question.


def test_the_topic_above_a_question_is_called_as_on_the_desk(parent):
    parent.answer(wat=ask("fotos"), wie={"who": "ouder"}, over_wie=CHILD)
    assert "Foto’s moeten weg, vraag 4 van 6" in words(parent.get("vraag"))


@pytest.mark.parametrize(
    ("situation", "child", "says", "says_not"),
    [
        ("inzage", CHILD, "U mag alles vragen, ook een kopie.", "16 jaar of ouder"),
        ("fotos", CHILD, "Tot uw kind 16 is, beslist u", "ook een kopie"),
        ("inzage", TEEN, "U vraagt dit met toestemming van uw kind.", "Tot uw kind 16 is"),
    ],
)
def test_what_a_parent_is_told_fits_the_child_and_the_question(parent, situation, child, says, says_not):
    agrees = {"toestemming": {"agrees": "yes"}} if child is TEEN else {}
    parent.answer(wat=ask(situation), wie={"who": "ouder"}, over_wie=child, **agrees)
    text = text_between(parent.get("vraag"), "Vertel wat u wilt", "Uw vraag tot nu toe")
    assert says in text
    assert says_not not in text


@pytest.mark.parametrize(("year", "age"), [("2010", 16), ("2008", 18)])
def test_the_page_about_consent_names_the_age_that_counts(parent, year, age):
    parent.answer(wat=ask("inzage"), wie={"who": "ouder"}, over_wie={**CHILD, "birth_date_year": year})
    assert f"Uw kind is {age} jaar of ouder" in words(parent.get("toestemming"))


def test_all_that_is_missing_is_said_at_once(parent):
    parent.answer(wat=ask("inzage"), wie={"who": "ouder"}, over_wie=CHILD, vraag=WORDS)
    assert set(wrong(parent.post("bereiken", name="", email=""))) == {"name", "email"}
    assert set(wrong(parent.post("bereiken", name="Lotte", email="geen adres"))) == {"email"}


@pytest.mark.parametrize("number", ["06 12", "bel mij", "1234567"])
def test_a_telephone_number_that_cannot_be_called_is_asked_again(client, parent, school, number):
    parent.answer(wat=ask("inzage"), wie={"who": "ouder"}, over_wie=CHILD, vraag=WORDS)
    said = {"phone": ["Vul het hele telefoonnummer in, bijvoorbeeld 06 12345678"]}
    assert wrong(parent.post("bereiken", name="Lotte", phone=number)) == said
    complaint = client.post(f"/loket/{school.slug}/klacht/", {"phone": number})
    assert [str(error) for error in complaint.context["form"].errors["phone"]] == said["phone"]


@pytest.mark.parametrize("number", ["06 12345678", "+31 (0)30-2345678", "0800 1234", "0032 9 123 45 67"])
def test_a_telephone_number_is_taken_as_people_write_it(parent, number):
    reach = {"name": "Lotte", "phone": number}
    parent.answer(wat=ask("inzage"), wie={"who": "ouder"}, over_wie=CHILD, vraag=WORDS, bereiken=reach)


def test_several_answers_on_one_page_stay_apart(parent):
    places = {"media": ["website", "social_media", "other"], "wording": "Ook van het prikbord."}
    parent.answer(wat=ask("fotos"), wie={"who": "ouder"}, over_wie=CHILD, vraag=places, bereiken=REACH)
    text = words(parent.get("controleren"))
    assert "De website van de school; Sociale media, zoals Instagram of Facebook; Ergens anders" in text
    assert "Het gaat over Sam Voorbeeld" in text


# The last day.


def test_the_last_day_before_sending_is_the_one_after_it_for_a_parent_without_custody(client, parent):
    parent.answer(
        wat=ask("zonder-gezag"), wie={"who": "ouder-zonder-gezag"}, over_wie=CHILD, vraag={"wording": ""}, bereiken=REACH
    )  # fmt: skip
    before = text_between(parent.get("controleren"), "U hebt uiterlijk", " ons antwoord")
    after = words(client.get(parent.send().headers["Location"]))
    assert before.removeprefix("U hebt uiterlijk ") in after


@pytest.mark.parametrize(
    ("media", "day"), [(["website"], "donderdag 26 november"), (["website", "klassenlijst"], "dinsdag 1 december")]
)
def test_who_takes_consent_back_sees_when_all_of_it_is_gone_before_sending_and_after(parent, media, day):
    """Online within two working days, the rest within five: no day is promised that the school does not work towards."""
    parent.answer(wat=ask("fotos"), wie={"who": "ouder"}, over_wie=CHILD, vraag={"media": media}, bereiken=REACH)
    assert f"stopt en halen we weg: uiterlijk {day}" in words(parent.get("controleren"))
    assert f"Gestopt en weggehaald, uiterlijk {day} 2026" in words(parent.client.get(parent.send().url))


# The own page.


def test_the_own_page_calls_the_request_by_what_was_asked():
    text = words(AccessHouse(rights=["access", "rectification"]).parent.get("/zaak/"))
    assert "Gegevens inzien en een kopie krijgen, gegevens verbeteren" in text
    assert "Meerdere rechten" not in text


def test_letters_are_called_as_they_are_to_who_got_them():
    house = AccessHouse()
    house.go("ask_specification", question="Gaat het om een periode?")
    house.go("record_reply", text="Groep 5.")
    house.go("extend", ground="volume", text="Er zijn veel stukken.")
    text = words(house.parent.get("/zaak/"))
    assert "Onze vraag aan u" in text
    assert "Onze brief: waarom het langer duurt" in text


def test_how_it_stands_comes_before_the_messages():
    page = AccessHouse().parent.get("/zaak/").content.decode()
    assert page.index('id="stand"') < page.index('id="berichten"')


def test_the_fourth_step_tells_the_day_of_the_decision_and_until_then_the_last_day_for_consent():
    house = AccessHouse(rights=["consent_withdrawal"], copy_wanted=False, extras={"media": ["website"]})
    assert "halen we weg: uiterlijk donderdag 26 november." in words(house.parent.get("/zaak/"))
    house.go("decide", right="consent_withdrawal", outcome="granted", text="De foto is weg.")
    assert "We hebben over uw vraag besloten Dinsdag 24 november." in words(house.parent.get("/zaak/"))


def test_where_nobody_said_where_it_stands_the_longest_day_is_told():
    house = AccessHouse(rights=["consent_withdrawal"], copy_wanted=False)
    assert "halen we weg: uiterlijk dinsdag 1 december." in words(house.parent.get("/zaak/"))


def test_a_copy_of_a_passport_is_refused_in_words_to_a_parent():
    house = AccessHouse()
    assert "Laat dat bestand weg: u hoeft het nooit te sturen." in words(house.parent.get("/zaak/"))
    sent = {"files": SimpleUploadedFile("id.txt", b"scan"), "identity_document": "on"}
    page = house.parent.post("/zaak/bestand/", {"mark": hidden_mark(house.parent.get("/zaak/")), **sent})
    assert page.status_code == 400
    assert "Wij bewaren geen kopie van een paspoort, identiteitskaart of rijbewijs." in words(page)
    assert "vernietig de kopie" not in words(page)
    assert not Document.objects.exists()


def test_who_waits_too_long_reads_when_the_answer_should_have_been_there_and_where_to_complain(tuesday_morning):
    house = AccessHouse()
    assert "Ons antwoord is te laat" not in words(house.parent.get("/zaak/"))
    tuesday_morning.shift(dt.timedelta(days=32))
    house.enter(house.parent, at=AT + dt.timedelta(days=32))
    text = words(house.parent.get("/zaak/"))
    assert "Ons antwoord had er uiterlijk donderdag 24 december moeten zijn. We zijn ermee bezig." in text
    assert "Ons antwoord is te laat. Dien daarover een klacht in : het is gratis" in text


def test_while_we_wait_the_page_says_when_the_answer_comes_if_it_is_answered_today():
    house = AccessHouse()
    house.go("ask_specification", question="Gaat het om een periode?")
    assert "Antwoordt u vandaag, dan krijgt u ons antwoord uiterlijk donderdag 24 december." in words(house.parent.get("/zaak/"))


def test_a_mail_to_a_parent_does_not_tell_what_was_asked(parent, tuesday_morning):
    parent.answer(
        wat=ask("zonder-gezag"), wie={"who": "ouder-zonder-gezag"}, over_wie=CHILD, vraag={"wording": ""}, bereiken=REACH
    )  # fmt: skip
    parent.send()
    with catching() as post:
        sweep(lambda: AT + dt.timedelta(hours=1))
    (mail,) = [mail for mail in post.mails if mail["To"] == REACH["email"]]
    bodies = [part.get_content() for part in mail.walk() if part.get_content_maintype() == "text"]
    assert ["gezag" in body or "Informatie" in body for body in bodies] == [False] * len(bodies)
    assert all("Uw zaak" in body for body in bodies)


def test_months_keep_their_capital_in_english(client):
    house = AccessHouse()
    client.cookies = house.parent.cookies
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    text = words(client.get("/zaak/"))
    assert "Tuesday 24 November" in text
    assert "november" not in text


# In English half-way.


def test_the_language_at_the_foot_of_a_form_takes_along_what_was_typed(client, school, parent):
    told = {"speak": "en", "about": "Mijn verhaal.", "name": "Lotte"}
    for address in (f"/loket/{school.slug}/klacht/", f"/loket/{school.slug}/datalek/"):
        page = client.get(address).content.decode()
        assert page.count('form="formulier" name="speak" value="en"') == page.count('id="formulier"') == 1
    sent = client.post(f"/loket/{school.slug}/klacht/", told)
    assert (sent.status_code, sent.cookies[settings.LANGUAGE_COOKIE_NAME].value) == (302, "en")
    page = client.get(sent.headers["Location"])
    assert page.context["form"]["about"].value() == "Mijn verhaal."
    assert "Make a complaint" in words(page)
    assert 'value="nl"' in page.content.decode()


def test_each_question_keeps_what_was_typed_when_the_language_changes(parent):
    parent.answer(wat=ask("inzage"), wie={"who": "ouder"})
    assert parent.get("over-wie").content.decode().count('form="vraag" name="speak"') == 2  # above it and at the foot
    assert parent.post("over-wie", first_name="Sam", speak="en").status_code == 302
    assert parent.get("over-wie").context["form"]["first_name"].value() == "Sam"
    parent.answer(over_wie=CHILD, vraag=WORDS, bereiken=REACH)
    assert 'name="speak"' not in parent.get("controleren").content.decode()


def test_where_nothing_more_can_be_kept_another_language_sends_nothing_and_loses_nothing(client, school, tuesday_morning):
    address = f"/loket/{school.slug}/datalek/"
    along = hidden(client.get(address))
    for _n in range(NEW_DRAFTS.most):
        NEW_DRAFTS.take("127.0.0.1", at=AT)
    tuesday_morning.shift(dt.timedelta(minutes=1))
    told = {"what": "wrong_post", "story": "Ik kreeg een brief met namen."}
    page = client.post(address, along | told | {"speak": "en"})
    assert not Case.objects.exists()
    assert (page.status_code, page.context["form"]["story"].value()) == (200, told["story"])
    asked = client.post(f"/loket/{school.slug}/verzoek/", {"situations": ["inzage"], "speak": "en"})
    assert (asked.status_code, asked.context["form"]["situations"].value()) == (429, ["inzage"])


# Coming back.


def test_the_start_of_the_site_leads_to_the_own_case(client, school):
    page = client.get("/")
    assert "dient u een klacht in of meldt u een datalek" in words(page)
    assert '<a href="/zaak/">Bekijk hoe het ervoor staat</a>' in page.content.decode()


def test_who_asks_a_new_link_by_the_old_one_is_not_told_of_numbers(client):
    house = AccessHouse()
    old = client.post("/zaak/link/", {"old": "iets"})
    assert "op het adres waar deze link naartoe ging" in words(old)
    new = client.post("/zaak/link/", {"reference": house.case.reference, "email": "wie@ook.example"})
    assert "Horen dit nummer en dit adres bij elkaar" in words(new)

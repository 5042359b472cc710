"""/beheer/: an administrator keeps the rows of the own boards, sees nothing of a case, and cannot make an FG decide."""

import datetime as dt
import re
from html import unescape

import pytest
from django.core import mail
from django.urls import reverse

from breaches.models import Breach
from cases.admin import READINGS, VALUES
from cases.models import DecreeDay
from cases.terms.settings import SETTINGS as SETTINGS_OF_TERMS
from schools.models import Board, Mandate, Membership, OldSlug, Processor, Role, School, User
from schools.site import site
from schools.suppliers import find_by_link
from tests.factories import make_board, make_breach, make_person, make_school

pytestmark = pytest.mark.django_db
SETTINGS = {"board", "school", "user", "membership", "mandate", "processor", "decreeday", "retentionrule", "searchplace"}


class World:
    """Two boards with a school each; the administrator keeps the first."""

    def __init__(self):
        self.board, self.other = make_board(name="Stichting Veldkring"), make_board(name="Stichting Elders")
        self.school, self.far = make_school(self.board, name="De Regenmeter"), make_school(self.other, name="De Verte")
        self.admin = make_person(Role.ADMIN, board=self.board)
        self.mine = make_person(Role.PRIVACY_OFFICER, board=self.board, name="Mijn Mens")
        self.theirs = make_person(Role.PRIVACY_OFFICER, board=self.other, name="Hun Mens")
        self.rows = {"board": self.other, "school": self.far, "user": self.theirs}
        self.rows["membership"] = self.theirs.memberships.get()
        self.rows["mandate"] = Mandate.objects.create(board=self.other, power=Mandate.Power.DECIDE_BREACH, holder=self.theirs)
        about = {"name": "Hun Leverancier", "link_digest": "0" * 64, "link_made_on": dt.date(2026, 1, 1)}
        self.rows["processor"] = Processor.objects.create(board=self.other, **about)


@pytest.fixture
def world(client):
    world = World()
    client.force_login(world.admin)
    return world


@pytest.fixture
def superuser(client, world):
    user = make_person(is_superuser=True)
    client.force_login(user)
    return user


def url(name, *args):
    app = {"decreeday": "cases", "retentionrule": "rights", "searchplace": "rights"}.get(name.split("_")[0], "schools")
    return reverse(f"admin:{app}_{name}", args=args)


def text(answer):
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode())))


def errors(answer):
    """The errors on an admin page, by field."""
    found = answer.context["adminform"].form.errors
    for inline in answer.context["inline_admin_formsets"]:
        for row in inline.formset.errors:
            found = found | row
    return {field: list(said) for field, said in found.items()}


# Who comes in

WHO = [(role, 200 if role == Role.ADMIN else 403) for role in Role] + [(None, 403)]


@pytest.mark.parametrize(("role", "status"), WHO)
@pytest.mark.parametrize("path", ["", "schools/board/", "schools/user/add/", "termijnen/", "jsi18n/"])
def test_only_administrators_come_in(client, role, status, path):
    client.force_login(make_person(role, board=make_board()))
    assert client.get(f"/beheer/{path}").status_code == status


@pytest.mark.parametrize("path", ["", "schools/board/", "schools/board/1/change/", "termijnen/"])
def test_a_stranger_is_led_to_our_own_sign_in_and_back(client, path):
    answer = client.get(f"/beheer/{path}")
    assert (answer.status_code, answer.url) == (302, f"/accounts/login/?next=/beheer/{path}")


def test_djangos_own_ways_in_and_out_lead_to_ours(client, world):
    assert client.get("/beheer/login/").url == "/accounts/login/?next=/beheer/"
    assert client.get("/beheer/password_change/").url == "/accounts/password/change/"
    assert client.post("/beheer/logout/").url == "/"
    assert client.get("/beheer/").status_code == 302


def test_an_account_that_is_switched_off_or_a_role_that_ended_stays_out(client, world):
    world.admin.memberships.update(until_on=dt.date(2020, 1, 1))
    assert client.get("/beheer/").status_code == 403
    User.objects.filter(pk=world.admin.pk).update(is_active=False, is_superuser=True)
    assert client.get("/beheer/").status_code == 302


# What is there at all


def test_only_settings_are_registered_never_what_a_case_holds():
    registered = {model._meta.model_name for model in site._registry}
    assert registered == SETTINGS
    assert {model._meta.app_label for model in site._registry} == {"schools", "cases", "rights"}
    assert not [model for model in site._registry if any(f.name == "case" for f in model._meta.get_fields())
                and model._meta.model_name not in {"user"}]  # fmt: skip


def test_no_page_shows_a_case_even_of_the_own_board(client, world):
    breach = make_breach(world.school, by=world.mine)
    reference = breach.case.reference
    pages = ["/beheer/"] + [url(f"{name}_changelist") for name in SETTINGS]
    pages += [url("board_change", world.board.pk), url("school_change", world.school.pk), url("user_change", world.mine.pk)]
    for page in pages:
        answer = client.get(page)
        assert answer.status_code == 200
        assert reference not in answer.content.decode()
    assert Breach.objects.count() == 1


def test_nothing_that_cases_refer_to_can_be_deleted(client, world):
    for name, row in (("board", world.board), ("school", world.school), ("user", world.mine)):
        assert client.get(url(f"{name}_delete", row.pk)).status_code == 403
        assert client.post(url(f"{name}_delete", row.pk), {"post": "yes"}).status_code == 403


# Own boards only


@pytest.mark.parametrize("name", ["board", "school", "user", "membership", "mandate", "processor"])
def test_rows_of_another_board_are_not_there(client, world, name):
    row = world.rows[name]
    assert str(row) not in text(client.get(url(f"{name}_changelist")))
    for page in ("change", "delete", "history"):
        assert client.get(url(f"{name}_{page}", row.pk)).status_code in (403, 404)
    before = type(row).objects.filter(pk=row.pk).values().get()
    assert client.post(url(f"{name}_change", row.pk), {"name": "Gekaapt"}).status_code in (403, 404)
    assert type(row).objects.filter(pk=row.pk).values().get() == before


ASKED = ["user/?password__startswith=md5", "user/?last_login__isnull=1", "processor/?link_digest__startswith=0", "user/?id__gt=0"]


@pytest.mark.parametrize("asked", ASKED)
def test_an_address_cannot_ask_about_a_column_that_no_filter_shows(client, world, asked):
    assert client.get(f"/beheer/schools/{asked}").status_code == 400


def test_the_filters_of_a_page_work(client, world):
    world.mine.is_active = False
    world.mine.save()
    expected = {"user/?is_active__exact=0": True, "user/?is_active__exact=1": False, "membership/?role__exact=dpo": False}
    for asked, shown in expected.items():
        answer = client.get(f"/beheer/schools/{asked}")
        assert (answer.status_code, "Mijn Mens" in text(answer)) == (200, shown)


@pytest.mark.parametrize("name", ["board", "school", "user", "membership", "mandate", "processor"])
def test_who_keeps_the_installation_has_all_rows(client, superuser, world, name):
    assert client.get(url(f"{name}_change", world.rows[name].pk)).status_code == 200


@pytest.mark.parametrize(("name", "field"), [
    ("school", "board"), ("membership", "board"), ("membership", "school"), ("mandate", "board"), ("mandate", "holder"),
    ("mandate", "deputy"), ("processor", "board"), ("user", "memberships-0-board"), ("user", "memberships-0-school"),
])  # fmt: skip
def test_only_what_is_within_reach_can_be_chosen(client, world, name, field):
    page = client.get(url(f"{name}_add")).content.decode()
    select = re.search(rf'<select name="{field}".*?</select>', page, re.S).group()
    assert "Elders" not in select
    assert "De Verte" not in select
    assert "Hun Mens" not in select
    assert re.search("Veldkring|De Regenmeter|Mijn Mens", select)


def test_another_board_cannot_be_chosen_by_force(client, world):
    data = {"person": world.mine.email, "board": world.other.pk, "role": Role.ADMIN}
    assert "board" in errors(client.post(url("membership_add"), data))
    data = {"board": world.other.pk, "power": Mandate.Power.DECIDE_BREACH, "holder": world.mine.pk}
    assert "board" in errors(client.post(url("mandate_add"), data))
    assert not Membership.objects.filter(board=world.other, user=world.mine).exists()


def test_new_boards_come_from_who_keeps_the_installation(client, world):
    assert client.get(url("board_add")).status_code == 403


def test_a_new_board(client, superuser):
    whole = BOARD | {"number": "41234", "name": "Nieuw"}
    assert client.post(url("board_add"), whole).status_code == 302
    assert Board.objects.get(number="41234").name == "Nieuw"


# Boards

BOARD = {
    "name": "Stichting Veldkring", "kvk_number": "", "sector": "Onderwijs", "legal_form": "private", "commission": "lkc",
    "answer_days": "21", "follow_up_days": "28", "inform_days": "3", "complaint_principal_days": "14",
    "complaint_board_days": "28", "commission_defence_days": "21", "commission_advice_days": "28", "hours_left": "",
    "days_left": "",
}  # fmt: skip
MOMENTS = [
    ("", "", {}), ("24, 6", "", {"hours": [24, 6]}), ("6 24;6", "1,3, 14", {"hours": [24, 6], "days": [14, 3, 1]}),
    ("72", "90", {"hours": [72], "days": [90]}), (" 6 , ", "", {"hours": [6]}),
]  # fmt: skip


@pytest.mark.parametrize(("hours", "days", "kept"), MOMENTS)
def test_alert_moments_are_filled_in_as_numbers(client, world, hours, days, kept):
    answer = client.post(url("board_change", world.board.pk), BOARD | {"hours_left": hours, "days_left": days})
    assert answer.status_code == 302
    world.board.refresh_from_db()
    assert (world.board.alert_moments, world.board.answer_days, world.board.sector) == (kept, 21, "Onderwijs")
    page = client.get(url("board_change", world.board.pk)).content.decode()
    shown = ", ".join(map(str, kept.get("hours", [])))
    assert f'name="hours_left" value="{shown}"' in page or not shown


@pytest.mark.parametrize(("field", "value", "said"), [
    ("hours_left", "{}", "Vul hele getallen in met komma’s ertussen, bijvoorbeeld 24, 6."),
    ("hours_left", "zes", "Vul hele getallen in met komma’s ertussen, bijvoorbeeld 24, 6."),
    ("hours_left", "-6", "Vul hele getallen in met komma’s ertussen, bijvoorbeeld 24, 6."),
    ("hours_left", "73", "Kies getallen van 1 tot en met 72."),
    ("hours_left", "0", "Kies getallen van 1 tot en met 72."),
    ("days_left", "91", "Kies getallen van 1 tot en met 90."),
    ("days_left", "9,8,7,6,5,4,3,2,1", "Kies hoogstens 8 momenten."),
    ("kvk_number", "1234", "Vul het nummer in met cijfers, bijvoorbeeld 12345678."),
])  # fmt: skip
def test_moments_and_numbers_that_cannot_be_are_refused(client, world, field, value, said):
    assert errors(client.post(url("board_change", world.board.pk), BOARD | {field: value})) == {field: [said]}


@pytest.mark.parametrize("days", ["0", "91", "-1", "x"])
def test_own_targets_stay_within_reason(client, world, days):
    assert list(errors(client.post(url("board_change", world.board.pk), BOARD | {"inform_days": days}))) == ["inform_days"]


# Schools

SCHOOL = {"name": "De Windroos", "sector": "po", "city": "Merelveen"}


def test_a_new_school_gets_its_address(client, world):
    data = SCHOOL | {"board": world.board.pk, "brin": "02CD", "location": "00"}
    assert client.post(url("school_add"), data).status_code == 302
    assert School.objects.get(brin="02CD").slug == "de-windroos-merelveen"


def test_a_school_that_is_renamed_redirects_from_its_old_address(client, world):
    assert client.post(url("school_change", world.school.pk), SCHOOL).status_code == 302
    world.school.refresh_from_db()
    assert world.school.slug == "de-windroos-merelveen"
    assert OldSlug.objects.get().school == world.school
    assert "/loket/de-regenmeter" in client.get(url("school_change", world.school.pk)).content.decode()


def test_namesakes_get_their_brin(client, world):
    for brin in ("02CD", "03EF"):
        client.post(url("school_add"), SCHOOL | {"board": world.board.pk, "brin": brin, "location": "00"})
    assert School.objects.get(brin="03EF").slug == "de-windroos-merelveen-03ef"


def test_a_school_keeps_its_board_and_brin(client, world):
    client.post(url("school_change", world.school.pk), SCHOOL | {"board": world.other.pk, "brin": "99ZZ", "location": "09"})
    before = (world.school.board_id, world.school.brin)
    world.school.refresh_from_db()
    assert (world.school.board_id, world.school.brin) == before


@pytest.mark.parametrize("code", [{"brin": "2CD"}, {"brin": "02cd"}, {"location": "1"}])
def test_a_code_that_is_none_is_refused(client, world, code):
    data = SCHOOL | {"board": world.board.pk, "brin": "02CD", "location": "00"} | code
    assert list(errors(client.post(url("school_add"), data))) == list(code)


def test_schools_are_searched_as_on_the_front_page(client, world):
    make_school(world.board, name="Dé Windroos", brin="07AB")
    found = client.get(url("school_changelist"), {"q": "windróos 07ab"})
    assert [school.name for school in found.context["cl"].result_list] == ["Dé Windroos"]


# People and roles


def person_data(world, **about):
    rows = {"memberships-TOTAL_FORMS": "1", "memberships-INITIAL_FORMS": "0", "memberships-MIN_NUM_FORMS": "1"}
    role = {"memberships-0-board": world.board.pk, "memberships-0-role": Role.DPO}
    return {"email": "Nieuw@School.example", "name": "Nieuw", "language": "nl", "is_active": "on"} | rows | role | about


def test_a_new_person_starts_with_a_role_and_a_mailed_invitation(client, world, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(url("user_add"), person_data(world)).status_code == 302
    person = User.objects.get(email="nieuw@school.example")
    assert not person.has_usable_password()
    assert [(m.board, m.role) for m in person.memberships.all()] == [(world.board, Role.DPO)]
    (invitation,) = mail.outbox
    assert (invitation.to, invitation.subject) == (["nieuw@school.example"], "Kies een wachtwoord voor Privacyloket")
    assert "Je hebt een account bij Privacyloket" in invitation.body
    assert "Nieuw" not in invitation.body.replace("nieuw@", "")
    link = re.search(r"/accounts/password/reset/key/\S+", invitation.body).group()
    assert client.get(link, follow=True).status_code == 200


def test_a_person_without_a_role_is_not_made(client, world):
    answer = client.post(url("user_add"), person_data(world) | {"memberships-0-role": "", "memberships-0-board": ""})
    assert answer.status_code == 200
    assert not User.objects.filter(email="nieuw@school.example").exists()


def test_an_address_is_given_out_once_whatever_its_capitals(client, world):
    answer = client.post(url("user_add"), person_data(world, email=world.theirs.email.upper()))
    assert list(errors(answer)) == ["email"]


def test_what_an_administrator_may_change_of_a_person(client, world):
    data = {"name": "Anders", "language": "en", "email": "kaap@school.example", "is_superuser": "on"}
    assert client.post(url("user_change", world.mine.pk), data).status_code == 302
    kept = User.objects.get(pk=world.mine.pk)
    assert (kept.name, kept.language, kept.is_active) == ("Anders", "en", False)
    assert (kept.email, kept.is_superuser) == (world.mine.email, False)


@pytest.mark.parametrize("how", ["other board", "superuser"])
def test_who_works_elsewhere_too_is_only_looked_at(client, world, how):
    if how == "superuser":
        User.objects.filter(pk=world.mine.pk).update(is_superuser=True)
    else:
        Membership.objects.create(user=world.mine, board=world.other, role=Role.DPO)
    before = User.objects.values().get(pk=world.mine.pk)
    client.post(url("user_change", world.mine.pk), {"name": "Anders", "email": "kaap@school.example", "is_active": ""})
    assert User.objects.values().get(pk=world.mine.pk) == before


def test_an_invitation_is_mailed_again_when_asked(client, world):
    data = {"action": "invite", "_selected_action": [world.mine.pk, world.theirs.pk]}
    client.post(url("user_changelist"), data)
    assert [sent.to for sent in mail.outbox] == [[world.mine.email]]


def test_a_mail_server_that_is_down_is_told_and_the_person_is_kept(client, world, settings, django_capture_on_commit_callbacks):
    settings.EMAIL_BACKEND, settings.EMAIL_PORT = "django.core.mail.backends.smtp.EmailBackend", 1
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(url("user_add"), person_data(world)).status_code == 302
    assert User.objects.filter(email="nieuw@school.example").exists()
    client.post(url("user_changelist"), {"action": "invite", "_selected_action": [world.mine.pk]})
    assert "De mailserver nam de uitnodiging niet aan." in text(client.get("/beheer/"))


def test_whoever_is_switched_off_is_not_invited(client, world):
    User.objects.filter(pk=world.mine.pk).update(is_active=False)
    client.post(url("user_changelist"), {"action": "invite", "_selected_action": [world.mine.pk]})
    assert mail.outbox == []


def give(client, world, **about):
    return client.post(url("membership_add"), {"person": world.mine.email, "board": world.board.pk} | about)


def test_a_role_is_given_by_address_also_to_somebody_of_another_board(client, world):
    fg = make_person(Role.DPO, board=world.other)
    assert give(client, world, person=fg.email.upper(), role=Role.DPO).status_code == 302
    assert Membership.objects.filter(user=fg, board=world.board, role=Role.DPO).exists()


@pytest.mark.parametrize("role", [Role.PRINCIPAL, Role.PRIVACY_OFFICER, Role.BOARD_MEMBER])
def test_an_administrator_does_not_let_oneself_in_to_the_cases(client, world, role):
    data = {"person": world.admin.email, "board": world.board.pk, "school": "", "role": role, "from_on": "", "until_on": ""}
    assert list(errors(client.post(url("membership_add"), data))) == ["role"]
    assert set(world.admin.memberships.values_list("role", flat=True)) == {Role.ADMIN}
    assert client.post(url("membership_add"), data | {"role": Role.EMPLOYEE}).status_code == 302


def test_who_keeps_the_installation_may_give_an_administrator_any_role(client, superuser, world):
    data = {"person": world.admin.email, "board": world.board.pk, "school": "", "role": Role.PRIVACY_OFFICER}
    assert client.post(url("membership_add"), data | {"from_on": "", "until_on": ""}).status_code == 302


def test_an_address_without_an_account_is_told(client, world):
    assert errors(give(client, world, person="niemand@school.example", role=Role.EMPLOYEE)) == {
        "person": ["Er is geen account met dit adres. Voeg de persoon eerst toe, onder Personen."]
    }


FG = (
    "De FG van een bestuur kan bij dat bestuur geen bestuurder, directeur, privacy officer of beheerder zijn "
    "(AVG artikel 38 lid 6)."
)


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.PRINCIPAL, Role.PRIVACY_OFFICER, Role.ADMIN])
def test_an_fg_gets_no_part_in_deciding(client, world, role):
    fg = make_person(Role.DPO, board=world.board)
    assert errors(give(client, world, person=fg.email, role=role)) == {"role": [FG]}
    other = make_person(role, board=world.board)
    assert errors(give(client, world, person=other.email, role=Role.DPO)) == {"role": [FG]}


def test_a_mandate_for_an_fg_is_refused(client, world):
    fg = make_person(Role.DPO, board=world.board)
    data = {"board": world.board.pk, "power": Mandate.Power.DECIDE_BREACH, "holder": world.mine.pk, "deputy": fg.pk}
    assert errors(client.post(url("mandate_add"), data)) == {
        "deputy": ["De FG beslist niet en kan geen mandaat hebben (AVG artikel 38 lid 6)."]
    }
    assert client.post(url("mandate_add"), data | {"deputy": ""}).status_code == 302
    assert Mandate.objects.get(board=world.board).holder == world.mine


def test_a_role_is_ended_not_changed(client, world):
    held = world.mine.memberships.get()
    data = {"until_on": "31-12-2026", "role": Role.ADMIN, "person": world.theirs.email}
    assert client.post(url("membership_change", held.pk), data).status_code == 302
    held.refresh_from_db()
    assert (held.until_on, held.role, held.user) == (dt.date(2026, 12, 31), Role.PRIVACY_OFFICER, world.mine)


def test_a_role_that_never_began_can_be_taken_back_and_no_other(client, world):
    future = Membership.objects.create(user=world.mine, board=world.board, role=Role.EMPLOYEE, from_on=dt.date(2999, 1, 1))
    held = world.mine.memberships.get(role=Role.PRIVACY_OFFICER)
    for row, status in ((future, 302), (held, 403)):
        assert client.post(url("membership_delete", row.pk), {"post": "yes"}).status_code == status
    assert list(world.mine.memberships.all()) == [held]


# Suppliers


def shown_link(answer):
    assert "no-store" in answer.headers["Cache-Control"]
    return re.search(r"/verwerker/([\w-]+)/", answer.content.decode()).group(1)


def test_the_link_of_a_supplier_is_shown_when_it_is_made_and_never_again(client, world):
    answer = client.post(url("processor_add"), {"board": world.board.pk, "name": "Leerlingvolg BV"})
    secret = shown_link(answer)
    processor = find_by_link(secret)
    assert (processor.name, processor.board) == ("Leerlingvolg BV", world.board)
    for page in (url("processor_change", processor.pk), url("processor_changelist"), url("processor_history", processor.pk)):
        assert secret not in client.get(page).content.decode()
    assert not any(secret in str(cookie) for cookie in client.cookies.values())


def test_a_new_link_is_made_by_an_action(client, world):
    old = shown_link(client.post(url("processor_add"), {"board": world.board.pk, "name": "Leerlingvolg BV"}))
    processor = find_by_link(old)
    data = {"action": "renew", "_selected_action": [processor.pk, world.rows["processor"].pk]}
    new = shown_link(client.post(url("processor_changelist"), data))
    assert (find_by_link(old), find_by_link(new)) == (None, processor)
    assert Processor.objects.get(pk=world.rows["processor"].pk).link_digest == "0" * 64


def test_changing_a_supplier_keeps_its_link(client, world):
    secret = shown_link(client.post(url("processor_add"), {"board": world.board.pk, "name": "Leerlingvolg BV"}))
    processor = find_by_link(secret)
    client.post(url("processor_change", processor.pk), {"name": "Volgsysteem BV", "notice_hours": "24"})
    assert find_by_link(secret).name == "Volgsysteem BV"


# What holds for the whole installation


def test_decree_days_are_kept_by_who_keeps_every_board(client, world):
    DecreeDay.objects.create(on=dt.date(2031, 5, 2), decree="Stb. 2030, 1")
    assert "Stb. 2030, 1" in text(client.get(url("decreeday_changelist")))
    assert client.post(url("decreeday_add"), {"on": "10-05-2031"}).status_code == 403
    Membership.objects.create(user=world.admin, board=world.other, role=Role.ADMIN)
    assert client.post(url("decreeday_add"), {"on": "10-05-2031"}).status_code == 302
    assert DecreeDay.objects.filter(on=dt.date(2031, 5, 10)).exists()
    assert "recompute_deadlines --write" in text(client.get("/beheer/"))


def test_statutory_terms_are_shown_and_cannot_be_sent(client, world):
    page = client.get("/beheer/termijnen/")
    assert "AVG artikel 33 lid 1 72 uur" in text(page)
    assert "AVG artikel 12 lid 3 1 maand" in text(page)
    assert "Uren om een datalek bij de AP te melden 72" in text(page)
    assert "Goede Vrijdag telt als feestdag ja" in text(page)
    assert "<form" not in page.content.decode().split("</header>")[1]
    assert "/beheer/termijnen/" in client.get("/beheer/").content.decode()


def test_every_setting_of_the_terms_is_told_in_words():
    assert set(READINGS) == set(SETTINGS_OF_TERMS)
    choices = {choice for setting in SETTINGS_OF_TERMS.values() for choice in setting.choices}
    assert choices == set(VALUES)


def test_the_own_menu_leads_to_the_account_and_for_administrators_here(client, world):
    assert {"/werk/ik/", "/beheer/"} <= set(re.findall(r'href="([^"]+)"', client.get("/werk/ik/").content.decode()))
    client.force_login(world.mine)
    assert "/beheer/" not in client.get("/werk/ik/").content.decode()

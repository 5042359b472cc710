"""Signed out in another tab, a button pressed twice: nothing typed is lost, and nothing is sent twice."""

import re

import pytest

pytestmark = [pytest.mark.slow]

TYPED = "Dit hele verhaal typ ik niet nog een keer, met een emoji 🙂 en <script>alert(1)</script>."


def test_what_was_typed_in_a_step_survives_signing_out_in_another_tab(visitors):
    """Signed out, sent, signed in again: the form stands there with the text, and sends it now."""
    page = own_sign_in(visitors, "po")
    reference = an_open_case(page)
    page.goto(f"/zaken/{reference}/doe/ask_advice/")
    field = page.get_by_label("Wat wil je weten?")
    field.fill(TYPED)
    sign_out_in_another_tab(page)
    page.get_by_role("button", name="Vraag de FG om advies").click()
    page.wait_for_url("**/accounts/login/**")
    visitors.fill_in(page, "po")
    page.wait_for_url(f"**/zaken/{reference}/doe/ask_advice/**")
    assert field.input_value() == TYPED
    page.get_by_role("button", name="Vraag de FG om advies").click()
    page.get_by_text("Advies gevraagd aan de FG.", exact=True).wait_for()
    assert page.get_by_role("region", name="Tijdlijn").inner_text().count(TYPED) == 1


def own_sign_in(visitors, login):
    """A session of its own, for it will be ended."""
    return visitors.open(kept=visitors.sign_in(login))


def an_open_case(page):
    """The first case that has just been reported."""
    page.goto("/zaken/?state=reported")
    return re.search(r"DL-\d{4}-\d{5,}", page.get_by_role("main").inner_text()).group()


def sign_out_in_another_tab(page):
    tab = page.context.new_page()
    tab.goto("/accounts/logout/")
    tab.get_by_role("main").get_by_role("button", name="Uitloggen").click()
    tab.wait_for_url(lambda url: "logout" not in url)
    tab.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_double_click_makes_one_case(visitors, scripts):
    """Without a script nothing holds the second click back but the house itself."""
    page = visitors("medewerker", scripts=scripts)
    page.goto("/werk/")
    before = reported(page)
    page.goto("/werk/melden/")
    page.get_by_label("Stond per ongeluk online").check()
    noticed = page.get_by_role("group", name="Wanneer merkte je het?")
    noticed.get_by_label("Gisteren").check()
    noticed.get_by_label("Tijd").fill("16.10")
    page.get_by_label("Vertel kort wat er gebeurde").fill("De foto's van het kamp stonden open op de website.")
    page.get_by_role("button", name="Meld het").dblclick()
    page.get_by_role("heading", name="Je melding is binnen").wait_for()
    page.goto("/werk/")
    assert len(reported(page) - before) == 1


def reported(page):
    """The numbers of what this person reported."""
    return set(re.findall(r"DL-\d{4}-\d{5,}", page.get_by_role("region", name="Wat jij meldde").inner_text()))

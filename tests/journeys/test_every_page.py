"""Every page that somebody is offered, as every role, at a desk and on a phone: axe finds nothing and nothing is too wide."""

import re

import pytest

from tests.journeys.walk import Walk

pytestmark = [pytest.mark.slow]

DESK_OF_SCHOOL = "/loket/de-regenmeter-merelveen/"
STATES = ("reported", "assessed", "advised", "decided", "closed", "dismissed")
PLACES = {
    None: ("/", DESK_OF_SCHOOL, f"{DESK_OF_SCHOOL}datalek/", f"{DESK_OF_SCHOOL}verzoek/", "/zaak/", "/accounts/login/"),
    "medewerker": ("/werk/", "/werk/melden/"),
    "directeur": ("/werk/", "/zaken/"),
    "po": ("/werk/", "/zaken/", "/dashboard/"),
    "bestuur": ("/werk/", "/zaken/", "/dashboard/"),
    "fg": ("/werk/", "/zaken/", "/dashboard/"),
    "beheer": ("/werk/", "/beheer/"),
}


@pytest.mark.parametrize("login", PLACES, ids=str)
def test_every_page_is_good_on_every_screen(visitors, live_house, login):
    page = visitors(login)
    states = a_case_in_each_state(page) if "/zaken/" in PLACES[login] else {}
    walk = Walk(page, live_house, states, staff=bool(login))
    walk.through(*PLACES[login], *[f"/zaken/{reference}/" for reference in states])
    assert not walk.faults, "\n".join(walk.faults)


def a_case_in_each_state(page):
    """One reference for each state that this person can see."""
    found = {}
    for state in STATES:
        page.goto(f"/zaken/?state={state}")
        numbers = re.findall(r"DL-\d{4}-\d{5,}", page.get_by_role("main").inner_text())
        found |= {numbers[0]: state} if numbers else {}
    return found

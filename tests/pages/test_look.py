"""Every component, on the pages it was made for, in a browser: by day and by night, from a small phone to a desk."""

import os
from pathlib import Path

import pytest

from tests.pages.gallery import PAGES
from tests.pages.looking import SCREENS, check, shown

ADDRESS = {"zaken": "/zaken/", "datalek": "/zaken/DL-2026-00012/", "dashboard": "/dashboard/"}
SHOTS = os.environ.get("SHOTS")  # a folder to keep pictures in, for whoever wants to look

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.fixture
def gallery(client, settings, make_worker):
    settings.ROOT_URLCONF = "tests.pages.urls"
    client.force_login(make_worker())
    return client


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_good_on_every_screen(name, gallery, browser):
    path = ADDRESS.get(name, f"/galerij/{name}/")
    with shown(browser, gallery.get(path), path) as page:
        for width, scheme in SCREENS:
            check(page, width, scheme, name)
            if SHOTS and (width, scheme) != (320, "dark"):
                page.screenshot(path=Path(SHOTS) / f"{name}-{width}-{scheme}.png", full_page=True)

"""People with a browser each, on the running house. What goes wrong in any of their pages fails the test."""

import pytest

from tests.journeys.visitor import Visitors


@pytest.fixture(scope="session")
def keys():
    """The cookies of who signed in before: one sign-in per person for all journeys."""
    return {}


@pytest.fixture
def visitors(browser, live_house, keys):
    """Opens pages: `visitors("po")` is the privacy officer at a desk, `visitors("medewerker", 390)` a teacher with a phone."""
    everybody = Visitors(browser, live_house, keys)
    yield everybody
    everybody.leave()
    assert everybody.wrong == []

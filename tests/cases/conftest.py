"""A desk to sit at: one board with people in every role, and a browser without a screen for each of them."""

import re
from html import unescape

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import AT, make_breach, make_people, make_school

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')


def hidden(response):
    """What a page of ours sends along with what is typed."""
    return {name: unescape(value) for name, value in HIDDEN.findall(response.content.decode())}


def words(response):
    """The page as text, for reading."""
    text = re.sub(r"<(script|style|svg).*?</\1>", " ", response.content.decode(), flags=re.S)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", text)))


FRAME = ("django_session", "schools_user", "notifications_", "breaches_")  # who is it, the banner, what the kind adds


def queries(do):
    """How many queries a page costs, apart from those of the frame it stands in and of the kind."""
    with CaptureQueriesContext(connection) as captured:
        do()
    tables = [re.search(r'(?:FROM|INTO|UPDATE) "(\w+)"', query["sql"]) for query in captured.captured_queries]
    return sum(not found.group(1).startswith(FRAME) for found in tables if found)


class Desk:
    """One board, one school, one reported case, everybody at hand by role. It is 24 November 2026, 10.12 in Amsterdam."""

    def __init__(self):
        self.school = make_school(name="De Regenmeter")
        self.board = self.school.board
        self.people = make_people(self.board, self.school)
        self.case = make_breach(self.school, by=self.people["employee"]).case
        self.clients = {}

    def browser(self, who):
        """The browser of a role, or of a person."""
        person = self.people.get(who, who) if isinstance(who, str) else who
        if person not in self.clients:
            self.clients[person] = Client(enforce_csrf_checks=False)
            self.clients[person].force_login(person)
        return self.clients[person]

    def get(self, who, path, /, **query):
        return self.browser(who).get(path, query)

    def post(self, who, path, /, **typed):
        return self.browser(who).post(path, typed)

    def send(self, who, path, /, **typed):
        """Open a page, fill in its form, send it."""
        return self.post(who, path, **hidden(self.get(who, path)), **typed)

    def address(self, *parts, case=None):
        return "/".join(["/zaken", (case or self.case).reference, *parts, ""])


@pytest.fixture
def desk(db):
    with time_machine.travel(AT, tick=False):
        yield Desk()

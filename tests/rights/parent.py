"""Somebody at the public desk of a school, without an account, who asks something about data."""

import datetime as dt

from django.test import Client

from rights.requests.models import RightsRequest
from tests.cases.conftest import hidden

MINUTE = dt.timedelta(minutes=1)
CHILD = {
    "first_name": "Sam", "last_name": "Voorbeeld", "birth_date_day": "14", "birth_date_month": "2", "birth_date_year": "2017",
}  # fmt: skip
OWN = {"birth_date_day": "14", "birth_date_month": "2"}
REACH = {"name": "Lotte Voorbeeld", "email": "lotte@thuis.example"}
WORDS = {"how": "both", "wording": "Alles over de toetsen."}


class Parent:
    """Somebody with a browser at the desk of a school, without an account."""

    def __init__(self, school, clock, client=None):
        self.client, self.clock, self.desk = client or Client(), clock, f"/loket/{school.slug}/verzoek/"

    def url(self, code):
        return self.desk if code == "wat" else f"{self.desk}{code}/"

    def get(self, code, **query):
        return self.client.get(self.url(code), query)

    def post(self, code, /, **typed):
        return self.client.post(self.url(code), typed)

    def answer(self, **pages):
        """Answer pages in this order (`over_wie` is "over-wie"); gives the last answer."""
        for code, typed in pages.items():
            last = self.post(code.replace("_", "-"), **typed)
            assert last.status_code == 302, (code, wrong(last))
        return last

    def send(self, **more):
        along = hidden(self.get("controleren"))
        self.clock.shift(MINUTE)
        return self.post("controleren", **along, **more)


def wrong(response):
    return {name: [str(error) for error in found] for name, found in response.context["form"].errors.items()}


def only():
    return RightsRequest.objects.select_related("case").get()


def ask(*situations):
    return {"situations": list(situations)}

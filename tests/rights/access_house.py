"""A school, its people, a request for access that has been admitted, and the requester who follows it. For tests of inzage."""

import datetime as dt

from django.test import Client

from cases import outsiders
from cases.models import Outsider
from cases.moves import changing, move
from rights.requests.models import RightsRequest
from schools.models import Mandate
from tests.factories import AT, make_people, make_request, make_school

EMAIL = "ouder@thuis.example"
KNOWN = {"method": "known_in_person", "on": AT.date()}
MONDAY = dt.datetime(2026, 11, 30, 15, 0, tzinfo=dt.UTC)  # 16.00 in Amsterdam
EVENING = dt.datetime(2026, 12, 1, 18, 0, tzinfo=dt.UTC)  # 19.00
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


class AccessHouse:
    """`case` is in ADMITTED; `outsider` confirmed the address; `parent` is the browser of that person."""

    def __init__(self, school=None, people=None, **about):
        self.school = school or make_school(name="De Regenmeter")
        self.people = people or make_people(self.school.board, self.school)
        self.officer, self.employee = self.people["privacy_officer"], self.people["employee"]
        Mandate.objects.get_or_create(board=self.school.board, power="decide_request", holder=self.officer)
        self.case = make_request(self.school, **about).case
        self.outsider = follow(self.case)
        self.go("pass_gate", **KNOWN)
        self.parent = Client()
        self.enter(self.parent)

    def enter(self, client, at=AT):
        client.post(f"/zaak/{outsiders.new_link(self.outsider, at=at)}/")
        return client

    def go(self, name, by=None, at=AT, **facts):
        return move(self.case, name, by=by or self.officer, at=at, **facts)

    @property
    def request(self):
        return RightsRequest.objects.select_related("case__board", "case__school").get(pk=self.case.pk)

    def plan(self, *moments, present=None, at=AT, **about):
        told = {"slots": list(moments) or [MONDAY, EVENING], "place": "kamer 3", "present": present or self.employee} | about
        self.go("plan_visit", at=at, **told)
        return {slot.starts_at: str(slot.pk) for slot in self.request.visit_plan.slots.all()}

    def mark(self):
        return hidden_mark(self.parent.get("/zaak/"))


def hidden_mark(response):
    text = response.content.decode()
    return text.split('name="mark" value="')[1].split('"')[0]


def follow(case, email=EMAIL, at=AT):
    """Somebody who follows the case and has confirmed the address."""
    with changing(case, at=at) as workflow:
        outsider = outsiders.add(workflow.case, email=email, at=at)
    Outsider.objects.filter(pk=outsider.pk).update(confirmed_at=at)
    return Outsider.objects.select_related("case").get(pk=outsider.pk)

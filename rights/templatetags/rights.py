"""What templates of requests and complaints ask for."""

import datetime as dt

from django import template

from cases import deadlines, statutory, terms
from cases.models import Deadline
from rights.requests.models.clocks import ANSWER, RESPONSE
from rights.requests.page.facts import passed_on as passed_on_of
from rights.requests.page.facts import whom
from rights.requests.page.gate import open_findings
from rights.requests.public.situations import COUNTERS

register = template.Library()


@register.simple_tag
def gate_of(request, now):
    """Who asks, about whom, and what the gate will ask for: beside the form of the gate."""
    return {"facts": whom(request, now), "findings": open_findings(request)}


@register.simple_tag
def passed_on(request, now):
    """What an employee passed on, and nothing that others made of it."""
    return passed_on_of(request, now)


@register.simple_tag
def counters():
    """The eight situations of the desk."""
    return COUNTERS


@register.simple_tag
def answer_due(at):
    """When the month of art. 12(3) would end of what is asked at this moment."""
    clock = Deadline(purpose=ANSWER, rule=RESPONSE, started_at=at, settings=statutory.settings_on(terms.local_day(at)))
    return dt.datetime.fromisoformat(deadlines.compute(clock, [])["due_at"])

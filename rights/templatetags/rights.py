"""What templates of requests and complaints ask for."""

from django import template

from rights.requests.page.facts import passed_on as passed_on_of
from rights.requests.page.facts import whom
from rights.requests.page.gate import open_findings

register = template.Library()


@register.simple_tag
def gate_of(request, now):
    """Who asks, about whom, and what the gate will ask for: beside the form of the gate."""
    return {"facts": whom(request, now), "findings": open_findings(request)}


@register.simple_tag
def passed_on(request, now):
    """What an employee passed on, and nothing that others made of it."""
    return passed_on_of(request, now)

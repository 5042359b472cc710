"""What templates of requests and complaints ask for."""

from django import template

from rights.requests.page.facts import passed_on as passed_on_of

register = template.Library()


@register.simple_tag
def passed_on(request, now):
    """What an employee passed on, and nothing that others made of it."""
    return passed_on_of(request, now)

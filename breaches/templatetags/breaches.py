"""What the shared pages of a case ask for a breach's own parts in them. `{% load breaches %}`."""

import datetime as dt

from django import template

from breaches.corrections import may_correct
from breaches.first_aid import FIRST_AID
from breaches.models.steps import AUTHORITY, RULE
from breaches.page import facts, records
from cases import deadlines, statutory, terms
from cases.models import Content, Deadline
from cases.views.acts import deciding

register = template.Library()

register.simple_tag(facts.own_words, name="own_words")
register.simple_tag(may_correct, name="may_correct")
register.simple_tag(records.judged, name="judged")
register.simple_tag(records.advised, name="advised")
register.simple_tag(deciding, name="deciding")


@register.simple_tag
def asked_of_the_fg(breach):
    """The question that was last put to the FG in words, or empty."""
    event = breach.case.events.filter(name="breach.ask_advice").order_by("-seq").first()
    if event is None or not event.content_digest:
        return ""
    content = Content.objects.filter(event=event, case=breach.case).first()
    if content is None:
        return ""
    content.case = breach.case
    return (content.said or {}).get("question", "")


@register.simple_tag
def decided_by(at):
    """When the 72 hours would end of what is reported at this moment."""
    clock = Deadline(purpose=AUTHORITY, rule=RULE, started_at=at, settings=statutory.settings_on(terms.local_day(at)))
    return dt.datetime.fromisoformat(deadlines.compute(clock, [])["due_at"])


@register.simple_tag
def first_aid(case):
    """What to do first at this kind of incident."""
    return FIRST_AID.get(case.subject, ())

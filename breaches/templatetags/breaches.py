"""What the shared pages of a case ask for a breach's own parts in them. `{% load breaches %}`."""

from django import template

from breaches.corrections import may_correct
from breaches.first_aid import FIRST_AID
from breaches.page import facts, records

register = template.Library()

register.simple_tag(facts.own_words, name="own_words")
register.simple_tag(may_correct, name="may_correct")
register.simple_tag(records.judged, name="judged")
register.simple_tag(records.advised, name="advised")


@register.simple_tag
def first_aid(case):
    """What to do first at this kind of incident."""
    return FIRST_AID.get(case.subject, ())

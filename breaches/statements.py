"""Statements of wrong recipients in a case: asked by a link, recorded as events, shown as evidence."""

import datetime as dt

from breaches.statement_form import CHOICES, Statement
from cases import outsiders
from cases.models import Content
from cases.moves import changing

PURPOSE = "destruction"
EVENT = "breach.destruction_stated"


def make_link(case, *, by, at):
    """A secret for one recipient, shown to the handler this once."""
    with changing(case, at=at) as workflow:
        return outsiders.invite(workflow.case, purpose=PURPOSE, by=by, at=at)


def state(invitation, form, *, at):
    """Record what was stated; False when this link was just used. It confirms nothing by itself: a person does."""
    return outsiders.answer(invitation, name=EVENT, said=form.said, facts=form.facts, at=at)


def statements_of(case):
    """What wrong recipients stated, in words, the latest last."""
    events = list(case.events.filter(name=EVENT).order_by("seq"))
    contents = {content.event_id: content for content in Content.objects.filter(event__in=events, case=case)}
    return [_told(case, event, contents.get(event.pk)) for event in events]


def _told(case, event, content):
    if content:
        content.case = case
    said = (content.said if content else {}) or {}
    fields = Statement.base_fields
    answers = [(fields[name].label, dict(fields[name].choices).get(event.facts.get(name), "")) for name in CHOICES]
    deleted_at = event.facts.get("deleted_at")
    return {"at": event.at, "answers": answers, "deleted_at": deleted_at and dt.datetime.fromisoformat(deleted_at), **said}

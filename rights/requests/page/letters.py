"""The letters of a request on its pages: what was sent, until when somebody can go on, and what still stops the answer."""

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cases.moves import possible
from pages import words
from rights.requests.letters import remedies
from rights.requests.letters.answer import decided
from rights.requests.models import Answer, Extension, Question, SentLetter, clocks

COURT, AWB = "court_35", "objection_awb"


def name_of(row):
    if isinstance(row, Answer):
        return _("Answer")
    if isinstance(row, Extension):
        return _("Letter that extends the term")
    if isinstance(row, Question):
        return _("Question to the requester")
    return capfirst(SentLetter.Sort(row.sort).label)


def all_sent(request):
    """Every letter that went out, the latest first."""
    confirmations = list(request.case.sentletter_records.select_related("by"))
    for row in (*confirmations, *request.answers, *request.extensions, *request.questions):
        row.case = request.case
    rows = [*request.answers, *request.extensions, *request.questions, *confirmations]
    return sorted((row for row in rows if row.head), key=lambda row: row.at, reverse=True)


def find_sent(request, pk):
    return next((row for row in all_sent(request) if row.pk == pk), None)


def sent_letters(request, now):
    """For `pages/_docs.html`."""
    return [
        {
            "url": reverse("requests:letter", args=[request.case.reference, row.pk]), "icon": "mail", "why": "",
            "title": name_of(row), "note": f"{words.moment(row.at, now)}, {row.by}",
        }
        for row in all_sent(request)
    ]  # fmt: skip


def blockers(request, user, now):
    """What still stands between this letter and sending it, in words; empty when it can go."""
    step = next((one for one in possible(request, user) if one.step.name == "send_answer"), None)
    return "" if step is None or step.allowed or step.rule in ("role", "state") else step.reason


def last_day(request, answer, now):
    """Until when the road to the court or the objection is open: only once it is known from which day it counts.

    UAVG 35 counts from receipt; the Awb from sending. None where there is no such road, or receipt is not known.
    """
    keys = remedies.keys_of(remedies.grouped_for(request, decided(request)))
    received = answer.delivered_at or answer.opened_at
    if COURT in keys and received:
        last = clocks.last_day_for_a_remedy("uavg35_court_petition", received)
        return {"label": _("Last day for the court"), "value": words.due(last, now)}
    if AWB in keys:
        last = clocks.last_day_for_a_remedy("awb6_objection", answer.sent_at)
        return {"label": _("Last day for an objection"), "value": words.due(last, now)}
    return None

"""The appointment as a file for a calendar (.ics): when and where, and nothing of whose data it is about."""

import datetime as dt

import icalendar
from django.conf import settings
from django.utils.translation import gettext as _

from cases.registry import Attachment
from rights.requests.models import VisitChoice
from rights.requests.models.access_steps import HALF_AN_HOUR

TYPE, NAME = "text/calendar", "afspraak.ics"


def calendar_of(chosen, *, cancelled=False):
    """One appointment as a calendar; one that is off takes the earlier one out of the calendar it was put in."""
    case = chosen.case
    event = icalendar.Event()
    event.add("uid", f"{chosen.pk}@{settings.SITE_URL.partition('://')[2]}")
    event.add("dtstamp", chosen.ended_at if cancelled and chosen.ended_at else chosen.at)
    event.add("dtstart", chosen.starts_at.astimezone(dt.UTC))
    event.add("dtend", (chosen.starts_at + HALF_AN_HOUR).astimezone(dt.UTC))
    event.add("summary", _("Appointment at school, %(reference)s") % {"reference": case.reference})
    event.add("location", ", ".join(part for part in (chosen.plan.place, *where(case)) if part))
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("sequence", int(cancelled))
    whole = icalendar.Calendar()
    whole.add("prodid", "-//Privacyloket//NL")
    whole.add("version", "2.0")
    whole.add("method", "CANCEL" if cancelled else "PUBLISH")
    whole.add_component(event)
    return whole.to_ical()


def where(case):
    school = case.school
    return (school.name, school.city) if school else (case.board.name,)


HANDLER_MAIL = "rights/requests/mail/visit_answered"  # is not there itself


def attachment(event, template):
    """What goes along with the mail about this event (`Kind.mail_attachment`): the appointment that it makes or takes away."""
    rows = VisitChoice.objects.filter(case=event.case_id, starts_at__isnull=False)
    rows = rows.select_related("plan", "case__school", "case__board")
    if event.name == "request.pick_visit" and template != HANDLER_MAIL:
        row = rows.filter(at=event.at).first()
    elif event.name == "task.added":
        row = rows.filter(task=event.facts["task"]).first()
    elif event.name == "request.visit_cancelled":
        row = rows.filter(pk=event.facts["visit"]).first()
    else:
        return None
    if row is None:
        return None
    return Attachment(NAME, TYPE, calendar_of(row, cancelled=event.name == "request.visit_cancelled"))

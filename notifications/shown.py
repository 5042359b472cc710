"""A row of the ledger in words, for people."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from cases import registry, told
from cases.models import Case
from notifications.models import Mail

Topic = Mail.Topic


@dataclass(frozen=True)
class Row:
    """One mail as the page shows it."""

    pk: int
    at: datetime
    what: str
    reference: str
    url: str
    to: str
    state: str
    tone: str
    icon: str


def rows(mails, user):
    """Mails as this person may see them: what they were about only where the case is in sight."""
    mails = list(mails)
    seen = set(Case.objects.visible_to(user).filter(pk__in={m.case_id for m in mails}).values_list("pk", flat=True))
    return [_row(mail, mail.case_id is None or mail.case_id in seen) for mail in mails]


def _row(mail, seen):
    state, tone, icon, at = state_of(mail)
    reference = mail.case.reference if mail.case_id else ""
    url = reverse("cases:case", args=[reference]) if reference and seen else ""
    about = what(mail) if seen else _("A mail about a case")
    return Row(mail.pk, at, about, reference, url, to(mail), state, tone, icon)


def to(mail):
    """For whom it was, for who must see to it that this person hears it after all."""
    return f"{mail.to_user}, {mail.to_user.email}" if mail.to_user_id else _("somebody without an account")


def what(mail):
    """What the mail was about."""
    if mail.topic == Topic.SEAL:
        return _("Seal of the day")
    if mail.topic == Topic.FAILURE:
        return _("A mail could not be delivered")
    kind = registry.get(mail.case.kind)
    if mail.event_id:
        return told.label(mail.case.kind, mail.event)
    if mail.deadline_id:
        return _("Reminder: %(purpose)s") % {"purpose": kind.purpose(mail.deadline.purpose)}
    return _("A deadline that could not be worked out")


def state_of(mail):
    """Where this mail stands: words, tone, icon and the moment that goes with it."""
    if mail.sent_at:
        return _("sent"), "", "check", mail.sent_at
    if mail.given_up_at:
        return _("not delivered"), "late", "circle-alert", mail.given_up_at
    if mail.withdrawn_at:
        return _("no longer needed"), "soft", "minus", mail.withdrawn_at
    if mail.attempts:
        return _("tried, goes again"), "warm", "hourglass", mail.try_at
    return _("goes out"), "", "clock", mail.try_at

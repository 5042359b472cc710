"""The ledger of mail: what must be told, to whom, and whether the mail server took it."""

import secrets
from email.utils import parseaddr

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from notifications import quiet
from notifications.smtp import NEXT_CALL, UNREACHABLE


def new_message_id():
    """The Message-ID of a mail, fixed before it is first sent, so that a repeated one is known as the same."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return f"<{secrets.token_hex(16)}@{domain}>"


class MailQuerySet(models.QuerySet):
    def open(self):
        """Those that still have to go out."""
        return self.filter(OPEN)

    def due(self, at):
        """Those that go out now, in the order in which they came.

        At night and in the weekend only what is urgent: also when another mail was refused by day, or was kept up by a
        mail server or a worker that stood still.
        """
        rows = self.open().filter(try_at__lte=at)
        return (rows.filter(urgent=True) if quiet.is_quiet(at) else rows).order_by("try_at", "pk")

    def kept_up(self, at):
        """Those that would be gone by now if the mail server took them."""
        return self.due(at + NEXT_CALL).filter(last_error=UNREACHABLE.code)

    def failed(self):
        return self.filter(given_up_at__isnull=False)


OPEN = Q(sent_at=None, given_up_at=None, withdrawn_at=None)


class Mail(models.Model):
    """One thing told to one person: written before it is sent, and sent once.

    `key` says what is told to whom and is unique, so that the same thing is never told twice. The row is about an event,
    or about a moment of a clock (`deadline`, `moment`, and the end it told of), or about neither (a seal, a failure).
    The address is read when the mail goes, and the text is made from the template then: neither is kept here.
    """

    class Topic(models.TextChoices):
        """What a person can switch off, and what not; see `notifications.preferences`."""

        CLOCK = "clock", _("clocks of cases you handle")
        OWN_TERM = "own_term", _("the school's own terms of cases you handle")
        COPY = "copy", _("overdue clocks that somebody else handles")
        EVENT = "event", _("what happens in cases")
        TASK = "task", _("tasks for you")
        SEAL = "seal", _("the daily seal")
        FAILURE = "failure", _("mail that could not be delivered")

    key = models.CharField(max_length=150, unique=True)
    topic = models.CharField(max_length=10, choices=Topic)
    template = models.CharField(max_length=100)
    board = models.ForeignKey("schools.Board", models.CASCADE, related_name="mails", db_index=False)
    case = models.ForeignKey("cases.Case", models.CASCADE, null=True, related_name="mails", db_index=False)
    event = models.ForeignKey("cases.Event", models.CASCADE, null=True, related_name="mails", db_index=False)
    deadline = models.ForeignKey("cases.Deadline", models.CASCADE, null=True, related_name="mails", db_index=False)
    moment = models.CharField(max_length=20, blank=True)
    due_at = models.DateTimeField(null=True)
    facts = models.JSONField(default=dict)
    to_user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="mails", db_index=False)
    to_outsider = models.ForeignKey("cases.Outsider", models.CASCADE, null=True, related_name="mails")
    to_addressee = models.ForeignKey("cases.Addressee", models.CASCADE, null=True, related_name="mails")
    message_id = models.CharField(max_length=255, default=new_message_id)

    created_at = models.DateTimeField()
    urgent = models.BooleanField()  # goes at night too: a clock in hours runs, or somebody outside asked for it
    try_at = models.DateTimeField()  # not before this moment: the next working morning, or the next attempt
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=30, blank=True)  # a code: an answer of a server may hold an address
    sent_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)  # no longer true, or overtaken by a newer one, before it went

    objects = MailQuerySet.as_manager()

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        indexes = [
            models.Index("try_at", "id", name="mail_open", condition=OPEN),
            models.Index("given_up_at", "id", name="mail_failed", condition=Q(given_up_at__isnull=False)),
            models.Index("deadline", "created_at", name="mail_of_clock", condition=Q(deadline__isnull=False)),
            models.Index("to_user", "id", name="mail_to_person"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_at=None, given_up_at=None)
                | Q(sent_at=None, withdrawn_at=None)
                | Q(given_up_at=None, withdrawn_at=None),
                name="mail_ends_once",
            ),
            models.CheckConstraint(
                condition=Q(to_user__isnull=False, to_outsider=None, to_addressee=None)
                | Q(to_user=None, to_outsider__isnull=False, to_addressee=None)
                | Q(to_user=None, to_outsider=None, to_addressee__isnull=False),
                name="mail_to_one",
            ),
        ]

    def __str__(self):
        return self.key

    def address(self):
        """Where this mail goes now; empty when that person left, or the address has been erased."""
        if self.to_user_id:
            return self.to_user.email if self.to_user.is_active else ""
        return self.outside.email or ""

    @property
    def outside(self):
        """Whoever without an account this mail is for: somebody who follows the case, or who is sent one page of it."""
        return self.to_outsider or self.to_addressee

    @property
    def language(self):
        return (self.to_user or self.outside).language


class Preference(models.Model):
    """The topics a person does not want mail about."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="mail_wishes")
    off = models.JSONField(default=list, blank=True)


class Heartbeat(models.Model):
    """One row: when the sweep last ran, and since when the mail server takes nothing, if it does not."""

    at = models.DateTimeField()
    no_mail_since = models.DateTimeField(null=True)

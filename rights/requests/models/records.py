"""What is recorded of a request: each a row of its own, written once and kept. The latest counts."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.fields import SealedJSONField, SealedTextField
from cases.models import Record, Task
from rights.letters.written import Written
from rights.requests.models.right import Ground, Outcome, Right


class AskedRight(Record):
    """One right that is asked in this request. Several may be; each has its own decision.

    `replaced_at` tells since when it is no longer asked, where it was changed into what the law gives to who asks.
    """

    right = models.CharField(max_length=30, choices=Right)
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "right"], name="right_asked_once")]


class Question(Written, Record):
    """A question that lets the term wait (opschorting): who somebody is, or what is meant by a very broad request.

    There are no other two (EDPB 01/2022 par. 159). The pause of the clock carries the key of this row. One that was not
    answered when the case ended stays unanswered: `round` tells in which run of the case it was asked.
    """

    class Sort(models.TextChoices):
        IDENTITY = "identity", _("who asks")
        SPECIFICATION = "specification", _("what is meant")

    round = models.PositiveSmallIntegerField(default=1)
    sort = models.CharField(max_length=20, choices=Sort)
    text = SealedTextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = SealedTextField(blank=True)
    reminder = models.ForeignKey(Task, models.PROTECT, null=True, blank=True, related_name="+")

    @property
    def pair(self):
        """What binds the pause of the clock to its end."""
        return self.pk.hex


class GatePass(Record):
    """How was established who asks and that this person may ask it (domain.md 4.2). Never a copy, a number or a BSN.

    `round` counts how often the case was reopened: each time the gate is passed anew.
    """

    class Method(models.TextChoices):
        """The ladder, from what is least trouble for the one who asks."""

        KNOWN = "known_in_person", _("we know this person at school")
        PORTAL = "portal_login", _("signed in to the portal for parents or pupils")
        KNOWN_ADDRESS = "known_address_reply", _("answered from the address that we had already")
        CALL_BACK = "call_back", _("called back on the number that we had already")
        DOCUMENT = "document_shown", _("showed an identity document at the counter")

    class DocumentKind(models.TextChoices):
        PASSPORT = "passport", _("passport")
        ID_CARD = "id_card", _("identity card")
        DRIVING_LICENCE = "driving_licence", _("driving licence")
        RESIDENCE_PERMIT = "residence_permit", _("residence permit")

    class Authority(models.TextChoices):
        """What shows that somebody may ask this for this person. Shown, never copied."""

        ONESELF = "oneself", _("it is about the one who asks")
        SCHOOL_RECORDS = "school_records", _("the custody stands in the school's own records")
        CUSTODY_REGISTER = "custody_register", _("an extract of the custody register was shown")
        STATEMENT = "statement", _("a statement of both parents was shown")
        COURT = "court_decision", _("a court decision or appointment was shown")
        AUTHORISATION = "authorisation", _("a written authorisation was shown")
        NO_CUSTODY = "no_custody", _("parent without custody: information only (BW 1:377c)")

    round = models.PositiveSmallIntegerField(default=1)
    method = models.CharField(max_length=30, choices=Method)
    on = models.DateField()
    document_kind = models.CharField(max_length=20, choices=DocumentKind, blank=True)
    authority = models.CharField(max_length=20, choices=Authority)
    covers_address = models.BooleanField(default=False)
    reason = SealedTextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(document_kind="") & Q(method="document_shown") | Q(document_kind="") & ~Q(method="document_shown"),
                name="gate_document_when_shown",
            )
        ]


class Objection(Record):
    """The other parent does not want this (BW 1:253i). A person weighs it; until then nothing is decided."""

    text = SealedTextField()
    weighed_at = models.DateTimeField(null=True, blank=True)
    weighed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    goes_on = models.BooleanField(null=True)
    reason = SealedTextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(weighed_at=None, weighed_by=None, goes_on=None)
                | Q(weighed_at__isnull=False, weighed_by__isnull=False, goes_on__isnull=False),
                name="objection_weighed_together",
            )
        ]


class Extension(Written, Record):
    """The term was extended by two months, and the requester was told so with the reason (AVG art. 12(3))."""

    class Why(models.TextChoices):
        """What the law lets count: complexity and number. Being busy is none of these (EDPB 01/2022 par. 162-164)."""

        VOLUME = "volume", _("it is very much data")
        SPREAD = "spread", _("the data are spread over several places or suppliers")
        REDACTION = "redaction", _("much has to be made unreadable for the privacy of others")
        NUMBER = "number", _("this person sent several requests")

    ground = models.CharField(max_length=20, choices=Why)
    text = SealedTextField()
    notified_at = models.DateTimeField()


class RightDecision(Record):
    """What was decided about one right, by the board or who decides in its name.

    `details` holds what this right asks for besides (old and new value, categories, weighing). `late` is a refusal after
    the first month (art. 12(4)), with its reason.
    """

    right = models.CharField(max_length=30, choices=Right)
    outcome = models.CharField(max_length=20, choices=Outcome)
    ground = models.CharField(max_length=30, choices=Ground, blank=True)
    text = SealedTextField(blank=True)
    details = SealedJSONField(default=dict, blank=True)
    late = models.BooleanField(default=False)
    late_reason = SealedTextField(blank=True)


class RequestAdvice(Record):
    """What the FG advised. Dated and signed by its row; a later advice stands beside it."""

    text = SealedTextField()


class Answer(Written, Record):
    """The answer as it was sent. Sent, delivered, opened and posted are facts of their own.

    `information` is the appendix that went along (art. 15(1) and (2)); `copy_on_paper` whether the copy that was asked for went
    on paper. `paper_asked_at` is when the house asked to send on paper what was not opened, by `paper_task`; `code_task` asks
    to give the requester the code.
    """

    class Way(models.TextChoices):
        ELECTRONIC = "electronic", _("on the requester's own page")
        POST = "post", _("by post")
        COUNTER = "counter", _("handed over at school")

    way = models.CharField(max_length=20, choices=Way)
    language = models.CharField(max_length=2, default="nl")
    information = SealedTextField(blank=True)
    copy_on_paper = models.BooleanField(default=False)
    sent_at = models.DateTimeField()
    delivered_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    posted_at = models.DateTimeField(null=True, blank=True)
    paper_asked_at = models.DateTimeField(null=True, blank=True)
    paper_task = models.OneToOneField(Task, models.PROTECT, null=True, blank=True, related_name="+")
    code_task = models.OneToOneField(Task, models.PROTECT, null=True, blank=True, related_name="+")
    late = models.BooleanField(default=False)
    late_reason = SealedTextField(blank=True)
    recorded_later = SealedTextField(blank=True)  # why the decision was recorded after the letter went out


class Visit(Record):
    """Somebody came to look at the file at school: when, with which member of staff present, and what was shown."""

    visited_at = models.DateTimeField()
    present = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    visitors = SealedTextField(blank=True)
    shown = SealedTextField()
    remarks = SealedTextField(blank=True)
    copy_given = models.BooleanField(default=False)

"""What is recorded of a breach: each a row of its own, written once and kept. The latest counts."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.fields import SealedJSONField, SealedTextField
from cases.models import Document, Record, Task
from schools.models import School


class Outcome(models.TextChoices):
    """The three outcomes of AVG art. 33 and 34 (domain.md 2.2)."""

    REGISTER_ONLY = "register_only", _("Register only")
    NOTIFY_AUTHORITY = "notify_authority", _("Notify the AP")
    NOTIFY_AND_INFORM = "notify_and_inform", _("Notify the AP and inform the people concerned")


class Assessment(Record):
    """One version of the assessment: the answers, and the advice that followed from them."""

    number = models.PositiveSmallIntegerField()
    facts = models.JSONField()
    result = models.JSONField()
    note = SealedTextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="assessment_version_once")]

    @property
    def outcome(self):
        """What the computed advice comes down to; empty where it is no breach at all."""
        if self.result["data_subjects"]:
            return Outcome.NOTIFY_AND_INFORM
        if self.result["authority"]:
            return Outcome.NOTIFY_AUTHORITY
        return Outcome.REGISTER_ONLY if self.result["register"] else ""


class Advice(Record):
    """The FG's advice (AVG art. 38, 39): dated, signed, never changed. A second advice is a second row."""

    outcome = models.CharField(max_length=20, choices=Outcome)
    text = SealedTextField()


class Decision(Record):
    """What the board decided, or who decides in its name. `reason` is required where it deviates (domain.md A2.4)."""

    class Exception34(models.TextChoices):
        """Art. 34(3): no communication is needed when …"""

        UNINTELLIGIBLE = "unintelligible", _("the data could not be read by others, for example encrypted (34(3)(a))")
        MITIGATED = "mitigated", _("measures afterwards took the high risk away (34(3)(b))")
        DISPROPORTIONATE = "disproportionate", _("it takes disproportionate effort; we publish it instead (34(3)(c))")

    outcome = models.CharField(max_length=20, choices=Outcome)
    preliminary = models.BooleanField(default=False)
    exception_34_3 = models.CharField(max_length=20, choices=Exception34, blank=True)
    follows_advice = models.BooleanField(null=True)
    follows_assessment = models.BooleanField(null=True)
    reason = SealedTextField(blank=True)
    no_advice = SealedTextField(blank=True)


class Notification(Record):
    """A notice filed with the AP through its online form (AVG art. 33), with its moment, number and receipt."""

    class Kind(models.TextChoices):
        INITIAL = "initial", _("first notification")
        FOLLOW_UP = "follow_up", _("follow-up")
        WITHDRAWAL = "withdrawal", _("withdrawal")

    class FiledBy(models.TextChoices):
        BOARD = "board", _("the board")
        DPO = "dpo", _("the FG, on instruction of the board")
        PROCESSOR = "processor", _("the supplier, authorised by the board")

    kind = models.CharField(max_length=10, choices=Kind)
    complete = models.BooleanField(default=True)
    sent_at = models.DateTimeField()
    number = models.CharField(max_length=40, blank=True)
    filed_by = models.CharField(max_length=10, choices=FiledBy, default=FiledBy.BOARD)
    late = models.BooleanField(default=False)
    reasons_for_delay = SealedTextField(blank=True)
    withdrawal_reason = SealedTextField(null=True, blank=True)
    receipt = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+")


class Communication(Record):
    """How people were told (AVG art. 34)."""

    class Channel(models.TextChoices):
        LETTER = "letter", _("letter")
        EMAIL = "email", _("e-mail")
        PHONE = "phone", _("telephone")
        CONVERSATION = "conversation", _("conversation")
        WEBSITE = "website", _("website")
        SOCIAL_MEDIA = "social_media", _("social media")
        NEWSPAPER = "newspaper", _("newspaper")
        OTHER = "other", _("another way")

    sent_at = models.DateTimeField()
    channel = models.CharField(max_length=20, choices=Channel, blank=True)
    count = models.PositiveIntegerField(null=True, blank=True)
    audience = SealedTextField(blank=True)
    text = SealedTextField(blank=True)


class AuthorityContact(Record):
    """A question, call or order of the AP, with the term it gave."""

    class Sort(models.TextChoices):
        QUESTION = "question", _("question")
        CALL = "call", _("telephone call")
        ORDER = "order", _("order")
        OTHER = "other", _("something else")

    sort = models.CharField(max_length=10, choices=Sort)
    received_at = models.DateTimeField()
    text = SealedTextField()
    answer_by = models.DateField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)


class AlsoReport(Record):
    """The checklist "ook melden bij": told at a moment, or not applicable."""

    class Party(models.TextChoices):
        INSPECTORATE = "inspectorate", _("Inspectorate of Education (when central exams are involved)")
        POLICE = "police", _("police")
        INSURER = "insurer", _("insurer")
        SUPPLIER = "supplier", _("supplier")

    party = models.CharField(max_length=20, choices=Party)
    told_at = models.DateTimeField(null=True, blank=True)
    not_applicable = models.BooleanField(default=False)
    note = SealedTextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(told_at=None, not_applicable=True) | Q(told_at__isnull=False, not_applicable=False),
                name="also_report_told_or_not_applicable",
            )
        ]


class SchoolPart(Record):
    """What one school knows and did about a breach of the whole board: no breach and no clock of its own."""

    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    task = models.ForeignKey(Task, models.PROTECT, null=True, blank=True, related_name="+")
    persons = models.PositiveIntegerField(null=True, blank=True)
    informed = models.PositiveIntegerField(null=True, blank=True)
    informed_at = models.DateTimeField(null=True, blank=True)
    local = SealedJSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "school"], name="school_part_once")]

from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from breaches.models.records import Notification, Outcome
from breaches.models.state import State
from breaches.models.steps import Steps
from cases.fields import SealedJSONField, SealedTextField
from cases.workflow import Workflow
from schools.models import Processor


class Breach(Steps, Workflow):
    """A personal-data breach (datalek): AVG art. 4(12), 33 and 34.

    Three moments: `discovered_at` is the first signal to anybody on the staff, `aware_at` starts the 72 hours (a later
    one than discovery has a reason, by the privacy officer), `reported_internally_at` is when it was logged here.
    """

    class Channel(models.TextChoices):
        WEB = "web", _("web form")
        EMAIL = "email", _("e-mail")
        PHONE = "phone", _("telephone")
        PAPER = "paper", _("letter")
        IN_PERSON = "in_person", _("conversation")
        SUPPLIER = "supplier", _("supplier")

    kind = "breach"
    final = frozenset({State.CLOSED, State.DISMISSED, State.MERGED})

    state = FSMField(default=State.REPORTED, choices=State.choices, protected=True)
    what_happened = SealedTextField()
    measures_taken = SealedTextField(blank=True)
    reporter = SealedJSONField(default=dict, blank=True)
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.WEB)
    began_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    discovered_at = models.DateTimeField()
    aware_at = models.DateTimeField()
    aware_reason = SealedTextField(blank=True)
    reported_internally_at = models.DateTimeField()
    facts = models.JSONField(default=dict, blank=True)
    processor = models.ForeignKey(Processor, models.PROTECT, null=True, blank=True, related_name="+")
    processor_name = SealedTextField(blank=True)
    processor_informed_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    exception_34_3 = models.CharField(max_length=20, blank=True)
    worksheet = SealedJSONField(default=dict, blank=True)
    letter = SealedTextField(blank=True)

    class Meta:
        verbose_name = _("breach")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="breach_state_known"),
            models.CheckConstraint(
                condition=Q(began_at=None) | Q(ended_at=None) | Q(ended_at__gte=F("began_at")), name="breach_ends_after_begin"
            ),
        ]

    # What is on record, the latest last. Read once for each row object.

    @cached_property
    def assessments(self):
        return list(self.case.assessment_records.select_related("by").order_by("number"))

    @cached_property
    def advices(self):
        return list(self.case.advice_records.select_related("by").order_by("at", "pk"))

    @cached_property
    def decisions(self):
        return list(self.case.decision_records.select_related("by").order_by("at", "pk"))

    @cached_property
    def notifications(self):
        """In the order in which they were recorded, which is the order in which they were sent."""
        found = self.case.notification_records.select_related("by", "receipt")
        kinds = Notification.Kind.values
        return sorted(found, key=lambda notice: (notice.at, kinds.index(notice.kind)))

    @cached_property
    def communications(self):
        return list(self.case.communication_records.select_related("by").order_by("sent_at", "at", "pk"))

    @property
    def open_questions(self):
        """The questions of the AP that still wait for an answer."""
        asked = self.case.authoritycontact_records.filter(answered_at=None, answer_by__isnull=False)
        return list(asked.order_by("answer_by", "received_at"))

    @property
    def assessment(self):
        return self.assessments[-1] if self.assessments else None

    @property
    def advice(self):
        """The FG's advice on the assessment as it is now; an older one stays readable but does not count."""
        latest = self.advices[-1] if self.advices else None
        return latest if latest and (not self.assessment or latest.at >= self.assessment.at) else None

    @property
    def decision(self):
        return self.decisions[-1] if self.decisions else None

    @property
    def standing(self):
        """The notices that hold: a withdrawal takes back everything before it."""
        held = []
        for notice in self.notifications:
            held = [] if notice.kind == notice.Kind.WITHDRAWAL else [*held, notice]
        return held

    @property
    def initial_notification(self):
        """The first notification as it stands; None before it, and after it was withdrawn."""
        return next((n for n in self.standing if n.kind == n.Kind.INITIAL), None)

    @property
    def is_withdrawn(self):
        return bool(self.notifications) and not self.standing

    @property
    def waits_for_new_decision(self):
        """Withdrawn, and nobody has decided since."""
        return self.is_withdrawn and self.decision.at <= self.notifications[-1].at

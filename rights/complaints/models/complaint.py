from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from cases.fields import SealedJSONField, SealedTextField
from cases.workflow import Workflow
from rights.complaints.models.ladder import OUTSIDE, Respondent, Rung
from rights.complaints.models.state import State
from rights.complaints.models.steps import Steps
from rights.people import Capacity, Channel
from rights.requests.models import RightsRequest
from rights.requests.models.right import OUTSIDE_THE_AVG


class Subject(models.TextChoices):
    """What a complaint is about, in what people recognise."""

    NO_ANSWER = "no_answer", _("No answer to a request about data")
    REFUSED = "refused", _("The answer to a request about data is not right")
    SHARED = "shared", _("The school passed data on or showed them")
    PICTURES = "pictures", _("Pictures or films")
    WRONG_DATA = "wrong_data", _("Something wrong stands in the file")
    TOO_MUCH = "too_much", _("The school asks or keeps too much")
    INSECURE = "insecure", _("Data are not safe, or a data breach was handled badly")
    TREATMENT = "treatment", _("How somebody of the school treated me in this")
    OTHER = "other", _("Something else about privacy")


ON_A_REQUEST = frozenset({Subject.NO_ANSWER, Subject.REFUSED})


class Complaint(Steps, Workflow):
    """A complaint about privacy (klacht): WPO art. 14, AVG art. 77, domain.md 5.

    `step` is the step of the ladder it is at now; each step taken is a `LadderStep`. Whoever is complained of is barred
    from the case. `respondent_name` is what the complainant wrote, until somebody says who that is.
    """

    kind = "complaint"
    final = frozenset({State.CLOSED, State.WITHDRAWN})

    state = FSMField(default=State.RECEIVED, choices=State.choices, protected=True)
    about = SealedTextField()
    wish = SealedTextField(blank=True)
    complainant = SealedJSONField(default=dict, blank=True)
    capacity = models.CharField(max_length=30, choices=Capacity, blank=True)
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.WEB)
    respondent = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    respondent_kind = models.CharField(max_length=20, choices=Respondent, default=Respondent.SCHOOL)
    respondent_name = SealedTextField(blank=True)
    conduct_on = models.DateField(null=True, blank=True)
    language = models.CharField(max_length=2, default="nl")  # of the letters
    entry = models.CharField(max_length=20, choices=Rung)
    step = models.CharField(max_length=20, choices=Rung)

    class Meta:
        verbose_name = _("complaint")
        constraints = [models.CheckConstraint(condition=Q(state__in=State.values), name="complaint_state_known")]

    @property
    def role(self):
        """In what role somebody complains, in words. Custody is never asked (WPO art. 14(1)), so it is never told either."""
        parents = (Capacity.PARENT_WITH_CUSTODY, Capacity.PARENT_WITHOUT_CUSTODY)
        return str(_("parent or carer")) if self.capacity in parents else self.get_capacity_display()

    # What is on record, the latest last. Read once for each row object.

    @cached_property
    def ladder(self):
        return list(self.case.ladderstep_records.select_related("handler").order_by("number"))

    @cached_property
    def parts(self):
        return list(self.case.complaintpart_records.order_by("number"))

    @cached_property
    def verdicts(self):
        return list(self.case.verdict_records.select_related("by", "step", "part").order_by("at", "pk"))

    @cached_property
    def hearings(self):
        return list(self.case.hearing_records.select_related("by", "step").order_by("held_at", "at", "pk"))

    @cached_property
    def findings(self):
        return list(self.case.finding_records.select_related("by", "step").order_by("received_at", "at", "pk"))

    @cached_property
    def reactions(self):
        return list(self.case.reaction_records.select_related("by", "finding__step").order_by("at", "pk"))

    @cached_property
    def defences(self):
        return list(self.case.defence_records.select_related("respondent").order_by("at", "pk"))

    @cached_property
    def advices(self):
        return list(self.case.complaintadvice_records.select_related("by").order_by("at", "pk"))

    @property
    def here(self):
        """The step of the ladder that was begun last."""
        return self.ladder[-1]

    @property
    def open_outside(self):
        """The steps outside from which no finding has come yet."""
        return [one for one in self.ladder if one.rung in OUTSIDE and one.ended_at is None]

    @property
    def verdict_of(self):
        """The latest outcome of each part, by the key of the part."""
        return {verdict.part_id: verdict for verdict in self.verdicts}

    @property
    def heard(self):
        """Which parties were heard since it came in."""
        return {hearing.party for hearing in self.hearings}

    @cached_property
    def filed(self):
        """The advice that the own commission filed and nobody has recorded yet, as long as it lies there; else None."""
        waiting = self.case.filedadvice_records.filter(finding=None, step__in=[one.pk for one in self.open_outside])
        found = waiting.select_related("step").order_by("at", "pk").last()
        if found:
            found.case = self.case
        return found

    @cached_property
    def letters(self):
        return list(self.case.outcomeletter_records.select_related("by", "step").order_by("at", "pk"))

    @cached_property
    def requests_beside(self):
        """The requests that this complaint has to do with, on whichever side they were linked."""
        pks = {*self.case.links.values_list("other", flat=True), *self.case.linked_from.values_list("case", flat=True)}
        return list(RightsRequest.objects.filter(pk__in=pks).select_related("case")) if pks else []

    @property
    def is_under_civil_code(self):
        """Only about information for a parent without custody: BW 1:377c, and nothing of the AVG (domain.md 5)."""
        asked = {right for request in self.requests_beside for right in request.rights}
        return bool(asked) and asked <= OUTSIDE_THE_AVG

    @property
    def is_on_a_request(self):
        """About what became of a request: only then the term of UAVG art. 35 (or the Awb) runs after an answer."""
        if self.is_under_civil_code:
            return False
        return self.case.subject in ON_A_REQUEST or bool(self.requests_beside)

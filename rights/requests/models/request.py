import datetime as dt

from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from cases.fields import SealedJSONField, SealedTextField
from cases.terms import local_day
from cases.workflow import Workflow
from rights.people import Capacity, Channel, age_on
from rights.requests.models.access_steps import AccessSteps
from rights.requests.models.advice_steps import AdviceSteps
from rights.requests.models.clocks import all_gone_at
from rights.requests.models.later_steps import LaterSteps
from rights.requests.models.right import RELEASES, tells_of_file
from rights.requests.models.sorting_steps import SortingSteps
from rights.requests.models.state import State
from rights.requests.models.steps import OPEN, Steps
from rights.requests.models.transfer_steps import TransferSteps


class RightsRequest(AdviceSteps, TransferSteps, LaterSteps, AccessSteps, SortingSteps, Steps, Workflow):
    """A request of a data subject (verzoek van betrokkene): AVG art. 12 to 22, BW 1:377c, WPO art. 42.

    `requester` is who asks ({name, email, phone, address}), in what `capacity`; `data_subject` is the person the data are
    about ({name, birth_date as YYYY-MM-DD, group}), empty where somebody asks about the own data. `round` counts how often
    the case was reopened. `letter_draft` is the answer as people edited it, with the text of the case they started from.
    """

    kind = "request"
    final = frozenset({State.CLOSED, State.WITHDRAWN, State.MERGED})

    state = FSMField(default=State.RECEIVED, choices=State.choices, protected=True)
    round = models.PositiveSmallIntegerField(default=1)
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.WEB)
    capacity = models.CharField(max_length=30, choices=Capacity)
    requester = SealedJSONField(default=dict, blank=True)
    data_subject = SealedJSONField(default=dict, blank=True)
    wording = SealedTextField(blank=True)
    extras = SealedJSONField(default=dict, blank=True)  # what a right or role asks besides, by the names of `public.forms`
    copy_wanted = models.BooleanField(default=False)
    both_parents = models.BooleanField(default=False)
    language = models.CharField(max_length=2, default="nl")
    letter_draft = SealedJSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("request")
        constraints = [models.CheckConstraint(condition=Q(state__in=State.values), name="request_state_known")]

    # What is on record, the latest last. Read once for each row object.

    @cached_property
    def rights(self):
        """The rights that are asked, in the order of asking."""
        rows = self.case.askedright_records.filter(replaced_at=None)
        return list(rows.order_by("at", "pk").values_list("right", flat=True))

    @cached_property
    def questions(self):
        return list(self.case.question_records.select_related("by", "reminder").order_by("at", "pk"))

    @cached_property
    def gate_passes(self):
        return list(self.case.gatepass_records.select_related("by").order_by("round", "at", "pk"))

    @cached_property
    def objections(self):
        return list(self.case.objection_records.select_related("by", "weighed_by").order_by("at", "pk"))

    @cached_property
    def extensions(self):
        return list(self.case.extension_records.select_related("by").order_by("at", "pk"))

    @cached_property
    def decisions(self):
        return list(self.case.rightdecision_records.select_related("by").order_by("at", "pk"))

    @cached_property
    def answers(self):
        return list(self.case.answer_records.select_related("by").order_by("sent_at", "at", "pk"))

    @cached_property
    def releases_chosen(self):
        """The files that go along with the next answer."""
        rows = self.case.release_records.filter(answer=None, document__erased_at=None).select_related("document")
        found = list(rows.order_by("document__at", "pk"))
        for one in found:
            one.case = self.case
        return found

    @cached_property
    def visits(self):
        return list(self.case.visit_records.select_related("by", "present").order_by("visited_at", "pk"))

    @property
    def gate(self):
        """How the gate was passed since the case was last reopened; None before that."""
        return next((one for one in reversed(self.gate_passes) if one.round == self.round), None)

    @property
    def open_question(self):
        """The question the requester still has to answer; none once the answer to the request has been sent."""
        if self.state not in OPEN:
            return None
        return next((one for one in reversed(self.questions) if one.answered_at is None and one.round == self.round), None)

    @property
    def open_objection(self):
        return next((one for one in self.objections if one.weighed_at is None), None)

    def decision_on(self, right):
        """What stands about this right now; None where nothing was decided."""
        return next((one for one in reversed(self.decisions) if one.right == right), None)

    def tells_of_file(self, until=None):
        """Whether an answer about what was decided (until this moment) can carry data from the file."""
        stands = {one.right: one for one in self.decisions if until is None or one.at <= until}
        return any(tells_of_file(one.right, one.outcome, one.ground) for one in stands.values())

    @property
    def undecided(self):
        return [right for right in self.rights if self.decision_on(right) is None]

    @property
    def releases(self):
        """Whether anything that was decided gives data out or changes them."""
        return any(self.decision_on(right).outcome in RELEASES for right in self.rights if self.decision_on(right))

    @property
    def consent_gone_at(self):
        """By when all is gone from where it was said to stand; `clocks.REMOVAL` runs for what a decision then names."""
        return all_gone_at((self.extras or {}).get("media", ()), received_at=self.case.received_at)

    @property
    def birth_date(self):
        """The birth date of the person concerned; None where it is not known, or erased."""
        text = (self.data_subject or {}).get("birth_date", "")
        return dt.date.fromisoformat(text) if text else None

    @property
    def age_at_receipt(self):
        """In whole years on the local date of receipt; None where the birth date is not known."""
        return age_on(self.birth_date, local_day(self.case.received_at))

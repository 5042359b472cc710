"""The steps of a request: who may do what, from which state, and what stands in the way.

Each changes its own row and returns what else must happen. Pages, API, diagram and tests read this table.
"""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from cases.effects import AddClockFact, AddRow, ClockAgain, EndClock, LinkTo, MoveOther
from cases.moves import Refused
from cases.workflow import guard, step
from rights.requests import outcomes
from rights.requests.letters import sent
from rights.requests.models import answering, clocks, gate, merging
from rights.requests.models.asking import Asked, NoLongerAsked, Replied
from rights.requests.models.clocks import ANSWER, CONSENT, INFORMATION
from rights.requests.models.following import Overtake
from rights.requests.models.records import (
    Answer,
    Extension,
    GatePass,
    Objection,
    Question,
    RightDecision,
)
from rights.requests.models.right import ACTS, GATE, REFUSES, Outcome, Right
from rights.requests.models.state import State
from schools.models import Mandate, Role

R, A, D, S = State.RECEIVED, State.ADMITTED, State.DECIDED, State.ANSWERED
OPEN = {state: state for state in (R, A, D)}
OFFICER, BOARD, PRINCIPAL, DPO = Role.PRIVACY_OFFICER, Role.BOARD_MEMBER, Role.PRINCIPAL, Role.DPO
DECIDE = Mandate.Power.DECIDE_REQUEST
ORALLY = frozenset({"phone", "in_person"})


@dataclass(frozen=True)
class Weighed:
    """Somebody weighed what the other parent holds against it."""

    objection: Objection
    goes_on: bool
    reason: str

    def carry_out(self, case, *, by, at):
        row = self.objection
        row.case = case
        row.weighed_at, row.weighed_by, row.goes_on, row.reason = at, by, self.goes_on, self.reason
        row.save(update_fields=["weighed_at", "weighed_by", "goes_on", "reason"])


class Steps:
    """The workflow of a request, mixed into its row."""

    # Guards: a clause that is true, or the rule that stops the step with what to do first.

    @guard("gate", _("First establish who asks, and that this person may ask it."))
    def is_admitted(self):
        return self.gate is not None

    @guard("objection_open", _("The other parent objects. First weigh that."))
    def has_no_open_objection(self):
        """One parent with custody is enough to take consent back: the other one's objection does not stop that."""
        return self.open_objection is None or set(self.rights) == {Right.CONSENT_WITHDRAWAL}

    @guard("no_objection", _("There is no objection of the other parent that still has to be weighed."), quiet=True)
    def has_open_objection(self):
        return self.open_objection is not None

    @guard("question_open", _("A question still waits for an answer. First record the reply."))
    def has_no_open_question(self):
        return self.open_question is None

    @guard("no_question", _("There is no question that still waits for an answer."), quiet=True)
    def has_open_question(self):
        return self.open_question is not None

    @guard("not_under_avg", _("The term of the AVG does not run for this request."))
    def runs_answer_clock(self):
        return clocks.running(self, ANSWER) is not None

    @guard("already_extended", _("The term has been extended already. The law allows that once."))
    def is_not_extended(self):
        clock = clocks.running(self, ANSWER)
        return clock is None or not clock.clock_facts.filter(type="extension_notified").exists()

    @guard("rights_open", _("Not every right has been decided yet."))
    def is_decided(self):
        return bool(self.rights) and not self.undecided

    @guard("gate_before_release", _("Something is granted. First establish who asks: nothing leaves without that."))
    def is_safe_to_send(self):
        return self.gate is not None or not self.releases

    @guard(
        "gate_outdated",
        _(
            "After the gate something was corrected that asks for more than was shown there. Establish anew who asks, before "
            "anything goes out."
        ),
    )
    def is_shown_what_it_asks(self):
        """What was shown at the gate still does for who asks, about whom and what, as that stands now."""
        return self.gate is None or not self.releases or not self.not_shown(self.gate.authority, self.gate.reason)

    @guard("tasks_open", _("There are open tasks. First finish them."))
    def has_no_open_tasks(self):
        return not self.case.tasks.filter(done_at=None).exists()

    @guard(
        "package_waits",
        _(
            "The receiving school has not confirmed the package yet, and its link dies when you close. Call the school; after "
            "five working days you get a task for it, and decide yourself."
        ),
    )
    def has_no_waiting_package(self):
        """Once somebody was asked to call (chased), a person decides."""
        waiting = self.case.handover_records.filter(received_at=None, chased_at=None, addressee__ended_at=None)
        return not waiting.exists()

    # The main road.

    @guard("gate_passed", _("It has been established who asks."), quiet=True)
    def is_gate_open(self):
        """Nobody passed it in this run of the case, or what was shown no longer does for what is asked now."""
        return self.gate is None or bool(self.not_shown(self.gate.authority, self.gate.reason))

    @step(
        ways={R: A, A: A, D: D}, roles={OFFICER, PRINCIPAL}, guards=(is_gate_open, has_no_open_objection), icon="user-check",
        main=True,
        label=_("Establish who asks"), done=_("Established who asks"),
        hint=_("Identity, age and custody. Never keep a copy of an identity document, or a number."),
    )  # fmt: skip
    def pass_gate(self, *, by, at, method, on, document_kind="", authority="", covers_address=False, reason=""):
        authority = authority or gate.usual_authority(self.capacity)
        for _field, finding in self.not_shown(authority, reason):
            raise Refused(finding.rule, finding.text, self.state)
        row = GatePass(
            round=self.round, method=method, on=on, document_kind=document_kind, authority=authority,
            covers_address=covers_address, reason=reason, by=by, at=at,
        )  # fmt: skip
        asked = self.open_question
        if asked is None or asked.sort != Question.Sort.IDENTITY:
            return [AddRow(row)]
        return [AddRow(row), *self._reply(asked, at)]

    def not_shown(self, authority, reason, rights=None):
        """What the gate still asks for, with the field to mend."""
        found = gate.findings(
            capacity=self.capacity, age=self.age_at_receipt, rights=rights or self.rights, copy_wanted=self.copy_wanted,
            noncustodial=settings.NONCUSTODIAL_PARENT,
        )  # fmt: skip
        return list(gate.unanswered(found, capacity=self.capacity, authority=authority, reason=reason))

    @step(
        ways={A: D, D: D}, roles={BOARD}, power=DECIDE, guards=(is_admitted, has_no_open_objection), icon="landmark", main=True,
        label=_("Decide about a right"), done=_("Decided"), hint=_("Each right has its own decision, with its own ground."),
    )  # fmt: skip
    def decide(self, *, by, at, right, outcome, ground="", text="", late_reason="", details=None):
        return self._decide(right, outcome, ground, text, late_reason, details or {}, by, at)

    def _decide(self, right, outcome, ground, text, late_reason, details, by, at):
        if right not in self.rights:
            raise Refused("not_asked", _("This right was not asked in this request."), self.state)
        self.check_reviewed(right, outcome)
        self.check_objection(right, outcome)
        late = outcome == Outcome.REFUSED and self.refuses_late(at)
        if late and not late_reason:
            raise Refused(
                "late_refusal", _("A refusal is due within the first month (AVG 12(4)). Write why it comes later."), self.state
            )
        if outcome in REFUSES and not ground:
            raise Refused("ground", _("A refusal needs its ground."), self.state)
        row = RightDecision(
            right=right, outcome=outcome, ground=ground if outcome in REFUSES else "", text=text, details=details,
            late=late, late_reason=late_reason if late else "", by=by, at=at,
        )  # fmt: skip
        told = {"asked_orally": self.channel in ORALLY, "received_at": self.case.received_at}
        effects = [*self.overtaken_by(row), AddRow(row), *outcomes.follows(row, **told)]
        if right == Right.CONSENT_WITHDRAWAL:
            effects.append(EndClock(CONSENT, at))
        return effects

    def check_objection(self, right, outcome):
        """What the other parent holds against it was weighed heavier: then it is not given; taking consent back always is."""
        last = next((one for one in reversed(self.objections) if one.weighed_at), None)
        stands = last is not None and not last.goes_on and right != Right.CONSENT_WITHDRAWAL
        if stands and outcome in ACTS:
            why = _("The objection of the other parent was weighed heavier. Refuse it, or record and weigh the objection anew.")
            raise Refused("objection_stands", why, self.state, field="outcome")

    def overtaken_by(self, row):
        """What falls away when this right has been decided before."""
        earlier = tuple(one for one in self.decisions if one.right == row.right)
        return [Overtake(earlier, row)] if earlier else []

    def refuses_late(self, at):
        """Whether a refusal now comes after the first month: an extension does not lengthen it (art. 12(4))."""
        end = clocks.first_month_end(self, at=at)
        return end is not None and at > end

    @step(
        ways={D: S}, roles={OFFICER, BOARD}, power=DECIDE, icon="send", main=True,
        guards=(is_decided, has_no_open_objection, is_safe_to_send, is_shown_what_it_asks, *answering.READY),
        label=_("Send the answer"), done=_("Answer sent"), hint=_("The term ends when the answer has been sent."),
    )  # fmt: skip
    def send_answer(
        self, *, by, at, way="", sent_at=None, late_reason="", copy_on_paper=False, documents=None, recorded_later=""
    ):  # fmt: skip
        sent_at = sent_at or at
        effects = answering.sending(
            self, by=by, at=at, way=way or self.usual_way, sent_at=sent_at, late_reason=late_reason,
            copy_on_paper=copy_on_paper, documents=documents, recorded_later=recorded_later,
        )  # fmt: skip
        asked = self.open_question  # it stays unanswered, but the term waits no longer
        resumed = [*self._resumed(asked, sent_at), NoLongerAsked(asked)] if asked else []
        return [*resumed, *effects]

    @property
    def usual_way(self):
        """An electronic request gets an electronic answer (art. 12(3), 15(3)), unless it would reach nobody for certain."""
        electronic = self.channel in ("web", "email") and (self.requester or {}).get("email")
        tells = self.tells_of_file() or self.releases_chosen
        reaches = not tells or (self.gate and self.gate.covers_address)
        return Answer.Way.ELECTRONIC if electronic and reaches else Answer.Way.POST

    @step(
        ways={S: State.CLOSED}, roles={OFFICER}, guards=(has_no_open_tasks, has_no_waiting_package),
        icon="archive", main=True,
        label=_("Close this case"), done=_("Closed"),
    )  # fmt: skip
    def close(self, *, by, at):
        return self.visit_ended()

    # Beside the road: questions and the term.

    @step(
        ways={R: R}, roles={OFFICER, PRINCIPAL}, guards=(has_no_open_question, runs_answer_clock), icon="user-round-search",
        label=_("Ask who it is"), done=_("Asked who it is"), hint=_("Only in case of doubt. The term waits until the reply."),
    )  # fmt: skip
    def ask_identity(self, *, by, at, text=""):
        return self._ask(Question.Sort.IDENTITY, text, by, at)

    @step(
        ways={R: R, A: A}, roles={OFFICER}, guards=(has_no_open_question, runs_answer_clock), icon="message-circle-question",
        label=_("Ask what is meant"), done=_("Asked what is meant"),
        hint=_("Only for a very broad request. The term waits until the reply."),
    )  # fmt: skip
    def ask_specification(self, *, by, at, question):
        return self._ask(Question.Sort.SPECIFICATION, question, by, at)

    def _ask(self, sort, text, by, at):
        letter = sent.asked(self, sort, text, by=by, at=at)
        row = Question(round=self.round, sort=sort, text=text, by=by, at=at, **letter)
        return [Asked(row), AddClockFact(ANSWER, "pause", at, pair=row.pair)]

    @step(
        ways=OPEN, roles={OFFICER, PRINCIPAL}, guards=(has_open_question,), icon="reply", main=True, outside=True,
        label=_("Record the reply"), done=_("Reply recorded"), hint=_("The term runs on from the moment of the reply."),
    )  # fmt: skip
    def record_reply(self, *, by, at, received_at=None, text=""):
        return self._reply(self.open_question, received_at or at, text)

    def _reply(self, asked, moment, text=""):
        if moment < asked.at:
            raise Refused("before_the_question", _("This lies before the question was asked."), self.state)
        return [Replied(asked, moment, text), *self._resumed(asked, moment)]

    def _resumed(self, asked, moment):
        """The term runs on; unless it ended while the question stood open."""
        return [AddClockFact(ANSWER, "resume", moment, pair=asked.pair)] if clocks.running(self, ANSWER) else []

    @step(
        ways=OPEN, roles={OFFICER, BOARD}, power=DECIDE, guards=(runs_answer_clock, is_not_extended), icon="calendar-plus",
        label=_("Extend the term"), done=_("Term extended"), hint=_("By two months, by letter, within the first month only."),
    )  # fmt: skip
    def extend(self, *, by, at, ground, text, notified_at=None):
        notified_at = notified_at or at
        end = clocks.first_month_end(self, at=at)
        if end and notified_at > end:
            raise Refused("extension_too_late", _("The first month has passed: extending is not possible any more."), self.state)
        letter = sent.extended(self, ground=ground, text=text, by=by, at=notified_at, now=at)
        row = Extension(ground=ground, text=text, notified_at=notified_at, by=by, at=at, **letter)
        return [AddRow(row), AddClockFact(ANSWER, "extension_notified", notified_at)]

    # Beside the road: people.

    @step(
        ways=OPEN, roles={OFFICER, PRINCIPAL}, icon="users-round",
        label=_("Record an objection of the other parent"), done=_("The other parent objects"),
    )  # fmt: skip
    def record_objection(self, *, by, at, text):
        return [AddRow(Objection(text=text, by=by, at=at))]

    @step(
        ways=OPEN, roles={OFFICER, BOARD}, power=DECIDE, guards=(has_open_objection,), icon="scale", main=True,
        label=_("Weigh the objection"), done=_("Objection of the other parent weighed"),
    )  # fmt: skip
    def weigh_objection(self, *, by, at, goes_on, reason):
        return [Weighed(self.open_objection, goes_on, reason)]

    @step(
        ways={R: D}, roles={BOARD}, power=DECIDE, icon="circle-slash",
        label=_("Refuse at the gate"), done=_("Refused at the gate"),
        hint=_("When it stays unclear who asks, or this person may not ask it. The answer says what can be done."),
    )  # fmt: skip
    def decline(self, *, by, at, ground, text, late_reason=""):
        if ground not in GATE:
            raise Refused("ground", _("At the gate only identity and authority count. Decide about the rights for the rest."), R)
        effects = []
        for right in self.undecided:
            effects += self._decide(right, Outcome.REFUSED, ground, text, late_reason, {}, by, at)
        return effects

    @step(
        ways={S: S}, roles={OFFICER, PRINCIPAL}, icon="mail-check",
        label=_("Record what became of the answer"), done=_("Recorded what became of the answer"),
    )  # fmt: skip
    def record_delivery(self, *, by, at, fact, moment=None):
        return [answering.Told(self.answers[-1], fact, moment or at)]

    # Ends and beginnings.

    @step(
        ways={R: State.WITHDRAWN, A: State.WITHDRAWN, D: State.WITHDRAWN}, roles={OFFICER, PRINCIPAL}, icon="circle-slash",
        danger=True, outside=True, label=_("The requester withdraws it"), done=_("Withdrawn by the requester"),
    )  # fmt: skip
    def withdraw(self, *, by, at, reason=""):
        return self.visit_ended()

    @step(
        ways={R: State.MERGED, A: State.MERGED}, roles={OFFICER}, icon="merge", danger=True,
        label=_("Merge with another case"), done=_("Merged"),
        hint=_("Only what the same person asked twice. Two parents have two cases."),
    )  # fmt: skip
    def merge(self, *, by, at, into):
        other = merging.check(self, into, by=by)
        missing = [right for right in self.rights if right not in other.rights]
        told = {"rights": missing, "asked": self.rights, "received_at": self.case.received_at, "source": self.case_id}
        return [*self.visit_ended(), LinkTo(into, "merged"), MoveOther(into, merging.take_over, told)]

    @step(
        ways={State.CLOSED: R, State.WITHDRAWN: R}, roles={OFFICER}, icon="rotate-ccw",
        label=_("Reopen"), done=_("Reopened"), hint=_("The gate is passed anew."),
    )  # fmt: skip
    def reopen(self, *, by, at, reason):
        self.round += 1
        if self.case.state == State.WITHDRAWN:  # who withdrew and asks again, asks from today
            return [answering.ChosenAnew(), *clocks.clocks_for(self.rights, board=self.case.board, received_at=at)]
        again = [ClockAgain(purpose) for purpose in (ANSWER, INFORMATION)]  # an answer that was not complete has its old term
        return [answering.ChosenAnew(), *again]

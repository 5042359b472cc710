"""The steps of a breach: who may do what, from which state, and what stands in the way.

Each changes its own row and returns what else must happen. Pages, API, diagram and tests read this table.
"""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from breaches.models.records import (
    Advice,
    AlsoReport,
    Assessment,
    AuthorityContact,
    Communication,
    Decision,
    Notification,
    Outcome,
)
from breaches.models.state import State
from cases import deadlines, timeline
from cases.effects import AddRow, AddTask, EndClock, LinkTo, MoveOther, RestartClock, StartClock
from cases.models import Task
from cases.moves import Refused, changing
from cases.workflow import guard, step
from schools.models import Mandate, Role

AUTHORITY, FOLLOW_UP, INFORM = "authority", "follow_up", "inform"
RULE = "avg33_1_breach_notification"

R, S, A, D, E = State.REPORTED, State.ASSESSED, State.ADVISED, State.DECIDED, State.EVALUATED
OPEN = {state: state for state in (R, S, A, D, E)}
NOTIFIES = (Outcome.NOTIFY_AUTHORITY, Outcome.NOTIFY_AND_INFORM)
OFFICER, BOARD, DPO, PRINCIPAL = Role.PRIVACY_OFFICER, Role.BOARD_MEMBER, Role.DPO, Role.PRINCIPAL
DECIDE = Mandate.Power.DECIDE_BREACH


def minute_of(moment):
    """People write minutes only."""
    return moment.replace(second=0, microsecond=0)


def clock_of(contact):
    """The purpose of the clock of one question of the AP."""
    key = contact.pk.hex  # keys made since 0018 begin with the time: the end of them tells two apart
    return f"ap_{key[:8] if contact.pk.version == 4 else key[-8:]}"


@dataclass(frozen=True)
class Answered:
    """A question of the AP has been answered."""

    contact: AuthorityContact
    answered_at: dt.datetime

    def carry_out(self, case, *, by, at):
        self.contact.answered_at = self.answered_at
        self.contact.save(update_fields=["answered_at"])


class Steps:
    """The workflow of a breach, mixed into its row."""

    # Guards: a clause that is true, or the rule that stops the step with what to do first.

    @guard("no_assessment", _("First assess the risk."))
    def is_assessed(self):
        return self.assessment is not None

    @guard("not_decided_to_notify", _("First decide to notify the AP. A preliminary decision is enough."))
    def is_to_be_notified(self):
        return self.outcome in NOTIFIES or self.initial_notification is not None

    @guard("not_decided_to_inform", _("First decide to inform the people concerned."))
    def is_to_be_communicated(self):
        return self.outcome == Outcome.NOTIFY_AND_INFORM

    @guard("must_notify_first", _("The decision is to notify the AP. First record that this was done."))
    def is_notified_as_decided(self):
        return self.outcome not in NOTIFIES or self.initial_notification is not None

    @guard("follow_up_open", _("The notification is preliminary. First complete or withdraw it."))
    def is_notification_complete(self):
        return not self.standing or any(notice.complete for notice in self.standing)

    @guard("must_inform_first", _("The decision is to inform the people concerned. First record that this was done."))
    def is_communicated_as_decided(self):
        return not self.informs or bool(self.communications)

    @property
    def informs(self):
        """Whether the decision asks for word to people: also in public, where telling each takes too much (art. 34(3)(c))."""
        in_public = Decision.Exception34.DISPROPORTIONATE
        return self.outcome == Outcome.NOTIFY_AND_INFORM and self.exception_34_3 in ("", in_public)

    @guard("tasks_open", _("There are open tasks. First finish them."))
    def has_no_open_tasks(self):
        return not self.case.tasks.filter(done_at=None).exists()

    @guard("file_to_erase", _("A file that was sent in still waits to be erased. First finish that task."))
    def has_nothing_to_erase(self):
        return not self.case.tasks.filter(sort=Task.Sort.DELETION, assignee=None, done_at=None).exists()

    @guard("already_notified", _("The AP has been notified. Withdraw that notification first."))
    def is_not_notified(self):
        return not self.standing

    @guard("no_open_question", _("There is no question of the AP that still waits for an answer."))
    def has_open_question(self):
        return self.case.authoritycontact_records.filter(answered_at=None, answer_by__isnull=False).exists()

    @guard("school_part", _("Other schools take part in this breach."))
    def stands_alone(self):
        return not self.case.schoolpart_records.exists()

    # The main road.

    @step(
        ways={R: S, S: S, A: S, D: S, E: S}, roles={OFFICER}, icon="scale", main=True,
        label=_("Assess the risk"), done=_("Risk assessed"), hint=_("Nine questions; the advice moves along."),
    )  # fmt: skip
    def assess(self, *, by, at, facts, result, note=""):
        self.facts = facts
        number = len(self.assessments) + 1
        return [AddRow(Assessment(number=number, facts=facts, result=result, note=note, by=by, at=at))]

    @step(
        ways=OPEN, roles={OFFICER}, icon="message-circle-question",
        label=_("Ask the FG for advice"), done=_("Advice asked of the FG"),
    )  # fmt: skip
    def ask_advice(self, *, by, at, question=""):
        pass

    @step(
        ways={R: R, S: A, A: A, D: D, E: E}, roles={DPO}, icon="pen-line", main=True,
        label=_("Give advice"), done=_("Advice given"), hint=_("Dated and signed; it cannot be changed afterwards."),
    )  # fmt: skip
    def advise(self, *, by, at, outcome, text):
        return [AddRow(Advice(outcome=outcome, text=text, by=by, at=at))]

    @step(
        ways={R: R, S: D, A: D, D: D, E: D}, roles={BOARD}, power=DECIDE, icon="landmark", main=True,
        label=_("Decide"), done=_("Decided"), hint=_("Register only, notify the AP, or inform people too."),
    )  # fmt: skip
    def decide(self, *, by, at, outcome, preliminary=False, exception_34_3="", reason="", no_advice=""):
        if self.state == R and not (preliminary and outcome in NOTIFIES):
            raise Refused("no_assessment", _("Without an assessment only a preliminary notification can be decided."), R)
        if outcome == Outcome.REGISTER_ONLY and not self.is_not_notified():
            raise Refused("already_notified", Steps.is_not_notified.reason, self.state)
        self.outcome, self.exception_34_3 = outcome, exception_34_3
        decision = Decision(
            outcome=outcome, preliminary=preliminary, exception_34_3=exception_34_3, reason=reason, no_advice=no_advice,
            follows_advice=outcome == self.advice.outcome if self.advice else None,
            follows_assessment=outcome == self.assessment.outcome if self.assessment else None,
            by=by, at=at,
        )  # fmt: skip
        return [AddRow(decision), *self._clocks_after_decision(at)]

    def _clocks_after_decision(self, at):
        effects = []
        if self.outcome not in NOTIFIES:
            effects.append(EndClock(AUTHORITY, at))
        elif self.initial_notification is None and not self.runs(AUTHORITY):
            effects.append(StartClock(RULE, AUTHORITY, self.aware_at))
        effects.append(EndClock(INFORM, at))
        if self.informs and not self.communications:
            effects.append(StartClock("own_days", INFORM, at, count=self.case.board.inform_days))
        return effects

    def runs(self, purpose):
        """Whether the clock for this purpose runs."""
        return self.case.deadlines.filter(purpose=purpose, ended_at=None).exists()

    @step(
        ways=OPEN, roles={OFFICER, BOARD, DPO}, power=DECIDE, guards=(is_to_be_notified,), icon="send", main=True,
        label=_("Record the notification to the AP"), done=_("Notification to the AP recorded"),
        hint=_("The worksheet holds all answers in the order of the form."),
    )  # fmt: skip
    def record_notification(self, *, by, at, kind, sent_at, complete=True, late=False, receipt="", **more):
        Kind = Notification.Kind
        if kind != Kind.INITIAL and self.initial_notification is None:
            raise Refused("no_initial_notification", _("First record the first notification."), self.state)
        if kind == Kind.INITIAL and self.initial_notification is not None:
            raise Refused("initial_notification_exists", _("The first notification is recorded. Add a follow-up."), self.state)
        if self.notifications and sent_at < minute_of(self.notifications[-1].sent_at):
            raise Refused("before_the_last_notice", _("The notice before this one was sent later. Check the moment."), self.state)
        row = Notification(kind=kind, complete=complete, sent_at=sent_at, late=late, by=by, at=at, **more)
        row.receipt = self.case.documents.get(pk=receipt) if receipt else None
        effects = [AddRow(row)]
        if kind == Kind.INITIAL:
            effects.append(EndClock(AUTHORITY, sent_at))
        if kind == Kind.WITHDRAWAL:  # the row holds the reason now; the next withdrawal has one of its own
            self.worksheet = {name: text for name, text in (self.worksheet or {}).items() if name != "withdrawal_reason"}
        if kind == Kind.WITHDRAWAL or complete:
            effects.append(EndClock(FOLLOW_UP, sent_at))
        elif kind == Kind.INITIAL:
            effects.append(StartClock("own_days", FOLLOW_UP, sent_at, count=self.case.board.follow_up_days))
        return effects

    @step(
        ways=OPEN, roles={OFFICER, PRINCIPAL, BOARD}, guards=(is_to_be_communicated,), icon="mail", main=True,
        label=_("Record that people were informed"), done=_("People concerned informed"),
    )  # fmt: skip
    def record_communication(self, *, by, at, sent_at, **more):
        row = Communication(sent_at=sent_at, by=by, at=at, **more)
        return [AddRow(row), EndClock(INFORM, sent_at)]

    @step(
        ways={D: E}, roles={OFFICER}, icon="list-checks", main=True,
        label=_("Evaluate"), done=_("Evaluated"), hint=_("What do we do so that it does not happen again?"),
    )  # fmt: skip
    def evaluate(self, *, by, at, text="", measure="", measure_by=None, measure_on=None):
        return [AddTask(measure, assignee=measure_by, due_on=measure_on)] if measure else []

    @step(
        ways={E: State.CLOSED}, roles={OFFICER}, icon="archive", main=True,
        guards=(is_notified_as_decided, is_notification_complete, is_communicated_as_decided, has_no_open_tasks),
        label=_("Close this case"), done=_("Closed"),
    )  # fmt: skip
    def close(self, *, by, at):
        pass

    # Beside the road.

    @step(
        ways=OPEN, roles={OFFICER}, icon="clock",
        label=_("Change the moment of awareness"), done=_("Moment of awareness changed"),
        hint=_("The 72 hours start there. The FG is told, with your reason."),
    )  # fmt: skip
    def set_awareness(self, *, by, at, aware_at, reason):
        self.aware_at, self.aware_reason = aware_at, reason
        return [RestartClock(AUTHORITY, aware_at)]

    @step(
        ways=OPEN, roles={OFFICER, BOARD, DPO}, icon="phone",
        label=_("Record contact with the AP"), done=_("Contact with the AP recorded"),
        hint=_("A question, a call or an order; its term becomes a clock."),
    )  # fmt: skip
    def record_contact(self, *, by, at, sort, received_at, text, answer_by=None, days=None):
        row = AuthorityContact(sort=sort, received_at=received_at, text=text, answer_by=answer_by, by=by, at=at)
        if days is None:
            return [AddRow(row)]
        return [AddRow(row), StartClock("own_days", clock_of(row), received_at, count=days)]

    @step(
        ways=OPEN, roles={OFFICER, BOARD, DPO}, guards=(has_open_question,), icon="send",
        label=_("Record the answer to the AP"), done=_("Answered the AP"), hint=_("It ends the term that the AP gave."),
    )  # fmt: skip
    def record_answer(self, *, by, at, contact, answered_at, text=""):
        row = self.case.authoritycontact_records.get(pk=contact)
        return [Answered(row, answered_at), EndClock(clock_of(row), answered_at)]

    @step(
        ways=OPEN, roles={OFFICER, BOARD}, icon="megaphone",
        label=_("Tick off who else must be told"), done=_("Other report recorded"),
        hint=_("Inspectorate, police, insurer, supplier: the moment, or not applicable."),
    )  # fmt: skip
    def record_other_report(self, *, by, at, party, told_at=None, not_applicable=False, note=""):
        return [AddRow(AlsoReport(party=party, told_at=told_at, not_applicable=not_applicable, note=note, by=by, at=at))]

    @step(
        ways={R: State.DISMISSED, S: State.DISMISSED, A: State.DISMISSED}, roles={OFFICER},
        guards=(is_not_notified, has_nothing_to_erase), icon="circle-slash", danger=True,
        label=_("This is no breach"), done=_("Found to be no breach"),
    )  # fmt: skip
    def dismiss(self, *, by, at, reason):
        pass

    @step(
        ways={R: State.MERGED, S: State.MERGED, A: State.MERGED}, roles={OFFICER},
        guards=(is_not_notified, stands_alone, has_nothing_to_erase), icon="merge", danger=True,
        label=_("Merge with another case"), done=_("Merged"),
    )  # fmt: skip
    def merge(self, *, by, at, into):
        # Awareness is the board's: whoever of the two reports was first started the clock (domain.md 1.2).
        known = {"discovered_at": self.discovered_at, "aware_at": self.aware_at, "aware_reason": self.aware_reason}
        return [LinkTo(into, "merged"), MoveOther(into, take_over, {**known, "source": self.case_id})]

    @step(
        ways={State.CLOSED: R, State.DISMISSED: R}, roles={OFFICER}, icon="rotate-ccw",
        label=_("Reopen"), done=_("Reopened"),
    )  # fmt: skip
    def reopen(self, *, by, at, reason):
        if self.initial_notification:
            return []
        return [StartClock(RULE, AUTHORITY, self.aware_at)]

    @step(
        ways={State.CLOSED: State.CLOSED, State.DISMISSED: State.DISMISSED, D: D, E: E}, roles={DPO}, icon="rotate-ccw",
        label=_("Ask for reopening or reconsideration"), done=_("Reconsideration asked by the FG"),
    )  # fmt: skip
    def ask_reopening(self, *, by, at, reason):
        pass


def take_over(case, *, by, at, discovered_at, aware_at, aware_reason, source):
    """The case that another was merged into: what the board saw or knew earlier through the other counts from now on."""
    with changing(case, at=at) as breach:
        earlier = aware_at < breach.aware_at
        if earlier:
            breach.aware_at, breach.aware_reason = aware_at, aware_reason
            if breach.runs(AUTHORITY):
                deadlines.restart(breach.case, AUTHORITY, at=aware_at)
        if discovered_at < breach.discovered_at:
            breach.discovered_at = breach.case.received_at = discovered_at
            breach.aware_reason = breach.aware_reason or aware_reason
            breach.case.save(update_fields=["received_at"])
        breach.save(update_fields=["discovered_at", "aware_at", "aware_reason"])
        facts = {"source": source, "discovered_at": breach.discovered_at, "aware_at": breach.aware_at, "earlier": earlier}
        timeline.record(breach.case, "breach.took_over", at=at, by=by, facts=facts)

"""The steps of a complaint: who may do what, from which state, and what stands in the way.

Each changes its own row and returns what else must happen. Pages, API, diagram and tests read this table. Which step of
the ladder may follow which is in `ladder`; here a refusal carries its rule.
"""

from django.utils.translation import gettext_lazy as _

from cases.effects import AddClockFact, AddRow, AddTask, BarOnly, EndClock, StartClock
from cases.moves import Refused
from cases.workflow import guard, personal_guard, step
from rights.complaints.letters import sent
from rights.complaints.models import clocks
from rights.complaints.models.barring import to_bar
from rights.complaints.models.clocks import ADVICE, AP, CONFIRM, COURT, DEFENCE, REACTION
from rights.complaints.models.effects import BeginStep, Divide, EndStep, HandTo, Judge, TellAsked
from rights.complaints.models.ladder import Respondent, Rung, not_inside, not_outside
from rights.complaints.models.records import (
    JUDGED,
    ComplaintAdvice,
    Defence,
    Finding,
    Hearing,
    LadderStep,
    Outcome,
    OutcomeLetter,
    Reaction,
)
from rights.complaints.models.state import State
from schools import access
from schools.models import Mandate, Role

R, H, X, F, D = State.RECEIVED, State.HANDLING, State.OUTSIDE, State.FINDING, State.DECIDED
OPEN = {state: state for state in (R, H, X, F, D)}
OFFICER, BOARD, DPO, PRINCIPAL = Role.PRIVACY_OFFICER, Role.BOARD_MEMBER, Role.DPO, Role.PRINCIPAL
HANDLERS = {OFFICER, BOARD, PRINCIPAL}
DECIDE = Mandate.Power.DECIDE_COMPLAINT
Ended = LadderStep.Ended
SIDES = frozenset({Hearing.Party.COMPLAINANT, Hearing.Party.RESPONDENT})


def minute_of(moment):
    """People write minutes only."""
    return moment.replace(second=0, microsecond=0)


class Steps:
    """The workflow of a complaint, mixed into its row."""

    # Guards: a clause that is true, or the rule that stops the step with what to do first.

    @guard("receipt_confirmed", _("Receipt has been confirmed already."), quiet=True)
    def is_unconfirmed(self):
        return self.runs(CONFIRM)

    @guard("parts_decided", _("Something has been decided about a part already: the parts stay as they are."), quiet=True)
    def is_undecided(self):
        return not self.verdicts

    @guard(
        "nothing_asked_outside",
        _("First record that the complainant took it to the commission, the AP or the court."),
        quiet=True,
    )
    def is_outside(self):
        return bool(self.open_outside)

    @guard("no_defence_due", _("No commission waits for a defence of the board."), quiet=True)
    def has_defence_due(self):
        return self.runs(DEFENCE)

    @guard("no_reaction_due", _("No term for a reaction of the board is running."), quiet=True)
    def has_reaction_due(self):
        return self.runs(REACTION)

    @guard("no_authority", _("The complaint does not lie with the AP."), quiet=True)
    def is_with_authority(self):
        return any(one.rung == Rung.AUTHORITY for one in self.open_outside)

    @guard("still_outside", _("It still lies with the commission, the AP or the court. First record how that ended."))
    def is_back(self):
        return not self.open_outside

    @guard("tasks_open", _("There are open tasks. First finish them."))
    def has_no_open_tasks(self):
        return not self.case.tasks.filter(done_at=None).exists()

    @guard("nobody_named", _("First say who it is about: this asks for one person by name."))
    def is_about_somebody(self):
        return self.respondent_id is not None

    @personal_guard(
        "not_your_step", _("It lies with somebody else: the head of the school, or the board and who has its mandate.")
    )
    def is_for(self, user, held):
        """The head of a school decides at the first step only, the board at its own, or who has its mandate.

        What the internal supervisor decides is recorded by the office of the board: never by who works below the board member.
        """
        if self.step == Rung.PRINCIPAL:
            return bool(held & {PRINCIPAL, BOARD})
        if self.step == Rung.BOARD:
            return BOARD in held or access.is_mandated(user, DECIDE, self.case.board_id, held)
        return self.step != Rung.SUPERVISOR or bool(held & {OFFICER, BOARD})

    def runs(self, purpose):
        """Whether the clock for this purpose runs."""
        return self.case.deadlines.filter(purpose=purpose, ended_at=None).exists()

    # The main road.

    @step(
        ways=OPEN, roles=HANDLERS, guards=(is_unconfirmed,), icon="mail", main=True,
        label=_("Confirm receipt"), done=_("Receipt confirmed"), hint=_("Within two working days."),
    )  # fmt: skip
    def confirm_receipt(self, *, by, at, sent_at=None, text=""):
        return [EndClock(CONFIRM, sent_at or at)]

    @step(
        ways={R: H, H: H, X: H, D: H}, roles=HANDLERS, icon="list-checks", main=True,
        label=_("Start a step"), done=_("Step started"),
        hint=_("Begin with the step where the complaint lies now, or with a next one. Steps may be skipped."),
    )  # fmt: skip
    def start_step(self, *, by, at, step, handler=None, started_at=None):
        here, moment = self.here, started_at or at
        if here.rung == step and here.ended_at is None:
            if self.state != R:
                raise Refused("same_step", _("It lies there already."), self.state)
            return [HandTo(here, handler)] if handler else []
        if any(one.rung == step and one.ended_as == Ended.ANSWERED for one in self.ladder):
            raise Refused("step_done", _("This step has given its answer already."), self.state)
        if wrong := not_inside(step, self.respondent_kind, has_school=self.case.school_id is not None):
            raise Refused(*wrong, self.state)
        return [*self._leave(moment), *self._begin(step, moment, handler=handler)]

    def _leave(self, moment, ended_as=Ended.PASSED_ON):
        """End the step inside that is being handled; what lies outside goes its own way."""
        effects = []
        for one in self.ladder:
            if one.ended_at is None and one not in self.open_outside:
                effects += [EndStep(one, moment, ended_as), *clocks.on_end(one.rung, moment)]
        return effects

    def _begin(self, rung, moment, *, handler=None, commission="", reference=""):
        self.step, number = rung, len(self.ladder) + 1
        row = LadderStep(number=number, rung=rung, commission=commission, reference=reference, started_at=moment)
        return [BeginStep(row), *([HandTo(row, handler)] if handler else []), *clocks.on_start(rung, self.case.board, moment)]

    @step(
        ways={R: H, H: H, X: X}, roles=HANDLERS, icon="message-square-text",
        label=_("Record a hearing"), done=_("Side heard"), hint=_("Both sides are heard; both may bring somebody along."),
    )  # fmt: skip
    def record_hearing(self, *, by, at, party, text, held_at=None, assisted_by=""):
        moment = held_at or at
        row = Hearing(step=self.here, party=party, held_at=moment, text=text, assisted_by=assisted_by, by=by, at=at)
        if party != Hearing.Party.COMMISSION:
            return [AddRow(row)]
        row.step = next((one for one in self.open_outside if one.rung == Rung.COMMISSION), None)
        if row.step is None:
            raise Refused("no_commission", _("The complaint does not lie with a commission."), self.state)
        days = self.case.board.commission_advice_days
        return [AddRow(row), EndClock(ADVICE, moment), StartClock("own_days", ADVICE, moment, count=days)]

    @step(
        ways={R: D, H: D}, roles=HANDLERS, power=DECIDE, guards=(is_for,), icon="pen-line", main=True,
        label=_("Decide and answer"), done=_("Answered"), hint=_("An outcome with reasons for each part of the complaint."),
    )  # fmt: skip
    def decide_step(self, *, by, at, parts, not_heard="", sent_at=None, language="", **measure):
        judged = any(outcome in JUDGED for outcome, _reasons in parts.values())
        if judged and not self.heard >= SIDES and not not_heard:
            raise Refused("hear_both_sides", _("First hear both sides, or write why that was not possible."), self.state)
        moment, self.language = sent_at or at, language or self.language
        written = sent.answered(self, parts=parts, by=by, at=moment, now=at, **in_letter(**measure))
        letter = OutcomeLetter(step=self.here, sort=OutcomeLetter.Sort.ANSWER, sent_at=moment, by=by, at=at, **written)
        effects = [Judge(self.here, parts), AddRow(letter), *self._leave(moment, Ended.ANSWERED), EndClock(CONFIRM, moment)]
        return [*effects, *self._court_after_dispatch(moment), *measures(**measure)]

    def _court_after_dispatch(self, moment):
        """A board that is a public authority: objection within six weeks after it was sent (Awb art. 6:7 and 6:8)."""
        if not self.is_on_a_request or self.case.board.legal_form != self.case.board.LegalForm.PUBLIC:
            return []
        return [EndClock(COURT, moment), StartClock("awb6_objection", COURT, moment)]

    @step(
        ways={R: X, H: X, X: X, D: X}, roles=HANDLERS, icon="landmark",
        label=_("The complainant goes on outside"), done=_("Taken outside the school"),
        hint=_("The complainant files there, the school does not. Record it when you hear of it."),
    )  # fmt: skip
    def escalate(self, *, by, at, to, commission="", filed_at=None, reference=""):
        which = (commission or self.case.board.commission) if to == Rung.COMMISSION else ""
        if wrong := not_outside(to, which, [(one.rung, one.commission) for one in self.ladder]):
            raise Refused(*wrong, self.state)
        moment = filed_at or at
        over = [EndClock(COURT, moment)] if to == Rung.COURT else []
        return [*self._leave(moment), *self._begin(to, moment, commission=which, reference=reference), *over]

    @step(
        ways={X: X, H: H, D: D}, roles={OFFICER, BOARD}, guards=(has_defence_due,), icon="send", main=True,
        label=_("Record that the defence was sent"), done=_("Defence sent to the commission"),
    )  # fmt: skip
    def send_defence(self, *, by, at, sent_at=None, text=""):
        return [EndClock(DEFENCE, sent_at or at)]

    @step(
        ways={X: F, H: F, D: F}, roles={OFFICER, BOARD}, guards=(is_outside,), icon="mail", main=True,
        label=_("Record the finding"), done=_("Finding recorded"),
        hint=_("The advice of the commission, the answer of the AP or the judgment. The term for the board starts here."),
    )  # fmt: skip
    def record_finding(
        self, *, by, at, text, received_at=None, source="", parts=None, proposed="", answer_by=None, days=None
    ):  # fmt: skip
        moment = received_at or at
        row = next((one for one in self.open_outside if str(one.number) == source), self.open_outside[-1])
        finding = Finding(
            step=row, received_at=moment, text=text, proposed=proposed, answer_by=answer_by, by=by, at=at,
            filed=self.filed if self.filed and self.filed.step_id == row.pk else None,
        )  # fmt: skip
        effects = [AddRow(finding), EndStep(row, moment, Ended.FINDING), *clocks.on_end(row.rung, moment)]
        if parts:
            effects.append(Judge(row, parts))
        if row.rung == Rung.COMMISSION:
            effects += [EndClock(REACTION, moment), StartClock("wpo14_board_reaction", REACTION, moment)]
        if row.rung == Rung.AUTHORITY:
            effects += self._court_after_authority(moment)
            effects += [StartClock("own_days", AP, moment, count=days)] if days else []
        return effects

    def _court_after_authority(self, moment):
        """UAVG art. 36: the way to the court stays open until six weeks after the AP ended its handling."""
        if not self.is_on_a_request or self.case.board.legal_form != self.case.board.LegalForm.PRIVATE:
            return []
        return [EndClock(COURT, moment), StartClock("uavg35_court_petition", COURT, moment)]

    @step(
        ways={F: D}, roles={BOARD}, power=DECIDE, icon="send", main=True,
        label=_("React to the finding"), done=_("Reaction of the board"),
        hint=_("Whether the board shares it and what it will do; to the complainant and the commission."),
    )  # fmt: skip
    def react(self, *, by, at, shares, text, sent_at=None, language="", **measure):
        moment, finding, self.language = sent_at or at, self.findings[-1], language or self.language
        row = Reaction(finding=finding, shares=shares, text=text, sent_at=moment, by=by, at=at)
        about = {"shares": shares, "told": text, **in_letter(**measure)}
        written = sent.reacted(self, finding, by=by, at=moment, now=at, **about)
        letter = OutcomeLetter(step=finding.step, sort=OutcomeLetter.Sort.REACTION, sent_at=moment, by=by, at=at, **written)
        return [AddRow(row), AddRow(letter), EndClock(REACTION, moment), EndClock(AP, moment), *measures(**measure)]

    @step(
        ways={D: State.CLOSED}, roles=HANDLERS, guards=(is_back, has_no_open_tasks), icon="archive", main=True,
        label=_("Close this case"), done=_("Closed"),
    )  # fmt: skip
    def close(self, *, by, at):
        pass

    # Beside the road.

    @step(
        ways=OPEN, roles=HANDLERS, guards=(is_undecided,), icon="list-checks",
        label=_("Divide it into parts"), done=_("Divided into parts"), hint=_("Each part gets an outcome of its own."),
    )  # fmt: skip
    def divide(self, *, by, at, parts):
        return [Divide(tuple(lines_of(parts)))]

    @step(
        ways=OPEN, roles=HANDLERS, icon="user",
        label=_("Say who it is about"), done=_("Person complained of named"),
        hint=_("That person sees nothing of the case from then on, and takes no part in it."),
    )  # fmt: skip
    def name_respondent(self, *, by, at, respondent_kind, respondent=None):
        self.respondent, self.respondent_kind = respondent, respondent_kind
        moved = []
        has_school = self.case.school_id is not None
        if self.here.ended_at is None and not_inside(self.here.rung, respondent_kind, has_school=has_school):
            target = Rung.SUPERVISOR if respondent_kind == Respondent.BOARD_MEMBER else Rung.BOARD
            moved = [*self._leave(at), *self._begin(target, at)]
        barred = to_bar(self.case.board, self.case.school, respondent_kind, respondent, at=at)
        return [BarOnly(tuple(barred)), *moved]

    @step(
        ways=OPEN, roles=HANDLERS, guards=(is_about_somebody,), icon="message-circle-question",
        label=_("Ask for the defence"), done=_("Defence asked"),
        hint=_("The person complained of sees your question and the part you quote, and nothing else of the case."),
    )  # fmt: skip
    def ask_defence(self, *, by, at, quoted, question, answer_by=None):
        row = Defence(respondent=self.respondent, quoted=quoted, question=question, answer_by=answer_by, by=by, at=at)
        return [AddRow(row), TellAsked(row)]

    @step(
        ways=OPEN, roles=HANDLERS, outside=True, icon="message-circle-question",
        label=_("The FG is asked"), done=_("Asked of the FG"),
        hint=_("The complainant may go to the FG at any step (AVG article 38(4)); so may you."),
    )  # fmt: skip
    def ask_dpo(self, *, by, at, asked_by, question=""):
        pass

    @step(
        ways=OPEN, roles={DPO}, icon="pen-line",
        label=_("Give advice"), done=_("Advice given"), hint=_("Dated and signed; it cannot be changed afterwards."),
    )  # fmt: skip
    def advise(self, *, by, at, text, released=""):
        return [AddRow(ComplaintAdvice(text=text, released=released, by=by, at=at))]

    @step(
        ways={D: D}, roles=HANDLERS, icon="clock",
        label=_("Record that the answer was received"), done=_("Answer received"),
        hint=_("From that day the complainant has six weeks for the court, where it is about a request (UAVG article 35)."),
    )  # fmt: skip
    def record_receipt(self, *, by, at, received_at):
        if not self.is_on_a_request or self.case.board.legal_form != self.case.board.LegalForm.PRIVATE:
            return []
        return [EndClock(COURT, received_at), StartClock("uavg35_court_petition", COURT, received_at)]

    @step(
        ways={F: F}, roles={BOARD}, power=DECIDE, guards=(has_reaction_due,), icon="hourglass",
        label=_("Take longer for the reaction"), done=_("Reaction takes longer"),
        hint=_("With the reason, and the day by which it will be there; told within the four weeks."),
    )  # fmt: skip
    def extend_reaction(self, *, by, at, new_date, reason):
        return [AddClockFact(REACTION, "reasoned_extension", at, new_date=new_date)]

    @step(
        ways={X: X, H: H, D: D}, roles={OFFICER, BOARD}, guards=(is_with_authority,), icon="phone",
        label=_("Record word of the AP on its progress"), done=_("Word of the AP"),
        hint=_("Within three months the AP handles it, or tells how it stands (AVG article 78(2))."),
    )  # fmt: skip
    def record_progress(self, *, by, at, received_at, text):
        return [EndClock(str(Rung.AUTHORITY), received_at)]

    @step(
        ways=dict.fromkeys((R, H, X, F, D), State.WITHDRAWN), roles=HANDLERS, outside=True, icon="rotate-ccw", danger=True,
        label=_("The complainant takes it back"), done=_("Complaint taken back"),
    )  # fmt: skip
    def withdraw(self, *, by, at, reason=""):
        done = self.verdict_of
        left = {part.number: (Outcome.WITHDRAWN, "") for part in self.parts if part.pk not in done}
        ended = [EndStep(one, at, Ended.WITHDRAWN) for one in self.ladder if one.ended_at is None]
        return [Judge(self.here, left), *ended]

    @step(
        ways={State.CLOSED: D, State.WITHDRAWN: D}, roles={OFFICER, BOARD}, icon="rotate-ccw",
        label=_("Reopen"), done=_("Reopened"), hint=_("For example when the complainant goes on to the commission after all."),
    )  # fmt: skip
    def reopen(self, *, by, at, reason):
        pass


def lines_of(text):
    """One part of a complaint a line."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def measures(measure="", measure_by=None, measure_on=None):
    """What the school will do becomes a task."""
    return [AddTask(measure, assignee=measure_by, due_on=measure_on)] if measure else []


def in_letter(measure="", measure_by=None, measure_on=None):
    """What the complainant reads of it: not who does it."""
    return {"measure": measure, "measure_on": measure_on}

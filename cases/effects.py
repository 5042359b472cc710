"""What a step asks for besides changing its own row. A step returns these; `cases.moves` carries them out."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from cases import deadlines, outsiders, tasks_of_case, timeline
from cases.models import Barred, Link, Shown


@dataclass(frozen=True)
class StartClock:
    rule: str
    purpose: str
    at: dt.datetime
    count: int | None = None

    def carry_out(self, case, *, by, at):
        return deadlines.start(case, self.rule, purpose=self.purpose, at=self.at, count=self.count)


@dataclass(frozen=True)
class EndClock:
    purpose: str
    at: dt.datetime

    def carry_out(self, case, *, by, at):
        deadlines.end(case, self.purpose, at=self.at)


@dataclass(frozen=True)
class RestartClock:
    """The running clock for this purpose turns out to have started at another moment."""

    purpose: str
    at: dt.datetime

    def carry_out(self, case, *, by, at):
        if case.deadlines.filter(purpose=self.purpose, ended_at=None).exists():
            deadlines.restart(case, self.purpose, at=self.at)


@dataclass(frozen=True)
class ClockAgain:
    """The last clock for this purpose turns out not to be over: it runs again, with all that happened to it."""

    purpose: str

    def carry_out(self, case, *, by, at):
        return deadlines.start_again(case, self.purpose)


@dataclass(frozen=True)
class AddClockFact:
    purpose: str
    type: str
    at: dt.datetime
    pair: str = ""
    new_date: dt.date | None = None

    def carry_out(self, case, *, by, at):
        deadlines.add_fact(case, self.purpose, self.type, at=self.at, pair=self.pair, new_date=self.new_date)


@dataclass(frozen=True)
class AddTask:
    text: str
    sort: str = "measure"
    assignee: Any = None
    due_on: dt.date | None = None

    def carry_out(self, case, *, by, at):
        return tasks_of_case.add(
            case, text=self.text, sort=self.sort, assignee=self.assignee, due_on=self.due_on, by=by, at=at
        )  # fmt: skip


@dataclass(frozen=True)
class AddRow:
    """A row of the kind's own, that belongs to the case (an advice, a decision)."""

    row: Any

    def carry_out(self, case, *, by, at):
        self.row.case = case
        self.row.save(force_insert=True)


@dataclass(frozen=True)
class ShowTo:
    user: Any
    why: str

    def carry_out(self, case, *, by, at):
        Shown.objects.bulk_create([Shown(case=case, user=self.user, why=self.why)], ignore_conflicts=True)


@dataclass(frozen=True)
class LetFollow:
    """Whoever left this address follows the case by it, once it is confirmed. No term waits for that."""

    email: str
    language: str

    def carry_out(self, case, *, by, at):
        outsiders.add(case, email=self.email, language=self.language, at=at)


@dataclass(frozen=True)
class BarOnly:
    """The case is hidden from these people and from nobody else; what they held in it is held by nobody."""

    users: tuple

    def carry_out(self, case, *, by, at):
        case.barred.exclude(user__in=self.users).delete()
        Barred.objects.bulk_create([Barred(case=case, user=user) for user in self.users], ignore_conflicts=True)
        case.tasks.filter(assignee__in=self.users, done_at=None).update(assignee=None)
        if case.assignee in self.users:
            AssignTo(None).carry_out(case, by=by, at=at)


@dataclass(frozen=True)
class AssignTo:
    """The case is this person's to handle now."""

    user: Any

    def carry_out(self, case, *, by, at):
        if case.assignee_id == (self.user and self.user.pk):
            return
        case.assignee = self.user
        case.save(update_fields=["assignee"])
        timeline.record(case, "case.assigned", at=at, by=by, facts={"assignee": self.user and self.user.pk})


@dataclass(frozen=True)
class LinkTo:
    other: Any
    why: str = "related"

    def carry_out(self, case, *, by, at):
        Link.objects.get_or_create(case=case, other=self.other, defaults={"why": self.why})


@dataclass(frozen=True)
class MoveOther:
    """Another case changes because of this one: carried out by the function given, on the other case locked."""

    other: Any
    change: Any
    facts: dict = field(default_factory=dict)

    def carry_out(self, case, *, by, at):
        self.change(self.other, by=by, at=at, **self.facts)

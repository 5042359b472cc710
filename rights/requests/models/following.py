"""What a decision sets going: its tasks, the clock of what is taken away, and what becomes of both when it is decided anew."""

from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from cases import deadlines, tasks_of_case
from cases.effects import AddTask
from cases.terms import local_day
from rights.requests.models.clocks import REMOVAL
from rights.requests.models.outcome_records import FollowUp, Recipient, Restriction
from rights.requests.models.records import RightDecision
from rights.requests.models.right import ACTS, Right

DECIDED_ANEW = _("Fallen away: about this right was decided anew.")
LOOK_BACK = _("Decided anew about %(right)s, but the earlier decision was carried out in part. Look what has to be undone.")
STILL_ASIDE = _("The requester was told that data stand aside. Announce the end of that, then lift it (AVG 18(3)).")


@dataclass(frozen=True)
class Follow:
    """A task of a decision, for whoever handles the case. `days`: by when it is taken away, counted from receipt."""

    decision: RightDecision
    task: Any
    days: int = 0

    def carry_out(self, case, *, by, at):
        given = replace(self.task, assignee=self.task.assignee or case.assignee) if isinstance(self.task, AddTask) else self.task
        task = given.carry_out(case, by=by, at=at)
        FollowUp(case=case, decision=self.decision, task=task, days=self.days, by=by, at=at).save(force_insert=True)


@dataclass(frozen=True)
class Overtake:
    """A right was decided before: what that decision set going and nobody did yet falls away; what was done is looked at."""

    earlier: tuple
    decision: RightDecision

    def carry_out(self, case, *, by, at):
        rows = list(FollowUp.objects.filter(decision__in=self.earlier, overtaken_at=None).select_related("task"))
        FollowUp.objects.filter(pk__in=[row.pk for row in rows]).update(overtaken_at=at)
        waiting = [row.task for row in rows if row.task.done_at is None]
        for task in waiting:
            task.case = case
            tasks_of_case.finish(case, task, answer=str(DECIDED_ANEW), by=by, at=at)
        Recipient.objects.filter(task__in=waiting).update(overtaken_at=at)
        deadlines.end(case, REMOVAL, at=at)
        asked = [LOOK_BACK % {"right": Right(self.decision.right).label}] if len(waiting) < len(rows) else []
        asked += [STILL_ASIDE] if self.leaves_data_aside(case, at) else []
        for text in asked:
            tasks_of_case.add(case, text=str(text), assignee=case.assignee, due_on=local_day(at), by=by, at=at)

    def leaves_data_aside(self, case, at):
        """A restriction the requester was told of ends only when that is announced (art. 18(3)), or by a new one in its place."""
        running = Restriction.objects.filter(decision__in=self.earlier, lifted_at=None, overtaken_at=None)
        if self.decision.outcome in ACTS:
            running.update(overtaken_at=at)
            return False
        told = case.answer_records.order_by("-at").values_list("at", flat=True).first()
        running.filter(**({"at__gt": told} if told else {})).update(overtaken_at=at)
        return running.filter(overtaken_at=None).exists()


def task_done(case, task, *, at):
    """Of what is taken away one more is gone: the clock goes on with what is left, and ends with the last. The case is locked."""
    row = FollowUp.objects.filter(task=task, overtaken_at=None, days__gt=0).first()
    clock = row and case.deadlines.filter(purpose=REMOVAL, ended_at=None).first()
    if clock is None:
        return
    left = FollowUp.objects.filter(decision=row.decision_id, overtaken_at=None, task__done_at=None, days__gt=0)
    count = min(left.values_list("days", flat=True), default=None)
    if count != clock.count:
        deadlines.end(case, REMOVAL, at=at)
    if count and count != clock.count:
        deadlines.start(case, clock.rule, purpose=REMOVAL, at=clock.started_at, count=count)

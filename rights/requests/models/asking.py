"""What asking the requester something brings about: the question, the task to ask again, and how both end."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from cases import tasks_of_case
from cases.terms import local_day
from rights.requests.models.records import Question

CHASE = dt.timedelta(days=7)  # a question that stays open is asked again
AGAIN = _("Ask again: the question to the requester still waits for an answer.")


@dataclass(frozen=True)
class Asked:
    """The question, and a task to ask it again: an open pause is never forgotten."""

    question: Question

    def carry_out(self, case, *, by, at):
        told = {"text": str(AGAIN), "assignee": case.assignee, "due_on": local_day(at + CHASE)}
        self.question.case, self.question.reminder = case, tasks_of_case.add(case, **told, by=by, at=at)
        self.question.save(force_insert=True)


@dataclass(frozen=True)
class NoLongerAsked:
    """Nobody has to ask it again."""

    question: Question

    def carry_out(self, case, *, by, at):
        task = self.question.reminder
        if task and task.done_at is None:
            task.case = case
            tasks_of_case.finish(case, task, by=by, at=at)


@dataclass(frozen=True)
class Replied:
    """A question has been answered."""

    question: Question
    answered_at: dt.datetime
    answer: str = ""

    def carry_out(self, case, *, by, at):
        self.question.case = case
        self.question.answered_at, self.question.answer = self.answered_at, self.answer
        self.question.save(update_fields=["answered_at", "answer"])
        NoLongerAsked(self.question).carry_out(case, by=by, at=at)

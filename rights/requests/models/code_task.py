"""An answer that asks for a code stays shut until somebody gives the requester that code: a task for who sends it."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from cases import tasks_of_case, terms
from cases.models import Task
from cases.terms import local_day
from rights.requests.models.records import Answer

GIVE_CODE = _("Give the requester the code that opens the answer.")
GOES_ON_PAPER = _("Fallen away: the answer goes on paper.")


@dataclass(frozen=True)
class AskCode:
    """The task, on the next working day at the latest; none beside one that still stands: one code opens every answer."""

    answer: Answer

    def carry_out(self, case, *, by, at):
        if waiting(case).exists():
            return
        due_on = terms.calendar("atw").working_day_after(local_day(at), 1)
        told = {"text": str(GIVE_CODE), "assignee": by or case.assignee, "due_on": due_on}
        self.answer.code_task = tasks_of_case.add(case, **told, by=by, at=at)
        self.answer.save(update_fields=["code_task"])


def waiting(case):
    """The tasks to give a code that nobody did yet."""
    return Task.objects.filter(case=case, done_at=None, pk__in=case.answer_records.values("code_task"))


def finish(case, *, answer="", by, at):
    """A code was made, or none is needed any more. The case is held locked."""
    for task in waiting(case):
        task.case = case
        tasks_of_case.finish(case, task, answer=str(answer), by=by, at=at)

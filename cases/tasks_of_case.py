"""Tasks inside a case: given to one person, done by that person, all of it on the timeline."""

from cases import registry, timeline
from cases.models import Document, Shown, Task


def add(case, *, text, sort=Task.Sort.MEASURE, assignee=None, due_on=None, by, at):
    """Give a task. Whoever holds it is shown the case. The caller holds the case locked and saves its head."""
    task = Task.objects.create(case=case, text=text, sort=sort, assignee=assignee, due_on=due_on, made_at=at)
    if assignee:
        Shown.objects.get_or_create(case=case, user=assignee, why=Shown.Why.TASK)
    facts = {"task": str(task.pk), "sort": sort, "assignee": assignee and assignee.pk, "due_on": due_on}
    timeline.record(case, "task.added", at=at, by=by, facts=facts, said={"text": text})
    return task


def finish(case, task, *, answer="", by, at):
    """Mark a task as done. The caller holds the case locked and saves its head."""
    task.done_at, task.done_by, task.answer = at, by, answer or None
    task.save(update_fields=["done_at", "done_by", "answer"])
    timeline.record(case, "task.done", at=at, by=by, facts={"task": str(task.pk)}, said={"answer": answer})
    if then := registry.get(case.kind).task_done:
        then(case, task, at=at)
    return task


def finish_erasing(case, *, by, at):
    """A file that was sent in has been erased: so many tasks to erase one stay open as there are files left.

    Only the tasks that came with the files: what a colleague was asked to delete is that colleague's.
    """
    left = case.documents.filter(origin=Document.Origin.PUBLIC, handlers_only=True, erased_at=None).count()
    waiting = list(case.tasks.filter(sort=Task.Sort.DELETION, assignee=None, done_at=None).order_by("-made_at", "-pk"))
    for task in waiting[left:]:
        task.case = case
        finish(case, task, by=by, at=at)

"""What people add to a case besides its steps: tasks, messages, the handler, links. All of it on the timeline."""

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from cases import drafts, notes, registry, sight, tasks_of_case
from cases.models import Task
from cases.moves import STALE, Refused, changing
from cases.page_forms import ChooseHandler, FinishTask, GiveTask, LinkCase, WriteMessage
from cases.views.asking import answer, ask, fill
from cases.views.entry import case_in_full, signed_in, visible_case
from pages.errors import error_page


def case_to_handle(request, reference):
    """The case, for whoever handles it."""
    case = case_in_full(request, reference)
    if not sight.handles(request.user, case):
        raise PermissionDenied(_("Only those who handle this case do this."))
    return case


@signed_in
def give_task(request, reference):
    case = case_to_handle(request, reference)
    form, now = fill(request, GiveTask, case)
    if request.method == "POST" and form.is_valid():

        def save(told, at):
            with changing(case, at=at) as workflow:
                tasks_of_case.add(workflow.case, **told, by=request.user, at=at)

        said, done = {"text": form.cleaned_data["text"]}, _("The task has been given.")
        return answer(request, case, form, now, event="task.added", said=said, save=save, done=done, anchor="#taken")
    return ask(request, case, form, title=_("Give a task"), button=_("Give this task"), icon="list-checks")


@signed_in
def finish_task(request, reference, pk):
    """For whoever holds the task or handles the case. A task that is done stays done."""
    case = visible_case(request, reference)
    task = get_object_or_404(case.tasks.select_related("done_by"), pk=pk)
    task.case = case
    if not sight.may_finish(request.user, case, task):
        raise PermissionDenied(_("This task is somebody else's."))
    own_page = registry.get(case.kind).task_page
    if own_page and (address := own_page(task)) and not task.done_at:
        return HttpResponseRedirect(address)
    form, now = fill(request, FinishTask, case, task=task)
    if task.done_at:
        return done_before(request, case, task)
    if request.method == "POST" and form.is_valid():

        def save(told, at):
            with changing(case, at=at) as workflow:
                latest = get_object_or_404(workflow.case.tasks.select_related("done_by"), pk=pk)  # locked by now
                if latest.done_at:
                    raise Refused("stale", STALE, workflow.state)
                latest.case = workflow.case
                tasks_of_case.finish(workflow.case, latest, **told, by=request.user, at=at)

        said, done = {"answer": form.cleaned_data["answer"]}, _("Done. Thank you.")
        try:
            return answer(request, case, form, now, event="task.done", said=said, save=save, done=done, anchor="#taken")
        except Refused:
            return done_before(request, case, get_object_or_404(case.tasks.select_related("done_by"), pk=pk))
    title = _("Answer this question") if task.sort == Task.Sort.QUESTION else _("Finish this task")
    return ask(request, case, form, title=title, button=_("It is done"), intro=task.text)


def done_before(request, case, task):
    """Somebody was first: what was typed is shown, so that it can still be kept as a message."""
    told = _("This task was done already, by %(who)s.") % {"who": task.done_by}
    back = reverse("cases:case", args=[case.reference])
    answer = request.POST.get("answer", "").strip()
    if answer and task.done_by_id != request.user.pk:
        kept = [{"label": _("Your answer"), "text": answer}]
        return error_page(request, 409, reason=told, kept=kept, back_url=back, back_label=_("Back to the case"))
    messages.info(request, told)
    return HttpResponseRedirect(back)


@signed_in
def write(request, reference):
    """A message inside the case, also by who only reported it."""
    case = visible_case(request, reference)
    form, now = fill(request, WriteMessage, case)
    if request.method == "POST" and form.is_valid():
        to, text = form.cleaned_data.get("to") or "internal", form.cleaned_data["text"]

        def save(told, at):
            notes.message(case, to=to, text=text, by=request.user, at=at)

        event, done = notes.MESSAGES[to], _("Your message stands in the case.")
        return answer(request, case, form, now, event=event, said={"text": text}, save=save, done=done, anchor="#berichten")
    return ask(request, case, form, title=_("Write a message"), button=_("Send"), icon="send")


@signed_in
def choose_handler(request, reference):
    case = case_to_handle(request, reference)
    was = case.assignee_id or ""
    form, now = fill(request, ChooseHandler, case, initial={"assignee": case.assignee and case.assignee.email})
    if request.method == "POST" and form.is_valid():
        person = form.cleaned_data["assignee"]
        if person != case.assignee:
            notes.assign(case, assignee=person, by=request.user, at=now, instead_of=handler_seen(request))
        drafts.drop(request)
        told = _("%(who)s handles this case now.") % {"who": person} if person else _("Nobody handles this case now.")
        messages.success(request, told)
        return HttpResponseRedirect(reverse("cases:case", args=[reference]))
    return ask(request, case, form, title=_("Choose the handler"), button=_("Choose this handler"), icon="user-plus", was=was)


def handler_seen(request):
    """Who handled the case when the page was made: a page that does not say is no page of ours."""
    text = request.POST.get("was", "?")
    if text and not (text.isascii() and text.isdigit() and len(text) < 19):
        raise BadRequest("was")
    return int(text) if text else None


@signed_in
def link(request, reference):
    case = case_to_handle(request, reference)
    form, now = fill(request, LinkCase, case)
    if request.method == "POST" and form.is_valid():
        other = form.cleaned_data["other"]
        notes.link(case, other=other, by=request.user, at=now)
        drafts.drop(request)
        messages.success(request, _("Linked with %(reference)s.") % {"reference": other.reference})
        return HttpResponseRedirect(reverse("cases:case", args=[reference]) + "#koppelingen")
    return ask(request, case, form, title=_("Link with another case"), button=_("Link"), icon="link")

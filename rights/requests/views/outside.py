"""What the requester does on the own page: answer, choose a moment, add files, take the request back.

Each form carries the signed mark of whose it is, as the box for a message does (cases.views.outside).
"""

import datetime as dt

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases.limits import Limit
from cases.moves import Refused, move_from_outside
from cases.page_forms import WriteBack
from cases.views.outside import private, sender, show, visitor
from rights import taking_back
from rights.requests import adding
from rights.requests.models import RightsRequest, VisitChoice
from rights.requests.outside_forms import AddFiles, AnswerQuestion, PickMoment
from rights.requests.outside_page import moments_of
from rights.requests.views.visit import calendar_file

WORDS = taking_back.Words(
    title=gettext_lazy("Take your request back?"),
    lead=gettext_lazy("The school then stops and gives no answer. You may always ask again; then the time starts anew."),
    keep=gettext_lazy("No, keep my request"),
    back=gettext_lazy("Back to your request"),
    done=gettext_lazy("You took your request back."),
)
FILES = Limit("files of requester", 20, dt.timedelta(hours=1))


def page(part=""):
    return HttpResponseRedirect(reverse("outside:case") + part)


def came_in(request, now):
    """The requester who sends this form, or the page to answer with instead."""
    outsider, turned_back = sender(request, now)
    if outsider and outsider.case.kind != RightsRequest.kind:
        return None, page()
    return outsider, turned_back


def again(request, outsider, key, form, now, status=400, notice=""):
    """The page once more, with what is wrong in this part of it, or with why it could not be done."""
    more = {"wrong": {"key": key, "form": form}} if form else {}
    return show(request, outsider, WriteBack(), now, status=status, notice=notice, **more)


def latest(outsider):
    """The request as it is now."""
    return RightsRequest.objects.select_related("case__board", "case__school").get(pk=outsider.case_id)


@csrf_exempt
@require_POST
def answer(request):
    """The answer to our open question: the term runs on from this moment."""
    now = timezone.now()
    outsider, turned_back = came_in(request, now)
    if outsider is None:
        return turned_back
    form = AnswerQuestion(request.POST, auto_id="vraag_%s")
    if not form.is_valid():
        return again(request, outsider, "question", form, now)
    try:
        move_from_outside(outsider.case, "record_reply", outsider=outsider, at=now, text=form.cleaned_data["text"])
    except Refused:
        return not_asked(request, outsider, form, now)
    messages.success(request, _("Your answer has come in. We go on with your request."))
    return page()


def not_asked(request, outsider, form, now):
    """The question was answered already: pressed twice, or by telephone. The text stands in the box for a message."""
    told = [row.answer for row in latest(outsider).questions if row.answered_at]
    if form.cleaned_data["text"] in told:
        return page()
    notice = _("This question has been answered already. Your text stands below: send it as a message if it still matters.")
    return show(request, outsider, WriteBack(initial={"text": form.cleaned_data["text"]}), now, status=409, notice=notice)


@csrf_exempt
@require_POST
def pick(request):
    """A moment for the visit, none of them, or the copy only. Of two at a time one counts; the other hears why."""
    now = timezone.now()
    outsider, turned_back = came_in(request, now)
    if outsider is None:
        return turned_back
    plan = latest(outsider).visit_plan
    form = PickMoment(request.POST, choices=moments_of(plan, now) if plan else (), auto_id="moment_%s")
    if not form.is_valid():
        return again(request, outsider, "visit", form, now)
    told = form.told()
    try:
        move_from_outside(outsider.case, "pick_visit", outsider=outsider, at=now, **told)
    except Refused as refused:
        if is_chosen(outsider, told):
            return page()
        return again(request, outsider, "", None, now, status=409, notice=refused.reason)
    messages.success(request, _("Thank you. We know what you chose."))
    return page()


def is_chosen(outsider, told):
    """Whether exactly this was chosen already: the button was pressed twice, or the page was sent once more."""
    chosen = latest(outsider).visit_choice
    if chosen is None or chosen.choice != told["choice"]:
        return False
    if chosen.choice != VisitChoice.Choice.SLOT:
        return True
    return any(str(slot.pk) == told["slot"] and slot.starts_at == chosen.starts_at for slot in chosen.plan.slots.all())


@require_safe
def visit_ics(request):
    """The own appointment as a file for a calendar."""
    now = timezone.now()
    outsider = visitor(request, RightsRequest.kind, now)
    if outsider is None:
        return page()
    row = VisitChoice.objects.filter(case=outsider.case, ended_at=None, starts_at__isnull=False)
    row = row.select_related("plan", "case__school", "case__board").order_by("-at").first()
    return private(calendar_file(row)) if row else page()


@csrf_exempt
@require_POST
def add_files(request):
    """Files of the requester: only for whoever handles the case, so that a copy of a passport can be erased unseen by others."""
    now = timezone.now()
    outsider, turned_back = came_in(request, now)
    if outsider is None:
        return turned_back
    form = AddFiles(request.POST, request.FILES, auto_id="bestand_%s")
    if not form.is_valid():
        return again(request, outsider, "files", form, now)
    if not FILES.take(str(outsider.pk), at=now):
        notice = _("You sent many files in a short time. Try again in an hour, or call the school.")
        return again(request, outsider, "files", form, now, status=429, notice=notice)
    try:
        adding.add(outsider, **form.cleaned_data, at=now)
    except Refused as refused:
        return again(request, outsider, "", None, now, status=409, notice=refused.reason)
    messages.success(request, _("Your files have come in."))
    return page("#bestanden")


# Exempt: the signed mark in the form says whose it is.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request):
    """Withdraw, after a page that asks whether it is meant."""
    return taking_back.take_back(request, RightsRequest.kind, WORDS, at=timezone.now())

"""Whoever follows a request or complaint from outside takes it back, after a page that asks whether it is meant."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases import registry
from cases.moves import Refused, move_from_outside, possible_from_outside
from cases.page_forms import WriteBack
from cases.views.outside import marks, private, sender, show, visitor
from pages.forms import PlainText
from pages.number_form import WatchesNumbers
from schools.desk import board_frame, frame


@dataclass(frozen=True)
class Words:
    """What the page says, by the kind of case."""

    title: str
    lead: str
    keep: str
    back: str
    done: str


class TakeBack(WatchesNumbers):
    text = PlainText(label=_("Do you want to say why?"), required=False, rows=3, max_length=5000)


def page():
    return HttpResponseRedirect(reverse("outside:case"))


def take_back(request, kind, words, *, at):
    """The page, or the step `withdraw` of this kind."""
    if request.method != "POST":
        outsider = visitor(request, kind, at)
        return sure(request, outsider, words, TakeBack(), at) if outsider and may(outsider) else page()
    outsider, turned_back = sender(request, at)
    if outsider is None:
        return turned_back
    if outsider.case.kind != kind:
        return page()
    form = TakeBack(request.POST)
    if not form.is_valid():
        return sure(request, outsider, words, form, at, status=400)
    try:
        move_from_outside(outsider.case, "withdraw", outsider=outsider, at=at, reason=form.cleaned_data["text"])
    except Refused as refused:
        return show(request, outsider, WriteBack(), at, status=409, notice=refused.reason)
    messages.success(request, words.done)
    return page()


def may(outsider):
    """Whether the case can still be taken back."""
    workflow = registry.get(outsider.case.kind).workflow.objects.get(pk=outsider.case_id)
    workflow.case = outsider.case
    return possible_from_outside(workflow, "withdraw")


def sure(request, outsider, words, form, at, *, status=200):
    case = outsider.case
    context = (frame(case.school) if case.school else board_frame(case.board)) | {
        "now": at, "case": case, "form": form, "words": words, "mark": marks.sign(str(outsider.pk)),
    }  # fmt: skip
    return private(render(request, "rights/outside/taking_back.html", context, status=status))

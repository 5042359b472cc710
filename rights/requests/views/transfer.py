"""The transfer to another school on the page of the staff: finding the school, and handing the package over."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from cases import paper
from cases.moves import Refused
from cases.terms import local_day
from cases.views.added import case_to_handle
from cases.views.asking import crumbs_of
from cases.views.entry import case_in_full, signed_in, typed, workflow_of
from cases.views.outside import private
from cases.views.step import carry_out, page, version, weighed
from pages import words
from rights.requests.kind import REQUEST
from rights.requests.models import TransferFact
from rights.requests.page.transfer import package_of
from rights.requests.transfer import handing
from rights.requests.transfer_forms import PlanTransfer
from rights.requests.views.letters import request_of
from rights.requests.views.outcomes import sheet
from schools import access, finding
from schools.models import Role

MAKES = (Role.PRIVACY_OFFICER, Role.PRINCIPAL, Role.BOARD_MEMBER)
TEMPLATE, FINDER = "rights/requests/plan_transfer.html", "rights/requests/find_receiver.html"


@signed_in
def plan(request, reference):
    """Find the school first, by name, place or BRIN; then what goes. The form is the one of the step."""
    case = case_in_full(request, reference)
    workflow, now = workflow_of(case), timezone.now()
    verdict = weighed(workflow, request.user, "plan_transfer")
    data = typed(request, now)
    initial = {"school": request.GET.get("school", "")[:120], "parts": [], "basis": ""}
    form = PlanTransfer(data, workflow=workflow, user=request.user, at=now, initial=initial)
    hide(form, picked="school" in request.GET and bool(initial["school"]), in_words="school" in request.GET)
    more = {"found": finder(request, now), "chosen": chosen(initial["school"], now)}
    if request.method != "POST":
        if not verdict.allowed:
            raise Refused(verdict.rule, verdict.reason, workflow.state)
        template = TEMPLATE if form.is_bound or "school" in request.GET else FINDER
        return page(request, template, workflow, verdict.step, form, now, **more)
    if not form.is_valid():
        return page(request, TEMPLATE, workflow, verdict.step, form, now, status=400, **more)
    return carry_out(request, TEMPLATE, workflow, verdict.step, form, now)


def hide(form, *, picked, in_words):
    """Who picked a school from the list is asked no more of it; who said that it is not in the list is asked for no code."""
    away = ("school", "school_name", "school_address", "sector") if picked else ("school",) if in_words else ()
    if not form.errors.keys() & set(away):
        for name in away:
            form.fields[name].widget = forms.HiddenInput()


def finder(request, now):
    query, number = request.GET.get("q", "").strip(), request.GET.get("p", "")
    return finding.find(query, int(number) if number.isdecimal() and len(number) < 6 else 1, local_day(now))


def chosen(code, now):
    """The school that was picked from the list; None for a code that is none."""
    if len(code) != 6 or "\0" in code:
        return None
    return finding.open_schools(local_day(now)).filter(brin=code[:4].upper(), location=code[4:]).first()


@signed_in
def hand_over(request, reference):
    """What goes where; the button makes the package and shows its code this once."""
    case, now = case_to_handle(request, reference), timezone.now()
    if case.kind != REQUEST.name:
        raise Http404
    found = workflow_of(case)
    code, refused, status = "", None, 200
    if request.method == "POST":
        if case.closed_at:
            raise Refused("state", _("This case is closed. Nothing is handed over from it."), found.state)
        try:
            code = handing.hand_over(found, by=request.user, role=role_of(request.user, case), version=version(request), at=now)
        except Refused as why:
            refused, status = why, 409
        found = workflow_of(case_in_full(request, reference))
    stop = handing.STOPS.get(handing.stopped(found, now), "")
    told = {
        "case": found.case, "now": now, "code": handing.spoken(code), "stop": stop, "refused": refused,
        "package": package_of(found, now), "until": now + handing.LIVES, "address": found.receiver_address,
        "transfer": found.transfer, "crumbs": crumbs_of(case, _("Hand the package over")),
    }  # fmt: skip
    return private(render(request, "rights/requests/hand_over.html", told, status=status))


def role_of(user, case):
    """In what role somebody makes the package: the package names the function, never the person."""
    held = access.held(user, case)
    role = next((one for one in MAKES if one in held), None)
    if role is None:
        raise PermissionDenied(_("Your role does not do this."))
    return role


@signed_in
def views_on_paper(request, reference):
    """The own views of parents or pupil on the report, to lay beside it: word for word."""
    workflow, now = request_of(request, reference), timezone.now()
    views = workflow.happened(TransferFact.Sort.VIEWS)
    if not views:
        raise Http404
    with translation.override("nl"):
        about = (workflow.data_subject or {}).get("name") or (workflow.requester or {}).get("name", "")
        rows = [("Over", about), *((words.day(row.on), row.text or "") for row in views)]
        lead = [
            f"{reference}, stand van {words.day(now)}",
            "Dit blad hoort bij het onderwijskundig rapport en gaat mee naar de nieuwe school.",
        ]
        data = sheet(workflow, "Zienswijze bij het onderwijskundig rapport", lead, [("Zienswijze", rows)], now)
        return paper.download(paper.pdf("sheet", data), f"zienswijze-{reference}.pdf")

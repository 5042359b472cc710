"""Report a leak at the desk of a school, without an account; and what happens next."""

from functools import partial

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from breaches import first_aid
from breaches.models.steps import AUTHORITY
from breaches.outside_steps import outside_steps
from breaches.public.forms import EmployeeReport, PublicReport
from breaches.public.opening import from_public
from breaches.public.what_now import WHAT_NOW
from cases import outsiders, receipts, registry
from cases.terms import local_day
from cases.views.public_form import PublicForm
from schools import access
from schools.desk import at_desk, frame, officers_of, url_of
from schools.models import Role

METHODS = require_http_methods(["GET", "HEAD", "POST"])


# Exempt: there is no account whose standing a stranger could abuse, and a lost cookie must not cost what was typed.
@csrf_exempt
@METHODS
@at_desk
def report(request, school):
    """For parents, pupils and everybody else outside."""
    return page(request, school, PublicReport, "report", lambda: {"address": url_of(school)})


@csrf_exempt
@METHODS
@at_desk
def employee(request, school):
    """For who works here and has no account. The clock does not wait for the address to be confirmed."""

    def beside():
        officers = access.with_role(school.board, Role.PRIVACY_OFFICER, on=timezone.localdate(), school=school)
        return {"officers": officers, "aids": list(first_aid.before_reporting().items())}

    return page(request, school, EmployeeReport, "employee", beside)


def page(request, school, form, name, beside):
    now = timezone.now()

    def context():
        told = {"school": school, "desk": url_of(school), "dpos": officers_of(school, local_day(now))}
        return frame(school) | told | beside()

    return PublicForm(
        request=request,
        purpose=f"{name} {school.pk}",
        to=f"school {school.pk}",
        template=f"breaches/public/{name}.html",
        make=partial(form, at=now, today=local_day(now)),
        send=lambda filled: from_public(school, filled, language=get_language()[:2], at=now),
        thanks=lambda reference: reverse(f"{name}_received", args=[school.slug, receipts.receipt(reference, at=now)]),
        context=context,
    ).answer()


@require_safe
@at_desk
def received(request, school, receipt, name="report"):
    """The number, what happens now and by when. Nothing of what was typed stands here."""
    now = timezone.now()
    case = receipts.case_of(receipt, at=now, school=school)
    if case is None:
        raise Http404
    context = frame(school) | thanks(case, now) | {"desk": url_of(school)}
    if name == "employee":
        context["first_aid"] = first_aid.FIRST_AID.get(case.subject, ())
    response = render(request, f"breaches/public/{name}_received.html", context)
    response["Cache-Control"] = "no-store"
    return response


def thanks(case, now):
    """What the page after sending shows, for every door."""
    clock = case.deadlines.filter(purpose=AUTHORITY).order_by("-pk").first()
    workflow = registry.get(case.kind).workflow.objects.select_related("processor").get(pk=case.pk)
    workflow.case = case
    left = case.outsiders.first()
    return {
        "now": now,
        "case": case,
        "workflow": workflow,
        "due": clock and clock.due_at,
        "steps": outside_steps(workflow, now),
        "first_aid": WHAT_NOW.get(case.subject, ()),
        "mailed_to": outsiders.masked(left.email) if left and left.email else "",
        "dpos": access.with_role(case.board, Role.DPO, on=local_day(now)),
    }

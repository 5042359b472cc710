"""Complain at the desk of a school, without an account; and what happens next."""

from functools import partial

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from cases import deadlines, documents, receipts, registry
from cases.models import Document
from cases.moves import changing
from cases.terms import local_day
from cases.views.public_form import PublicForm
from rights.complaints.opening import open_complaint
from rights.complaints.outside_steps import outside_steps, term_of
from rights.complaints.public.forms import PublicComplaint
from rights.complaints.public.prefill import NAME, case_behind, start_from
from schools import access
from schools.desk import at_desk, frame, officers_of, url_of
from schools.models import Role


# Exempt: there is no account whose standing a stranger could abuse, and a lost cookie must not cost what was typed.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@at_desk
def complain(request, school):
    """For everybody: nobody is asked for custody, and the term runs from the moment it is sent."""
    now = timezone.now()
    signed = request.POST.get("about_case") or request.GET.get(NAME, "")
    linked = case_behind(signed, school.board) if signed else None
    initial = start_from(linked, now) | {"about_case": signed} if linked else {}

    def context():
        return frame(school) | {
            "school": school,
            "desk": url_of(school),
            "dpos": officers_of(school, local_day(now)),
            "linked": linked,
            "board": school.board,
        }

    return PublicForm(
        request=request,
        purpose=f"complaint {school.pk}",
        to=f"school {school.pk}",
        template="rights/complaints/public/complain.html",
        make=partial(PublicComplaint, at=now, initial=initial),
        send=lambda form: send(school, form, linked, language=get_language()[:2], at=now),
        thanks=lambda reference: reverse("complaint_received", args=[school.slug, receipts.receipt(reference, at=now)]),
        context=context,
    ).answer()


def send(school, form, linked, *, language, at):
    """The case with its running term; files for the handler only. Gives the reference."""
    complaint = open_complaint(
        board=school.board, school=school, received_at=at, at=at, via="public", language=language,
        linked=[linked] if linked else [], **form.told(),
    )  # fmt: skip
    with changing(complaint.case, at=at) as workflow:
        for name, content in form.cleaned_data["files"]:
            about = {"origin": Document.Origin.PUBLIC, "handlers_only": True, "via": "public"}
            documents.store(workflow.case, name=name, content=content, at=at, **about)
    return complaint.case.reference


@require_safe
@at_desk
def received(request, school, receipt):
    """The number, what happens now and by when. Nothing of what was typed stands here."""
    now = timezone.now()
    case = receipts.case_of(receipt, at=now, school=school)
    if case is None or case.kind != "complaint":
        raise Http404
    workflow = registry.get(case.kind).workflow.objects.get(pk=case.pk)
    workflow.case, left, clock = case, case.outsiders.first(), term_of(workflow)
    told = {
        "now": now,
        "case": case,
        "due": clock and clock.due_at,
        "clock": clock,
        "why": deadlines.compute(clock)["explanation"] if clock else [],
        "steps": outside_steps(workflow, now),
        "mailed_to": masked(left.email) if left and left.email else "",
        "dpos": access.with_role(case.board, Role.DPO, on=local_day(now)),
        "desk": url_of(school),
    }
    response = render(request, "rights/complaints/public/received.html", frame(school) | told)
    response["Cache-Control"] = "no-store"
    return response


def masked(email):
    """Enough of an address to know it as one's own: s•••@voorbeeld.example."""
    name, _at, domain = email.rpartition("@")
    return f"{name[:1]}•••@{domain}"

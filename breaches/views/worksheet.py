"""The worksheet for the AP's form: read it, copy from it, fill in what is missing, take it along."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from breaches import worksheet
from breaches.paper_forms import worksheet_form
from breaches.views.papers import FILES, breach_of, may
from breaches.worksheet.edpb import notification
from breaches.worksheet.sheet import is_late, missing
from cases import drafts, paper
from cases.moves import Refused
from cases.views.entry import signed_in, typed
from cases.views.step import version
from pages import words

AP_FORM = "https://datalekken.autoriteitpersoonsgegevens.nl/"


@signed_in
def worksheet_page(request, reference):
    """Read the worksheet, copy from it, fill in what is missing."""
    breach, now = breach_of(request, reference), timezone.now()
    editable = may(request.user, breach.case, FILES)
    if request.method == "POST" and not editable:
        raise PermissionDenied
    filled = worksheet.sheet(breach, now)
    form = worksheet_form(filled)(typed(request, now), initial={a.key: a.text for _section, entries in filled for a in entries})
    refused = None
    if request.method == "POST" and form.is_valid():
        try:
            worksheet.save(breach.case, form.cleaned_data, by=request.user, at=now, version=version(request))
        except Refused as stale:
            refused = stale
        else:
            drafts.drop(request)
            messages.success(request, _("The worksheet is saved."))
            return HttpResponseRedirect(reverse("breaches:worksheet", args=[reference]))
    context = {
        "case": breach.case, "breach": breach, "now": now, "form": form, "filled": filled, "missing": missing(filled),
        "editable": editable, "filling": editable and (request.method == "POST" or "vul" in request.GET), "refused": refused,
        "rows": [(section, [(answer, form[answer.key]) for answer in entries]) for section, entries in filled],
        "late": is_late(breach, now), "ap_form": AP_FORM,
    }  # fmt: skip
    status = 409 if refused else 400 if request.method == "POST" else 200
    return render(request, "breaches/worksheet.html", context, status=status)


@signed_in
def worksheet_pdf(request, reference):
    breach, now = breach_of(request, reference), timezone.now()
    with translation.override("nl"):
        return paper.download(paper.pdf("sheet", on_paper(breach, now)), f"werkblad-{reference}.pdf")


def on_paper(breach, now):
    """The worksheet to print, Dutch as the form of the AP is."""
    board, reference = breach.case.board, breach.case.reference
    sections = [
        {
            "title": f"{section.number}. {section.title}",
            "rows": [
                {"label": f"{a.number} {a.label}".strip(), "text": a.text, "empty": "Nog in te vullen" if a.missing else "–"}
                for a in entries
            ],
        }
        for section, entries in worksheet.sheet(breach, now)
    ]
    return {
        "title": "Werkblad voor het meldformulier datalekken", "board": board.name, "sub": str(breach.case.school or ""),
        "sender": [],
        "lead": [f"{reference}, {words.moment(now)}", "Overnemen in het formulier van de AP; dit blad wordt niet verstuurd."],
        "foot": f"{reference} · vertrouwelijk", "sections": sections,
    }  # fmt: skip


@signed_in
def worksheet_json(request, reference):
    response = JsonResponse(notification(breach_of(request, reference)), json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = f'attachment; filename="melding-{reference}.json"'
    return response

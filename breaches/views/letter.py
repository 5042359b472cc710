"""The letter to the people concerned: written on the page, taken along as PDF or text."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from breaches import letter
from breaches.paper_forms import LetterForm
from breaches.views.papers import WRITES, breach_of, may
from cases import drafts, letter_text, paper
from cases.moves import Refused
from cases.views.entry import signed_in, typed
from cases.views.step import version
from pages import words
from schools import house_style


@signed_in
def letter_page(request, reference):
    """Write the letter: the draft from the facts, as far as people changed it."""
    breach, now = breach_of(request, reference), timezone.now()
    editable = may(request.user, breach.case, WRITES)
    if request.method == "POST" and not editable:
        raise PermissionDenied
    form = LetterForm(typed(request, now), initial={"text": letter.text_of(breach)})
    refused = None
    if request.method == "POST" and form.is_valid():
        try:
            letter.save(breach.case, form.cleaned_data["text"], by=request.user, at=now, version=version(request))
        except Refused as stale:
            refused = stale
        else:
            drafts.drop(request)
            messages.success(request, _("The letter is saved."))
            return HttpResponseRedirect(reverse("breaches:letter", args=[reference]))
    text = letter.text_of(breach)
    context = {
        "case": breach.case, "breach": breach, "now": now, "form": form, "text": text, "editable": editable, "refused": refused,
        "ready": letter_text.is_ready(text), "letter": on_paper(breach, text, now),
        "letter_css": house_style.css_url(breach.case.board, "brief"),
    }  # fmt: skip
    status = 409 if refused else 400 if request.method == "POST" else 200
    return render(request, "breaches/letter.html", context, status=status)


@signed_in
def letter_pdf(request, reference):
    breach, now = breach_of(request, reference), timezone.now()
    data = on_paper(breach, letter.text_of(breach), now)
    data = {**data, "board": data["brand"], "foot": "", **house_style.on_paper(breach.case.board)}
    return paper.download(paper.pdf("letter", data), f"brief-{reference}.pdf")


def on_paper(breach, text, now):
    """The letter with its head, for the page and the PDF alike; Dutch, as the letter is."""
    with translation.override("nl"):
        return _on_paper(breach, text, now)


def _on_paper(breach, text, now):
    board, school = breach.case.board, breach.case.school
    sender = [board.street, f"{board.postcode} {board.city}".strip(), board.phone]
    return {
        "brand": str(school or board),
        "sub": str(board) if school else "",
        "sender": [line for line in sender if line],
        "colophon": [
            {"label": "Datum", "value": words.day(now)},
            {"label": "Kenmerk", "value": breach.case.reference},
            *([] if letter_text.is_ready(text) else [{"label": "Concept", "value": "Vul eerst in wat tussen [haken] staat"}]),
        ],
        "logo": house_style.logo(board),
        "title": "Er is iets misgegaan met persoonsgegevens",
        "parts": letter_text.parts_with_lists(text),
        "closing": "",
    }

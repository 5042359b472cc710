"""The answer: written on its page, seen as it will go, with what goes along; taken along as PDF."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases import drafts as typed_before
from cases.moves import Refused
from cases.paper import download
from cases.views.entry import signed_in, typed, workflow_of
from cases.views.step import version
from rights.requests import releasing, reviewing
from rights.requests.letter_forms import LetterForm, PapersForm
from rights.requests.letters import answer, drafts, paper, sent
from rights.requests.models import Answer, State
from rights.requests.page.letters import blockers, sent_letters
from rights.requests.views.letters import request_of, writes


@signed_in
def answer_page(request, reference):
    """Write the answer: the draft from the case, as far as people changed it, with the sheet as it will go."""
    found, now = request_of(request, reference), timezone.now()
    editable = writes(request.user, found.case) and found.state != State.ANSWERED
    if request.method == "POST" and not editable:
        raise PermissionDenied
    form = LetterForm(typed(request, now), initial={"text": drafts.text_of(found)})
    if request.method != "POST":
        return show(request, found, form, now, editable)
    if not form.is_valid():
        return show(request, found, form, now, editable, status=400)
    text = "" if "anew" in request.POST else form.cleaned_data["text"]
    try:
        drafts.save(found.case, text, by=request.user, at=now, version=version(request))
    except Refused as refused:
        return show(request, workflow_of(found.case), form, now, editable, status=409, refused=refused)
    typed_before.drop(request)
    messages.success(request, _("The letter is saved."))
    return HttpResponseRedirect(reverse("requests:answer", args=[reference]))


def show(request, found, form, now, editable, *, status=200, refused=None, papers=None):
    case = found.case
    letter = preview(found, request.user, now) if answer.decided(found) else None
    context = {
        "case": case, "workflow": found, "now": now, "form": form, "editable": editable, "refused": refused,
        "letter": letter and paper.sheet(letter["head"], letter["letter"], case.board),
        "appendix": letter and paper.appendix(letter["head"], letter["information"]),
        "edited": drafts.is_edited(found), "blockers": blockers(found, request.user, now),
        "papers": papers or papers_form(request, found), "sent": sent_letters(found, now),
        "needs_information": answer.needs_information(found), "is_answered": found.state == State.ANSWERED,
        "may_send": found.state == State.DECIDED and editable,
    }  # fmt: skip
    return render(request, "rights/requests/answer.html", context, status=status)


def preview(found, user, now):
    """The letter as it would go now, by the usual way, signed by whoever looks when that person may send it."""
    by = user if writes(user, found.case) else None
    way = found.usual_way
    return sent.answered(found, by=by, at=now, way=way, copy_on_paper=way != Answer.Way.ELECTRONIC)


def papers_form(request, found, data=None):
    """The files of the case that can go along; those that were chosen stand ticked, or what came through the review."""
    rows = releasing.offered(found, request.user)
    through = {document.pk for document in reviewing.released(found)}
    chosen = {one.document_id for one in found.releases_chosen} or through
    return PapersForm(data, documents=rows, initial={"documents": [str(pk) for pk in chosen]})


@signed_in
@require_POST
def papers(request, reference):
    """Choose what goes along."""
    found, now = request_of(request, reference), timezone.now()
    if not writes(request.user, found.case) or found.state == State.ANSWERED:
        raise PermissionDenied
    form, refused = papers_form(request, found, request.POST), None
    letter_form = LetterForm(initial={"text": drafts.text_of(found)})
    if form.is_valid():
        try:
            releasing.choose(found.case, form.chosen(), by=request.user, at=now, version=version(request))
        except Refused as why:
            refused = why
        else:
            messages.success(request, _("This goes along with the answer."))
            return HttpResponseRedirect(reverse("requests:answer", args=[reference]) + "#stukken")
    status = 409 if refused else 400
    return show(request, workflow_of(found.case), letter_form, now, True, status=status, refused=refused, papers=form)


@signed_in
def answer_pdf(request, reference):
    """The letter as it stands now; the one that was sent has its own address."""
    found, now = request_of(request, reference), timezone.now()
    letter = preview(found, request.user, now)
    return download(paper.pdf(letter["head"], letter["letter"], letter["information"]), f"antwoord-{reference}.pdf")

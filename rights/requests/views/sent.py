"""Letters that went out: read and downloaded as they were sent; and the confirmations that a person prints and posts."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import timeline
from cases.moves import changing
from cases.paper import download
from cases.views.entry import signed_in
from rights.requests.letters import paper, sent
from rights.requests.models import SentLetter
from rights.requests.page.letters import find_sent, name_of
from rights.requests.views.letters import request_of, writes


def row_of(request, reference, pk):
    found = request_of(request, reference)
    row = find_sent(found, pk)
    if row is None:
        raise Http404
    return found, row


@signed_in
def letter_page(request, reference, pk):
    found, row = row_of(request, reference, pk)
    information = getattr(row, "information", "")
    context = {
        "case": found.case, "row": row, "name": name_of(row), "now": timezone.now(),
        "letter": row.head and paper.sheet(row.head, row.letter, found.case.board),
        "appendix": row.head and paper.appendix(row.head, information),
    }  # fmt: skip
    return render(request, "rights/requests/sent.html", context)


@signed_in
def letter_pdf(request, reference, pk):
    _found, row = row_of(request, reference, pk)
    if not row.head:
        raise Http404
    return download(paper.pdf(row.head, row.letter, getattr(row, "information", "")), f"brief-{reference}.pdf")


@signed_in
def confirmation(request, reference, sort):
    """A confirmation as it would go now; sending it keeps it as it went."""
    found, now = request_of(request, reference), timezone.now()
    if sort not in SentLetter.Sort.values:
        raise Http404
    if sort == SentLetter.Sort.LIFTING and not found.ends_restriction:
        raise Http404
    may = writes(request.user, found.case)
    letter = sent.confirmed(found, sort, by=request.user if may else None, at=now)
    if request.method == "POST":
        if not may:
            raise PermissionDenied
        with changing(found.case, at=now) as locked:
            row = SentLetter(case=locked.case, sort=sort, by=request.user, at=now, **letter)
            row.save(force_insert=True)
            timeline.record(locked.case, "request.letter_sent", at=now, by=request.user, facts={"sort": sort})
        messages.success(request, _("The letter is kept as it was sent."))
        return HttpResponseRedirect(reverse("requests:letter", args=[reference, row.pk]))
    context = {
        "case": found.case, "workflow": found, "now": now, "sort": sort, "may": may, "name": SentLetter.Sort(sort).label,
        "letter": paper.sheet(letter["head"], letter["letter"], found.case.board),
    }  # fmt: skip
    return render(request, "rights/requests/confirmation.html", context)

"""A letter to the complainant, read and downloaded as it was sent."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from cases.paper import download
from cases.views.entry import behind_paper, signed_in
from rights.complaints.models import Complaint
from rights.letters import paper


def row_of(request, reference, pk):
    """The complaint and its letter; 404 where there is none, or where it has been erased."""
    complaint = behind_paper(request, reference, Complaint.kind)
    row = next((one for one in complaint.letters if one.pk == pk and one.head), None)
    if row is None:
        raise Http404
    return complaint, row


@signed_in
def letter_page(request, reference, pk):
    complaint, row = row_of(request, reference, pk)
    case = complaint.case
    context = {"case": case, "row": row, "now": timezone.now(), "letter": paper.sheet(row.head, row.letter, case.board)}
    return render(request, "rights/complaints/letter.html", context)


@signed_in
def letter_pdf(request, reference, pk):
    _complaint, row = row_of(request, reference, pk)
    return download(paper.pdf(row.head, row.letter), f"brief-{reference}.pdf")

"""What a decision leaves to do or to print: tell a recipient, the list of them, and the own view that is added."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from cases import drafts, paper, sight
from cases.moves import Refused
from cases.views.asking import ask, fill
from cases.views.entry import signed_in
from pages import words
from pages.errors import error_page
from rights.requests import telling
from rights.requests.models import Outcome, Recipient, Right
from rights.requests.outcome_forms import DealWith
from rights.requests.page.later import became
from rights.requests.views.letters import request_of
from schools import access, house_style


@signed_in
def own_view(request, reference):
    """The requester's own view, to add to the file on paper."""
    workflow, now = request_of(request, reference), timezone.now()
    row = workflow.decision_on(Right.RECTIFICATION)
    statement = (row.details or {}).get("statement") if row and row.outcome == Outcome.OWN_VIEW_ADDED else ""
    if not statement:
        raise Http404
    with translation.override("nl"):
        name = (workflow.data_subject or {}).get("name") or (workflow.requester or {}).get("name", "")
        rows = [("Over", name), ("Van", (workflow.requester or {}).get("name", "")), ("Zienswijze", statement)]
        lead = [
            f"{reference}, toegevoegd op {words.day(row.at)}",
            "Dit blad hoort bij het dossier. Wie het dossier leest, leest ook dit blad.",
        ]
        data = sheet(workflow, "Eigen zienswijze bij het dossier", lead, [("Wat de verzoeker wil toevoegen", rows)], now)
        return paper.download(paper.pdf("sheet", data), f"eigen-visie-{reference}.pdf")


@signed_in
def recipients(request, reference):
    """Who got the data and what they were told: for the requester who asks it (AVG art. 19)."""
    workflow, now = request_of(request, reference), timezone.now()
    if not workflow.recipients:
        raise Http404
    with translation.override("nl"):
        rows = [(listed(row, workflow), became(row, now)) for row in workflow.recipients]
        lead = [
            f"{reference}, stand van {words.day(now)}",
            "Deze organisaties kregen de gegevens van de school. De school laat hun weten wat er is veranderd.",
        ]
        data = sheet(workflow, "Wie de gegevens kreeg", lead, [("Ontvangers", rows)], now)
        return paper.download(paper.pdf("sheet", data), f"ontvangers-{reference}.pdf")


def listed(row, workflow):
    row.case = workflow.case
    name, kind = row.name or "", str(row.get_kind_display())
    return name if name.lower() == kind.lower() else f"{name} ({kind})"


def sheet(workflow, title, lead, sections, now):
    """The data of a paper with lines of a label and a text."""
    board, school = workflow.case.board, workflow.case.school
    return {
        "title": title, "board": str(school or board), "sub": str(board) if school else "", "lead": lead,
        "sender": [line for line in (board.street, f"{board.postcode} {board.city}".strip(), board.phone) if line],
        "foot": f"{workflow.case.reference} · vertrouwelijk",
        "sections": [
            {"title": name, "rows": [{"label": label, "text": text, "empty": "–"} for label, text in rows]}
            for name, rows in sections
        ],
        **house_style.on_paper(board),
    }  # fmt: skip


@signed_in
def recipient(request, pk):
    """Tell one recipient, or write why not."""
    rows = Recipient.objects.filter(access.reach(request.user, "case"), pk=pk)
    row = rows.select_related("case__board", "case__school", "task").first()
    if row is None:
        raise Http404
    case = row.task.case = row.case
    if not sight.may_finish(request.user, case, row.task):
        raise PermissionDenied(_("This task is somebody else's."))
    back = reverse("cases:case", args=[case.reference]) + "#ontvangers"
    if row.task.done_at:
        messages.info(request, _("This was done already, by %(who)s.") % {"who": row.task.done_by})
        return HttpResponseRedirect(back)
    form, now = fill(request, DealWith, case)
    if request.method == "POST" and form.is_valid():
        try:
            telling.deal_with(row, **form.told(), by=request.user, at=now)
        except Refused as stale:
            return error_page(request, 409, reason=stale.reason, back_url=back, back_label=_("Back to the case"))
        drafts.drop(request)
        messages.success(request, _("It stands on the list."))
        return HttpResponseRedirect(back)
    title = _("Tell %(name)s what was changed") % {"name": row.name}
    return ask(request, case, form, title=title, button=_("Keep this"), intro=row.task.text)

"""The FG's confidential notes: written and erased on pages of their own, read on the page of the case."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from cases import confidential, drafts, sight
from cases.page_forms import Confirm, WriteInConfidence
from cases.views.asking import ask, fill
from cases.views.entry import signed_in, visible_case


def case_in_confidence(request, reference):
    """The case, for its FG."""
    case = visible_case(request, reference)
    if not sight.keeps_confidence(request.user, case):
        raise PermissionDenied(_("Only the FG comes here."))
    return case


@signed_in
def write(request, reference):
    case = case_in_confidence(request, reference)
    form, now = fill(request, WriteInConfidence, case)
    if request.method == "POST" and form.is_valid():
        kept = confidential.add(case, **form.cleaned_data, by=request.user, at=now)
        drafts.drop(request)
        messages.success(request, _("Kept. Only the FG reads this.") if kept else _("You had done this already."))
        return HttpResponseRedirect(notes_at(case))
    return ask(request, case, form, title=_("Write a confidential note"), button=_("Keep this"), icon="lock")


@signed_in
def erase(request, reference, pk):
    """What was told in confidence need not stay as long as the case does."""
    case = case_in_confidence(request, reference)
    note = next((one for one in confidential.notes_of(case) if one.pk == pk), None)
    if note is None:
        raise Http404
    form, _now = fill(request, Confirm, case)
    if request.method != "POST":
        title = _("Erase this note for good?")
        return ask(request, case, form, title=title, button=_("Erase it"), icon="trash", intro=note.text)
    confidential.erase(case, pk)
    messages.success(request, _("The note has been erased."))
    return HttpResponseRedirect(notes_at(case))


def notes_at(case):
    return reverse("cases:case", args=[case.reference]) + "#vertrouwelijk"

"""The information of AVG art. 15(1) and (2), as each board gives it: written by the privacy officer or an administrator."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import drafts
from cases.letter_text import is_ready, parts_with_lists
from cases.views.entry import signed_in, typed
from rights.requests.letter_forms import InformationForm
from rights.requests.letters import information
from schools import access
from schools.models import Role


@signed_in
def information_page(request, number=""):
    """The text of a board; without a number that of the only board somebody writes it for."""
    boards = sorted(access.boards_of(request.user, Role.PRIVACY_OFFICER, Role.ADMIN), key=lambda board: board.name)
    if not boards:
        raise PermissionDenied(_("The privacy officer or an administrator writes this text."))
    board = next((one for one in boards if one.number == number), None) if number else boards[0]
    if board is None:
        raise Http404
    now, there = timezone.now(), information.of_board(board)
    initial = {f"text_{code}": getattr(there, f"text_{code}") if there else text for code, text in information.DEFAULTS.items()}
    form = InformationForm(typed(request, now), initial=initial)
    if request.method == "POST" and form.is_valid():
        information.save(board, **form.cleaned_data, by=request.user, at=now)
        drafts.drop(request)
        messages.success(request, _("The text is saved. It goes along from the next answer on."))
        return HttpResponseRedirect(reverse("requests:information", args=[board.number]))
    context = {
        "board": board, "boards": boards if len(boards) > 1 else [], "there": there, "form": form, "now": now,
        "unfinished": not there or not is_ready(there.text_nl) or not is_ready(there.text_en),
        "parts": parts_with_lists(there.text_nl if there else initial["text_nl"]),
        "is_kept": form.is_bound and request.method == "GET",
    }  # fmt: skip
    return render(request, "rights/requests/information.html", context, status=400 if request.method == "POST" else 200)

"""What was mailed to me, what could not be delivered on my boards, and what I want mail about."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases.views.entry import signed_in
from notifications import quiet, shown
from notifications.forms import Preferences
from notifications.models import Mail, Preference
from notifications.preferences import OPTIONAL
from schools import access
from schools.models import Role

SIZE = 25


@signed_in
def mine(request):
    """My mails, the newest first; and for who looks after a board, the mails that failed there."""
    form = Preferences(request.POST if request.method == "POST" else None, initial={"topics": wanted(request.user)})
    if request.method == "POST" and form.is_valid():
        form.save(request.user)
        messages.success(request, _("From now on you get mail as you chose."))
        return redirect("notifications:mine")
    rows, pager = page(own(request.user), request.GET.get("voor", ""))
    context = {
        "now": timezone.now(),
        "form": form,
        "mails": shown.rows(rows, request.user),
        "failed": shown.rows(failed(request.user)[:SIZE], request.user),
        "pager": pager,
    }
    return render(request, "notifications/mine.html", context)


@require_POST
@signed_in
def again(request, pk):
    """Try a failed mail once more, now that its address is right."""
    mail = get_object_or_404(failed(request.user), pk=pk)
    at = timezone.now()
    when = quiet.when(at, urgent=mail.urgent)
    Mail.objects.failed().filter(pk=mail.pk).update(given_up_at=None, attempts=0, last_error="", **when)
    if when["try_at"] == at:
        messages.success(request, _("It is tried again within a minute."))
    else:
        messages.success(request, _("It is tried again on the next working morning."))
    return redirect("notifications:mine")


def wanted(user):
    """The topics this person gets mail about."""
    off = Preference.objects.filter(user=user).values_list("off", flat=True).first() or ()
    return [topic.value for topic in OPTIONAL if topic.value not in off]


def own(user):
    """My mails; not those about a case that is hidden from me now."""
    rows = Mail.objects.filter(to_user=user).exclude(case__in=user.barred_from.values("case"))
    return rows.select_related("case", "deadline", "event", "to_user").order_by("-pk")


def failed(user):
    """The failed mails of the boards this person looks after, as privacy officer or as administrator, and those told of."""
    boards = {m.board_id for m in access.standing(user) if m.school_id is None and m.role == Role.ADMIN}
    officer = Q(case__isnull=False) & access.reach(user, "case") & Q(board__in=officer_of(user))
    told = Mail.objects.filter(to_user=user, topic=Mail.Topic.FAILURE)
    mine = Q(pk__in=list(told.values_list("facts__mail", flat=True)))
    mine &= Q(board__in={m.board_id for m in access.standing(user)})  # who left a board takes nothing along
    rows = Mail.objects.failed().filter(Q(board__in=boards) | officer | mine)
    rows = rows.exclude(case__in=user.barred_from.values("case"))
    return rows.select_related("case", "deadline", "event", "to_user").order_by("-given_up_at", "-pk")


def officer_of(user):
    return {m.board_id for m in access.standing(user) if m.role == Role.PRIVACY_OFFICER}


def page(rows, before):
    """The page of rows older than this one."""
    if before and not (before.isascii() and before.isdecimal() and len(before) < 19):
        raise BadRequest("voor")
    found = list((rows.filter(pk__lt=int(before)) if before else rows)[: SIZE + 1])
    older = f"?voor={found[SIZE - 1].pk}" if len(found) > SIZE else ""
    return found[:SIZE], {"previous": "?" if before else "", "next": older}

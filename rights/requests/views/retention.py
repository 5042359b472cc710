"""The retention table of a board: read by whoever works with its cases, changed by its privacy officer."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases import drafts
from cases.views.entry import signed_in, typed
from pages import words
from rights.requests import retention_table
from rights.requests.models import RetentionRule
from rights.requests.outcome_forms import RuleForm
from schools import access
from schools.models import Role


def boards_read(user):
    """The boards whose table this person reads."""
    seen = access.boards_behind(m for m in access.standing(user) if m.role in access.SEES_CASES)
    return {board.pk: board for board in seen}


def changes_it(user, board):
    return board in access.boards_of(user, Role.PRIVACY_OFFICER)


def board_of(request):
    """The board of the address, or the first of this person's own."""
    boards = boards_read(request.user)
    if not boards:
        raise PermissionDenied(_("Who works with requests reads the retention terms."))
    number = request.GET.get("bestuur")
    found = [board for board in boards.values() if number in (None, board.number)]
    if not found:
        raise Http404
    return found[0], list(boards.values())


@signed_in
def table(request):
    """Every category with its term, ground and source."""
    board, boards = board_of(request)
    rules = retention_table.rules_of(board)
    context = {
        "board": board, "changes": changes_it(request.user, board), "public": board.legal_form == board.LegalForm.PUBLIC,
        "rules": [line(rule) for rule in sorted(rules, key=lambda rule: not rule.active)],
        "boards": [
            {"url": f"?bestuur={one.number}", "label": one.name, "count": "", "current": one == board} for one in boards
        ] if len(boards) > 1 else [],
    }  # fmt: skip
    return render(request, "rights/requests/retention.html", context)


def line(rule):
    return {
        "rule": rule, "length": length(rule), "own": retention_table.is_default(rule) is None,
        "changed": retention_table.is_default(rule) is False,
    }  # fmt: skip


def length(rule):
    """How long, in words."""
    if rule.kind == RetentionRule.Kind.CONSENT:
        return rule.get_kind_display()
    return f"{rule.count} {UNITS[rule.unit](rule.count)}"


UNITS = {
    "weeks": lambda n: _("week") if n == 1 else _("weeks"),
    "months": lambda n: _("month") if n == 1 else _("months"),
    "years": lambda n: _("year") if n == 1 else _("years"),
}


def rule_of(request, pk):
    """The rule, for the privacy officer of its board; who only reads it is refused, anybody else finds nothing."""
    rule = RetentionRule.objects.select_related("board").filter(pk=pk, board__in=boards_read(request.user)).first()
    if rule is None:
        raise Http404
    if not changes_it(request.user, rule.board):
        raise PermissionDenied(_("The privacy officer of the board changes the retention terms."))
    return rule


@signed_in
def edit(request, pk):
    return form_page(request, rule_of(request, pk), _("Change a retention term"))


@signed_in
def add(request):
    board, _boards = board_of(request)
    if not changes_it(request.user, board):
        raise PermissionDenied(_("The privacy officer of the board changes the retention terms."))
    rule = RetentionRule(board=board, code=retention_table.own_code(board))
    return form_page(request, rule, _("Add a category of data"))


def form_page(request, rule, title):
    now, back = timezone.now(), reverse("requests:retention") + f"?bestuur={rule.board.number}"
    stored = retention_table.told(rule)
    form = RuleForm(typed(request, now), instance=rule)
    if request.method == "POST" and form.is_valid():
        for name, value in stored.items():
            setattr(rule, name, value)  # what stands there is told from the row, not from the form
        changed = retention_table.change(rule, form.cleaned_data, by=request.user, at=now)
        drafts.drop(request)
        messages.success(request, _("The table has been changed.") if changed else _("Nothing was different."))
        return HttpResponseRedirect(back)
    context = {
        "form": form, "title": title, "back": back, "rule": rule, "is_kept": form.is_bound and request.method == "GET",
        "restores": retention_table.is_default(rule) is False if rule.pk else False,
        "changes": [change_line(row, now) for row in changes_of(rule)],
    }  # fmt: skip
    return render(request, "rights/requests/retention_rule.html", context, status=400 if request.method == "POST" else 200)


def changes_of(rule):
    return rule.changes.select_related("by").order_by("-at", "-pk")[:20] if rule.pk else []


def change_line(row, now):
    """Who changed what, and when."""
    labels = RuleForm.Meta.labels | {"count": _("How long?")}
    what = [
        f"{labels[name]} {shown(row.before.get(name))} → {shown(value)}"
        for name, value in row.after.items() if row.before.get(name) != value and row.before
    ]  # fmt: skip
    return {"at": words.moment(row.at, now), "by": row.by, "what": what or [_("Added")]}


def shown(value):
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return "–" if value in (None, "") else str(NAMES.get(value, value))


NAMES = {
    **dict(RetentionRule.Kind.choices), **dict(RetentionRule.Unit.choices), **dict(RetentionRule.From.choices),
}  # fmt: skip


@require_POST
@signed_in
def restore(request, pk):
    """Put the default back; for what the board added itself there is none."""
    rule = rule_of(request, pk)
    if rule.code not in retention_table.DEFAULT:
        raise Http404
    retention_table.restore(rule, by=request.user, at=timezone.now())
    messages.success(request, _("The default stands there again."))
    return HttpResponseRedirect(reverse("requests:retention") + f"?bestuur={rule.board.number}")

"""All cases somebody may see: selections and filters in the address, paged by key, and one handler for many at once."""

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.db.models import Count, Q
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases import notes, paging, registry, sight
from cases.filters import Filters, kinds, schools_of, states
from cases.models import Case
from cases.page_forms import handlers_for
from cases.running import lines
from cases.terms import local_day
from cases.views.entry import signed_in
from cases.views.rows import rows
from schools import access
from schools.models import Membership, User

MOST_AT_ONCE = 100


@signed_in
def cases(request):
    """The list, as its address says."""
    user, now = request.user, timezone.now()
    if not {m.role for m in access.standing(user)} & access.SEES_CASES:
        raise PermissionDenied(_("Your role has its own page: My work."))
    asked = request.GET.copy()
    if "open" not in asked and "overdue" not in asked:
        asked["open"] = "true"
    form = Filters(asked, user=user)
    is_right = form.is_valid()
    order = request.GET.get("ordering") or ("-received_at" if asked.get("open") == "false" else "due_at")
    if order not in paging.ORDERS:
        raise BadRequest("ordering")
    visible = Case.objects.visible_to(user)
    try:
        found = paging.page(lines(form.narrow(visible, now)), order=order, cursor=request.GET.get("cursor", ""))
    except paging.BadCursor as error:
        raise BadRequest("cursor") from error
    several = len({m.board_id for m in access.standing(user)}) > 1
    context = {
        "now": now,
        "form": form,
        "cases": rows(found.rows, now, several),
        "views": views(user, visible, asked, now),
        "filters": choices(user, asked),
        "is_narrowed": any(asked.get(name) for name in ("kind", "state", "school", "search")),
        "sort": sorting(request, order),
        "pager": {"next": address(request, cursor=found.next), "previous": address(request, cursor=found.previous)},
        "reports": sight.reports(request.user),
        "handlers": assignable(user, now).items(),
        "back": request.get_full_path(),
    }
    return render(request, "cases/list.html", context, status=200 if is_right else 400)


def address(request, **changed):
    """The address of this page with something changed; empty when what was changed is empty."""
    if not all(changed.values()):
        return ""
    query = request.GET.copy()
    query.pop("cursor", None)
    for name, value in changed.items():
        query[name] = value
    return f"?{query.urlencode()}"


def views(user, visible, asked, now):
    """The ready-made selections with how many there are, from one query over the open cases."""
    late = Q(due_at__lt=now)
    counted = visible.open().order_by().values_list("assignee").annotate(n=Count("*"), late=Count("pk", filter=late))
    handled = {handler: count for handler, count, _late in counted}
    tabs = (
        (_("All open"), {"open": "true"}, sum(handled.values())),
        (_("Past the deadline"), {"overdue": "true"}, sum(late for _handler, _count, late in counted)),
        (_("Handled by me"), {"assignee": "me", "open": "true"}, handled.get(user.pk, 0)),
        (_("Without a handler"), {"assignee": "none", "open": "true"}, handled.get(None, 0)),
        (_("All closed"), {"open": "false"}, None),
    )
    current = {name: asked[name] for name in ("open", "overdue", "assignee") if asked.get(name)}
    return [
        {"url": "?" + "&".join(f"{name}={value}" for name, value in words.items()), "label": label, "count": count,
         "current": current == words}
        for label, words, count in tabs
    ]  # fmt: skip


def choices(user, asked):
    """The lists to choose from above the cases; of states only those of the chosen kind."""
    kind = registry.find(asked.get("kind", ""))
    stages = list(kind.states.items()) if kind else states()
    return {
        "kinds": kinds(),
        "states": stages,
        "schools": schools_of(user).order_by("name").values_list("slug", "name"),
        "kept": [(name, asked[name]) for name in ("open", "overdue", "ordering") if asked.get(name)],
        "asked": asked,
    }


def sorting(request, order):
    """The link above the clocks that turns the order round."""
    ascending = order != "-due_at"
    label = _("sort the latest first") if ascending else _("sort the earliest first")
    turned = "-due_at" if order == "due_at" else "due_at"
    return {"url": address(request, ordering=turned), "label": label, "ascending": ascending}


def assignable(user, now):
    """Who handles cases on the boards and schools where this person chooses the handler: names by number."""
    mine = [m for m in access.standing(user) if m.role in sight.HANDLES]
    boards, schools = {m.board_id for m in mine}, {m.school_id for m in mine if m.school_id}
    held = Membership.objects.filter(Membership.on(local_day(now)), board__in=boards, role__in=sight.HANDLES)
    if all(m.school_id for m in mine):
        held = held.filter(Q(school=None) | Q(school__in=schools))
    people = held.filter(user__is_active=True).order_by("user__name").distinct()
    return {pk: name or email for pk, name, email in people.values_list("user", "user__name", "user__email")}


@signed_in
def assign(request):
    """Give several cases one handler. Only those that this person handles are changed."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("cases:list"))
    user, now = request.user, timezone.now()
    back = request.POST.get("back", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}):
        back = reverse("cases:list")
    references = request.POST.getlist("case")
    chosen = number(request.POST.get("to", ""))
    person = User.objects.get(pk=chosen) if chosen in assignable(user, now) else None
    if len(references) > MOST_AT_ONCE or any("\x00" in reference for reference in references):
        raise BadRequest("case")
    if not references or person is None:
        messages.error(request, _("Tick the cases and choose a colleague."))
        return HttpResponseRedirect(back)
    done = 0
    for case in Case.objects.visible_to(user).open().filter(reference__in=references).select_related("board", "school"):
        fits = handlers_for(case.board_id, case.school_id, local_day(now)).filter(pk=person.pk).exclude(barred_from__case=case)
        if sight.handles(user, case) and case.assignee_id != person.pk and fits.exists():
            notes.assign(case, assignee=person, by=user, at=now)
            done += 1
    told = ngettext("%(count)s case is handled by %(who)s now.", "%(count)s cases are handled by %(who)s now.", done)
    messages.success(request, told % {"count": done, "who": person})
    return HttpResponseRedirect(back)


def number(text):
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0

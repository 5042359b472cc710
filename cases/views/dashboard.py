"""The dashboard: what burns, what waits for me, and six weeks ahead. For the FG, the privacy officer and the board."""

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cases import registry, school_holidays, sight, statutory, terms, waiting
from cases.models import Case
from cases.running import ticking
from cases.views.entry import signed_in
from cases.views.rows import place
from cases.views.work import wait_lines
from pages import clock, ruler, words
from schools import access

BURNING, WAITING, WEEKS = 5, 5, 6
MOST, MOST_TASKS = 300, 25  # clocks and tasks read for one page
NUMBERS = (
    "0", gettext_lazy("one"), gettext_lazy("two"), gettext_lazy("three"), gettext_lazy("four"),
    gettext_lazy("five"), gettext_lazy("six"), gettext_lazy("seven"), gettext_lazy("eight"), gettext_lazy("nine"),
    gettext_lazy("ten"), gettext_lazy("eleven"), gettext_lazy("twelve"),
)  # fmt: skip


@signed_in
def dashboard(request):
    user, now = request.user, timezone.now()
    boards = access.boards_behind(m for m in access.standing(user) if m.role in sight.OVERSEES)
    if not boards:
        raise PermissionDenied(_("The dashboard is for the FG, the privacy officer and the board."))
    chosen = choose(boards, request.GET.get("bestuur"))
    counts = counts_of(user, boards, now)
    clocks = list(ticking(user, chosen)[:MOST])
    waits = [*waiting.steps_for(user, now, chosen), *waiting.tasks_of(user, chosen)[:MOST_TASKS]]
    context = {
        "now": now,
        "title": title(boards, chosen, now),
        "summary": summary([counts[board.pk] for board in chosen if board.pk in counts], len(waits)),
        "views": tabs(boards, chosen, counts) if len(boards) > 1 else [],
        "open_count": sum(counts[board.pk]["open"] for board in chosen if board.pk in counts),
        "burns": [burn(one, now, len(boards) > 1) for one in clocks[:BURNING]],
        "waits": wait_lines(waits[:WAITING], now),
        "waits_more": max(0, len(waits) - WAITING),
        **strip(clocks, now),
    }
    return render(request, "cases/dashboard.html", context)


def choose(boards, number):
    """The boards the page is about: one by its number, or all."""
    if not number:
        return boards
    found = [board for board in boards if board.number == number]
    if not found:
        raise Http404
    return found


def counts_of(user, boards, now):
    """Of each board how many cases are open, late, and due this week."""
    sunday = terms.local_day(now) + dt.timedelta(days=6 - terms.local_day(now).weekday())
    rows = Case.objects.visible_to(user).open().filter(board__in=boards).values("board")
    rows = rows.annotate(
        open=Count("pk"),
        late=Count("pk", filter=Q(due_at__lt=now)),
        week=Count("pk", filter=Q(due_at__gte=now, due_at__lte=terms.end_of_day(sunday))),
    )
    return {row["board"]: row for row in rows.order_by("board")}


def title(boards, chosen, now):
    day = words.day(now, now)
    if len(chosen) == 1:
        return _("%(board)s on %(day)s") % {"board": chosen[0].name, "day": day}
    return opening(_("%(count)s boards on %(day)s") % {"count": number(len(boards)), "day": day})


def number(count):
    """A small number as a word."""
    return str(NUMBERS[count]) if count < len(NUMBERS) else str(count)


def summary(counts, wanted):
    """How it stands, in a sentence or two."""
    late, week = sum(row["late"] for row in counts), sum(row["week"] for row in counts)
    passed = ngettext("%(count)s case is late", "%(count)s cases are late", late) if late else _("no case is late")
    ends = ngettext("%(count)s ends this week", "%(count)s end this week", week) if week else _("none ends this week any more")
    told = f"{opening(passed % {'count': number(late)})}, {ends % {'count': number(week)}}."
    if not wanted:
        return told + " " + _("Nothing waits for you.")
    waits = ngettext("%(count)s thing waits for you.", "%(count)s things wait for you.", wanted)
    return told + " " + opening(waits % {"count": number(wanted)})


def opening(text):
    """With a capital; Dutch writes no accent on it: "Eén"."""
    text = capfirst(text)
    return f"Eé{text[2:]}" if text.startswith("Éé") else text


def tabs(boards, chosen, counts):
    """All boards, and each with how many cases are open."""
    address = reverse("cases:dashboard")
    every = [{"url": address, "label": _("All %(count)s") % {"count": number(len(boards))}, "current": chosen == boards}]
    return every + [
        {
            "url": f"{address}?bestuur={board.number}",
            "label": board.name,
            "count": counts.get(board.pk, {"open": 0})["open"],
            "current": chosen == [board],
        }
        for board in boards
    ]


def burn(one, now, several):
    """One clock as a line of what burns."""
    kind = registry.get(one.case__kind)
    return {
        "clock": clock.face(one.due_at, now, start=one.started_at),
        "url": reverse("cases:case", args=[one.case__reference]),
        "text": f"{kind.purpose(one.purpose)}: {words.mid_sentence(str(kind.subject(one.case__subject)))}",
        "where": place(one.case__board__name, one.case__school__name, several),
        "reference": one.case__reference,
    }


def strip(clocks, now):
    """Six weeks from this Monday: what ends when, weekends, holidays and school holidays."""
    monday = words.monday_of(now)
    days = [monday + dt.timedelta(days=n) for n in range(7 * WEEKS)]
    holidays = dict(terms.holidays_between(days[0], days[-1], decree_days=statutory.decree_days()))
    dues, home = {}, reverse("cases:list")
    for one in clocks:
        dues.setdefault(terms.local_day(one.due_at), []).append(due(one, now, home))
    drawn = [ruler.Day(day, tuple(dues.get(day, ())), holidays.get(day) or "", school_holidays.name_of(day)) for day in days]
    names = list(dict.fromkeys(str(day.vacation) for day in drawn if day.vacation))
    return {"days": drawn, "today": terms.local_day(now), "vacation": ", ".join(names)}


def due(one, now, home):
    """One clock below its day: "DL-00012 notify"."""
    prefix, _year, count = one.case__reference.split("-")
    told = f"{prefix}-{count} {registry.get(one.case__kind).purpose(one.purpose, short=True)}"
    return ruler.Due(told, f"{home}{one.case__reference}/", clock.urgency(one.due_at, now) != "")

"""The parts of a case as its page shows them: clocks, tasks, messages, files, timeline and links."""

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as _

from cases import chain, registry, sight
from cases.models import Case
from cases.views.rows import big_clock, past_clock, urgency
from pages import words

LATEST_EVENTS = 12


def clocks_of(case, now):
    """The clocks of a case: the running ones by urgency, with their purpose; and those that have ended."""
    rows = list(case.deadlines.prefetch_related("clock_facts").order_by("started_at", "pk"))
    for row in rows:
        row.case = case
    running = sorted((row for row in rows if row.ended_at is None), key=urgency)
    return {
        "running": [(row.purpose, big_clock(row, now, small=n > 0, open_why=n == 0)) for n, row in enumerate(running)],
        "past": [past_clock(row) for row in rows if row.ended_at],
    }


def tasks_of(case, user, now, **only):
    """Open tasks first. Who may finish one gets the address for it."""
    found = []
    tasks = case.tasks.filter(**only).select_related("assignee", "done_by")
    for task in sorted(tasks, key=lambda t: (t.done_at is not None, t.due_on or dt.date.max, t.made_at)):
        task.case = case
        who = str(task.done_by if task.done_at else task.assignee or _("nobody yet"))
        when = done_on(task, now) if task.done_at else task.due_on and words.day(task.due_on, now)
        url = reverse("cases:finish_task", args=[case.reference, task.pk])
        came_back = case.closed_at is None or task.made_at > case.closed_at  # what came up after closing still has to be done
        may = not task.done_at and came_back and sight.may_finish(user, case, task)
        found.append(
            {
                "title": task.text if task.text is not None else _("Erased"),
                "note": ", ".join(part for part in (who, when, task.answer) if part),
                "done": bool(task.done_at),
                "url": url if may else "",
            }
        )
    return found


def done_on(task, now):
    return _("done on %(day)s") % {"day": words.day(task.done_at, now)}


def letters_of(events, user, *, own=False):
    """The messages of a case, the oldest first. In somebody's own part it goes without saying to whom they are."""
    return [
        {"who": event.actor if own else from_to(event), "at": event.at, "text": event.note, "mine": event.by_id == user.pk}
        for event in events
        if event.name.startswith("message.")
    ]


def from_to(event):
    """Who wrote a message; and to whom, when it left the case or came from outside."""
    return event.actor if event.name == "message.internal" else f"{event.actor} ({event.text})"


def documents_of(case, user, now, **only):
    """The files of a case; what this person may not open says why."""
    found = []
    for document in case.documents.filter(**only).order_by("-at", "pk"):
        document.case = case
        gone, may = document.erased_at is not None, sight.may_open(user, case, document)
        url = reverse("cases:document", args=[case.reference, document.pk]) if may and not gone else ""
        note = f"{words.day(document.at, now)}, {words.size(document.size)}"
        why = _("Erased.") if gone else "" if may else _("Only for the handler.")
        title = document.title if may and document.title is not None else _("Document")
        row = {"url": url, "title": title, "note": note, "icon": "paperclip" if may else "lock", "why": why}
        if url and document.handlers_only and sight.handles(user, case):
            row["act"] = {"url": reverse("cases:erase_document", args=[case.reference, document.pk]), "label": _("Erase")}
        found.append(row)
    return found


def timeline_of(events, everything=False):
    """What happened, the newest first."""
    latest = events[::-1] if everything else events[: -LATEST_EVENTS - 1 : -1]
    return [{"at": e.at, "text": e.text, "by": e.actor, "note": e.note} for e in latest]


def chain_of(case, count, everything=False):
    """Whether the timeline still says what was written."""
    more = reverse("cases:case", args=[case.reference]) + "?tijdlijn=alles#tijdlijn"
    return {"ok": not chain.faults_of(case), "count": count, "more_url": "" if everything or count <= LATEST_EVENTS else more}


def links_of(case, user):
    """The cases this one has to do with, that this person may see."""
    pks = {link.other_id: link.get_why_display() for link in case.links.all()}
    pks |= {link.case_id: _("has to do with") for link in case.linked_from.all()}
    others = Case.objects.visible_to(user).filter(pk__in=pks).order_by("reference") if pks else []
    return [
        {
            "url": reverse("cases:case", args=[other.reference]),
            "reference": other.reference,
            "subject": registry.get(other.kind).subject(other.subject),
            "why": pks[other.pk],
        }
        for other in others
    ]

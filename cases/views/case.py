"""One case: what it is, where it stands, its clocks, what can be done, and all that is in it. The same for every kind."""

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import confidential, registry, sight
from cases.models import Look
from cases.told import told
from cases.views.acts import acts, deciding
from cases.views.asking import crumbs_of
from cases.views.entry import signed_in, visible_case, workflow_of
from cases.views.parts import chain_of, clocks_of, documents_of, letters_of, links_of, tasks_of, timeline_of
from cases.views.rows import where

LATEST_MESSAGES = 3


@signed_in
def case(request, reference):
    """The page of a case, in full or somebody's own part of it. Each look is kept."""
    case, now = visible_case(request, reference), timezone.now()
    workflow = workflow_of(case)
    if sight.sight(request.user, case) == sight.FULL:
        template, context = "cases/case.html", in_full(request, case, workflow, now)
    else:
        template, context = "cases/own.html", own_part(request, case, now)
    Look.objects.create(case=case, user=request.user, at=now)
    return render(request, template, head(case, workflow, now, request.user) | context)


def head(case, workflow, now, user):
    """What stands above every case."""
    kind = registry.get(case.kind)
    return {
        "now": now,
        "case": case,
        "kind": kind,
        "workflow": workflow,
        "heading": kind.subject(case.subject),
        "where": where(case, several_boards=False),
        "state": {
            "label": kind.state(case.state),
            "help": kind.state_help.get(case.state, ""),
            "icon": "check" if case.closed_at else kind.state_icons.get(case.state, "circle-dot"),
        },
        "crumbs": [*crumbs_of(case, user=user)[:1], {"label": case.reference}],
    }


def in_full(request, case, workflow, now):
    user, kind = request.user, registry.get(case.kind)
    clocks = clocks_of(case, now)
    own = kind.case_context(workflow, user, now) if kind.case_context else {}
    events = told(case, case.events.select_related("by").order_by("seq"), user)
    tasks, docs = tasks_of(case, user, now), documents_of(case, user, now)
    letters = letters_of(events, user)
    context = {
        "acts": acts(case, workflow, user, [purpose for purpose, _clock in clocks["running"]]),
        "clocks": clocks,
        "deciding": deciding(case, now),
        "tasks": tasks,
        "letters": letters if "berichten" in request.GET else letters[-LATEST_MESSAGES:],
        "letters_more": len(letters) if len(letters) > LATEST_MESSAGES and "berichten" not in request.GET else 0,
        "docs": docs,
        "events": timeline_of(events, everything="tijdlijn" in request.GET),
        "chain": chain_of(case, len(events), everything="tijdlijn" in request.GET),
        "links": links_of(case, user),
        "handles": sight.handles(user, case),
        "watches": sight.watches(user, case),
        "confidential": confidential.notes_of(case) if sight.keeps_confidence(user, case) else None,
    }
    todo = sum(not task["done"] for task in tasks)
    counts = {"taken": todo, "berichten": len(letters), "documenten": len(docs), "tijdlijn": len(events)}
    if context["confidential"] is not None:
        counts["vertrouwelijk"] = len(context["confidential"])
    return own | context | {"index": index(own.get("index", ()), counts)}


def index(own, counts):
    """The anchors of the page: the kind's own parts first."""
    of_all = {"taken": _("Tasks"), "berichten": _("Messages"), "documenten": _("Documents"), "tijdlijn": _("Timeline")}
    if "vertrouwelijk" in counts:
        of_all["vertrouwelijk"] = _("Confidential")
    shared = [{"id": key, "label": label, "count": counts[key] or ""} for key, label in of_all.items()]
    if counts["taken"]:
        shared[0]["count"] = _("%(count)s open") % {"count": counts["taken"]}
    return [*(own or [{"id": "feiten", "label": _("Facts")}]), *shared, {"id": "koppelingen", "label": _("Links")}]


def own_part(request, case, now):
    """What somebody sees who only reported the case or holds a task in it: own words, own tasks, own files."""
    user = request.user
    reported = sight.reported(user, case)
    messages = sight.events(user, case).filter(name__startswith="message.")
    events = told(case, messages.select_related("by").order_by("seq"), user)
    return {
        "own_template": registry.get(case.kind).own_template if reported else "",
        "reported": reported,
        "tasks": tasks_of(case, user, now, assignee=user),
        "docs": documents_of(case, user, now, by=user),
        "letters": letters_of(events, user, own=True),
        "crumbs": [{"url": reverse("cases:work"), "label": _("My work")}, {"label": case.reference}],
    }

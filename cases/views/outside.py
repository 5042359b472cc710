"""/zaak/: whoever has no account follows the own case, by a mailed link that is spent on pressing its button only."""

import datetime as dt
import hashlib
import time

from django.core import signing
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases import notes, outside_session, outsiders, registry, saved, visitors
from cases.limits import Limit, all_open, count_all
from cases.page_forms import AskLink, WriteBack
from cases.terms import local_day
from cases.told import told
from schools import access
from schools.desk import board_frame, frame
from schools.models import Role

HOUR = dt.timedelta(hours=1)
ASKS_FROM_ADDRESS = Limit("link asked from address", 20, HOUR)
LINKS_FOR_ONE = Limit("link mailed for one", 5, HOUR)
MESSAGES = Limit("message of outsider", 20, HOUR)
LEAST = 0.25  # seconds: the answer takes as long for a case that exists as for one that does not

marks = signing.Signer(salt="cases.outside")


def private(response):
    """Not kept anywhere; and the secret in an address leaves for nowhere, not even for our own log of referrers.

    Not `no-referrer`: a browser then sends its forms without an origin, and they would be refused.
    """
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "strict-origin"
    return response


@require_safe
def case(request):
    """The page of the own case; for who is not in yet, where to find the link or ask for one."""
    now = timezone.now()
    outsider = outside_session.who(request, at=now)
    if outsider is None:
        return private(render(request, "cases/outside/ask.html", {"form": AskLink(), "now": now}))
    kept = saved.find("outside message", at=now, device=slot(outsider.pk))
    return show(request, outsider, WriteBack(initial={"text": kept or ""}), now, is_kept=bool(kept))


def visitor(request, kind, now):
    """Who came in here to follow a case of this kind, for the pages behind it; None leads back to the door."""
    outsider = outside_session.who(request, at=now)
    return outsider if outsider and outsider.case.kind == kind else None


def show(request, outsider, form, now, *, status=200, **more):
    case, kind = outsider.case, registry.get(outsider.case.kind)
    workflow = kind.workflow.objects.get(pk=case.pk)
    workflow.case = case
    steps = kind.outside_steps(workflow, now) if kind.outside_steps else []
    context = {
        "now": now,
        "case": case,
        "label": kind.outside_label or kind.label,
        "steps": steps,
        "here": next((step for step in steps if step["state"] == "here"), steps[-1] if steps else None),
        "letters": letters(outsider),
        "form": form,
        "mark": marks.sign(str(outsider.pk)),
        "dpos": access.with_role(case.board, Role.DPO, on=local_day(now)),
        "school": case.school,
    }
    own = kind.outside_context(workflow, outsider, now) if kind.outside_context else {}
    brand = frame(case.school) if case.school else board_frame(case.board)
    return private(render(request, "cases/outside/case.html", brand | context | {"kind": kind} | own | more, status=status))


def letters(outsider):
    """The messages to who follows the case, and the own ones. Staff speak in the name of the desk, not in their own."""
    case = outsider.case
    desk = _("Privacy desk %(name)s") % {"name": case.school or case.board}
    events = case.events.filter(name__in=["message.requester", "message.from_requester"]).select_related("by").order_by("seq")
    mine = [e for e in events if e.name == "message.requester" or e.facts.get("outsider") == str(outsider.pk)]
    found = [(e, e.name != "message.requester") for e in told(case, mine, None)]
    return [{"who": _("You") if own else desk, "at": e.at, "text": e.note, "mine": own} for e, own in found]


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request, secret):
    """The mailed link. Mail scanners open links, so looking spends nothing; the button does."""
    now = timezone.now()
    if request.method != "POST":
        if outsiders.usable(secret, at=now):
            return private(render(request, "cases/outside/enter.html", {"now": now}))
        return dead(request, secret, now)
    outsider = outsiders.enter(secret, at=now)
    if outsider is None:
        return dead(request, secret, now)
    response = private(HttpResponseRedirect(reverse("outside:case")))
    outside_session.begin(response, outsider, at=now)
    return response


def dead(request, secret, now):
    """Used, too old, or never ours. Whoever was mailed it asks for a fresh one with one button."""
    told = {"form": AskLink(), "now": now, "was_ours": secret if outsiders.is_known(secret) else "", "dead": True}
    return private(render(request, "cases/outside/ask.html", told, status=404))


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request):
    """Ask for a new link. The answer is the same, and takes as long, whether there is such a case or not."""
    now, began = timezone.now(), time.monotonic()
    if request.method != "POST":
        return private(render(request, "cases/outside/ask.html", {"form": AskLink(), "now": now}))
    old, form = request.POST.get("old", "")[:200], AskLink(request.POST)
    if not old and not form.is_valid():
        return private(render(request, "cases/outside/ask.html", {"form": form, "now": now}, status=400))
    from_here = (ASKS_FROM_ADDRESS, visitors.address(request))
    if not all_open([from_here], at=now):
        return private(render(request, "cases/outside/ask.html", {"form": form, "now": now, "full": True}, status=429))
    mail(old, form, from_here, now)
    time.sleep(max(0, LEAST - (time.monotonic() - began)))
    return private(render(request, "cases/outside/asked.html", {"now": now, "by_old_link": bool(old)}))


def mail(old, form, from_here, now):
    """Send it, unless this one was sent often enough: then silently not, for that too would tell something."""
    one = old or f"{form.cleaned_data['reference']} {outsiders.email_digest(form.cleaned_data['email'])}"
    claims = [from_here, (LINKS_FOR_ONE, one)]
    if all_open(claims, at=now):
        if old:
            outsiders.ask_again(old, at=now)
        else:
            outsiders.ask_link(form.cleaned_data["reference"], form.cleaned_data["email"], at=now)
    count_all(claims, at=now)


# Exempt: the signed mark in the form says whose it is, so that what was typed is kept also when the cookies are gone.
@csrf_exempt
@require_POST
def write(request):
    """Write back. Whoever's time was over finds the text again after coming in by a new link."""
    now = timezone.now()
    outsider, turned_back = sender(request, now)
    if outsider is None:
        return turned_back
    form = WriteBack(request.POST)
    if not form.is_valid():
        return show(request, outsider, form, now, status=400)
    if is_repeated(outsider, form.cleaned_data["text"]):
        return HttpResponseRedirect(reverse("outside:case") + "#berichten")
    if not MESSAGES.take(str(outsider.pk), at=now):
        return show(request, outsider, form, now, status=429, full=True)
    notes.from_requester(outsider.case, text=form.cleaned_data["text"], at=now, outsider=outsider)
    saved.drop("outside message", device=slot(outsider.pk))
    return HttpResponseRedirect(reverse("outside:case") + "#berichten")


def sender(request, now):
    """Who sends a form of the own page, by the session and the signed mark in the form; else None and the page to answer with.

    Whoever's time was over finds what stood under `text` again in the box for a message, after coming in by a new link.
    """
    try:
        pk = marks.unsign(request.POST.get("mark", ""))
    except signing.BadSignature:
        return None, HttpResponseRedirect(reverse("outside:case"))
    outsider, text = outside_session.who(request, at=now), request.POST.get("text", "")
    if outsider is not None and str(outsider.pk) == pk:
        return outsider, None
    if text.strip() and len(text) <= visitors.MOST:
        saved.keep("outside message", text, at=now, device=slot(pk))
    told = {"form": AskLink(), "now": now, "typed_is_kept": True}
    return None, private(render(request, "cases/outside/ask.html", told, status=403))


def is_repeated(outsider, text):
    """Whether the last message is this very one: the button was pressed twice."""
    last = letters(outsider)[-1:]
    return bool(last) and last[0]["mine"] and last[0]["text"] == text


def slot(pk):
    """Where a draft of this outsider is kept, on whatever device."""
    return hashlib.sha256(f"outsider {pk}".encode()).hexdigest()


@require_POST
def leave(request):
    response = private(HttpResponseRedirect(reverse("outside:left")))
    outside_session.end(request, response)
    return response


@require_safe
def left(request):
    return private(render(request, "cases/outside/left.html", {"now": timezone.now()}))

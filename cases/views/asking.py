"""One small form on a page of its own: shown, checked, carried out once, and back to the case."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import drafts, registry, sight
from cases.once import once
from cases.terms import local_day
from cases.views.entry import typed


def crumbs_of(case, *more, user=None):
    """The way to a page of this case; for whoever sees only an own part (`user`) it starts at the own work."""
    if user is not None and sight.sight(user, case) == sight.OWN:
        home = {"url": reverse("cases:work"), "label": _("My work")}
    else:
        home = {"url": reverse("cases:list"), "label": _("Cases")}
    here = {"url": reverse("cases:case", args=[case.reference]), "label": case.reference}
    return [home, here, *({"label": label} for label in more)]


def seen(request):
    """How many events the case had when the page was made; None where the page does not say."""
    text = request.POST.get("seen", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def fill(request, make, case, **more):
    """The form with what was posted or kept, and the moment that counts as now."""
    now = timezone.now()
    data = typed(request, now)
    files = request.FILES if request.method == "POST" else None
    return make(data, files, case=case, user=request.user, today=local_day(now), **more), now


def answer(request, case, form, now, *, event, said, save, done, anchor=""):
    """Carry out what was asked, unless this person just did exactly that, and go back to the case."""
    with once(case, event, by=request.user, since=seen(request), said=said) as still:
        if still:
            save(form.cleaned_data, now)
    drafts.drop(request)
    messages.success(request, done if still else _("You had done this already."))
    return HttpResponseRedirect(reverse("cases:case", args=[case.reference]) + anchor)


def ask(request, case, form, *, title, button, icon="check", intro="", was=None, link=None):
    """Show the form, with what is wrong in it when it was posted. `link` is what to look at first: address and words."""
    context = {
        "case": case,
        "kind": registry.get(case.kind),
        "form": form,
        "title": title,
        "button": button,
        "icon": icon,
        "intro": intro,
        "was": was,
        "link": link,
        "crumbs": crumbs_of(case, title, user=request.user),
        "is_kept": form.is_bound and request.method == "GET",
    }
    return render(request, "cases/ask.html", context, status=400 if request.method == "POST" else 200)

"""Right after the report: the number, what to do now, and what happens next and by when."""

from django.shortcuts import render
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from breaches.first_aid import FIRST_AID
from breaches.models.steps import AUTHORITY
from cases.models import Shown
from cases.terms import local_day
from cases.views.entry import signed_in, visible_case
from pages import words
from schools import access
from schools.models import Role


@signed_in
def reported(request, reference):
    case, now = visible_case(request, reference), timezone.now()
    officers = access.with_role(case.board, Role.PRIVACY_OFFICER, on=local_day(now), school=case.school)
    clock = case.deadlines.filter(purpose=AUTHORITY).order_by("-pk").first()
    due = clock and clock.due_at
    context = {
        "now": now,
        "case": case,
        "due": due,
        "first_aid": FIRST_AID.get(case.subject, ()),
        "officers": officers,
        "steps": steps(case, officers, due, now),
        "mine": case.shown_to.filter(user=request.user, why=Shown.Why.REPORTER).exists(),
    }
    return render(request, "breaches/reported.html", context)


def steps(case, officers, due, now):
    """What happens with it, in order."""
    who = " / ".join(str(one) for one in officers)
    who = who or _("The privacy officer")
    told = _("%(who)s and the data protection officer (FG) have had a message. You may be called with a question.")
    by = _("The school decides as soon as it can whether the regulator has to know: the Dutch Data Protection Authority (AP).")
    if due and due > now:  # what has passed is no promise
        by = _("The school decides by %(due)s whether the regulator has to know: the Dutch Data Protection Authority (AP).")
        by = by % {"due": words.due_with_left(due, now)}
    return [
        {"title": _("Reported"), "text": f"{capfirst(words.moment(case.events.get(seq=1).at, now))}.", "state": "done"},
        {"title": _("The privacy officer looks at it"), "text": told % {"who": who}, "state": "here"},
        {"title": _("The risk is assessed"), "text": " ".join([_("You need not decide anything."), by]).strip()},
        {"title": _("You hear what came of it"), "text": _("You follow it under “My work”.")},
    ]

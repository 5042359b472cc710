"""How much of a case a person sees, and what may be added to it besides its steps. Pages and API ask here.

The case came through `visible_to`, so whoever is barred from it never gets this far. The role table is domain.md 6.
"""

from django.db.models import Q

from cases import registry
from cases.models import Barred, Shown
from schools import access
from schools.models import DECIDES, Role

FULL, OWN = "full", "own"
HANDLES = DECIDES  # the FG reads and advises
WATCHES = frozenset({Role.PRIVACY_OFFICER, Role.DPO})  # sees who looked, and what only the handler may open
OVERSEES = frozenset({Role.DPO, Role.PRIVACY_OFFICER, Role.BOARD_MEMBER})  # has a dashboard


def sight(user, case):
    """ "full", or "own": only what this person reported, and the tasks this person holds."""
    return FULL if access.held(user, case) & access.SEES_CASES else OWN


def reported(user, case):
    """Whether this person reported the case, signed in."""
    return case.shown_to.filter(user=user, why=Shown.Why.REPORTER).exists()


def events(user, case):
    """The timeline this person may read: all of it, or what is the own doing and what was said to who sent it in.

    That is the colleague who reported it, where nobody outside follows the case: a parent's messages are the parent's.
    """
    if sight(user, case) == FULL:
        return case.events
    own = Q(by=user)
    if reported(user, case) and not case.outsiders.exists():
        own |= Q(name="message.requester")
    return case.events.filter(own)


def without_hidden(events, user):
    """These events but those about another case from which this person is barred."""
    events = list(events)
    about = {event.facts["other"] for event in events if event.facts.get("other")}
    hidden = set(Barred.objects.filter(user=user, case__in=about).values_list("case", flat=True)) if about and user else ()
    return [event for event in events if event.facts.get("other") not in hidden] if hidden else events


def handles(user, case):
    """May give tasks, choose the handler and link cases. Never the FG, also where a case was theirs before they became it."""
    return bool(access.held(user, case) & HANDLES)


def watches(user, case):
    """May see who opened this case, and the files that are kept to the handler."""
    return bool(access.held(user, case) & WATCHES)


def keeps_confidence(user, case):
    """May write and read the FG's confidential notes: whoever is the FG of this board today, and nobody else (art. 38(4)-(5)).

    The office keeps them, not the person: a second or a new FG is bound by the same secrecy and has to know them.
    """
    return Role.DPO in access.held(user, case)


def reports(user):
    """The kinds of case this person can log: everybody with a role, except who only administers."""
    roles = {m.role for m in access.standing(user)}
    return [kind for kind in registry.all_kinds() if kind.report_url and roles - {Role.ADMIN}]


def may_open(user, case, document):
    """Whether this person may download this file of a case in sight."""
    if sight(user, case) != FULL:
        return document.by_id is not None and document.by_id == user.pk
    return not document.handlers_only or opens_kept(user, case)


def opens_kept(user, case):
    """May open what is kept to the handler, and read what it is called: a name can tell whose data are in it."""
    return case.assignee_id == user.pk or watches(user, case)


def may_finish(user, case, task):
    """A task is done by whoever holds it, or by who handles the case."""
    return task.assignee_id == user.pk or handles(user, case)

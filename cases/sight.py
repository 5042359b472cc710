"""How much of a case a person sees, and what may be added to it besides its steps. Pages and API ask here.

The case came through `visible_to`, so whoever is barred from it never gets this far. The role table is domain.md 6.
"""

from cases import registry
from cases.workflow import steps
from schools import access
from schools.models import Role

FULL, OWN = "full", "own"
HANDLES = frozenset({Role.PRINCIPAL, Role.PRIVACY_OFFICER, Role.BOARD_MEMBER})  # the FG reads and advises
WATCHES = frozenset({Role.PRIVACY_OFFICER, Role.DPO})  # sees who looked, and what only the handler may open
OVERSEES = frozenset({Role.DPO, Role.PRIVACY_OFFICER, Role.BOARD_MEMBER})  # has a dashboard


def held(user, case):
    """The roles this person holds on this case, without another look at who is barred."""
    here = (None, case.school_id)
    return frozenset(m.role for m in access.standing(user) if m.board_id == case.board_id and m.school_id in here)


def sight(user, case):
    """ "full", or "own": only what this person reported, and the tasks this person holds."""
    roles = held(user, case)
    if roles & access.SEES_CASES:
        return FULL
    powers = {one.power for one in steps(registry.get(case.kind).workflow).values() if one.power}
    if roles and any(access.holds_mandate(user, power, case.board_id) for power in powers):
        return FULL  # nobody can decide on what cannot be read
    return OWN


def handles(user, case):
    """May give tasks, choose the handler and link cases."""
    return bool(held(user, case) & HANDLES) or (case.assignee_id == user.pk and sight(user, case) == FULL)


def watches(user, case):
    """May see who opened this case, and the files that are kept to the handler."""
    return bool(held(user, case) & WATCHES)


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

"""Who may see and do what. Every tenant check in the product ends in this file.

The role table of domain.md 6 in two questions: which rows does this person reach, and what does this person hold
on this case. A person barred from a case (the one complained of) reaches nothing of it, whatever the role.
"""

import datetime as dt
from typing import NamedTuple

from django.db.models import Q
from django.utils import timezone

from schools.models import DECIDES, Board, Mandate, Membership, Role, User

SEES_CASES = frozenset({Role.PRINCIPAL, Role.PRIVACY_OFFICER, Role.BOARD_MEMBER, Role.DPO})


class Deciding(NamedTuple):
    """Somebody who can decide, and the holder of the mandate when it is as that one's deputy."""

    person: User
    instead_of: User | None


def standing(user):
    """This person's memberships in force today (local date), read once per user object; see `boards_behind` for their boards."""
    if not user.is_authenticated or not user.is_active:
        return ()
    found = getattr(user, "_standing", None)  # `request.user` is a wrapper: its own __dict__ never holds it
    if found is None:
        rows = Membership.objects.filter(Membership.on(timezone.localdate()), user=user)
        found = user._standing = tuple(rows)
    return found


def stand(user, memberships):
    """Let this person stand on memberships in force today that were read together with the person."""
    user._standing = tuple(memberships)


def reach(user, case=""):
    """The rows this person may see, as a filter on cases, or on rows that lead to one by the field `case`."""
    key, prefix = (f"{case}__in", f"{case}__") if case else ("pk__in", "")
    standings = standing(user)
    if not standings:
        return Q(pk__in=[])
    seen = [m for m in standings if m.role in SEES_CASES]
    boards = {m.board_id for m in seen if m.school_id is None}
    within = Q(**{f"{prefix}board__in": boards}) if boards else Q(pk__in=[])
    for board in {m.board_id for m in seen} - boards:  # a school that moved to another board left its old cases behind
        schools = {m.school_id for m in seen if m.board_id == board}
        within |= Q(**{f"{prefix}board": board, f"{prefix}school__in": schools})
    elsewhere = {m.board_id for m in standings} - boards  # whoever sees the whole board needs no row for one case
    if elsewhere:  # and whoever left a board takes nothing along, also not to the next one
        within |= Q(**{key: user.shown.values("case"), f"{prefix}board__in": elsewhere})
    return within & ~Q(**{key: user.barred_from.values("case")})


def boards_of(user, *roles):
    """The boards on which this person holds one of these roles for the whole board."""
    return set(boards_behind(m for m in standing(user) if m.school_id is None and m.role in roles))


def boards_behind(memberships):
    """The boards of these memberships by name, each once. Most pages need only their numbers, so `standing` leaves them out."""
    return list(Board.objects.filter(pk__in={m.board_id for m in memberships}).order_by("name", "pk"))


def held(user, case):
    """The roles this person holds on this case: board-wide ones, and those on its own school.

    For a case that came through `visible_to`, so that nobody barred from it gets this far.
    """
    here = (None, case.school_id)
    return frozenset(m.role for m in standing(user) if m.board_id == case.board_id and m.school_id in here)


def roles_on(user, case):
    """The same for any case: none for whoever is barred from it."""
    roles = held(user, case)
    return frozenset() if roles and user.barred_from.filter(case=case).exists() else roles


def is_mandated(user, power, board_id, roles):
    """Whether somebody with these roles on a case may decide this in the board's name today, as holder or as deputy.

    A mandate adds to a role that works with the case; whoever lost that role does not keep the deciding.
    """
    own = Q(holder=user) | Q(deputy=user)
    today = Mandate.on(timezone.localdate())
    return bool(roles & DECIDES) and Mandate.objects.filter(today, own, board=board_id, power=power).exists()


def powers_of(user, on):
    """What this person may decide for which board on that day: pairs of power and board."""
    held = Mandate.objects.filter(Mandate.on(on), Q(holder=user) | Q(deputy=user))
    return set(held.values_list("power", "board"))


def deciding(board, power, first, last, *, school=None):
    """Who can decide this in a case of the board (or of this school of it) on each of these days, in two queries.

    Board members, then holders of a mandate, then deputies, each with the holder they stand in for; each person once a day.
    Whoever has a mandate but does not work where the case is (any more) cannot open it, so is left out.
    """
    span = Membership(from_on=first, until_on=last).overlaps()
    working = Membership.objects.filter(span, _within(school), board=board, role__in=DECIDES, user__is_active=True)
    working = list(working.select_related("user").order_by("pk"))
    mandates = Mandate.objects.filter(span, board=board, power=power).select_related("holder", "deputy").order_by("pk")
    mandates = list(mandates)
    days = [first + dt.timedelta(days=count) for count in range((last - first).days + 1)]
    return {day: _deciding([w for w in working if w.runs_on(day)], [m for m in mandates if m.runs_on(day)]) for day in days}


def _deciding(working, mandates):
    found = [Deciding(m.user, None) for m in working if m.role == Role.BOARD_MEMBER and m.school_id is None]
    found += [Deciding(mandate.holder, None) for mandate in mandates]
    found += [Deciding(mandate.deputy, mandate.holder) for mandate in mandates if mandate.deputy]
    able, once = {m.user_id for m in working}, {}
    for who in found:
        if who.person.pk in able:
            once.setdefault(who.person.pk, who)
    return list(once.values())


def with_role(board, *roles, on, school=None):
    """The active people who hold one of these roles on this board (or this school of it) on that day."""
    rows = Membership.objects.filter(Membership.on(on), _within(school), board=board, role__in=roles, user__is_active=True)
    return list(dict.fromkeys(m.user for m in rows.select_related("user").order_by("pk")))


def _within(school):
    """The memberships that count in a case of this school: its own, and those of the whole board."""
    return Q(school=None) | Q(school=school) if school else Q(school=None)

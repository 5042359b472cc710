"""The ladder of domain.md 5 as rules: which step comes first, which is closed in this complaint, and why."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from schools.models import Board, Role

Commission = Board.Commission


class Rung(models.TextChoices):
    """A step of the ladder (klachtenladder). It is offered, not enforced: steps may be skipped."""

    CONVERSATION = "conversation", _("conversation at school")
    PRINCIPAL = "principal", _("head of the school (directie)")
    BOARD = "board", _("school board")
    SUPERVISOR = "supervisor", _("internal supervisor (raad van toezicht)")
    COMMISSION = "commission", _("complaints commission")
    AUTHORITY = "authority", _("Dutch Data Protection Authority (AP)")
    COURT = "court", _("court")


INSIDE = (Rung.CONVERSATION, Rung.PRINCIPAL, Rung.BOARD, Rung.SUPERVISOR)
OUTSIDE = (Rung.COMMISSION, Rung.AUTHORITY, Rung.COURT)


class Respondent(models.TextChoices):
    """About whom it is (aangeklaagde). It decides who may not handle it (WPO art. 14(4))."""

    SCHOOL = "school", _("the school, nobody in particular")
    COLLEAGUE = "colleague", _("somebody who works at the school")
    PRINCIPAL = "principal", _("the head of the school")
    BOARD_MEMBER = "board_member", _("the board member (bestuurder)")
    PRIVACY_OFFICER = "privacy_officer", _("the privacy officer")
    DPO = "dpo", _("the data protection officer (FG)")


# By what somebody is at school: the weightiest role first, for it decides where the complaint goes.
BY_ROLE = (
    (Role.BOARD_MEMBER, Respondent.BOARD_MEMBER),
    (Role.DPO, Respondent.DPO),
    (Role.PRINCIPAL, Respondent.PRINCIPAL),
    (Role.PRIVACY_OFFICER, Respondent.PRIVACY_OFFICER),
)
# Somebody in such an office is barred before anybody has named a name.
OFFICES = {kind: role for role, kind in BY_ROLE}

ABOUT_PRINCIPAL = _("It is about the head of the school: it goes to the board at once.")
ABOUT_BOARD = _("It is about the board member: it goes to the internal supervisor or to the complaints commission.")
NO_SCHOOL = _("It is about the whole board: no head of a school handles it.")
AFTER_COMMISSION = _("The own or regional commission has had this complaint. The LKC is no appeal and will not take it.")
SAME_MATTER = _("The same matter cannot be brought there twice.")
ANOTHER_COMMISSION = _("A complaints commission has had this complaint. The same matter cannot be brought to a second one.")


def not_inside(rung, about, *, has_school):
    """The rule that keeps a complaint about this respondent away from a step inside, and why; None where it may."""
    if rung == Rung.PRINCIPAL and about == Respondent.PRINCIPAL:
        return "about_principal", ABOUT_PRINCIPAL
    if rung in (Rung.PRINCIPAL, Rung.BOARD) and about == Respondent.BOARD_MEMBER:
        return "about_board_member", ABOUT_BOARD
    if rung == Rung.PRINCIPAL and not has_school:
        return "no_school", NO_SCHOOL
    return None


def entry(about, *, has_school):
    """Where a complaint starts when nobody says: at the lowest step that may handle it."""
    return next(
        rung for rung in (Rung.PRINCIPAL, Rung.BOARD, Rung.SUPERVISOR) if not not_inside(rung, about, has_school=has_school)
    )


def not_outside(rung, commission, had):
    """The rule that closes a way outside after those there were (pairs of step and commission), and why."""
    had = list(had)
    if rung != Rung.COMMISSION:
        return ("same_matter_twice", SAME_MATTER) if any(one == rung for one, _commission in had) else None
    commissions = [which for one, which in had if one == Rung.COMMISSION]
    if commission in commissions:
        return "same_matter_twice", SAME_MATTER
    if commission == Commission.LKC and commissions:
        return "lkc_closed", AFTER_COMMISSION
    return ("same_matter_twice", ANOTHER_COMMISSION) if commissions else None

"""Who may not know of a complaint: whoever it is about (WPO art. 14(4)); until there is a name, everybody in that office."""

from cases.terms import local_day
from rights.complaints.models.ladder import BY_ROLE, OFFICES, Respondent
from schools import access
from schools.models import Membership


def to_bar(board, school, kind, respondent, *, at):
    """The people from whom this complaint is hidden."""
    if respondent is not None:
        return [respondent]
    role = OFFICES.get(kind)
    return access.with_role(board, role, on=local_day(at), school=school) if role else []


def kind_of(board, user, *, at):
    """What somebody who works here is, where a complaint is about that person."""
    held = set(Membership.objects.filter(Membership.on(local_day(at)), board=board, user=user).values_list("role", flat=True))
    return next((kind for role, kind in BY_ROLE if role in held), Respondent.COLLEAGUE)

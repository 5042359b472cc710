"""Who hears of what. Nobody barred from a case is ever among them.

A function here takes the case, the event (None for a clock) and the roster, and gives people of the house or outsiders.
A kind names them in its mails (`cases.registry.Mailing.audience`).
"""

from cases.models import Shown
from schools.models import Role, User

# Who stands in when there is nobody nearer, in this order: so that it is never nobody.
NEXT_IN_LINE = ((Role.PRIVACY_OFFICER,), (Role.PRINCIPAL,), (Role.BOARD_MEMBER,), (Role.ADMIN,))


def handler(case, event, roster):
    """Who handles the case: the one it was given to, else the privacy officers, else who is next in line."""
    if case.assignee_id and roster.handles(case.assignee, case):
        return [case.assignee]
    return first_in_line(case, roster, but=())


def second(case, event, roster):
    """Who hears when the handler keeps silent: the deputy that a mandate names, else the next in line."""
    silent = handler(case, event, roster)
    return roster.deputies(case, silent) or first_in_line(case, roster, but=silent)


def first_in_line(case, roster, but):
    """The nearest who can see to it, without these people."""
    for roles in NEXT_IN_LINE:
        found = [person for person in roster.with_role(case, *roles) if person not in but]
        if found:
            return found
    return []


def officers(case, event, roster):
    """The privacy officers; else who is next in line."""
    return first_in_line(case, roster, but=())


def dpo(case, event, roster):
    """The FG of the board."""
    return roster.with_role(case, Role.DPO)


def officers_and_dpo(case, event, roster):
    """Privacy officer and FG hear of each incident at once (AVG art. 38(1)); so does who was given the case."""
    return _together(handler(case, event, roster), officers(case, event, roster), dpo(case, event, roster))


def deciders(case, event, roster):
    """The board members, and who may decide this in the board's name."""
    return _together(roster.with_role(case, Role.BOARD_MEMBER), roster.mandated(case))


def board_and_dpo(case, event, roster):
    """Who must know that a term has passed."""
    return _together(dpo(case, event, roster), roster.with_role(case, Role.BOARD_MEMBER))


def assignee(case, event, roster):
    """To whom the task or the case of this event was given."""
    person = User.objects.filter(pk=event.facts.get("assignee"), is_active=True).first()
    return [person] if person and roster.may_see(person, case) else []


def asked(case, event, roster):
    """Of whom something is asked by this event who may see nothing else of the case: its mail leads to that one page."""
    person = User.objects.filter(pk=event.facts.get("asked"), is_active=True).first()
    return [person] if person and roster.works(person, case) else []


def reporter(case, event, roster):
    """Who reported it, asked for it or complained: a person of the house, or outsiders who confirmed their address."""
    shown = Shown.objects.filter(case=case, why=Shown.Why.REPORTER, user__is_active=True).select_related("user")
    people = [row.user for row in shown if roster.may_see(row.user, case)]
    return people + list(case.outsiders.filter(confirmed_at__isnull=False).order_by("added_at"))


def requester(case, event, roster):
    """Whom a message to the requester is for: outsiders who follow the case; a colleague where nobody outside does."""
    people = reporter(case, event, roster)
    outside = [one for one in people if not isinstance(one, User)]
    return outside if outside or case.outsiders.exists() else people


def outsider(case, event, roster):
    """The outsider this event is about: an address that was left, or a new link that was asked for."""
    return list(case.outsiders.filter(pk=event.facts["outsider"]))


def addressee(case, event, roster):
    """Who is sent a link to one page of the case, about which this event is."""
    return list(case.addressees.filter(pk=event.facts["addressee"], ended_at=None))


def _together(*groups):
    return list(dict.fromkeys(person for group in groups for person in group))


AUDIENCES = {
    one.__name__: one
    for one in (
        addressee, asked, assignee, board_and_dpo, deciders, dpo, handler, officers, officers_and_dpo, outsider, reporter,
        requester,
        second,
    )
}  # fmt: skip

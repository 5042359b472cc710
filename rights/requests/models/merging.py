"""Two cases about the same: only what one and the same person asked twice. Two parents each have their own (domain.md 6)."""

from django.utils.translation import gettext_lazy as _

from cases import deadlines, timeline
from cases.effects import AddRow
from cases.moves import Refused, changing
from rights.requests.models import clocks
from rights.requests.models.records import AskedRight
from rights.requests.models.state import State
from rights.requests.models.subjects import CalledAnew
from schools.access import roles_on
from schools.models import Role

GOES_ON = frozenset({State.RECEIVED, State.ADMITTED})


def check(request, into, *, by):
    """The request behind the other case, or the rule that refuses: another board, another person, answered already.

    Whoever merges handles both: having passed a request on elsewhere is no role in it.
    """
    other = type(request).objects.filter(pk=into.pk).first() if into.kind == request.kind else None
    elsewhere = other is None or into.board_id != request.case.board_id or Role.PRIVACY_OFFICER not in roles_on(by, into)
    if elsewhere or into.pk == request.case_id:
        raise Refused("not_mergeable", _("This is no other request of the same board."), request.state)
    other.case = into
    if other.state not in GOES_ON:
        raise Refused(
            "answered", _("That request has been decided or closed. A new request is handled by itself."), request.state
        )
    if not is_same_person(request, other):
        raise Refused("two_requesters", _("Two people asked this. Each has an own case and gets an own answer."), request.state)
    return other


def is_same_person(one, other):
    """The same name in the same role about the same person, and no e-mail address that says otherwise. Doubt is no."""
    mine, theirs = one.requester or {}, other.requester or {}
    names = (plain(mine.get("name")), plain(theirs.get("name")))
    emails = {plain(mine.get("email")), plain(theirs.get("email"))} - {""}
    about = (subject(one), subject(other))
    return (
        bool(names[0]) and names[0] == names[1] and one.capacity == other.capacity and about[0] == about[1] and len(emails) <= 1
    )


def plain(text):
    return " ".join((text or "").lower().split())


def subject(request):
    told = request.data_subject or {}
    return plain(told.get("name")), told.get("birth_date", "")


def take_over(case, *, by, at, rights, asked, received_at, source):
    """The case that another was merged into: it takes over the rights that only the other asked, and the earlier receipt."""
    with changing(case, at=at) as request:
        clocks_asked = {clock.purpose for clock in clocks.clocks_for(asked, board=case.board, received_at=received_at)}
        facts = {"source": source, "rights": rights, "earlier": received_at < request.case.received_at}
        if facts["earlier"]:
            request.case.received_at = received_at
            request.case.save(update_fields=["received_at"])
            for purpose in sorted(clocks_asked):
                if clocks.running(request, purpose):
                    deadlines.restart(request.case, purpose, at=received_at)
        for right in rights:
            AddRow(AskedRight(right=right, by=by, at=at)).carry_out(request.case, by=by, at=at)
        for clock in clocks.clocks_for(asked, board=request.case.board, received_at=request.case.received_at):
            if clocks.running(request, clock.purpose) is None:
                clock.carry_out(request.case, by=by, at=at)
        CalledAnew(request.copy_wanted).carry_out(request.case, by=by, at=at)
        timeline.record(request.case, "request.took_over", at=at, by=by, facts=facts)

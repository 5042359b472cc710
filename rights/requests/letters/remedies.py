"""What people can do who do not agree: exactly the roads that exist for this kind of answer. Never that a road is closed.

A decision on AVG art. 15 to 22: of a private-law board the court (UAVG 35) and mediation (UAVG 36), of a public authority an
objection (UAVG 34, Awb). What the AVG knows besides (consent, the report): the AP, and the court without a term of its own
(AVG 79). Informatie ouder zonder gezag, also where this installation lets that parent look at selected data: the complaints
commission and the court (BW 1:377c(2)), nothing of the AVG, also not its FG.
"""

from rights.letters.words import block, listed
from rights.people import Capacity
from rights.requests.models.records import GatePass
from rights.requests.models.right import OUTSIDE_THE_AVG, Right
from schools.models import Board

ALWAYS, ALWAYS_BY_CIVIL_CODE = ("dpo", "complaint"), ("complaint",)
BY_RIGHT_OF_THE_AVG = {
    Board.LegalForm.PRIVATE: ("authority", "court_35", "mediation_36"),
    Board.LegalForm.PUBLIC: ("authority", "objection_awb"),
}
BESIDES = ("authority", "court")
BY_CIVIL_CODE = ("commission", "court_377c")
NO_DECISION_OF_15_TO_22 = frozenset({Right.CONSENT_WITHDRAWAL, Right.TRANSFER_REPORT})


def roads(right, legal_form):
    """The keys of the remedies against an answer about this right, besides those that always exist."""
    if right in OUTSIDE_THE_AVG:
        return BY_CIVIL_CODE
    return BESIDES if right in NO_DECISION_OF_15_TO_22 else BY_RIGHT_OF_THE_AVG[legal_form]


def is_without_custody(request):
    """Whether a parent without custody asks for that parent, without an authorisation: then BW 1:377c is the law."""
    alone = request.gate is not None and request.gate.authority == GatePass.Authority.NO_CUSTODY
    return alone and request.capacity == Capacity.PARENT_WITHOUT_CUSTODY


def always(groups):
    """The roads that every letter names: without a right of the AVG in it not those of the AVG."""
    return ALWAYS_BY_CIVIL_CODE if [roads for roads, _rights in groups] == [BY_CIVIL_CODE] else ALWAYS


def grouped_for(request, rights):
    """The same for one request: what a parent without custody gets rests on BW 1:377c, whatever it is called."""
    if is_without_custody(request) and set(rights) <= {Right.ACCESS, *OUTSIDE_THE_AVG}:
        return [(BY_CIVIL_CODE, list(rights))]
    return grouped(rights, request.case.board.legal_form)


def grouped(rights, legal_form):
    """The rights of a letter by the remedies they have: pairs of remedies and rights, in the order of asking."""
    found = {}
    for right in rights:
        found.setdefault(roads(right, legal_form), []).append(right)
    return list(found.items())


def keys(rights, legal_form):
    """All remedies that a letter about these rights names, in order."""
    return keys_of(grouped(rights, legal_form))


def keys_of(groups):
    return list(dict.fromkeys([*always(groups), *(key for group, _rights in groups for key in group)]))


def text(filling, rights):
    """The part of the letter about it. One list where all rights share the same roads, else one for each kind."""
    here, groups = filling.here, grouped_for(filling.request, rights)
    talk = filling.say(here.TALK, how=filling.desk())
    if len(groups) == 1:
        return block(here.REMEDIES_HEADING, talk, _list(filling, (*always(groups), *groups[0][0])))
    told = [
        block(filling.say(here.ABOUT, asked=filling.all_asked(about)), _list(filling, group)) for group, about in groups
    ]  # fmt: skip
    return block(here.REMEDIES_HEADING, talk, _list(filling, ALWAYS), *told)


def before_an_answer(filling, rights):
    """For a letter that is no answer yet: whom to turn to."""
    avg = any(right not in OUTSIDE_THE_AVG for right in rights)
    talk = filling.say(filling.here.TALK, how=filling.desk())
    named = (*ALWAYS, "authority") if avg else (*ALWAYS_BY_CIVIL_CODE, "commission")
    return block(filling.here.REMEDIES_HEADING, talk, _list(filling, named))


def _list(filling, names):
    lines = [_line(filling, name) for name in names]
    return listed([*lines[:-1], lines[-1].rstrip(";") + "."])


def _line(filling, name):
    here, board = filling.here, filling.request.case.board
    address = ", ".join(part for part in (board.name, board.street, f"{board.postcode} {board.city}".strip()) if part)
    named = f", {board.commission_name}" if board.commission_name else ""
    commission = here.COMMISSIONS[board.commission].format(name=named)
    return here.REMEDIES[name].format(how=filling.dpo(), address=address, commission=commission)

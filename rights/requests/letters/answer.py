"""The answer to a request: what people may edit, and what stands fixed below it because it follows from law and facts."""

from cases.terms import local_day
from pages import words
from rights.letters.words import block, listed, typed
from rights.requests.letters import details, remedies
from rights.requests.letters.words import Filling, speaking
from rights.requests.models.right import ACTS, OUTSIDE_THE_AVG, REFUSES, Ground, Outcome, Right, sector_of

ELECTRONIC, COUNTER = "electronic", "counter"


def draft(request):
    """The text as the case gives it. What only a person can say stands between square brackets."""
    with speaking(request.language) as here:
        filling = Filling.of(request, here)
        return block(greeting(filling), opening(filling), *(section(filling, right) for right in decided(request)))


def title(request):
    with speaking(request.language) as here:
        found = decided(request)
        if len(found) != 1:
            return here.SEVERAL
        outcome = request.decision_on(found[0]).outcome
        copy = found[0] == Right.ACCESS and outcome == Outcome.GRANTED and request.copy_wanted
        short = here.SHORT_OF.get((found[0], outcome)) or here.SHORT[Outcome(outcome)]
        return f"{here.TITLES[Right(found[0])]}: {here.COPY_TITLE if copy else short}"


def decided(request):
    return [right for right in request.rights if request.decision_on(right)]


def greeting(filling):
    name = (filling.request.requester or {}).get("name", "")
    return filling.here.GREETING.format(name=name) if name else filling.here.GREETING_BARE


def opening(filling):
    here, rights = filling.here, filling.request.rights
    if len(rights) > 1:
        return filling.say(here.OPENING_SEVERAL, day=filling.received(), asked=listed(filling.asked(one) for one in rights))
    return filling.say(here.OPENING, day=filling.received(), asked=filling.all_asked())


def section(filling, right):
    """What was decided about one right, under its own heading."""
    here, decision = filling.here, filling.request.decision_on(right)
    outcome = Outcome(decision.outcome)
    late = filling.say(here.REFUSED_LATE, reason=decision.late_reason) if decision.late else ""
    return block(
        here.HEADINGS[Right(right)],
        what_is_said(filling, right, outcome),
        looked_at(filling) if right == Right.ACCESS and outcome in ACTS else "",
        ground(filling, right, decision) if decision.ground and not has_lines(decision) else "",
        typed(decision.text) or missing(filling, right, decision),
        *details.told(filling, right, decision),
        late,
    )


def what_is_said(filling, right, outcome):
    """The decision in a sentence."""
    here, plan = filling.here, filling.request.transfer
    if right == Right.ACCESS and outcome == Outcome.GRANTED and filling.request.omissions:
        outcome = Outcome.PARTLY  # who leaves something out does not write that everything may be seen
    if right == Right.PORTABILITY and outcome == Outcome.GRANTED and plan and plan.right == right and plan.receiver_name:
        return filling.say(here.PORTABLE_DIRECT, school=plan.receiver_name)
    return filling.say(here.SAID.get((Right(right), outcome)) or here.SAID_ALWAYS[outcome])


def has_lines(decision):
    """Whether each kind of data has its own ground: then there is none for all together."""
    return bool((decision.details or {}).get("lines"))


def ground(filling, right, decision):
    """The ground in plain words, with where it stands in the law; under BW 1:377c without a word of the AVG."""
    here = filling.here
    text, source = here.GROUNDS[decision.ground]
    source = here.SOURCE_OF.get((right, decision.ground), source)
    if decision.ground == Ground.NOT_ENROLLED:
        source = here.REPORT_SOURCES.get(sector_of(filling.request.case), source)
    law = "" if right in OUTSIDE_THE_AVG and decision.ground in ("not_identified", "no_authority") else here.SOURCE
    why = here.WHY_PARTLY if decision.outcome == Outcome.PARTLY else here.WHY
    return " ".join(part for part in (filling.say(why, ground=filling.say(text)), law.format(source=source)) if part)


def missing(filling, right, decision):
    """Where only a person knows what has to be said."""
    if decision.outcome in REFUSES and not has_lines(decision):
        return filling.here.FILL_IN_WHY
    gives = right == Right.NONCUSTODIAL_INFORMATION and decision.outcome == Outcome.GRANTED
    if gives and not filling.request.releases_chosen and not (decision.details or {}).get("given"):
        return filling.here.FILL_IN_INFORMATION
    return ""


def looked_at(filling):
    """The visits at school; the invitation to come where there was none and no copy is asked."""
    visits = filling.request.visits
    if visits:
        return "\n".join(filling.say(filling.here.VISITED, day=words.day(local_day(one.visited_at))) for one in visits)
    if remedies.is_without_custody(filling.request):
        return filling.here.COME_AND_LOOK_ONLY
    return "" if filling.request.copy_wanted else filling.here.COME_AND_LOOK


def fixed(request, *, at, way, late_reason="", copy_on_paper=False):
    """Below the edited text: why it is late, the copy and other papers, the appendix, and the remedies."""
    with speaking(request.language) as here:
        filling = Filling.of(request, here, at)
        late = block(here.LATE_HEADING, filling.say(here.LATE, reason=late_reason)) if late_reason else ""
        appendix = block(here.INFORMATION_HEADING, here.INFORMATION) if needs_information(request) else ""
        return block(late, papers(filling, way, copy_on_paper), appendix, remedies.text(filling, decided(request)))


def papers(filling, way, copy_on_paper):
    """The copy that was asked for and what else was chosen to go along, by name, with how it is given."""
    here, request = filling.here, filling.request
    names = listed(one.title for one in request.releases_chosen)
    if not promises_copy(request):
        lead = here.ENCLOSED_ON_PAGE if way == ELECTRONIC and not copy_on_paper else here.ENCLOSED
        return block(here.ENCLOSED_HEADING, lead, names) if names else ""
    given = next((visit for visit in request.visits if visit.copy_given), None)
    if way == ELECTRONIC and not copy_on_paper and names:
        told = here.COPY_ON_PAGE
    elif given and not copy_on_paper:
        told = here.COPY_AT_VISIT.format(day=words.day(local_day(given.visited_at)))
    else:
        told = here.COPY_BY_HAND if way == COUNTER else here.COPY_BY_POST
    return block(here.COPY_HEADING, told, names)


def promises_copy(request):
    """Whether a copy was asked for and access was given: then the copy goes along, whatever else happened."""
    decision = request.decision_on(Right.ACCESS)
    return bool(request.copy_wanted and decision and decision.outcome in ACTS)


def promises_file(request):
    """Whether data to take along go to the requester, as a file on whatever way (art. 20); not where a school gets them."""
    decision, plan = request.decision_on(Right.PORTABILITY), request.transfer
    direct = plan is not None and plan.right == Right.PORTABILITY and plan.receiver_name
    return bool(decision and decision.outcome in ACTS and not direct)


def needs_information(request):
    """Whether the information of AVG art. 15(1)(a)-(h) and (2) belongs to this answer."""
    decision = request.decision_on(Right.ACCESS)
    return bool(decision and decision.outcome in ACTS and not remedies.is_without_custody(request))

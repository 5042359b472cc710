"""The text of the two letters: the answer of a step, and what the board does with a finding."""

from cases.terms import local_day
from pages import words
from rights.complaints.letters import roads
from rights.complaints.models.ladder import Rung
from rights.complaints.models.records import Hearing
from rights.letters.words import block

SIDES = {Hearing.Party.COMPLAINANT, Hearing.Party.RESPONDENT}
LONGEST_QUOTE = 600


def answer(complaint, parts, measure, measure_on, here, shared, at):
    """Title and text. `parts`: outcome and reasons by the number of the part; what has none yet is not in it."""
    rung = Rung(complaint.here.rung)
    opening = here.OPENING.format(day=day(complaint.case.received_at), subject=here.SUBJECTS[complaint.case.subject or "other"])
    heard = here.BOTH_HEARD if complaint.heard >= SIDES else ""
    return here.TITLE, block(
        greeting(complaint, shared),
        " ".join(part for part in (opening, here.WHO[rung], heard) if part),
        *outcomes(complaint, parts, here),
        *measures(measure, measure_on, here),
        roads.text(complaint, rung, here, shared, at),
    )


def reaction(complaint, finding, shares, told, measure, measure_on, here, shared, at):
    """Title and text of what the board does with a finding."""
    step = finding.step
    rung, name = Rung(step.rung), here.COMMISSIONS.get(step.commission, "")
    opinion = " ".join(part for part in (here.SHARES[shares] if shares else "", told) if part)
    return here.REACTION_TITLE[rung], block(
        greeting(complaint, shared),
        here.REACTION_OPENING[rung].format(day=day(finding.received_at), commission=name),
        here.SHARES_HEADING if opinion else "",
        opinion,
        *measures(measure, measure_on, here),
        here.TOLD_TOO if rung == Rung.COMMISSION else "",
        roads.text(complaint, rung, here, shared, at),
    )


def greeting(complaint, shared):
    name = (complaint.complainant or {}).get("name", "")
    return shared.GREETING.format(name=name) if name else shared.GREETING_BARE


def outcomes(complaint, parts, here):
    """What was decided about each part, the words of the complainant above it where there is more than one."""
    several = len(complaint.parts) > 1
    if parts and not several:
        yield here.OUTCOME_HEADING
    for part in complaint.parts:
        if part.number not in parts:
            continue
        outcome, reasons = parts[part.number]
        if several:
            yield here.PART_HEADING.format(number=part.number)
            yield here.QUOTED.format(text=quoted(part.text or ""))
        yield here.OUTCOMES[outcome].format(what=here.ONE_PART if several else here.WHOLE)
        yield reasons or ""


def quoted(text):
    """In one line, and not longer than a letter bears."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_QUOTE else line[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"


def measures(measure, measure_on, here):
    if not measure:
        return ()
    return here.MEASURES_HEADING, measure, here.MEASURE_ON.format(day=words.day(measure_on)) if measure_on else ""


def day(moment):
    return words.day(local_day(moment))

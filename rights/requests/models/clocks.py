"""The clocks of a request, by what they are for, and the moments that follow from the same facts without a clock."""

import datetime as dt

from cases import deadlines, statutory, terms
from cases.effects import StartClock
from cases.models import ClockFact, Deadline
from cases.terms import local_day
from rights.requests.models.right import OUTSIDE_THE_AVG, Right

ANSWER, INFORMATION, CONSENT = "answer", "information", "consent"
REMOVAL = "removal"  # what was shown with consent is gone: starts with the decision, counts from receipt
RESPONSE, REFUSAL = "avg12_3_response", "avg12_4_refusal_notice"
CONSENT_DAYS = 2  # working days; art. 7(3) names no term: as easy to withdraw as to give (domain.md 1.5)
ONLINE = frozenset({"website", "social_media"})
GONE_ONLINE, GONE_ELSEWHERE = 2, 5  # working days after receipt in which what was shown with consent is gone
PROMPTLY = 5  # working days in which a question is asked "without undue delay" (domain.md 1.4)


def clocks_for(rights, *, board, received_at):
    """The clocks that these rights start: the month of art. 12(3), and the own terms where the AVG has none."""
    found = []
    if not rights or set(rights) - OUTSIDE_THE_AVG:  # what nobody sorted yet is a request under the AVG
        found.append(StartClock(RESPONSE, ANSWER, received_at))
    if Right.NONCUSTODIAL_INFORMATION in rights:
        found.append(StartClock("own_days", INFORMATION, received_at, count=board.answer_days))
    if Right.CONSENT_WITHDRAWAL in rights:
        found.append(StartClock("own_working_days", CONSENT, received_at, count=CONSENT_DAYS))
    return found


def ends_if_asked(rights, *, board, at):
    """When these clocks would end of what is asked at this moment: the last instants, by purpose."""
    settings, found = statutory.settings_on(local_day(at)), {}
    for start in clocks_for(rights, board=board, received_at=at):
        clock = Deadline(purpose=start.purpose, rule=start.rule, started_at=at, count=start.count, settings=settings)
        found[start.purpose] = dt.datetime.fromisoformat(deadlines.compute(clock, [])["due_at"])
    return found


def days_to_remove(medium):
    return GONE_ONLINE if medium in ONLINE else GONE_ELSEWHERE


def gone_by(medium, *, received_at, decided_at):
    """The day by which something is taken away: it counts from receipt; the day of the decision where that has passed."""
    last = terms.calendar("atw").working_day_after(local_day(received_at), days_to_remove(medium))
    return max(last, local_day(decided_at))


def all_gone_at(media, *, received_at):
    """The last instant of the day by which all of it is taken away. Where nobody said where it stands, it may be anywhere."""
    days = max(map(days_to_remove, media), default=GONE_ELSEWHERE)
    return terms.end_of_day(terms.calendar("atw").working_day_after(local_day(received_at), days))


def running(request, purpose):
    """The running clock for this purpose, or None."""
    return request.case.deadlines.filter(purpose=purpose, ended_at=None).first()


def latest(request, purpose):
    """The clock for this purpose, running or ended; None where there never was one."""
    return request.case.deadlines.filter(purpose=purpose).order_by("-pk").first()


def first_month_end(request, *, at):
    """The last instant of the first month (art. 12(3) and 12(4)), with the pauses so far; None without such a clock.

    An open pause counts as if it ended now: until then the month has not passed.
    """
    clock = latest(request, ANSWER)
    if clock is None:
        return None
    pauses = [fact for fact in clock.clock_facts.order_by("at", "pk") if fact.type in ("pause", "resume")]
    month = Deadline(case=request.case, rule=REFUSAL, purpose=ANSWER, started_at=clock.started_at, settings=clock.settings)
    answer = deadlines.compute(month, pauses, now=at)
    text = answer["due_at"] or answer.get("due_if_resumed_now") or answer.get("due_without_pause_at")
    return text and dt.datetime.fromisoformat(text)


def due_if_answered(clock, *, at):
    """The last instant of a clock that waits, if what was asked came in now; None where it does not wait."""
    text = deadlines.compute(clock, now=at).get("due_if_resumed_now")
    return text and dt.datetime.fromisoformat(text)


def extended_until(request, notified_at, *, at):
    """The last instant after an extension told at this moment; None without such a clock, or while the term waits."""
    clock = running(request, ANSWER)
    if clock is None:
        return None
    told = ClockFact(deadline=clock, type="extension_notified", at=notified_at)
    facts = sorted([*clock.clock_facts.all(), told], key=lambda fact: fact.at)
    text = deadlines.compute(clock, facts, now=at)["due_at"]
    return text and dt.datetime.fromisoformat(text)


def last_day_for_a_remedy(rule, start):
    """The last instant for the road that opens at this moment (receipt, or for the Awb the sending). Kept by nobody."""
    text = deadlines.compute(Deadline(rule=rule, purpose=rule, started_at=start, settings={}), [])["due_at"]
    return text and dt.datetime.fromisoformat(text)


def is_late(request, purpose, moment):
    """Whether this moment comes after the clock for this purpose."""
    clock = latest(request, purpose)
    return bool(clock and clock.due_at and moment > clock.due_at)

"""How long one category of data is kept, and what may be decided about it on a day (AVG art. 17; domain.md 4.6). Pure."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from cases import terms
from rights.requests.models.right import Ground

# What a person can hold against erasing before a maximum has passed (art. 17(1) and 17(3)).
WEIGHED = frozenset({Ground.PUBLIC_TASK, Ground.CLAIMS, Ground.STILL_NEEDED, Ground.INTERESTS})
ERASE, KEEP, REFUSE = "erase", "keep", "refuse"
MINIMUM, MAXIMUM, CONSENT = "minimum", "maximum", "consent"


@dataclass(frozen=True)
class Term:
    """The term of one category for one person: `last` is the last day it is kept, None while it has not begun to run."""

    kind: str
    last: dt.date | None
    today: dt.date

    @property
    def passed(self):
        return self.last is not None and self.today > self.last

    @property
    def must_be_kept(self):
        """A statutory minimum that still runs, or has not begun to run because somebody has not left yet."""
        return self.kind == MINIMUM and not self.passed

    @property
    def overdue(self):
        """A maximum that has passed: this should have been erased already."""
        return self.kind == MAXIMUM and self.passed


def last_day(count, unit, from_day):
    """The last day data are kept, that day included; 29 February becomes 28 February. None without a term or a day."""
    if not count or from_day is None:
        return None
    noon = dt.datetime.combine(from_day, dt.time(12), terms.AMSTERDAM).isoformat()
    item = {"id": "kept", "rule": "retention", "start": noon, "events": [], "settings": {}, "count": count, "unit": unit}
    return dt.date.fromisoformat(terms.compute(item)["retain_until"])


def term_of(rule, from_day, today):
    return Term(rule.kind, last_day(rule.count, rule.unit, from_day), today)


def allowed(term):
    """What can be decided about this category at all: what its page offers."""
    if term.kind == CONSENT:
        return (ERASE,)
    if term.must_be_kept:
        return (REFUSE,) if term.last is None else (KEEP, REFUSE)
    return (ERASE, REFUSE) if term.passed or term.last is None else (ERASE, KEEP, REFUSE)


def faults(term, *, outcome, ground="", reason="", kept_until=None):
    """What the table does not allow in this line: pairs of the field to mend and the sentence that says how."""
    if outcome == ERASE:
        if term.must_be_kept:
            yield "outcome", _("The law says that this is kept. Keep it until the last day, or refuse.")
        return
    if term.kind == CONSENT:
        yield "outcome", _("This is kept only as long as there is consent. Who asks to erase it takes that back: erase it now.")
        return
    if term.overdue and (outcome == KEEP or ground != Ground.CLAIMS):
        yield "outcome", _("The longest term has passed: this should have been erased already. Erase it now.")
        return
    if outcome == KEEP:
        yield from faults_of_keeping(term, kept_until)
    if not term.must_be_kept:
        yield from faults_of_weighing(term, ground, reason)
    elif ground and ground != Ground.LEGAL_DUTY:
        yield "ground", _("The ground for this is that the law says so (AVG 17(3)(b)).")


def faults_of_keeping(term, kept_until):
    """Keeping until a day: never after the last day, and for a statutory minimum exactly that one."""
    if term.last is None or term.passed:
        yield "outcome", _("There is no last day for this now. Erase it, or refuse with a reason.")
    elif term.kind == MAXIMUM and kept_until is None:
        yield "kept_until", _("Fill in until which day it is kept.")
    elif kept_until and kept_until > term.last:
        yield "kept_until", _("This lies after the last day on which it may be kept.")
    elif kept_until and kept_until < term.today:
        yield "kept_until", _("This day has passed. Erase it now, or choose a later day.")
    elif kept_until and term.kind == MINIMUM and kept_until != term.last:
        yield "kept_until", _("The law says until which day. Leave this empty.")


def faults_of_weighing(term, ground, reason):
    """No law says that it is kept: a person decides, on a ground of art. 17 and with a reason."""
    if not ground:
        yield "ground", _("The table gives no ground for this. Choose the ground on which you decide.")
    elif ground not in WEIGHED:
        yield "ground", _("Only a law that says how long it must be kept gives this ground.")
    if not reason:
        yield "reason", _("Write why: the table gives no reason to keep this.")


def settled(term, *, outcome, ground="", kept_until=None):
    """The ground and the day as they are kept: what the law says needs no filling in."""
    if outcome == ERASE:
        return "", None
    if term.must_be_kept:
        ground = Ground.LEGAL_DUTY
    return str(ground), (kept_until or term.last) if outcome == KEEP else None


def outcome_of(lines):
    """What the lines together say about the right: all erased, nothing erased, or partly (which is normal)."""
    erased = [line["outcome"] == ERASE for line in lines]
    return "granted" if all(erased) else "partly_granted" if any(erased) else "refused"

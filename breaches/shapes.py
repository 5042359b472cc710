"""The shape of what a breach tells and asks, as JSON Schema: the facts from the vocabulary of the assessment, and the rest."""

from breaches.assessment import facts as known
from breaches.models import Breach, Incident, Outcome
from cases.api.shapes import INSTANT, TEXT, a_list, maybe, one_of, one_or_list

OUTCOME = one_of(Outcome.values)
ID = {"anyOf": [{"type": "string", "minLength": 1}, {"type": "integer"}]}
SIGNED = {"at": INSTANT, "by": maybe(TEXT)}
CODE = "[a-z0-9][a-z0-9_-]{0,59}"  # of a list that is open, as a case keeps it


def facts(word=r"\S"):
    """An object of facts; null or left out is unknown or not applicable. `word` is the pattern of a list that is open."""
    return {
        "type": "object",
        "properties": {name: _fact(name, word) for name in known.FACTS},
        "additionalProperties": False,
        "description": "What is known of the breach. Null, or left out: unknown or not applicable.",
    }


def _fact(name, word):
    if name in known.CHOICES:
        return {"enum": [*known.CHOICES[name], None]}
    if name in known.LISTS:
        words = {"type": "string", "pattern": word, "maxLength": known.LONGEST_WORD}
        closed = {"type": "string", "enum": list(known.LISTS[name] or ())}
        return {"type": ["array", "null"], "items": closed if known.LISTS[name] else words, "maxItems": known.MOST_WORDS}
    if name in known.NUMBERS:
        kind = "integer" if name == "persons" else "number"
        return {"type": [kind, "null"], "minimum": 0, "maximum": known.NUMBERS[name]}
    return {"type": ["boolean", "null"]}


def kept_facts():
    """Facts as a case keeps them: in codes."""
    return facts(f"^{CODE}$")


def signed(**more):
    """A record with who wrote it and when."""
    return {"type": "object", "properties": {**SIGNED, **more}, "required": [*SIGNED, *more], "additionalProperties": False}


def told():
    """What was entered. All of it is there for who handles the case or reported it, none of it for anybody else."""
    return {
        "incident": one_of(Incident.values),
        "what_happened": TEXT,
        "began_at": maybe(INSTANT),
        "ended_at": maybe(INSTANT),
        "discovered_at": INSTANT,
        "aware_at": INSTANT,
        "aware_reason": TEXT,
        "reported_internally_at": INSTANT,
        "channel": one_of(Breach.Channel.values),
        "facts": facts(),
        "measures_taken": TEXT,
        "reporter": {"type": "object", "additionalProperties": TEXT},
        "processor": maybe({"type": "object", "properties": {"name": TEXT, "informed_at": maybe(INSTANT)}}),
    }


def followed():
    """What came of it; for who handles the case."""
    yes, maybe_yes = {"type": "boolean"}, {"type": ["boolean", "null"]}
    assessment = signed(number={"type": "integer"}, facts=facts(), result=advice(), note=TEXT)
    decision = signed(
        outcome=OUTCOME, preliminary=yes, exception_34_3=TEXT, follows_advice=maybe_yes, follows_assessment=maybe_yes,
        reason=TEXT, no_advice=TEXT,
    )  # fmt: skip
    notification = signed(
        kind=TEXT, complete=yes, sent_at=INSTANT, number=TEXT, filed_by=TEXT, late=yes, reasons_for_delay=TEXT,
        withdrawal_reason=maybe(TEXT),
    )  # fmt: skip
    informed = signed(sent_at=INSTANT, channel=TEXT, count={"type": ["integer", "null"]}, audience=TEXT, text=TEXT)
    return {
        "outcome": maybe(OUTCOME),
        "exception_34_3": maybe(TEXT),
        "assessment": maybe(assessment),
        "advices": a_list(signed(outcome=OUTCOME, text=TEXT)),
        "decisions": a_list(decision),
        "notifications": a_list(notification),
        "communications": a_list(informed),
    }


def advice():
    """The answer of the assessment, without its id."""
    severity = {name: {"type": "number"} for name in ("score", "dpc", "ei", "cb")}
    return {
        "type": "object",
        "properties": {
            **{name: {"type": "boolean"} for name in ("register", "authority", "data_subjects")},
            "severity": {"type": "object", "properties": {**severity, "level": TEXT}},
            "reasons": a_list({"type": "object", "properties": {"rule": TEXT, "source": TEXT, "text": TEXT}}),
            "missing": a_list(one_of(known.FACTS)),
        },
        "required": ["register", "authority", "data_subjects", "severity", "reasons", "missing"],
    }


def assess_asked(view=None):
    return one_or_list(
        {"type": "object", "properties": {"id": ID, "facts": facts()}, "required": ["id", "facts"], "additionalProperties": False}
    )


def assess_answered(view=None):
    answer = advice()
    return one_or_list({**answer, "properties": {"id": ID, **answer["properties"]}, "required": ["id", *answer["required"]]})

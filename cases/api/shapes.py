"""The shapes every kind shares, as JSON Schema: the line, the clock, the task, the problem, and a few words to build with."""

from cases.terms import EVENTS, RULES, SETTINGS

TEXT = {"type": "string"}
INSTANT = {"type": "string", "format": "date-time"}
DAY = {"type": "string", "format": "date"}
NUMBER = {"type": "integer"}
YES = {"type": "boolean"}


def one_of(values):
    return {"type": "string", "enum": list(values)}


def a_list(items):
    return {"type": "array", "items": items}


def maybe(shape):
    """This, or null."""
    return {"anyOf": [shape, {"type": "null"}]}


def an_object(required=(), **properties):
    """An object with exactly these; all are there unless `required` names fewer."""
    wanted = list(required or properties)
    return {"type": "object", "properties": properties, "required": wanted, "additionalProperties": False}


def one_or_list(shape):
    return {"anyOf": [shape, a_list(shape)]}


def ref(name):
    return {"$ref": f"#/components/schemas/{name}"}


LINE = {
    "reference": TEXT,
    "kind": TEXT,
    "state": TEXT,
    "state_label": TEXT,
    "board": TEXT,
    "school": maybe(TEXT),
    "subject": TEXT,
    "received_at": INSTANT,
    "due_at": maybe(INSTANT),
    "due_without_pause_at": maybe(INSTANT),
    "suspended": YES,
    "overdue": YES,
    "assignee": maybe(TEXT),
    "version": NUMBER,
    "url": TEXT,
}
CLOCK = an_object(
    id=TEXT, label=TEXT, rule=one_of(RULES), started_at=INSTANT, ended_at=maybe(INSTANT), due_at=maybe(INSTANT),
    due_without_pause_at=maybe(INSTANT), suspended=YES, overdue=YES,
)  # fmt: skip
TASK = an_object(
    id=TEXT, sort=TEXT, text=TEXT, assignee=maybe(TEXT), due_on=maybe(DAY), made_at=INSTANT, done_at=maybe(INSTANT),
    answer=maybe(TEXT),
)  # fmt: skip
PROBLEM = an_object(
    type=TEXT, title=TEXT, status=NUMBER, detail=TEXT, rule=maybe(TEXT), state=maybe(TEXT),
    errors=a_list(an_object(field=TEXT, code=TEXT, message=TEXT)),
)  # fmt: skip
EVENT = an_object(seq=NUMBER, at=INSTANT, name=TEXT, actor=TEXT, text=TEXT, digest=TEXT)
MESSAGE = an_object(seq=NUMBER, at=INSTANT, to=one_of(("requester", "internal", "staff")), actor=TEXT, text=TEXT)
DOCUMENT = an_object(
    id=TEXT, title=TEXT, name=TEXT, content_type=TEXT, size=NUMBER, at=INSTANT, by=maybe(TEXT), origin=TEXT,
    erased_at=maybe(INSTANT),
)  # fmt: skip
TRANSITION = an_object(
    name=TEXT, label=TEXT, allowed=YES, rule=maybe(TEXT), reason=maybe(TEXT),
    input={"type": "object", "description": "The JSON Schema of what a POST of this transition asks."},
)  # fmt: skip

TERM_ANSWER = {
    "type": "object",
    "properties": {
        "id": {"type": ["string", "integer"]},
        "due_at": maybe(INSTANT),
        "due_exclusive": maybe(INSTANT),
        "extended": YES,
        "paused_days": NUMBER,
        "explanation": a_list(an_object(step=NUMBER, law=TEXT, text=TEXT)),
    },
    "required": ["id", "due_at", "explanation"],
}
TERM_ITEM = an_object(
    required=("id", "rule", "start"),
    id={"anyOf": [{"type": "string", "minLength": 1, "maxLength": 200}, NUMBER]},
    rule=one_of(RULES),
    start=INSTANT,
    events=a_list(
        an_object(
            required=("type", "at"), type=one_of(sorted(EVENTS)), at=INSTANT, new_date=maybe(DAY),
            id={"type": ["string", "integer", "null"]},
        )
    ),
    settings={"type": "object", "properties": {name: {} for name in SETTINGS}, "additionalProperties": False},
    years={"type": ["integer", "null"]},
    count={"type": ["integer", "null"]},
    unit={"enum": ["weeks", "months", "years", None]},
    now=maybe(INSTANT),
)  # fmt: skip

COMPONENTS = {
    "Case": an_object(**LINE),
    "Page": an_object(next=maybe(TEXT), previous=maybe(TEXT), results=a_list(ref("Case"))),
    "Clock": CLOCK,
    "Task": TASK,
    "Problem": PROBLEM,
    "Event": EVENT,
    "Message": MESSAGE,
    "Document": DOCUMENT,
    "Transition": TRANSITION,
    "TermItem": TERM_ITEM,
    "TermAnswer": TERM_ANSWER,
}

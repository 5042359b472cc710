"""Pairs the moments at which a term was paused and resumed, and joins the stretches that overlap."""

from dataclasses import dataclass
from datetime import datetime

from cases.terms.reading import BadTerm


@dataclass(slots=True)
class Pause:
    """A stretch in which a term stands still; `end` is None while it is open."""

    begin: datetime
    end: datetime | None = None


def merged_pauses(item):
    """The pauses of an item in order of time, none touching another.

    Equal ids pair; events without an id pair among themselves. Within such a group pause and resume take turns, so a
    resume that finds nothing to end is refused, and so is a second pause before the first has ended.
    """
    groups = {}
    for event in item.happened("pause", "resume"):
        groups.setdefault(event.id, []).append(event)
    stretches = [pause for events in groups.values() for pause in _pairs(events)]
    joined = []
    for pause in sorted(stretches, key=lambda stretch: stretch.begin):
        last = joined[-1] if joined else None
        if last and (last.end is None or pause.begin <= last.end):
            last.end = None if last.end is None or pause.end is None else max(last.end, pause.end)
        else:
            joined.append(pause)
    return joined


def _pairs(events):
    """The pauses of one group; of events at the same instant the one whose turn it is goes first."""
    waiting, pauses, wanted = list(events), [], "pause"
    while waiting:
        together = [event for event in waiting if event.at == waiting[0].at]
        event = next((event for event in together if event.type == wanted), None)
        if event is None:
            raise BadTerm(_complaint(together[0]), field="events")
        waiting.remove(event)
        if wanted == "pause":
            pauses.append(Pause(event.at))
        else:
            pauses[-1].end = event.at
        wanted = "resume" if wanted == "pause" else "pause"
    return pauses


def _complaint(event):
    name = "" if event.id is None else f" with id {event.id!a}"
    if event.type == "resume":
        return f"resume{name} without a pause before it"
    return f"pause{name} while the one before has not been resumed" + ("" if name else "; give both an id")

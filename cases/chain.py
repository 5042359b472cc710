"""Does every timeline still say what was written? Looks for changed, missing and reordered events, and cut tails."""

import hashlib
import json
from dataclasses import dataclass

from django.db import connection, transaction

from cases import timeline, triggers, vault
from cases.models import Case, Content, Event, Seal

CHANGED, MISSING, REORDERED = "changed", "missing", "reordered"
HEAD_DIFFERS, TRIGGER_MISSING = "head differs", "trigger missing"


@dataclass(frozen=True)
class Fault:
    reference: str
    seq: int
    what: str

    def __str__(self):
        return f"{self.reference} event {self.seq}: {self.what}"


def faults():
    """Every fault in the installation, trigger faults first."""
    yield from (Fault("*", 0, TRIGGER_MISSING) for name in triggers.missing(connection))
    for case in Case.objects.order_by("pk").iterator(chunk_size=500):
        yield from faults_of(case)
    yield from _against_seals()


def faults_of(case):
    """The faults in the timeline of one case."""
    events = list(case.events.order_by("seq"))
    contents = {content.event_id: content for content in Content.objects.filter(case=case)}
    there = {event.seq for event in events}
    # Every case has at least the event of its opening, whatever its count says.
    found = [Fault(case.reference, seq, MISSING) for seq in range(1, max(case.event_count, 1) + 1) if seq not in there]
    places, previous = _places(events), ""
    for event in events:
        place = places.get(event.pk)
        if _content_changed(event, contents.get(event.pk), case):
            found.append(Fault(case.reference, event.seq, CHANGED))
        elif timeline.digest(event) != event.digest:
            moved = place and timeline.digest(event, seq=place) == event.digest
            found.append(Fault(case.reference, event.seq, REORDERED if moved else CHANGED))
        elif event.previous != previous and place != event.seq and event.seq - 1 in there | {0}:
            found.append(Fault(case.reference, event.seq, REORDERED))
        previous = event.digest
    if events and not found and (events[-1].seq, events[-1].digest) != (case.event_count, case.head_digest):
        found.append(Fault(case.reference, events[-1].seq, HEAD_DIFFERS))
    return found


def _places(events):
    """Where each event stands when the chain is followed link by link, whatever number it carries."""
    after, places, link = {event.previous: event for event in events}, {}, ""
    while (event := after.pop(link, None)) is not None:
        link = event.digest
        places[event.pk] = len(places) + 1
    return places


def _content_changed(event, content, case):
    """Erased content is no fault: the key or the row is gone on purpose. What is there must fit its digest."""
    if content is None or case.sealed_key is None:
        return False
    content.case = case
    try:
        return timeline.content_digest(content.salt, content.said) != event.content_digest
    except vault.CannotUnseal:
        return True


@transaction.atomic
def seal(board, *, on):
    """Seal the heads of all a board's cases for a day; None when that day has its seal already."""
    if Seal.objects.filter(board=board, on=on).exists():
        return None
    heads = {
        str(pk): [count, digest]
        for pk, count, digest in Case.objects.filter(board=board)
        .order_by("pk")
        .values_list("pk", "event_count", "head_digest")
    }
    known = {}
    for earlier in Seal.objects.filter(board=board).order_by("on").values_list("heads", flat=True):
        known |= earlier
    changed = {pk: head for pk, head in heads.items() if known.get(pk) != head}
    return Seal.objects.create(board=board, on=on, cases=len(heads), heads=changed, root=root_of(heads))


def root_of(heads):
    """One digest over all heads of a board: what its FG is mailed."""
    return hashlib.sha256(json.dumps(heads, sort_keys=True).encode()).hexdigest()


def _against_seals():
    """What a seal saw must still be there: the case, and the event that was its head that day.

    And the seal itself must still come to the root that was mailed, or its heads were made to fit another timeline.
    """
    known = {}
    for sealed in Seal.objects.order_by("on", "pk").iterator():
        heads = known.setdefault(sealed.board_id, {})
        heads |= sealed.heads
        if root_of(heads) != sealed.root:
            yield Fault(f"seal of {sealed.on}", 0, CHANGED)
        cases = {str(case.pk): case for case in Case.objects.filter(pk__in=sealed.heads)}
        for pk, (count, digest) in sealed.heads.items():
            case = cases.get(pk)
            if case is None:
                yield Fault(f"case {pk}", count, MISSING)
            elif count and not Event.objects.filter(case=case, seq=count, digest=digest).exists():
                yield Fault(case.reference, count, HEAD_DIFFERS)

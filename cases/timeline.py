"""The timeline of a case: facts in a hash chain, and what people said beside it."""

import datetime as dt
import hashlib
import hmac
import json
import secrets

from cases.models import Case, Content, Event, Outbox


def record(case, name, *, at, by=None, via="", facts=None, said=None):
    """Add a fact to the timeline of a case that the caller holds locked, and to the outbox.

    `facts` is for what is not personal (codes, moments, counts); `said` for texts, by name: they lie sealed, apart from
    the event. The caller saves the head (`event_count`, `head_digest`) with the case.
    """
    salt = secrets.token_bytes(32)
    said = {key: value for key, value in (said or {}).items() if value not in (None, "")}
    event = Event(
        case=case,
        seq=case.event_count + 1,
        name=name,
        at=at,
        by=by,
        via=via,
        facts=plain(facts or {}),
        content_digest=content_digest(salt, said) if said else "",
        previous=case.head_digest,
    )
    event.digest = digest(event)
    event.save(force_insert=True)
    if said:
        Content.objects.create(event=event, case=case, salt=salt, said=said)
    Outbox.objects.create(event=event)
    case.event_count, case.head_digest = event.seq, event.digest
    return event


def record_many(told, name, *, at):
    """The same kind of fact on many cases at once, in three statements: pairs of a case, held locked, and its facts.

    For what nobody said and nobody did. Saves the heads itself.
    """
    events = []
    for case, facts in told:
        event = Event(
            case=case, seq=case.event_count + 1, name=name, at=at, facts=plain(facts), previous=case.head_digest
        )  # fmt: skip
        event.digest = digest(event)
        case.event_count, case.head_digest = event.seq, event.digest
        events.append(event)
    Event.objects.bulk_create(events)
    Outbox.objects.bulk_create(Outbox(event=event) for event in events)
    Case.objects.bulk_update({event.case for event in events}, ["event_count", "head_digest"])
    return events


def digest(event, seq=None):
    """What the chain rests on: every column of the event and the digest before it; `seq` asks about another place."""
    told = [
        event.case_id, seq or event.seq, event.name, event.at.astimezone(dt.UTC).isoformat(timespec="microseconds"),
        event.by_id, event.via, event.facts, event.content_digest, event.previous,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()).hexdigest()


def content_digest(salt, said):
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hmac.new(salt, text.encode(), hashlib.sha256).hexdigest()


def plain(value):
    """A fact as JSON keeps it: moments and days in ISO 8601, choices as their code."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in (sorted(value) if isinstance(value, set | frozenset) else value)]
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    return value

"""A form that is sent twice has one effect."""

from contextlib import contextmanager

from django.db import transaction

from cases.models import Case, Content


@contextmanager
def once(case, name, *, by, since, said):
    """Hold the case, and say whether this still has to happen: not when `by` did just this since the page was made.

    `since` is the number of events the page showed; None where it is not known, and then nothing counts as done.
    """
    with transaction.atomic():
        Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
        yield since is None or not is_done(case, name, by=by, since=since, said=said)


def is_done(case, name, *, by, since, said=None):
    """Whether this person put this event on the timeline after `since`; with these words, where words are given."""
    events = case.events.filter(seq__gt=since, name=name, by=by)
    if said is None:
        return events.exists()
    kept = {key: text for key, text in said.items() if text not in (None, "")}
    contents = {content.event_id: content for content in Content.objects.filter(event__in=events, case=case)}
    for event in events:
        content = contents.get(event.pk)
        if content is not None:
            content.case = case
        if (content.said if content else {}) == kept:
            return True
    return False

"""The FG's confidential notes on a case: no event, no mail, no version that moves. Nobody else can tell that there is one.

They lie sealed under the key of the case, so they go with it. The caller asked `sight.keeps_confidence`.
"""

from django.db import transaction

from cases.models import Case, ConfidentialNote


def notes_of(case):
    """The notes on this case, the oldest first."""
    found = list(ConfidentialNote.objects.filter(case=case).select_related("by").order_by("at", "pk"))
    for note in found:
        note.case = case
    return found


@transaction.atomic
def add(case, *, contact="", text, by, at):
    """Keep a note. None where this person's latest one says the same: a form that was sent twice."""
    Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    latest = next((note for note in reversed(notes_of(case)) if note.by_id == by.pk), None)
    if latest and (latest.contact, latest.text) == (contact, text):
        return None
    return ConfidentialNote.objects.create(case=case, contact=contact, text=text, by=by, at=at)


def erase(case, pk):
    """Remove a note for good; one that is gone already stays gone."""
    ConfidentialNote.objects.filter(case=case, pk=pk).delete()

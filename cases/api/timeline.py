"""The timeline of a case in words, with the digests it can be checked by."""

from django.utils import timezone
from rest_framework.response import Response

from cases import sight, told
from cases.api.items import look
from cases.api.openapi import Operation
from cases.api.shapes import a_list, ref
from cases.api.view import OfKind

FULL_STOP = ". "


class Timeline(OfKind):
    """All that happened, oldest first; whoever only reported the case sees the own part of it."""

    operations = {"get": Operation("What happened", a_list(ref("Event")))}

    def get(self, request, reference):
        case, at = self.case(request, reference), timezone.now()
        look(case, request.user, at)
        return Response([line(one) for one in told.told(case, events_for(case, request.user), request.user)])


def events_for(case, user):
    """The events of this case that this person may read, with who did them."""
    return sight.events(user, case).select_related("by").order_by("seq")


def line(one):
    return {
        "seq": one.seq,
        "at": one.at,
        "name": one.name,
        "actor": one.actor,
        "text": FULL_STOP.join(part for part in (one.text, one.note) if part),
        "digest": one.digest,
    }

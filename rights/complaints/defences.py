"""The defence asked of the person complained of. All else of the case is hidden from that person (WPO art. 14(4)-(5)).

Its row is reached by the person it is asked of and by nobody else through this page; it leads to no case.
"""

from django.urls import reverse
from django.utils.translation import gettext as _

from cases import timeline
from cases.moves import Refused, changing
from rights.complaints.models import Defence


def asked_of(user):
    """The defences asked of this person, as long as that person is the one complained of and the case is open."""
    return Defence.objects.filter(respondent=user, case__barred__user=user).select_related("case__board", "case__school")


def questions_to(user):
    """What waits for this person on “My work”: the question, and nothing of the case."""
    found = asked_of(user).filter(answered_at=None, case__closed_at=None).order_by("at")
    return [
        {
            "url": reverse("complaints:defence", args=[one.pk]),
            "text": _("Your defence is asked"),
            "due_on": one.answer_by,
            "at": one.at,
        }
        for one in found
    ]


def give(defence, *, answer, assisted_by="", by, at):
    """Keep the defence. It is given once."""
    with changing(defence.case, at=at) as workflow:
        case = workflow.case
        row = Defence.objects.get(pk=defence.pk)
        row.case = case
        if row.answered_at or case.closed_at:
            raise Refused("defence_given", _("Your defence has been given already, or the case is closed."), workflow.state)
        row.answer, row.assisted_by, row.answered_at = answer, assisted_by or None, at
        row.save(update_fields=["answer", "assisted_by", "answered_at"])
        said = {"answer": answer, "assisted_by": assisted_by}
        timeline.record(case, "complaint.defence_given", at=at, by=by, facts={"defence": str(row.pk)}, said=said)

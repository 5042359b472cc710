"""The letters of a request on its case page: the one to write, those that went out, and a code for what lies on the web page."""

from django.urls import reverse
from django.utils.translation import gettext as _

from rights.people import Channel
from rights.requests import handing_over
from rights.requests.letters.answer import decided
from rights.requests.models import Right, SentLetter, State
from rights.requests.page.letters import sent_letters

BY_WORD_OF_MOUTH = frozenset({Channel.PHONE, Channel.IN_PERSON})
ON_PAPER = BY_WORD_OF_MOUTH | {Channel.PAPER, Channel.SUPPLIER}


def section(request, user, at):
    return {
        "id": "brieven", "label": _("Letters"), "template": "rights/requests/letters.html",
        "doors": doors(request), "sent": sent_letters(request, at),
    }  # fmt: skip


def doors(request):
    """What can be written now: pairs of address and words, with an icon."""
    reference, sorts = request.case.reference, {row.sort for row in request.case.sentletter_records.all()}
    found = []
    if decided(request) and request.state in (State.ADMITTED, State.DECIDED):
        found.append(("file-text", reverse("requests:answer", args=[reference]), _("Write the answer")))
    fresh = not request.case.closed_at and not request.answers
    if fresh and request.channel in ON_PAPER and SentLetter.Sort.RECEIPT not in sorts:
        url = reverse("requests:confirmation", args=[reference, SentLetter.Sort.RECEIPT])
        found.append(("mail", url, _("Confirm on paper that it has come in")))
    if is_oral_withdrawal(request) and SentLetter.Sort.CONSENT not in sorts:
        url = reverse("requests:confirmation", args=[reference, SentLetter.Sort.CONSENT])
        found.append(("mail", url, _("Confirm the withdrawal of consent in writing")))
    if request.ends_restriction and not lifting_sent(request):
        url = reverse("requests:confirmation", args=[reference, SentLetter.Sort.LIFTING])
        found.append(("mail", url, _("Write that the restriction ends")))
    if request.answers and handing_over.stopped(request) is None:
        found.append(("key-round", reverse("requests:code", args=[reference]), _("Make a code for the requester")))
    return [{"icon": icon, "url": url, "label": label} for icon, url, label in found]


def lifting_sent(request):
    """Whether the letter about this announcement went out; an earlier one was about an earlier restriction."""
    rows = request.case.sentletter_records.filter(sort=SentLetter.Sort.LIFTING, at__gte=request.running_restriction.announced_at)
    return rows.exists()


def is_oral_withdrawal(request):
    """Consent that was withdrawn by word of mouth is confirmed in writing (domain.md 4.5)."""
    return Right.CONSENT_WITHDRAWAL in request.rights and request.channel in BY_WORD_OF_MOUTH

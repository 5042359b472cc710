"""The letters and files on the requester's own page.

A letter that can hold data from the file is read, and files are fetched, with a code besides (domain.md 4.2).
"""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pages import words
from rights.requests import handing_over
from rights.requests.handing_over import is_sealed
from rights.requests.models import Answer, Extension, Question
from rights.requests.page.letters import all_sent, name_of

# How a letter is called to who got it.
NAMES = {
    Answer: gettext_lazy("Read our answer"),
    Extension: gettext_lazy("Our letter: why it takes longer"),
    Question: gettext_lazy("Our question to you"),
}


def part(request, outsider, at):
    """For `rights/requests/outside_page.py`: what was written to the requester, and what can be fetched."""
    found = all_sent(request)
    if not found:
        return None
    locked = sealed_letters(request) + files_of(request)
    return {
        "key": "letters", "template": "rights/requests/outside/letters.html",
        "letters": [letter(request, row, at) for row in found],
        "locked": bool(locked),
        "covered": bool(locked) and handing_over.is_covered(request, outsider),
    }


def is_for_the_page(row):
    """An answer that went by post is not shown here: perhaps nobody established whose mailbox this is."""
    return not isinstance(row, Answer) or row.way == Answer.Way.ELECTRONIC


def sealed_letters(request):
    """The letters on this page that are read with a code only, the latest first."""
    return [row for row in all_sent(request) if is_for_the_page(row) and is_sealed(request, row)]


def letter(request, row, at):
    """A letter that went by post, or asks for a code, is told of, and not shown."""
    if not is_for_the_page(row):
        posted = row.way == Answer.Way.POST
        name = _("Our answer, sent to you by post") if posted else _("Our answer, handed over to you at school")
        return {"url": "", "name": name, "day": words.day(row.sent_at, at)}
    if is_sealed(request, row):
        name = _("Our answer") if isinstance(row, Answer) else name_of(row)
        return {"url": "", "name": name, "day": words.day(row.at, at)}
    name = called(row)
    return {"url": reverse("requests_outside:letter", args=[row.pk]), "name": name, "day": words.day(row.at, at)}


def called(row):
    """How this letter is called where it can be read."""
    return NAMES[type(row)] if type(row) in NAMES else name_of(row)


def files_of(request):
    """The files that went along with answers on this page, the latest answer first."""
    rows = request.case.release_records.filter(answer__way=Answer.Way.ELECTRONIC, document__erased_at=None)
    found = list(rows.select_related("document", "answer").order_by("-answer__sent_at", "document__at", "pk"))
    for row in found:
        row.case = row.document.case = request.case
    return found

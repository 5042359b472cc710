"""How an answer with data from the file, and its files, reach the requester by the own page: known to us, and with a code.

A mailed link proves a mailbox, not a parent (domain.md 4.2). The code goes by another channel; what is kept is its digest.
"""

import datetime as dt
import secrets

from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

from cases import outsiders, timeline
from cases.moves import Refused, changing
from rights.requests.models import Answer, DownloadCode, SentLetter, code_task

LIVES = dt.timedelta(days=7)
DIGITS, GROUP = 8, 4
TRIES = 5
NO_PERSON = _("Nobody follows this case by the e-mail address of the requester. Give the files on paper or at the counter.")
NOT_COVERED = _("Nobody established that this e-mail address is the requester’s. Give the files on paper or at the counter.")
NOTHING_TO_OPEN = _("No answer has been sent yet that asks for a code.")


def recipient(request):
    """The outsider who is the requester, by the address that was established at the gate; None for anybody else."""
    email = (request.requester or {}).get("email", "")
    if not email:
        return None
    return request.case.outsiders.filter(email_digest=outsiders.email_digest(email)).first()


def is_covered(request, outsider):
    """Whether this outsider is the requester, and the gate established that the address is that person's own."""
    found = recipient(request)
    return found is not None and found.pk == outsider.pk and bool(request.gate and request.gate.covers_address)


def stopped(request):
    """Why no code can be made now: a rule and its words; None where it can."""
    if recipient(request) is None:
        return "no_person", NO_PERSON
    if not (request.gate and request.gate.covers_address):
        return "address_not_covered", NOT_COVERED
    if not (has_sealed_letter(request) or request.case.release_records.filter(answer__isnull=False).exists()):
        return "nothing_released", NOTHING_TO_OPEN
    return None


def is_sealed(request, row):
    """Whether this letter asks for a code: what was decided until it went can carry data from the file, and so can the names of
    what goes along, or why a restriction ends.
    """
    if isinstance(row, SentLetter):
        return row.sort == SentLetter.Sort.LIFTING
    return isinstance(row, Answer) and (request.tells_of_file(row.at) or row.releases.exists())


def has_sealed_letter(request):
    """Whether a letter went by the page that is read with a code only."""
    answers = (row for row in request.answers if row.way == Answer.Way.ELECTRONIC)
    letters = request.case.sentletter_records.all()
    return any(row.head and is_sealed(request, row) for row in (*answers, *letters))


def make_code(case, *, channel, by, at):
    """A fresh code; an earlier one is of no use any more. Its digits are given back once and kept nowhere."""
    with changing(case, at=at) as request:
        if why := stopped(request):
            raise Refused(*why, request.state)
        code = "".join(secrets.choice("0123456789") for _n in range(DIGITS))
        row = DownloadCode(
            case=request.case, outsider=recipient(request), channel=channel, digest=digest(request.case, code),
            expires_at=at + LIVES, by=by, at=at,
        )  # fmt: skip
        row.save(force_insert=True)
        code_task.finish(request.case, by=by, at=at)
        timeline.record(request.case, "request.code_made", at=at, by=by, facts={"channel": channel})
    return f"{code[:GROUP]} {code[GROUP:]}"


def digest(case, code):
    """Keyed, for eight digits can be guessed from a plain digest; bound to the case."""
    return salted_hmac("rights.requests.download", f"{case.pk} {code}", algorithm="sha256").hexdigest()


def newest(request, outsider):
    return request.case.downloadcode_records.filter(outsider=outsider).order_by("-at", "-expires_at").first()


def state_of(row, at):
    """What a code is good for now: "open", or why it is not."""
    if row is None:
        return "none"
    if row.used_at:
        return "used"
    if row.wrong >= TRIES:
        return "blocked"
    return "open" if row.expires_at > at else "expired"


def try_code(case, outsider, typed, *, at):
    """Try a code: "right", "wrong", or what it is. Each try stands on the timeline; the case is held locked, so each counts."""
    with changing(case, at=at) as request:
        row = newest(request, outsider)
        found = state_of(row, at) if is_covered(request, outsider) else "not_covered"
        if found == "open":
            right = constant_time_compare(row.digest, digest(request.case, "".join(typed.split())))
            found = "right" if right else "wrong"
            if right:
                row.used_at = at
            else:
                row.wrong += 1
            row.save(update_fields=["used_at", "wrong"])
        facts = {"outcome": found, "wrong": row.wrong if row else 0, "outsider": str(outsider.pk)}
        timeline.record(request.case, "request.code_tried", at=at, via="public", facts=facts)
    if found == "wrong" and row.wrong >= TRIES:
        return "blocked"
    return found

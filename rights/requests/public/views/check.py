"""Read everything once more, and send it: once, however often the button is pressed."""

from dataclasses import dataclass
from functools import partial

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language

from cases import receipts, visitors
from cases.views.public_form import PublicForm
from rights.requests.models.clocks import ANSWER, CONSENT, INFORMATION, all_gone_at, ends_if_asked
from rights.requests.public.drafts import Kept
from rights.requests.public.forms import Sending
from rights.requests.public.sending import send


@dataclass(kw_only=True)
class Sent(PublicForm):
    """The last page. What was typed is kept by the pages before it."""

    kept: Kept

    def keep(self):
        return True

    def drop(self):
        self.kept.drop()


def check(visit):
    """The page, or the case that comes of it."""
    request, school, journey = visit.request, visit.school, visit.journey
    purpose = f"request {school.pk}"
    if request.method == "POST" and "wipe" in request.POST:
        visit.kept.drop()
        return visit.go(reverse("ask", args=[school.slug]))
    if request.method == "POST" and not was_seen(request, journey) and (made := sent_before(request, purpose, visit.now)):
        return HttpResponseRedirect(thanks(school, visit.now, made))
    if journey.first_open:
        return visit.lost()

    def context():
        pages = journey.pages
        steps = {"total": len(pages) + 1, "back": visit.url(pages[-1].code)}
        told = {"language_form": "", "answers": visit.answers(pages)}
        return visit.frame() | dues(journey, school, visit.now) | told | steps

    form = Sent(
        request=request,
        purpose=purpose,
        to=f"school {school.pk}",
        template="rights/requests/public/check.html",
        make=lambda data, files: Sending(data, journey=journey, initial={"seen": journey.digest}),
        send=lambda form: send(school, journey, language=get_language()[:2], at=visit.now),
        thanks=partial(thanks, school, visit.now),
        context=context,
        kept=visit.kept,
    )
    return visit.kept.remember(form.answer())


def dues(journey, school, now):
    """The last days, if it is sent now: of the answer, and until when it is taken away where consent ends."""
    ends = ends_if_asked(journey.rights, board=school.board, at=now)
    gone = all_gone_at(journey.told("vraag").get("media", ()), received_at=now) if CONSENT in ends else None
    return {"due": ends.get(ANSWER) or ends.get(INFORMATION), "consent_due": gone}


def was_seen(request, journey):
    """Whether what is kept is what stood on the page that was sent. Else it may be of before: those answers were let go of."""
    return not journey.first_open and request.POST.get("seen") == journey.digest


def sent_before(request, purpose, now):
    """The reference, where this very page was sent already: the button was pressed twice."""
    stamp = visitors.read_stamp(request.POST.get("stamp", ""), purpose, at=now)
    return visitors.sent(purpose, stamp.nonce, at=now) if stamp and not stamp.is_too_old else None


def thanks(school, now, reference):
    return reverse("request_received", args=[school.slug, receipts.receipt(reference, at=now)])

"""The complainant takes the own file along, for the AP or the commission. That person files it there; the school does not."""

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases.limits import Limit
from cases.moves import Refused, move_from_outside
from cases.page_forms import WriteBack
from cases.paper import download as paper_download
from cases.views.outside import HOUR, private, sender, show, visitor
from rights import taking_back
from rights.complaints.files import releasing
from rights.complaints.files.download import FORMS, download
from rights.complaints.files.own import TO, own_file
from rights.complaints.models import Complaint
from rights.letters import paper
from schools.desk import board_frame, frame

WORDS = taking_back.Words(
    title=_("Take your complaint back?"),
    lead=_("The school then stops. You may always complain again, and go to the commission or the AP."),
    keep=_("No, keep my complaint"),
    back=_("Back to your complaint"),
    done=_("You took your complaint back."),
)
LONGEST = 5000
TOO_LONG = _("This question is too long for the FG: shorten it below, or mail or call the FG.")
TOO_MANY = _(
    "You asked the FG several questions in a short time. Your text stands below. Mail or call the FG, or ask it in an hour."
)
MANY_FILES = _("You took your file along many times in a short time. Try it again in an hour.")
FILES = Limit("own file of complainant", 20, HOUR)
QUESTIONS = Limit("question of complainant to FG", 5, HOUR)


def followed(request, now):
    """Whoever came in for a complaint, and that complaint; None for who did not."""
    outsider = visitor(request, Complaint.kind, now)
    if outsider is None:
        return None, None
    complaint = Complaint.objects.get(pk=outsider.case_id)
    complaint.case = outsider.case
    return outsider, complaint


def to_the_door():
    return private(HttpResponseRedirect(reverse("outside:case")))


def letter_of(request, pk):
    """A letter of the own complaint; None for who did not come in."""
    _outsider, complaint = followed(request, timezone.now())
    if complaint is None:
        return None, None
    row = next((one for one in complaint.letters if one.pk == pk and one.head), None)
    if row is None:
        raise Http404
    return complaint, row


@require_safe
def letter(request, pk):
    complaint, row = letter_of(request, pk)
    if complaint is None:
        return to_the_door()
    case = complaint.case
    brand = frame(case.school) if case.school else board_frame(case.board)
    told = {"case": case, "row": row, "now": timezone.now(), "letter": paper.sheet(row.head, row.letter, case.board)}
    return private(render(request, "rights/complaints/outside/letter.html", brand | told))


@require_safe
def letter_pdf(request, pk):
    complaint, row = letter_of(request, pk)
    if complaint is None:
        return to_the_door()
    return private(paper_download(paper.pdf(row.head, row.letter), f"brief-{complaint.case.reference}.pdf"))


@require_safe
def own(request, to, form):
    now = timezone.now()
    if to not in TO or form not in FORMS:
        raise Http404
    outsider, complaint = followed(request, now)
    if outsider is None:
        return to_the_door()
    if not FILES.take(str(outsider.pk), at=now):
        return show(request, outsider, WriteBack(), now, status=429, notice=MANY_FILES)
    with translation.override("nl"):
        answer = download(outsider.case, own_file(complaint, outsider, to, now), form, f"dossier-{outsider.case.reference}")
    releasing.made(outsider.case, file=f"own_{to}", form=form, via="public", at=now)
    return private(answer)


# Exempt: the signed mark in the form says whose it is, so that it never lands in another case.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request):
    """Take the complaint back, after a page that asks whether it is meant."""
    return taking_back.take_back(request, Complaint.kind, WORDS, at=timezone.now())


@csrf_exempt
@require_POST
def ask_dpo(request):
    """A question to the FG, at any step (AVG art. 38(4)): on record, and the FG gets word."""
    now = timezone.now()
    outsider, turned_back = sender(request, now)
    if outsider is None:
        return turned_back
    question = request.POST.get("text", "").replace("\0", "").strip()
    if outsider.case.kind != Complaint.kind or not question:
        return private(HttpResponseRedirect(reverse("outside:case") + "#fg-vraag"))
    if len(question) > LONGEST:
        return held(request, outsider, question, TOO_LONG, now, status=400)
    if not QUESTIONS.take(str(outsider.pk), at=now):
        return held(request, outsider, question, TOO_MANY, now, status=429)
    try:
        move_from_outside(outsider.case, "ask_dpo", outsider=outsider, at=now, asked_by="complainant", question=question)
    except Refused as refused:
        return held(request, outsider, question, refused.reason, now, status=409)
    return private(HttpResponseRedirect(reverse("outside:case") + "#fg-vraag"))


def held(request, outsider, question, why, now, *, status):
    """It did not go out, and says why; what was typed stands in the box for a message."""
    return show(request, outsider, WriteBack(initial={"text": question}), now, status=status, notice=why)

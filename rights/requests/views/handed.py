"""/zaak/: the requester reads the own letters; what can hold data from the file, after a code that came by another way."""

import datetime as dt

from django.http import Http404, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from cases import documents, outside_session
from cases.limits import Limit
from cases.paper import download
from cases.views.entry import workflow_of
from cases.views.files import SEALED_OFF
from cases.views.outside import private
from rights.requests import handing_over, releasing
from rights.requests.kind import REQUEST
from rights.requests.letter_forms import EnterCode
from rights.requests.letters import paper
from rights.requests.models import Answer
from rights.requests.outside_answer import called, files_of, is_for_the_page, sealed_letters
from rights.requests.page.letters import find_sent, name_of
from schools.desk import board_frame, frame

TRIES = Limit("code of requester", 20, dt.timedelta(hours=1))  # each try stands on the timeline for good
PROVEN = "files"  # what a code proved in this session
SAYS = {
    "wrong": _("This is not the code. Look at it once more."),
    "blocked": _("The code was wrong five times and does not work any more. Call the school for a new one."),
    "expired": _("This code is older than seven days. Call the school for a new one."),
    "used": _("This code has been used already. Call the school for a new one."),
    "none": _("No code was made for you yet. Call the school: you get it by telephone, at the counter or by letter."),
    "full": _("You tried a code many times in a short time. Try again in an hour, or call the school."),
    "not_covered": _("This cannot be opened here. Call the school: you get it on paper or at the counter."),
}


def own(request, now):
    """The outsider and the request behind the session; None for who is not in."""
    outsider = outside_session.who(request, at=now)
    if outsider is None or outsider.case.kind != REQUEST.name:
        return None, None
    return outsider, workflow_of(outsider.case)


def to_the_door():
    return private(HttpResponseRedirect(reverse("outside:case")))


def shown(request, found, template, *, status=200, **more):
    case = found.case
    brand = frame(case.school) if case.school else board_frame(case.board)
    return private(render(request, template, brand | {"case": case, "now": timezone.now()} | more, status=status))


def is_open(request, found, outsider):
    """Whether this visitor showed the code, and the gate still covers this address."""
    return handing_over.is_covered(found, outsider) and outside_session.has_proven(request, PROVEN)


def letter_of(request, pk):
    """The request, the letter (marked as opened when it is an answer), and the page to answer with instead."""
    now = timezone.now()
    outsider, found = own(request, now)
    if outsider is None:
        return None, None, to_the_door()
    row = find_sent(found, pk)
    if row is None or not is_for_the_page(row):
        raise Http404
    if handing_over.is_sealed(found, row) and not is_open(request, found, outsider):
        return found, row, private(HttpResponseRedirect(reverse("requests_outside:papers")))
    if isinstance(row, Answer):
        releasing.opened(row, at=now)
    return found, row, None


@require_safe
def letter(request, pk):
    found, row, turned_back = letter_of(request, pk)
    if turned_back:
        return turned_back
    told = {"letter": paper.sheet(row.head, row.letter, found.case.board), "name": name_of(row), "row": row}
    told["appendix"] = paper.appendix(row.head, getattr(row, "information", ""))
    return shown(request, found, "rights/requests/outside/letter.html", **told)


@require_safe
def letter_pdf(request, pk):
    found, row, turned_back = letter_of(request, pk)
    if turned_back:
        return turned_back
    content = paper.pdf(row.head, row.letter, getattr(row, "information", ""))
    return private(download(content, f"brief-{found.case.reference}.pdf"))


@require_http_methods(["GET", "HEAD", "POST"])
def files(request):
    """The answers with data from the file, and what went along: listed once the code was right, until the session ends."""
    now = timezone.now()
    outsider, found = own(request, now)
    if outsider is None:
        return to_the_door()
    form, said, status = EnterCode(), "", 200
    if request.method == "POST":
        form, status = EnterCode(request.POST), 400
        if form.is_valid() and not TRIES.take(str(outsider.pk), at=now):
            said, status = SAYS["full"], 429
        elif form.is_valid():
            came = handing_over.try_code(found.case, outsider, form.cleaned_data["code"], at=now)
            if came == "right":
                outside_session.prove(request, PROVEN)
                return private(HttpResponseRedirect(reverse("requests_outside:papers")))
            said = SAYS[came]
    told = {
        "form": form, "said": said, "covered": handing_over.is_covered(found, outsider), "rows": files_of(found),
        "letters": [{"pk": row.pk, "name": called(row), "at": row.at} for row in sealed_letters(found)],
        "is_open": is_open(request, found, outsider),
    }  # fmt: skip
    return shown(request, found, "rights/requests/outside/papers.html", status=status, **told)


@require_safe
def file(request, pk):
    """One file: only with the code, and only while the gate covers this address."""
    now = timezone.now()
    outsider, found = own(request, now)
    if outsider is None:
        return to_the_door()
    row = next((one for one in files_of(found) if one.pk == pk), None)
    if row is None or found.case.data_key() is None:
        raise Http404
    if not is_open(request, found, outsider):
        return private(HttpResponseRedirect(reverse("requests_outside:papers")))
    document = row.document
    releasing.fetched(row, outsider, at=now)
    response = StreamingHttpResponse(documents.read(document), content_type=document.content_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=document.name)
    response["Content-Length"] = document.size
    response["Content-Security-Policy"] = SEALED_OFF
    response["X-Content-Type-Options"] = "nosniff"
    return private(response)

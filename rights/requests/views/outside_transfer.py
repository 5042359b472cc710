"""/zaak/zienswijze/: the requester writes an own view on the report to another school."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from cases.moves import Refused
from cases.page_forms import WriteBack
from cases.views.entry import workflow_of
from cases.views.outside import MESSAGES, sender, show
from rights.requests.kind import REQUEST
from rights.requests.models import TransferFact
from rights.requests.outside_transfer import OwnView
from rights.requests.transfer.from_requester import add_views


# Exempt: the signed mark in the form says whose it is, so that what was typed is kept also when the cookies are gone.
@csrf_exempt
@require_POST
def write(request):
    """Kept once, also when the button is pressed twice."""
    now = timezone.now()
    outsider, turned_back = sender(request, now)
    if outsider is None or outsider.case.kind != REQUEST.name:
        return turned_back or page()
    form = OwnView(request.POST, auto_id="zienswijze_%s")
    if not form.is_valid():
        return show(request, outsider, WriteBack(), now, status=400, wrong={"key": "views", "form": form})
    text = form.cleaned_data["text"]
    if is_repeated(outsider, text):
        return page()
    if not MESSAGES.take(str(outsider.pk), at=now):
        return show(request, outsider, WriteBack(initial={"text": text}), now, status=429, full=True)
    try:
        add_views(outsider, text=text, at=now)
    except Refused:  # what was typed stands in the box for a message
        return show(request, outsider, WriteBack(initial={"text": text}), now, status=409)
    messages.success(request, _("Your view has come in. It goes along with the report."))
    return page()


def page():
    return HttpResponseRedirect(reverse("outside:case"))


def is_repeated(outsider, text):
    """Whether the last view is this very one: the button was pressed twice."""
    views = workflow_of(outsider.case).happened(TransferFact.Sort.VIEWS)
    return bool(views) and views[-1].by_id is None and views[-1].text == text

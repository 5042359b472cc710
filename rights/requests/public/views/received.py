"""It has come in: the number, the last day and why that day, what happens now. Nothing of what was typed stands here."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cases import deadlines, outsiders, receipts, visitors
from cases.limits import all_open, count_all
from cases.terms import local_day
from cases.views.outside import ASKS_FROM_ADDRESS, LINKS_FOR_ONE
from rights.requests.models import RightsRequest
from rights.requests.models.clocks import ANSWER, CONSENT, INFORMATION, latest
from rights.requests.outside_steps import outside_steps
from schools.desk import at_desk, frame, officers_of, url_of


# Exempt: the signed receipt in the address is all that gives standing here.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@at_desk
def received(request, school, receipt):
    now = timezone.now()
    case = receipts.case_of(receipt, at=now, school=school, kind=RightsRequest.kind)
    if case is None:
        raise Http404
    left = case.outsiders.first()
    if request.method == "POST":
        mail_again(request, case, left, now)
        return HttpResponseRedirect(request.path)
    response = render(request, "rights/requests/public/received.html", frame(school) | told(case, left, now) | {"school": school})
    response["Cache-Control"] = "no-store"
    return response


def told(case, left, now):
    """What the page shows."""
    workflow = RightsRequest.objects.get(pk=case.pk)
    workflow.case = case
    main = latest(workflow, ANSWER) or latest(workflow, INFORMATION)
    return {
        "now": now,
        "case": case,
        "clock": main,
        "consent_due": workflow.consent_gone_at if latest(workflow, CONSENT) else None,
        "why": deadlines.compute(main)["explanation"],
        "steps": outside_steps(workflow, now),
        "mailed_to": outsiders.masked(left.email) if left and left.email else "",
        "desk": url_of(case.school),
        "dpos": officers_of(case.school, local_day(now)),
    }


def mail_again(request, case, left, now):
    """Send the link once more, unless that was done often enough."""
    if left is None or not left.email:
        return
    claims = [(ASKS_FROM_ADDRESS, visitors.address(request)), (LINKS_FOR_ONE, f"{case.reference} {left.email_digest}")]
    if all_open(claims, at=now):
        outsiders.ask_link(case.reference, left.email, at=now)
        count_all(claims, at=now)
        messages.success(request, _("We sent the mail once more. It can take a few minutes."))
    else:
        messages.warning(request, _("We sent that mail several times already. Wait an hour, or call us."))

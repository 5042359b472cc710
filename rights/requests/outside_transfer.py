"""The transfer on the requester's own page: what goes where, the inspection of the report, and an own view on it."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pages import words
from pages.forms import Form, PlainText
from rights.requests.handing_over import is_covered
from rights.requests.models import TransferFact
from rights.requests.models.transfer import OKR_PARTS, REPORT, Part
from rights.requests.transfer.from_requester import takes_views

Sort = TransferFact.Sort


class OwnView(Form):
    """What parents or pupil say about the report (zienswijze)."""

    text = PlainText(label=gettext_lazy("What do you want to say about the report?"), rows=5, max_length=10_000)


def part(request, outsider, at):
    """Shown once a transfer is planned; to which school, only to an address that was established as the requester's own."""
    if request.transfer is None or request.state in request.final:
        return None
    told = {"key": "views", "template": "rights/requests/outside/transfer.html", "covered": is_covered(request, outsider)}
    if not told["covered"]:
        return told
    form = OwnView(auto_id="zienswijze_%s") if takes_views(request) else None
    told |= {"lines": lines(request, at), "views": views(request, at), "form": form}
    return told | {"needs_no_consent": no_consent(request), "is_sent": bool(request.was_sent())}


def no_consent(request):
    """Whether the report goes without consent: then no objection is possible, and an own view is what people have."""
    return request.transfer.holds_report and REPORT not in request.consents_needed(request.transfer.at)


def lines(request, at):
    transfer = request.transfer
    report = [str(Part(one).label) for one in transfer.parts if one in OKR_PARTS]
    what = [_("The report of the school: %(parts)s.") % {"parts": ", ".join(report)}] if report else []
    what += [capfirst(str(Part(one).label)) for one in transfer.packed if request.may_go(one, at) is not False]
    found = [
        {"label": _("To which school"), "value": transfer.receiver_name, "typed": True},
        {"label": _("What goes"), "list": what},
        {"label": _("You may look at the report first"), "value": looking(request, at)},
        {"label": _("Sent"), "list": sent(request, at)},
        {"label": _("The new school has it"), "list": received(request, at)},
    ]
    return [line for line in found if line.get("value") or line.get("list")]


def looking(request, at):
    """When it was offered and until when, or when they looked."""
    inspected, offered = request.happened(Sort.INSPECTED), request.happened(Sort.OFFERED)
    if inspected:
        return _("You could look at it on %(day)s.") % {"day": words.day(inspected[-1].on, at)}
    if not offered:
        return _("You get a message about it before it goes.") if request.transfer.holds_report else ""
    clock = request.case.deadlines.filter(purpose="inspection", ended_at=None).first()
    told = _("We offered it on %(day)s.") % {"day": words.day(offered[-1].on, at)}
    if clock and clock.due_at:
        told += " " + _("You have until %(due)s to react.") % {"due": words.due(clock.due_at, at)}
    return told


def sent(request, at):
    report = [words.moment(row.sent_at, at) for row in request.sendings]
    package = [words.moment(row.at, at) for row in request.hand_overs[-1:] if not row.addressee.ended_at]
    return [_("The report: %(moment)s") % {"moment": one} for one in report] + [
        _("The other data: %(moment)s") % {"moment": one} for one in package
    ]


def received(request, at):
    report = [capfirst(words.day(row.on, at)) for row in request.happened(Sort.RECEIVED)]
    return report + [capfirst(words.moment(row.received_at, at)) for row in request.hand_overs[-1:] if row.received_at]


def views(request, at):
    return [{"text": row.text, "day": words.day(row.on, at)} for row in request.happened(Sort.VIEWS)]

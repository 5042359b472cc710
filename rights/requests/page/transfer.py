"""The transfer to another school on the page of the case: the plan, consent, the road of the report, and the package."""

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cases.terms import local_day
from pages import words
from rights.requests.models import TransferFact
from rights.requests.models.transfer import OKR_PARTS, REPORT, Part
from rights.requests.models.transfer_steps import TRANSFERS
from rights.requests.transfer import handing

Sort = TransferFact.Sort


def section(request, user, at):
    if not request.transfers and not TRANSFERS & set(request.rights):
        return None
    told = {"id": "overdracht", "label": _("To another school"), "template": "rights/requests/transfer.html"}
    if request.transfer is None:
        return told | {"plan": [], "planned": False}
    stop = handing.STOPS.get(handing.stopped(request, at), "")
    url = reverse("requests:hand_over", args=[request.case.reference])
    return told | {
        "planned": True,
        "plan": plan_of(request, at),
        "report": report_of(request, at) if request.transfer.holds_report else None,
        "paper": reverse("requests:views_on_paper", args=[request.case.reference]),
        "views": [view_of(row, at) for row in request.happened(Sort.VIEWS)],
        "package": package_of(request, at) if request.transfer.packed else None,
        "stop": stop,
        "hand_url": url if handing.may_hand_over(user, request.case) else "",
    }


def lines(*found):
    return [line for line in found if line and (line.get("value") or line.get("list"))]


def plan_of(request, at):
    transfer, enrolment = request.transfer, request.enrolment
    school = ", ".join(part for part in (transfer.receiver_name, transfer.brin) if part) or _("Erased")
    where = [school, (transfer.receiver or {}).get("address", ""), capfirst(transfer.get_sector_display())]
    enrolled = _("Not recorded yet. Nothing leaves before that.")
    if enrolment:
        sort, how = capfirst(enrolment.get_sort_display()), enrolment.get_source_display()
        enrolled = _("%(sort)s since %(day)s: %(how)s.") % {"sort": sort, "day": words.day(enrolment.on, at), "how": how}
    return lines(
        {"label": _("Receiving school"), "list": [part for part in where if part], "typed": True},
        {"label": _("Basis"), "value": capfirst(transfer.get_basis_display())},
        {"label": _("What goes"), "list": parts_of(request, at)},
        {"label": _("Enrolment"), "value": enrolled},
    )


def parts_of(request, at):
    """What goes, each with what consent says about it."""
    transfer, found = request.transfer, []
    report = [part for part in transfer.parts if part in OKR_PARTS]
    if report:
        names = ", ".join(str(Part(part).label) for part in report)
        found.append(_("Report (OKR): %(parts)s") % {"parts": names} + consent_of(request, REPORT, at))
    found += [f"{capfirst(str(Part(part).label))}{consent_of(request, part, at)}" for part in transfer.packed]
    return found


def consent_of(request, part, at):
    """Behind a part: whether consent is needed, and what it says."""
    if part not in request.consents_needed(at):
        return ""
    row = next((one for one in reversed(request.transfer_consents) if one.part == part), None)
    if row is None:
        return " " + _("(consent still has to be asked)")
    told = {"who": row.get_who_display(), "day": words.day(row.on, at)}
    said = _("(consent of %(who)s, %(day)s)") if row.given else _("(refused by %(who)s, %(day)s: it does not go)")
    return " " + said % told


def report_of(request, at):
    """The road of the OKR, a fact a line."""
    offered, inspected = request.happened(Sort.OFFERED), request.happened(Sort.INSPECTED)
    clock = request.case.deadlines.filter(purpose="inspection", ended_at=None).first()
    until = _("Time to react: %(due)s.") % {"due": words.due(clock.due_at, at)} if clock and clock.due_at else ""
    day = f"{capfirst(words.day(offered[-1].on, at))}. {until}" if offered else ""
    looked = [dated(row, at, row.get_how_display()) for row in inspected] or [_("Not recorded yet.")]
    return lines(
        {"label": _("Inspection offered"), "value": day},
        {"label": _("Inspection"), "list": looked, "typed": True},
        {"label": _("Copy given"), "list": [capfirst(words.day(row.on, at)) for row in request.happened(Sort.COPY)]},
        *[line for row in request.sendings for line in sending_of(row, at)],
        {"label": _("Received"), "list": [dated(row, at) for row in request.happened(Sort.RECEIVED)], "typed": True},
    )


def dated(row, at, what=""):
    """A fact with its day, what it was, and what was written with it."""
    told = ": ".join(part for part in (capfirst(words.day(row.on, at)), what) if part)
    return f"{told}. {row.text}" if row.text else told


def sending_of(row, at):
    value = _("%(moment)s, version %(version)s") % {"moment": capfirst(words.moment(row.sent_at, at)), "version": row.okr_version}
    return [
        {"label": _("Sent by OSO"), "value": value},
        {"label": _("Without inspection, because"), "value": row.reason, "typed": True} if row.reason else {},
    ]


def view_of(row, at):
    who = str(row.by) if row.by else _("the requester, on the own page")
    return {"text": row.text, "by": _("%(day)s, added by %(who)s") % {"day": capfirst(words.day(row.on, at)), "who": who}}


def package_of(request, at):
    """The package: what is in it, where it goes, and what became of it."""
    address, hand = request.receiver_address, request.hand_overs[-1] if request.hand_overs else None
    chosen = [f"{capfirst(str(Part(row.part).label))}: {titles(request, row)}" for row in request.package_parts]
    if Part.PROVIDED in request.going(at):
        chosen.append(_("What was given with this request, as data (JSON and CSV)"))
    return lines(
        {"label": _("In the package"), "list": chosen or [_("Nothing has been chosen yet.")], "typed": True},
        {"label": _("Address"), "list": address_of(address, at), "typed": True},
        {"label": _("Handed over"), "list": handed(hand, at)} if hand else None,
        {"label": _("Receipt there"), "list": receipt_of(hand, at), "typed": True} if hand else None,
    )


def titles(request, row):
    found = {str(one.pk): one for one in request.case.documents.filter(pk__in=row.documents)}
    for one in found.values():
        one.case = request.case
    return ", ".join(found[pk].title or _("Erased") for pk in row.documents if pk in found)


def address_of(row, at):
    if row is None:
        return [_("Not entered yet.")]
    told = _("Entered by %(who)s. Not checked by a second person yet.") % {"who": row.by}
    if row.confirmed_at:
        told = _("Entered by %(who)s, checked by %(second)s on %(day)s.") % {
            "who": row.by, "second": row.confirmed_by, "day": words.day(row.confirmed_at, at)
        }  # fmt: skip
    return [part for part in (row.email or _("Erased"), row.phone, told) if part]


def handed(row, at):
    """When, until when it can be fetched, and whether it was."""
    until = row.addressee.until
    open_until = _("The link works until %(day)s.") % {"day": words.day(local_day(until), at)}
    if row.addressee.ended_at:
        open_until = _("The link is dead.")
    elif until <= at:
        open_until = _("The link is over.")
    fetched = words.moment(row.fetched_at, at) if row.fetched_at else ""
    return [
        line
        for line in (
            capfirst(words.moment(row.at, at)), open_until,
            _("Fetched: %(moment)s") % {"moment": fetched} if fetched else _("Not fetched yet."),
            _("%(count)s wrong codes.") % {"count": row.wrong} if row.wrong else "",
        )
        if line
    ]  # fmt: skip


def receipt_of(row, at):
    if row.received_at is None:
        return [_("Not confirmed yet.")]
    told = row.receiver or {}
    who = ", ".join(part for part in (told.get("name"), told.get("function")) if part)
    return [capfirst(words.moment(row.received_at, at)), who]

"""What was entered of a request is put right: by the privacy officer, while the case is open."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases import deadlines, outsiders, timeline
from cases.moves import changing
from cases.terms import local_day
from rights.requests.may import check_may_correct
from rights.requests.models import clocks
from rights.requests.models.subjects import subject_of
from rights.requests.opening import about


def wrong_days(*, at, received_at=None, born=None):
    """The field and sentence of each day that cannot be, since it is still to come."""
    if received_at and received_at > at:
        yield "received_at", _("This moment is still to come. Fill in when it came in.")
    if born and born > local_day(at):
        yield "data_subject", _("A birth date lies in the past.")


def correct(case, *, by, at, version, **changes):
    """Change what was entered, by the field names of the row and `received_at`; objects are laid over what there is.

    Another moment of receipt moves the clocks that run. The timeline keeps which fields changed, and both texts.
    """
    with changing(case, at=at) as request:
        check_may_correct(request, by, version)
        born = (changes.get("data_subject") or {}).get("birth_date")
        errors = dict(wrong_days(at=at, received_at=changes.get("received_at"), born=born))
        if errors:
            raise ValidationError({name: ValidationError(message, code="future") for name, message in errors.items()})
        said = {}
        if "wording" in changes and request.wording:
            said["wording_before"] = _("It said before: %(text)s") % {"text": request.wording}
        if received_at := changes.pop("received_at", None):
            move_receipt(request, received_at)
        if "requester" in changes:
            changes["requester"] = laid_over(request.requester, changes["requester"])
            move_address(request, changes["requester"].get("email", ""), at=at)
        if "data_subject" in changes:
            changes["data_subject"] = about(laid_over(request.data_subject, changes["data_subject"]))
        for name, value in changes.items():
            setattr(request, name, value)
        request.save()
        case = request.case
        case.subject = subject_of(request.rights, request.copy_wanted)
        case.version += 1
        case.save(update_fields=["subject", "received_at"])
        fields = sorted([*changes, *(["received_at"] if received_at else [])])
        timeline.record(case, "request.corrected", at=at, by=by, facts={"fields": fields}, said=said)
    return request


def move_receipt(request, received_at):
    """The day of receipt turned out to be another: every clock that started there starts anew."""
    before, request.case.received_at = request.case.received_at, received_at
    for clock in request.case.deadlines.filter(ended_at=None, started_at=before):
        if clocks.running(request, clock.purpose):
            deadlines.restart(request.case, clock.purpose, at=received_at)


def move_address(request, email, *, at):
    """Another e-mail address: what was established at the gate is not about it, and the mailbox of before reads no more."""
    before = (request.requester or {}).get("email", "")
    if outsiders.email_digest(before) != outsiders.email_digest(email):
        request.case.gatepass_records.filter(covers_address=True).update(covers_address=False)
        outsiders.moved(request.case, before=before, email=email, language=request.language, at=at)


def laid_over(there, changes):
    return {name: value for name, value in {**(there or {}), **changes}.items() if value not in (None, "")}

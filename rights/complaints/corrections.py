"""What was entered of a complaint can be corrected as long as the case is open: by who handles it."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from cases import outsiders, sight, timeline
from cases.moves import Refused, changing, check_version

WRITTEN = ("about", "wish")
FIELDS = ("about", "wish", "complainant", "capacity", "channel", "conduct_on")


def check_may_correct(complaint, by, version=None):
    """The role, then the page that was looked at, then the state: as at every step."""
    if not sight.handles(by, complaint.case):
        raise PermissionDenied(_("Only those who handle this case do this."))
    check_version(complaint, version)
    if complaint.case.closed_at:
        raise Refused("closed", _("This case is closed. Reopen it first."), complaint.state)


def may_correct(complaint, user):
    """Whether this person may correct it now."""
    return complaint.case.closed_at is None and sight.handles(user, complaint.case)


def correct(case, *, by, at, version, **changes):
    """Change what was entered, by its field names (and `subject`); the timeline keeps which fields, and both texts.

    Who it is about changes by its own step, for that decides from whom the case is hidden.
    """
    with changing(case, at=at) as complaint:
        check_may_correct(complaint, by, version)
        said = {}
        for name in (name for name in WRITTEN if name in changes):
            said[name] = changes[name]
            if before := getattr(complaint, name):
                said[f"{name}_before"] = _("It said before: %(text)s") % {"text": before}
        if "complainant" in changes:
            together = {**(complaint.complainant or {}), **changes["complainant"]}
            before, now = ((one or {}).get("email") or "" for one in (complaint.complainant, together))
            outsiders.moved(complaint.case, before=before, email=now, language=complaint.language, at=at)
            changes["complainant"] = {name: text for name, text in together.items() if text}
            said["complainant"] = ", ".join(str(text) for text in changes["complainant"].values())
        if "subject" in changes:
            complaint.case.subject = changes["subject"]
            complaint.case.save(update_fields=["subject"])
        for name in changes.keys() & set(FIELDS):
            setattr(complaint, name, changes[name])
        complaint.save()
        timeline.record(complaint.case, "complaint.corrected", at=at, by=by, facts={"fields": sorted(changes)}, said=said)
        complaint.case.version += 1
    return complaint

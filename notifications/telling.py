"""What a mail may tell: words only, never a case or a person, so that nothing personal can end up in it.

A template knows: reference, kind, what (the kind of incident or right), facts (codes of the event), day (of a task or seal), and
of the clock: purpose, due, left, late, hours, moment. The layout knows: sender, label, big, end, share, preview, url,
link, foot.
"""

import datetime as dt

from django.conf import settings
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from cases import addressees, alerts, outsiders, registry
from notifications.models import Mail
from pages import clock as faces
from pages import words

ON_ITS_WAY = dt.timedelta(seconds=59)  # a mail at 24 hours left, sent half a minute later, says "1 day", not "23 hours"

NO_NAMES = gettext_lazy("There are no names in it, to be safe.")
WHY = {
    "handler": gettext_lazy("You get this mail because this case is yours to handle."),
    "silence": gettext_lazy("You get this mail because nobody acted on the reminder before this one."),
    "overdue": gettext_lazy("You get this mail because a deadline has passed. Whoever handles the case got it too."),
    "role": gettext_lazy("You get this mail because of your role in this case."),
    "outsider": gettext_lazy("This mail goes to the address that was left with this case."),
    "addressee": gettext_lazy("This mail goes to the address that a school has checked as yours."),
    Mail.Topic.SEAL: gettext_lazy("You get this mail because you are the FG of this board. Keep it: it is evidence."),
    Mail.Topic.FAILURE: gettext_lazy("You get this mail so that nothing that had to be told gets lost."),
}


def tell(mail, at):
    """All that the templates of this mail are given."""
    told = {"lang": get_language(), "sender": f"Privacyloket, {mail.board.name}", "foot": foot(mail), "share": None}
    told["facts"] = facts = mail.event.facts if mail.event_id else mail.facts
    if on := facts.get("due_on") or facts.get("on"):
        told["day"] = words.day(dt.date.fromisoformat(on), at, full="on" in facts)
    if mail.case_id is None:
        return told | {"big": mail.board.name, **link(mail, at)}
    kind = registry.get(mail.case.kind)
    reference, what = mail.case.reference, str(kind.subject(mail.case.subject))
    told |= {"reference": reference, "kind": str(kind.label), "what": what, "label": what, "big": reference}
    if mail.to_outsider_id:  # the mailbox may be shared: not even what was asked, or by whom without custody
        told |= {"what": "", "label": str(_("Your case"))}
    return told | link(mail, at) | _clock(mail, kind, at)


def foot(mail):
    """Why this person gets this mail."""
    outside = "outsider" if mail.to_outsider_id else "addressee" if mail.to_addressee_id else ""
    why = outside or mail.facts.get("why") or (mail.topic if mail.topic in WHY else "role")
    return f"{WHY[why]} {NO_NAMES}"


def link(mail, at):
    """The one link of a mail: to the case; for an outsider to the way in; about mail that failed to the page that says whose.

    The secret is made while the mail is written, so that it is kept nowhere. Once it is too old its page gives a new one.
    """
    if mail.case_id is None or mail.topic == Mail.Topic.FAILURE:
        return {"url": f"{settings.SITE_URL}/werk/meldingen/", "link": _("Open your mails")}
    if mail.to_addressee_id:
        page = registry.get(mail.case.kind).addressee_pages[mail.to_addressee.purpose]
        secret = addressees.new_link(mail.to_addressee, at=at)
        return {"url": f"{settings.SITE_URL}/{page}/{secret}/", "link": _("Open the page")}
    page = mail.event_id and mail.event.facts.get("page")  # what is asked of somebody who may not open the case
    if page and mail.to_user_id:
        return {"url": f"{settings.SITE_URL}/{page}/", "link": _("Open the question")}
    way = f"zaken/{mail.case.reference}" if mail.to_user_id else f"zaak/{outsiders.new_link(mail.to_outsider, at=at)}"
    return {"url": f"{settings.SITE_URL}/{way}/", "link": _("Open %(reference)s") % {"reference": mail.case.reference}}


def _clock(mail, kind, at):
    """The clock this mail is about, as long as it runs."""
    clock = mail.deadline
    if clock is None or clock.ended_at or alerts.aim(clock) is None:
        return {}
    due = mail.due_at or alerts.aim(clock)
    late = at > due
    seen = at if late else at - ON_ITS_WAY
    purpose, end = str(kind.purpose(clock.purpose)), words.due(due, at)
    latest = _("it ended on %(due)s") if late else _("by %(due)s at the latest")
    return {
        "purpose": words.mid_sentence(purpose),
        "due": end,
        "left": words.left(due, seen, bare=True),
        "late": late,
        "hours": alerts.is_hours(clock),
        "moment": mail.moment,
        "label": purpose,
        "big": words.left(due, seen, bare=True),
        "end": latest % {"due": end},
        "share": 100 * faces.face(due, at, start=clock.started_at).share,
        "preview": f"{purpose}: {words.left(due, seen)}",
    }

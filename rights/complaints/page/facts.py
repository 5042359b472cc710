"""What was told in a complaint and what is known of it, as lines of facts."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cases.told import VIA
from pages import words
from rights.complaints.models import Respondent
from rights.complaints.models.clocks import last_day_for_lkc
from rights.people import Channel


def facts_of(complaint, now):
    """Everything on record, for whoever handles the case."""
    return [*told(complaint), *people(complaint), *came_in(complaint, now), *conduct(complaint, now)]


def own_words(complaint, now):
    """What somebody told who entered it here, and nothing that others made of it."""
    return [*told(complaint), *came_in(complaint, now)]


def told(complaint):
    about = complaint.about
    found = [{"label": _("The complaint"), "value": about if about is not None else _("Erased"), "typed": True}]
    if complaint.wish:
        found.append({"label": _("What the complainant wants"), "value": complaint.wish, "typed": True})
    return found


def people(complaint):
    """Who complains, in what role, and about whom."""
    named = [(complaint.complainant or {}).get(name) for name in ("name", "phone", "email")]
    who = ", ".join(filter(None, named)) or _("Not told")
    role = complaint.role
    found = [{"label": _("Complainant"), "value": who, "note": capfirst(role) if role else "", "typed": True}]
    about = str(complaint.respondent or complaint.respondent_name or "")
    kind = capfirst(complaint.get_respondent_kind_display())
    barred = complaint.respondent_kind != Respondent.SCHOOL and complaint.case.barred.exists()
    note = _("Sees nothing of this case, and takes no part in it.") if barred else ""
    return [
        *found,
        {"label": _("Whom it is about"), "value": f"{about} ({kind})" if about else kind, "note": note, "typed": bool(about)},
    ]


def came_in(complaint, now):
    event = complaint.case.events.select_related("by").get(seq=1)
    who = str(event.by or VIA.get(event.via, ""))
    how = complaint.get_channel_display() if complaint.channel != Channel.WEB else ""
    parts = [words.moment(complaint.case.received_at, now), who, how]
    return [{"label": _("Came in"), "value": ", ".join(part for part in parts if part)}]


def conduct(complaint, now):
    """When it happened, and until when the LKC takes it: shown, and never in the way."""
    if complaint.conduct_on is None:
        return []
    day = {"label": _("It happened on"), "value": words.day(complaint.conduct_on)}
    last = last_day_for_lkc(complaint.conduct_on)
    note = _("The national complaints commission takes it until %(day)s.") % {"day": words.day(last)}
    if last < now:
        note = _("The year of the national complaints commission ended on %(day)s. With a good reason it still takes it.")
        note = note % {"day": words.day(last)}
    return [day | {"note": note}]

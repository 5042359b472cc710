"""What was told about a breach and what is known of it, as lines of facts."""

import datetime as dt

from django.utils.translation import gettext as _

from breaches.assessment.questions import GROUPS, UNKNOWN
from breaches.models import Breach
from breaches.page.answers import summary
from cases.models import Content
from cases.told import VIA
from pages import words

BY_SLUG = {group.slug: group for group in GROUPS}
ALWAYS = {"personen", "gegevens", "ontvangers"}  # art. 33(3)(a): also said when it is not known yet


def facts_of(breach, now):
    """Everything on record, for whoever handles the case."""
    return [*told(breach, now), *reported(breach, now), *known(breach), *done(breach)]


def own_words(breach, now):
    """What the reporter told, and nothing that others made of it."""
    return [*told(breach, now), *known(breach, ("gegevens", "personen"), always=()), *done(breach)]


def told(breach, now):
    """What happened, and when."""
    found = [{"label": _("What happened"), "value": breach.what_happened, "typed": True}]
    if breach.what_happened is None:
        found = [{"label": _("What happened"), "value": _("Erased")}]
    for label, moment in ((_("Began"), breach.began_at), (_("Ended"), breach.ended_at), (_("Discovered"), breach.discovered_at)):
        if moment:
            found.append({"label": label, "value": words.moment(moment, now)})
    return found


def reported(breach, now):
    """When the board was aware, who reported it and how, and the supplier it happened at."""
    found = []
    if breach.aware_at != breach.discovered_at:
        found.append({"label": _("Aware"), "value": words.moment(breach.aware_at, now), "note": breach.aware_reason or ""})
    event = breach.case.events.select_related("by").get(seq=1)
    who = f"{event.by}, {event.by.function}" if event.by and event.by.function else str(event.by or VIA.get(event.via, ""))
    how = breach.get_channel_display() if breach.channel != Breach.Channel.WEB else ""
    parts = [words.moment(breach.reported_internally_at, now), who, how]
    found.append({"label": _("Reported"), "value": ", ".join(part for part in parts if part)})
    if breach.reporter:
        names = [breach.reporter.get(name) for name in ("name", "phone", "email")]
        found.append({"label": _("Reporter"), "value": ", ".join(filter(None, names)), "typed": True})
    supplier = breach.processor.name if breach.processor else breach.processor_name
    if supplier:
        found.append({"label": _("Supplier"), "value": supplier, "note": " ".join(supplier_told(breach, now))})
    return found


def supplier_told(breach, now):
    """When it informed the board; and by its own link also when it saw it itself, and in which systems."""
    if breach.processor_informed_at:
        yield _("Informed the board on %(moment)s.") % {"moment": words.moment(breach.processor_informed_at, now)}
    event = breach.case.events.filter(name="breach.supplier_reported").first()
    if event is None:
        return
    seen = dt.datetime.fromisoformat(event.facts["discovered_at"])
    yield _("Saw it itself on %(moment)s.") % {"moment": words.moment(seen, now)}
    content = Content.objects.filter(event=event, case=breach.case).first()
    if content:
        content.case = breach.case
        if systems := (content.said or {}).get("systems"):
            yield _("Systems: %(systems)s") % {"systems": systems}


def known(breach, slugs=("personen", "gegevens", "ontvangers", "versleuteld"), always=ALWAYS):
    """The answers that say whose data, which, where they went, and how they were protected."""
    labels = {
        "personen": _("About whom"),
        "gegevens": _("Which data"),
        "ontvangers": _("Where they ended up"),
        "versleuteld": _("Encrypted"),
    }
    found = []
    for slug in slugs:
        text = summary(BY_SLUG[slug], breach.facts)
        if text != UNKNOWN or slug in always:
            found.append({"label": labels[slug], "value": text if text != UNKNOWN else _("Not known yet")})
    return found


def done(breach):
    return [{"label": _("Done already"), "value": breach.measures_taken, "typed": True}] if breach.measures_taken else []

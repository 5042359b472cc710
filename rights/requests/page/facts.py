"""Who asks what, about whom, and how it came in: as lines of facts."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.terms import local_day
from cases.told import VIA
from pages import words
from rights.people import age_on
from rights.requests.may import may_correct
from rights.requests.models import Right, article_of


def section(request, user, at):
    return {
        "id": "feiten", "label": _("Facts"), "template": "rights/requests/facts.html",
        "facts": facts_of(request, at), "may_correct": may_correct(request, user),
    }  # fmt: skip


def facts_of(request, now):
    """Everything on record, for whoever handles the case."""
    found = [
        {"label": _("What is asked"), "list": [asked(r, request.case) for r in request.rights]},
        {"label": _("A copy"), "value": _("A copy is asked for")} if request.copy_wanted else None,
        {"label": _("In own words"), "value": worded(request), "typed": True} if worded(request) else None,
        *told_besides(request),
        *whom(request, now),
        {"label": _("Received"), "value": received(request, now)},
    ]
    if not request.rights:
        found[0] = {"label": _("What is asked"), "value": _("Nobody has said yet which right this is. Add it below.")}
    return [line for line in found if line]


def asked(right, case):
    return f"{capfirst(Right(right).label)} ({article_of(right, case)})"


BESIDES = {
    "media": gettext_lazy("Where it must go from"),
    "receiving_school": gettext_lazy("Receiving school, in own words"),
    "pupil_agrees": gettext_lazy("The pupil agrees, says who asks"),
    "other_parent": gettext_lazy("The other parent, who asks along"),
    "organisation": gettext_lazy("Institution or office"),
    "school_years": gettext_lazy("Years at this school"),
    "vacancy": gettext_lazy("Applied for"),
}
MEDIA = {
    "website": gettext_lazy("website"), "schoolgids": gettext_lazy("school guide"), "social_media": gettext_lazy("social media"),
    "klassenlijst": gettext_lazy("class list"), "other": gettext_lazy("somewhere else, see the own words"),
    "yes": gettext_lazy("yes"), "no": gettext_lazy("no, or not known"),
}  # fmt: skip


def told_besides(request):
    """What a right or a role asks besides on the public form."""
    found = request.extras or {}
    told = [(label, found[name]) for name, label in BESIDES.items() if found.get(name)]
    return [{"label": label, "value": besides(value), "typed": not isinstance(value, list)} for label, value in told]


def besides(value):
    parts = value if isinstance(value, list) else [value]
    return ", ".join(str(MEDIA.get(part, part)) for part in parts)


def whom(request, now):
    """Who asks, and about whom."""
    found = [{"label": _("Who asks"), "list": who(request), "typed": True}]
    if request.data_subject:
        found.append({"label": _("Whom it is about"), "list": about(request, now), "typed": True})
    return found


def passed_on(request, now):
    """For the colleague who passed it on: the own words and who asked, nothing that others made of it."""
    found = [
        {"label": _("In own words"), "value": worded(request), "typed": True} if worded(request) else None,
        {"label": _("Who asks"), "value": (request.requester or {}).get("name", ""), "typed": True},
        {"label": _("Received"), "value": received(request, now)},
    ]
    return [line for line in found if line and line["value"]]


def worded(request):
    return _("Erased") if request.wording is None else request.wording


def who(request):
    """The name, the role and how somebody can be reached."""
    told = request.requester or {}
    role, together = request.get_capacity_display(), _("Both parents, as")
    role = f"{together} {role}" if request.both_parents else role
    lines = [told.get("name", ""), capfirst(role), told.get("phone", ""), told.get("email", ""), told.get("address", "")]
    return [line for line in lines if line] if request.requester is not None else [_("Erased")]


def about(request, now):
    """The person concerned, with the age on the day of receipt: that is the age that counts."""
    told, born = request.data_subject, request.birth_date
    lines = [told.get("name", ""), told.get("group", "")]
    if born:
        age, today = request.age_at_receipt, age_on(born, local_day(now))
        lines.append(_("Born on %(day)s, %(age)s years old on the day of receipt") % {"day": words.day(born), "age": age})
        if today != age:
            lines.append(_("%(age)s years old now") % {"age": today})
    return [line for line in lines if line]


def received(request, now):
    event = request.case.events.select_related("by").get(seq=1)
    by = str(event.by or VIA.get(event.via, ""))
    return ", ".join(part for part in (words.moment(request.case.received_at, now), request.get_channel_display(), by) if part)

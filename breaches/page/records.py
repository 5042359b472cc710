"""What was advised, decided, notified and told, as the page of the case shows it."""

import datetime as dt

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from breaches.models.steps import INFORM
from breaches.page import verdicts
from cases.models import Content
from cases.workflow import steps
from pages import words

HOURS = dt.timedelta(hours=72)
LATER = gettext_lazy(
    "It is more than 72 hours after the discovery (until %(end)s). Notifying now may still be in time after the awareness; "
    "explain the difference on the AP's form."
)
WILL_BE_LATER = gettext_lazy(
    "The 72 hours run from the awareness. Who notifies after %(end)s does so more than 72 hours after the discovery: "
    "then explain the difference on the AP's form."
)


def judged(breach):
    """The assessment as it is now; None before the first."""
    row = breach.assessment
    if row is None:
        return None
    return {
        "row": row,
        "verdicts": verdicts.verdicts(row.result),
        "severity": verdicts.severity(row.result),
        "reasons": verdicts.reasons(row.result),
        "facts_changed": has_changed(breach),
    }


def has_changed(breach):
    """Whether the facts are no longer those that were assessed."""
    return breach.assessment is not None and given(breach.facts) != given(breach.assessment.facts)


def given(facts):
    return {name: value for name, value in facts.items() if value is not None}


def advised(breach):
    """Every advice of the FG, the latest first; an older one says which version it was about."""
    counts = breach.advice
    return [{"row": row, "counts": row == counts} for row in reversed(breach.advices)]


def decided(breach, now):
    """Every decision, the latest first, as lines of facts."""
    return [lines_of(breach, row, now, latest=number == 0) for number, row in enumerate(reversed(breach.decisions))]


def lines_of(breach, row, now, latest):
    what = f"{row.get_outcome_display()} ({_('preliminary')})" if row.preliminary else row.get_outcome_display()
    who = f"{row.by}, {row.by.function}" if row.by and row.by.function else str(row.by or "")
    found = [
        {"label": _("Decision"), "value": format_html("<b>{}</b>", what)},
        {"label": _("By"), "value": f"{who}, {words.moment(row.at, now)}"},
        {"label": _("Advice of the FG"), "value": followed(row.follows_advice, _("There was none")), "note": row.no_advice or ""},
        {"label": _("Assessment"), "value": followed(row.follows_assessment, _("There was none"))},
    ]
    if row.exception_34_3:
        found.append({"label": _("Not informing people, because"), "value": row.get_exception_34_3_display()})
    if row.reason:
        found.append({"label": _("Reason"), "value": row.reason, "typed": True})
    clock = breach.case.deadlines.filter(purpose=INFORM, ended_at=None).first() if latest else None
    if clock:
        aim = _("As soon as possible. Own target: %(due)s") % {"due": words.due(clock.due_at, now)}
        found.append({"label": _("Inform people"), "value": aim})
    return found


def followed(value, none):
    return none if value is None else _("Followed") if value else _("Not followed")


def notified(breach, now):
    """Every notice to the AP, with what must not be overlooked in it."""
    return [{"row": row, "note": note_on(breach, row)} for row in breach.notifications]


def note_on(breach, row):
    """In time after the awareness, and yet more than 72 hours after the discovery: the AP will see it (domain.md 1.2)."""
    if row.kind == row.Kind.INITIAL and not row.late and row.sent_at > breach.discovered_at + HOURS:
        return _("In time after the awareness, but more than 72 hours after the discovery.")
    return ""


def asked_again(breach):
    """The FG's wish to look at it again, until somebody reopened, assessed or decided."""
    if breach.state not in steps(type(breach))["ask_reopening"].ways:
        return []
    about = ("breach.ask_reopening", "breach.reopen", "breach.assess", "breach.decide")
    event = breach.case.events.filter(name__in=about).order_by("-seq").first()
    if event is None or event.name != about[0]:
        return []
    content = Content.objects.filter(event=event, case=breach.case).first()
    if content:
        content.case = breach.case
    why = ((content.said if content else None) or {}).get("reason", "")
    return [_("The FG asks to look at this again: %(why)s") % {"why": why} if why else _("The FG asks to look at this again.")]


def warnings(breach, now):
    """What somebody could overlook: shown on top."""
    found = asked_again(breach)
    end = breach.discovered_at + HOURS
    if breach.aware_at > breach.discovered_at and breach.initial_notification is None and breach.state not in breach.final:
        when = {"end": words.moment(end, now)}
        found.append((LATER if now > end else WILL_BE_LATER) % when)
    if has_changed(breach) and breach.state not in breach.final:
        found.append(_("The facts have changed since the assessment. Assess again: the advice can change, and the decision too."))
    if breach.assessment and breach.advices and breach.advice is None and breach.state not in breach.final:
        found.append(_("The advice of the FG is about an older assessment. Ask whether it still holds."))
    return found

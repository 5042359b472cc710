"""The context of a breach's own part of the case page."""

from django.utils.translation import gettext as _

from breaches.corrections import may_correct
from breaches.models.steps import NOTIFIES
from breaches.page import records
from breaches.page.also import checklist
from breaches.page.facts import facts_of
from breaches.page.outside import outside_of
from breaches.page.parts import parts_of
from breaches.page.state import state_of
from cases.workflow import steps
from schools import access
from schools.models import Role


def context(breach, user, at):
    """All that `breaches/_facts.html` shows; its `state` stands above the case in people's words."""
    case = breach.case
    contacts = list(case.authoritycontact_records.select_related("by").order_by("received_at"))
    found = {
        "state": state_of(breach),
        "facts": facts_of(breach, at),
        "may_correct": may_correct(breach, user),
        "warnings": records.warnings(breach, at),
        "judged": records.judged(breach),
        "advised": records.advised(breach),
        "decided": records.decided(breach, at),
        "notified": records.notified(breach, at),
        "notifies": breach.outcome in NOTIFIES or bool(breach.notifications) or is_advised(breach, "authority"),
        "informs": breach.informs or bool(breach.communications) or is_advised(breach, "data_subjects"),
        "communications": breach.communications,
        "also": checklist(breach, at),
        "contacts": contacts,
        "open_questions": any(row.answer_by and not row.answered_at for row in contacts),
        "parts": parts_of(breach) if case.school_id is None else [],
        "adds_parts": case.school_id is None and Role.PRIVACY_OFFICER in access.held(user, case) and not case.closed_at,
        "can": allowed(breach, user),
    }
    return found | outside_of(breach, user) | {"index": index(found, case)}


def is_advised(breach, verdict):
    """Whether the assessment asks for it while nothing has been decided: the papers can be prepared meanwhile."""
    return not breach.outcome and breach.assessment is not None and breach.assessment.result[verdict]


def allowed(breach, user):
    """The steps for which this person has the role in this state; what a guard says stands with the buttons."""
    held = access.held(user, breach.case)
    return {one.name for one in steps(type(breach)).values() if held & one.roles and breach.state in one.ways}


def index(found, case):
    """The anchors of this part: always the main road, the rest when there is something."""
    parts = [
        ("feiten", _("Facts"), True),
        ("oordeel", _("Assessment"), True),
        ("fg", _("Advice of the FG"), True),
        ("besluit", _("Decision"), True),
        ("ap", _("Notification to the AP"), found["notifies"] or found["contacts"]),
        ("informeren", _("Informing people"), found["informs"]),
        ("ook", _("Also report to"), True),
        ("scholen", _("Schools"), case.school_id is None),
    ]
    return [{"id": key, "label": label} for key, label, shown in parts if shown]

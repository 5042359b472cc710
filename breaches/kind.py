"""All that the rest of the product needs to know about this kind of case."""

from django.utils.translation import gettext_lazy as _

from breaches.forms import FORMS
from breaches.models import Breach, Incident
from breaches.models.state import HELP, ICONS
from breaches.models.steps import AUTHORITY, FOLLOW_UP, INFORM
from breaches.outside_steps import outside_steps
from breaches.page.context import context
from breaches.parts import page_of
from cases.registry import Kind, Mailing

BREACH = Kind(
    name=Breach.kind,
    prefix="DL",
    label=_("data breach"),
    label_plural=_("data breaches"),
    icon="shield-alert",
    slug="breaches",
    workflow=Breach,
    forms=FORMS,
    facts_template="breaches/_facts.html",
    own_template="breaches/_own.html",
    case_context=context,
    task_page=page_of,
    urls="breaches.urls",
    step_views={
        "assess": "breaches.views.assess.assess",
        "advise": "breaches/advise.html",
        "decide": "breaches/decide.html",
        "record_notification": "breaches/record_notification.html",
    },
    report_url="breaches:report",
    report_label=_("Report an incident"),
    public_urls="breaches.public.urls",
    door="breaches/door.html",
    term_row="breaches/term_row.html",
    folds="breaches/folds.html",
    outside_label=_("Your report of a data breach"),
    outside_steps=outside_steps,
    api="breaches.api.BreachApi",
    subjects=dict(Incident.choices),
    purposes={
        AUTHORITY: _("Notify the AP"),
        FOLLOW_UP: _("Complete the notification to the AP"),
        INFORM: _("Inform the people concerned"),
        "ap": _("Answer the AP"),
    },
    short_purposes={AUTHORITY: _("notify"), FOLLOW_UP: _("complete"), INFORM: _("inform"), "ap": _("answer AP")},
    given={"ap": _("The AP set this term itself, on %(start)s: an answer by %(due)s at the latest.")},
    state_help=HELP,
    state_icons=ICONS,
    answers={AUTHORITY: "record_notification", FOLLOW_UP: "record_notification", INFORM: "record_communication"},
    asks={"ask_advice": "advise"},
    event_labels={
        "breach.opened": _("Incident reported"),
        "breach.corrected": _("Facts changed"),
        "breach.awareness_stated": _("The board was aware later than the discovery"),
        "breach.worksheet_saved": _("Worksheet for the AP filled in"),
        "breach.letter_saved": _("Letter to the people concerned changed"),
        "breach.part_added": _("A school takes part"),
        "breach.part_filled": _("A school filled in its part"),
        "breach.part_removed": _("A school takes part no more"),
        "breach.took_over": _("A double report was merged into this case"),
        "breach.supplier_reported": _("The supplier told the board"),
        "breach.possible_double": _("Perhaps a double report"),
        "breach.destruction_stated": _("Statement of the wrong recipient"),
    },
    mails={
        "breach.opened": (Mailing("officers_and_dpo", "breaches/mail/opened"),),
        "breach.ask_advice": (Mailing("dpo", "breaches/mail/advice_asked"),),
        "breach.advise": (
            Mailing("deciders", "breaches/mail/advised"),
            Mailing("handler", "breaches/mail/advice_given"),
            Mailing("officers", "breaches/mail/advice_given"),
        ),
        "breach.assess": (Mailing("dpo", "breaches/mail/assessed"),),
        "breach.decide": (Mailing("officers_and_dpo", "breaches/mail/decided"),),
        "breach.set_awareness": (Mailing("dpo", "breaches/mail/awareness_changed"),),
        "breach.awareness_stated": (Mailing("dpo", "breaches/mail/awareness_changed"),),
        "breach.ask_reopening": (Mailing("officers", "breaches/mail/reopening_asked"),),
        "breach.close": (Mailing("reporter", "breaches/mail/closed"),),
        "breach.dismiss": (Mailing("reporter", "breaches/mail/closed"),),
        "breach.destruction_stated": (Mailing("handler", "breaches/mail/destruction_stated"),),
    },
)

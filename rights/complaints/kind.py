"""All that the rest of the product needs to know about this kind of case."""

from django.utils.translation import gettext_lazy as _

from cases.registry import Kind, Mailing
from rights.complaints.defences import questions_to
from rights.complaints.forms import FORMS
from rights.complaints.models import Complaint, Rung, Subject, clocks
from rights.complaints.models.state import HELP, ICONS
from rights.complaints.outside_page import outside_context
from rights.complaints.outside_steps import outside_steps
from rights.complaints.page.context import context

MAIL = "rights/complaints/mail"

COMPLAINT = Kind(
    name=Complaint.kind,
    prefix="KL",
    label=_("complaint"),
    label_plural=_("complaints"),
    icon="message-square-warning",
    slug="complaints",
    workflow=Complaint,
    forms=FORMS,
    facts_template="rights/complaints/_facts.html",
    own_template="rights/complaints/_own.html",
    case_context=context,
    questions_to=questions_to,
    urls="rights.complaints.urls",
    step_views={
        "decide_step": "rights/complaints/decide_step.html",
        "react": "rights/complaints/react.html",
        "start_step": "rights/complaints/start_step.html",
        "escalate": "rights/complaints/escalate.html",
    },
    report_url="complaints:enter",
    report_label=_("Enter a complaint"),
    public_urls="rights.complaints.public.urls",
    door="rights/complaints/door.html",
    term_row="rights/complaints/term_row.html",
    keeps_no_identity_documents=True,
    outside_label=_("Your complaint"),
    outside_steps=outside_steps,
    outside_template="rights/complaints/outside.html",
    outside_context=outside_context,
    outside_urls="rights.complaints.outside_urls",
    api="rights.complaints.api.ComplaintApi",
    demo="rights.complaints.demo.tell",
    subjects=dict(Subject.choices),
    purposes={
        clocks.CONFIRM: _("Confirm receipt"),
        Rung.PRINCIPAL.value: _("Answer of the head of the school"),
        Rung.BOARD.value: _("Answer of the board"),
        Rung.SUPERVISOR.value: _("Answer of the internal supervisor"),
        clocks.DEFENCE: _("Send the defence to the commission"),
        clocks.ADVICE: _("Advice of the commission"),
        clocks.REACTION: _("Reaction of the board to the finding"),
        Rung.AUTHORITY.value: _("Word from the AP"),
        clocks.AP: _("Answer the AP"),
        clocks.COURT: _("Term of the complainant for the court"),
    },
    short_purposes={
        clocks.CONFIRM: _("confirm"),
        Rung.PRINCIPAL.value: _("answer"),
        Rung.BOARD.value: _("answer"),
        Rung.SUPERVISOR.value: _("answer"),
        clocks.DEFENCE: _("defence"),
        clocks.ADVICE: _("advice"),
        clocks.REACTION: _("reaction"),
        Rung.AUTHORITY.value: _("AP"),
        clocks.AP: _("answer AP"),
        clocks.COURT: _("court"),
    },
    given={clocks.AP: _("The AP set this term itself, on %(start)s: an answer by %(due)s at the latest.")},
    state_help=HELP,
    state_icons=ICONS,
    answers={
        clocks.CONFIRM: "confirm_receipt",
        clocks.DEFENCE: "send_defence",
        clocks.REACTION: "react",
        clocks.AP: "react",
    },
    asks={"ask_dpo": "advise"},
    event_labels={
        "complaint.opened": _("Complaint came in"),
        "complaint.corrected": _("Facts changed"),
        "complaint.defence_asked": _("Word sent to the person complained of"),
        "complaint.defence_given": _("Defence given"),
        "complaint.file_made": _("File made"),
        "complaint.file_checked": _("File checked for data of others"),
        "complaint.file_shared": _("File shared with the own commission"),
        "complaint.code_wrong": _("A wrong code was filled in"),
        "complaint.advice_filed": _("The commission filed its advice"),
    },
    mails={
        "complaint.opened": (Mailing("officers_and_dpo", f"{MAIL}/opened"),),
        "complaint.start_step": (Mailing("dpo", f"{MAIL}/step_started"),),
        "complaint.decide_step": (Mailing("reporter", f"{MAIL}/answered"), Mailing("dpo", f"{MAIL}/decided")),
        "complaint.escalate": (Mailing("officers", f"{MAIL}/escalated"), Mailing("dpo", f"{MAIL}/escalated")),
        "complaint.record_finding": (Mailing("deciders", f"{MAIL}/finding"), Mailing("dpo", f"{MAIL}/finding_in")),
        "complaint.react": (Mailing("reporter", f"{MAIL}/reacted"),),
        "complaint.extend_reaction": (Mailing("reporter", f"{MAIL}/reaction_later"),),
        "complaint.ask_dpo": (Mailing("dpo", f"{MAIL}/dpo_asked"),),
        "complaint.advise": (Mailing("handler", f"{MAIL}/advised"),),
        "complaint.defence_asked": (Mailing("asked", f"{MAIL}/defence_asked"),),
        "complaint.defence_given": (Mailing("handler", f"{MAIL}/defence_given"),),
        "complaint.advice_filed": (Mailing("officers", f"{MAIL}/advice_filed"),),
        "complaint.withdraw": (Mailing("reporter", f"{MAIL}/withdrawn"),),
        "complaint.close": (Mailing("reporter", f"{MAIL}/closed"),),
    },
)

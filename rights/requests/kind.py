"""All that the rest of the product needs to know about this kind of case."""

from django.utils.translation import gettext_lazy as _

from cases.registry import Kind, Mailing
from rights.requests.access_forms import ACCESS_FORMS
from rights.requests.calendar_file import HANDLER_MAIL, attachment
from rights.requests.comes_due import comes_due
from rights.requests.first_things import comes_first
from rights.requests.forms import FORMS
from rights.requests.models import Right, RightsRequest
from rights.requests.models.clocks import ANSWER, CONSENT, INFORMATION, REMOVAL
from rights.requests.models.following import task_done
from rights.requests.models.state import HELP, ICONS
from rights.requests.models.subjects import SEVERAL
from rights.requests.models.transfer_steps import INSPECTION
from rights.requests.outside_page import outside_context
from rights.requests.outside_steps import outside_steps
from rights.requests.page.context import context
from rights.requests.task_pages import page_of
from rights.requests.transfer_forms import TRANSFER_FORMS

SUBJECTS = {
    Right.ACCESS.value: _("Access"),
    "access_copy": _("Access and a copy"),
    Right.RECTIFICATION.value: _("Rectification"),
    Right.ERASURE.value: _("Erasure"),
    Right.RESTRICTION.value: _("Restriction of use"),
    Right.PORTABILITY.value: _("Taking data along"),
    Right.OBJECTION.value: _("Objection"),
    Right.CONSENT_WITHDRAWAL.value: _("Withdrawal of consent"),
    Right.TRANSFER_REPORT.value: _("Report to another school"),
    Right.NONCUSTODIAL_INFORMATION.value: _("Information for a parent without custody"),
    Right.AUTOMATED_DECISION.value: _("A decision by a computer"),
    SEVERAL: _("Several rights"),
}

REQUEST = Kind(
    name=RightsRequest.kind,
    prefix="VZ",
    label=_("request"),
    label_plural=_("requests"),
    icon="folder-search",
    slug="requests",
    workflow=RightsRequest,
    forms=FORMS | ACCESS_FORMS | TRANSFER_FORMS,
    facts_template="rights/requests/_facts.html",
    own_template="rights/requests/_own.html",
    case_context=context,
    mail_attachment=attachment,
    task_page=page_of,
    task_done=task_done,
    urls="rights.requests.urls",
    outside_urls="rights.requests.outside_urls",
    report_url="requests:enter",
    report_label=_("Enter a request"),
    public_urls="rights.requests.public.urls",
    counters="rights/requests/desk/counters.html",
    how_long="rights/requests/desk/how_long.html",
    term_row="rights/requests/desk/term_row.html",
    folds="rights/requests/desk/folds.html",
    outside_label=_("Your request"),
    outside_steps=outside_steps,
    outside_template="rights/requests/outside.html",
    outside_context=outside_context,
    addressee_pages={"transfer": "overdracht"},
    comes_due=comes_due,
    demo="rights.requests.demo.tell",
    api="rights.requests.api.RequestApi",
    subjects=SUBJECTS,
    purposes={
        ANSWER: _("Answer the request"),
        INFORMATION: _("Give the information"),
        CONSENT: _("Decide about the withdrawal"),
        REMOVAL: _("Have it taken away"),
        INSPECTION: _("React to the report to the other school"),
    },
    keeps_no_identity_documents=True,
    short_purposes={
        ANSWER: _("answer"), INFORMATION: _("inform"), CONSENT: _("decide"), REMOVAL: _("remove"), INSPECTION: _("react"),
    },
    state_help=HELP,
    state_icons=ICONS,
    comes_first=comes_first,
    asks={"record_objection": "weigh_objection", "ask_advice": "advise"},
    step_views={
        "pass_gate": "rights/requests/pass_gate.html",
        "ask_search": "rights.requests.views.collect.ask_search",
        "decide": "rights.requests.views.decide.decide",
        "send_answer": "rights/requests/send_answer.html",
        "extend": "rights/requests/extend.html",
        "plan_transfer": "rights.requests.views.transfer.plan",
    },
    answers={ANSWER: "send_answer", INFORMATION: "send_answer", CONSENT: "decide"},
    event_labels={
        "request.opened": _("Request received"),
        "request.corrected": _("Facts changed"),
        "request.reviewed": _("A found document looked through"),
        "request.visit_cancelled": _("Appointment off"),
        "request.files_from_requester": _("Files from the requester"),
        "request.retention_ended": _("The last day that data are kept has passed"),
        "request.recipient_told": _("Recipient of the data dealt with"),
        "request.handed_over": _("Package handed over to the receiving school"),
        "request.handover_code_tried": _("Code of the package tried by the receiving school"),
        "request.handover_fetched": _("Package fetched by the receiving school"),
        "request.handover_confirmed": _("Receipt confirmed by the receiving school"),
        "request.handover_blocked": _("Five wrong codes: link and code are dead"),
        "request.handover_ended": _("Link and code of a package are dead"),
        "request.handover_unconfirmed": _("Receipt not confirmed by the receiving school"),
        "request.views_written": _("Own view on the report written by the requester"),
        "request.took_over": _("A double request was merged into this case"),
        "request.letter_saved": _("Letter edited"),
        "request.letter_sent": _("Letter sent"),
        "request.papers_chosen": _("Chosen what goes along with the answer"),
        "request.code_made": _("Code for the files made"),
        "request.code_tried": _("Code for the files tried"),
        "request.answer_opened": _("Answer opened by the requester"),
        "request.file_fetched": _("File downloaded by the requester"),
        "request.not_opened": _("Answer not opened in five days"),
    },
    mails={
        "request.opened": (Mailing("officers", "rights/requests/mail/opened"),),
        "request.retention_ended": (Mailing("officers", "rights/requests/mail/retention_ended"),),
        "request.decide": (Mailing("handler", "rights/requests/mail/decided"),),
        "request.plan_visit": (Mailing("requester", "rights/requests/mail/visit_planned"),),
        "request.pick_visit": (
            Mailing("requester", "rights/requests/mail/visit_agreed"),
            Mailing("handler", HANDLER_MAIL),
        ),
        "request.visit_cancelled": (
            Mailing("requester", "rights/requests/mail/visit_off"),
            Mailing("assignee", "rights/requests/mail/visit_off"),
        ),
        "request.record_reply": (Mailing("handler", "rights/requests/mail/replied"),),
        "request.withdraw": (Mailing("handler", "rights/requests/mail/withdrawn"),),
        "request.ask_identity": (Mailing("requester", "rights/requests/mail/asked"),),
        "request.ask_specification": (Mailing("requester", "rights/requests/mail/asked"),),
        "request.files_from_requester": (Mailing("handler", "rights/requests/mail/files"),),
        "request.send_answer": (Mailing("requester", "rights/requests/mail/answered"),),
        "request.extend": (Mailing("requester", "rights/requests/mail/answered"),),
        "request.handed_over": (Mailing("addressee", "rights/requests/mail/handed_over"),),
        "request.handover_confirmed": (Mailing("handler", "rights/requests/mail/handover_confirmed"),),
        "request.handover_blocked": (Mailing("handler", "rights/requests/mail/handover_blocked"),),
        "request.views_written": (Mailing("handler", "rights/requests/mail/views_written"),),
        "request.ask_advice": (Mailing("dpo", "rights/requests/mail/dpo_asked"),),
        "request.advise": (Mailing("handler", "rights/requests/mail/advised"),),
        "request.record_objection": (Mailing("officers", "rights/requests/mail/objection"),),
    },
)

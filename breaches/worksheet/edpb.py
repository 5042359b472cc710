"""The same answers as data, with keys close to the EDPB's common template for breach notifications (v1.0, 8 June 2026).

`field_*` names the field of that template that a key answers, as numbered in the public schema of it (CC BY 4.0, Franchetto and
Barata). Codes are words, not the template's letters. What is not known is left out: nothing here is invented.
"""

from breaches.models import AlsoReport, Incident, Notification, Outcome
from breaches.models.steps import INFORM
from cases.models import Task
from pages import words
from schools import access
from schools.models import Role

TEMPLATE = "EDPB template personal data breach notification v1.0 (2026-06-08)"

INCIDENTS = {
    Incident.WRONG_RECIPIENT: "data_sent_by_mistake",
    Incident.VISIBLE_ADDRESSES: "email_without_blind_copy",
    Incident.WRONG_POST: "mail_misdelivery",
    Incident.OPENED_POST: "mail_lost_or_opened",
    Incident.LOST_POST: "mail_lost_or_opened",
    Incident.WRONG_RIGHTS: "incorrect_access_permissions",
    Incident.OPEN_FOLDER: "incorrect_access_permissions",
    Incident.LOST_DEVICE: "device_lost_or_stolen",
    Incident.PUBLISHED: "unintended_publication",
    Incident.ATTACK: "hacking_malware_phishing",
    Incident.WRONG_FILE: "mix_up_of_records",
    Incident.OTHER: "other",
}
CAUSES = {
    "human_error": "internal_non_malicious",
    "technical": "internal_non_malicious",
    "malicious_internal": "internal_malicious",
    "malicious_external": "external_malicious",
}
SUBJECTS = {"pupils": "students", "employees": "employees", "applicants": "employees", "customers": "customers",
            "patients": "patients", "users": "users"}  # fmt: skip
SEVERITY = {"low": "minor", "medium": "moderate", "high": "severe", "very_high": "severe"}
RISK = {Outcome.NOTIFY_AND_INFORM: "high_risk", Outcome.NOTIFY_AUTHORITY: "risk", Outcome.REGISTER_ONLY: "risk_unlikely"}
CONFIDENTIALITY = {"confirmed": "disclosed", "likely": "likely_disclosed", "excluded_by_logs": "not_disclosed",
                   "excluded_by_encryption": "not_disclosed"}  # fmt: skip


def notification(breach):
    """The breach as a notification: {section: {key: value}}, unknown values left out."""
    sections = {
        "notification": _notification(breach),
        "controller": _controller(breach),
        "timeline": _timeline(breach),
        "breach": _breach(breach),
        "data_subjects": _subjects(breach),
        "data": _data(breach),
        "assessment": _assessment(breach),
        "communication": _communication(breach),
        "other_bodies": _other_bodies(breach),
        "filled_in_by_hand": breach.worksheet or {},
    }
    return {"template": TEMPLATE, **{name: known for name, section in sections.items() if (known := _known(section))}}


def _known(section):
    return {key: value for key, value in section.items() if value not in (None, "", [], {})}


def _iso(moment):
    return words.local(moment).isoformat() if moment else None


def _notification(breach):  # field_3 to field_7
    last = breach.notifications[-1] if breach.notifications else None
    first = next((n for n in reversed(breach.notifications) if n.kind == Notification.Kind.INITIAL), None)
    again = breach.is_withdrawn and not breach.waits_for_new_decision and breach.outcome != Outcome.REGISTER_ONLY
    if last is None or again:
        first, completeness = None, "incomplete" if breach.decision and breach.decision.preliminary else None
    elif breach.is_withdrawn:
        completeness = "withdraw"
    else:
        completeness = "complete" if last.complete else "incomplete"
    return {
        "type_of_notification": "follow_up" if first else "new",
        "sub_type_of_notification": completeness,
        "withdrawal_reason": last.withdrawal_reason if completeness == "withdraw" else None,
        "previous_breach_id": first.number if first else None,
        "internal_reference": breach.case.reference,
    }


def _controller(breach):  # field_10 to field_41
    board = breach.case.board
    processor = breach.processor.name if breach.processor else breach.processor_name
    officers = access.with_role(board, Role.DPO, on=words.local(breach.reported_internally_at).date())
    return {
        "name": board.name,
        "identifier_type": "organisation_number" if board.kvk_number else None,
        "identifier": board.kvk_number,
        "address": _known({"street": board.street, "postcode": board.postcode, "city": board.city}),
        "sector": board.legal_form,
        "economic_activity": board.sector,
        "dpo_registration_number": board.dpo_registration_number,
        "reporting_person": _person(breach.case.assignee),
        "dpo": _person(officers[0]) if officers else None,
        "contact_person": "dpo" if officers else None,
        "other_parties": [{"name": processor, "qualification": "processor"}] if processor else None,
    }


def _person(user):
    """How somebody can be reached; None without anybody."""
    if user is None:
        return None
    return _known({"name": user.name, "function": user.function, "phone": user.phone, "email": user.email})


def _timeline(breach):  # field_44 to field_53
    first = breach.initial_notification
    late = first.reasons_for_delay if first else (breach.worksheet or {}).get("reasons_for_delay")
    return {
        "beginning": _iso(breach.began_at),
        "ending": _iso(breach.ended_at),
        "discovery": _iso(breach.discovered_at),
        "discovered_by": "processor" if breach.processor_informed_at else None,
        "awareness": _iso(breach.aware_at),
        "notified_by_other_party": _iso(breach.processor_informed_at),
        "reasons_for_late_notification": late,
        "reasons_for_later_awareness": breach.aware_reason,
    }


def _breach(breach):  # field_55 to field_62
    facts = breach.facts or {}
    kinds = sorted(facts.get("breach_types") or ())
    lasting = {True: "permanent", False: "temporary"}.get(facts.get("permanent_loss"))
    return {
        "nature": kinds,
        "confidentiality_type": CONFIDENTIALITY.get(facts.get("exfiltration")) if "confidentiality" in kinds else None,
        "unintelligible": facts.get("encrypted"),
        "availability_type": lasting if "availability" in kinds else None,
        "incident": INCIDENTS.get(breach.case.subject),
        "cause": CAUSES.get(facts.get("cause")),
        "description": breach.what_happened,
    }


def _subjects(breach):  # field_65 to field_68
    facts = breach.facts or {}
    groups = {SUBJECTS.get(word, "additional") for word in facts.get("person_groups") or ()}
    groups |= {name for name, flag in (("minors", "minors"), ("vulnerable", "vulnerable")) if facts.get(flag)}
    certain = {True: "exact", False: "approximate"}.get(facts.get("persons_certain"), "approximate")
    return {
        "categories": sorted(groups),
        "number_kind": certain if facts.get("persons") is not None else None,
        "number": facts.get("persons"),
    }


def _data(breach):  # field_70, field_75
    facts = breach.facts or {}
    return {
        "types": sorted(facts.get("data_categories") or ()),
        "special_categories": facts.get("special_categories"),
        "criminal_data": facts.get("criminal_data"),
        "national_id_number": facts.get("national_id_number"),
        "measures_in_place": [name for name, fact in (("encryption", "encrypted"), ("backup", "backup")) if facts.get(fact)],
    }


def _assessment(breach):  # field_85 to field_92
    facts, latest = breach.facts or {}, breach.assessment
    return {
        "impact": sorted(facts.get("likely_consequences") or ()),
        "severity": SEVERITY.get(latest.result["severity"]["level"]) if latest else None,
        "outcome": RISK.get(latest.outcome) if latest else None,
        "method": "EDPB Guidelines 9/2022; ENISA 2013 as support" if latest else None,
        "measures_taken": breach.measures_taken,
        "measures_to_prevent": [
            _known({"measure": task.text, "due": task.due_on and task.due_on.isoformat(), "done": _iso(task.done_at)})
            for task in breach.case.tasks.filter(sort=Task.Sort.MEASURE).select_related("case").order_by("made_at", "pk")
        ],
    }


def _communication(breach):  # field_97 to field_106
    sent = breach.communications
    clock = breach.case.deadlines.filter(purpose=INFORM, ended_at=None).first()
    if sent:
        status = "yes"
    elif breach.exception_34_3 and not breach.informs:
        status = "no_34_3"
    else:
        status = {Outcome.NOTIFY_AND_INFORM: "planned", Outcome.NOTIFY_AUTHORITY: "no_high_risk_unlikely"}.get(breach.outcome)
    return {
        "communicated": status,
        "date": _iso(sent[0].sent_at) if sent else None,
        "planned_date": _iso(clock.due_at) if clock else None,
        "number_informed": sum(row.count or 0 for row in sent) or None,
        "means": sorted({row.channel for row in sent if row.channel}),
        "exception_34_3": breach.exception_34_3,
        "content": "\n\n".join(row.text for row in sent if row.text),
    }


def _other_bodies(breach):  # field_109 to field_111
    told = {row.party: not row.not_applicable for row in breach.case.alsoreport_records.order_by("at", "pk")}
    return {
        "police": told.get(AlsoReport.Party.POLICE),
        "inspectorate_of_education": told.get(AlsoReport.Party.INSPECTORATE),
        "notices": [
            {"kind": row.kind, "complete": row.complete, "sent_at": _iso(row.sent_at), "number": row.number, "by": row.filed_by}
            for row in breach.notifications
            if row.kind in Notification.Kind.values
        ],
    }

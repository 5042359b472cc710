"""What the case already answers of the AP's form. Each function takes the breach and says a text, or "" when it is not known.

Nothing is guessed: an unknown fact stays open for a person.
"""

from breaches.assessment.labels import LABELS
from breaches.models import AlsoReport, Communication, Decision, Incident, Outcome
from pages import words
from schools import access
from schools.models import Role

NATURE = {
    "confidentiality": "Mogelijk ingezien door onbevoegden (vertrouwelijkheid)",
    "integrity": "Gewijzigd (integriteit)",
}
SPECIAL = {"health": "Gezondheid", "care_file": "Gezondheid (zorg- of begeleidingsgegevens)", "minor_health_hint": "Gezondheid"}
ALSO_DATA = {
    "national_id_number": "Burgerservicenummer (BSN)",
    "id_document_copy": "Kopie van een identiteitsbewijs",
    "criminal_data": "Strafrechtelijke gegevens",
}
SEVERITY = {"low": "Verwaarloosbaar", "medium": "Beperkt", "high": "Aanzienlijk", "very_high": "Zeer groot"}


def full(moment):
    return words.moment(moment) if moment else ""


def fact(breach, name):
    return (breach.facts or {}).get(name)


def labels(breach, name, leave_out=()):
    """The Dutch words for a fact that is a list; a word we do not know stands as it was given."""
    known = LABELS[name]
    return [known[word][0] if word in known else word for word in sorted(fact(breach, name) or ()) if word not in leave_out]


def notice_type(breach):
    first = breach.initial_notification
    return f"Aanvulling op melding {first.number}".strip() if first else "Nieuwe melding"


def notice_completeness(breach):
    decision = breach.decision
    return "Voorlopig" if decision and decision.preliminary and not breach.initial_notification else ""


def previous_number(breach):
    return breach.initial_notification.number if breach.initial_notification else ""


def internal_reference(breach):
    return breach.case.reference


def single(breach):
    return "Eén datalek"


def legal_basis(breach):
    return "Algemene verordening gegevensbescherming (AVG)"


def other_supervisors(breach):
    told = breach.case.alsoreport_records.filter(party=AlsoReport.Party.INSPECTORATE, told_at__isnull=False)
    return "Inspectie van het Onderwijs" if told.exists() else ""


def controller_name(breach):
    return breach.case.board.name


def controller_address(breach):
    board = breach.case.board
    return ", ".join(part for part in (board.street, f"{board.postcode} {board.city}".strip()) if part)


def dpo_registration(breach):
    return breach.case.board.dpo_registration_number


def controller_identifier(breach):
    return breach.case.board.kvk_number


def controller_sector(breach):
    return breach.case.board.sector


def _reporter(breach):
    return breach.case.assignee


def reporting_person(breach):
    return _reporter(breach).name if _reporter(breach) else ""


def reporting_person_function(breach):
    return _reporter(breach).function if _reporter(breach) else ""


def reporting_person_phone(breach):
    return _reporter(breach).phone if _reporter(breach) else ""


def reporting_person_email(breach):
    return _reporter(breach).email if _reporter(breach) else ""


def contact_person(breach):
    people = access.with_role(breach.case.board, Role.DPO, on=words.local(breach.reported_internally_at).date())
    parts = [(person.name, "functionaris gegevensbescherming", person.phone, person.email) for person in people[:1]]
    return ", ".join(text for part in parts for text in part if text)


def other_parties(breach):
    name = breach.processor.name if breach.processor else breach.processor_name
    return f"{name} (verwerker)" if name else ""


def began_at(breach):
    return full(breach.began_at)


def ended_at(breach):
    return full(breach.ended_at)


def discovered_at(breach):
    return full(breach.discovered_at)


def processor_informed_at(breach):
    return full(breach.processor_informed_at)


def reasons_for_delay(breach):
    first = breach.initial_notification
    return "\n".join(text for text in (first.reasons_for_delay if first else "", breach.aware_reason) if text)


def nature(breach):
    """Section 5.1. Loss is temporary or permanent; while that is not known, neither is said."""
    found = [NATURE[kind] for kind in sorted(fact(breach, "breach_types") or ()) if kind in NATURE]
    if "availability" in (fact(breach, "breach_types") or ()):
        lasting = {True: "Blijvend", False: "Tijdelijk"}.get(fact(breach, "permanent_loss"))
        found += [f"{lasting} niet beschikbaar"] if lasting else []
    return "\n".join(found)


def incident(breach):
    return str(Incident(breach.case.subject).label) if breach.case.subject in Incident.values else ""


def summary(breach):
    return breach.what_happened or ""


def attachments(breach):
    documents = breach.case.documents.filter(erased_at=None, handlers_only=False).select_related("case").order_by("at")
    return "\n".join(document.title for document in documents if document.title)


def data_types(breach):
    found = labels(breach, "data_categories", leave_out=SPECIAL)
    found += [text for name, text in ALSO_DATA.items() if fact(breach, name)]
    return "\n".join(found)


def special_data_types(breach):
    found = {text for word, text in SPECIAL.items() if word in (fact(breach, "data_categories") or ())}
    return "Geen" if fact(breach, "special_categories") is False and not found else "\n".join(sorted(found))


def subject_categories(breach):
    found = labels(breach, "person_groups")
    for name, text in (("minors", "Minderjarigen"), ("vulnerable", "Kwetsbare mensen")):
        if fact(breach, name):
            found.append(text)
    return "\n".join(found)


def subject_count(breach):
    persons = fact(breach, "persons")
    if persons is None:
        return ""
    return f"{persons}" if fact(breach, "persons_certain") else f"Ongeveer {persons}"


def prior_protection(breach):
    return {True: "Ja, versleuteld", False: "Nee", None: ""}[fact(breach, "encrypted")]


def controller_consequences(breach):
    kinds = fact(breach, "breach_types") or ()
    found = []
    if "confidentiality" in kinds:
        found.append("Onbevoegden kunnen kennis hebben genomen van de gegevens")
    if "integrity" in kinds:
        found.append("Onjuiste of onvolledige gegevens kunnen zijn gebruikt")
    if "availability" in kinds:
        found.append("Een dienst was niet beschikbaar")
    return "\n".join(found)


def subject_consequences(breach):
    return "\n".join(labels(breach, "likely_consequences"))


def severity(breach):
    return SEVERITY.get(breach.assessment.result["severity"]["level"], "") if breach.assessment else ""


def communicated(breach):
    """Section 10.1.1: yes with the moment, will be, no, or not yet known."""
    if breach.communications:
        return f"Ja, op {full(breach.communications[0].sent_at)}"
    if not breach.outcome:
        return "Nog niet bekend"
    if breach.outcome == Outcome.NOTIFY_AND_INFORM and not breach.exception_34_3:
        return "Nog niet, maar dat gebeurt wel"
    return "Nee"


def communicated_count(breach):
    counts = [row.count for row in breach.communications if row.count is not None]
    return str(sum(counts)) if counts else ""


def communication_means(breach):
    channels = [str(Communication.Channel(row.channel).label) for row in breach.communications if row.channel]
    return ", ".join(dict.fromkeys(channels))


def communication_content(breach):
    return "\n\n".join(row.text for row in breach.communications if row.text) or breach.letter or ""


def communication_exception(breach):
    if not breach.exception_34_3:
        return ""
    return f"{Decision.Exception34(breach.exception_34_3).label}. {breach.decision.reason or ''}".strip()


def measures_taken(breach):
    return breach.measures_taken or ""

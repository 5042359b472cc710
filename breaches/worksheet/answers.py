"""What the case already answers of the AP's form. Each function takes the breach and says a text, or "" when it is not known.

Nothing is guessed: an unknown fact stays open for a person.
"""

from breaches.assessment.labels import LABELS
from breaches.models import AlsoReport, Communication, Decision, Incident, Notification, Outcome
from breaches.models.steps import INFORM
from cases.models import Task
from pages import words
from schools import access
from schools.models import Role

NATURE = {
    "confidentiality": "Mogelijk ingezien door onbevoegden (vertrouwelijkheid)",
    "integrity": "Gewijzigd (integriteit)",
}
SPECIAL = {"health": "Gezondheid", "care_file": "Gezondheid (zorg- of begeleidingsgegevens)", "minor_health_hint": "Gezondheid"}
# Answers that name a kind of data by themselves, with the word of the list that says the same less exactly.
ALSO_DATA = (
    ("national_id_number", {True: "Burgerservicenummer (BSN)"}, "identity_number"),
    ("id_document_copy", {True: "Kopie van een identiteitsbewijs"}, "id_copy"),
    ("criminal_data", {True: "Strafrechtelijke gegevens"}, ""),
    ("credentials", {"working": "Inloggegevens", "hashed_salted": "Inloggegevens (wachtwoorden gehasht)"}, "credentials"),
    ("financial_data", {"basic": "Financiële gegevens: rekeningnummer of rekening", "salary": "Financiële gegevens: inkomen",
                        "account_access": "Financiële gegevens: toegang tot een rekening",
                        "full_payment": "Financiële gegevens: betaalkaart met code"}, "financial"),
    ("protected_address", {True: "Contactgegevens: een geheim adres"}, ""),
)  # fmt: skip
# Section 5.2, one choice. What is something else, or not known, a person says.
INCIDENTS = {
    Incident.WRONG_RECIPIENT: "E-mail naar verkeerde ontvanger",
    Incident.VISIBLE_ADDRESSES: "E-mail met ontvangers in Aan of Cc in plaats van Bcc",
    Incident.WRONG_POST: "Brief of postpakket naar verkeerde ontvanger",
    Incident.OPENED_POST: "Brief of postpakket geopend retour",
    Incident.LOST_POST: "Brief of postpakket kwijtgeraakt",
    Incident.WRONG_RIGHTS: "Autorisaties van medewerkers verkeerd ingesteld",
    Incident.OPEN_FOLDER: "Netwerkmap te ruim toegankelijk",
    Incident.LOST_DEVICE: "Apparaat, gegevensdrager (bijvoorbeeld usb-stick) of papier kwijtgeraakt of gestolen",
    Incident.PUBLISHED: "Persoonsgegevens per ongeluk gepubliceerd",
    Incident.ATTACK: "Hacking, malware (bijvoorbeeld ransomware) of phishing",
    Incident.WRONG_FILE: "Persoonsgegevens aan verkeerd dossier toegevoegd",
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
    """What would be filed now. A notice that stands while the board decided against it waits to be withdrawn."""
    first = breach.initial_notification
    return f"Aanvulling op melding {first.number}".strip() if first else "Nieuwe melding"


def notice_completeness(breach):
    decision = breach.decision
    return "Voorlopig" if decision and decision.preliminary and not breach.initial_notification else ""


def previous_number(breach):
    return breach.initial_notification.number if breach.initial_notification else ""


def withdrawal_reason(breach):
    last = breach.notifications[-1] if breach.notifications else None
    return last.withdrawal_reason or "" if last and last.kind == Notification.Kind.WITHDRAWAL else ""


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


def discovery(breach):
    return "Gemeld door de verwerker" if breach.processor_informed_at else ""


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
    return INCIDENTS.get(breach.case.subject, "")


def summary(breach):
    return breach.what_happened or ""


def attachments(breach):
    documents = breach.case.documents.filter(erased_at=None, handlers_only=False).select_related("case").order_by("at", "pk")
    return "\n".join(document.title for document in documents if document.title)


def data_types(breach):
    """Section 6.1: ordinary data. A more exact answer elsewhere stands in the place of the word on the list."""
    exact = [(texts[value], word) for name, texts, word in ALSO_DATA if (value := fact(breach, name)) in texts]
    found = labels(breach, "data_categories", leave_out={*SPECIAL, *(word for _text, word in exact)})
    return "\n".join([*found, *(text for text, _word in exact)])


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
        lasting = {True: "blijvend ", False: "tijdelijk "}.get(fact(breach, "permanent_loss"), "")
        found.append(f"Een dienst was {lasting}niet beschikbaar")
    return "\n".join(found)


def subject_consequences(breach):
    return "\n".join(labels(breach, "likely_consequences"))


def severity(breach):
    return SEVERITY.get(breach.assessment.result["severity"]["level"], "") if breach.assessment else ""


def communicated(breach):
    """Section 10.1.1: yes with the moment, will be, no, or not yet known."""
    in_public = breach.exception_34_3 == Decision.Exception34.DISPROPORTIONATE
    if breach.communications:
        yes = "Niet ieder persoonlijk, wel openbaar" if in_public else "Ja"
        return f"{yes}, op {full(breach.communications[0].sent_at)}"
    if not breach.outcome:
        return "Nog niet bekend"
    if not breach.informs:
        return "Nee"
    clock = breach.case.deadlines.filter(purpose=INFORM, ended_at=None).first()
    aim = f" (streefdatum: {words.due(clock.due_at)})" if clock and clock.due_at else ""
    return f"Nog niet{' openbaar' if in_public else ''}, maar dat gebeurt wel{aim}"


def communicated_count(breach):
    counts = [row.count for row in breach.communications if row.count is not None]
    return str(sum(counts)) if counts else ""


def communication_means(breach):
    channels = [str(Communication.Channel(row.channel).label) for row in breach.communications if row.channel]
    return ", ".join(dict.fromkeys(channels))


def communication_content(breach):
    return "\n\n".join(row.text for row in breach.communications if row.text) or breach.letter or ""


def communication_exception(breach):
    """Section 10.1, when people are not told: the ground of art. 34(3), or that no high risk is likely."""
    if breach.exception_34_3:
        ground = str(Decision.Exception34(breach.exception_34_3).label)
        return f"{ground[:1].upper()}{ground[1:]}. {breach.decision.reason or ''}".strip()
    if breach.outcome == Outcome.NOTIFY_AUTHORITY and not breach.communications:
        return f"Een hoog risico voor de mensen is niet waarschijnlijk. {breach.decision.reason or ''}".strip()
    return ""


def measures_taken(breach):
    """Section 10.2: what was done to end it, and what is done so that it does not happen again."""
    asked = breach.case.tasks.filter(sort=Task.Sort.MEASURE).select_related("case").order_by("made_at", "pk")
    lines = [f"– {task.text} ({stage(task)})" for task in asked if task.text]
    return "\n".join([line for line in (breach.measures_taken or "", *lines) if line])


def stage(task):
    if task.done_at:
        return f"gedaan op {words.day(task.done_at)}"
    return f"klaar op {words.day(task.due_on)}" if task.due_on else "wordt gedaan"

"""Answers of the assessment read back in few words. Dutch, as the questions are."""

from breaches.assessment.questions import UNKNOWN, in_words

# What a yes or a no says where the question does not stand beside it.
SAID = {
    "is_breach": ("Datalek", "Geen datalek"),
    "malicious": ("met opzet", ""),
    "processor_involved": ("bij een leverancier", ""),
    "special_categories": ("bijzondere gegevens", ""),
    "criminal_data": ("strafrechtelijke gegevens", ""),
    "national_id_number": ("BSN", ""),
    "id_document_copy": ("kopie identiteitsbewijs", ""),
    "protected_address": ("geheim adres", ""),
    "minors": ("kinderen onder de 18", "geen kinderen"),
    "vulnerable": ("extra kwetsbare mensen", ""),
    "persons_certain": ("", "een schatting"),
    "encrypted": ("Ja", "Nee"),
    "key_safe": ("sleutel veilig", "sleutel niet veilig"),
    "recipient_trusted": ("betrouwbaar", "niet zeker betrouwbaar"),
    "deletion_confirmed": ("wissen bevestigd", "wissen niet bevestigd"),
    "backup": ("reservekopie", "geen reservekopie"),
    "permanent_loss": ("iets voorgoed weg", "niets voorgoed weg"),
    "misuse_observed": ("misbruik gezien", "geen misbruik gezien"),
    "mitigated_before_harm": ("op tijd ingegrepen", ""),
}
NOTHING = {"financial_data", "credentials"}  # "none" says nothing worth repeating
MOST = 5


def summary(group, facts):
    """The answers of one screen on one line."""
    parts = [part for question in group.questions if (part := said(question.fact, facts.get(question.fact)))]
    shown = ", ".join(parts[:MOST]) + (", …" if len(parts) > MOST else "")
    return shown[:1].upper() + shown[1:] if shown else UNKNOWN


def said(fact, value):
    """One answer without its question; empty where it says nothing by itself."""
    if value is None or value == []:
        return ""
    if isinstance(value, bool):
        yes, no = SAID.get(fact, ("", ""))
        return yes if value else no
    if fact in NOTHING and value == "none":
        return ""
    if fact == "identifiability":
        return {"negligible": "bijna niet herkenbaar", "limited": "moeilijk herkenbaar", "significant": "makkelijk herkenbaar",
                "maximum": "meteen herkenbaar"}[value]  # fmt: skip
    if fact == "persons":
        return f"{value} {'persoon' if value == 1 else 'personen'}"
    if fact == "restored_after_hours":
        return f"na {value:g} uur hersteld".replace(".", ",")
    if fact in {"access_by_unauthorised"}:
        return {"confirmed": "gezien", "possible": "misschien gezien", "excluded": "niet gezien"}[value]
    if fact in {"exfiltration", "disruption"}:
        return in_words(fact, value).split(",")[0].lower() if value != "not_applicable" else ""
    return in_words(fact, value)

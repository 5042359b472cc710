"""The questions of the AP's form "Meldformulier datalekken", in its order and its words (domain.md 3).

Dutch data: the AP's form is Dutch, and what is copied into it must read as it does there. `key` is stable and English, close
to the EDPB's common template. `fill` names the function of `answers` that answers from the case; without one, or where it
knows nothing, a person fills it in. Numbers follow the questionnaire of August 2022 and may have changed since.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Question:
    key: str
    number: str
    label: str
    fill: str = ""
    required: bool = True
    help: str = ""


@dataclass(frozen=True)
class Section:
    number: str
    title: str
    questions: tuple


Q = Question

SECTIONS = (
    Section("0", "Over deze melding", (
        Q("notice_type", "", "Nieuwe melding, aanvulling of intrekking", "notice_type"),
        Q("notice_completeness", "", "Volledig of voorlopig", "notice_completeness",
          help="Voorlopig, zolang hieronder nog iets ontbreekt dat je later aanvult."),
        Q("previous_number", "", "Nummer van de eerdere melding", "previous_number", required=False),
        Q("withdrawal_reason", "", "Bij intrekking: waarom?", "withdrawal_reason", required=False),
        Q("internal_reference", "", "Eigen kenmerk", "internal_reference"),
    )),
    Section("1", "Inleiding", (
        Q("single_or_bulk", "1.1", "Eén datalek of een bulkmelding", "single"),
        Q("legal_basis", "1.2", "Wettelijke basis van de melding", "legal_basis"),
        Q("other_supervisors", "1.3", "Ook gemeld bij andere toezichthouders", "other_supervisors", required=False,
          help="Gaat het om een centraal examen? Dan ook de Inspectie van het Onderwijs."),
    )),
    Section("2", "Internationaal", (
        Q("countries", "2.1.1", "Gevolgen voor mensen in meer landen, en welke", help="Meestal: Nee, alleen Nederland."),
        Q("foreign_authorities", "2.2.1", "Gemeld bij toezichthouders in andere landen", required=False),
    )),
    Section("3", "De organisatie", (
        Q("controller_name", "3.1.1", "Naam van de organisatie", "controller_name"),
        Q("controller_address", "3.1.1", "Adres", "controller_address"),
        Q("dpo_registration", "3.1.1", "Registratienummer van de FG bij de AP", "dpo_registration"),
        Q("controller_identifier", "3.1.1", "KvK-nummer", "controller_identifier"),
        Q("controller_sector", "3.1.2", "Sector", "controller_sector"),
        Q("reporting_person", "3.2.1", "Melder: naam", "reporting_person",
          help="Staat er vanzelf zodra iemand de zaak behandelt."),
        Q("reporting_person_function", "3.2.1", "Melder: functie", "reporting_person_function"),
        Q("reporting_person_phone", "3.2.1", "Melder: telefoon", "reporting_person_phone"),
        Q("reporting_person_email", "3.2.1", "Melder: e-mail", "reporting_person_email", required=False),
        Q("contact_person", "3.2.2", "Contactpersoon voor de AP", "contact_person"),
        Q("other_parties", "3.3", "Andere betrokken organisaties en hun rol", "other_parties", required=False),
    )),
    Section("4", "Tijdlijn", (
        Q("began_at", "4.1.1", "Begin, of vermoedelijk begin", "began_at"),
        Q("ended_at", "4.1.2", "Einde, of duurt nog voort", "ended_at", help="Het moment, of: Duurt nog voort."),
        Q("discovered_at", "4.2", "Ontdekt op", "discovered_at"),
        Q("discovery", "4.3", "Hoe is het ontdekt?", "discovery",
          help="Zelf gemerkt, of gemeld door de verwerker, door iemand om wie het gaat, door een ander, of uit de pers."),
        Q("processor_informed_at", "4.4", "Door de verwerker geïnformeerd op", "processor_informed_at", required=False),
        Q("reasons_for_delay", "4.5", "Later dan 72 uur na de ontdekking: waarom?", "reasons_for_delay", required=False),
    )),
    Section("5", "Het datalek", (
        Q("nature", "5.1", "Aard van het datalek", "nature"),
        Q("incident", "5.2", "Aard van het incident", "incident",
          help="Staat het niet in de lijst van de AP: kies Overig en zeg wat het was."),
        Q("summary", "5.3", "Samenvatting", "summary"),
        Q("attachments", "5.4", "Bijlagen", "attachments", required=False),
    )),
    Section("6", "De gegevens", (
        Q("data_types", "6.1", "Gewone persoonsgegevens", "data_types"),
        Q("special_data_types", "6.2", "Bijzondere persoonsgegevens", "special_data_types"),
        Q("records", "6.3.1", "Hoeveel gegevensrecords (schatting mag)", required=False),
    )),
    Section("7", "De mensen", (
        Q("subject_categories", "7.1", "Welke groepen mensen", "subject_categories"),
        Q("subject_description", "7.2", "Beschrijving van de groep", required=False),
        Q("subject_count", "7.3", "Hoeveel mensen", "subject_count"),
    )),
    Section("8", "Maatregelen vooraf", (
        Q("prior_protection", "8.1", "Waren de gegevens versleuteld, gehasht of anders onleesbaar?", "prior_protection"),
        Q("prior_measures", "8.1", "Toelichting", required=False),
    )),
    Section("9", "De gevolgen", (
        Q("controller_consequences", "9.1", "Gevolgen voor de organisatie", "controller_consequences"),
        Q("subject_consequences", "9.2", "Gevolgen voor de mensen", "subject_consequences"),
        Q("severity", "9.3", "Ernst van de gevolgen", "severity"),
    )),
    Section("10", "Vervolg", (
        Q("communicated", "10.1.1", "Zijn de mensen geïnformeerd, en wanneer?", "communicated"),
        Q("communicated_count", "10.1.3", "Hoeveel mensen zijn geïnformeerd", "communicated_count", required=False),
        Q("communication_means", "10.1.7", "Op welke manier", "communication_means", required=False),
        Q("communication_content", "10.1", "Inhoud van het bericht", "communication_content", required=False),
        Q("communication_exception", "10.1", "Waarom niet geïnformeerd", "communication_exception", required=False),
        Q("measures_taken", "10.2", "Maatregelen om het lek te stoppen en herhaling te voorkomen", "measures_taken"),
    )),
)  # fmt: skip

QUESTIONS = {question.key: question for section in SECTIONS for question in section.questions}

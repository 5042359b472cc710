"""The guided questions that yield the facts: nine groups, asked one at a time.

Pure data in Dutch, as the advice itself is Dutch by contract. Every question names its fact; the answers of a choice
come from `labels`; whether a question is asked at all follows from the facts so far (`is_asked`).
"""

from typing import NamedTuple

from breaches.assessment.facts import CHOICES, FLAGS, LISTS, Facts
from breaches.assessment.labels import LABELS, mid_sentence
from breaches.assessment.relevance import is_asked

UNKNOWN = "Weet ik niet"


class Option(NamedTuple):
    """One answer: its value, what it says, and a hint. The value None is "not known"."""

    value: object
    label: str
    hint: str = ""


class Question(NamedTuple):
    """One question, and the fact that its answer is."""

    fact: str
    text: str
    help: str = ""

    @property
    def kind(self):
        """How it is answered: yes_no, choice (one), choices (several) or number."""
        if self.fact in FLAGS:
            return "yes_no"
        if self.fact in CHOICES:
            return "choice"
        return "choices" if self.fact in LISTS else "number"

    @property
    def options(self):
        """The answers to choose from; none for a number."""
        if self.kind == "number":
            return ()
        if self.kind == "yes_no":
            return (Option(True, "Ja"), Option(False, "Nee"), Option(None, UNKNOWN))
        known = tuple(Option(value, *label) for value, label in LABELS[self.fact].items())
        return known if self.kind == "choices" else (*known, Option(None, UNKNOWN))

    def is_asked(self, facts):
        return is_asked(self.fact, facts)


class Group(NamedTuple):
    """One screen of questions; `short` names it where answers are listed."""

    slug: str
    short: str
    title: str
    intro: str
    questions: tuple

    def asked(self, facts):
        """The questions of this group that the facts so far call for."""
        return [question for question in self.questions if question.is_asked(facts)]


GROUPS = (
    Group(
        "soort",
        "Soort",
        "Wat is er met de gegevens gebeurd?",
        "Een datalek is meer dan lekken: ook gegevens die weg of veranderd zijn, tellen mee.",
        (
            Question(
                "is_breach",
                "Zijn er persoonsgegevens geraakt doordat de beveiliging tekortschoot?",
                "Een verkeerd verstuurde klassenlijst is een datalek. Een kapotte beamer is het niet.",
            ),
            Question(
                "breach_types",
                "Wat is er met de gegevens gebeurd?",
                "Meer antwoorden mag. Bij gijzelsoftware zijn gegevens vaak weg én gezien.",
            ),
        ),
    ),
    Group(
        "oorzaak",
        "Oorzaak",
        "Hoe kwam het?",
        "Kies wat het dichtst in de buurt komt. Je wijst hiermee niemand aan.",
        (
            Question(
                "cause",
                "Wat was de oorzaak?",
                "Een mail aan de verkeerde ouder is een vergissing. Een overgenomen mailbox is een aanval.",
            ),
            Question(
                "malicious",
                "Was er opzet in het spel?",
                "Denk aan diefstal om de gegevens, of een leerling die met opzet een wachtwoord afkeek.",
            ),
            Question(
                "processor_involved",
                "Gebeurde het bij een leverancier?",
                "Bijvoorbeeld bij de maker van het leerlingsysteem. De school beslist dan nog steeds zelf over melden.",
            ),
        ),
    ),
    Group(
        "gegevens",
        "Gegevens",
        "Welke gegevens zijn het?",
        "Denk aan alles wat in het bestand, de mail of het account stond, ook aan bijlagen.",
        (
            Question(
                "data_categories",
                "Welke soorten gegevens?",
                "In een groepsplan staan vaak namen, toetsen en extra hulp bij elkaar.",
            ),
            Question(
                "special_categories",
                "Zijn er bijzondere gegevens bij?",
                "Gezondheid, geloof, afkomst, seksuele geaardheid, politieke voorkeur, vakbond, vingerafdruk. "
                "Een diagnose zoals dyslexie hoort daarbij.",
            ),
            Question(
                "criminal_data",
                "Zijn er strafrechtelijke gegevens bij?",
                "Bijvoorbeeld een aangifte tegen een leerling, of contact met Bureau Halt.",
            ),
            Question(
                "national_id_number",
                "Staat er een BSN bij?",
                "Het onderwijsnummer in DUO-bestanden is vaak het BSN.",
            ),
            Question(
                "id_document_copy",
                "Staat er een kopie van een identiteitsbewijs bij?",
                "Bijvoorbeeld een kopie paspoort in een personeelsdossier.",
            ),
            Question(
                "financial_data",
                "Welke financiële gegevens staan erbij?",
                "Denk aan een factuur voor de schoolreis, of een salarisstrook.",
            ),
            Question(
                "credentials",
                "Staan er inloggegevens of wachtwoorden bij?",
                "Een lijst met inlogcodes van een klas telt mee, ook als leerlingen ze daarna wijzigden.",
            ),
            Question(
                "protected_address",
                "Is er een geheim adres bij?",
                "Bijvoorbeeld van een kind in de opvang, of een ouder die voor een ex is gevlucht.",
            ),
        ),
    ),
    Group(
        "personen",
        "Personen",
        "Over wie gaat het, en om hoeveel mensen?",
        "Tel de mensen van wie gegevens geraakt zijn, niet de mensen die ze kregen.",
        (
            Question("person_groups", "Over wie gaan de gegevens?", "Een leerlingdossier gaat vaak ook over de ouders."),
            Question("minors", "Zijn er kinderen onder de 18 bij?", "Op een basisschool bijna altijd."),
            Question(
                "vulnerable",
                "Zijn er mensen bij die extra kwetsbaar zijn?",
                "Bijvoorbeeld in een opvang, in een vechtscheiding, of met een zorgplan.",
            ),
            Question("persons", "Om hoeveel mensen gaat het?", "Een schatting mag. Eén persoon kan genoeg zijn."),
            Question("persons_certain", "Is dat aantal zeker?", "Bij een gehackte mailbox weet je het vaak pas later."),
            Question(
                "identifiability",
                "Hoe makkelijk zie je om wie het gaat?",
                "In een kleine groep zijn een voornaam en een klas genoeg om iemand te herkennen.",
            ),
        ),
    ),
    Group(
        "versleuteld",
        "Versleuteld",
        "Waren de gegevens beschermd?",
        "Onleesbare gegevens zijn voor een vinder of dief niets waard.",
        (
            Question(
                "encrypted",
                "Waren de gegevens versleuteld?",
                "Een laptop met schijfversleuteling wel. Een inlogwachtwoord alleen is geen versleuteling. "
                "Versleuteling door gijzelsoftware telt niet.",
            ),
            Question(
                "key_safe",
                "Is de sleutel of het wachtwoord veilig?",
                "Niet als het op een briefje in dezelfde tas zat, of in dezelfde mail stond.",
            ),
        ),
    ),
    Group(
        "ontvangers",
        "Ontvangers",
        "Bij wie kwamen de gegevens terecht?",
        "Kies wat je nu weet. Verandert dat, dan beoordeel je opnieuw. Beide versies blijven bewaard.",
        (
            Question("recipients", "Bij wie kwamen de gegevens terecht?", "Weet je het niet, zeg dat dan ook."),
            Question(
                "recipient_trusted",
                "Kun je ervan op aan dat zij er niets mee doen?",
                "Een ouder is niet vanzelf betrouwbaar omdat je hem kent. Een arts of vaste leverancier vaak wel.",
            ),
            Question(
                "deletion_confirmed",
                "Is bevestigd dat alles gewist of terug is?",
                "Vraag om een schriftelijke bevestiging: ontvangen, geopend, doorgestuurd, gewist.",
            ),
            Question(
                "access_by_unauthorised",
                "Heeft iemand de gegevens gezien?",
                "Een brief die ongeopend terugkomt, is niet gezien.",
            ),
            Question(
                "exfiltration",
                "Zijn de gegevens gekopieerd of meegenomen?",
                "Vraag je ICT-beheerder of de logbestanden dat laten zien.",
            ),
        ),
    ),
    Group(
        "beschikbaar",
        "Weg of veranderd",
        "Waren gegevens weg of veranderd, en hoe lang?",
        "Ook even niet bij een dossier kunnen, kan mensen raken.",
        (
            Question("backup", "Is er een reservekopie of ander exemplaar?", "Een kopie in het leerlingsysteem telt mee."),
            Question("permanent_loss", "Is er iets voorgoed weg?", "Bijvoorbeeld gemaakt examenwerk zonder kopie."),
            Question("restored_after_hours", "Na hoeveel uur klopte alles weer?", "Laat leeg als het nog niet hersteld is."),
            Question(
                "disruption",
                "Hoeveel last hadden mensen ervan?",
                "Een les die anders loopt, is enige last. Een leerling zonder medicijnlijst is ernstig.",
            ),
        ),
    ),
    Group(
        "misbruik",
        "Misbruik en ingrijpen",
        "Is er misbruik gezien, en wat deden jullie al?",
        "Snel ingrijpen kan schade voorkomen.",
        (
            Question(
                "misuse_observed",
                "Zijn de gegevens al misbruikt?",
                "Bijvoorbeeld nepmails aan ouders, of een gedeelde foto in een groepsapp.",
            ),
            Question(
                "mitigated_before_harm",
                "Hebben jullie ingegrepen voordat iemand schade kon doen?",
                "Bijvoorbeeld wachtwoorden gewijzigd voordat iemand inlogde, of een telefoon op afstand gewist.",
            ),
        ),
    ),
    Group(
        "gevolgen",
        "Gevolgen",
        "Wat kunnen mensen ervan merken?",
        "Bekijk het vanuit de leerling, de ouder of de collega, niet vanuit de school.",
        (
            Question(
                "likely_consequences",
                "Welke gevolgen zijn waarschijnlijk?",
                "Kies alleen wat je echt verwacht. Niets kiezen mag.",
            ),
        ),
    ),
)


def groups_asked(facts=None):
    """The groups that have something to ask, given the facts so far."""
    known = facts or Facts()
    return [group for group in GROUPS if group.asked(known)]


def in_words(fact, value):
    """An answer as it is read back: labels for values, "Ja" or "Nee", a number as it is, and "Weet ik niet"."""
    if value is None:
        return UNKNOWN
    if isinstance(value, bool):
        return "Ja" if value else "Nee"
    if fact in LABELS and not isinstance(value, str):
        told = "; ".join(mid_sentence(_label(fact, word)) for word in value)  # a label may hold commas itself
        return told[:1].upper() + told[1:]
    return _label(fact, value) if fact in LABELS else str(value)


def _label(fact, word):
    return LABELS[fact].get(word, (word, ""))[0]

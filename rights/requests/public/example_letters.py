"""An example letter for each situation of the desk: to read, copy and send by whoever rather writes. Dutch, as data.

What stands between square brackets is to be filled in. None of them asks for a BSN or a copy of an identity document.
"""

from dataclasses import dataclass

from schools.models import School


@dataclass(frozen=True)
class Example:
    """One letter: its subject, what is asked, and the law it rests on."""

    subject: str
    text: tuple
    law: str


ABOUT = "Het gaat over [mijn kind: naam / mijzelf], geboren op [geboortedatum], groep of klas [groep]."
ABOUT_CHILD = "Het gaat over [naam van uw kind], geboren op [geboortedatum], groep of klas [groep]."
REPORT = "artikel 42 van de WPO"
REPORT_ELSEWHERE = "de wettelijke regels over het onderwijskundig rapport"  # each sort of school has its own article
MONTH = "Ik krijg graag uw antwoord binnen één maand nadat u deze brief hebt gekregen."
EXAMPLES = {
    "inzage": Example(
        "Inzage in gegevens",
        (
            ABOUT,
            "Ik wil zien welke gegevens de school over [mijn kind / mij] bewaart. Ik wil [langskomen om ze te bekijken / een "
            "kopie ontvangen / allebei].",
            "Vertelt u mij ook waarvoor u de gegevens gebruikt, van wie u ze hebt, wie ze hebben gekregen en hoe lang u ze "
            "bewaart.",
            MONTH,
        ),
        "artikel 15 van de AVG",
    ),
    "verbeteren": Example(
        "Verbetering van gegevens",
        (
            ABOUT,
            "In de gegevens staat iets dat niet klopt. Er staat nu: [wat er staat]. Het moet zijn: [wat het moet zijn]. Ik zag "
            "dit in [waar u het zag].",
            "Wilt u dit verbeteren, en het laten weten aan wie de gegevens heeft gekregen? Is het een mening van de school die "
            "u niet wilt veranderen? Voeg dan mijn reactie toe aan het dossier.",
            MONTH,
        ),
        "artikel 16 en 19 van de AVG",
    ),
    "wissen": Example(
        "Wissen van gegevens",
        (
            ABOUT,
            "Ik wil dat u deze gegevens wist: [welke gegevens].",
            "Moet u iets van de wet nog bewaren? Vertelt u mij dan wat, op grond van welke wet, en tot wanneer. Wist u daarna "
            "ook die gegevens, en laat u het weten aan wie ze heeft gekregen?",
            MONTH,
        ),
        "artikel 17 en 19 van de AVG",
    ),
    "andere-school": Example(
        "Het rapport voor de nieuwe school",
        (
            ABOUT_CHILD,
            "Mijn kind gaat naar [naam van de nieuwe school] in [plaats]. Ik wil het onderwijskundig rapport lezen voordat u "
            "het verstuurt, en er een afschrift van krijgen.",
            "Wilt u mij de tijd geven om te reageren, en mijn reactie bij het rapport voegen?",
            "Laat u mij weten wanneer het is verstuurd?",
        ),
        REPORT,
    ),
    "meenemen": Example(
        "Gegevens meenemen",
        (
            ABOUT,
            "Ik wil de gegevens ontvangen die wij zelf aan de school hebben gegeven, in een bestand dat een andere school of "
            "dienst kan inlezen. [Wilt u ze rechtstreeks sturen aan: naam.]",
            MONTH,
        ),
        "artikel 20 van de AVG",
    ),
    "stoppen": Example(
        "Bezwaar tegen het gebruik van gegevens",
        (
            ABOUT,
            "Ik maak er bezwaar tegen dat de school [wat de school met de gegevens doet]. In onze situatie is dat een probleem, "
            "omdat [waarom].",
            "Wilt u de gegevens niet gebruiken zolang u mijn bezwaar bekijkt?",
            MONTH,
        ),
        "artikel 21 en 18 van de AVG",
    ),
    "fotos": Example(
        "Ik trek mijn toestemming in",
        (
            ABOUT,
            "Ik trek mijn toestemming in voor foto’s en namen op [de website / in de schoolgids / op sociale media / op de "
            "klassenlijst].",
            "Wilt u ze weghalen, en mij laten weten wanneer dat is gedaan?",
        ),
        "artikel 7 lid 3 van de AVG",
    ),
    "zonder-gezag": Example(
        "Informatie over mijn kind",
        (
            "Ik ben de ouder van [naam van uw kind], geboren op [geboortedatum], groep of klas [groep]. Ik heb geen gezag.",
            "Ik wil graag weten hoe het met mijn kind gaat op school: [bijvoorbeeld de rapporten, hoe het gaat in de groep, "
            "wanneer er ouderavonden zijn].",
            "Geeft u mij iets niet? Vertelt u mij dan waarom.",
        ),
        "artikel 377c van boek 1 van het Burgerlijk Wetboek",
    ),
}
TAIL = "U kunt mij bereiken op [telefoonnummer, e-mailadres of adres]."
NO_COPY = "Ik stuur geen kopie van een identiteitsbewijs mee. Wilt u weten wie ik ben, belt u mij dan of laat mij langskomen."


def paragraphs(code, school):
    """The text between the greeting and the closing."""
    example = EXAMPLES[code]
    elsewhere = example.law == REPORT and school.sector != School.Sector.PRIMARY
    law = REPORT_ELSEWHERE if elsewhere else example.law
    return [*example.text, f"Ik vraag dit op grond van {law}.", f"{NO_COPY} {TAIL}"]


def greeting(school):
    return f"Beste mensen van {school.name},"


def address(school):
    """The school as the addressee of a letter."""
    lines = (school.name, f"{school.street} {school.house_number}".strip(), f"{school.postcode} {school.city}".strip())
    return [line for line in lines if line]


def plain(code, school):
    """The whole letter as text, to copy."""
    head = [f"Aan {school.name}", "[plaats en datum]", f"Onderwerp: {EXAMPLES[code].subject}"]
    foot = ["Met vriendelijke groet,", "[uw naam]\n[uw handtekening]"]
    return "\n\n".join([*head, greeting(school), *paragraphs(code, school), *foot])

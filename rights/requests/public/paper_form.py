"""The paper form of a school: all rights on two sides, to print, fill in by pen and hand in. Dutch, as data; no BSN is asked."""

from rights.requests.models import Right
from rights.requests.public.example_letters import address

RIGHTS = (
    (Right.ACCESS, "Ik wil zien wat de school bewaart (inzage)", "☐ kijken op school   ☐ een kopie"),
    (Right.RECTIFICATION, "Er staat iets in dat niet klopt (verbeteren)", ""),
    (Right.ERASURE, "Ik wil gegevens laten wissen", ""),
    (Right.RESTRICTION, "De school moet gegevens een tijd niet gebruiken (beperken)", ""),
    (Right.TRANSFER_REPORT, "Mijn kind gaat naar een andere school: ik wil het rapport lezen", "Naar welke school?"),
    (Right.PORTABILITY, "Ik wil gegevens meenemen in een bestand", ""),
    (Right.OBJECTION, "Ik wil dat de school ermee stopt (bezwaar)", ""),
    (
        Right.CONSENT_WITHDRAWAL, "Foto’s en namen moeten weg (ik trek mijn toestemming in)",
        "☐ website   ☐ schoolgids   ☐ sociale media   ☐ klassenlijst",
    ),
    (Right.NONCUSTODIAL_INFORMATION, "Ik ben ouder zonder gezag en vraag informatie over mijn kind", ""),
    (Right.AUTOMATED_DECISION, "Een computer besliste: ik wil dat een mens ernaar kijkt", ""),
)  # fmt: skip
ROLES = (
    "ouder met gezag", "wij zijn de ouders en vragen het samen", "ouder zonder gezag", "leerling jonger dan 16",
    "leerling van 16 of 17", "leerling van 18 of ouder", "oud-leerling", "medewerker", "sollicitant",
    "voogd of gecertificeerde instelling",
    "curator of mentor", "ik vraag het voor iemand anders, met een machtiging",
)  # fmt: skip
NOTICE = (
    "Het bestuur van de school gebruikt wat u hier invult om uw vraag te beantwoorden, en om te laten zien dat dat goed is "
    "gebeurd. Alleen wie uw vraag behandelt leest het. U krijgt antwoord binnen één maand nadat de school dit formulier heeft."
)


def data(school, brand, chosen=""):
    """What the typst template "form" wants; the box of the right that was chosen is ticked."""
    board = school.board
    asked = [{"text": text, "more": more, "on": right == chosen} for right, text, more in RIGHTS]
    return {
        **brand,
        "title": "Een vraag over persoonsgegevens",
        "board": school.name,
        "sub": board.name,
        "sender": [*address(school)[1:], *filter(None, [school.phone])],
        "lead": [
            "Vul in wat u weet en lever dit in op school, of stuur het op. Het is gratis en u hoeft niet te zeggen waarom.",
            "Doe er geen kopie van een paspoort of identiteitskaart bij. Schrijf nergens een burgerservicenummer (BSN) op.",
        ],
        "sections": [
            {"title": "1. Wat wilt u?", "checks": asked, "columns": 1},
            {"title": "2. Wie bent u?", "checks": [{"text": text, "more": "", "on": False} for text in ROLES], "columns": 2},
            {"title": "3. Over wie gaat het?", "lines": ["Naam", "Geboortedatum", "Groep of klas"]},
            {"title": "4. Uw vraag in uw eigen woorden", "room": 11},
            {"title": "5. Hoe bereiken wij u?", "lines": ["Uw naam", "Telefoon of e-mail", "Adres", "Datum en handtekening"]},
            {"title": "Voor de school", "lines": ["Ontvangen op", "Door"], "note": NOTICE},
        ],
        "foot": f"{school.name}, vraag over persoonsgegevens",
    }

"""The Dutch that letters of requests and complaints share: B1, "u". Data; `{how}` and the like are filled in from the case."""

LANGUAGE = "nl"
GREETING, GREETING_BARE = "Geachte {name},", "Geachte mevrouw, meneer,"
CLOSING = "Met vriendelijke groet,"
DATE, OUR_NUMBER = "Datum", "Ons nummer"

REMEDIES_HEADING = "Als u het er niet mee eens bent"
TALK = "Bel of mail ons gerust{how}, dan kijken wij er samen naar. U kunt ook:"
REMEDIES = {
    "dpo": "praten met onze functionaris gegevensbescherming (FG){how}. De FG let op de privacy op school;",
    "complaint": "een klacht indienen bij de school of bij het bestuur;",
    "authority": "een klacht indienen bij de Autoriteit Persoonsgegevens: autoriteitpersoonsgegevens.nl;",
    "court_35": "naar de rechtbank gaan, binnen zes weken nadat u deze brief hebt ontvangen (UAVG artikel 35);",
    "mediation_36": (
        "de Autoriteit Persoonsgegevens vragen om te bemiddelen, binnen dezelfde zes weken. U kunt dan nog "
        "naar de rechtbank tot "
        "zes weken nadat de Autoriteit daarmee klaar is (UAVG artikel 36);"
    ),
    "objection_awb": (
        "bezwaar maken bij het bestuur, binnen zes weken na de dag waarop wij deze brief verstuurden. Stuur uw bezwaarschrift "
        "naar {address} (Algemene wet bestuursrecht);"
    ),
    "court": "naar de rechter gaan;",
    "commission": "een klacht indienen bij {commission};",
    "court_377c": "de rechter vragen om te beslissen dat u de informatie krijgt (BW artikel 1:377c lid 2);",
}
COMMISSIONS = {
    "lkc": "de Landelijke Klachtencommissie Onderwijs (LKC), onderwijsgeschillen.nl",
    "own": "de klachtencommissie van ons bestuur{name}",
    "regional": "de regionale klachtencommissie{name}",
}

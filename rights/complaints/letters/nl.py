"""The Dutch of the letters about a complaint: B1, "u". Data; `{day}` and the like are filled in from the case."""

from rights.complaints.models.ladder import Commission, Rung
from rights.complaints.models.records import Outcome, Reaction

COMPLAINED_ON = "Uw klacht van"
BEHALF = {
    Rung.CONVERSATION: "namens {place}",
    Rung.PRINCIPAL: "namens {place}",
    Rung.BOARD: "namens het bestuur van {board}",
    Rung.SUPERVISOR: "namens de interne toezichthouder van {board}",
}

# What a complaint is about, as the end of a sentence.
SUBJECTS = {
    "no_answer": "een vraag over gegevens waarop u geen antwoord kreeg",
    "refused": "een antwoord op een vraag over gegevens waarmee u het niet eens bent",
    "shared": "gegevens die de school doorgaf of liet zien",
    "pictures": "foto's of filmpjes",
    "wrong_data": "iets wat niet klopt in het dossier",
    "too_much": "de school vraagt of bewaart te veel gegevens",
    "insecure": "gegevens die niet veilig zijn, of een datalek dat niet goed is opgelost",
    "treatment": "hoe iemand van de school met u omging",
    "other": "iets anders over privacy",
}

TITLE = "Ons antwoord op uw klacht"
OPENING = "Op {day} kregen wij uw klacht. Die gaat over: {subject}."
WHO = {
    Rung.CONVERSATION: "Wij spraken met u over uw klacht. In deze brief leest u wat daaruit kwam.",
    Rung.PRINCIPAL: "De directeur van de school heeft uw klacht behandeld. In deze brief leest u ons antwoord.",
    Rung.BOARD: "Het schoolbestuur heeft uw klacht behandeld. In deze brief leest u ons antwoord.",
    Rung.SUPERVISOR: "De interne toezichthouder van het bestuur heeft uw klacht behandeld. In deze brief leest u het antwoord.",
}
BOTH_HEARD = "Wij hebben u gehoord, en ook de andere kant."

OUTCOME_HEADING, PART_HEADING = "Wat wij ervan vinden", "Onderdeel {number}"
WHOLE, ONE_PART = "Uw klacht", "Dit onderdeel"
QUOTED = "U schreef: “{text}”"
OUTCOMES = {
    Outcome.FOUNDED: "{what} is gegrond. Dat betekent: u krijgt gelijk.",
    Outcome.PARTLY_FOUNDED: "{what} is deels gegrond. Dat betekent: u krijgt voor een deel gelijk.",
    Outcome.UNFOUNDED: "{what} is ongegrond. Dat betekent: u krijgt geen gelijk.",
    Outcome.INADMISSIBLE: "{what} nemen wij niet in behandeling (niet-ontvankelijk). Wij geven er geen oordeel over.",
    Outcome.WITHDRAWN: "{what} hebt u ingetrokken. Wij geven er geen oordeel meer over.",
    Outcome.SOLVED: "{what} is opgelost. Wij geven er geen oordeel meer over.",
}
MEASURES_HEADING = "Wat wij gaan doen"
MEASURE_ON = "Dit is klaar op {day}."

REACTION_TITLE = {
    Rung.COMMISSION: "Wat het bestuur doet met het advies van de commissie",
    Rung.AUTHORITY: "Wat het bestuur doet met het bericht van de AP",
    Rung.COURT: "Wat het bestuur doet met de uitspraak van de rechter",
}
COMMISSIONS = {
    Commission.LKC: "de Landelijke Klachtencommissie Onderwijs (LKC)",
    Commission.OWN: "de klachtencommissie van ons bestuur",
    Commission.REGIONAL: "de regionale klachtencommissie",
}
REACTION_OPENING = {
    Rung.COMMISSION: "Op {day} kreeg het bestuur het advies van {commission} over uw klacht.",
    Rung.AUTHORITY: "Op {day} kreeg het bestuur bericht van de Autoriteit Persoonsgegevens over uw klacht.",
    Rung.COURT: "Op {day} kreeg het bestuur de uitspraak van de rechter over uw klacht.",
}
SHARES_HEADING = "Wat het bestuur ervan vindt"
SHARES = {
    Reaction.Shares.YES: "Het bestuur is het ermee eens.",
    Reaction.Shares.PARTLY: "Het bestuur is het er voor een deel mee eens.",
    Reaction.Shares.NO: "Het bestuur is het er niet mee eens.",
}
TOLD_TOO = "Wij laten dit ook weten aan de commissie (WPO artikel 14)."

ROADS = {
    "principal": "uw klacht voorleggen aan de directeur van de school. Die antwoordt binnen {principal_days} dagen;",
    "board": "uw klacht voorleggen aan het schoolbestuur. Dat antwoordt binnen {board_days} dagen;",
    "supervisor": (
        "uw klacht voorleggen aan de interne toezichthouder van het bestuur. Die antwoordt binnen {board_days} dagen;"
    ),
    "commission": "een klacht indienen bij {commission}. U dient die daar zelf in{term};",
    "authority": (
        "een klacht indienen bij de Autoriteit Persoonsgegevens (AP): autoriteitpersoonsgegevens.nl. De AP laat u binnen "
        "drie maanden weten hoe het ervoor staat;"
    ),
    "court_36": (
        "naar de rechtbank gaan, binnen zes weken nadat de Autoriteit Persoonsgegevens u liet weten dat zij klaar is "
        "(UAVG artikel 36);"
    ),
}
LKC_UNTIL = ", binnen een jaar nadat het gebeurde: uiterlijk op {day}. Is er een goede reden, dan mag het later"
LKC_PAST = ". Het jaar dat daarvoor staat, is voorbij; met een goede reden neemt de commissie uw klacht toch"
LKC_YEAR = ", binnen een jaar nadat het gebeurde. Is er een goede reden, dan mag het later"
NOT_LKC_AFTER = ". Daarna kunt u niet meer naar de landelijke klachtencommissie (LKC)"

"""The rules in words: for each its source, its text in plain Dutch, and the facts that move it.

The slugs are stable; the texts are the Dutch answer of the calculator by contract.
"""

from typing import NamedTuple


class Rule(NamedTuple):
    source: str
    text: str
    facts: tuple = ()


FACTORS = "EDPB-richtsnoeren 9/2022, deel IV.B"
EXAMPLES = "EDPB-richtsnoeren 01/2021"
HIGH_RISK_SIGNS = "AP, wanneer is het risico hoog"
TRUST = "AP, betrouwbare ontvanger"
WHEN = "AP, datalek wel of niet melden"

CATEGORIES = ("data_categories",)
MANY = ("persons", "persons_certain")

VERDICTS = {
    "no_breach": Rule(
        "AVG art. 4 punt 12",
        "Dit is een incident en geen datalek: er is geen inbreuk op de beveiliging van persoonsgegevens. "
        "Het komt niet in het datalekregister.",
        ("is_breach",),
    ),
    "deliberate_use": Rule(
        "AVG art. 4 punt 12",
        "De school gebruikte de gegevens bewust zo. Dat mag misschien niet, maar het is geen inbreuk op de beveiliging. "
        "Denk aan een klacht, een bezwaar of het intrekken van toestemming.",
        ("is_breach", "cause"),
    ),
    "nothing_to_notify": Rule("AVG art. 33 lid 1", "Zonder datalek valt er niets te melden bij de AP.", ("is_breach",)),
    "nobody_to_inform": Rule("AVG art. 34 lid 1", "Zonder datalek geldt de plicht om mensen te informeren niet.", ("is_breach",)),
    "register_every_breach": Rule(
        "AVG art. 33 lid 5", "Elk datalek komt in het register, hoe klein ook: wat er gebeurde, de gevolgen en wat jullie deden."
    ),
    "authority_no_risk": Rule(
        "AVG art. 33 lid 1",
        "Een risico voor mensen is niet waarschijnlijk. Melden bij de AP hoeft dan niet; leg in het register vast waarom.",
    ),
    "authority_risk": Rule(
        "AVG art. 33 lid 1", "Een risico voor mensen is niet uit te sluiten. Meld het datalek binnen 72 uur bij de AP."
    ),
    "subjects_no_risk": Rule(
        "AVG art. 34 lid 1", "Zonder waarschijnlijk risico hoef je de mensen om wie het gaat niet te informeren."
    ),
    "subjects_no_high_risk": Rule(
        "AVG art. 34 lid 1",
        "Er is een risico, maar een hoog risico is niet waarschijnlijk. Informeren is dan niet verplicht; het mag wel.",
    ),
    "subjects_high_risk": Rule(
        "AVG art. 34 lid 1",
        "Een hoog risico voor mensen is waarschijnlijk. Vertel het hun zo snel mogelijk, zodat zij zich kunnen beschermen.",
    ),
    "subjects_exempt_unintelligible": Rule(
        "AVG art. 34 lid 3 onder a",
        "Leesbaar zou dit een hoog risico zijn. De gegevens waren onleesbaar voor wie ze kreeg; "
        "daarom hoef je mensen niet te informeren.",
        ("encrypted", "key_safe", "exfiltration"),
    ),
    "subjects_exempt_mitigated": Rule(
        "AVG art. 34 lid 3 onder b",
        "Jullie hebben ingegrepen voordat iemand schade had. Een hoog risico is daardoor niet meer waarschijnlijk; "
        "informeren hoeft dan niet.",
        ("mitigated_before_harm", "misuse_observed"),
    ),
}

NATURE = {
    "data_weight_0": Rule(FACTORS, "De gegevens zeggen zonder sleutel bijna niets over een persoon: {kinds}.", CATEGORIES),
    "data_weight_1": Rule(FACTORS, "Het gaat om gewone gegevens: {kinds}. Op zichzelf doen die weinig kwaad.", CATEGORIES),
    "data_weight_2": Rule(FACTORS, "Met deze gegevens kan iemand benadeeld worden: {kinds}.", CATEGORIES),
    "data_weight_3": Rule(FACTORS, "Dit zijn gevoelige gegevens: {kinds}. Schade is dan al snel ernstig.", CATEGORIES),
    "data_weight_4": Rule(FACTORS, "Dit zijn zeer gevoelige gegevens: {kinds}. Schade kan blijvend zijn.", CATEGORIES),
    "data_unknown": Rule(
        WHEN, "Nog niet bekend welke gegevens het zijn. Tot dan tellen zij als gegevens die kunnen schaden.", CATEGORIES
    ),
    "data_of_another_kind": Rule(
        FACTORS, "Er is een soort gegevens bij die wij niet kennen. Die weegt voorzichtig mee.", CATEGORIES
    ),
    "minor_health_hint": Rule(
        f"{EXAMPLES}, casus 15",
        "De aanwijzing over gezondheid is klein, zoals een allergie op een lijst. Dat alleen maakt het niet ernstig.",
        ("data_categories", "special_categories"),
    ),
    "special_categories": Rule(
        "AVG art. 9; " + FACTORS,
        "Er zijn bijzondere persoonsgegevens bij. Schade is dan waarschijnlijk.",
        ("special_categories",),
    ),
    "criminal_data": Rule("AVG art. 10; " + FACTORS, "Er zijn strafrechtelijke gegevens bij.", ("criminal_data",)),
    "national_id_number": Rule(
        HIGH_RISK_SIGNS,
        "Er is een BSN bij. Samen met andere gegevens kan iemand daar fraude mee plegen.",
        ("national_id_number",),
    ),
    "id_document_copy": Rule(
        HIGH_RISK_SIGNS,
        "Er is een kopie van een identiteitsbewijs bij. Daarmee kan iemand zich voor een ander uitgeven.",
        ("id_document_copy",),
    ),
    "working_credentials": Rule(
        HIGH_RISK_SIGNS,
        "Er zijn inloggegevens bij die werken. Veel mensen gebruiken hetzelfde wachtwoord vaker.",
        ("credentials",),
    ),
    "hashed_passwords": Rule(
        f"{EXAMPLES}, casus 06",
        "De wachtwoorden zijn sterk versleuteld. Niemand kan er zonder meer mee inloggen.",
        ("credentials",),
    ),
    "financial_data": Rule(HIGH_RISK_SIGNS, "Er zijn financiële gegevens bij.", ("financial_data",)),
    "combination": Rule(
        FACTORS, "De gegevens tonen samen verschillende kanten van iemands leven. Samen wegen zij zwaarder dan apart.", CATEGORIES
    ),
    "expected_consequences": Rule(
        FACTORS, "Jullie verwachten gevolgen die zwaarder zijn dan de gegevens alleen laten zien.", ("likely_consequences",)
    ),
    "fragile_people": Rule(
        FACTORS,
        "Het gaat om het privéleven van kinderen of andere kwetsbare mensen. Zij kunnen zich minder goed verweren.",
        ("minors", "vulnerable", "person_groups"),
    ),
    "grave_consequences": Rule(
        HIGH_RISK_SIGNS,
        "Het gaat om het privéleven van mensen, en jullie verwachten gevolgen die iemand lang met zich meedraagt.",
        ("likely_consequences",),
    ),
    "number_invites_fraud": Rule(
        HIGH_RISK_SIGNS,
        "Er is een persoonsnummer bij, en jullie verwachten dat iemand er fraude mee kan plegen.",
        ("national_id_number", "data_categories", "likely_consequences"),
    ),
    "hard_to_recognise": Rule(
        FACTORS, "Mensen zijn in deze gegevens moeilijk te herkennen. Dat maakt de schade kleiner.", ("identifiability",)
    ),
    "protected_address": Rule(
        HIGH_RISK_SIGNS,
        "Er is een geheim adres bij. Dat kan iemands veiligheid in gevaar brengen, ook als één persoon het ziet.",
        ("protected_address",),
    ),
}

REACH = {
    "confidentiality_not_at_stake": Rule("AVG art. 4 punt 12", "Niemand heeft gegevens gezien of gekregen.", ("breach_types",)),
    "misuse_observed": Rule(
        FACTORS,
        "Iemand heeft de gegevens al misbruikt. De schade is dan geen kans meer, maar een feit.",
        ("misuse_observed", "cause"),
    ),
    "unintelligible": Rule(
        WHEN,
        "De gegevens zijn goed versleuteld en de sleutel is veilig. Wie ze heeft, kan er niets mee.",
        ("encrypted", "key_safe", "exfiltration"),
    ),
    "access_excluded": Rule(
        FACTORS,
        "Het is uitgesloten dat iemand de gegevens zag, zoals bij een brief die ongeopend terugkwam.",
        ("access_by_unauthorised",),
    ),
    "nobody_received": Rule(FACTORS, "De gegevens kwamen bij niemand terecht.", ("recipients", "access_by_unauthorised")),
    "published": Rule(FACTORS, "De gegevens stonden openbaar. Wat iedereen kon zien, haal je niet meer terug.", ("recipients",)),
    "insider_looked": Rule(
        FACTORS,
        "Iemand van binnen zocht de gegevens bewust op, zonder dat het voor zijn werk nodig was.",
        ("cause", "malicious", "recipients"),
    ),
    "insider_perhaps_took": Rule(
        FACTORS,
        "Iemand van binnen zocht de gegevens bewust op. Je weet nog niet of hij ze ook meenam.",
        ("cause", "exfiltration", "recipients"),
    ),
    "insider_took": Rule(
        f"{EXAMPLES}, casus 08",
        "Iemand van binnen nam de gegevens bewust mee. Je weet wie, maar niet wat hij ermee doet.",
        ("cause", "exfiltration", "recipients"),
    ),
    "hostile": Rule(
        FACTORS,
        "Iemand met slechte bedoelingen kan bij de gegevens. Misbruik is dan waarschijnlijk.",
        ("cause", "malicious", "recipients"),
    ),
    "taken": Rule(FACTORS, "De gegevens zijn gekopieerd, en je weet niet door wie.", ("exfiltration", "recipients")),
    "perhaps_seen": Rule(
        FACTORS,
        "Zover bekend heeft niemand de gegevens gekregen, maar uitgesloten is niet dat iemand ze zag.",
        ("recipients", "access_by_unauthorised"),
    ),
    "known_people": Rule(
        FACTORS, "De gegevens kwamen bij mensen die jullie kennen. Zij zijn daarmee nog niet betrouwbaar.", ("recipients",)
    ),
    "many_known_people": Rule(
        FACTORS, "Veel mensen kregen de gegevens. Je kunt niet van ieder weten wat hij ermee doet.", ("recipients",)
    ),
    "lost_or_stolen": Rule(FACTORS, "De gegevens zijn kwijt of gestolen, en je weet niet wie ze heeft.", ("cause", "recipients")),
    "unknown_people": Rule(
        FACTORS, "Je weet niet wie de gegevens heeft. Dan tel je mee dat het de verkeerde kan zijn.", ("recipients",)
    ),
    "key_unknown": Rule(
        WHEN,
        "De gegevens zijn versleuteld, maar je weet niet of de sleutel veilig is. Dat helpt, maar is niet genoeg.",
        ("encrypted", "key_safe"),
    ),
    "logs_exclude_copying": Rule(EXAMPLES, "Uit de logbestanden blijkt dat er niets is gekopieerd.", ("exfiltration",)),
    "log_ins_changed": Rule(
        FACTORS,
        "De inloggegevens zijn op tijd veranderd, en volgens de logbestanden kwam er niemand mee binnen. Zij openen niets meer.",
        ("credentials", "mitigated_before_harm", "exfiltration"),
    ),
    "trusted_and_deleted": Rule(
        TRUST,
        "De ontvanger is betrouwbaar en heeft bevestigd dat alles gewist of terug is.",
        ("recipient_trusted", "deletion_confirmed"),
    ),
    "trusted": Rule(
        TRUST,
        "De ontvanger is betrouwbaar, bijvoorbeeld door een beroepsgeheim. Vraag nog om een bevestiging dat alles gewist is.",
        ("recipient_trusted", "deletion_confirmed"),
    ),
    "finder_answered": Rule(
        TRUST,
        "Wie de gegevens kreeg of vond, bevestigt dat alles gewist of terug is. Je kent hem niet, maar hij heeft geantwoord.",
        ("deletion_confirmed", "recipients"),
    ),
    "deleted": Rule(
        TRUST,
        "De ontvanger bevestigt dat alles gewist of terug is. Hij heeft het misschien wel gelezen.",
        ("deletion_confirmed", "recipient_trusted"),
    ),
}

LOSS = {
    "care_fails": Rule(
        f"{EXAMPLES}, casus 03",
        "Zorg of hulp komt te laat of gaat mis. Dat kan mensen ernstig schaden.",
        ("likely_consequences",),
    ),
    "care_may_fail": Rule(
        "EDPB-richtsnoeren 9/2022, bijlage B, voorbeeld viii",
        "Gevoelige gegevens van patiënten waren langer dan een dag weg. Zorg kan dan te laat komen of misgaan.",
        ("restored_after_hours", "person_groups", "disruption"),
    ),
    "serious_disruption": Rule(FACTORS, "Mensen hadden er ernstig last van dat gegevens er niet waren.", ("disruption",)),
    "serious_disruption_sensitive": Rule(
        f"{EXAMPLES}, casus 03",
        "Mensen hadden er ernstig last van dat gevoelige of onvervangbare gegevens er niet waren.",
        ("disruption", "data_categories", "permanent_loss"),
    ),
    "sensitive_data_gone": Rule(f"{EXAMPLES}, casus 12", "Gevoelige gegevens zijn voorgoed weg.", ("permanent_loss", "backup")),
    "ordinary_data_gone": Rule(
        FACTORS, "Er zijn gewone gegevens weg, en niemand heeft er last van.", ("permanent_loss", "disruption")
    ),
    "data_gone": Rule(
        f"{EXAMPLES}, casus 02",
        "Er zijn gegevens voorgoed weg. Mensen kunnen daar last van krijgen.",
        ("permanent_loss", "backup"),
    ),
    "restored_in_time": Rule(
        f"{EXAMPLES}, casus 01", "Er is een reservekopie, of alles was op tijd terug.", ("backup", "restored_after_hours")
    ),
    "no_disruption": Rule(FACTORS, "Niemand had er last van dat de gegevens er even niet waren.", ("disruption", "backup")),
    "restored_late": Rule(
        f"{EXAMPLES}, casus 02", "Het duurde lang voordat de gegevens terug waren.", ("restored_after_hours", "backup")
    ),
    "no_backup": Rule(
        WHEN, "Er is geen reservekopie. De school is de gegevens dan zelf ook kwijt.", ("backup", "permanent_loss")
    ),
    "restore_unknown": Rule(
        FACTORS, "Je weet nog niet of en wanneer de gegevens terugkomen.", ("restored_after_hours", "backup", "disruption")
    ),
    "wrong_data_hurt": Rule(
        FACTORS,
        "Gegevens zijn veranderd en ook zo gebruikt. Dat kan mensen ernstig schaden.",
        ("breach_types", "misuse_observed", "likely_consequences"),
    ),
    "wrong_data_cannot_be_restored": Rule(
        FACTORS, "Gevoelige gegevens zijn veranderd en niet te herstellen.", ("breach_types", "permanent_loss")
    ),
    "corrected_in_time": Rule(
        FACTORS, "De veranderde gegevens zijn hersteld voordat iemand er last van had.", ("restored_after_hours", "backup")
    ),
    "corrected_late": Rule(
        FACTORS,
        "Het duurde lang voordat de gegevens weer klopten. Iemand kan er intussen een verkeerd besluit op genomen hebben.",
        ("breach_types", "restored_after_hours"),
    ),
    "harmless_alteration": Rule(
        FACTORS, "Er zijn gewone gegevens veranderd, zonder opzet en zonder gevolg.", ("breach_types", "data_categories")
    ),
    "altered_data": Rule(
        FACTORS,
        "Gegevens kloppen niet meer en zijn nog niet hersteld. Iemand kan er een verkeerd besluit op nemen.",
        ("breach_types", "restored_after_hours"),
    ),
}

REST = {
    "mitigated_too_late": Rule(
        "AVG art. 34 lid 3 onder b",
        "Jullie hebben ingegrepen, maar iemand heeft de gegevens waarschijnlijk al. Dat haal je niet meer terug.",
        ("mitigated_before_harm", "exfiltration"),
    ),
    "wrong_already_done": Rule(
        FACTORS,
        "Iemand misbruikte de gegevens of nam ze bewust mee, of dat is niet uitgesloten. "
        "Ook bij weinig mensen en gewone gegevens is dat een risico.",
        ("misuse_observed", "exfiltration"),
    ),
    "size_small": Rule(FACTORS, "Het gaat om weinig mensen. Dat telt mee, maar één persoon kan genoeg zijn.", MANY),
    "size_large": Rule(FACTORS, "Het gaat om meer dan honderd mensen, of dat kan.", MANY),
    "size_mass": Rule(FACTORS, "Het gaat om duizend mensen of meer, of dat kan.", MANY),
    "fragile_group": Rule(
        FACTORS,
        "Bij kinderen en andere kwetsbare mensen telt een kleinere groep al zwaarder mee.",
        ("minors", "vulnerable", "person_groups"),
    ),
    "size_unknown": Rule(FACTORS, "Je weet nog niet om hoeveel mensen het gaat. Tot dan telt het als veel.", MANY),
    "in_doubt_notify": Rule(
        WHEN, "Er is nog niet genoeg bekend om een risico uit te sluiten. Bij twijfel meld je, aanvullen kan later.", ()
    ),
    "said_to_be_breach": Rule(
        "AVG art. 4 punt 12",
        "Bewust gebruik is meestal geen datalek. Jullie noemen het er wel een; daarom telt het zo mee.",
        ("is_breach", "cause"),
    ),
    "processor_changes_nothing": Rule(
        "AVG art. 33 lid 2",
        "Het gebeurde bij een leverancier. De school blijft verantwoordelijk en beslist zelf over melden.",
        ("processor_involved",),
    ),
    "score_is_support": Rule(
        "ENISA, methode voor de ernst (2013)",
        "De score {score} zou een ander besluit doen verwachten. De score is steun: de redenen hierboven gaan voor.",
        (),
    ),
}

RULES = VERDICTS | NATURE | REACH | LOSS | REST

"""The incidents of the demo board, as a school would tell them. Every one is invented.

A story is told in hours: `ago` before now it was discovered; each step of the road comes so many hours after that.
"""

from dataclasses import dataclass, field

PUPILS = {"person_groups": ["pupils"], "minors": True, "vulnerable": True, "is_breach": True}
HUMAN = {"cause": "human_error", "malicious": False, "breach_types": ["confidentiality"]}
LIST = {"data_categories": ["basic", "contact"], "identifiability": "maximum", "persons_certain": True, "encrypted": False}
CARE = {"data_categories": ["basic", "education", "care_file"], "identifiability": "maximum", "minors": True, "encrypted": False}

REGENMETER, WAAIGAT = "de-regenmeter-merelveen", "het-waaigat-lindezijl"
ZEILMAKERIJ, NOORDERKOOG = "de-zeilmakerij-lindezijl", "noorderkoog-college-noorderkoog"
REGISTER, NOTIFY, INFORM = "register_only", "notify_authority", "notify_and_inform"


@dataclass(frozen=True)
class Story:
    school: str
    reporter: str
    incident: str
    ago: float
    text: str
    done: str = ""
    facts: dict = field(default_factory=dict)
    road: tuple = ()
    handler: str = "po"


def kept(advice="Geen risico voor de leerlingen. Opnemen in het register.", reason="", closed=True):
    """Assessed, advised, kept in the register; evaluated and closed."""
    reason = reason or "De ontvanger is betrouwbaar en heeft schriftelijk bevestigd dat het bericht is gewist."
    road = (("assess", 3), ("advise", 20, REGISTER, advice), ("decide", 26, REGISTER, reason))
    return (*road, ("evaluate", 120, "Bij twijfel eerst de conceptlijst laten nalezen."), ("close", 122)) if closed else road


def told(outcome, advice, *, notified=30, complete=True, informed=0, closed=False):
    """Assessed, advised, decided to notify, notified; perhaps people were informed and the file is closed."""
    road = [("assess", 2), ("advise", 9, outcome, advice), ("decide", 24, outcome, "")]
    if notified:
        road.append(("notify", notified, complete))
    if informed:
        road.append(("inform", notified + 6, informed))
    if closed:
        road += [("evaluate", notified + 200, "Mailen gaat voortaan met groepslijsten uit de administratie."), ("close", notified + 202)]
    return tuple(road)


STORIES = (
    # Clocks that burn: just in, near the end, past it.
    Story(REGENMETER, "medewerker", "wrong_recipient", 20,
          "Het overzicht met extra hulp van groep 6 ging naar de ouders van groep 5. Een ouder belde mij.",
          "Ik heb de ouders gevraagd de mail te verwijderen. Negentien hebben dat bevestigd.",
          {**PUPILS, **HUMAN, **CARE, "persons": 24, "recipients": "few_known", "recipient_trusted": False,
           "deletion_confirmed": False, "special_categories": True},
          (("assess", 1), ("advise", 4, INFORM, "Meld dit bij de AP en informeer de ouders van alle 24 leerlingen. "
           "Ouders van klasgenoten kennen de kinderen. Dat een ouder bekend is, maakt hem nog geen betrouwbare ontvanger."),
           ("decide", 18, INFORM, ""), ("task", 18.5, "Twaalf ouders vragen de mail te verwijderen", "directeur", 1),
           ("task", 18.5, "Verzendlijsten per groep laten nalopen", "medewerker", 10),
           ("note", 19, "Negentien ouders hebben gereageerd. Twaalf nog niet, die bellen we vanmiddag."))),
    Story(WAAIGAT, "ib", "lost_device", 50,
          "De laptop van de intern begeleider is uit de auto gestolen. Er stonden verslagen op van gesprekken met ouders.",
          "Aangifte gedaan. De laptop is op afstand vergrendeld.",
          {**PUPILS, **CARE, "cause": "theft_or_loss", "breach_types": ["confidentiality"], "persons": 38,
           "recipients": "unknown", "special_categories": True, "encrypted": None},
          (("assess", 5), ("ask", 6, "Weten we zeker dat de schijf versleuteld was? De leverancier zoekt het uit."))),
    Story(NOORDERKOOG, "administratie", "published", 70.5,
          "Het rooster met de toetsresultaten van 4 havo stond een weekend open op de website.",
          "De pagina is offline gehaald.",
          {**PUPILS, **HUMAN, "data_categories": ["basic", "test_results"], "persons": 112, "recipients": "public",
           "identifiability": "maximum", "encrypted": False}, (("assess", 12),)),
    Story(ZEILMAKERIJ, "mentor", "lost_device", 146,
          "Een usb-stick met het zorgoverzicht van de brugklas is kwijt. Waarschijnlijk in de bus laten liggen.",
          "De vervoerder is gebeld. Er is niets gevonden.",
          {**PUPILS, **CARE, "cause": "theft_or_loss", "breach_types": ["confidentiality"], "persons": 28,
           "recipients": "unknown", "special_categories": True},
          (("assess", 30), ("advise", 40, INFORM, "Melden en de ouders informeren. De stick was niet versleuteld."),
           ("decide", 60, INFORM, ""))),
    Story(REGENMETER, "medewerker", "wrong_post", 6,
          "Het rapport van een leerling zat in de envelop van een klasgenoot. De ouder bracht het ongeopend terug.",
          "Het rapport ligt weer in de kluis."),
    Story(NOORDERKOOG, "rector", "attack", 3,
          "Een docent vulde zijn wachtwoord in op een nagemaakte inlogpagina. Er zijn mails verstuurd uit zijn naam.",
          "Het wachtwoord is veranderd en alle sessies zijn afgesloten."),
    Story(WAAIGAT, "ib", "wrong_recipient", 28,
          "Het handelingsplan van een leerling is naar een andere basisschool gemaild.",
          "De andere school heeft bevestigd dat de mail is gewist.",
          {**PUPILS, **HUMAN, **CARE, "persons": 1, "recipients": "one_known", "recipient_trusted": True,
           "deletion_confirmed": True, "special_categories": True}, (("assess", 4),)),
    Story("", "bestuur", "attack", 46,
          "De leverancier van het leerlingvolgsysteem meldt dat onbevoegden bij gegevens van onze scholen konden.",
          "De leverancier heeft de toegang gesloten en onderzoekt de logbestanden.",
          {**PUPILS, "cause": "malicious_external", "malicious": True, "breach_types": ["confidentiality"],
           "data_categories": ["basic", "contact", "education", "test_results"], "persons": 2140, "recipients": "attacker",
           "identifiability": "maximum", "processor_involved": True, "exfiltration": "likely", "encrypted": False},
          (("assess", 3), ("preliminary", 20, "De leverancier weet nog niet wat is gekopieerd. We melden nu voorlopig."),
           ("notify", 22, False))),
    # In the middle.
    Story(ZEILMAKERIJ, "mentor", "visible_addresses", 52,
          "De uitnodiging voor de ouderavond ging met alle adressen zichtbaar naar 96 ouders.",
          "Er is een nieuwe mail gestuurd met excuses.",
          {**HUMAN, **LIST, "is_breach": True, "person_groups": ["parents"], "persons": 96, "recipients": "few_known",
           "data_categories": ["contact"], "likely_consequences": []},
          (("assess", 5), ("advise", 24, REGISTER, "Alleen mailadressen, onder ouders van dezelfde groep. Registreren."))),
    Story(NOORDERKOOG, "administratie", "wrong_rights", 90,
          "Alle docenten konden in het personeelsmapje met de beoordelingen.",
          "De rechten zijn dezelfde dag hersteld. Volgens het logboek heeft niemand iets geopend.",
          {"is_breach": True, **HUMAN, "data_categories": ["basic", "employment"], "person_groups": ["employees"], "minors": False,
           "persons": 74, "recipients": "many_known", "access_by_unauthorised": "excluded", "identifiability": "maximum"},
          kept("Het logboek sluit inzage uit. Registreren.", "Volgens het logboek heeft niemand de map geopend.", closed=False)),
    Story(REGENMETER, "directeur", "published", 400,
          "Op de website stond een foto van een leerling met een geheim adres, met naam en groep.",
          "De foto is binnen een uur verwijderd, ook uit de zoekmachine.",
          {**PUPILS, **HUMAN, "data_categories": ["basic", "image"], "persons": 1, "recipients": "public",
           "protected_address": True, "identifiability": "maximum"},
          told(INFORM, "Hoog risico voor dit kind. Melden en het gezin vandaag bellen.", notified=20, informed=1)),
    Story(ZEILMAKERIJ, "mentor", "attack", 300,
          "Iemand logde in op de mailbox van een teamleider. Er zijn leerlingdossiers bekeken.",
          "De mailbox is gesloten, het wachtwoord veranderd en de tweede factor staat aan.",
          {**PUPILS, "cause": "malicious_external", "malicious": True, "breach_types": ["confidentiality"],
           "data_categories": ["basic", "education", "care_file"], "persons": 61, "recipients": "attacker",
           "identifiability": "maximum", "special_categories": True, "exfiltration": "likely"},
          (*told(INFORM, "Melden en informeren. Een aanvaller heeft de dossiers kunnen lezen.", notified=40, informed=61),
           ("contact", 200, "question", "De AP vraagt of de tweede factor inmiddels voor iedereen verplicht is.", 14))),
    Story("", "po", "open_folder", 210,
          "Een map met inschrijfformulieren was voor alle medewerkers van alle scholen te openen.",
          "De map is gesloten. We zoeken uit wie erin is geweest.",
          {**PUPILS, **HUMAN, "data_categories": ["basic", "contact", "family", "identity_number"], "national_id_number": True,
           "persons": 540, "recipients": "many_known", "access_by_unauthorised": "possible", "identifiability": "maximum"},
          told(NOTIFY, "Burgerservicenummers samen met adressen. Melden bij de AP.", notified=60, complete=False)),
    # Closed files, over the past months.
    Story(REGENMETER, "medewerker", "wrong_recipient", 24 * 24, "Een verslag van een oudergesprek ging naar een collega van "
          "een andere school in plaats van naar de eigen intern begeleider.", "De collega heeft de mail gewist.",
          {**PUPILS, **HUMAN, **CARE, "persons": 1, "recipients": "one_known", "recipient_trusted": True,
           "deletion_confirmed": True}, kept()),
    Story(WAAIGAT, "ib", "lost_device", 31 * 24, "Een tablet van groep 7 is kwijt. Hij was versleuteld en is op afstand gewist.",
          "De tablet is gewist. De gegevens staan ook op de server.",
          {**PUPILS, "cause": "theft_or_loss", "breach_types": ["confidentiality"], "data_categories": ["basic", "education"],
           "persons": 26, "encrypted": True, "key_safe": True, "backup": True, "recipients": "unknown"},
          kept("Goed versleuteld, sleutel veilig, kopie aanwezig. Registreren.", "De tablet was versleuteld; de sleutel is veilig.")),
    Story(NOORDERKOOG, "administratie", "visible_addresses", 38 * 24, "Een nieuwsbrief voor oud-leerlingen ging met alle "
          "adressen in de aan-regel.", "Excuses gestuurd.",
          {**HUMAN, **LIST, "is_breach": True, "person_groups": ["former_pupils"], "persons": 61, "recipients": "few_known",
           "data_categories": ["contact"]}, kept("Beperkte groep, alleen mailadressen.", "Alleen mailadressen, weinig mensen.")),
    Story(ZEILMAKERIJ, "mentor", "wrong_file", 45 * 24, "Een zorgmelding stond twee weken in het dossier van een naamgenoot.",
          "De melding is verplaatst. De ouders van de naamgenoot hebben haar gezien.",
          {**PUPILS, **HUMAN, **CARE, "persons": 2, "recipients": "one_known", "recipient_trusted": False,
           "special_categories": True},
          told(INFORM, "Een andere ouder heeft de melding gelezen. Melden en het gezin informeren.", informed=2, closed=True)),
    Story(REGENMETER, "directeur", "wrong_post", 52 * 24, "Een brief over verzuim ging naar het oude adres van een moeder. "
          "De nieuwe bewoner stuurde hem geopend terug.", "Het adres is verbeterd.",
          {**PUPILS, **HUMAN, "data_categories": ["basic", "education"], "persons": 1, "recipients": "one_known",
           "deletion_confirmed": True}, kept("Een brief, teruggekregen. Registreren.", "De brief is terug; de bewoner kent het kind niet.")),
    Story(NOORDERKOOG, "rector", "published", 60 * 24, "De lijst met examencijfers stond een uur zichtbaar voor alle leerlingen "
          "van 5 vwo.", "De lijst is verwijderd.",
          {**PUPILS, **HUMAN, "data_categories": ["basic", "exam_results"], "persons": 88, "recipients": "many_known",
           "identifiability": "maximum"},
          told(NOTIFY, "Cijfers van een hele jaarlaag, gezien door medeleerlingen. Melden.", closed=True)),
    Story(WAAIGAT, "ib", "lost_post", 66 * 24, "Een pakket met leesdossiers kwam niet aan bij de nieuwe school.",
          "De vervoerder kon het niet vinden. De dossiers zijn opnieuw geprint.",
          {**PUPILS, **CARE, "cause": "theft_or_loss", "breach_types": ["confidentiality", "availability"], "persons": 9,
           "recipients": "unknown", "special_categories": True, "backup": True},
          told(INFORM, "Zorggegevens van negen kinderen kwijt. Melden en informeren.", informed=9, closed=True)),
    Story("", "po", "attack", 75 * 24, "Door een storing bij de leverancier was het leerlingvolgsysteem twintig minuten niet "
          "bereikbaar.", "De leverancier heeft de storing verholpen.",
          {**PUPILS, "cause": "technical", "breach_types": ["availability"], "data_categories": ["basic", "education"],
           "persons": 2140, "restored_after_hours": 0.3, "disruption": "minor", "recipients": "none", "permanent_loss": False},
          kept("Kort en zonder gevolgen. Registreren.", "Twintig minuten, niets verloren, niemand benadeeld.")),
    Story(ZEILMAKERIJ, "mentor", "wrong_recipient", 82 * 24, "Een mail over een schorsing ging naar een vader zonder gezag.",
          "De moeder is dezelfde dag gebeld.",
          {**PUPILS, **HUMAN, "data_categories": ["basic", "home_situation"], "persons": 1, "recipients": "one_known",
           "recipient_trusted": False, "likely_consequences": ["psychological_harm"], "identifiability": "maximum"},
          told(INFORM, "Gevoelig binnen dit gezin. Melden en de moeder informeren.", informed=1, closed=True)),
    Story(NOORDERKOOG, "administratie", "lost_device", 95 * 24, "Een papieren presentielijst bleef liggen in de sporthal.",
          "De lijst is dezelfde middag teruggevonden.",
          {**PUPILS, "cause": "theft_or_loss", "breach_types": ["confidentiality"], "data_categories": ["basic"], "persons": 27,
           "recipients": "unknown", "access_by_unauthorised": "possible"},
          kept("Voornamen en klas, een middag. Registreren.", "Alleen namen; de lijst is terug.")),
    Story(REGENMETER, "medewerker", "published", 110 * 24, "In de schoolapp stond een filmpje van het kerstspel voor alle groepen, "
          "ook van een kind zonder toestemming.", "Het filmpje is verwijderd.",
          {**PUPILS, **HUMAN, "data_categories": ["image"], "persons": 1, "recipients": "many_known", "identifiability": "significant"},
          kept("Besloten app, snel weg, ouders gesproken. Registreren.", "Binnen twee uur verwijderd; ouders vinden dit zo goed.")),
    Story(WAAIGAT, "ib", "wrong_rights", 130 * 24, "Een stagiair kon in alle leerlingdossiers.",
          "De rechten zijn beperkt. De stagiair heeft een geheimhoudingsverklaring getekend.",
          {**PUPILS, **HUMAN, **CARE, "persons": 180, "recipients": "one_known", "recipient_trusted": True,
           "access_by_unauthorised": "possible"},
          kept("Stagiair met geheimhouding. Registreren en rechten nalopen.", "De stagiair is gebonden aan geheimhouding.")),
    Story(ZEILMAKERIJ, "mentor", "other", 140 * 24, "Een leerling vond dat de docent te hard praatte over zijn cijfer.",
          "Gesprek gevoerd.", {"is_breach": False}, (("dismiss", 20, "Geen inbreuk op de beveiliging; dit is een gesprek tussen "
          "docent en leerling. De leerling is gewezen op de klachtenregeling."),)),
    Story(NOORDERKOOG, "rector", "opened_post", 150 * 24, "Een envelop met een advies van het samenwerkingsverband kwam geopend "
          "terug.", "Het advies is per beveiligde mail gestuurd.",
          {**PUPILS, **HUMAN, **CARE, "persons": 1, "recipients": "unknown", "special_categories": True},
          told(INFORM, "Onbekend wie het heeft gelezen. Melden en de ouders informeren.", informed=1, closed=True)),
    Story(REGENMETER, "directeur", "lost_device", 160 * 24, "De schooltelefoon van de conciërge is gestolen op het plein.",
          "De telefoon is op afstand gewist.",
          {**PUPILS, "cause": "theft_or_loss", "breach_types": ["confidentiality"], "data_categories": ["basic", "contact"],
           "persons": 40, "encrypted": True, "key_safe": True, "backup": True, "recipients": "unknown"},
          kept("Vergrendeld, versleuteld en gewist. Registreren.", "De telefoon was versleuteld en is gewist.")),
    Story(WAAIGAT, "ib", "wrong_recipient", 170 * 24, "De adressenlijst van groep 3 ging naar een verkeerd getypt adres.",
          "Er kwam geen antwoord van dat adres.",
          {**PUPILS, **HUMAN, **LIST, "persons": 25, "recipients": "unknown"},
          told(NOTIFY, "Adressen van jonge kinderen bij een onbekende. Melden.", closed=True)),
    Story(ZEILMAKERIJ, "mentor", "wrong_recipient", 19, "Dubbele melding: de usb-stick van de brugklas is nog steeds kwijt."),
)

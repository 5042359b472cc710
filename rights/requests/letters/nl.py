"""The Dutch of the letters: B1, "u". Data; `{data}`, `{whom}` and the like are filled in from the case."""

from rights.letters import nl as shared
from rights.requests.models.right import Ground, Outcome, Right

MISSING_NAME = "[naam van de leerling]"
OWN = {"data": "uw gegevens", "whom": "u", "file": "uw dossier", "own_file": "uw dossier"}
OTHERS = {"data": "de gegevens van {name}", "whom": "{name}", "file": "het dossier van {name}", "own_file": "het dossier"}
GREETING, GREETING_BARE = shared.GREETING, shared.GREETING_BARE
CLOSING = shared.CLOSING
ON_BEHALF = "namens het bestuur van {board}"
DATE, OUR_NUMBER = shared.DATE, shared.OUR_NUMBER
ASKED_ON, APPENDIX = "Uw verzoek van", "Bijlage"
AND = "en"

TITLES = {
    Right.ACCESS: "Uw vraag om inzage",
    Right.RECTIFICATION: "Uw vraag om gegevens te verbeteren",
    Right.ERASURE: "Uw vraag om gegevens te wissen",
    Right.RESTRICTION: "Uw vraag om gegevens minder te gebruiken",
    Right.PORTABILITY: "Uw vraag om gegevens mee te nemen",
    Right.OBJECTION: "Uw bezwaar tegen het gebruik van gegevens",
    Right.CONSENT_WITHDRAWAL: "U trok uw toestemming in",
    Right.TRANSFER_REPORT: "Het rapport voor een andere school",
    Right.NONCUSTODIAL_INFORMATION: "Uw vraag om informatie",
    Right.AUTOMATED_DECISION: "Uw vraag om een besluit opnieuw te bekijken",
}
SEVERAL = "Ons antwoord op uw verzoek"
SHORT = {
    Outcome.GRANTED: "dat doen wij",
    Outcome.PARTLY: "dat doen wij voor een deel",
    Outcome.REFUSED: "dat kunnen wij niet doen",
    Outcome.OWN_VIEW_ADDED: "uw eigen mening komt in het dossier",
    Outcome.NOTHING_HELD: "wij hebben deze gegevens niet",
    Outcome.DROPPED: "u vraagt dit niet meer",
}
# Where the general words do not fit the title of this right.
SHORT_OF = {
    (Right.ACCESS, Outcome.GRANTED): "u mag de gegevens zien",
    (Right.ACCESS, Outcome.PARTLY): "u mag een deel zien",
    (Right.OBJECTION, Outcome.GRANTED): "u krijgt gelijk",
    (Right.OBJECTION, Outcome.PARTLY): "u krijgt voor een deel gelijk",
    (Right.OBJECTION, Outcome.REFUSED): "u krijgt geen gelijk",
    (Right.CONSENT_WITHDRAWAL, Outcome.GRANTED): "dat regelen wij",
    (Right.CONSENT_WITHDRAWAL, Outcome.PARTLY): "dat regelen wij voor een deel",
    (Right.CONSENT_WITHDRAWAL, Outcome.REFUSED): "dat kunnen wij niet regelen",
    (Right.CONSENT_WITHDRAWAL, Outcome.NOTHING_HELD): "wij hebben geen toestemming van u",
    (Right.TRANSFER_REPORT, Outcome.NOTHING_HELD): "wij hebben geen rapport",
    (Right.AUTOMATED_DECISION, Outcome.GRANTED): "een mens heeft opnieuw gekeken",
    (Right.TRANSFER_REPORT, Outcome.GRANTED): "wij geven het door",
    (Right.TRANSFER_REPORT, Outcome.PARTLY): "wij geven een deel door",
    (Right.TRANSFER_REPORT, Outcome.REFUSED): "wij geven het niet door",
    (Right.NONCUSTODIAL_INFORMATION, Outcome.GRANTED): "u krijgt de informatie",
    (Right.NONCUSTODIAL_INFORMATION, Outcome.PARTLY): "u krijgt een deel van de informatie",
    (Right.NONCUSTODIAL_INFORMATION, Outcome.REFUSED): "u krijgt de informatie niet",
    (Right.NONCUSTODIAL_INFORMATION, Outcome.NOTHING_HELD): "wij hebben geen informatie",
}
COPY_TITLE = "u krijgt een kopie"

HEADINGS = {
    Right.ACCESS: "Inzage",
    Right.RECTIFICATION: "Gegevens verbeteren",
    Right.ERASURE: "Gegevens wissen",
    Right.RESTRICTION: "Gegevens minder gebruiken",
    Right.PORTABILITY: "Gegevens meenemen",
    Right.OBJECTION: "Uw bezwaar",
    Right.CONSENT_WITHDRAWAL: "Toestemming intrekken",
    Right.TRANSFER_REPORT: "Rapport aan een andere school",
    Right.NONCUSTODIAL_INFORMATION: "Informatie voor een ouder zonder gezag",
    Right.AUTOMATED_DECISION: "Een besluit van een computer",
}
ASKED = {
    Right.ACCESS: "inzage in {data}",
    "access_copy": "inzage in {data} en een kopie daarvan",
    Right.RECTIFICATION: "verbetering van {data}",
    Right.ERASURE: "het wissen van {data}",
    Right.RESTRICTION: "beperking van het gebruik van {data}",
    Right.PORTABILITY: "een bestand met {data} om mee te nemen",
    Right.OBJECTION: "het stoppen van het gebruik van {data}",
    Right.CONSENT_WITHDRAWAL: "het intrekken van toestemming voor {data}",
    Right.TRANSFER_REPORT: "het doorgeven van het onderwijskundig rapport aan een andere school",
    Right.NONCUSTODIAL_INFORMATION: "informatie over {whom}",
    Right.AUTOMATED_DECISION: "een mens die een besluit van een computer opnieuw bekijkt",
}
OPENING = "Op {day} kregen wij uw verzoek. U vroeg om {asked}. In deze brief leest u ons antwoord."
OPENING_SEVERAL = "Op {day} kregen wij uw verzoek. U vroeg om:\n{asked}\n\nHieronder leest u ons antwoord op elk onderdeel."

SAID = {
    (Right.ACCESS, Outcome.GRANTED): "U mag alle gegevens zien die wij van {whom} hebben.",
    (Right.ACCESS, Outcome.PARTLY): "U mag de gegevens zien die wij van {whom} hebben, maar niet alles.",
    (Right.ACCESS, Outcome.REFUSED): "Wij kunnen u {data} niet laten zien.",
    (Right.ACCESS, Outcome.NOTHING_HELD): "Wij hebben gezocht. Wij hebben geen gegevens van {whom}.",
    (Right.RECTIFICATION, Outcome.GRANTED): "Wij verbeteren {data} zoals u vroeg.",
    (Right.RECTIFICATION, Outcome.PARTLY): "Wij verbeteren een deel van {data}, en een deel niet.",
    (Right.RECTIFICATION, Outcome.REFUSED): "Wij verbeteren {data} niet.",
    (Right.RECTIFICATION, Outcome.OWN_VIEW_ADDED): (
        "Wat u wilt veranderen, is de mening van een vakmens. Een mening kunnen wij niet verbeteren, u kunt er wel iets naast "
        "zetten. Wij voegen uw eigen mening toe aan {own_file}. Wie het dossier leest, leest dan ook uw mening."
    ),
    (Right.RECTIFICATION, Outcome.NOTHING_HELD): "Wij hebben gezocht. De gegevens die u noemt, hebben wij niet.",
    (Right.ERASURE, Outcome.GRANTED): "Wij wissen {data} waar u om vroeg.",
    (Right.ERASURE, Outcome.PARTLY): "Een deel van {data} wissen wij. Een ander deel moeten of mogen wij nog bewaren.",
    (Right.ERASURE, Outcome.REFUSED): "Wij kunnen {data} nu niet wissen.",
    (Right.RESTRICTION, Outcome.GRANTED): (
        "Wij zetten {data} apart. Wij bewaren ze, maar gebruiken ze voorlopig niet. "
        "Voordat wij ze weer gebruiken, krijgt u bericht."
    ),
    (Right.RESTRICTION, Outcome.PARTLY): (
        "Een deel van {data} zetten wij apart. Dat deel gebruiken wij voorlopig niet. "
        "Voordat wij het weer gebruiken, krijgt u bericht."
    ),
    (Right.RESTRICTION, Outcome.REFUSED): "Wij blijven {data} gebruiken.",
    (Right.PORTABILITY, Outcome.GRANTED): (
        "U krijgt {data} in een bestand dat een computer kan lezen. U kunt het zelf "
        "meenemen."
    ),
    (Right.PORTABILITY, Outcome.PARTLY): "U krijgt een deel van {data} in een bestand dat een computer kan lezen.",
    (Right.PORTABILITY, Outcome.REFUSED): "Wij kunnen u geen bestand geven om mee te nemen.",
    (Right.OBJECTION, Outcome.GRANTED): (
        "U hebt gelijk gekregen. Wij stoppen met het gebruik van {data} waar u bezwaar tegen "
        "maakte."
    ),
    (Right.OBJECTION, Outcome.PARTLY): "U hebt voor een deel gelijk gekregen. Met dat deel stoppen wij.",
    (Right.OBJECTION, Outcome.REFUSED): "Wij stoppen niet met het gebruik van {data}.",
    (Right.CONSENT_WITHDRAWAL, Outcome.GRANTED): (
        "Uw toestemming is ingetrokken. Wij gebruiken de gegevens niet meer waar de toestemming over ging. "
        "Wat wij eerder deden "
        "met uw toestemming, blijft geldig."
    ),
    (Right.CONSENT_WITHDRAWAL, Outcome.PARTLY): "Uw toestemming is ingetrokken voor een deel van wat u noemde.",
    (Right.CONSENT_WITHDRAWAL, Outcome.REFUSED): "Wij kunnen de toestemming niet op uw verzoek intrekken.",
    (Right.CONSENT_WITHDRAWAL, Outcome.NOTHING_HELD): "Wij hebben geen toestemming van u die u kunt intrekken.",
    (Right.TRANSFER_REPORT, Outcome.GRANTED): "Wij geven het onderwijskundig rapport door aan de andere school.",
    (Right.TRANSFER_REPORT, Outcome.PARTLY): "Wij geven een deel van de gegevens door aan de andere school.",
    (Right.TRANSFER_REPORT, Outcome.REFUSED): "Wij geven het rapport niet door aan de andere school.",
    (Right.TRANSFER_REPORT, Outcome.NOTHING_HELD): "Wij hebben geen onderwijskundig rapport van {whom}.",
    (Right.NONCUSTODIAL_INFORMATION, Outcome.GRANTED): "Wij geven u de belangrijke informatie over {whom} op school.",
    (Right.NONCUSTODIAL_INFORMATION, Outcome.PARTLY): "Wij geven u een deel van de informatie over {whom}.",
    (Right.NONCUSTODIAL_INFORMATION, Outcome.REFUSED): "Wij geven u de informatie over {whom} niet.",
    (Right.NONCUSTODIAL_INFORMATION, Outcome.NOTHING_HELD): "Wij hebben geen informatie over {whom} die wij u kunnen geven.",
    (Right.AUTOMATED_DECISION, Outcome.GRANTED): "Een mens heeft het besluit opnieuw bekeken.",
    (Right.AUTOMATED_DECISION, Outcome.PARTLY): "Een mens heeft een deel van het besluit opnieuw bekeken.",
    (Right.AUTOMATED_DECISION, Outcome.REFUSED): "Wij bekijken het besluit niet opnieuw.",
    (Right.AUTOMATED_DECISION, Outcome.NOTHING_HELD): "Over {whom} neemt geen computer alleen een besluit.",
}
SAID_ALWAYS = {
    Outcome.NOTHING_HELD: "Wij hebben gezocht. Wij hebben geen gegevens van {whom} waar dit over gaat.",
    Outcome.DROPPED: "U liet ons weten dat u dit niet meer vraagt. Daarom nemen wij hierover geen besluit. "
    "U mag het altijd opnieuw vragen.",
    Outcome.OWN_VIEW_ADDED: "Wij voegen uw eigen mening toe aan {own_file}.",
}
VISITED = "Op {day} hebt u de gegevens op school bekeken."
COME_AND_LOOK = (
    "U kunt de gegevens op school komen bekijken. Bel of mail ons voor een afspraak. "
    "Wilt u liever een kopie? Vraag het ons: de eerste kopie is gratis."
)
COME_AND_LOOK_ONLY = "U kunt deze gegevens op school komen bekijken. Bel of mail ons voor een afspraak."
FILL_IN_WHY = "[Leg uit wat u besluit en waarom.]"
FILL_IN_INFORMATION = "[Schrijf hier de informatie over de leerling, of noem wat u bij de brief doet.]"

CORRECTED = "Dit stond er: {old}\nDit komt er te staan: {new}"
CONSENT_WHAT = "Het gaat om: {what}"
GONE = "Dit halen wij weg:"
GONE_ON = "{where}: weggehaald op {day}"
GONE_BY = "{where}: uiterlijk op {day}"
MEDIA = {
    "website": "de website", "school_guide": "de schoolgids", "social_media": "sociale media", "class_list": "de klassenlijst",
    "other": "een andere plek",
}  # fmt: skip
TELLS_OTHERS = (
    "Gaven wij deze gegevens ook aan anderen? Dan laten wij hun weten wat er is veranderd. Wilt u weten wie dat zijn? "
    "Vraag het ons (AVG artikel 19)."
)
RECEIVED_BY = "Wij gaven gegevens van {whom} aan:"
ASIDE_WHAT = "Het gaat om: {what}"
ASIDE_SINCE = "Dit doen wij sinds {day}. De reden: {why}"
ASIDE_WHY = {
    "accuracy_contested": "wij zoeken uit of de gegevens kloppen (AVG artikel 18 lid 1 onder a).",
    "unlawful_not_erased": "wij mogen ze niet gebruiken, en u wilt niet dat wij ze wissen (AVG artikel 18 lid 1 onder b).",
    "needed_for_claim": "u hebt de gegevens nodig voor een juridische zaak (AVG artikel 18 lid 1 onder c).",
    "objection_pending": "wij kijken nog naar uw bezwaar (AVG artikel 18 lid 1 onder d).",
}
USE_WHAT = "Het gaat om dit gebruik: {what}"
LOOKED_AGAIN_WHAT = "Het gaat om dit besluit: {what}"
LOOKED_AGAIN = "De uitkomst: {result}"
LOOKED_AGAIN_ON = "Op {day} is er opnieuw naar gekeken. De uitkomst: {result}"
GIVEN = "Dit is de informatie:"
TO_SCHOOL = "De andere school is: {school}."
REPORT_FIRST = (
    "U mag het rapport bekijken voordat het gaat, en u krijgt er een afschrift van. Bent u het ergens niet mee eens? Dan gaat "
    "uw eigen mening (zienswijze) mee met het rapport."
)
PORTABLE_DIRECT = "Wij geven {data} door aan {school}, in een bestand dat een computer kan lezen."
LEFT_OUT = "Dit hebben wij weggelaten of onleesbaar gemaakt:"
WHY = "De reden: {ground}"
WHY_PARTLY = "Waarom niet alles? Dit is de reden: {ground}"
ERASED = "Dit wissen wij:"
KEPT = "Dit bewaren wij nog. Na de laatste dag wissen wij het. U hoeft dat niet opnieuw te vragen:"
KEPT_UNTIL = "{category}: tot en met {day}"
NOT_ERASED = "Dit wissen wij niet:"
OWN_VIEW = "Dit komt in het dossier, in uw eigen woorden:"
GROUNDS = {
    Ground.NOT_IDENTIFIED: ("wij konden niet vaststellen wie u bent. Kunt u dat nog laten zien? Dan kijken wij opnieuw.",
                            "AVG artikel 12 lid 2 en 6"),
    Ground.NO_AUTHORITY: ("wij konden niet vaststellen dat u dit voor {whom} mag vragen.", "UAVG artikel 5"),
    Ground.UNFOUNDED: ("het verzoek is duidelijk niet bedoeld om dit recht te gebruiken.", "AVG artikel 12 lid 5"),
    Ground.EXCESSIVE: ("u vraagt te veel, vooral omdat u hetzelfde steeds opnieuw vraagt.", "AVG artikel 12 lid 5"),
    Ground.OTHERS: ("in de stukken staat ook iets over andere mensen. Hun privacy moeten wij ook beschermen.",
                    "AVG artikel 15 lid 4"),
    Ground.INTERESTS: ("een ander belang gaat hier voor, zoals de bescherming van {whom} of van iemand anders.",
                       "UAVG artikel 41"),
    Ground.PROFESSIONAL: ("het gaat om de mening van een vakmens. Een mening wordt niet verbeterd.", "AVG artikel 16"),
    Ground.CORRECT: ("wij hebben de gegevens nagekeken en ze kloppen.", "AVG artikel 16"),
    Ground.LEGAL_DUTY: ("de wet zegt dat de school deze gegevens moet bewaren.", "AVG artikel 17 lid 3 onder b"),
    Ground.PUBLIC_TASK: ("wij hebben de gegevens nodig voor een taak van algemeen belang: onderwijs geven.",
                         "AVG artikel 17 lid 3 onder b"),
    Ground.CLAIMS: ("de gegevens zijn nodig voor een juridische zaak.", "AVG artikel 17 lid 3 onder e"),
    Ground.STILL_NEEDED: ("wij hebben de gegevens nog nodig waarvoor wij ze kregen.", "AVG artikel 17 lid 1"),
    Ground.NO_RESTRICTION: ("geen van de redenen uit de wet is hier van toepassing.", "AVG artikel 18 lid 1"),
    Ground.NOT_PORTABLE: ("u kunt alleen gegevens meenemen die u ons zelf gaf met toestemming of voor een contract. "
                          "Wilt u ze toch zien? Dan kunt u om inzage vragen.", "AVG artikel 20 lid 1"),
    Ground.COMPELLING: ("onze redenen om de gegevens te gebruiken wegen zwaarder.", "AVG artikel 21 lid 1"),
    Ground.NO_OBJECTION: ("tegen dit gebruik kunt u geen bezwaar maken, omdat de wet het voorschrijft. "
                          "Dat geldt bijvoorbeeld voor het onderwijskundig rapport.", "AVG artikel 21 lid 1"),
    Ground.NOT_ENROLLED: ("de leerling is op die school nog niet ingeschreven of aangemeld.", "WPO artikel 42"),
    Ground.CONSENT_REFUSED: ("hiervoor is toestemming nodig, en die is er niet.", "AVG artikel 6 lid 1 onder a"),
    Ground.CHILD: ("het belang van {whom} verzet zich daartegen.", "BW artikel 1:377c lid 1"),
    Ground.NOT_TO_OTHER_PARENT: ("de ouder met gezag zou deze informatie ook niet krijgen.", "BW artikel 1:377c lid 1"),
    Ground.OWN_NOTES: ("het gaat om een geheugensteun die een medewerker alleen voor zichzelf maakte. "
                       "Die hoort niet bij het dossier.", "AVG artikel 2 en 15"),
    Ground.NOT_AUTOMATED: ("dit besluit is niet door een computer alleen genomen. Er keek een mens naar.",
                           "AVG artikel 22 lid 1"),
}  # fmt: skip
# Where the same ground stands elsewhere for another right.
SOURCE_OF = {
    (Right.PORTABILITY, Ground.OTHERS): "AVG artikel 20 lid 4",
    (Right.RESTRICTION, Ground.CLAIMS): "AVG artikel 18 lid 2",
    (Right.OBJECTION, Ground.CLAIMS): "AVG artikel 21 lid 1",
}
# Each sort of school has its own law about the report to another school; that of primary schools stands above.
REPORT_SOURCES = {
    "vo": "de wettelijke regels over het onderwijskundig rapport (WVO 2020)",
    "so": "de wettelijke regels over het onderwijskundig rapport (WEC)",
    "": "de wettelijke regels over het onderwijskundig rapport",
}
SOURCE = "Dit staat in {source}."
REFUSED_LATE = (
    "Dit bericht had u binnen een maand na uw verzoek moeten krijgen. Dat is niet gelukt. Onze excuses "
    "daarvoor. De reden: {reason}"
)

LATE_HEADING = "Dit antwoord komt te laat"
LATE = "U had dit antwoord eerder moeten krijgen. Dat is niet gelukt. Onze excuses daarvoor. De reden: {reason}"
COPY_HEADING = "Uw kopie"
COPY_BY_POST = "Bij deze brief zit de kopie. Daarvoor hoeft u niets te betalen."
COPY_BY_HAND = "Samen met deze brief geven wij u de kopie. Daarvoor hoeft u niets te betalen."
COPY_ON_PAGE = (
    "De kopie staat klaar op uw eigen pagina, waar u ook deze brief vindt. Om de kopie te openen hebt u een code nodig. "
    "Die geven wij u op een andere manier: per telefoon, aan de balie of per brief. U hoeft niets te betalen."
)
COPY_AT_VISIT = "De kopie hebt u op {day} op school gekregen. Daarvoor hoefde u niets te betalen."
ENCLOSED_HEADING = "Dit krijgt u"
ENCLOSED_ON_PAGE = (
    "Deze stukken staan klaar op uw eigen pagina. U hebt er een code voor nodig; die krijgt u op een "
    "andere manier."
)
ENCLOSED = "Deze stukken horen bij deze brief:"
INFORMATION_HEADING = "Waar wij de gegevens voor gebruiken"
INFORMATION = (
    "In de bijlage leest u waarvoor wij gegevens gebruiken, met wie wij ze delen, hoe lang wij ze bewaren "
    "en waar ze vandaan komen. U leest daar ook welke rechten u hebt."
)
INFORMATION_TITLE = "Bijlage: hoe wij met gegevens omgaan"

REMEDIES_HEADING, TALK = shared.REMEDIES_HEADING, shared.TALK
ABOUT = "Gaat het u om {asked}? Dan kunt u ook:"
REMEDIES, COMMISSIONS = shared.REMEDIES, shared.COMMISSIONS

EXTENSION_TITLE = "Wij hebben meer tijd nodig voor uw verzoek"
EXTENSION = (
    "Op {day} kregen wij uw verzoek om {asked}. Meestal antwoorden wij binnen een maand. "
    "Dat lukt nu niet. U krijgt ons antwoord uiterlijk op {due}."
)
EXTENSION_NO_DATE = "Op {day} kregen wij uw verzoek om {asked}. Wij verlengen de tijd voor ons antwoord met twee maanden."
EXTENSION_PAUSED = "Wij wachten nog op uw antwoord op onze vraag. Zolang staat de tijd stil."
EXTENSION_HEADING = "Waarom wij meer tijd nodig hebben"
EXTENSION_WHY = {
    "volume": "Uw verzoek gaat over heel veel gegevens.",
    "spread": "De gegevens staan op verschillende plekken, of bij bedrijven die voor ons werken.",
    "redaction": "In de stukken staat veel over andere mensen. Dat moeten wij eerst onleesbaar maken.",
    "number": "U hebt meer verzoeken gedaan. Die behandelen wij samen zorgvuldig.",
}
EXTENSION_LAW = (
    "De wet geeft ons in zo'n geval twee maanden extra (AVG artikel 12 lid 3). Zijn wij eerder klaar, "
    "dan hoort u het eerder."
)

IDENTITY_TITLE = "Uw verzoek: wij willen zeker weten wie u bent"
IDENTITY = (
    "Op {day} kregen wij uw verzoek om {asked}. Voordat wij iets over {whom} geven of veranderen, moeten wij zeker weten "
    "dat het verzoek van u komt. Zo komen gegevens niet bij een ander terecht."
)
IDENTITY_HEADING = "Kies zelf hoe u dat laat zien"
IDENTITY_WAYS = (
    "Wij bellen u op het nummer dat wij al van u hebben.",
    "U logt in op het portaal voor ouders of leerlingen en stuurt ons daar een bericht.",
    "U antwoordt vanaf het e-mailadres dat wij al van u hebben.",
    "U komt langs op school en laat een identiteitsbewijs zien. Wij kijken er alleen naar.",
)
IDENTITY_NEVER = (
    "Stuur ons nooit een kopie of foto van een paspoort, identiteitskaart of rijbewijs. Wij vragen er "
    "niet om en bewaren die niet."
)
WAITS = (
    "Zolang wij uw antwoord niet hebben, staat de tijd voor ons antwoord stil. Daarna loopt die meteen "
    "verder. Hoe eerder u reageert, hoe eerder u antwoord krijgt."
)
SPECIFICATION_TITLE = "Uw verzoek: wat wilt u precies weten?"
SPECIFICATION = "Op {day} kregen wij uw verzoek om {asked}. Dat gaat over heel veel. Daarom hebben wij een vraag."
SPECIFICATION_HEADING = "Onze vraag"
SPECIFICATION_ALL = "Wilt u echt alles? Dat mag. Laat het ons dan weten; u hoeft geen reden te geven."
HOW_TO_ANSWER = "U kunt bellen, mailen, schrijven of langskomen{how}. Noem ons nummer {reference}."

RECEIPT_TITLE = "Wij hebben uw verzoek ontvangen"
RECEIPT = "Op {day} kregen wij uw verzoek. U vroeg om {asked}."
RECEIPT_DUE = "U krijgt ons antwoord uiterlijk op {due}."
NEXT_HEADING = "Wat er nu gebeurt"
NEXT = (
    "Wij kijken eerst of wij weten wie u bent. Meestal hoeft u daarvoor niets te doen.",
    "Daarna zoeken wij alles bij elkaar en nemen wij een besluit.",
    "U krijgt ons antwoord per brief of op uw eigen pagina.",
)
QUESTIONS_HEADING = "Als u vragen hebt"
QUESTIONS = "Bel of mail ons{how}. Noem ons nummer {reference}."
QUESTIONS_DPO = "U kunt ook terecht bij onze functionaris gegevensbescherming (FG){how}."

LIFTING_TITLE = "Wij gaan uw gegevens weer gebruiken"
LIFTING_TITLE_OTHER = "Wij gaan gegevens weer gebruiken"
LIFTING = (
    "Eerder schreven wij u dat wij {data} apart zetten: wij bewaarden ze wel, maar gebruikten ze niet. Dat stopt op {day}. "
    "Vanaf die dag gebruiken wij de gegevens weer."
)
LIFTING_WHY = "De reden: {reason}"
LIFTING_LAW = "Wij moeten u dit vooraf laten weten (AVG artikel 18 lid 3)."
CONSENT_TITLE = "U trok uw toestemming in"
CONSENT = "Op {day} liet u ons weten dat u uw toestemming intrekt. Dat deed u {channel}. Met deze brief bevestigen wij dat."
CONSENT_CHANNELS = {"phone": "per telefoon", "in_person": "in een gesprek"}
CONSENT_CHANNEL = "bij ons"
CONSENT_NEXT = (
    "Wij gebruiken de gegevens van {whom} niet meer waar de toestemming over ging, en halen weg wat er "
    "nog staat. Wat wij eerder "
    "deden met uw toestemming, blijft geldig. U mag later altijd opnieuw toestemming geven. U hoeft geen reden te geven."
)
CONSENT_WORDS = "U zei: {words}"

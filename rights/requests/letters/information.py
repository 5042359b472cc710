"""The information of AVG art. 15(1)(a)-(h) and (2): the text of a board, and a default to adapt.

Between square brackets stands what only the school knows. It goes along with an answer when nothing of that is left.
"""

from rights.requests.models.information import BoardInformation

# The letters of art. 15(1), and (2): each has its heading in the default text, in this order.
DEFAULT_NL = """Waarvoor wij gegevens gebruiken

Wij gebruiken gegevens om onderwijs te geven, leerlingen te begeleiden, toetsen en examens af te nemen, verzuim bij te \
houden, \
contact te houden met ouders en te doen wat de wet van een school vraagt. Gegevens van medewerkers gebruiken wij voor \
hun werk en \
salaris. [Vul aan of streep door wat bij u niet speelt.]

Welke gegevens dat zijn

– naam, adres, geboortedatum en contactgegevens
– gegevens van ouders en wie het gezag heeft
– groep, cijfers, toetsen en verslagen
– aanwezigheid en verzuim
– begeleiding, zorg en gezondheid, als dat voor het onderwijs nodig is
– foto's en filmpjes, als daar toestemming voor is
– [Vul aan, bijvoorbeeld camerabeelden.]

Wie de gegevens krijgt

– de overheid: DUO, de inspectie, de gemeente en de leerplichtambtenaar
– het samenwerkingsverband en de jeugdgezondheidszorg, als dat nodig is
– een volgende school
– bedrijven die voor ons werken: [noem het leerlingvolgsysteem, de leermiddelen en de mail]

In uw dossier of in het antwoord staat wie úw gegevens echt heeft gekregen.

Hoe lang wij ze bewaren

– het leerlingdossier: twee jaar nadat de leerling van school ging
– in- en uitschrijving en verzuim: vijf jaar
– bij een verwijzing naar speciaal onderwijs: drie jaar
– werk van het centraal examen: zes maanden
– [Vul aan met de bewaartermijnen van uw bestuur.]

Welke rechten u hebt

U kunt ons vragen om gegevens te verbeteren, te wissen of minder te gebruiken. U kunt bezwaar maken tegen het gebruik. \
Toestemming mag u altijd intrekken.

Waar u kunt klagen

U kunt een klacht indienen bij ons, en bij de Autoriteit Persoonsgegevens: autoriteitpersoonsgegevens.nl.

Waar de gegevens vandaan komen

Van u of van de ouders, van de leerling, van leraren, van een vorige school, van DUO en van de gemeente. [Vul aan, \
bijvoorbeeld \
van een kinderdagverblijf of zorgverlener.]

Of een computer alleen beslist

Nee. Over leerlingen, ouders en medewerkers neemt bij ons geen computer alleen een besluit. Er kijkt altijd een mens. \
[Pas aan als \
dat bij u anders is, en leg dan uit hoe het werkt en wat het voor iemand betekent.]

Of gegevens naar landen buiten Europa gaan

[Noem de bedrijven die gegevens buiten de Europese Economische Ruimte verwerken, en welke afspraken gegevens daar \
beschermen. \
Gebeurt dat niet, schrijf dan: nee.]
"""
DEFAULT_EN = """What we use data for

We use data to give education, to guide pupils, to hold tests and exams, to register absence, to keep in touch with \
parents and to \
do what the law asks of a school. Data about employees we use for their work and salary. [Complete, or strike out what \
does not apply.]

Which kinds of data

– name, address, birth date and contact details
– data about parents and who has custody
– class, marks, tests and reports
– presence and absence
– guidance, care and health, where education needs it
– photos and films, where there is consent
– [Complete, for example camera images.]

Who gets the data

– the government: DUO, the inspectorate, the municipality and the attendance officer
– the regional partnership and youth health care, where needed
– a next school
– companies that work for us: [name the pupil system, the learning materials and the mail]

In your file or in the answer stands who really received your own data.

How long we keep them

– the pupil file: two years after the pupil left the school
– enrolment, leaving and absence: five years
– with a referral to special education: three years
– work of the central exam: six months
– [Complete with the retention terms of your board.]

Which rights you have

You can ask us to correct or erase data, or to use them less. You can object to their use. You may always withdraw consent.

Where you can complain

You can complain to us, and to the Dutch Data Protection Authority (Autoriteit Persoonsgegevens): autoriteitpersoonsgegevens.nl.

Where the data come from

From you or the parents, from the pupil, from teachers, from an earlier school, from DUO and from the municipality. \
[Complete, for \
example from a nursery or a care provider.]

Whether a computer decides alone

No. With us no computer decides alone about pupils, parents or employees. A person always looks. [Change this if it is \
otherwise, \
and explain how it works and what it means for somebody.]

Whether data go to countries outside Europe

[Name the companies that process data outside the European Economic Area, and which agreements protect the data there. \
If that \
does not happen, write: no.]
"""
DEFAULTS = {"nl": DEFAULT_NL, "en": DEFAULT_EN}


def of_board(board):
    """What this board wrote; None where it wrote nothing yet."""
    return BoardInformation.objects.filter(board=board).first()


def text_for(request):
    """The appendix in the language of this request; empty where there is none."""
    found = of_board(request.case.board)
    return found.text(request.language) if found else ""


def is_ready_for(request):
    found = of_board(request.case.board)
    return found is not None and found.is_ready(request.language)


def save(board, *, text_nl, text_en, by, at):
    """Keep the text of a board; each change is a next version."""
    found = of_board(board) or BoardInformation(board=board, version=0)
    if (found.text_nl, found.text_en) != (text_nl, text_en):
        found.text_nl, found.text_en, found.version = text_nl, text_en, found.version + 1
        found.updated_at, found.updated_by = at, by
        found.save()
    return found

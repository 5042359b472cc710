"""What the demo board tells about its use of data (AVG art. 15(1) and (2)): the default text with nothing left to fill in."""

from rights.requests.letters import information

# What stands between brackets in the default, by the first words of it: here as this board would fill it in.
FILLED = {
    "nl": {
        "[Vul aan of streep": "",
        "[Vul aan, bijvoorbeeld camerabeelden": "camerabeelden bij de ingang, alleen op het Noorderkoog College",
        "[noem het leerlingvolgsysteem": "Leerlingvolg BV (leerlingvolgsysteem) en Schoolfoto Meijer (schoolfoto's)",
        "[Vul aan met de bewaartermijnen": "camerabeelden: vier weken",
        "[Vul aan, bijvoorbeeld van een": "Soms van een kinderdagverblijf of zorgverlener, met toestemming van de ouders.",
        "[Pas aan als": "",
        "[Noem de bedrijven": "Nee. De bedrijven die voor ons werken, bewaren de gegevens binnen de Europese Economische Ruimte.",
    },
    "en": {
        "[Complete, or strike": "",
        "[Complete, for example camera": "camera images at the entrance, at Noorderkoog College only",
        "[name the pupil system": "Leerlingvolg BV (pupil system) and Schoolfoto Meijer (school photos)",
        "[Complete with the retention": "camera images: four weeks",
        "[Complete, for example from": "Sometimes from a nursery or a care provider, with the consent of the parents.",
        "[Change this if": "",
        "[Name the companies": "No. The companies that work for us keep the data inside the European Economic Area.",
    },
}


def complete(language):
    """The default text with every bracket filled in."""
    text = information.DEFAULTS[language]
    for start, words in FILLED[language].items():
        before, _found, rest = text.partition(start)
        text = before + words + rest.partition("]")[2]
    return text


def write(board, by, at):
    information.save(board, text_nl=complete("nl"), text_en=complete("en"), by=by, at=at)

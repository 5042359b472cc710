"""The letter that tells people about a breach (AVG art. 34(2)): a draft from the facts, edited by a person, never addressed.

Dutch data: what parents read. It names the nature of the breach, the contact point, the likely consequences, the measures
and what people can do themselves. No addressee and no address is in it: the school sends it by its own channel, to each
parent with custody at the own address, to the guardian, or to the pupil from 16; nobody sees another household's address.
"""

from django.utils import translation

from breaches.assessment.labels import LABELS
from breaches.models import Incident
from cases import timeline
from cases.moves import Refused, changing, check_version
from cases.terms import local_day
from pages import words
from schools import access
from schools.models import Role

HAPPENED = {
    Incident.WRONG_RECIPIENT: "is een bericht met persoonsgegevens naar de verkeerde mensen gestuurd",
    Incident.VISIBLE_ADDRESSES: "is een mail gestuurd waarin alle adressen voor iedereen te zien waren",
    Incident.WRONG_POST: "is post met persoonsgegevens op het verkeerde adres bezorgd",
    Incident.OPENED_POST: "is post met persoonsgegevens geopend teruggekomen",
    Incident.LOST_POST: "is post met persoonsgegevens zoekgeraakt",
    Incident.WRONG_RIGHTS: "konden medewerkers gegevens zien die niet voor hen waren",
    Incident.OPEN_FOLDER: "stond een map met persoonsgegevens open voor te veel mensen",
    Incident.LOST_DEVICE: "is een apparaat of map met persoonsgegevens kwijtgeraakt of gestolen",
    Incident.PUBLISHED: "stonden persoonsgegevens per ongeluk online",
    Incident.ATTACK: "heeft iemand van buiten toegang gekregen tot gegevens van de school",
    Incident.WRONG_FILE: "zijn gegevens in het verkeerde dossier terechtgekomen",
    Incident.OTHER: "is er iets misgegaan met persoonsgegevens",
}
DO_YOURSELF = {
    "phishing": "Let extra op mails, berichten en telefoontjes waarin om gegevens of geld wordt gevraagd. Klik niet op links.",
    "identity_fraud": "Let op post of rekeningen die u niet verwacht. Denkt u aan fraude? Doe aangifte bij de politie.",
    "fraud": "Kijk uw afschrijvingen goed na. Ziet u iets vreemds, bel dan uw bank.",
    "financial_loss": "Kijk uw afschrijvingen goed na. Ziet u iets vreemds, bel dan uw bank.",
    "unwanted_contact": "Neemt iemand ongewenst contact op? Laat het ons weten, dan helpen wij u.",
    "stalking": "Voelt u zich niet veilig? Bel ons direct. Is er gevaar, bel dan 112.",
    "physical_harm": "Voelt u zich niet veilig? Bel ons direct. Is er gevaar, bel dan 112.",
}
# Answers that name a kind of data by themselves, with the words of the list that say the same.
ALSO_TOLD = (
    ("national_id_number", {True}, "Burgerservicenummer (BSN)", ("identity_number",)),
    ("id_document_copy", {True}, "Kopie van een identiteitsbewijs", ("id_copy",)),
    ("criminal_data", {True}, "Strafrechtelijke gegevens", ()),
    ("credentials", {"working"}, "Inloggegevens", ("credentials",)),
    ("financial_data", {"salary"}, "Salaris of inkomen", ("salary", "financial")),
    ("financial_data", {"basic", "account_access", "full_payment"}, "Bankgegevens", ("financial", "bank_account", "payment")),
)
CREDENTIALS = "Verander het wachtwoord, ook op andere plekken waar u hetzelfde wachtwoord gebruikt."
NOTHING = "U hoeft zelf niets te doen. Merkt u toch iets vreemds, laat het ons dan weten."


def greeting(facts):
    groups = set(facts.get("person_groups") or ())
    if groups == {"employees"}:
        return "Beste collega,"
    return "Beste ouder, verzorger of leerling," if "pupils" in groups else "Beste lezer,"


def draft(breach):
    """The text as the facts give it, in Dutch whatever the writer reads; what they do not
    say stands between square brackets for a person to fill in.
    """
    with translation.override("nl"):
        return _draft(breach)


def _draft(breach):
    facts = breach.facts or {}
    parts = [
        greeting(facts),
        "Er is bij ons iets misgegaan met persoonsgegevens van u of uw kind. Dat vinden wij erg vervelend. "
        "In deze brief leest u wat er is gebeurd en wat u kunt doen.",
        "Wat is er gebeurd",
        f"Op {words.day(breach.began_at or breach.discovered_at)} {HAPPENED[Incident(breach.case.subject or Incident.OTHER)]}. "
        "[Vul aan in gewone woorden, zonder namen.]",
        "Om welke gegevens gaat het",
        data(facts) or "[Noem de gegevens.]",
        "Wat kunnen de gevolgen zijn",
        _list("likely_consequences", facts) or "[Noem wat mensen hiervan kunnen merken.]",
        "Wat hebben wij gedaan",
        _measures(breach),
        "Wat kunt u zelf doen",
        "\n".join(advice(facts)),
        "Hebt u vragen",
        contact(breach),
    ]
    return "\n\n".join(parts)


def _measures(breach):
    """What was reported, for a person to put in the school's own words: a teacher writes "ik"."""
    if not breach.measures_taken:
        return "[Noem de maatregelen.]"
    return f"[Zeg in gewone woorden wat de school heeft gedaan. Gemeld is: {breach.measures_taken}]"


def data(facts):
    """Which data, also those that an answer of its own named. That an address is protected is nobody else's to read."""
    listed = set(facts.get("data_categories") or ())
    more = [text for name, values, text, words in ALSO_TOLD if facts.get(name) in values and not listed.intersection(words)]
    return "\n".join([line for line in (_list("data_categories", facts), *(f"– {text}" for text in more)) if line])


def _list(name, facts):
    known = LABELS[name]
    return "\n".join(f"– {known[word][0] if word in known else word}" for word in sorted(facts.get(name) or ()))


def advice(facts):
    """What people can do themselves, by what may happen to them."""
    found = dict.fromkeys(DO_YOURSELF[word] for word in sorted(facts.get("likely_consequences") or ()) if word in DO_YOURSELF)
    if facts.get("credentials") == "working":
        found[CREDENTIALS] = None
    return list(found) or [NOTHING]


def contact(breach):
    """The contact point (art. 34(2)): the FG, and the road to the AP."""
    board = breach.case.board
    people = access.with_role(board, Role.DPO, on=local_day(breach.reported_internally_at))
    who = f"onze functionaris gegevensbescherming, {people[0].name} ({people[0].email})" if people else "onze privacy officer"
    phone = f" U kunt ook bellen: {board.phone}." if board.phone else ""
    return (
        f"Neem contact op met {who}.{phone}\n"
        "Vindt u dat wij niet goed met uw gegevens omgaan? Dan kunt u een klacht indienen bij ons, "
        "of bij de Autoriteit Persoonsgegevens."
    )


def text_of(breach):
    """The letter as it stands: as people left it, else the draft."""
    return breach.letter or draft(breach)


def save(case, text, *, by, at, version):
    """Keep the letter as it was edited."""
    with changing(case, at=at) as breach:
        check_version(breach, version)
        if breach.case.closed_at:
            raise Refused("closed", breach.get_state_display(), breach.state)
        if text != breach.letter:
            breach.letter = text
            breach.save(update_fields=["letter"])
            breach.case.version += 1
            timeline.record(breach.case, "breach.letter_saved", at=at, by=by, said={"text": text})
        return breach

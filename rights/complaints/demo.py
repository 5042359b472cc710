"""Complaints of the demo board: one at each place of the ladder, with clocks near and past their end. Invented, all of it."""

import datetime as dt

from cases.moves import move
from rights.complaints.models import Outcome, Respondent, Subject
from rights.complaints.opening import open_complaint

DAY = dt.timedelta(days=1)


def tell(board, schools, people, now):
    """Let them happen, the oldest first."""
    Stories(board, schools, people, now).tell()


class Stories:
    def __init__(self, board, schools, people, now):
        self.board, self.schools, self.people, self.now = board, schools, people, now

    def opened(self, days, slug, subject, about, name, **more):
        """A complaint that came in so many days ago, by letter."""
        at = self.now - days * DAY
        told = {"channel": "paper", "capacity": "parent_with_custody", "complainant": {"name": name}, **more}
        complaint = open_complaint(
            board=self.board, school=self.schools[slug], subject=subject, about=about, received_at=at, at=at,
            by=self.people["po"], conduct_on=(at - 20 * DAY).date(), **told,
        )  # fmt: skip
        return complaint.case

    def go(self, case, name, by, days, **facts):
        return move(case, name, by=self.people[by], at=self.now - days * DAY, **facts)

    def heard(self, case, by, days):
        self.go(case, "confirm_receipt", by, days)
        self.go(case, "start_step", by, days, step="principal")
        self.go(case, "record_hearing", by, days, party="complainant", text="Moeder vertelt hoe zij het heeft ervaren.")
        self.go(case, "record_hearing", by, days, party="respondent", text="De leraar zag er geen kwaad in.")

    def tell(self):
        self.at_the_ap()
        self.at_the_commission()
        self.reaction_waits()
        self.answered()
        self.about_the_principal()
        self.handled()
        self.new()

    def at_the_ap(self):
        about = "De school geeft al maanden geen antwoord op mijn verzoek om het dossier in te zien."
        case = self.opened(
            80, "noorderkoog-college-noorderkoog", Subject.NO_ANSWER, about, "Gijs Anders", wish="Het dossier zien."
        )
        self.go(case, "confirm_receipt", "rector", 79)
        self.go(case, "escalate", "po", 60, to="authority", reference="z2026-00001")

    def at_the_commission(self):
        about = "De mentor las mijn bericht voor in de klas. Dat was vertrouwelijk."
        case = self.opened(
            40, "de-zeilmakerij-lindezijl", Subject.SHARED, about, "Fenna Wolters", respondent=self.people["mentor"]
        )
        self.go(case, "confirm_receipt", "bestuur", 39)
        self.go(case, "escalate", "po", 16, to="commission", reference="26.0001")

    def reaction_waits(self):
        about = "Het zorgdossier van mijn zoon lag open in de lerarenkamer."
        case = self.opened(120, "het-waaigat-lindezijl", Subject.INSECURE, about, "Rik Posthuma")
        self.go(case, "confirm_receipt", "po", 119)
        self.go(case, "escalate", "po", 100, to="commission")
        self.go(case, "send_defence", "po", 85)
        text = "De commissie vindt de klacht gegrond: het dossier had achter slot moeten liggen."
        self.go(case, "record_finding", "po", 9, text=text, parts={1: (Outcome.FOUNDED, "Dossiers horen achter slot.")})

    def answered(self):
        about = "Er staan foto's van mijn dochter op de website, zonder toestemming."
        case = self.opened(30, "de-regenmeter-merelveen", Subject.PICTURES, about, "Lotte de Bruin", wish="De foto's weg.")
        self.heard(case, "directeur", 28)
        self.go(case, "ask_dpo", "po", 27, asked_by="complainant", question="Mag dit zonder toestemming?")
        self.go(
            case,
            "advise",
            "fg",
            26,
            text="Zonder toestemming mag het niet. Haal de foto's weg.",
            released="De foto's moeten weg.",
        )
        parts = {1: (Outcome.FOUNDED, "U had geen toestemming gegeven. De foto's zijn weg en wij vragen het voortaan vooraf.")}
        self.go(case, "decide_step", "directeur", 20, parts=parts)

    def about_the_principal(self):
        about = "De directeur vertelde op het plein over de thuissituatie van ons gezin."
        case = self.opened(
            12, "de-regenmeter-merelveen", Subject.TREATMENT, about, "Noa Vermeer", respondent=self.people["directeur"]
        )
        self.go(case, "confirm_receipt", "po", 11)
        self.go(case, "start_step", "po", 11, step="board", handler=self.people["bestuur"])
        quoted = "Volgens de klager is op het plein over de thuissituatie van een gezin gesproken."
        self.go(case, "ask_defence", "bestuur", 8, quoted=quoted, question="Wat is er die middag gezegd, en tegen wie?")

    def handled(self):
        about = "De school vraagt op het inschrijfformulier naar het werk van beide ouders."
        case = self.opened(15, "noorderkoog-college-noorderkoog", Subject.TOO_MUCH, about, "Imke Zwart")
        self.go(case, "confirm_receipt", "rector", 14)
        self.go(case, "start_step", "rector", 14, step="principal")

    def new(self):
        about = "In de groepsapp van de klas deelde iemand van school mijn telefoonnummer."
        kind = Respondent.COLLEAGUE
        self.opened(1, "de-regenmeter-merelveen", Subject.SHARED, about, "Sanne Mulder", respondent_kind=kind, channel="phone")

"""Requests of the demo board: one at each place of the road, with clocks near and past their end. Invented, all of it."""

import datetime as dt

from cases.moves import move
from cases.terms import local_day
from rights.requests.opening import open_request
from schools.models import Mandate

DAY = dt.timedelta(days=1)
REGENMETER, WAAIGAT = "de-regenmeter-merelveen", "het-waaigat-lindezijl"
ZEILMAKERIJ, NOORDERKOOG = "de-zeilmakerij-lindezijl", "noorderkoog-college-noorderkoog"
SAM = {"name": "Sam Voorbeeld", "birth_date": "2017-02-14", "group": "6b"}


def tell(board, schools, people, now):
    """Let them happen, the oldest first. The privacy officer decides here by mandate of the board."""
    Mandate.objects.create(
        board=board, power=Mandate.Power.DECIDE_REQUEST, holder=people["po"], from_on=local_day(now - 400 * DAY)
    )  # fmt: skip
    Stories(board, schools, people, now).tell()


class Stories:
    def __init__(self, board, schools, people, now):
        self.board, self.schools, self.people, self.now = board, schools, people, now

    def opened(self, days, slug, rights, wording, name, subject=None, **more):
        """A request that came in so many days ago, by letter where nothing else is said."""
        at = self.now - days * DAY
        told = {"channel": "paper", "capacity": "parent_with_custody", "by": self.people["po"], **more}
        return open_request(
            board=self.board, school=self.schools[slug], rights=rights, wording=wording, received_at=at, at=at,
            requester={"name": name, "email": told.pop("email", "")}, data_subject=subject,
            follows=told["channel"] in ("web", "email"), **told,
        ).case  # fmt: skip

    def go(self, case, name, days, by="po", **facts):
        return move(case, name, by=self.people[by], at=self.now - days * DAY, **facts)

    def admitted(self, case, days, **facts):
        on = local_day(self.now - days * DAY)
        return self.go(case, "pass_gate", days, **{"method": "known_in_person", "on": on, **facts})

    def tell(self):
        self.closed()
        self.late()
        self.extended()
        self.decided()
        self.suspended()
        self.without_custody()
        self.several()
        self.from_16()
        self.new()

    def closed(self):
        case = self.opened(64, WAAIGAT, ["rectification"], "Het telefoonnummer klopt niet meer.", "Dewi Anders", SAM)
        self.admitted(case, 63)
        self.go(case, "decide", 62, right="rectification", outcome="granted", text="Wij hebben het nummer verbeterd.")
        self.go(case, "send_answer", 61, way="post")
        self.go(case, "close", 50)

    def late(self):
        words = "Ik wil alles zien wat u over mijn zoon hebt, ook de mails."
        case = self.opened(38, NOORDERKOOG, ["access"], words, "Gijs Anders", {"name": "Teun Anders", "birth_date": "2012-06-01"})
        self.admitted(case, 30, method="call_back")

    def extended(self):
        words = "Graag het hele dossier van groep 1 tot en met 8, met alle mails."
        case = self.opened(45, WAAIGAT, ["access"], words, "Rik Posthuma", SAM, copy_wanted=True)
        self.admitted(case, 44)
        self.go(case, "extend", 25, ground="spread", text="De gegevens staan in vier systemen en bij twee leveranciers.")

    def decided(self):
        words = "Wilt u de foto's van mijn dochter van de website halen?"
        case = self.opened(1, REGENMETER, ["consent_withdrawal"], words, "Lotte de Bruin", SAM)
        self.admitted(case, 0.8)

    def suspended(self):
        mailed = {"channel": "email", "email": "fenna@thuis.example"}
        case = self.opened(12, ZEILMAKERIJ, ["access"], "Alles graag.", "Fenna Wolters", SAM, **mailed)
        self.admitted(case, 11)
        self.go(case, "ask_specification", 10, question="Gaat het u om een periode of een onderwerp?")

    def without_custody(self):
        words = "Ik wil weten hoe het met mijn kind gaat op school."
        about = {"capacity": "parent_without_custody"}
        self.opened(6, REGENMETER, ["noncustodial_information"], words, "Bram Voorbeeld", SAM, **about)

    def several(self):
        words = "Er staat iets in dat niet klopt, en oude verslagen mogen weg."
        case = self.opened(20, REGENMETER, ["rectification", "erasure"], words, "Lotte Voorbeeld", SAM)
        self.admitted(case, 19)
        told = {"outcome": "granted", "text": "Wij hebben de naam van de huisarts verbeterd."}
        self.go(case, "decide", 5, right="rectification", **told)

    def from_16(self):
        sam = {"name": "Noa Verhagen", "birth_date": (local_day(self.now) - dt.timedelta(days=6000)).isoformat()}
        self.opened(3, NOORDERKOOG, ["access"], "Ik wil mijn dossier zien.", "Noa Verhagen", sam, capacity="pupil")

    def new(self):
        self.opened(
            0.1, REGENMETER, ["access"], "Ik wil zien wat de school over Sam bewaart.", "Lotte Voorbeeld", SAM,
            channel="web", email="lotte@thuis.example", by=None, via="public", copy_wanted=True,
        )  # fmt: skip

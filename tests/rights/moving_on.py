"""A request about a pupil who goes to another school, brought as far along as a test asks."""

import datetime as dt

from cases import documents
from cases.moves import changing, move
from rights.requests.models import RightsRequest
from rights.requests.transfer import handing
from schools.models import Role
from tests.factories import AT, make_board, make_people, make_request, make_school

DAY = AT.date()
OKR = {"basis": "okr", "parts": ["administrative", "results", "social_emotional", "guidance", "absence"]}
EXTRA = {"basis": "okr", "parts": [*OKR["parts"], "health"]}
PORTABLE = {"basis": "art_20", "parts": ["own_work", "provided_data"]}
ENROLLED = {"sort": "enrolled", "on": DAY, "source": "receiver"}
LETTER = {"how": "letter", "on": DAY, "note": "Beide ouders, om 15.30 uur."}
SENT = {"sent_at": AT, "okr_version": "OSO 2026.2"}
YES = {"outcome": "given", "who": "parents", "way": "written", "on": DAY}
NO = YES | {"outcome": "refused"}
EMAIL = "inschrijving@baken.example"


class Moving:
    """One request, its school, and the school that the pupil goes to, of another board."""

    def __init__(self, *, sector="po", receiver="vo", born="2014-09-14", school=None, people=None, right="transfer_report"):
        self.school = school or make_school(sector=sector)
        self.people = people or make_people(self.school.board, self.school)
        self.receiver = make_school(make_board(), name="Het Baken", sector=receiver, city="Zilverdam", phone="0123 456 789")
        about = {"rights": [right], "copy_wanted": False}
        self.case = make_request(
            self.school, **about, data_subject={"name": "Sam Voorbeeld", "birth_date": born, "group": "8a"}
        ).case  # fmt: skip
        self.right, self.minutes = right, 0

    @property
    def request(self):
        return RightsRequest.objects.select_related("case__school", "case__board").get(pk=self.case.pk)

    def go(self, name, by="privacy_officer", *, at=None, **facts):
        """Take a step, each a second later: of two records of one sort the last one counts."""
        self.minutes += 1
        at = at or AT + dt.timedelta(seconds=self.minutes)
        return move(self.case, name, by=self.people[Role(by)], at=at, **facts)

    def plan(self, **told):
        self.go("pass_gate", method="known_in_person", on=DAY, covers_address=True)
        self.go("plan_transfer", school=self.receiver, sector=self.receiver.sector, **(told or OKR))
        return self

    def enrolled(self, **told):
        self.plan(**told)
        self.go("record_enrolment", **ENROLLED)
        return self

    def granted(self, **told):
        self.enrolled(**told)
        self.go("decide", "board_member", right=self.right, outcome="granted", text="Het gaat naar de nieuwe school.")
        return self

    def document(self, title="Verslag van Sam", name="verslag-sam.txt", content=b"Overleg van 12 oktober."):
        with changing(self.case, at=AT) as workflow:
            return documents.store(
                workflow.case, name=name, title=title, content=content, at=AT, by=self.people[Role.PRIVACY_OFFICER]
            )  # fmt: skip

    def packed(self, **told):
        """Ready to be handed over: documents chosen, consent given, address checked by a second person."""
        told = told or EXTRA
        self.granted(**told)
        part = next(one for one in told["parts"] if one not in OKR["parts"])
        if told["basis"] != "art_20":
            self.go("record_consent", part=part, **YES)
        self.go("choose_package", part=part, documents=[str(self.document().pk)])
        self.go("give_receiver_address", email=EMAIL, phone="0123 456 789")
        self.go("confirm_receiver_address", "principal", email=EMAIL, how="website")
        return self

    def hand_over(self, *, at=AT):
        request, officer = self.request, self.people[Role.PRIVACY_OFFICER]
        code = handing.hand_over(request, by=officer, role=Role.PRIVACY_OFFICER, version=request.case.version, at=at)
        return code, self.request.hand_overs[-1]

    @property
    def events(self):
        return list(self.case.events.order_by("seq").values_list("name", flat=True))

"""Lets the stories happen: through the same door as real cases, at the moments they tell."""

import datetime as dt

from django.utils.module_loading import import_string

from breaches import assessment
from breaches.models import Breach
from breaches.report import report
from cases import deadlines, notes, registry, tasks_of_case
from cases.models import Outbox
from cases.moves import changing, move
from cases.terms import local_day
from config.demo import house, information
from config.demo.stories import STORIES

LEAD = dt.timedelta(days=400)  # everybody was there before the first story
SPOKEN_OF = dt.timedelta(hours=24)  # older events are not mailed about any more


def build(at):
    """The whole demo board as it stands at this moment."""
    on = local_day(at - LEAD)
    board, schools, people = house.build(on)
    house.suppliers(board, on)
    information.write(board, people["po"], at - LEAD)
    for story in sorted(STORIES, key=lambda story: -story.ago):
        Teller(story, board, schools, people, at).tell()
    for kind in registry.all_kinds():
        if kind.demo:
            import_string(kind.demo)(board, schools, people, at)
    Outbox.objects.filter(event__at__lt=at - SPOKEN_OF).delete()
    return board


class Teller:
    """One story: reported, then step by step down its road, as far as now."""

    def __init__(self, story, board, schools, people, now):
        self.story, self.board, self.school, self.people, self.now = story, board, schools.get(story.school), people, now
        self.start = now - dt.timedelta(hours=story.ago)

    def at(self, hours):
        """So many hours after the discovery; never later than now."""
        return min(self.start + dt.timedelta(hours=hours), self.now)

    def tell(self):
        story = self.story
        breach = report(
            board=self.board, school=self.school, incident=story.incident, by=self.people[story.reporter], at=self.at(0.5),
            discovered_at=self.start, began_at=self.start - dt.timedelta(hours=1), what_happened=story.text,
            measures_taken=story.done, facts=story.facts, channel=Breach.Channel.WEB,
            reporter={"name": self.people[story.reporter].name, "email": self.people[story.reporter].email},
        )  # fmt: skip
        self.case = breach.case
        if story.road:
            notes.assign(self.case, assignee=self.people[story.handler], by=self.people["po"], at=self.at(0.6))
        for name, hours, *about in story.road:
            getattr(self, f"do_{name}")(self.at(hours), *about)

    def move(self, name, by, at, **facts):
        return move(self.case, name, by=self.people[by], at=at, **facts)

    def do_assess(self, at):
        facts = assessment.validate(self.story.facts)
        self.move("assess", "po", at, facts=facts, result=assessment.assess(facts))

    def do_ask(self, at, question):
        self.move("ask_advice", "po", at, question=question)

    def do_advise(self, at, outcome, text):
        self.move("advise", "fg", at, outcome=outcome, text=text)

    def do_decide(self, at, outcome, reason):
        self.move("decide", "bestuur", at, outcome=outcome, reason=reason or "Wij volgen het advies van de FG.")

    def do_preliminary(self, at, reason):
        told = {"outcome": "notify_authority", "preliminary": True, "reason": reason}
        self.move("decide", "bestuur", at, **told, no_advice="FG gevraagd om 9 uur; het advies volgt.")

    def do_notify(self, at, complete):
        clock = deadlines.running(self.case, "authority")
        facts = {"kind": "initial", "complete": complete, "sent_at": at, "number": f"DL{self.case.pk:07d}"}
        late = at > clock.due_at
        self.move("record_notification", "po", at, **facts, late=late, reasons_for_delay="Vakantie." if late else "")

    def do_inform(self, at, count):
        facts = {"sent_at": at, "count": count, "channel": "email", "audience": "Ouders met gezag, ieder op het eigen adres."}
        self.move("record_communication", "po", at, **facts)

    def do_contact(self, at, sort, text, days):
        received = local_day(at)
        facts = {"sort": sort, "received_at": at, "text": text, "answer_by": received + dt.timedelta(days=days), "days": days}
        self.move("record_contact", "fg", at, **facts)

    def do_task(self, at, text, who, days):
        with changing(self.case, at=at) as workflow:
            due_on = local_day(self.now) + dt.timedelta(days=days)
            tasks_of_case.add(
                workflow.case, text=text, assignee=self.people[who], due_on=due_on, by=self.people["po"], at=at
            )

    def do_note(self, at, text):
        notes.message(self.case, to="internal", text=text, by=self.people["po"], at=at)

    def do_evaluate(self, at, text):
        self.move("evaluate", "po", at, text=text)

    def do_close(self, at):
        self.move("close", "po", at)

    def do_dismiss(self, at, reason):
        self.move("dismiss", "po", at, reason=reason)

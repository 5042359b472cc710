"""What the steps of a complaint ask for besides what every kind can ask for."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from cases import timeline
from cases.effects import AssignTo
from rights.complaints.models.records import ComplaintPart, Defence, LadderStep, Verdict


@dataclass(frozen=True)
class BeginStep:
    """A step of the ladder begins."""

    step: LadderStep

    def carry_out(self, case, *, by, at):
        self.step.case, self.step.by, self.step.at = case, by, at
        self.step.save(force_insert=True)


@dataclass(frozen=True)
class HandTo:
    """Who handles this step handles the case as long as it lies there."""

    step: LadderStep
    user: Any

    def carry_out(self, case, *, by, at):
        self.step.handler = self.user
        self.step.save(update_fields=["handler"])
        AssignTo(self.user).carry_out(case, by=by, at=at)


@dataclass(frozen=True)
class EndStep:
    """A step of the ladder is over."""

    step: LadderStep
    ended_at: dt.datetime
    ended_as: str

    def carry_out(self, case, *, by, at):
        self.step.ended_at, self.step.ended_as = self.ended_at, self.ended_as
        self.step.save(update_fields=["ended_at", "ended_as"])


@dataclass(frozen=True)
class Divide:
    """The complaint consists of these parts. Nothing has been said of any part yet, so they take the place of the old ones."""

    texts: tuple

    def carry_out(self, case, *, by, at):
        case.complaintpart_records.all().delete()
        for number, text in enumerate(self.texts, start=1):
            ComplaintPart(case=case, number=number, text=text, by=by, at=at).save(force_insert=True)


@dataclass(frozen=True)
class Judge:
    """The outcome of parts at one step, with reasons, by the number of the part."""

    step: LadderStep
    parts: dict

    def carry_out(self, case, *, by, at):
        for part in case.complaintpart_records.filter(number__in=self.parts):
            outcome, reasons = self.parts[part.number]
            row = Verdict(case=case, step=self.step, part=part, outcome=outcome, reasons=reasons, by=by, at=at)
            row.save(force_insert=True)


@dataclass(frozen=True)
class TellAsked:
    """Whose defence is asked: told to that person by mail, who may know of nothing else in the case."""

    defence: Defence

    def carry_out(self, case, *, by, at):
        facts = {"asked": self.defence.respondent_id, "page": f"werk/verweer/{self.defence.pk}"}
        timeline.record(case, "complaint.defence_asked", at=at, by=by, facts=facts)

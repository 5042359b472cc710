"""How what was handed over ends: its link and code are dead, nobody chases it any more, and the package is erased."""

from dataclasses import dataclass, field

from cases import addressees, documents, tasks_of_case, timeline

REPLACED, CHANGED, REFUSED, BLOCKED = "replaced", "plan_changed", "consent_refused", "five_wrong_codes"


@dataclass(frozen=True)
class EndLinks:
    """What was handed over under an older plan, an older address or a consent that was taken back opens nothing any more."""

    why: str
    rows: list = field(default_factory=list)

    def carry_out(self, case, *, by, at):
        for row in self.rows:
            row.case = case
            end(row, why=self.why, by=by, at=at)


@dataclass(frozen=True)
class EndTasks:
    """Nobody has to check these addresses any more: there is another plan, or another address."""

    rows: list = field(default_factory=list)

    def carry_out(self, case, *, by, at):
        for row in self.rows:
            row.case = case
            finish_task(row, by=by, at=at)


def end(row, *, why, by=None, at, via=""):
    """End one hand-over. The case is held locked. What has ended already stays as it is."""
    if row.addressee.ended_at is None:
        addressees.end(row.addressee, at=at)
        facts = {"addressee": str(row.addressee_id), "why": why}
        timeline.record(row.case, "request.handover_ended", at=at, by=by, via=via, facts=facts)
    finish_task(row, by=by, at=at)
    row.document.case = row.case
    if row.document.erased_at is None:
        documents.erase(row.case, row.document, by=by, at=at)


def finish_task(row, *, by=None, at):
    """What somebody was asked about this row is over: to call the receiving school, or to check its address."""
    if row.task and row.task.done_at is None:
        row.task.case = row.case
        tasks_of_case.finish(row.case, row.task, by=by, at=at)

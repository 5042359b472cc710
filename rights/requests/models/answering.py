"""What must be in order before an answer goes out, and the answer as it goes: complete, and with what it promises."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from cases import tasks_of_case
from cases.effects import AddRow, EndClock
from cases.moves import Refused
from cases.workflow import guard
from rights.requests.letters import answer, drafts, information, sent
from rights.requests.models import clocks, code_task
from rights.requests.models.clocks import ANSWER, CONSENT, INFORMATION
from rights.requests.models.papers import Release
from rights.requests.models.records import Answer
from rights.requests.models.right import Outcome

ELECTRONIC = Answer.Way.ELECTRONIC
BEFORE_THE_DECISION = _(
    "This lies before the decision was recorded. Did the letter really go out then? Write why the decision was recorded later."
)
COPY_MISSING = _(
    "A copy was asked for and granted. Choose the files that go along on the page of the letter, or give the copy on paper."
)
FILE_MISSING = _(
    "A file to take along was granted (AVG 20). Choose the file that goes along; when it is not in the case yet, add it there "
    "first."
)
NO_ADDRESS = _("No postal address is known. By post this letter cannot go; handed over at school it needs none.")
LETTER_UNREACHABLE = _(
    "This answer can hold data from the file, and nobody established that this e-mail address is the requester’s. "
    "Send it by post or give it at the counter."
)


@guard("letter_unfinished", _("Something between [brackets] in the letter still has to be filled in. Open the letter first."))
def letter_is_finished(request):
    return drafts.is_finished(request)


@guard("letter_outdated", _("After the letter was edited something else was decided. Open the letter and look it through."))
def letter_is_current(request):
    return drafts.is_current(request)


@guard(
    "information_missing",
    _("An answer about access carries the information of AVG 15(1) and (2). First complete the text of your board."),
)
def has_information(request):
    return not answer.needs_information(request) or information.is_ready_for(request)


READY = (letter_is_finished, letter_is_current, has_information)


def sending(request, *, by, at, way, sent_at, late_reason, copy_on_paper, documents, recorded_later):
    """The effects of sending the answer: the row with the letter as sent, and the end of the clocks."""
    early = sent_at < at and is_before_decision(request, sent_at)
    if early and not recorded_later:
        raise Refused("before_the_decision", BEFORE_THE_DECISION, request.state, field="recorded_later")
    chosen = choose(request, documents, by=by, at=at) if documents is not None else []
    late = is_late(request, sent_at)
    if late and not late_reason:
        why = _("The term has passed. Write why; it stands in the letter.")
        raise Refused("late_answer", why, request.state, field="late_reason")
    sealed = is_sealed(request, way)
    if sealed and not (request.gate and request.gate.covers_address):
        raise Refused("address_not_covered", LETTER_UNREACHABLE, request.state, field="way")
    if why := copy_stopped(request, way, copy_on_paper):
        raise Refused("copy_missing", why, request.state, field="copy_on_paper")
    if answer.promises_file(request) and not request.releases_chosen:
        raise Refused("file_missing", FILE_MISSING, request.state, field="documents")
    on_paper = answer.promises_copy(request) and (copy_on_paper or way != ELECTRONIC)
    reason = late_reason if late else ""
    letter = sent.answered(request, by=by, at=sent_at, way=way, late_reason=reason, copy_on_paper=on_paper)
    row = Answer(
        way=way, language=request.language, sent_at=sent_at, late=late, late_reason=reason, copy_on_paper=on_paper,
        recorded_later=recorded_later if early else "", by=by, at=at, **letter,
    )  # fmt: skip
    request.letter_draft = {}
    ends = [EndClock(purpose, sent_at) for purpose in (ANSWER, INFORMATION, CONSENT)]
    along = [GoesAlong(one, row) for one in request.releases_chosen]
    code = [code_task.AskCode(row)] if sealed else []
    return [AddRow(row), *chosen, *along, *ends, *code]


def is_sealed(request, way):
    """Whether something in this answer opens on the requester's page with a code only."""
    return way == ELECTRONIC and bool(request.tells_of_file() or request.releases_chosen)


def is_late(request, moment):
    """Whether an answer at this moment comes too late; one that only refuses does so after the first month (art. 12(4))."""
    if any(clocks.is_late(request, purpose, moment) for purpose in (ANSWER, INFORMATION)):
        return True
    rows = [row for right in request.rights if (row := request.decision_on(right)) and row.outcome != Outcome.DROPPED]
    if not rows or any(row.outcome != Outcome.REFUSED or row.late for row in rows):
        return False
    end = clocks.first_month_end(request, at=moment)
    return end is not None and moment > end


def is_before_decision(request, moment):
    """Whether this moment lies before the last decision was recorded; people write minutes only."""
    decided = [decision.at for right in request.rights if (decision := request.decision_on(right))]
    return bool(decided) and moment < max(decided).replace(second=0, microsecond=0)


def choose(request, documents, *, by, at):
    """Exactly these files go along with this answer, by their ids; with the effects that let go of what was chosen before."""
    if documents and request.gate is None:
        raise Refused("gate", _("First establish who asks, and that this person may ask it."), request.state)
    there = {one.document_id: one for one in request.releases_chosen}
    wanted = list(request.case.documents.filter(pk__in=documents, erased_at=None).order_by("at", "pk"))
    rows = [there.get(one.pk) or Release(case=request.case, document=one, by=by, at=at) for one in wanted]
    request.releases_chosen = rows
    return [NotAlong(frozenset(there) - {one.pk for one in wanted})]


def has_address(request):
    """Whether a letter by post would have somewhere to go."""
    return bool((request.requester or {}).get("address", "").strip())


def copy_stopped(request, way, copy_on_paper):
    """Why the copy that was promised would not reach the requester; empty where it does."""
    if not answer.promises_copy(request) or way != ELECTRONIC or copy_on_paper:
        return ""
    if any(visit.copy_given for visit in request.visits):
        return ""
    return "" if request.releases_chosen else COPY_MISSING


@dataclass(frozen=True)
class ChosenAnew:
    """What was chosen under an earlier gate goes along with nothing: it is chosen anew."""

    def carry_out(self, case, *, by, at):
        case.release_records.filter(answer=None).delete()


@dataclass(frozen=True)
class NotAlong:
    """What was chosen earlier does not go along after all."""

    documents: frozenset

    def carry_out(self, case, *, by, at):
        case.release_records.filter(answer=None, document__in=self.documents).delete()


@dataclass(frozen=True)
class GoesAlong:
    """A file that was chosen goes with this answer."""

    release: Any
    answer: Answer

    def carry_out(self, case, *, by, at):
        self.release.case, self.release.answer = case, self.answer
        self.release.save()


@dataclass(frozen=True)
class Told:
    """A fact about the answer that became known later: delivered, opened or posted. Once it is there, paper is asked no more."""

    answer: Answer
    fact: str
    moment: dt.datetime

    def carry_out(self, case, *, by, at):
        row = self.answer
        row.case = case
        setattr(row, f"{self.fact}_at", self.moment)
        row.save(update_fields=[f"{self.fact}_at"])
        if self.fact in ("opened", "posted"):
            code_task.finish(case, by=by, at=at)
        if row.paper_task and row.paper_task.done_at is None:
            row.paper_task.case = case
            tasks_of_case.finish(case, row.paper_task, by=by, at=at)

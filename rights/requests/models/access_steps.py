"""The steps of a request that only the right of access (inzage) has: searching, looking through, and the visit at school."""

import datetime as dt
from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cases import tasks_of_case, timeline
from cases.effects import AddRow, AddTask
from cases.models import Task
from cases.moves import Refused
from cases.terms import local_day
from cases.workflow import guard, step
from pages import words
from rights.requests.models.access import Call, Omission, ReviewCheck, Search, VisitChoice, VisitPlan, VisitSlot
from rights.requests.models.records import Visit
from rights.requests.models.right import ACTS, Right
from rights.requests.models.steps import OFFICER, OPEN, PRINCIPAL, A, D, S, Steps
from schools.models import User

ACCESSES = frozenset({Right.ACCESS, Right.NONCUSTODIAL_INFORMATION})
HALF_AN_HOUR = dt.timedelta(minutes=30)
Choice = VisitChoice.Choice
BE_THERE = _("Be present when somebody comes to look at data: %(moment)s, %(place)s.")
CALL = _("Call the requester: none of the proposed moments fits.")


@dataclass(frozen=True)
class AskSearch:
    """Somebody is asked to look in a place: a task, and a row that says which places were searched."""

    search: Search
    text: str
    person: User
    due_on: dt.date | None

    def carry_out(self, case, *, by, at):
        self.search.case = case
        self.search.task = tasks_of_case.add(
            case, text=self.text, sort=Task.Sort.QUESTION, assignee=self.person, due_on=self.due_on, by=by, at=at
        )  # fmt: skip
        self.search.save(force_insert=True)


@dataclass(frozen=True)
class Propose:
    """A plan with its moments."""

    plan: VisitPlan
    moments: tuple

    def carry_out(self, case, *, by, at):
        self.plan.case = case
        self.plan.save(force_insert=True)
        VisitSlot.objects.bulk_create(VisitSlot(plan=self.plan, starts_at=moment) for moment in self.moments)


@dataclass(frozen=True)
class EndPlan:
    """A plan no longer stands, and what was agreed by it is off: both sides are told."""

    plan: VisitPlan

    def carry_out(self, case, *, by, at):
        VisitPlan.objects.filter(pk=self.plan.pk).update(ended_at=at)
        chosen = self.plan.choices.filter(ended_at=None).select_related("task").first()
        if chosen is None:
            return
        VisitChoice.objects.filter(pk=chosen.pk).update(ended_at=at)
        finish(case, chosen.task, by=by, at=at)
        if chosen.starts_at and chosen.starts_at > at:
            facts = {"visit": str(chosen.pk), "assignee": chosen.present_id}
            timeline.record(case, "request.visit_cancelled", at=at, by=by, facts=facts)


@dataclass(frozen=True)
class Choose:
    """The requester's answer to a plan. A colleague is promised to one visitor at a time, over all cases."""

    plan: VisitPlan
    choice: str
    starts_at: dt.datetime | None

    def carry_out(self, case, *, by, at):
        row = VisitChoice(
            case=case, plan=self.plan, choice=self.choice, starts_at=self.starts_at, present=self.plan.present, by=by, at=at
        )  # fmt: skip
        if self.starts_at:
            self.check_free()
            told = {"moment": words.moment(self.starts_at), "place": self.plan.place}
            text = str(BE_THERE) % told
            row.task = tasks_of_case.add(
                case, text=text, assignee=self.plan.present, due_on=local_day(self.starts_at), by=by, at=at
            )  # fmt: skip
        row.save(force_insert=True)

    def check_free(self):
        """Whoever comes second waits here for the first, and then finds the moment taken."""
        User.objects.select_for_update(of=("self",)).get(pk=self.plan.present_id)
        around = (self.starts_at - HALF_AN_HOUR, self.starts_at + HALF_AN_HOUR)
        taken = VisitChoice.objects.filter(present=self.plan.present, ended_at=None, choice=Choice.SLOT)
        if taken.filter(starts_at__gt=around[0], starts_at__lt=around[1]).exists():
            raise Refused("slot_taken", _("This moment has just been taken. Choose another one."))


@dataclass(frozen=True)
class Held:
    """The visit took place: who had to be present has done so, and the plan is over."""

    plan: VisitPlan

    def carry_out(self, case, *, by, at):
        VisitPlan.objects.filter(pk=self.plan.pk).update(ended_at=at)
        for chosen in self.plan.choices.filter(ended_at=None).select_related("task"):
            finish(case, chosen.task, by=by, at=at)


def finish(case, task, *, by, at):
    if task and not task.done_at:
        task.case = case
        tasks_of_case.finish(case, task, by=by, at=at)


class AccessSteps:
    """Mixed into the row of a request, beside its other steps."""

    # What is on record.

    @cached_property
    def searches(self):
        rows = self.case.search_records.select_related("task__assignee", "answered_by").prefetch_related("found")
        return list(rows.order_by("at", "pk"))

    @cached_property
    def found(self):
        """The documents that searches brought, each with its reviews, the latest last."""
        rows = list(self.case.found_records.select_related("document", "search", "by").order_by("at", "pk"))
        reviews = list(self.case.review_records.select_related("by", "replacement").order_by("at", "pk"))
        for row in rows:
            row.seen = [review for review in reviews if review.found_id == row.pk]
        return rows

    @cached_property
    def omissions(self):
        """What is left out as it stands now: an omission of an earlier look at a document no longer counts."""
        counting = {row.seen[-1].pk for row in self.found if row.seen}
        rows = self.case.omission_records.select_related("by", "review__found__document").order_by("at", "pk")
        return [row for row in rows if row.review_id is None or row.review_id in counting]

    @cached_property
    def review_check(self):
        """The list that was answered last; None before that."""
        return self.case.reviewcheck_records.select_related("by").order_by("at", "pk").last()

    @cached_property
    def visit_plans(self):
        return list(self.case.visitplan_records.select_related("present", "by").prefetch_related("slots").order_by("at", "pk"))

    @property
    def visit_plan(self):
        """The plan that stands; None where there is none, or it is over."""
        return next((plan for plan in reversed(self.visit_plans) if plan.ended_at is None), None)

    @cached_property
    def visit_choices(self):
        return list(self.case.visitchoice_records.select_related("present", "by", "plan").order_by("at", "pk"))

    @property
    def visit_choice(self):
        """What was answered to the plan that stands."""
        return next((row for row in self.visit_choices if self.visit_plan == row.plan and row.ended_at is None), None)

    @cached_property
    def calls(self):
        return list(self.case.call_records.select_related("by").order_by("spoken_at", "pk"))

    # Guards.

    @guard("no_access", _("Access was not asked in this request."))
    def asks_access(self):
        return bool(ACCESSES & set(self.rights))

    @guard("nothing_found", _("No search has brought a document yet. There is nothing to look through."))
    def has_found(self):
        return bool(self.found)

    @guard("no_visit_plan", _("No moments have been proposed, or they were taken back."), quiet=True)
    def has_visit_plan(self):
        return self.visit_plan is not None

    @guard("visit_chosen", _("A choice has been made already. To change it, propose moments anew."))
    def has_no_visit_choice(self):
        return self.visit_choice is None

    def check_reviewed(self, right, outcome):
        """Nothing that a search brought leaves before somebody has looked at it, and the list has been answered."""
        if right not in ACCESSES or outcome not in ACTS or not self.found:
            return
        unseen = [row for row in self.found if not row.seen]
        if unseen:
            raise Refused("review_open", _("Documents that were found have not been looked through yet."), self.state)
        if self.review_check is None or self.review_check.at < max(row.at for row in self.found):
            raise Refused("review_open", _("First answer the list of what must not be overlooked."), self.state)

    # Collect and look through.

    @step(
        ways=OPEN, roles={OFFICER, PRINCIPAL}, guards=(asks_access,), icon="search",
        label=_("Have it searched"), done=_("Search asked"), hint=_("One task each: who looks in which place."),
    )  # fmt: skip
    def ask_search(self, *, by, at, place, person, text, due_on=None):
        return [AskSearch(Search(place=place, name=place.name, by=by, at=at), text, person, due_on)]

    @step(
        ways={A: A, D: D}, roles={OFFICER, PRINCIPAL}, guards=(has_found,), icon="list-checks",
        label=_("Answer the list before data leave"), done=_("List before data leave answered"),
        hint=_("Other parent, other pupils, protected address, Veilig Thuis, danger to the child."),
    )  # fmt: skip
    def check_review(self, *, by, at, answers, note=""):
        return [AddRow(ReviewCheck(answers=answers, note=note, by=by, at=at))]

    @step(
        ways={A: A, D: D}, roles={OFFICER, PRINCIPAL}, guards=(asks_access,), icon="eye-off",
        label=_("Record what is left out"), done=_("Recorded what is left out"),
        hint=_("What was never a document in this case, such as a personal note outside the file."),
    )  # fmt: skip
    def record_omission(self, *, by, at, ground, words):
        return [AddRow(Omission(ground=ground, words=words, by=by, at=at))]

    # The visit: offered, never required; it pauses nothing and closes no promise of a copy.

    @step(
        ways={A: A, D: D, S: S}, roles={OFFICER, PRINCIPAL}, guards=(Steps.is_admitted, asks_access), icon="calendar-plus",
        label=_("Propose moments for a visit"), done=_("Moments for a visit proposed"),
        hint=_("The requester chooses one on the own page. Nobody has to come; the term runs on."),
    )  # fmt: skip
    def plan_visit(self, *, by, at, slots, place, present, note=""):
        plan = VisitPlan(place=place, present=present, note=note, by=by, at=at)
        return [*self.visit_ended(), Propose(plan, tuple(slots))]

    def visit_ended(self):
        """What ends the plan that stands, if there is one."""
        return [EndPlan(self.visit_plan)] if self.visit_plan else []

    @step(
        ways={A: A, D: D, S: S}, roles={OFFICER, PRINCIPAL}, guards=(has_visit_plan,), icon="calendar-x", danger=True,
        label=_("Take back the moments for a visit"), done=_("Moments for a visit taken back"),
    )  # fmt: skip
    def withdraw_visit(self, *, by, at, reason=""):
        return self.visit_ended()

    @step(
        ways={A: A, D: D, S: S}, roles={OFFICER, PRINCIPAL}, guards=(has_visit_plan, has_no_visit_choice), icon="phone",
        outside=True, label=_("Record which moment was chosen"), done=_("Answered about the visit"),
        hint=_("When the requester says it by telephone or at the desk."),
    )  # fmt: skip
    def pick_visit(self, *, by, at, choice, slot=""):
        plan, starts_at = self.visit_plan, None
        if choice == Choice.SLOT:
            found = next((one for one in plan.slots.all() if str(one.pk) == slot), None)
            if found is None:
                raise Refused("slot_gone", _("The school no longer offers this moment. Choose one of these."), self.state)
            if found.starts_at <= at:
                raise Refused("slot_past", _("This moment has passed. Choose another one."), self.state)
            starts_at = found.starts_at
        chosen = Choose(plan, choice, starts_at)
        return [chosen, *self.call_back(plan, at)] if choice == Choice.NONE_FITS else [chosen]

    def call_back(self, plan, at):
        return [AddTask(str(CALL), assignee=plan.by, due_on=local_day(at) + dt.timedelta(days=2))]

    @step(
        ways={A: A, D: D, S: S}, roles={OFFICER, PRINCIPAL}, guards=(Steps.is_admitted, asks_access), icon="calendar-check",
        label=_("Record the visit"), done=_("Visit recorded"), hint=_("Who came, which colleague was present, what was shown."),
    )  # fmt: skip
    def record_visit(self, *, by, at, present, visited_at, shown, copy=False, visitors="", remarks=""):
        row = Visit(
            present=present, visited_at=visited_at, shown=shown, copy_given=copy, visitors=visitors, remarks=remarks, by=by, at=at
        )
        return [AddRow(row), *([Held(self.visit_plan)] if self.visit_plan else [])]

    # Talking.

    @step(
        ways={**OPEN, S: S}, roles={OFFICER, PRINCIPAL}, icon="phone",
        label=_("Record a call"), done=_("Call recorded"), hint=_("Who was spoken, and what was agreed."),
    )  # fmt: skip
    def record_call(self, *, by, at, spoken_at, who, text, agreed="", shown=False):
        return [AddRow(Call(spoken_at=spoken_at, who=who, text=text, agreed=agreed, shown=shown, by=by, at=at))]

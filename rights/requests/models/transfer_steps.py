"""The steps of a transfer to another school (overdracht): nothing leaves before enrolment, the OKR not before inspection.

The OKR goes by OSO and is only recorded here. What goes in a package is handed over by `rights.requests.transfer`.
"""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cases import tasks_of_case, terms
from cases.effects import AddRow, EndClock, StartClock
from cases.moves import Refused
from cases.terms import local_day
from cases.workflow import guard, step
from rights.people import age_on
from rights.requests.models import transfer_rules as rules
from rights.requests.models.right import ACTS, Right, sector_of
from rights.requests.models.steps import BOARD, OFFICER, PRINCIPAL, A, D, S, Steps
from rights.requests.models.transfer import (
    REPORT,
    Basis,
    Enrolment,
    PackagePart,
    Part,
    ReceiverAddress,
    Transfer,
    TransferConsent,
    TransferFact,
    TransferSent,
)
from rights.requests.models.transfer_ends import CHANGED, REFUSED, EndLinks, EndTasks, finish_task

INSPECTION = "inspection"  # the purpose of the clock of the parents' time to react
TRANSFERS = frozenset({Right.PORTABILITY, Right.TRANSFER_REPORT})
WAYS = {A: A, D: D, S: S}
HANDLES = {OFFICER, PRINCIPAL}
CHECKERS = frozenset({OFFICER, PRINCIPAL, BOARD})
Fact = TransferFact.Sort
NOT_BEFORE = _("This lies before the pupil was enrolled or registered there. Nothing leaves before that.")
CHECK = _("Check the address of the receiving school: look it up yourself, and confirm it.")


@dataclass(frozen=True)
class AskSecond:
    """An address, with a task for a second person to check it."""

    row: ReceiverAddress
    second: Any = None

    def carry_out(self, case, *, by, at):
        if self.second:
            told = {"text": str(CHECK), "assignee": self.second, "due_on": local_day(at)}
            self.row.task = tasks_of_case.add(case, **told, by=by, at=at)
        self.row.case = case
        self.row.save(force_insert=True)


@dataclass(frozen=True)
class Checked:
    """A second person checked the address."""

    row: ReceiverAddress
    how: str

    def carry_out(self, case, *, by, at):
        row = self.row
        row.case = case
        row.confirmed_at, row.confirmed_by, row.how = at, by, self.how
        row.save(update_fields=["confirmed_at", "confirmed_by", "how"])
        finish_task(row, by=by, at=at)


class TransferSteps:
    """Mixed into the row of a request, after its main road."""

    @cached_property
    def transfers(self):
        found = list(self.case.transfer_records.select_related("school__board", "by").order_by("at", "pk"))
        return self._with_case(found)

    @property
    def transfer(self):
        """The plan that counts; None while nobody planned one."""
        return self.transfers[-1] if self.transfers else None

    def _with_case(self, rows):
        for row in rows:
            row.case = self.case
        return rows

    def of_transfer(self, rows, *beside):
        """The rows of the plan that counts, the latest last."""
        found = rows.filter(transfer=self.transfer).select_related("by", *beside).order_by("at", "pk") if self.transfer else ()
        return self._with_case(list(found))

    @cached_property
    def enrolments(self):
        return self.of_transfer(self.case.enrolment_records)

    @cached_property
    def transfer_consents(self):
        return self.of_transfer(self.case.transferconsent_records)

    @cached_property
    def transfer_facts(self):
        return self.of_transfer(self.case.transferfact_records)

    @cached_property
    def sendings(self):
        return self.of_transfer(self.case.transfersent_records)

    @cached_property
    def receiver_addresses(self):
        return self.of_transfer(self.case.receiveraddress_records, "task", "confirmed_by")

    @cached_property
    def package_parts(self):
        latest = {row.part: row for row in self.of_transfer(self.case.packagepart_records)}
        return [row for row in latest.values() if row.documents]

    @cached_property
    def hand_overs(self):
        return self.of_transfer(self.case.handover_records, "addressee", "document", "task")

    def going(self, at):
        """The parts that the package holds: with documents, or as data; a part for which consent was refused stays here."""
        chosen = [row.part for row in self.package_parts]
        if self.transfer and Part.PROVIDED in self.transfer.packed and Part.PROVIDED not in chosen:
            chosen.append(Part.PROVIDED.value)
        return [part for part in chosen if self.may_go(part, at) is not False]

    def happened(self, sort):
        """What happened of this sort on the road of the OKR, the latest last."""
        return [row for row in self.transfer_facts if row.sort == sort]

    @property
    def enrolment(self):
        return self.enrolments[-1] if self.enrolments else None

    @property
    def receiver_address(self):
        return self.receiver_addresses[-1] if self.receiver_addresses else None

    # What consent says.

    def age_on(self, at):
        """In whole years on the day of this moment; who is 16 that day consents by oneself."""
        return age_on(self.birth_date, local_day(at))

    def consents_needed(self, at):
        """The parts for which consent is needed, by this installation's reading."""
        sector = sector_of(self.case)
        age, scope = self.age_on(at), settings.OKR_CONSENT_SCOPE
        return rules.needed(self.transfer, sector=sector, age=age, scope=scope) if self.transfer else []

    def may_go(self, part, at):
        """Whether consent lets a part go: None while it has not been asked."""
        return rules.standing(part, self.consents_needed(at), self.transfer_consents)

    @property
    def is_granted(self):
        """Whether what stands about the right of this plan gives it."""
        decision = self.decision_on(self.transfer.right) if self.transfer else None
        return decision is not None and decision.outcome in ACTS

    # Guards.

    @guard("no_transfer_right", _("Nobody asked to take data along, or for a report to another school. Add that right first."))
    def asks_transfer(self):
        return bool(TRANSFERS & set(self.rights))

    @guard("no_transfer", _("First plan the transfer: to which school, on what basis, and what goes."))
    def is_planned(self):
        return self.transfer is not None

    @guard("no_report", _("No report (OKR) goes in this transfer."))
    def sends_report(self):
        return self.transfer is not None and self.transfer.holds_report

    @guard("no_consent_needed", _("No consent is needed, and no objection is possible. What parents say is added as their view."))
    def asks_consent(self):
        return self.transfer is not None and bool(self.consents_needed(self.transfer.at))

    @guard("no_package", _("Nothing goes in a package in this transfer."))
    def sends_package(self):
        return self.transfer is not None and bool(self.transfer.packed)

    @guard("not_enrolled", _("First record that the pupil is enrolled or registered there. Nothing leaves before that."))
    def is_enrolled(self):
        return self.enrolment is not None

    @guard("transfer_refused", _("The transfer has been refused. Nothing leaves."))
    def is_not_refused(self):
        decision = self.decision_on(self.transfer.right) if self.transfer else None
        return decision is None or decision.outcome in ACTS

    @guard("not_sent", _("First record that the report was sent."))
    def was_sent(self):
        return bool(self.sendings)

    @guard("no_address", _("First enter the address of the receiving school."))
    def has_open_address(self):
        return self.receiver_address is not None and self.receiver_address.confirmed_at is None

    # The plan.

    @step(
        ways=WAYS, roles=HANDLES, guards=(Steps.is_admitted, asks_transfer), icon="school",
        label=_("Plan the transfer to another school"), done=_("Transfer planned"),
        hint=_("To which school, on what basis, and what goes along."),
    )  # fmt: skip
    def plan_transfer(self, *, by, at, basis, sector, parts, school=None, school_name="", school_address=""):
        right = Right.TRANSFER_REPORT if basis == Basis.OKR else Right.PORTABILITY
        if right not in self.rights:
            right = next(one for one in self.rights if one in TRANSFERS)
        in_words = {} if school else {"name": school_name, "address": school_address}
        told = {"receiver": in_words, "sector": sector, "parts": list(parts)}
        row = Transfer(right=right, basis=basis, school=school, **told, by=by, at=at)
        return [AddRow(row), EndTasks(self.receiver_addresses), EndLinks(CHANGED, self.hand_overs)]

    @step(
        ways=WAYS, roles=HANDLES, guards=(Steps.is_admitted, is_planned), icon="user-check",
        label=_("Record the enrolment there"), done=_("Enrolment at the other school recorded"),
        hint=_("The exchange belongs to an enrolment that is there or agreed, never to choosing pupils."),
    )  # fmt: skip
    def record_enrolment(self, *, by, at, sort, on, source):
        return [AddRow(Enrolment(transfer=self.transfer, sort=sort, on=on, source=source, by=by, at=at))]

    @step(
        ways=WAYS, roles=HANDLES, guards=(Steps.is_admitted, is_planned, asks_consent), icon="circle-check",
        label=_("Record consent"), done=_("Consent recorded"),
        hint=_("Given or refused, for each part by itself. A refusal is respected."),
    )  # fmt: skip
    def record_consent(self, *, by, at, part, outcome, who, way, on, confirmed_on=None):
        given = outcome == TransferConsent.GIVEN
        self.check_consent(part, given, who, way, confirmed_on, at)
        row = TransferConsent(
            transfer=self.transfer, part=part, given=given, who=who, way=way, on=on, confirmed_on=confirmed_on, by=by, at=at
        )  # fmt: skip
        return [AddRow(row), *([] if given else [EndLinks(REFUSED, self.hand_overs)])]

    def check_consent(self, part, given, who, way, confirmed_on, at):
        """Refused where consent is no question, where it is not this person's, and where oral consent was not confirmed."""
        if part not in self.consents_needed(at):
            if part == REPORT:
                raise Refused(TransferSteps.asks_consent.rule, TransferSteps.asks_consent.reason, self.state)
            raise Refused("not_in_plan", _("This part is not in the plan, or needs no consent."), self.state)
        whose = rules.who_consents(self.age_on(at))
        if whose and who != whose:
            pupil = _("From 16 the pupil consents, not the parents."), _("Below 16 the parents consent, not the pupil.")
            raise Refused("whose_consent", pupil[whose == TransferConsent.Who.PARENTS], self.state)
        if given and way == TransferConsent.Way.ORAL and confirmed_on is None:
            raise Refused("not_confirmed", _("Oral consent counts once it was confirmed in writing. Fill in when."), self.state)

    # The road of the report.

    @step(
        ways=WAYS, roles=HANDLES, guards=(Steps.is_admitted, sends_report), icon="eye",
        label=_("Offer inspection of the report"), done=_("Inspection of the report offered"),
        hint=_("They have ten school days to react; we count working days, so add the days of a school holiday yourself."),
    )  # fmt: skip
    def offer_inspection(self, *, by, at, on):
        offered = TransferFact(transfer=self.transfer, sort=Fact.OFFERED, on=on, by=by, at=at)
        moment = terms.end_of_day(on) if on < local_day(at) else at
        start = StartClock("own_working_days", INSPECTION, min(moment, at), count=rules.REACT_DAYS)
        return [AddRow(offered), EndClock(INSPECTION, at), start]

    @step(
        ways=WAYS, roles=HANDLES, guards=(Steps.is_admitted, sends_report), icon="eye",
        label=_("Record the inspection of the report"), done=_("Inspection of the report recorded"),
        hint=_("In one of four ways, so that it can be shown afterwards."),
    )  # fmt: skip
    def record_inspection(self, *, by, at, how, on, note=""):
        row = TransferFact(transfer=self.transfer, sort=Fact.INSPECTED, on=on, how=how, text=note, by=by, at=at)
        return [AddRow(row), EndClock(INSPECTION, at)]

    @step(
        ways=WAYS, roles=HANDLES, guards=(Steps.is_admitted, sends_report), icon="message-square-text",
        label=_("Add the own view of parents or pupil"), done=_("Own view added to the report"),
        hint=_("It goes along with the report. The school decides about changes; impressions are not corrected."),
    )  # fmt: skip
    def add_statement_of_views(self, *, by, at, text, on):
        return [AddRow(TransferFact(transfer=self.transfer, sort=Fact.VIEWS, on=on, text=text, by=by, at=at))]

    @step(
        ways=WAYS, roles=HANDLES, guards=(Steps.is_admitted, sends_report), icon="copy",
        label=_("Record that a copy was given"), done=_("Copy of the report given"), hint=_("Parents get a copy of the report."),
    )  # fmt: skip
    def record_copy_given(self, *, by, at, on):
        return [AddRow(TransferFact(transfer=self.transfer, sort=Fact.COPY, on=on, by=by, at=at))]

    @step(
        ways=WAYS, roles=HANDLES, guards=(Steps.is_admitted, sends_report, is_enrolled, is_not_refused), icon="send",
        label=_("Record that the report was sent by OSO"), done=_("Report sent by OSO"),
        hint=_("OSO sends the report; here stands that it went, and in which version."),
    )  # fmt: skip
    def record_transfer_sent(self, *, by, at, sent_at, okr_version, reason=""):
        for rule, text, overridable in self.not_ready_to_send(sent_at):
            if not (overridable and reason):
                raise Refused(rule, text, self.state)
        without = reason if not self.happened(Fact.INSPECTED) else ""
        row = TransferSent(
            transfer=self.transfer, sent_at=sent_at, okr_version=okr_version, reason=without, by=by, at=at
        )  # fmt: skip
        return [AddRow(row), EndClock(INSPECTION, at)]

    def not_ready_to_send(self, sent_at):
        """What stands in the way of the report, with its rule and whether a reason goes before it."""
        day = local_day(sent_at)
        if day < self.enrolment.on:
            yield "before_enrolment", NOT_BEFORE, False
        may = self.may_go(REPORT, sent_at)
        if may is None:
            yield "no_consent", _("From a secondary school the report goes with consent only. First record that."), False
        elif not may:
            yield "consent_refused", _("Consent was refused. That is respected: the report does not go."), False
        if not any(row.on <= day for row in self.happened(Fact.INSPECTED)):
            yield "inspection_first", _("First record that the parents, or the pupil, could look at the report."), True

    @step(
        ways=WAYS, roles=HANDLES, guards=(Steps.is_admitted, sends_report, was_sent), icon="mail-check",
        label=_("Record that the report was received"), done=_("Report received by the other school"),
    )  # fmt: skip
    def record_transfer_received(self, *, by, at, on, note=""):
        return [AddRow(TransferFact(transfer=self.transfer, sort=Fact.RECEIVED, on=on, text=note, by=by, at=at))]

    # The road of the package.

    @step(
        ways=WAYS, roles=HANDLES, guards=(Steps.is_admitted, sends_package), icon="package",
        label=_("Choose what goes in the package"), done=_("Chosen what goes in the package"),
    )  # fmt: skip
    def choose_package(self, *, by, at, part, documents):
        if part not in self.transfer.packed:
            raise Refused("not_in_plan", _("This part is not in the plan."), self.state)
        if documents and self.may_go(part, at) is False:
            raise Refused("consent_refused", _("Consent for this part was refused. It does not go."), self.state)
        ids = [str(getattr(one, "pk", one)) for one in documents]
        return [AddRow(PackagePart(transfer=self.transfer, part=part, documents=ids, by=by, at=at))]

    @step(
        ways=WAYS, roles=HANDLES, guards=(Steps.is_admitted, sends_package), icon="mail",
        label=_("Enter the address of the receiving school"), done=_("Address of the receiving school entered"),
        hint=_("A second person checks it before anything goes there."),
    )  # fmt: skip
    def give_receiver_address(self, *, by, at, email, phone="", second=None):
        row = ReceiverAddress(transfer=self.transfer, email=email, phone=phone, by=by, at=at)
        return [EndTasks(self.receiver_addresses), AskSecond(row, second), EndLinks(CHANGED, self.hand_overs)]

    @step(
        ways=WAYS, roles=CHECKERS, guards=(Steps.is_admitted, sends_package, has_open_address),
        icon="shield-check",
        label=_("Check the address of the receiving school"), done=_("Address checked by a second person"),
        hint=_("Look it up yourself, elsewhere than where it came from."),
    )  # fmt: skip
    def confirm_receiver_address(self, *, by, at, email, how):
        row = self.receiver_address
        if row.by_id == by.pk:
            raise Refused("same_person", _("You entered this address yourself. A colleague checks it."), self.state)
        if email.strip().lower() != (row.email or "").strip().lower():
            text = _("This is another address than was entered. Find out together which one is right.")
            raise Refused("other_address", text, self.state)
        return [Checked(row, how)]

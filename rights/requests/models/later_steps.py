"""The steps that come after a decision: who else has to hear of it (AVG art. 19), and lifting a restriction (art. 18(3))."""

import datetime as dt
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from cases import terms
from cases.moves import Refused
from cases.terms import local_day
from cases.workflow import guard, step
from rights.requests.models.outcome_records import AddRecipient, Restriction
from rights.requests.models.right import TELLS, Outcome
from rights.requests.models.state import State
from schools.models import Mandate, Role

D, S, CLOSED = State.DECIDED, State.ANSWERED, State.CLOSED
OFFICER, BOARD, PRINCIPAL = Role.PRIVACY_OFFICER, Role.BOARD_MEMBER, Role.PRINCIPAL
CHANGED = frozenset({Outcome.GRANTED, Outcome.PARTLY})
TELL_DAYS = 5  # working days; art. 19 names no term (domain.md 1.5)


@dataclass(frozen=True)
class Noted:
    """A restriction is announced to end, or has ended."""

    row: Restriction
    what: str
    told: dict = field(default_factory=dict)

    def carry_out(self, case, *, by, at):
        row = self.row
        row.case = case
        changes = {f"{self.what}_at": at, f"{self.what}_by": by, **self.told}
        for name, value in changes.items():
            setattr(row, name, value)
        row.save(update_fields=list(changes))


class LaterSteps:
    """Mixed into the row of a request, after its main road."""

    @property
    def restrictions(self):
        return list(self.case.restriction_records.select_related("by", "announced_by", "lifted_by").order_by("at", "pk"))

    @property
    def running_restriction(self):
        """The restriction that is in force now; None where there is none."""
        return next((one for one in reversed(self.restrictions) if not (one.lifted_at or one.overtaken_at)), None)

    @property
    def ends_restriction(self):
        """Whether the end of the restriction in force has been announced: then a letter about it can go."""
        return self.running_restriction is not None and self.running_restriction.announced_at is not None

    @property
    def recipients(self):
        rows = self.case.recipient_records.filter(overtaken_at=None)
        return list(rows.select_related("by", "done_by").order_by("at", "pk"))

    @guard("no_restriction", _("No data are set aside in this case."))
    def is_restricted(self):
        return self.running_restriction is not None

    @guard("not_announced", _("First announce to the requester that the restriction ends (AVG 18(3))."))
    def is_lifting_announced(self):
        row = self.running_restriction
        return row is None or row.announced_at is not None

    @guard("nothing_to_tell", _("Nothing was corrected, erased or set aside, so nobody has to be told."))
    def has_to_tell(self):
        decisions = [self.decision_on(right) for right in TELLS]
        return any(one is not None and one.outcome in CHANGED for one in decisions)

    @step(
        ways={D: D, S: S}, roles={OFFICER, PRINCIPAL}, guards=(has_to_tell,), icon="users-round",
        label=_("Add somebody who got the data"), done=_("Added somebody who got the data"),
        hint=_("Who got the data hears that they were corrected, erased or set aside (AVG 19)."),
    )  # fmt: skip
    def add_recipient(self, *, by, at, recipient, sort):
        due_on = terms.calendar("atw").working_day_after(local_day(at), TELL_DAYS)
        return [AddRecipient(recipient, sort, due_on)]

    @step(
        ways={D: D, S: S, CLOSED: CLOSED}, roles={OFFICER, BOARD}, power=Mandate.Power.DECIDE_REQUEST, guards=(is_restricted,),
        icon="send", label=_("Announce the end of the restriction"), done=_("End of the restriction announced"),
        hint=_("The requester hears it before the data are used again (AVG 18(3))."),
    )  # fmt: skip
    def announce_lifting(self, *, by, at, lifts_on, reason):
        if lifts_on < local_day(at):
            raise Refused("too_early", _("The end is announced beforehand: choose today or a later day."), self.state)
        return [Noted(self.running_restriction, "announced", {"lifts_on": lifts_on, "lifting_reason": reason})]

    @step(
        ways={D: D, S: S, CLOSED: CLOSED}, roles={OFFICER, BOARD}, power=Mandate.Power.DECIDE_REQUEST,
        guards=(is_restricted, is_lifting_announced), icon="check",
        label=_("Lift the restriction"), done=_("Restriction lifted"), hint=_("From now on the data may be used again."),
    )  # fmt: skip
    def lift_restriction(self, *, by, at, lifted_on: dt.date | None = None):
        lifted_on, row = lifted_on or local_day(at), self.running_restriction
        if lifted_on < row.lifts_on:
            raise Refused("too_early", _("The requester was told a later day. Lift it on that day."), self.state)
        return [Noted(row, "lifted", {"lifted_on": lifted_on})]

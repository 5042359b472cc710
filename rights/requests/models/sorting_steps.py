"""Which rights a request is about: more than was ticked, or something else than the law gives to who asks."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from cases.effects import AddRow, EndClock
from cases.moves import Refused
from cases.workflow import guard, step
from rights.people import Capacity
from rights.requests.models import clocks
from rights.requests.models.clocks import ANSWER, CONSENT
from rights.requests.models.records import AskedRight
from rights.requests.models.right import Right
from rights.requests.models.state import State
from rights.requests.models.subjects import CalledAnew
from schools.models import Role

R, A, D = State.RECEIVED, State.ADMITTED, State.DECIDED
OFFICER = Role.PRIVACY_OFFICER
INFORMATION = Right.NONCUSTODIAL_INFORMATION


@dataclass(frozen=True)
class Replaced:
    """What was asked first is no longer asked, from this moment; the row stays."""

    at: dt.datetime

    def carry_out(self, case, *, by, at):
        case.askedright_records.filter(replaced_at=None).exclude(right=INFORMATION).update(replaced_at=self.at)


class SortingSteps:
    """Steps that say what a request is about, mixed into its row."""

    @guard("not_without_custody", _("Only what a parent without custody asks is changed into information."), quiet=True)
    def asks_more_than_information(self):
        return self.capacity == Capacity.PARENT_WITHOUT_CUSTODY and bool(set(self.rights) - {INFORMATION})

    @step(
        ways={R: R, A: A, D: D}, roles={OFFICER}, icon="list-plus",
        label=_("Add a right"), done=_("Right added"), hint=_("When the words of the request ask for more than was ticked."),
    )  # fmt: skip
    def add_right(self, *, by, at, right):
        if right in self.rights:
            raise Refused("asked_already", _("This right is asked already."), self.state)
        if self.gate:  # what was shown there has to do for this right as well
            for _field, finding in self.not_shown(self.gate.authority, self.gate.reason, rights=[*self.rights, right]):
                raise Refused(finding.rule, finding.text, self.state)
        return [AddRow(AskedRight(right=right, by=by, at=at)), CalledAnew(self.copy_wanted), *self.missing_clocks([right])]

    @step(
        ways={R: R}, roles={OFFICER}, guards=(asks_more_than_information,), icon="corner-down-right", main=True,
        label=_("Change it into information"), done=_("Changed into information for a parent without custody"),
        hint=_("BW 1:377c: what a parent without custody may hear. The letter explains it."),
    )  # fmt: skip
    def change_into_information(self, *, by, at):
        self.copy_wanted = False  # a copy is no part of BW 1:377c; that one was asked stands on the timeline
        added = [] if INFORMATION in self.rights else [AddRow(AskedRight(right=INFORMATION, by=by, at=at))]
        ended = [EndClock(ANSWER, at), EndClock(CONSENT, at)]
        return [Replaced(at), *added, CalledAnew(False), *ended, *self.missing_clocks([INFORMATION])]

    def missing_clocks(self, rights):
        """The clocks of these rights that do not run yet, from the receipt of the request."""
        wanted = clocks.clocks_for(rights, board=self.case.board, received_at=self.case.received_at)
        return [clock for clock in wanted if clocks.running(self, clock.purpose) is None]

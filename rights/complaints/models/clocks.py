"""The clocks of the steps of the ladder: which rule, for what, and what the board chose (domain.md 1.6 and 5)."""

import datetime as dt

from cases import deadlines, statutory, terms
from cases.effects import EndClock, StartClock
from cases.models import Deadline
from rights.complaints.models.ladder import Rung

CONFIRM, DEFENCE, ADVICE, REACTION, AP, COURT = "confirm", "defence", "advice", "reaction", "ap", "court"
CONFIRM_DAYS = 2  # working days in which receipt is confirmed
OWN_DAYS = {
    Rung.PRINCIPAL: "complaint_principal_days",
    Rung.BOARD: "complaint_board_days",
    Rung.SUPERVISOR: "complaint_board_days",
}
PURPOSES = {
    Rung.CONVERSATION: (),
    Rung.PRINCIPAL: (Rung.PRINCIPAL.value,),
    Rung.BOARD: (Rung.BOARD.value,),
    Rung.SUPERVISOR: (Rung.SUPERVISOR.value,),
    Rung.COMMISSION: (DEFENCE, ADVICE),
    Rung.AUTHORITY: (Rung.AUTHORITY.value,),
    Rung.COURT: (),
}


def on_start(rung, board, at):
    """The clock that begins with a step."""
    if rung in OWN_DAYS:
        return [StartClock("own_days", str(rung), at, count=getattr(board, OWN_DAYS[rung]))]
    if rung == Rung.COMMISSION:
        return [StartClock("own_days", DEFENCE, at, count=board.commission_defence_days)]
    if rung == Rung.AUTHORITY:
        return [StartClock("avg78_2_ap_three_months", str(rung), at)]
    return []


def on_end(rung, at):
    """The clocks that end with a step."""
    return [EndClock(purpose, at) for purpose in PURPOSES[rung]]


def last_day_for_lkc(conduct_on):
    """The end of the year in which the LKC wants to hear of it."""
    start = dt.datetime.combine(conduct_on, dt.time(12), tzinfo=terms.AMSTERDAM)
    clock = Deadline(
        purpose="lkc", rule="lkc_admissibility_one_year", started_at=start, settings=statutory.settings_on(conduct_on)
    )
    return dt.datetime.fromisoformat(deadlines.compute(clock, [])["due_at"])

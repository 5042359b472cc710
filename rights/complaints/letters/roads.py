"""Where a complainant can go after an answer: exactly the roads that still exist for this complaint, each with its term."""

from cases.terms import local_day
from pages import words
from rights.complaints.models.clocks import last_day_for_lkc
from rights.complaints.models.ladder import Commission, Respondent, Rung, not_inside, not_outside
from rights.letters.words import block, desk, dpo, listed
from schools.models import Board

HIGHER = {
    Rung.CONVERSATION: (Rung.PRINCIPAL, Rung.BOARD, Rung.SUPERVISOR),
    Rung.PRINCIPAL: (Rung.BOARD, Rung.SUPERVISOR),
}


def roads(complaint, rung):
    """The keys of the roads after an answer of this step, in order. `rung` outside: after the board's reaction to it."""
    case = complaint.case
    had = [(one.rung, one.commission) for one in complaint.ladder]
    found = [] if complaint.respondent_kind == Respondent.DPO or complaint.is_under_civil_code else ["dpo"]
    found += [step.value for step in inside(complaint, rung)][:1]
    if not not_outside(Rung.COMMISSION, case.board.commission, had):
        found.append("commission")
    if not not_outside(Rung.AUTHORITY, "", had) and not complaint.is_under_civil_code:
        found.append("authority")
    return [*found, *([] if not_outside(Rung.COURT, "", had) else courts(complaint, rung))]


def inside(complaint, rung):
    """The steps inside that come after this one and may handle it; the supervisor only where it is about the board member."""
    had, case = {one.rung for one in complaint.ladder}, complaint.case
    for step in HIGHER.get(rung, ()):
        supervises = step == Rung.SUPERVISOR and complaint.respondent_kind != Respondent.BOARD_MEMBER
        closed = not_inside(step, complaint.respondent_kind, has_school=case.school_id is not None)
        if step not in had and not supervises and not closed:
            yield step


def courts(complaint, rung):
    """UAVG 35 and the Awb give a term for what became of a request only; else there is the court without one (AVG 79).

    About information without custody the court decides (BW 1:377c(2)), and nothing of the AVG or the Awb.
    """
    if complaint.is_under_civil_code:
        return ["court_377c"]
    private = complaint.case.board.legal_form == Board.LegalForm.PRIVATE
    if not complaint.is_on_a_request or rung in (Rung.COMMISSION, Rung.COURT):
        return ["court"]
    if rung == Rung.AUTHORITY:
        return ["court_36" if private else "court"]
    return ["court_35", "mediation_36"] if private else ["objection_awb"]


def text(complaint, rung, here, shared, at):
    """The part of the letter about it. `here` are the sentences of complaints, `shared` those of all letters."""
    board = complaint.case.board
    lines = [line(complaint, key, here, shared, at) for key in roads(complaint, rung)]
    if not lines:  # about the FG, and everybody outside has had it
        return ""
    lines = [*lines[:-1], lines[-1].rstrip(";.") + "."]
    return block(shared.REMEDIES_HEADING, shared.TALK.format(how=desk(board)), listed(lines))


def line(complaint, key, here, shared, at):
    board = complaint.case.board
    commission = shared.COMMISSIONS[board.commission].format(name=f", {board.commission_name}" if board.commission_name else "")
    address = ", ".join(part for part in (board.name, board.street, f"{board.postcode} {board.city}".strip()) if part)
    return {**shared.REMEDIES, **here.ROADS}[key].format(
        how=dpo(board, local_day(at)), address=address, commission=commission,
        term=term(complaint, here, at), principal_days=board.complaint_principal_days, board_days=board.complaint_board_days,
    )  # fmt: skip


def term(complaint, here, at):
    """The year of the LKC, with its last day where it is known; and what closes after another commission."""
    if complaint.case.board.commission != Commission.LKC:
        return here.NOT_LKC_AFTER
    if complaint.conduct_on is None:
        return here.LKC_YEAR
    last = last_day_for_lkc(complaint.conduct_on)
    return here.LKC_PAST if last < at else here.LKC_UNTIL.format(day=words.day(local_day(last)))

"""How a complaint comes in: behind the staff form, the public form and the API. Its case runs from that moment."""

from cases.effects import BarOnly, LetFollow, ShowTo, StartClock
from cases.models import Shown
from cases.moves import open_case
from cases.notes import link
from cases.terms import local_day
from rights.complaints.kind import COMPLAINT
from rights.complaints.models import LadderStep, Respondent, Rung, State, clocks, ladder
from rights.complaints.models.barring import kind_of, to_bar
from rights.complaints.models.effects import BeginStep, Divide, HandTo
from rights.people import Channel, known
from schools import access
from schools.access import standing
from schools.models import Role

HANDLED_BY = {Rung.PRINCIPAL: Role.PRINCIPAL, Rung.BOARD: Role.BOARD_MEMBER}


def may_enter(user, board, school=None):
    """Everybody with a role on the board or on this school, except who only administers."""
    here = (None, school.pk) if school else (None,)
    return any(m.board_id == board.pk and m.school_id in here and m.role != Role.ADMIN for m in standing(user))


def open_complaint(
    *, board, school=None, subject, about, received_at, at, by=None, via="", complainant=None, capacity="", step="",
    channel=Channel.WEB, respondent=None, respondent_kind="", respondent_name="", conduct_on=None, wish="", commission="",
    linked=(), language="nl", effects=(),
):  # fmt: skip
    """Open the case at the step where it starts; hide it from whoever it is about; let the complainant follow it."""
    kind = kind_of(board, respondent, at=at) if respondent else respondent_kind or Respondent.SCHOOL
    step = step or ladder.entry(kind, has_school=school is not None)
    barred = to_bar(board, school, kind, respondent, at=at)
    told = known(complainant or {}, "name", "email", "phone")
    last = [LetFollow(told["email"], language)] if told.get("email") else []
    workflow = open_case(
        COMPLAINT, board=board, school=school, subject=subject, received_at=received_at, at=at, by=by, via=via,
        about={
            "about": about, "wish": wish, "complainant": told, "capacity": capacity, "channel": channel,
            "respondent": respondent, "respondent_kind": kind, "respondent_name": respondent_name, "conduct_on": conduct_on,
            "language": language,
            "entry": step, "step": step, "state": State.OUTSIDE if step in ladder.OUTSIDE else State.RECEIVED,
        },
        effects=[*first(board, school, step, about, commission, barred, received_at, at, by, via), *effects, *last],
        facts={"subject": subject, "step": step, "respondent_kind": kind, "received_at": received_at},
    )  # fmt: skip
    for other in linked:
        link(workflow.case, other=other, by=by, at=at)
    return workflow


def first(board, school, step, about, commission, barred, received_at, at, by, via):
    """The first step of the ladder with its clock, one part that is the whole, and who may not see it."""
    which = (commission or board.commission) if step == Rung.COMMISSION else ""
    row = LadderStep(number=1, rung=step, commission=which, started_at=received_at)
    effects = [BarOnly(tuple(barred)), BeginStep(row), *clocks.on_start(step, board, received_at), Divide((about,))]
    if via != "public" and step not in ladder.OUTSIDE:  # the page after sending confirmed it there and then
        effects.append(StartClock("own_working_days", clocks.CONFIRM, received_at, count=clocks.CONFIRM_DAYS))
    if by and by not in barred:
        effects.append(ShowTo(by, Shown.Why.REPORTER))
    if handler := only_one(board, school, step, barred, at):
        effects.append(HandTo(row, handler))
    return effects


def only_one(board, school, step, barred, at):
    """Who handles this step, where there is no choice: the one head of the school, or the one board member."""
    if step not in HANDLED_BY:
        return None
    found = access.with_role(board, HANDLED_BY[step], on=local_day(at), school=school)
    return found[0] if len(found) == 1 and found[0] not in barred else None

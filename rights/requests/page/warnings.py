"""What somebody could overlook in a request: shown on top."""

from django.utils.translation import gettext as _

from cases import terms
from cases.terms import local_day
from pages import words
from rights.people import SIXTEEN, birthday
from rights.requests.models import GatePass, Question, State, clocks
from rights.requests.models.clocks import ANSWER, PROMPTLY


def warnings(request, now):
    if request.state in request.final:
        return []
    makes = (turned_16, other_parent, copy_promised, late_question, known_before, refusal_by)
    return [text for make in makes if (text := make(request, now))]


def turned_16(request, now):
    """The age counts on the day of receipt; who turns 16 meanwhile is told of it."""
    born, received = request.birth_date, local_day(request.case.received_at)
    if born is None or not received < (day := birthday(born, SIXTEEN)):
        return ""
    clock = clocks.running(request, ANSWER)
    last = local_day(clock.due_at or clock.due_without_pause_at) if clock else local_day(now)
    if day > max(last, local_day(now)):
        return ""
    return _("The pupil turns 16 on %(day)s. The age on the day of receipt counts; let the pupil know what was asked.") % {
        "day": words.day(day, now)
    }


def other_parent(request, now):
    return _("The other parent objects. First weigh that; until then nothing is decided.") if request.open_objection else ""


def copy_promised(request, now):
    """A copy that was asked for is a promise of its own: a visit does not take its place."""
    given = any(visit.copy_given for visit in request.visits)
    if not request.copy_wanted or given or request.state == State.ANSWERED or not request.visits:
        return ""
    return _("A copy was asked for as well. The visit does not take its place.")


def late_question(request, now):
    """A question lets the term wait only when it was asked without undue delay."""
    asked = request.open_question
    if asked is None:
        return ""
    last_prompt = terms.calendar("eu").working_day_after(local_day(request.case.received_at), PROMPTLY)
    if local_day(asked.at) <= last_prompt:
        return ""
    return _(
        "The question was asked more than five working days after receipt. The pause may not hold: aim at the date without it."
    )


def known_before(request, now):
    """Who was known in person is not asked again without a real doubt (AVG 12(6))."""
    asked = request.open_question
    if asked is None or asked.sort != Question.Sort.IDENTITY:
        return ""
    if not any(one.method == GatePass.Method.KNOWN for one in request.gate_passes):
        return ""
    return _("This person was known at school before. Only a real doubt lets the term wait for who it is (AVG 12(6)).")


def refusal_by(request, now):
    """After an extension a refusal still belongs in the first month (art. 12(4))."""
    if not request.extensions or not request.undecided:
        return ""
    end = clocks.first_month_end(request, at=now)
    if end is None or now > end:
        return _("The first month has passed. A refusal now is late (AVG 12(4)) and needs a reason.")
    return _("The term was extended. A refusal still has to be sent by %(due)s (AVG 12(4)).") % {"due": words.due(end, now)}

"""The letter beside the step that sends it: as it would go with what has been filled in so far."""

from django import template

from rights.requests.letters import paper, sent
from rights.requests.may import may_correct
from rights.requests.models import Answer
from rights.requests.models.answering import NO_ADDRESS, has_address

register = template.Library()


def told(form, name, default=""):
    """What was filled in, as far as it holds; nothing on a fresh form."""
    return (getattr(form, "cleaned_data", None) or {}).get(name) or default


@register.simple_tag
def send_answer_fields(form):
    """The form of sending the answer with only what this answer asks."""
    return form.on_page()


@register.simple_tag
def answer_sheet(request, user, now, form):
    letter = sent.answered(
        request, by=user, at=told(form, "sent_at", now), way=told(form, "way", request.usual_way),
        late_reason=told(form, "late_reason"), copy_on_paper=told(form, "copy_on_paper", False),
    )  # fmt: skip
    return paper.sheet(letter["head"], letter["letter"], request.case.board)


@register.simple_tag
def extension_sheet(request, user, now, form):
    told_at = told(form, "notified_at", now)
    letter = sent.extended(request, ground=told(form, "ground"), text=told(form, "text"), by=user, at=told_at, now=now)
    return paper.sheet(letter["head"], letter["letter"], request.case.board)


@register.inclusion_tag("rights/requests/_no_address.html")
def no_address(request, user):
    """Where a letter goes by post and nobody knows where to: what to do about it."""
    lacks = request.usual_way == Answer.Way.POST and not has_address(request)
    return {
        "missing": NO_ADDRESS if lacks else "", "reference": request.case.reference,
        "may_fill_in": lacks and may_correct(request, user),
    }  # fmt: skip

"""Of many requests at once: which step comes first where the next one on the road has to wait (`Kind.comes_first`)."""

from rights.requests.models import AskedRight, Objection, Right, RightDecision
from rights.requests.models.steps import OPEN

STOPPED = ("pass_gate", "decide", "send_answer")  # by an objection of the other parent


def comes_first(cases):
    """By case and step: an objection is weighed before anything else, and every right decided before the answer."""
    pks = [case.pk for case in cases if case.state in OPEN]
    if not pks:
        return {}
    asked, decided = {}, {}
    for pk, right in AskedRight.objects.filter(case__in=pks, replaced_at=None).values_list("case", "right"):
        asked.setdefault(pk, set()).add(right)
    for pk, right in RightDecision.objects.filter(case__in=pks).values_list("case", "right"):
        decided.setdefault(pk, set()).add(right)
    objections = set(Objection.objects.filter(case__in=pks, weighed_at=None).values_list("case", flat=True))
    found = {(pk, "send_answer"): "decide" for pk, rights in asked.items() if rights - decided.get(pk, set())}
    for pk in objections:
        if asked.get(pk) != {Right.CONSENT_WITHDRAWAL}:  # one parent is enough to take consent back
            found |= {(pk, name): "weigh_objection" for name in STOPPED}
    return found

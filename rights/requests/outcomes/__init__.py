"""The outcome of each right: what its decision asks besides (a form), and what follows from it (effects). One module each."""

from cases.effects import AddTask
from rights.requests.models.following import Follow
from rights.requests.models.outcome_records import AddRecipient
from rights.requests.models.right import Outcome, Right
from rights.requests.outcomes import (
    access,
    automated,
    consent,
    erasure,
    noncustodial,
    objection,
    recipients,
    rectification,
    restriction,
)
from rights.requests.outcomes.details import Decided, Details
from rights.requests.outcomes.rows import row_form

__all__ = ["FORMS", "OUTCOMES", "Decided", "Details", "follows", "recipients", "row_form"]

FORMS = {
    Right.ACCESS: access.Accessed,
    Right.RECTIFICATION: rectification.Rectification,
    Right.ERASURE: erasure.Erasure,
    Right.RESTRICTION: restriction.RestrictionDetails,
    Right.OBJECTION: objection.Objecting,
    Right.CONSENT_WITHDRAWAL: consent.ConsentWithdrawal,
    Right.NONCUSTODIAL_INFORMATION: noncustodial.Noncustodial,
    Right.AUTOMATED_DECISION: automated.Automated,
}
FOLLOWS = {
    Right.RECTIFICATION: rectification.follows,
    Right.ERASURE: erasure.follows,
    Right.RESTRICTION: restriction.follows,
    Right.OBJECTION: objection.follows,
    Right.CONSENT_WITHDRAWAL: consent.follows,
}
G, P, N, W = Outcome.GRANTED, Outcome.PARTLY, Outcome.REFUSED, Outcome.DROPPED
# What a right can end in, as its page offers it.
OUTCOMES = {
    Right.ACCESS: (G, P, N, Outcome.NOTHING_HELD, W),
    Right.RECTIFICATION: (G, P, Outcome.OWN_VIEW_ADDED, N, Outcome.NOTHING_HELD, W),
    Right.ERASURE: (G, N, Outcome.NOTHING_HELD, W),
    Right.RESTRICTION: (G, P, N, Outcome.NOTHING_HELD, W),
    Right.PORTABILITY: (G, P, N, Outcome.NOTHING_HELD, W),
    Right.OBJECTION: (G, P, N, W),
    Right.CONSENT_WITHDRAWAL: (G, N, Outcome.NOTHING_HELD, W),
    Right.TRANSFER_REPORT: (G, N, W),
    Right.NONCUSTODIAL_INFORMATION: (G, P, N, W),
    Right.AUTOMATED_DECISION: (G, N, W),
}


def follows(row, *, asked_orally, received_at):
    """What follows from a decision, by its right: effects, its tasks bound to it."""
    follow = FOLLOWS.get(row.right)
    found = follow(Decided(row, asked_orally, received_at)) if follow else []
    return [Follow(row, one) if isinstance(one, AddTask | AddRecipient) else one for one in found]

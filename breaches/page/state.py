"""Where a breach stands, in people's words: what was decided, and what that still asks for."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from breaches.models import Outcome, State
from breaches.models.state import HELP, ICONS
from breaches.models.steps import NOTIFIES

WITHDRAWN = (
    gettext_lazy("Notification withdrawn"),
    gettext_lazy("Decide again: register only, with the reason; or notify after all."),
)


def state_of(breach):
    """The state as a heading, a sentence of help and an icon."""
    label, text = words(breach) or (breach.get_state_display(), HELP.get(breach.state, ""))
    return {"label": label, "help": text, "icon": ICONS.get(breach.state, "circle-dot")}


def words(breach):
    """Where a decision has been taken, what it was and what it still asks for; None where the state says it all."""
    if breach.state == State.DECIDED:
        return decided(breach)
    if breach.state in (State.REPORTED, State.ASSESSED, State.ADVISED) and breach.outcome in NOTIFIES:
        return under_way(breach)
    return None


def under_way(breach):
    """Decided before everything was known, or reopened: what was sent, and the road that still goes on."""
    if breach.waits_for_new_decision:
        return WITHDRAWN
    if not breach.initial_notification:
        return _("Decided: notify with what we know"), _("The notification still has to go to the AP.")
    if breach.is_notification_complete():
        return _("Notified to the AP"), _("Assess the risk again; the AP gets an addition when it changes anything.")
    return _("Notified to the AP, preliminary"), _("Assess the risk and complete the notification.")


def decided(breach):
    if breach.outcome == Outcome.REGISTER_ONLY:
        return _("Decided: register only"), _("The AP is not notified. Look back: what do we learn from it?")
    if breach.waits_for_new_decision:
        return WITHDRAWN
    if not breach.initial_notification:
        return _("Decided: notify"), _("The notification still has to go to the AP.")
    if not breach.is_notification_complete():
        return _("Notified to the AP, preliminary"), _("The notification still has to be completed.")
    if not breach.is_communicated_as_decided():
        return _("Notified to the AP"), _("The people concerned still have to be informed.")
    return _("Notified to the AP"), _("What was decided has been done. Look back: what do we learn from it?")

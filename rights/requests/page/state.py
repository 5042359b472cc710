"""Where a request stands, in words that say what it still asks for."""

from django.utils.translation import gettext as _

from rights.requests.models import Question, State
from rights.requests.models.state import HELP, ICONS


def state_of(request):
    """The state as a heading, a sentence of help and an icon."""
    label, text, icon = words(request) or (request.get_state_display(), HELP.get(request.state, ""), "")
    return {"label": label, "help": text, "icon": icon or ICONS.get(request.state, "circle-dot")}


def words(request):
    """Where something else is waited for than the state says; None where the state says it all."""
    asked = request.open_question
    if asked and request.state not in (*request.final, State.ANSWERED):
        identity = asked.sort == Question.Sort.IDENTITY
        what = _("We asked who this is.") if identity else _("We asked what is meant.")
        suspended = _("The term is suspended until the reply.")
        return _("Waits for the requester"), f"{what} {suspended}", "pause"
    if request.state == State.RECEIVED and is_unconfirmed(request):
        text = _("The term runs all the same. Until the address is confirmed, nothing is shown or mailed to it.")
        return _("Received, address not confirmed"), text, ""
    if request.state == State.DECIDED and request.undecided:
        told = {"done": len(request.rights) - len(request.undecided), "all": len(request.rights)}
        return _("%(done)s of %(all)s rights decided") % told, _("Decide about the other rights; then the answer can go."), ""
    return None


def is_unconfirmed(request):
    """Whether an address was left that nobody confirmed yet."""
    followers = list(request.case.outsiders.values_list("confirmed_at", flat=True))
    return bool(followers) and not any(followers)

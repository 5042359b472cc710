from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    REPORTED = "reported", pgettext_lazy("state", "Reported")
    ASSESSED = "assessed", _("Assessed")
    ADVISED = "advised", _("Advice given")
    DECIDED = "decided", _("Decided")
    EVALUATED = "evaluated", _("Evaluated")
    CLOSED = "closed", _("Closed")
    DISMISSED = "dismissed", _("No breach")
    MERGED = "merged", _("Merged")


HELP = {
    State.REPORTED: _("The privacy officer looks at the risk. The clock for the AP is running."),
    State.ASSESSED: _("The risk has been assessed. The FG gives advice now."),
    State.ADVISED: _("The FG has given advice. The board decides now."),
    State.DECIDED: _("There is a decision. What it asks for is carried out now."),
    State.EVALUATED: _("Everything has been looked back on. The file can be closed."),
    State.CLOSED: _("The file is closed. It stays in the register."),
    State.DISMISSED: _("It turned out not to be a breach. It is kept as an incident."),
    State.MERGED: _("This was a double report. It goes on in the other case."),
}

ICONS = {
    State.REPORTED: "inbox",
    State.ASSESSED: "scale",
    State.ADVISED: "pen-line",
    State.DECIDED: "landmark",
    State.EVALUATED: "list-checks",
    State.CLOSED: "archive",
    State.DISMISSED: "circle-slash",
    State.MERGED: "merge",
}

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    RECEIVED = "received", pgettext_lazy("complaint", "Received")
    HANDLING = "handling", _("Being handled")
    OUTSIDE = "outside", _("With the commission, the AP or the court")
    FINDING = "finding", _("A finding has come in")
    DECIDED = "decided", pgettext_lazy("complaint", "Answered")
    CLOSED = "closed", pgettext_lazy("complaint", "Closed")
    WITHDRAWN = "withdrawn", pgettext_lazy("complaint", "Withdrawn")


HELP = {
    State.RECEIVED: _("The complaint has come in and its term runs. Somebody confirms receipt and starts to handle it."),
    State.HANDLING: _("Both sides are heard. After that an answer follows for each part of the complaint."),
    State.OUTSIDE: _("The complainant took it to somebody outside the school. The school answers what is asked of it there."),
    State.FINDING: _("The board tells within four weeks what it does with it (WPO article 14)."),
    State.DECIDED: _("There is an answer. The complainant can leave it at that, or go on to a next step."),
    State.CLOSED: _("The file is closed. It stays in the register."),
    State.WITHDRAWN: _("The complainant took the complaint back. A request or data breach beside it goes on."),
}

ICONS = {
    State.RECEIVED: "inbox",
    State.HANDLING: "message-square-text",
    State.OUTSIDE: "landmark",
    State.FINDING: "mail",
    State.DECIDED: "pen-line",
    State.CLOSED: "archive",
    State.WITHDRAWN: "rotate-ccw",
}

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    RECEIVED = "received", pgettext_lazy("state of a request", "Received")
    ADMITTED = "admitted", _("Being handled")
    DECIDED = "decided", pgettext_lazy("state of a request", "Decided")
    ANSWERED = "answered", pgettext_lazy("state of a request", "Answered")
    CLOSED = "closed", pgettext_lazy("state of a request", "Closed")
    WITHDRAWN = "withdrawn", pgettext_lazy("state of a request", "Withdrawn")
    MERGED = "merged", pgettext_lazy("state of a request", "Merged")


HELP = {
    State.RECEIVED: _("First establish who asks, and that this person may ask it. The term is running."),
    State.ADMITTED: _("It is clear who asks. Bring everything together and decide about each right."),
    State.DECIDED: _("There is a decision. The answer still has to be sent."),
    State.ANSWERED: _("The answer has been sent. What it promised is carried out now."),
    State.CLOSED: _("Everything has been done. The file stays in the register."),
    State.WITHDRAWN: _("The requester no longer asks this."),
    State.MERGED: _("The same person had asked this already. It goes on in the other case."),
}

ICONS = {
    State.RECEIVED: "inbox",
    State.ADMITTED: "folder-search",
    State.DECIDED: "landmark",
    State.ANSWERED: "send",
    State.CLOSED: "archive",
    State.WITHDRAWN: "circle-slash",
    State.MERGED: "merge",
}

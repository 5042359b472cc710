"""Correcting what was entered: the same questions, filled in; only what differs is changed."""

from rights.people import Channel
from rights.requests.entry_form import CHANNELS, Enter

REQUESTER = ("name", "phone", "email", "address")
PLAIN = ("channel", "capacity", "both_parents", "copy_wanted", "wording")
ONCE_ONLY = ("place", "rights", "files", "once")  # rights are added by a step of their own


class Correct(Enter):
    """What can be corrected of a request, as it is now."""

    def __init__(self, data=None, *, request, at):
        self.request = request
        super().__init__(data, at=at, places=(), initial=entered(request))
        for name in ONCE_ONLY:
            del self.fields[name]
        if request.channel == Channel.WEB:
            self.fields["channel"].choices = [(Channel.WEB.value, Channel.WEB.label.capitalize()), *CHANNELS]
        self.fields["wording"].required = False

    def rights_asked(self):
        return self.request.rights

    def changes(self):
        """What differs from what is on record, as `correcting.correct` wants it."""
        told = self.cleaned_data
        found = {name: told[name] for name in PLAIN if told[name] != self.initial[name]}
        if told["received_at"] != self.initial["received_at"].replace(second=0, microsecond=0):
            found["received_at"] = told["received_at"]
        requester = {name: told[name] for name in REQUESTER if told[name] != self.initial[name]}
        subject = {"name": told["subject_name"], "birth_date": told["birth_date"], "group": told["group"]}
        there = {"name": self.initial["subject_name"], "birth_date": self.initial["birth_date"], "group": self.initial["group"]}
        subject = {name: value for name, value in subject.items() if value != there[name]}
        return found | ({"requester": requester} if requester else {}) | ({"data_subject": subject} if subject else {})


def entered(request):
    """What is on record, by the names of the form."""
    found = {name: getattr(request, name) for name in PLAIN}
    found |= {name: (request.requester or {}).get(name, "") for name in REQUESTER}
    subject = request.data_subject or {}
    about = {"subject_name": subject.get("name", ""), "birth_date": request.birth_date, "group": subject.get("group", "")}
    return found | about | {"received_at": request.case.received_at}

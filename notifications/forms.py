"""What a person wants mail about."""

from django import forms
from django.utils.translation import gettext_lazy as _

from notifications.models import Mail, Preference
from notifications.preferences import OPTIONAL
from pages.forms import Checks, Form, options

Topic = Mail.Topic
HINTS = {
    Topic.OWN_TERM: _("For example the days in which your school wants to inform people. No law sets these."),
    Topic.COPY: _("When a deadline has passed that somebody else must meet."),
    Topic.EVENT: _("An assessment, advice, a decision, a message."),
    Topic.TASK: _("Somebody gives you a task or a case."),
    Topic.SEAL: _("For the FG: the digest over all timelines of the board."),
}


class Preferences(Form):
    """Ticked is what comes."""

    topics = forms.MultipleChoiceField(
        label=_("I want mail about"),
        choices=options([(topic.value, topic.label) for topic in OPTIONAL], {t.value: hint for t, hint in HINTS.items()}),
        widget=Checks,
        required=False,
    )
    mark_optional = False

    def save(self, user):
        """Keep what is switched off."""
        off = [topic.value for topic in OPTIONAL if topic.value not in self.cleaned_data["topics"]]
        Preference.objects.update_or_create(user=user, defaults={"off": off})

"""What every page of the staff must say when nobody is being warned."""

from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from notifications import heartbeat
from pages import words
from schools.access import standing


def alarm(request):
    """Context processor: `banners` for somebody who works here, when the sweep stands still."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    return {"banners": SimpleLazyObject(lambda: banners(user, timezone.now()))}


def banners(user, at):
    """One line when the sweep stands still, for whoever has a role."""
    if heartbeat.is_alive(at) or not standing(user):
        return []
    since = heartbeat.last()
    if since:
        text = _("The alarm clock has stood still since %(moment)s.") % {"moment": words.moment(since, at)}
    else:
        text = _("The alarm clock has not run yet.")
    more = _("Nobody gets reminders now. Watch the deadlines yourself and tell your administrator.")
    return [{"text": f"{text} {more}", "level": "late", "icon": "circle-alert"}]

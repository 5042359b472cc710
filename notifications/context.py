"""What every page of the staff must say when nobody is being warned."""

from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from notifications import heartbeat
from pages import words
from schools.access import standing


def alarm(request):
    """Context processor: `banners` for somebody who works here, when the sweep stands still or no mail gets out."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    return {"banners": SimpleLazyObject(lambda: banners(user, timezone.now()))}


def banners(user, at):
    """One line when the sweep stands still or no mail gets out, for whoever has a role."""
    text = wrong(at)
    if not text or not standing(user):
        return []
    more = _("Nobody gets reminders now. Watch the deadlines yourself and tell your administrator.")
    return [{"text": f"{text} {more}", "level": "late", "icon": "circle-alert"}]


def wrong(at):
    """What keeps everybody from being warned, if anything."""
    seen = heartbeat.last()
    if seen is None:
        return _("The alarm clock has not run yet.")
    if at - seen.at >= heartbeat.LATE:
        return _("The alarm clock has stood still since %(moment)s.") % {"moment": words.moment(seen.at, at)}
    if seen.no_mail_since and at - seen.no_mail_since >= heartbeat.HICCUP:
        since = words.moment(seen.no_mail_since, at)
        return _("No mail has gone out since %(moment)s: the mail server does not take it.") % {"moment": since}
    return ""

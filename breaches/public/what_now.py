"""What somebody outside does meanwhile, by the kind of incident: little, and never anything that loses evidence."""

from django.utils.translation import gettext_lazy as _

from breaches.models import Incident

PASS_NOTHING_ON = _("Do not pass it on, and let nobody else look at it.")
KEEP_IT = _("Keep it until the school says what to do with it.")

WHAT_NOW = {
    Incident.WRONG_RECIPIENT: (PASS_NOTHING_ON, _("Do not answer the mail or message."), KEEP_IT),
    Incident.WRONG_POST: (PASS_NOTHING_ON, _("Leave it closed if it is still closed."), KEEP_IT),
    Incident.OPEN_FOLDER: (_("Close it, and download nothing."), _("Do not tell others where it can be found.")),
    Incident.VISIBLE_ADDRESSES: (_("Do not answer to everybody."), _("Do not use the addresses."), KEEP_IT),
    Incident.PUBLISHED: (_("Do not tell others where it can be found."), _("Do not share pictures of it.")),
    Incident.LOST_DEVICE: (_("Do not switch it on and do not open it."), _("Bring it to the school as soon as you can.")),
    Incident.ATTACK: (
        _("Click on nothing in it."),
        _("Did you fill in a password? Change it now, everywhere you use it."),
        _("Keep the mail or message."),
    ),
    Incident.OTHER: (_("Do not share what you saw."), KEEP_IT),
}

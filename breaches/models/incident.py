from django.db import models
from django.utils.translation import gettext_lazy as _


class Incident(models.TextChoices):
    """What kind of incident it was: section 5.2 of the AP's form, one choice each. It is the case's subject code."""

    WRONG_RECIPIENT = "wrong_recipient", _("E-mail or app message to the wrong person")
    VISIBLE_ADDRESSES = "visible_addresses", _("Everybody could see each other's address (Cc instead of Bcc)")
    WRONG_POST = "wrong_post", _("Letter or parcel to the wrong person")
    OPENED_POST = "opened_post", _("Letter or parcel came back opened")
    LOST_POST = "lost_post", _("Letter or parcel lost")
    WRONG_RIGHTS = "wrong_rights", _("Staff had rights they should not have")
    OPEN_FOLDER = "open_folder", _("Folder or file open to too many people")
    LOST_DEVICE = "lost_device", _("Laptop, phone, USB stick or paper lost or stolen")
    PUBLISHED = "published", _("Put online by accident")
    ATTACK = "attack", _("Hacking, malware or phishing")
    WRONG_FILE = "wrong_file", _("Data added to the wrong file")
    OTHER = "other", _("Something else, or I do not know")

"""What somebody who saw an incident chooses from, and what to do at once: for staff, and for the public desk.

People choose from six situations in their own words; each stands for one or more incidents of the AP's form (5.2).
"""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from breaches.models import Incident


class Situation(NamedTuple):
    """One of the six. The first incident is meant when nobody says which; `short` are the words to choose among them."""

    label: str
    icon: str
    short: dict

    @property
    def incidents(self):
        return tuple(self.short)


SITUATIONS = {
    "sent": Situation(
        _("Mail, app message or letter sent wrongly"),
        "mail",
        {
            Incident.WRONG_RECIPIENT: _("Mail or app message to the wrong person"),
            Incident.VISIBLE_ADDRESSES: _("Everybody saw each other's address (Cc)"),
            Incident.WRONG_POST: _("Letter or parcel to the wrong person"),
            Incident.OPENED_POST: _("Letter came back opened"),
            Incident.LOST_POST: _("Letter or parcel lost on the way"),
        },
    ),
    "lost": Situation(_("Laptop, phone, USB stick or paper gone"), "laptop", {Incident.LOST_DEVICE: ""}),
    "open": Situation(
        _("Somebody could get at it who should not"),
        "folder-open",
        {
            Incident.OPEN_FOLDER: _("A folder or file was open to too many people"),
            Incident.WRONG_RIGHTS: _("A colleague had rights that do not go with the job"),
            Incident.WRONG_FILE: _("Data stood in somebody else's file"),
        },
    ),
    "attack": Situation(_("Strange link or attachment opened"), "mouse-pointer-click", {Incident.ATTACK: ""}),
    "online": Situation(_("Stood online by accident"), "globe", {Incident.PUBLISHED: ""}),
    "other": Situation(_("Something else, or I do not know"), "circle-help", {Incident.OTHER: ""}),
}

KEEP = _("Keep what you have: delete nothing yourself.")

FIRST_AID = {
    Incident.WRONG_RECIPIENT: (
        _("Call or mail who received it. Ask to delete it, and to tell you when that is done."),
        _("Recall the message if your mail program can do that."),
        _("Keep the message you sent. Delete nothing yourself."),
    ),
    Incident.VISIBLE_ADDRESSES: (
        _("Recall the message if your mail program can do that."),
        _("Mail everybody once more, now in Bcc: ask to delete the first mail and not to answer to all."),
        _("Keep the message you sent. Delete nothing yourself."),
    ),
    Incident.WRONG_POST: (
        _("Call who received it. Ask to leave it closed, and fetch it or have it brought back."),
        _("Write down who had it in hands, and whether it was opened."),
    ),
    Incident.OPENED_POST: (
        _("Keep envelope and letter as they are, and take a picture of the envelope."),
        _("Write down when it came back, and where it had been."),
    ),
    Incident.LOST_POST: (
        _("Ask the carrier to look for it, and ask whether it arrived after all."),
        _("Write down what was in it."),
    ),
    Incident.WRONG_RIGHTS: (
        _("Ask your ICT colleague to take the access away now."),
        _("Ask to keep the log of who opened what."),
    ),
    Incident.OPEN_FOLDER: (
        _("Close the folder or stop sharing the file. Call your ICT colleague if you cannot."),
        _("Ask to keep the log of who opened what."),
        KEEP,
    ),
    Incident.LOST_DEVICE: (
        _("Call your ICT colleague: a laptop, phone or tablet can be locked or wiped from a distance."),
        _("Change the passwords that you used on it."),
        _("Go back or call to where you had it last. Stolen? Report it to the police."),
    ),
    Incident.PUBLISHED: (
        _("Make a picture of the screen with the address of the page in it."),
        _("Then have it taken offline. Call whoever looks after the website or the app."),
        _("Write down since when it stood there, if you know."),
    ),
    Incident.ATTACK: (
        _("Take the device off the network: pull out the cable or switch off the wifi. Leave it on."),
        _("Call your ICT colleague right away."),
        _("Change your password on another device. Did you use it elsewhere too? Change it there as well."),
        _("Keep the mail or message. Delete nothing yourself."),
    ),
    Incident.WRONG_FILE: (
        _("Ask whoever saw it not to use it or pass it on."),
        _("Write down whose data stood in whose file, and who could see it. Do not put the names in the report."),
        _("Have it put right by whoever looks after the file."),
    ),
    Incident.OTHER: (
        _("Stop it if you can, without deleting anything."),
        _("Write down what you saw, and when."),
        _("Do you not know what to do? Call the privacy officer."),
    ),
}

AND_REPORT = _("Report it here. The rest we do together.")


def situation_of(incident):
    """The situation that this incident belongs to."""
    return next(name for name, one in SITUATIONS.items() if incident in one.incidents)


def before_reporting():
    """For each incident what to do first while the report is being made."""
    return {incident: (*steps[:3], AND_REPORT) for incident, steps in FIRST_AID.items()}

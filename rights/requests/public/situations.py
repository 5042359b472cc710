"""What people come for, in situations from school life, and the right each of them is (domain.md 4.3). Pure."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rights.requests.models import Right

OWN_WORDS = "anders"


@dataclass(frozen=True)
class Situation:
    """One counter of the desk. `right` is empty where nobody has sorted yet which right it is."""

    code: str
    icon: str
    title: str
    text: str
    right: str = ""
    example: str = ""


COUNTERS = (
    Situation(
        "inzage", "eye", _("I want to see what the school keeps"),
        _("Look at the file at school, or get a copy. The first copy is free."), Right.ACCESS,
        _("Such as tests, reports and mails about your child."),
    ),
    Situation(
        "verbeteren", "pencil-line", _("Something in it is wrong"),
        _("We correct mistakes and add what is missing. Do you disagree with an opinion? Your own view is added."),
        Right.RECTIFICATION,
        _("Such as a wrong address, or a mistake in a report."),
    ),
    Situation(
        "wissen", "eraser", _("I want data erased"),
        _("We erase what we no longer need. Some data we still have to keep by law."), Right.ERASURE,
        _("Such as old notes about the situation at home."),
    ),
    Situation(
        "andere-school", "school", _("My child goes to another school"),
        _("First read the report that goes along. You can respond to it before we send it."), Right.TRANSFER_REPORT,
        _("Such as to secondary school, or after moving house."),
    ),
    Situation(
        "meenemen", "folder-output", _("I want to take data along"),
        _("You get them in a file that another school or service can read in."), Right.PORTABILITY,
        _("Such as what your child made in an app of the school."),
    ),
    Situation(
        "stoppen", "hand", _("I want the school to stop with it"),
        _("Object to how we use data. While we look at it, you can ask for a pause."), Right.OBJECTION,
        _("Such as with an app in class, or a camera in the corridor."),
    ),
    Situation(
        "fotos", "image-off", _("Photos must go"),
        _("You gave consent and want to take it back. That is always possible, without a reason."), Right.CONSENT_WITHDRAWAL,
        _("Such as from the website, the school guide or Instagram."),
    ),
    Situation(
        "zonder-gezag", "users-round", _("I am a parent without custody"),
        _("You can ask how your child is doing at school. We tell what we may share."), Right.NONCUSTODIAL_INFORMATION,
        _("Such as school reports, or when there is a parents’ evening."),
    ),
)  # fmt: skip
# Not on the desk, but on the list of the form: what few people ask, and what fits nowhere.
MORE = (
    Situation(
        "pauze", "pause", _("The school must not use data for a while"),
        _("For example while we find out whether they are right. We keep them and do nothing with them."), Right.RESTRICTION,
    ),
    Situation(
        "computer", "monitor", _("A computer decided about me or my child"),
        _("You can ask that a person looks at it."), Right.AUTOMATED_DECISION,
    ),
    Situation(
        OWN_WORDS, "message-square-text", _("Something else, or I do not know"),
        _("Write it in your own words. We put your request in the right place."),
    ),
)  # fmt: skip
ALL = {one.code: one for one in COUNTERS + MORE}


def rights_of(codes):
    """The rights behind these situations, in the order of the desk."""
    return [one.right for code, one in ALL.items() if code in codes and one.right]

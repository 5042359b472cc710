"""Who asks or complains, in what role, and how old the person concerned is. Pure; domain.md 4.1.

The role is what somebody says to be. Whether it holds is found out at the gate of a request.
"""

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

SIXTEEN, EIGHTEEN = 16, 18  # AVG art. 8 with UAVG art. 5; majority


class Capacity(models.TextChoices):
    """In what role somebody asks or complains (`requester.role` of the API)."""

    PARENT_WITH_CUSTODY = "parent_with_custody", _("parent with custody")
    PARENT_WITHOUT_CUSTODY = "parent_without_custody", _("parent without custody")
    GUARDIAN = "guardian", _("guardian or guardianship institution")
    CURATOR = "curator", _("curator or mentor of an adult")
    PUPIL = "pupil", _("pupil")
    FORMER_PUPIL = "former_pupil", _("former pupil")
    EMPLOYEE = "employee", _("employee")
    APPLICANT = "applicant", _("applicant")
    REPRESENTATIVE = "representative", _("representative, for example a lawyer")
    OTHER = "other", _("somebody else")


class Channel(models.TextChoices):
    """The way by which a request or complaint came in."""

    WEB = "web", _("web form")
    EMAIL = "email", _("e-mail")
    PHONE = "phone", _("telephone")
    PAPER = "paper", _("letter")
    IN_PERSON = "in_person", _("conversation")
    SUPPLIER = "supplier", _("supplier")


FOR_A_CHILD = frozenset({Capacity.PARENT_WITH_CUSTODY, Capacity.PARENT_WITHOUT_CUSTODY, Capacity.GUARDIAN})


def age_on(birth_date, day):
    """Whole years on this day; None where the birth date is not known. Born on 29 February turns a year older on 1 March."""
    if birth_date is None:
        return None
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))


def birthday(birth_date, age):
    """The day on which somebody turns this old."""
    try:
        return birth_date.replace(year=birth_date.year + age)
    except ValueError:  # 29 February in a year without one
        return dt.date(birth_date.year + age, 3, 1)


def known(told, *names):
    """What was filled in of somebody, by these names, without what was left empty."""
    return {name: told[name] for name in names if told.get(name) not in (None, "")}

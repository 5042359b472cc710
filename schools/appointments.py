"""Giving and ending roles and mandates. Every way in goes through the rules of the rows (`full_clean`)."""

from django.db import transaction

from schools.models import Mandate, Membership, User


@transaction.atomic
def appoint(user, role, *, board, school=None, from_on=None, until_on=None):
    """Give this person a role. Raises ValidationError for what may not be: an FG who also decides (art. 38(6))."""
    User.objects.select_for_update().get(pk=user.pk)  # two roles that exclude each other, given at once
    membership = Membership(user=user, board=board, school=school, role=role, from_on=from_on, until_on=until_on)
    membership.full_clean()
    membership.save()
    return membership


@transaction.atomic
def end_membership(membership, last_day):
    """The role ends with this day. One that had not begun by then is taken back."""
    return _end(membership, last_day)


@transaction.atomic
def mandate(holder, power, *, board, deputy=None, from_on=None, until_on=None):
    """Let this person decide in the board's name, and the deputy in absence. Raises ValidationError for an FG."""
    people = [person.pk for person in (holder, deputy) if person]
    list(User.objects.select_for_update().filter(pk__in=people).order_by("pk"))
    given = Mandate(holder=holder, deputy=deputy, power=power, board=board, from_on=from_on, until_on=until_on)
    given.full_clean()
    given.save()
    return given


@transaction.atomic
def end_mandate(given, last_day):
    """The mandate ends with this day. One that had not begun by then is taken back."""
    return _end(given, last_day)


def _end(row, last_day):
    if row.from_on and row.from_on > last_day:
        row.delete()
        return None
    if row.until_on is None or row.until_on > last_day:
        row.until_on = last_day
        row.save(update_fields=["until_on"])
    return row

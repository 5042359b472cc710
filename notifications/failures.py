"""Mail that could not be delivered is an alert of its own: to those who can see to it that somebody is told."""

from cases.terms import local_day
from notifications import audiences, quiet
from notifications.models import Mail
from notifications.roster import Roster
from schools.access import with_role
from schools.models import Role

TEMPLATE = "notifications/mail/failed"
Topic = Mail.Topic


def tell(mail, at):
    """Write the alert about this mail. One about a failed alert would go round in circles: that is only shown."""
    if mail.topic == Topic.FAILURE:
        return
    urgent = mail.urgent and mail.to_user_id is not None  # nobody gets up for a slip in the address of somebody outside
    Mail.objects.bulk_create(
        [
            Mail(
                key=f"failed:{mail.pk}:{person.pk}", topic=Topic.FAILURE, template=TEMPLATE, board=mail.board, case=mail.case,
                facts={"mail": mail.pk}, to_user=person, created_at=at, **quiet.when(at, urgent=urgent),
            )
            for person in people(mail, at)
        ],
        ignore_conflicts=True,
    )  # fmt: skip


def people(mail, at):
    """The privacy officers, else who is next in line, and the administrators; not the one it did not reach."""
    found = with_role(mail.board, Role.ADMIN, on=local_day(at))
    if mail.case_id:
        roster = Roster(at)
        roster.read([mail.case])
        found = [*audiences.first_in_line(mail.case, roster, but=[mail.to_user]), *found]
    return [person for person in dict.fromkeys(found) if person.pk != mail.to_user_id]

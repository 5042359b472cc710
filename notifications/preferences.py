"""Which mail a person can switch off, and which never."""

from notifications.models import Mail

Topic = Mail.Topic
# What concerns a legal clock of a case one handles or stands in for, and mail that failed, is not on the list: it always comes.
OPTIONAL = (Topic.OWN_TERM, Topic.COPY, Topic.EVENT, Topic.TASK, Topic.SEAL)


def wants(roster, user, topic):
    """Whether this person gets mail about this topic."""
    return topic not in OPTIONAL or not roster.switched_off(user, topic)

"""The rows of requests and complaints. Django finds them by this room's name."""

from rights.complaints.models import *  # noqa: F403
from rights.requests.models import *  # noqa: F403

"""Asks the running product how it is, from outside, as an operator would."""

import http.client
import json
from dataclasses import dataclass

from django.conf import settings


@dataclass
class Answer:
    """What /readyz said, or why it said nothing."""

    ok: bool
    why: str


def ready():
    """One question, with little patience."""
    host = settings.ALLOWED_HOSTS[0].lstrip(".").replace("*", "localhost")
    connection = http.client.HTTPConnection("127.0.0.1", settings.PORT, timeout=5)
    try:
        connection.request("GET", "/readyz", headers={"Host": host})
        answer = connection.getresponse()
        checks = json.loads(answer.read()).get("checks", {})
    except (OSError, ValueError, http.client.HTTPException):
        return Answer(False, "het web antwoordt niet")
    finally:
        connection.close()
    failing = sorted(name for name, state in checks.items() if state != "ok")
    return Answer(answer.status == 200, ", ".join(failing))

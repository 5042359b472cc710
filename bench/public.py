"""Visitors of the public desk who have answered every question, for the bench to send: one device each, all schools in turn.

    python -m bench.public COUNT        prints a JSON list of {"path", "cookie", "body"}
"""

import datetime as dt
import json
import os
import sys
from urllib.parse import urlencode

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.utils import timezone  # noqa: E402

from cases import saved, visitors  # noqa: E402
from rights.requests.public.journey import Journey  # noqa: E402
from schools.models import School  # noqa: E402

READ = dt.timedelta(minutes=1)  # as long as somebody took for the last page
ANSWERS = {
    "wat": {"situations": "inzage"},
    "wie": {"who": "ouder"},
    "over-wie": {"first_name": "Sam", "last_name": "Meting", "birth_date_day": "14", "birth_date_month": "2",
                 "birth_date_year": "2017"},
    "vraag": {"how": "both", "wording": "x" * 300},
}  # fmt: skip


def visitor(number, school, now):
    """What this visitor sends with the last button."""
    secret, device = visitors.new_device()
    reach = {"bereiken": {"name": "Mia Meting", "email": f"mia{number}@thuis.example"}}
    typed = {code: urlencode(answers) for code, answers in (ANSWERS | reach).items()}
    saved.keep(f"request pages {school.pk}", typed, at=now, device=device)
    journey = Journey(typed, at=now)
    if journey.first_open:
        raise SystemExit(f"the form asks more by now: {journey.first_open.code}")
    body = {"stamp": visitors.stamp(f"request {school.pk}", at=now - READ), "seen": journey.digest}
    return {
        "path": f"/loket/{school.slug}/verzoek/controleren/",
        "cookie": f"{visitors.DEVICE}={secret}",
        "body": urlencode(body),
    }  # fmt: skip


if __name__ == "__main__":
    now, schools = timezone.now(), list(School.objects.order_by("pk"))
    found = [visitor(number, schools[number % len(schools)], now) for number in range(int(sys.argv[1]))]
    print(json.dumps(found))  # noqa: T201

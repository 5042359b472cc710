"""Fill an empty installation: forty schools, cases through the product's own door, one in ten still open.

    python -m bench.fill ROWS        prints a JSON line {"token", "reference", "school"}
"""

import datetime as dt
import json
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.db import connection, transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from breaches.report import report  # noqa: E402
from cases.api import tokens  # noqa: E402
from cases.models import Case, Deadline, Outbox  # noqa: E402
from notifications import heartbeat  # noqa: E402
from rights.requests.opening import open_request  # noqa: E402
from schools.models import Board, Membership, Role, School, User  # noqa: E402

SCHOOLS = 40


def fill(rows):
    now = timezone.now()
    board = Board.objects.create(number="40000", name="Stichting Meetlat")
    schools = [
        School.objects.create(
            board=board, brin="99MM", location=f"{i:02d}", name=f"School {i}", sector="po", slug=f"school-{i}", city="Meetdorp"
        )
        for i in range(SCHOOLS)
    ]
    officer = User.objects.create_user("meet@school.example", "meten is weten", name="Mia Meting")
    Membership.objects.create(user=officer, board=board, role=Role.PRIVACY_OFFICER)
    for start in range(0, rows, 500):
        with transaction.atomic():
            for i in range(start, min(start + 500, rows)):
                found = now - dt.timedelta(minutes=(i * 7919) % 8000 + 10)
                report(
                    board=board, school=schools[i % SCHOOLS], incident="wrong_recipient", by=None, at=now, discovered_at=found,
                    what_happened="x" * 300,
                )  # fmt: skip
    ask(rows // 4, board, schools, now)
    Outbox.objects.all().delete()
    close_nine_in_ten(now)
    heartbeat.beat(timezone.now())  # in a house that runs, no page carries the banner of one that stands still
    case = Case.objects.filter(kind="breach").order_by("pk")[rows // 2]
    return {"token": tokens.issue(officer, name="bench", at=now), "reference": case.reference, "school": schools[3].slug}


def ask(rows, board, schools, now):
    """Requests beside the breaches: one for every four."""
    for start in range(0, rows, 500):
        with transaction.atomic():
            for i in range(start, min(start + 500, rows)):
                open_request(
                    board=board, school=schools[i % SCHOOLS], rights=["access"], channel="paper", at=now,
                    received_at=now - dt.timedelta(minutes=(i * 7919) % 40_000 + 10), capacity="parent_with_custody",
                    requester={"name": "Mia Meting"}, data_subject={"name": "Sam Meting", "birth_date": "2017-02-14"},
                    wording="x" * 300,
                )  # fmt: skip


def close_nine_in_ten(now):
    """Straight in the tables: the bench measures reading, not closing."""
    Deadline.objects.exclude(case_id__in=open_ones()).update(ended_at=now, alert_at=None)
    Case.objects.exclude(pk__in=open_ones()).update(closed_at=now, due_at=None, due_without_pause_at=None)
    Case.objects.update(assignee=User.objects.get())
    tidy()


def tidy():
    """What PostgreSQL does by itself at night: many rows changed at once, and that is no part of what is measured."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def open_ones():
    return [pk for pk in Case.objects.values_list("pk", flat=True) if pk % 10 == 0]


if __name__ == "__main__":
    print(json.dumps(fill(int(sys.argv[1]))))  # noqa: T201

"""Make the clocks of all open cases ring now: the state after a long weekend without a scheduler.

python -m bench.make_due COUNT
"""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.utils import timezone  # noqa: E402

from bench.fill import tidy  # noqa: E402
from cases.models import Case, Deadline  # noqa: E402

if __name__ == "__main__":
    chosen = list(Deadline.objects.order_by("pk").values_list("pk", "case_id")[: int(sys.argv[1])])
    now = timezone.now()
    Case.objects.filter(pk__in=[case for _, case in chosen]).update(closed_at=None)
    Deadline.objects.filter(pk__in=[pk for pk, _ in chosen]).update(ended_at=None, alert_at=now)
    tidy()
    print(len(chosen))  # noqa: T201

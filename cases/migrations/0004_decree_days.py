"""The days put on a par with the public holidays by royal decree, as known on 22 November 2026 (domain.md 1.7)."""

import datetime as dt

from django.db import migrations

KNOWN = (
    "2023-04-28 2023-05-19 2024-05-10 2024-12-27 2025-05-30 2026-01-02 2026-05-15 2027-05-07 2028-04-28 2028-05-26"
).split()


def add(apps, schema_editor):
    days = apps.get_model("cases", "DecreeDay").objects
    for text in KNOWN:
        days.get_or_create(on=dt.date.fromisoformat(text))


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_triggers")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]

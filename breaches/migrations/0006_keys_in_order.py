"""Keys that sort by when a row was made: the state only, as in cases 0014."""

from django.db import migrations, models

import cases.keys

KEY = {"default": cases.keys.in_order, "editable": False, "primary_key": True, "serialize": False}
RECORDS = (
    "advice", "alsoreport", "assessment", "authoritycontact", "communication", "decision", "notification", "schoolpart",
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("breaches", "0005_a_withdrawal_says_why"), ("cases", "0014_keys_in_order")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.AlterField(name, "id", models.UUIDField(**KEY)) for name in RECORDS]
        )
    ]

"""Keys that sort by when a row was made. The default is given by Python, so the database has nothing to change.

Only the state, then: an AlterField would build the tables anew on SQLite.
"""

from django.db import migrations, models

import cases.keys

KEY = {"default": cases.keys.in_order, "editable": False, "primary_key": True, "serialize": False}


class Migration(migrations.Migration):
    dependencies = [("cases", "0013_addressees")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(name, "id", models.UUIDField(**KEY)) for name in ("confidentialnote", "document", "task")
            ]
        )
    ]

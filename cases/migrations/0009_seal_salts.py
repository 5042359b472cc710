"""The random key of what was said lies sealed with it: whoever destroys the key of a case destroys both."""

from django.db import migrations

import cases.fields
from cases import vault

BATCH = 500
PLAIN = 32  # bytes of a key that is not sealed yet; this may run twice


def seal(apps, schema_editor):
    content_rows = apps.get_model("cases", "Content").objects
    wrapped_keys = dict(apps.get_model("cases", "Case").objects.values_list("pk", "sealed_key"))
    last = None
    while True:
        rows = content_rows.order_by("pk") if last is None else content_rows.filter(pk__gt=last).order_by("pk")
        batch = list(rows.values_list("pk", "case_id", "salt")[:BATCH])
        if not batch:
            return
        for pk, case, salt in batch:
            if len(salt) == PLAIN:
                wrapped, place = wrapped_keys[case], f"cases_content.salt.{pk}".encode()
                sealed = vault.seal(vault.open_case_key(bytes(wrapped)), bytes(salt), place) if wrapped else b""
                content_rows.filter(pk=pk).update(salt=sealed)
        last = batch[-1][0]


class Migration(migrations.Migration):
    dependencies = [("cases", "0008_drafts")]

    operations = [
        migrations.RunPython(seal, migrations.RunPython.noop, elidable=True),
        # The column stays as it is.
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.AlterField("content", "salt", cases.fields.SealedBytesField())]
        ),
    ]

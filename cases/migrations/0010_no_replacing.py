"""SQLite also refuses to put another event in the place of one that is there."""

from django.db import migrations

from cases import triggers


def create(apps, schema_editor):
    triggers.create(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("cases", "0009_seal_salts")]
    operations = [migrations.RunPython(create, migrations.RunPython.noop, elidable=True)]

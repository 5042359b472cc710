"""A digest of a file in the clear tells which file it was, also after it has been erased. Nothing asked for it."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0010_no_replacing")]
    operations = [migrations.RemoveField("document", "digest")]

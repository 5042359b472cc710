"""Which mail goes at night too. What waited already keeps the moment it was given."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("notifications", "0001_ledger")]

    operations = [
        migrations.AddField("mail", "urgent", models.BooleanField(default=True), preserve_default=False),
    ]

"""Since when the mail server takes nothing."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("notifications", "0002_urgent_mail")]

    operations = [
        migrations.AddField("heartbeat", "no_mail_since", models.DateTimeField(null=True)),
    ]

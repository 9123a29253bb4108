"""The day on which the drafting of a report began."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("annual", "0004_due_days"),
    ]

    operations = [
        migrations.AddField(
            model_name="yearreport",
            name="opened_on",
            field=models.DateField(null=True, verbose_name="开始编制"),
        ),
    ]

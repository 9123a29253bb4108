"""What shows that a month's figure is so, and where it is kept."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("annual", "0005_opening_day"),
    ]

    operations = [
        migrations.AddField(
            model_name="monthlyfigure",
            name="proof",
            field=models.CharField(blank=True, max_length=200, verbose_name="证明材料"),
        ),
    ]

"""By which day an authority wants the reports of a kind of organ."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("annual", "0003_past_records"),
        ("organs", "0004_intakes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DueDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("government", "人民政府"),
                            ("department", "政府部门"),
                            ("township", "乡镇人民政府（街道办事处）"),
                            ("institution", "直属事业单位"),
                            ("office", "派出机关"),
                        ],
                        max_length=20,
                        verbose_name="机关类别",
                    ),
                ),
                ("from_year", models.PositiveSmallIntegerField(verbose_name="自哪一年度起")),
                ("month", models.PositiveSmallIntegerField(verbose_name="月")),
                ("day", models.PositiveSmallIntegerField(verbose_name="日")),
                ("basis", models.CharField(max_length=200, verbose_name="依据")),
                ("at", models.DateTimeField()),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organs.organ",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "报送期限",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("authority", "kind", "from_year"), name="annual_one_due_day"
                    )
                ],
            },
        ),
    ]

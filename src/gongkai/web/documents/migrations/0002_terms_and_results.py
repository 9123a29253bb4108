"""Terms of their own, what a review comes to, and who may not check or sign."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0001_initial"),
        ("organs", "0003_holiday_notices"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="document",
            name="document_active_is_cleared",
        ),
        migrations.AddField(
            model_name="change",
            name="agreed",
            field=models.BooleanField(null=True, verbose_name="审核同意"),
        ),
        migrations.AddField(
            model_name="change",
            name="basis",
            field=models.CharField(blank=True, max_length=100, verbose_name="依据"),
        ),
        migrations.AddField(
            model_name="document",
            name="direction",
            field=models.CharField(
                blank=True,
                choices=[("up", "上行文"), ("level", "平行文"), ("down", "下行文")],
                max_length=5,
                verbose_name="行文方向",
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="halted",
            field=models.BooleanField(default=False, verbose_name="暂停公开"),
        ),
        migrations.AddField(
            model_name="document",
            name="imported",
            field=models.BooleanField(default=False, verbose_name="导入"),
        ),
        migrations.AddField(
            model_name="document",
            name="term",
            field=models.CharField(
                choices=[
                    ("general", "形成或者变更后20个工作日"),
                    ("budget", "预算、决算（自批复起算）"),
                    ("penalty_withdrawal", "撤回行政处罚决定信息"),
                ],
                default="general",
                max_length=20,
                verbose_name="公开期限",
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="term_from",
            field=models.DateField(null=True, verbose_name="起算日"),
        ),
        migrations.AddField(
            model_name="document",
            name="urgency",
            field=models.CharField(
                blank=True,
                choices=[("urgent", "加急"), ("extra", "特急")],
                max_length=6,
                verbose_name="紧急程度",
            ),
        ),
        migrations.AddField(
            model_name="secrecyreview",
            name="result",
            field=models.CharField(
                choices=[
                    ("passed", "保密审查通过"),
                    ("parts", "保密审查：部分内容不得公开"),
                    ("refused", "保密审查未通过"),
                ],
                default="refused",
                max_length=7,
                verbose_name="审查结论",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("attribute", "active"), ("state", "issued"), _negated=True),
                    ("cleared", True),
                    ("halted", True),
                    ("imported", True),
                    _connector="OR",
                ),
                name="document_active_is_cleared",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(("checker", models.F("drafter")), _negated=True),
                name="document_drafter_does_not_check",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(("signer", models.F("drafter")), _negated=True),
                name="document_drafter_does_not_sign",
            ),
        ),
        migrations.RunSQL(
            "UPDATE documents_secrecyreview SET result = 'passed' WHERE passed",
            migrations.RunSQL.noop,
        ),
        migrations.AddConstraint(
            model_name="secrecyreview",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("passed", True), ("result", "passed")),
                    models.Q(("passed", False), models.Q(("result", "passed"), _negated=True)),
                    _connector="OR",
                ),
                name="review_passed_is_its_result",
            ),
        ),
    ]

"""Ledger imports and the records they brought; what a workbook brought is never changed."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

REFUSAL = "a past record is never changed"
SQLITE = tuple(
    f"""CREATE TRIGGER annual_past_no_{act.lower()} BEFORE {act} ON annual_pastrecord
        BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"""
    for act in ("UPDATE", "DELETE")
)
SQLITE_BACK = tuple(f"DROP TRIGGER annual_past_no_{act}" for act in ("update", "delete"))
POSTGRES = (
    f"""CREATE FUNCTION annual_refuse_past() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$""",
    """CREATE TRIGGER annual_past_no_change BEFORE UPDATE OR DELETE ON annual_pastrecord
        FOR EACH ROW EXECUTE FUNCTION annual_refuse_past()""",
)
POSTGRES_BACK = (
    "DROP TRIGGER annual_past_no_change ON annual_pastrecord",
    "DROP FUNCTION annual_refuse_past()",
)


def freeze(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put up the triggers of the database at hand."""
    for statement in POSTGRES if editor.connection.vendor == "postgresql" else SQLITE:
        editor.execute(statement)


def thaw(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take them down again."""
    for statement in POSTGRES_BACK if editor.connection.vendor == "postgresql" else SQLITE_BACK:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [
        ("annual", "0002_versions_frozen"),
        ("organs", "0004_intakes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LedgerImport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                ("name", models.CharField(max_length=200, verbose_name="文件名")),
                ("digest", models.CharField(max_length=64, verbose_name="文件的 SM3 值")),
                ("brought", models.JSONField(default=dict)),
                ("at", models.DateTimeField()),
                ("withdrawn", models.DateTimeField(null=True)),
                ("reason", models.CharField(blank=True, max_length=400, verbose_name="撤回理由")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organ",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ledger_imports",
                        to="organs.organ",
                    ),
                ),
            ],
            options={
                "verbose_name": "台账导入",
                "indexes": [
                    models.Index(fields=["organ", "year"], name="annual_import_by_year"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", ""), ("withdrawn", None)),
                            models.Q(
                                ("withdrawn__isnull", False),
                                models.Q(("reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="annual_withdrawn_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PastRecord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sheet", models.CharField(max_length=20)),
                ("key", models.CharField(max_length=200, verbose_name="台账中的编号")),
                ("data", models.JSONField()),
                (
                    "about",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="named_by",
                        to="annual.pastrecord",
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="records",
                        to="annual.ledgerimport",
                    ),
                ),
            ],
            options={
                "verbose_name": "台账导入的记录",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("batch", "sheet", "key"), name="annual_past_key_once"
                    ),
                ],
            },
        ),
        migrations.RunPython(freeze, thaw),
    ]

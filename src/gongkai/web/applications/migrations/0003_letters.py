"""Letters, their files, and what all letters of an organ say; what went out stays as it is.

A migration that alters these tables takes the triggers down before and puts them up after: SQLite
makes an altered table anew, and its triggers go with the old one.
"""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

REFUSAL = "a letter that went out is not changed"
LETTER, FILE = "applications_letter", "applications_letterfile"


def _sqlite(name: str, what: str, on: str, when: str = "") -> str:
    return (
        f"CREATE TRIGGER {name} BEFORE {what} ON {on} {when} "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    )


# The files may be sealed anew under another key; that they are the same, the digests prove.
SQLITE = (
    _sqlite("letter_no_update", "UPDATE", LETTER),
    _sqlite("letter_no_delete", "DELETE", LETTER),
    _sqlite("letter_no_replace", "INSERT", LETTER,
            f"WHEN EXISTS (SELECT 1 FROM {LETTER} WHERE id = NEW.id)"),  # noqa: S608 of ours
    _sqlite("letterfile_no_move", "UPDATE OF letter_id", FILE),
    _sqlite("letterfile_no_delete", "DELETE", FILE),
)  # fmt: skip
SQLITE_BACK = tuple(
    f"DROP TRIGGER {name}"
    for name in ("letter_no_update", "letter_no_delete", "letter_no_replace",
                 "letterfile_no_move", "letterfile_no_delete")
)  # fmt: skip
POSTGRES = (
    f"""CREATE FUNCTION applications_letter_refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$""",
    *(
        f"CREATE TRIGGER {name} BEFORE {what} EXECUTE FUNCTION applications_letter_refuse()"
        for name, what in (
            ("letter_no_change", f"UPDATE OR DELETE ON {LETTER} FOR EACH ROW"),
            ("letter_no_truncate", f"TRUNCATE ON {LETTER} FOR EACH STATEMENT"),
            ("letterfile_no_move", f"UPDATE OF letter_id OR DELETE ON {FILE} FOR EACH ROW"),
            ("letterfile_no_truncate", f"TRUNCATE ON {FILE} FOR EACH STATEMENT"),
        )
    ),
)
POSTGRES_BACK = (
    f"DROP TRIGGER letterfile_no_truncate ON {FILE}",
    f"DROP TRIGGER letterfile_no_move ON {FILE}",
    f"DROP TRIGGER letter_no_truncate ON {LETTER}",
    f"DROP TRIGGER letter_no_change ON {LETTER}",
    "DROP FUNCTION applications_letter_refuse()",
)


def forbid(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put up the triggers of the database at hand."""
    for statement in POSTGRES if editor.connection.vendor == "postgresql" else SQLITE:
        editor.execute(statement)


def allow(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take them down again."""
    for statement in POSTGRES_BACK if editor.connection.vendor == "postgresql" else SQLITE_BACK:
        editor.execute(statement)


class Migration(migrations.Migration):
    """Three tables and their triggers."""

    dependencies: ClassVar = [
        ("applications", "0002_events_stay"),
        ("organs", "0004_intakes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Letter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=24)),
                ("title", models.CharField(max_length=100, verbose_name="文书名称")),
                ("code", models.CharField(max_length=8)),
                ("year", models.PositiveSmallIntegerField()),
                ("serial", models.PositiveIntegerField()),
                ("number", models.CharField(max_length=60, verbose_name="文号")),
                ("day", models.DateField(verbose_name="成文日期")),
                ("at", models.DateTimeField(verbose_name="发出时间")),
                ("shown", models.CharField(max_length=200, verbose_name="主送")),
                ("to_applicant", models.BooleanField()),
                ("wording", models.DateField(verbose_name="文字施行日期")),
                ("docx_sm3", models.CharField(max_length=64)),
                ("pdf_sm3", models.CharField(max_length=64)),
                (
                    "about",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="applications.event",
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
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="applications.case",
                    ),
                ),
                (
                    "organ",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organs.organ",
                    ),
                ),
            ],
            options={
                "verbose_name": "文书",
                "indexes": [
                    models.Index(fields=["case", "id"], name="letter_by_case"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organ", "code", "year", "serial"), name="letter_one_serial"
                    ),
                    models.UniqueConstraint(fields=("about", "kind"), name="letter_one_of_a_kind"),
                ],
            },
        ),
        migrations.CreateModel(
            name="LetterFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("docx", models.BinaryField()),
                ("pdf", models.BinaryField()),
                (
                    "letter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="file",
                        to="applications.letter",
                    ),
                ),
            ],
            options={
                "verbose_name": "文书文件",
            },
        ),
        migrations.CreateModel(
            name="LetterHead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("mark", models.CharField(max_length=20, verbose_name="机关代字")),
                ("authority", models.CharField(max_length=100, verbose_name="行政复议机关")),
                ("court", models.CharField(max_length=100, verbose_name="有管辖权的人民法院")),
                (
                    "online",
                    models.CharField(blank=True, max_length=200, verbose_name="在线复议渠道"),
                ),
                (
                    "organ",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letterhead",
                        to="organs.organ",
                    ),
                ),
            ],
            options={
                "verbose_name": "文书设置",
            },
        ),
        migrations.RunPython(forbid, allow),
    ]

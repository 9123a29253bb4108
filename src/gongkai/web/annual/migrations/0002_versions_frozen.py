"""A signed version is not changed or removed, by whatever door one comes to the table."""

from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

REFUSAL = "a signed version is frozen"
SQLITE = tuple(
    f"""CREATE TRIGGER annual_version_no_{act.lower()} BEFORE {act} ON annual_version
        BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"""
    for act in ("UPDATE", "DELETE")
)
SQLITE_BACK = tuple(f"DROP TRIGGER annual_version_no_{act}" for act in ("update", "delete"))
POSTGRES = (
    f"""CREATE FUNCTION annual_refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$""",
    """CREATE TRIGGER annual_version_no_change BEFORE UPDATE OR DELETE ON annual_version
        FOR EACH ROW EXECUTE FUNCTION annual_refuse()""",
)
POSTGRES_BACK = (
    "DROP TRIGGER annual_version_no_change ON annual_version",
    "DROP FUNCTION annual_refuse()",
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
    """Triggers on both databases."""

    dependencies: ClassVar = [("annual", "0001_initial")]
    operations: ClassVar = [migrations.RunPython(freeze, thaw)]

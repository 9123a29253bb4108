"""What happened is only added to, by whatever door one comes to the table.

A migration that alters `applications_event` takes these triggers down before and puts them up
after: SQLite makes an altered table anew, and its triggers go with the old one.
"""

from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

REFUSAL = "what happened to a case is only added to"

SQLITE = (
    f"""CREATE TRIGGER event_no_update BEFORE UPDATE ON applications_event
        BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END""",
    f"""CREATE TRIGGER event_no_delete BEFORE DELETE ON applications_event
        BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END""",
    f"""CREATE TRIGGER event_no_replace BEFORE INSERT ON applications_event
        WHEN EXISTS (SELECT 1 FROM applications_event WHERE id = NEW.id)
        BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END""",  # noqa: S608 a constant of ours
)
SQLITE_BACK = tuple(f"DROP TRIGGER event_no_{what}" for what in ("update", "delete", "replace"))
POSTGRES = (
    f"""CREATE FUNCTION applications_event_refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$""",
    """CREATE TRIGGER event_no_change BEFORE UPDATE OR DELETE ON applications_event
        FOR EACH ROW EXECUTE FUNCTION applications_event_refuse()""",
    """CREATE TRIGGER event_no_truncate BEFORE TRUNCATE ON applications_event
        FOR EACH STATEMENT EXECUTE FUNCTION applications_event_refuse()""",
)
POSTGRES_BACK = (
    "DROP TRIGGER event_no_truncate ON applications_event",
    "DROP TRIGGER event_no_change ON applications_event",
    "DROP FUNCTION applications_event_refuse()",
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
    """Triggers on both databases."""

    dependencies: ClassVar = [("applications", "0001_cases")]
    operations: ClassVar = [migrations.RunPython(forbid, allow)]

"""What stands is not changed or removed, by whatever door one comes to the tables."""

from collections.abc import Iterator

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_KEPT = {
    "conservation_reading": "a reading is corrected by another one",
    "conservation_returnversion": "a confirmed return is frozen",
}


def freeze(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put up the triggers of the database at hand."""
    server = editor.connection.vendor == "postgresql"
    for statement in _postgres() if server else _sqlite():
        editor.execute(statement)


def thaw(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take them down again."""
    server = editor.connection.vendor == "postgresql"
    for statement in _postgres_back() if server else _sqlite_back():
        editor.execute(statement)


def _sqlite() -> Iterator[str]:
    for table, refusal in _KEPT.items():
        for act in ("UPDATE", "DELETE"):
            yield f"""CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table}
                BEGIN SELECT RAISE(ABORT, '{refusal}'); END"""


def _sqlite_back() -> Iterator[str]:
    for table in _KEPT:
        yield f"DROP TRIGGER {table}_no_update"
        yield f"DROP TRIGGER {table}_no_delete"


def _postgres() -> Iterator[str]:
    for table, refusal in _KEPT.items():
        yield f"""CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION '{refusal}'; END $$"""
        yield f"""CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}
            FOR EACH ROW EXECUTE FUNCTION {table}_refuse()"""


def _postgres_back() -> Iterator[str]:
    for table in _KEPT:
        yield f"DROP TRIGGER {table}_no_change ON {table}"
        yield f"DROP FUNCTION {table}_refuse()"

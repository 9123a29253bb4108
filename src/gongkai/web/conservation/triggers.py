"""What stands is not changed or removed, by whatever door one comes to the tables."""

from collections.abc import Iterator, Mapping

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_ENERGY = {
    "conservation_reading": "a reading is corrected by another one",
    "conservation_returnversion": "a confirmed return is frozen",
}
_REGISTERS = {
    "conservation_wasterow": "a row of the waste ledger is corrected by another one",
    "conservation_kitchenrun": "a run is corrected by another one",
    "conservation_photo": "a photo is kept",
    "conservation_publicitem": "figures are bound when an item is drafted",
}


def freeze(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put up the triggers of energy in the database at hand."""
    _put_up(editor, _ENERGY)


def thaw(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take them down again."""
    _take_down(editor, _ENERGY)


def freeze_registers(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """The same for waste, runs, photos and what was drafted for the public."""
    _put_up(editor, _REGISTERS)


def thaw_registers(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take them down again."""
    _take_down(editor, _REGISTERS)


def _put_up(editor: BaseDatabaseSchemaEditor, kept: Mapping[str, str]) -> None:
    make = _postgres if editor.connection.vendor == "postgresql" else _sqlite
    for table, refusal in kept.items():
        for statement in make(table, refusal):
            editor.execute(statement)


def _take_down(editor: BaseDatabaseSchemaEditor, kept: Mapping[str, str]) -> None:
    drop = _postgres_back if editor.connection.vendor == "postgresql" else _sqlite_back
    for table in kept:
        for statement in drop(table):
            editor.execute(statement)


def _sqlite(table: str, refusal: str) -> Iterator[str]:
    for act in ("UPDATE", "DELETE"):
        yield f"""CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table}
            BEGIN SELECT RAISE(ABORT, '{refusal}'); END"""


def _sqlite_back(table: str) -> Iterator[str]:
    yield f"DROP TRIGGER {table}_no_update"
    yield f"DROP TRIGGER {table}_no_delete"


def _postgres(table: str, refusal: str) -> Iterator[str]:
    yield f"""CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '{refusal}'; END $$"""
    yield f"""CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}
        FOR EACH ROW EXECUTE FUNCTION {table}_refuse()"""


def _postgres_back(table: str) -> Iterator[str]:
    yield f"DROP TRIGGER {table}_no_change ON {table}"
    yield f"DROP FUNCTION {table}_refuse()"

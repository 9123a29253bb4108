"""What the public pages stand on: the triggers that count its changes.

A migration that alters one of these tables takes the triggers `down` before and puts them `up`
after, as SQLite makes an altered table anew (`tests/web/publishing/test_grounds.py` notices).
"""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_TABLES = ("organs_organ", "organs_standing", "publishing_column", "boards_board")
_ACTS = ("insert", "update", "delete")
_BARRED = (
    "OLD.state = 'issued' AND (NEW.state <> OLD.state OR NEW.attribute <> OLD.attribute"
    " OR NEW.halted <> OLD.halted)"
)
# Counted at the commit and once in a transaction: nobody waits for a long import.
_COUNT = """CREATE FUNCTION publishing_ground() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    UPDATE publishing_revision SET number = number + 1, counted_by = txid_current()
        WHERE counted_by <> txid_current();
    RETURN NULL; END $$"""


def names() -> tuple[str, ...]:
    """What the triggers are called."""
    return tuple(name for name, _ in _occasions())


def _occasions() -> tuple[tuple[str, str], ...]:
    """Each with the words of its occasion."""
    every = [(f"ground_{table}_{act}", f"AFTER {act} ON {table} FOR EACH ROW")
             for table in _TABLES for act in _ACTS]  # fmt: skip
    barred = f"AFTER update ON documents_document FOR EACH ROW WHEN ({_BARRED})"
    return (*every, ("ground_documents_document_barred", barred))


def up(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put them up in the database at hand."""
    sqlite = editor.connection.vendor == "sqlite"
    if not sqlite:
        editor.execute(_COUNT)
    for name, occasion in _occasions():
        if sqlite:
            act = "BEGIN UPDATE publishing_revision SET number = number + 1; END"
            editor.execute(f"CREATE TRIGGER {name} {occasion} {act}")
            continue
        deferred = occasion.replace(" FOR EACH", " DEFERRABLE INITIALLY DEFERRED FOR EACH")
        editor.execute(
            f"CREATE CONSTRAINT TRIGGER {name} {deferred} EXECUTE FUNCTION publishing_ground()"
        )


def down(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take them down."""
    if editor.connection.vendor != "sqlite":
        editor.execute("DROP FUNCTION IF EXISTS publishing_ground() CASCADE")
        return
    for name in names():
        editor.execute(f"DROP TRIGGER IF EXISTS {name}")

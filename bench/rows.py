"""Rows by the thousand, put into the database past the acts, their triggers and foreign keys."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from types import ModuleType
from typing import Any

Row = tuple[object, ...]


def blank(thing: Any) -> dict[str, object]:
    """The columns of a table in the order of its model, with what a new thing has."""
    return {
        each.column: getattr(thing, each.attname) for each in type(thing)._meta.concrete_fields
    }


@contextmanager
def without(*triggers: ModuleType) -> Iterator[Any]:
    """A cursor while the triggers of some rooms are down."""
    from django.db import connection

    for each in triggers:
        with connection.schema_editor() as editor:
            each.down(None, editor)
    with connection.cursor() as cursor:
        yield cursor
    for each in triggers:
        with connection.schema_editor() as editor:
            each.up(None, editor)


def write(cursor: Any, model: Any, rows: list[Row]) -> None:
    """Rows of a table, whose columns stand as `blank` gives them."""
    from django.db import connection

    if not rows:
        return
    table = model._meta.db_table
    names = ", ".join(f'"{each.column}"' for each in model._meta.concrete_fields)
    if connection.vendor == "postgresql":
        cursor.execute("SET session_replication_role = replica")
        with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row([json.dumps(it) if isinstance(it, dict) else it for it in row])
        cursor.execute("SET session_replication_role = DEFAULT")
        return
    marks = ", ".join("?" * len(rows[0]))
    cursor.connection.execute("PRAGMA foreign_keys=OFF")
    cursor.connection.execute("BEGIN")
    cursor.connection.executemany(
        f"INSERT INTO {table} ({names}) VALUES ({marks})",  # noqa: S608
        _as_sqlite_keeps(rows),
    )
    cursor.connection.execute("COMMIT")


def _as_sqlite_keeps(rows: Iterable[Row]) -> Iterator[Row]:
    for row in rows:
        yield tuple(
            json.dumps(each) if isinstance(each, dict)
            else f"{each:%Y-%m-%d %H:%M:%S}" if isinstance(each, datetime)
            else each.isoformat() if isinstance(each, date) else each
            for each in row
        )  # fmt: skip


def settle(*models: Any) -> None:
    """What the database does by itself by night."""
    from django.db import connection

    with connection.cursor() as cursor:
        for each in models:
            if connection.vendor == "postgresql":
                table = each._meta.db_table
                last = each.objects.order_by("-pk").values_list("pk", flat=True)[0]
                cursor.execute(f"SELECT setval('{table}_id_seq', {last})")
                cursor.execute(f"VACUUM ANALYZE {table}")
        if connection.vendor == "postgresql":
            cursor.execute("CHECKPOINT")  # what was put in is written out before anybody asks
        if connection.vendor == "sqlite":
            cursor.execute("ANALYZE")

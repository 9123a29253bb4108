"""Many published items in sixty organs, put into the database past the acts."""

import hashlib
import random
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

ORGANS = 60
BEGIN = datetime(2019, 1, 1, tzinfo=UTC)
SPAN = 6 * 365 * 24 * 3600
_SYLLABLES = (
    "公开信息政府工作通知办法规定服务管理建设发展教育卫生交通水利农业环境安全生产项目计划"
    "总结预算决算采购招标行政许可处罚收费标准社会保障住房就业养老医疗改革创新乡村振兴城市"
    "更新河湖森林草原能源"
)
_CHUNK = 10_000
Row = tuple[object, ...]


def words() -> list[str]:
    """Two thousand two-character words that texts are made of."""
    rng = random.Random(20250101)  # noqa: S311 the same words every time
    return sorted({"".join(rng.sample(_SYLLABLES, 2)) for _ in range(2500)})[:2000]


def found_organs() -> None:
    """A county and its departments with their columns."""
    from django.core.management import call_command

    from gongkai.web.organs.services import organs
    from gongkai.web.publishing.services.columns import plant_columns

    call_command("migrate", interactive=False, verbosity=0)
    since = date(2018, 1, 1)
    county = organs.found(code="xian", kind="government", name="某县人民政府", parent=None,
                          on=since, by=None)  # fmt: skip
    plant_columns(county, on=since, by=None)
    for number in range(ORGANS - 1):
        made = organs.found(code=f"ju-{number}", kind="department", name=f"某县第{number}局",
                            parent=county, on=since, by=None)  # fmt: skip
        plant_columns(made, on=since, by=None)


def put(first: int, last: int) -> float:
    """Items with these numbers; seconds. Triggers and foreign keys are down meanwhile."""
    from django.db import connection

    from gongkai.web.publishing import triggers
    from gongkai.web.publishing.models import Column

    begun = time.perf_counter()
    leaves = list(Column.objects.filter(kind="statutory", children=None).order_by("pk")
                  .values_list("organ_id", "pk"))  # fmt: skip
    with connection.schema_editor() as editor:
        triggers.down(None, editor)  # type: ignore[arg-type]
    with connection.cursor() as cursor:
        for start in range(first, last + 1, _CHUNK):
            items, versions = _rows(start, min(start + _CHUNK, last + 1), leaves)
            _write(cursor, "publishing_item", items)
            _write(cursor, "publishing_version", versions)
    with connection.schema_editor() as editor:
        triggers.up(None, editor)  # type: ignore[arg-type]
    _settle(last)
    return time.perf_counter() - begun


def _rows(first: int, end: int, leaves: list[tuple[int, int]]) -> tuple[list[Row], list[Row]]:
    from gongkai.web.publishing.models import Item, Version

    rng, known = random.Random(first), words()  # noqa: S311
    item_row, version_row = _blank(Item()), _blank(Version())
    items, versions = [], []
    for pk in range(first, end):
        organ, column = leaves[rng.randrange(len(leaves))]
        at = BEGIN + timedelta(seconds=rng.randrange(SPAN))
        text = "".join(rng.choices(known, k=250))
        items.append(item_row | {
            "id": pk, "organ_id": organ, "column_id": column, "state": "published",
            "created_at": at, "published_at": at, "index_number": f"B{pk}", "shown_id": pk,
        })  # fmt: skip
        versions.append(version_row | {
            "id": pk, "item_id": pk, "number": 1, "state": "published", "body": text,
            "title": f"关于{text[:16]}的通知", "digest": hashlib.sha256(text.encode()).hexdigest(),
            "created_at": at, "submitted_at": at, "published_at": at, "formed_on": at.date(),
        })  # fmt: skip
    return [tuple(each.values()) for each in items], [tuple(each.values()) for each in versions]


def _blank(thing: Any) -> dict[str, object]:
    """The columns of a table in the order of its model, with what a new thing has."""
    return {
        each.column: getattr(thing, each.attname) for each in type(thing)._meta.concrete_fields
    }


def _write(cursor: Any, table: str, rows: list[Row]) -> None:
    from django.db import connection

    from gongkai.web.publishing.models import Item, Version

    model = Item if table == Item._meta.db_table else Version
    names = ", ".join(f'"{each.column}"' for each in model._meta.concrete_fields)
    if connection.vendor == "postgresql":
        cursor.execute("SET session_replication_role = replica")
        with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
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
            f"{each:%Y-%m-%d %H:%M:%S}" if isinstance(each, datetime)
            else each.isoformat() if isinstance(each, date) else each
            for each in row
        )  # fmt: skip


def _settle(last: int) -> None:
    """What the database does by itself by night."""
    from django.db import connection

    with connection.cursor() as cursor:
        for table in ("publishing_item", "publishing_version"):
            if connection.vendor == "postgresql":
                cursor.execute(f"SELECT setval('{table}_id_seq', {last})")
                cursor.execute(f"VACUUM ANALYZE {table}")
        if connection.vendor == "sqlite":
            cursor.execute("ANALYZE")


def tell(first: int, last: int) -> None:
    """Put these items into the outbox, as the acts would have."""
    from django.db import connection

    from gongkai.web.publishing.models import Item, Outbox

    told = Item.objects.filter(pk__gte=first, pk__lte=last).values_list("pk", "published_at")
    rows = [Outbox(item_id=pk, at=at) for pk, at in told.iterator()]
    Outbox.objects.bulk_create(rows, batch_size=5000)
    connection.close()

"""Many published items in sixty organs, put into the database past the acts."""

import hashlib
import random
import time
from datetime import UTC, date, datetime, timedelta

from bench import rows
from bench.rows import Row

ORGANS = 60
BEGIN = datetime(2019, 1, 1, tzinfo=UTC)
SPAN = 6 * 365 * 24 * 3600
_SYLLABLES = (
    "公开信息政府工作通知办法规定服务管理建设发展教育卫生交通水利农业环境安全生产项目计划"
    "总结预算决算采购招标行政许可处罚收费标准社会保障住房就业养老医疗改革创新乡村振兴城市"
    "更新河湖森林草原能源"
)
_CHUNK = 10_000


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
    from gongkai.web.publishing import triggers
    from gongkai.web.publishing.models import Column, Item, Version

    begun = time.perf_counter()
    leaves = list(Column.objects.filter(kind="statutory", children=None).order_by("pk")
                  .values_list("organ_id", "pk"))  # fmt: skip
    with rows.without(triggers) as cursor:
        for start in range(first, last + 1, _CHUNK):
            items, versions = _rows(start, min(start + _CHUNK, last + 1), leaves)
            rows.write(cursor, Item, items)
            rows.write(cursor, Version, versions)
    rows.settle(Item, Version)
    return time.perf_counter() - begun


def _rows(first: int, end: int, leaves: list[tuple[int, int]]) -> tuple[list[Row], list[Row]]:
    from gongkai.web.publishing.models import Item, Version

    rng, known = random.Random(first), words()  # noqa: S311
    item_row, version_row = rows.blank(Item()), rows.blank(Version())
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


def tell(first: int, last: int) -> None:
    """Put these items into the outbox, as the acts would have."""
    from django.db import connection

    from gongkai.web.publishing.models import Item, Outbox

    told = Item.objects.filter(pk__gte=first, pk__lte=last).values_list("pk", "published_at")
    waiting = [Outbox(item_id=pk, at=at) for pk, at in told.iterator()]
    Outbox.objects.bulk_create(waiting, batch_size=5000)
    connection.close()

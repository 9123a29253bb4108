"""Acts upon columns: plant the statutory tree, open and close own ones, mark what is empty."""

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from django.db import IntegrityError, transaction

from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person
from gongkai.web.publishing.models import Column, ColumnKind, ItemState


@cache
def statutory() -> tuple[dict[str, Any], ...]:
    """The tree as written down, parents before their children."""
    file = files("gongkai.web.publishing").joinpath("columns.toml")
    return tuple(tomllib.loads(file.read_text("utf-8"))["columns"])


def missing(organ: Organ) -> tuple[dict[str, Any], ...]:
    """The statutory columns that an organ of this kind lacks."""
    known = set(organ.columns.values_list("key", flat=True))
    return tuple(
        row for row in statutory()
        if row["key"] not in known and organ.kind in row.get("for", [organ.kind])
    )  # fmt: skip


@transaction.atomic
def plant_columns(organ: Organ, *, on: date, by: Person | None) -> int:
    """Give an organ the columns of the statutory tree that it lacks; how many those were."""
    if organ.closed:
        raise Refused(f"{organ}已撤销")
    Organ.objects.select_for_update().get(pk=organ.pk)
    lacking = missing(organ)
    if not lacking:
        raise Refused("法定栏目已经齐全")
    known = {each.key: each for each in organ.columns.all()}
    order = {row["key"]: place * 10 for place, row in enumerate(statutory(), start=1)}
    for row in lacking:
        known[row["key"]] = Column.objects.create(
            organ=organ, parent=known.get(row.get("parent", "")), key=row["key"],
            title=row["title"], kind=row.get("kind", ColumnKind.STATUTORY),
            basis=row.get("basis", ""), about=row.get("about", ""),
            subject=row.get("subject", ""), order=order[row["key"]], opened=on,
        )  # fmt: skip
    record(
        "column.plant", organ, by=by, organ=organ.pk, words=f"开设法定栏目{len(lacking)}个",
        cites="国办公开办函〔2019〕61号；《条例》第二十条、第二十一条",
    )  # fmt: skip
    return len(lacking)


@transaction.atomic
def open_column(
    organ: Organ, *, key: str, title: str, parent: Column | None, about: str, on: date,
    by: Person | None,
) -> Column:  # fmt: skip
    """Add a column of the organ's own."""
    if parent is not None and (parent.organ_id != organ.pk or parent.closed):
        raise Refused("上级栏目应为本机关在用的栏目", field="parent")
    if parent is not None and parent.kind == ColumnKind.APPLY:
        raise Refused("“依申请公开”是申请入口，不设下级栏目", field="parent")
    try:
        with transaction.atomic():
            column = Column.objects.create(
                organ=organ, parent=parent, key=key, title=title, about=about, opened=on,
                kind=parent.kind if parent else ColumnKind.CUSTOM,
                subject=parent.subject if parent else "", order=900,
            )  # fmt: skip
    except IntegrityError as taken:
        raise Refused(f"网址中的名称“{key}”已被使用", field="key") from taken
    words = f"开设栏目“{title}”" + (f"，在“{parent}”之下" if parent else "")
    record("column.open", column, by=by, organ=organ.pk, words=words)
    return column


@transaction.atomic
def close_column(column: Column, *, on: date, by: Person | None) -> None:
    """Close a column nothing stands in any more; a statutory one stays."""
    if column.kind != ColumnKind.CUSTOM and any(r["key"] == column.key for r in statutory()):
        raise Refused("法定栏目不能停用；没有此类信息的，请标明“不适用”")
    if column.items.exclude(state=ItemState.WITHDRAWN).exists():
        raise Refused("栏目中尚有信息，请先撤回")
    if column.children.filter(closed=None).exists():
        raise Refused("栏目下尚有下级栏目，请先停用")
    column.closed = on
    column.save(update_fields=["closed"])
    words = f"停用栏目“{column}”，自{on}起"
    record("column.close", column, by=by, organ=column.organ_id, words=words)


@transaction.atomic
def mark_not_applicable(column: Column, *, reason: str, by: Person | None) -> None:
    """Say why a column stays empty; the public reads the reason."""
    if column.parent_id is None and column.kind != ColumnKind.CUSTOM:
        raise Refused("四个部分和申请入口人人都有，不能标为不适用")
    if column.items.filter(state=ItemState.PUBLISHED).exists():
        raise Refused("栏目中已有发布的信息，不能标为“不适用”")
    column.not_applicable = reason
    column.save(update_fields=["not_applicable"])
    record(
        "column.not_applicable", column, by=by, organ=column.organ_id,
        words=f"栏目“{column}”不适用：{reason}", cites=column.basis and f"《条例》{column.basis}",
    )  # fmt: skip


@transaction.atomic
def mark_applicable(column: Column, *, by: Person | None) -> None:
    """The column is used again."""
    column.not_applicable = ""
    column.save(update_fields=["not_applicable"])
    words = f"栏目“{column}”恢复使用"
    record("column.applicable", column, by=by, organ=column.organ_id, words=words)

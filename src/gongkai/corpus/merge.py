"""The tables of a corpus, written as Parquet from the work folder in the order of file names.

Rows are written in groups of a fixed size, so that the bytes are the same however the work was
shared out, and only a group or two are held.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from gongkai.corpus import tables
from gongkai.corpus.comparing import CODES
from gongkai.corpus.errors import extra
from gongkai.corpus.reading import FindingRow
from gongkai.corpus.store import Kept, Store

GROUP = 100_000
"""Rows of a row group."""

_ROWS = 5_000
_OPEN = 4


def merge(store: Store, *, out: Path) -> None:
    """Write the four tables into a folder; the old ones stay until all new ones are there."""
    ready = {name: out / f".{name}.parquet.part" for name in tables.NAMES}
    part = _reader(store)
    sources: dict[str, Iterable[Any]] = {
        "reports": _made("reports", map(_report, store.files())),
        "findings": _made("findings", (row for kept in store.files() for row in _findings(kept))),
        **{name: _bulk(name, store.files(), part) for name in tables.BULK},
    }
    try:
        for name, path in ready.items():
            _write(name, sources[name], path)
        for name, path in ready.items():
            path.replace(out / f"{name}.parquet")
    finally:
        for path in ready.values():
            path.unlink(missing_ok=True)


def _write(name: str, pieces: Iterable[Any], path: Path) -> None:
    parquet = extra("pyarrow.parquet")
    schema = tables.schema(name)
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for group in _groups(schema, pieces):
            writer.write_table(group, row_group_size=GROUP)


def _groups(schema: Any, pieces: Iterable[Any]) -> Iterator[Any]:
    """The same rows in tables of GROUP rows, the last one shorter."""
    arrow = extra("pyarrow")
    held: list[Any] = []
    count = 0
    for piece in pieces:
        held.append(piece)
        count += piece.num_rows
        while count >= GROUP:
            whole = arrow.concat_tables(held)
            yield whole.slice(0, GROUP).combine_chunks()
            held = [whole.slice(GROUP)]
            count -= GROUP
    if count:
        yield arrow.concat_tables([schema.empty_table(), *held]).combine_chunks()


def _made(name: str, rows: Iterable[tuple[Any, ...]]) -> Iterator[Any]:
    """Rows as Arrow tables of moderate size."""
    held: list[tuple[Any, ...]] = []
    for row in rows:
        held.append(row)
        if len(held) == _ROWS:
            yield tables.table(name, held)
            held = []
    yield tables.table(name, held)


def _report(kept: Kept) -> tuple[Any, ...]:
    found = kept.found
    return (
        kept.file,
        kept.sha256 if kept.sha256.isalnum() else None,
        found.organ or None,
        found.year,
        found.edition or None,
        found.title or None,
        found.reason or None,
        found.cells,
    )


def _findings(kept: Kept) -> Iterator[tuple[Any, ...]]:
    """The findings of both passes; the second speaks for its rules where it was asked."""
    rows: list[FindingRow] = list(kept.found.findings)
    if kept.compared is not None:
        rows = [row for row in rows if row.code not in CODES] + list(kept.compared)
    for number, row in enumerate(rows, start=1):
        yield (kept.file, number, *row)


def _bulk(
    name: str, files: Iterable[Kept], part: Callable[[int], dict[str, Any]]
) -> Iterator[Any]:
    """Slices of the parts; neighbours in a part are taken in one."""
    number, first, last = 0, 0, 0
    for kept in files:
        start, count = kept.spans[name]
        if not count:
            continue
        if (kept.part, start) != (number, last):
            if last > first:
                yield part(number)[name].slice(first, last - first)
            number, first = kept.part, start
        last = start + count
    if last > first:
        yield part(number)[name].slice(first, last - first)


def _reader(store: Store) -> Callable[[int], dict[str, Any]]:
    """The bulk tables of a part; the last few are held."""

    @lru_cache(maxsize=_OPEN)
    def read(number: int) -> dict[str, Any]:
        tables_of = tables.unpacked(store.path(number).read_bytes())
        return dict(zip(tables.BULK, tables_of, strict=True))

    return read

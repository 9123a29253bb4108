"""Rows as CSV, JSON and Parquet; the first two as they come, the last through a file on disk."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import islice
from tempfile import TemporaryFile
from typing import IO, Any

from gongkai.corpus.errors import ExtraMissing, extra
from gongkai.report.finding import plain
from gongkai.web.annual.opendata.rows import Column, Row

PARQUET = "application/vnd.apache.parquet"
_GROUP = 50_000  # rows of Parquet that are held at once


def csv_lines(columns: Sequence[Column], rows: Iterable[Row]) -> Iterator[str]:
    """With the mark by which spreadsheets know UTF-8; a blank stays empty."""
    yield "\ufeff" + _line([each.name for each in columns])
    for row in rows:
        yield _line(["" if value is None else _told(value) for value in row])


def json_lines(columns: Sequence[Column], rows: Iterable[Row]) -> Iterator[str]:
    """An array, one object a line; a blank is null."""
    names = [each.name for each in columns]
    yield from array(
        json.dumps(dict(zip(names, map(_plain, row), strict=True)), ensure_ascii=False)
        for row in rows
    )


def array(elements: Iterable[str]) -> Iterator[str]:
    """Elements of JSON as one array."""
    first = True
    for each in elements:
        yield ("[\n" if first else ",\n") + each
        first = False
    yield "[]\n" if first else "\n]\n"


def has_parquet() -> bool:
    """Whether this installation can write Parquet."""
    try:
        extra("pyarrow.parquet")
    except ExtraMissing:
        return False
    return True


def parquet(columns: Sequence[Column], rows: Iterable[Row]) -> IO[bytes]:
    """A file on disk that is gone when it is closed. Errors: ExtraMissing."""
    arrow, written = extra("pyarrow"), extra("pyarrow.parquet")
    types = {
        "string": arrow.string(), "integer": arrow.int32(), "date": arrow.date32(),
        "number": arrow.decimal128(38, 8),
    }  # fmt: skip
    schema = arrow.schema([(each.name, types[each.type]) for each in columns])
    file = TemporaryFile()  # noqa: SIM115 the answer closes it
    coming = iter(rows)
    with written.ParquetWriter(file, schema, compression="zstd") as writer:
        while group := list(islice(coming, _GROUP)):
            writer.write_table(_table(arrow, schema, group))
    file.seek(0)
    return file


def _table(arrow: Any, schema: Any, rows: Sequence[Row]) -> Any:
    values = zip(*rows, strict=True)
    arrays = [
        arrow.array([_number(each, field.type) for each in column], field.type)
        for column, field in zip(values, schema, strict=True)
    ]
    return arrow.Table.from_arrays(arrays, schema=schema)


def _number(value: object, kind: object) -> object:
    """An integer in a column of decimals is a decimal."""
    return Decimal(value) if str(kind).startswith("decimal") and isinstance(value, int) else value


def _line(words: Sequence[object]) -> str:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\r\n").writerow(words)
    return buffer.getvalue()


def _told(value: object) -> object:
    if isinstance(value, Decimal):
        return plain(value)
    return value.isoformat() if isinstance(value, date) else value


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value

"""The tables of a corpus: their columns, and rows as Arrow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

from gongkai.corpus.errors import extra
from gongkai.corpus.reading import FactRow, PassageRow

NAMES = ("reports", "facts", "findings", "passages")
BULK = ("facts", "passages")
"""Tables of many rows a file; they travel as Arrow."""

_WIDEST = Decimal(10) ** 20
_STEP = Decimal(1).scaleb(-8)
_SPOT = (("page", "int32"), ("grid", "int32"), ("grid_row", "int32"), ("grid_column", "int32"))
_COLUMNS: dict[str, tuple[tuple[str, str], ...]] = {
    "reports": (
        ("file", "string"),
        ("sha256", "string"),
        ("organ", "string"),
        ("year", "int32"),
        ("edition", "string"),
        ("title", "string"),
        ("reason", "string"),
        ("cells", "int32"),
    ),
    "facts": (
        ("file", "string"),
        ("key", "string"),
        ("found", "bool"),
        ("value", "decimal"),
        ("printed", "string"),
        ("remark", "string"),
        *_SPOT,
        ("line", "int32"),
        *((name, "float") for name in ("box_x0", "box_y0", "box_x1", "box_y1")),
    ),
    "findings": (
        ("file", "string"),
        ("number", "int32"),
        ("code", "string"),
        ("severity", "string"),
        ("key", "string"),
        ("message", "string"),
        ("figure", "string"),
        ("expected", "string"),
        ("cites", "string"),
        ("quote", "string"),
        *_SPOT,
        ("line", "int32"),
        ("other", "string"),
    ),
    "passages": (
        ("file", "string"),
        ("chapter", "int16"),
        ("number", "int32"),
        ("text", "string"),
        ("page", "int32"),
        ("line", "int32"),
    ),
}


@cache
def schema(name: str) -> Any:
    """The columns of a table. Errors: ExtraMissing."""
    arrow = extra("pyarrow")
    types = {
        "string": arrow.string(),
        "bool": arrow.bool_(),
        "int16": arrow.int16(),
        "int32": arrow.int32(),
        "float": arrow.float32(),
        "decimal": arrow.decimal128(38, 8),
    }
    return arrow.schema([(column, types[kind]) for column, kind in _COLUMNS[name]])


def table(name: str, rows: Sequence[Sequence[Any]]) -> Any:
    """Rows as an Arrow table; a row has a value for every column."""
    arrow = extra("pyarrow")
    columns = schema(name)
    values = zip(*rows, strict=True) if rows else ((),) * len(columns)
    arrays = [
        arrow.array(column, field.type) for column, field in zip(values, columns, strict=True)
    ]
    return arrow.Table.from_arrays(arrays, schema=columns)


def facts(file: str, rows: Iterable[FactRow]) -> list[tuple[Any, ...]]:
    """Rows of the table `facts`."""
    return [
        (file, *row[:2], _exact(row.value), *row[3:-1], *(row.box or (None,) * 4)) for row in rows
    ]


def passages(file: str, rows: Iterable[PassageRow]) -> list[tuple[Any, ...]]:
    """Rows of the table `passages`."""
    return [(file, *row) for row in rows]


def packed(tables: Iterable[Any]) -> bytes:
    """Arrow tables in one run of bytes, each behind its length."""
    arrow, ipc = extra("pyarrow"), extra("pyarrow.ipc")
    parts = []
    for each in tables:
        sink = arrow.BufferOutputStream()
        options = ipc.IpcWriteOptions(compression="zstd")
        with ipc.new_stream(sink, each.schema, options=options) as writer:
            writer.write_table(each)
        data = sink.getvalue().to_pybytes()
        parts += [len(data).to_bytes(8, "big"), data]
    return b"".join(parts)


def unpacked(data: bytes) -> list[Any]:
    """The Arrow tables in the bytes of `packed`."""
    ipc = extra("pyarrow.ipc")
    tables, start = [], 0
    while start < len(data):
        end = start + 8 + int.from_bytes(data[start : start + 8], "big")
        with ipc.open_stream(data[start + 8 : end]) as reader:
            tables.append(reader.read_all())
        start = end
    return tables


def _exact(value: Any) -> Decimal | None:
    """A figure as the column holds it; one no column could hold is left to its printed words."""
    if value is None:
        return None
    number = Decimal(value)
    if not number.is_finite() or abs(number) >= _WIDEST or number != number.quantize(_STEP):
        return None
    return number

"""What the totals of table 3 prove of its columns, where its heading says too little."""

from collections.abc import Sequence

from gongkai.files.recognise.align import Column
from gongkai.files.recognise.applicants import ORDER
from gongkai.files.recognise.lines import Line, Slot, row_key
from gongkai.report.report import Number

_FEWEST = 3
_PARTS = frozenset(ORDER[:-1])
_ENOUGH = 15
"""Rows of the form that prove, with their totals, that a table without a heading is table 3."""


def with_total(body: Sequence[Line], columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns with a last 总计 whose heading is missing, when every row proves it."""
    if any(column.name == "total" for column in columns):
        return columns
    more = (*columns, Column("total", "", -1, -1))
    proved = 0
    for line in body:
        key, number = row_key(line)
        slots = line.slots[number + 1 :]
        if not key or len(slots) != len(more):
            continue
        if any(slot.reading.sort == "words" for slot in slots) or not adds(slots, more):
            return columns
        proved += any(slot.reading.value for slot in slots)
    return more if proved >= _FEWEST else columns


def by_form(body: Sequence[Line]) -> tuple[Column, ...]:
    """The columns of the form for rows without any heading, when every row proves its total."""
    columns = tuple(Column(key, "", -1, -1) for key in ORDER)
    rows = proved = 0
    for line in body:
        key, number = row_key(line)
        slots = line.slots[number + 1 :]
        if not key or len(slots) < len(columns):  # a figure ran into its label: read as no row
            continue
        if len(slots) != len(columns):
            return ()
        if not adds(slots, columns) and not all(slot.blank for slot in slots):
            return ()
        rows += 1
        proved += any(slot.reading.value for slot in slots)
    return columns if rows >= _ENOUGH and proved >= _FEWEST else ()


def adds(slots: Sequence[Slot], columns: Sequence[Column]) -> bool | None:
    """Whether the total of a row is the sum of the others; None when it has no total."""
    parts: Number = 0
    total: Number | None = None
    for column, slot in zip(columns, slots, strict=True):
        value = slot.reading.value
        name = column.name
        if name == "total":
            total = value
        elif value and name in _PARTS:
            parts += value
    return None if total is None else total == parts

"""A table's markup as slots: where each cell stands and how far it reaches.

Coordinates are Word's own grid, which has a column for every boundary any row ever uses;
`number` turns them into the rows and columns a reader of the page would count. A table nested
in a cell divides that cell: its slots get coordinates inside it, hence the fractions.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import cast

from lxml import etree

from gongkai.files.readers.word.marks import Marks, Start
from gongkai.files.readers.word.names import TC, TR

Coordinate = int | Fraction
_FIRST = Start()


@dataclass(slots=True)
class Slot:
    """A cell: its element and its edges; `row` is the row of its table it starts in."""

    element: etree._Element
    top: Coordinate
    left: Coordinate
    bottom: Coordinate
    right: Coordinate
    header: bool = False


def slots_of(table: etree._Element, marks: Marks) -> tuple[list[Slot], int]:
    """The cells of a table that stand on paper, and how many rows it has."""
    slots: list[Slot] = []
    above: dict[Coordinate, Slot] = {}
    count = 0
    for row in table.iterchildren(TR):
        above = _lay_row(row, above, slots, at=count, marks=marks)
        count += 1
    return slots, count


def _lay_row(
    row: etree._Element,
    above: dict[Coordinate, Slot],
    slots: list[Slot],
    *,
    at: int,
    marks: Marks,
) -> dict[Coordinate, Slot]:
    """Add the cells of one row; answer with what a cell of the next row may continue."""
    start, merges = marks.starts.get(row, _FIRST), marks.merges
    column, header = start.before, start.header
    below: dict[Coordinate, Slot] = {}
    last: Slot | None = None
    for cell in row.iterchildren(TC):
        merge = merges.get(cell)
        if merge is None:  # most cells
            last = Slot(cell, at, column, at + 1, column + 1, header)
            slots.append(last)
            column += 1
            continue
        span = merge.span
        continued = above.get(column) if merge.down == "continue" else None
        if merge.across == "continue" and last is not None:
            last.right = column + span
        elif continued is not None:
            continued.bottom = at + 1
            below[column] = last = continued
        else:
            last = Slot(cell, at, column, at + 1, column + span, header)
            slots.append(last)
            if merge.down:
                below[column] = last
        column += span
    return below


def within(outer: Slot, inner: Iterable[Slot], rows: int) -> list[Slot]:
    """The slots of a nested table, placed inside the cell that holds it."""
    found = list(inner)
    wide = max((slot.right for slot in found), default=1)
    tall, across = outer.bottom - outer.top, outer.right - outer.left

    def down(value: Coordinate) -> Coordinate:
        return outer.top + Fraction(value * tall, max(rows, 1))

    def right(value: Coordinate) -> Coordinate:
        return outer.left + Fraction(value * across, wide)

    return [
        Slot(each.element, down(each.top), right(each.left), down(each.bottom), right(each.right),
             each.header or outer.header)
        for each in found
    ]  # fmt: skip


def number(slots: list[Slot], rows: int) -> tuple[list[tuple[int, int, int, int]], int, int]:
    """(row, column, rowspan, colspan) of every slot counted from 0, with the grid's size.

    A grid column in which no cell begins is not a column; every row of the table is a row.
    """
    lefts = sorted({slot.left for slot in slots})
    tops = sorted({*range(rows), *(slot.top for slot in slots)})
    width = len(lefts)
    if lefts == list(range(width)) and tops == list(range(rows)) and _is_whole(slots, width):
        plain = [(e.top, e.left, e.bottom - e.top, e.right - e.left) for e in slots]
        return cast(list[tuple[int, int, int, int]], plain), rows, width
    rows_at = {top: at for at, top in enumerate(tops)}
    columns_at = {left: at for at, left in enumerate(lefts)}
    counted = []
    for slot in slots:
        row, column = rows_at[slot.top], columns_at[slot.left]
        down, across = (
            bisect_left(tops, slot.bottom) - row,
            bisect_left(lefts, slot.right) - column,
        )
        counted.append((row, column, down or 1, across or 1))
    return counted, len(tops), width


def _is_whole(slots: list[Slot], width: int) -> bool:
    """Whether no slot is a part of a cell or reaches beyond the last column that begins."""
    if max(slot.right for slot in slots) > width:
        return False
    # asking whether it is a Fraction, an abstract number, takes three times as long
    return all(type(slot.left) is int and type(slot.bottom) is int for slot in slots)

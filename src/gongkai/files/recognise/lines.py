"""The rows of grids as lines of slots: each cell with its label and its figure read once."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from gongkai.files.paper import Grid, GridCell, quick
from gongkai.files.recognise.labels import NOTHING, Match, match, named
from gongkai.files.recognise.numbers import BLANK, Reading, read_number
from gongkai.report.report import Place


class Slot(NamedTuple):
    """A cell of a line: what it says as a figure, as a label, and which columns it covers."""

    text: str
    reading: Reading
    label: Match
    start: int
    end: int
    tall: bool
    origin: Place | None
    cell: GridCell | None = None

    @property
    def place(self) -> Place | None:
        """Where it stands: as the reader says, else by row and column of its grid."""
        return place_of(self.cell, self.origin)

    @property
    def blank(self) -> bool:
        """Nothing is printed in it."""
        return self.reading.sort == "blank"


def place_of(cell: GridCell | None, origin: Place | None) -> Place | None:
    """The place of a cell in the grid whose place is `origin`."""
    if cell is None or origin is None:
        return origin if cell is None else cell.place
    row, column, place = cell.row, cell.column, cell.place
    if place is not None:
        return place
    file, page, table = origin[:3]
    return quick(Place, (file, page, table, row + 1, column + 1, None, None))


class Line(NamedTuple):
    """A row of a grid. `grid` counts the grids of the paper, `row` is 0-based.

    `words`: the slots that are neither blank nor a figure nor a dash; `names`: all names of the
    labels in them.
    """

    slots: tuple[Slot, ...]
    words: tuple[Slot, ...]
    names: frozenset[str]
    grid: int
    row: int
    source: str


def line_of(slots: Sequence[Slot], *, grid: int, row: int, source: str) -> Line:
    """A line of these slots, looked through once."""
    words = tuple([slot for slot in slots if slot[1][0] == "words"])
    names = [names for slot in words if (names := slot[2][0])]
    every = NO_NAMES.union(*names) if len(names) != 1 else names[0]
    return quick(Line, (tuple(slots), words, every, grid, row, source))


_FEWEST = 3
NO_NAMES: frozenset[str] = frozenset()


def lines_of(grid: Grid, number: int) -> Iterator[Line]:
    """The lines of a grid from top to bottom; a cell stands in the line of its top row only."""
    origin = grid.place or Place(table=number)
    rows: dict[int, list[Slot]] = {}
    for cell in grid.cells:
        row, column, text, down, across = cell[:5]
        reading, label = spoken(text)
        end, tall = column + across, down > 1
        slot = quick(Slot, (text, reading, label, column, end, tall, origin, cell))
        slots = rows.get(row)
        if slots is None:
            rows[row] = [slot]
        else:
            slots.append(slot)
    for row in sorted(rows):
        yield line_of(rows[row], grid=number, row=row, source=grid.source)


@lru_cache(maxsize=8192)
def spoken(text: str) -> tuple[Reading, Match]:
    """What a text says as a figure and, when it is none, as a label."""
    reading = read_number(text) if text else BLANK
    return reading, match(text) if reading.sort == "words" else NOTHING


def row_key(line: Line) -> tuple[str, int]:
    """The row a line stands for and the number of its label slot; ("", -1) when none."""
    if not named(line.names, "row"):
        return "", -1
    for slot in reversed(line.words):
        names = slot.label.names
        key = named(names, "row") if names else ""
        if key:
            return key, next(n for n, each in enumerate(line.slots) if each is slot)
    return "", -1


def unnumbered(lines: Sequence[Line]) -> Sequence[Line]:
    """Without a first column of running numbers."""
    if len(lines) < _FEWEST or any(len(line.slots) < _FEWEST for line in lines[:1]):
        return lines
    firsts = [line.slots[0].reading.value if line.slots else None for line in lines]
    numbers = [(row, value) for row, value in enumerate(firsts) if isinstance(value, int)]
    offsets = {value - row for row, value in numbers}
    if len(offsets) != 1 or len(numbers) < max(_FEWEST, len(lines) - 3):
        return lines
    return [
        line._replace(slots=line.slots[1:]) if isinstance(value, int) else line
        for line, value in zip(lines, firsts, strict=True)
    ]


_UNITS = frozenset(("件", "件次", "个", "条", "宗", "项", "次", "人次", "万元"))


def without_units(lines: Sequence[Line]) -> Sequence[Line]:
    """Without a column that says 件 in every row, between the labels and the figures."""
    counted = [_unit_in(line) for line in lines]
    if sum(place >= 0 for place in counted) < _FEWEST:
        return lines
    return [
        line if place < 0 else line_of(
            [slot for number, slot in enumerate(line.slots) if number != place],
            grid=line.grid, row=line.row, source=line.source,
        )
        for line, place in zip(lines, counted, strict=True)
    ]  # fmt: skip


def _unit_in(line: Line) -> int:
    """The place of a unit behind a label and before a figure; -1 when there is none."""
    for number, (slot, after) in enumerate(pairwise(line.slots)):
        if slot.text.strip() in _UNITS:
            named_before = number > 0 and line.slots[number - 1].label.names
            return number if named_before and after.reading.sort != "words" else -1
    return -1


def expanded(lines: Iterable[Line]) -> Iterator[Line]:
    """Lines whose cells hold several rows each, one below the other, taken apart."""
    for line in lines:
        rows = _stacked(line)
        if rows < 2:
            yield line
            continue
        for number in range(rows):
            slots = [_layer(slot, number, rows) for slot in line.slots]
            yield line_of(slots, grid=line.grid, row=line.row, source=line.source)


def _stacked(line: Line) -> int:
    """How many rows stand in one: labels and figures must show the same number, at least two."""
    if not any("\n" in slot.text for slot in line.slots):
        return 1
    for slot in line.slots:
        pieces = _pieces(slot.text)
        labels = [match(piece).names for piece in pieces]
        if len(pieces) > 1 and all(labels) and len(set(labels)) == len(labels):
            others = [each for each in line.slots if each is not slot]
            counts = {len(_pieces(each.text)) for each in others if not each.label.names}
            if len(pieces) in counts and counts <= {0, len(pieces)}:
                return len(pieces)
    return 1


def _pieces(text: str) -> list[str]:
    return [piece for piece in text.split("\n") if piece.strip()]


def _layer(slot: Slot, number: int, rows: int) -> Slot:
    pieces = _pieces(slot.text)
    if len(pieces) != rows:
        return slot
    text = pieces[number]
    reading, label = spoken(text)
    return slot._replace(text=text, reading=reading, label=label)

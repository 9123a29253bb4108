"""The rows of grids as lines of slots: each cell with its label and its figure read once."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gongkai.files.paper import Grid, GridCell
from gongkai.files.recognise.labels import NOTHING, Match, match
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
        if self.cell is None:
            return self.origin
        if self.cell.place is not None or self.origin is None:
            return self.cell.place
        row, column = self.cell.row + 1, self.cell.column + 1
        return Place(self.origin.file, self.origin.page, self.origin.table, row, column)

    @property
    def blank(self) -> bool:
        """Nothing is printed in it."""
        return self.reading.sort == "blank"


class Line(NamedTuple):
    """A row of a grid. `grid` counts the grids of the paper, `row` is 0-based."""

    slots: tuple[Slot, ...]
    names: frozenset[str]
    grid: int
    row: int
    source: str

    @property
    def words(self) -> list[Slot]:
        """The slots that are neither blank nor a figure nor a dash."""
        return [slot for slot in self.slots if slot.reading.sort == "words"]


_FEWEST = 3
NO_NAMES: frozenset[str] = frozenset()


def lines_of(grid: Grid, number: int) -> Iterator[Line]:
    """The lines of a grid from top to bottom; a cell stands in the line of its top row only."""
    origin = grid.place or Place(table=number)
    rows: dict[int, list[Slot]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, []).append(_slot(cell, origin))
    for row in sorted(rows):
        slots = rows[row]
        names = NO_NAMES
        for slot in slots:
            if slot.label.names:
                names = names | slot.label.names
        yield Line(tuple(slots), names, number, row, grid.source)


def _slot(cell: GridCell, origin: Place) -> Slot:
    text = cell.text
    reading = read_number(text) if text else BLANK
    label = match(text) if reading.sort == "words" else NOTHING
    return Slot(
        text,
        reading,
        label,
        cell.column,
        cell.column + cell.colspan,
        cell.rowspan > 1,
        origin,
        cell,
    )


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


def expanded(lines: Iterator[Line]) -> Iterator[Line]:
    """Lines whose cells hold several rows each, one below the other, taken apart."""
    for line in lines:
        rows = _stacked(line)
        if rows < 2:
            yield line
            continue
        for number in range(rows):
            slots = tuple(_layer(slot, number, rows) for slot in line.slots)
            names = frozenset().union(*(slot.label.names for slot in slots))
            yield Line(slots, names, line.grid, line.row, line.source)


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
    reading = read_number(text)
    label = match(text) if reading.sort == "words" else NOTHING
    return slot._replace(text=text, reading=reading, label=label)

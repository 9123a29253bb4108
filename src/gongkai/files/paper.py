"""Paper: what every format turns into, and what every writer starts from.

A paper is a sequence of paragraphs and grids in reading order. A grid is a matrix of cells in
which a merged cell stands once, at its top left, with its spans. Text is kept as printed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from gongkai.report.report import Place

quick = tuple.__new__
"""Makes a named tuple of all its fields in half the time its own constructor takes: for what a
report has by the hundred, `quick(Cell, (value, printed, remark, place))`."""


NO_CELL = "|"
"""The text of a paragraph that is a blank cell of a table whose cells came one a line."""


class Paragraph(NamedTuple):
    """A paragraph as printed. `level` 1–6: a heading, 0: the title, None: running text."""

    text: str
    level: int | None = None
    place: Place | None = None
    style: str = ""


class GridCell(NamedTuple):
    """A cell of a grid: 0-based row and column of its top left, spans, and text as printed.

    `key` is the fact key when the cell holds a figure of the form (set by the composer and by
    readers of our own tagged files, empty elsewhere). `header` marks a heading cell.
    """

    row: int
    column: int
    text: str
    rowspan: int = 1
    colspan: int = 1
    header: bool = False
    key: str = ""
    place: Place | None = None


@dataclass(frozen=True)
class Grid:
    """A table. `source` tells how it was found: ruled, unruled, tabs, div …"""

    cells: tuple[GridCell, ...]
    rows: int
    columns: int
    place: Place | None = None
    caption: str = ""
    header_rows: int = 0
    source: str = ""
    widths: tuple[float, ...] = ()

    def covered(self) -> Mapping[tuple[int, int], GridCell]:
        """Every (row, column) with the cell that covers it."""
        return {
            (row, column): cell
            for cell in self.cells
            for row in range(cell.row, cell.row + cell.rowspan)
            for column in range(cell.column, cell.column + cell.colspan)
        }


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture where words or a table may stand, with its size in points; nobody has read it.

    `data` is the picture's own file, where the document holds it.
    """

    place: Place | None = None
    width: float = 0
    height: float = 0
    data: bytes = field(default=b"", repr=False)


Block = Paragraph | Grid | Picture


@dataclass(frozen=True)
class Paper:
    """Blocks in reading order. `remarks` are sentences of the reader about the file itself."""

    blocks: tuple[Block, ...]
    file: str = ""
    kind: str = ""
    remarks: tuple[str, ...] = ()
    meta: Mapping[str, str] = field(default_factory=dict)

    def grids(self) -> Iterator[Grid]:
        """The grids in reading order."""
        return (block for block in self.blocks if isinstance(block, Grid))

    def paragraphs(self) -> Iterator[Paragraph]:
        """The paragraphs in reading order."""
        return (block for block in self.blocks if isinstance(block, Paragraph))

"""A sheet of texts as blocks: words of their own line are paragraphs, the rest are grids.

People write whole reports into a sheet: title and chapters in cells merged over the width, the
tables between them. A line with a single text belongs to a table when table rows stand right
beside it (the heading 第二十条第（一）项 inside table 2), unless it is a chapter heading or reads
like prose.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from gongkai.files.paper import Block, Grid, GridCell, Paragraph
from gongkai.report.report import Place

Merge = tuple[int, int, int, int]
"""First row, first column, last row, last column, counted from 0."""

_CHAPTER = re.compile(
    r"^\s*[一二三四五六七八]、.{0,12}(总体情况|主动公开|收到和处理|行政复议|主要问题|其他需要报告)"
)
_TITLE = re.compile(r"政府信息公开(工作)?年度报告\s*$")
_PROSE = re.compile(r"[。；！？]|^\s*（[一二三四五六七八九十]）.{2,20}$")
_LONG = 60
ROW_LIMIT = 20_000
COLUMN_LIMIT = 512
CELL_LIMIT = 1_000_000
"""What is read of one sheet; a report fills some hundred rows of a dozen columns."""

_MOST_COVERED = 300_000


@dataclass
class Sheet:
    """The texts of a sheet by row and column, its merges, and the row and column of its corner."""

    rows: Sequence[Sequence[str]]
    merges: Iterable[Merge] = ()
    top: int = 0
    left: int = 0
    covered: dict[tuple[int, int], Merge] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Note the cells that a merge covers, as far as the sheet was read."""
        height, width = len(self.rows), max(map(len, self.rows), default=0)
        for top, left, bottom, right in self.merges:
            first, last = max(top - self.top, 0), min(bottom - self.top, height - 1)
            begin, end = max(left - self.left, 0), min(right - self.left, width - 1)
            merge = (first, begin, last, end)
            if len(self.covered) > _MOST_COVERED:
                return
            for row in range(first, last + 1):
                for column in range(begin, end + 1):
                    self.covered[row, column] = merge


def blocks_of(sheet: Sheet, *, file: str, first_table: int = 1) -> Iterator[Block]:
    """The paragraphs and grids of a sheet; `file` names the file and the sheet."""
    table = first_table
    run: list[int] = []
    for at, kind in enumerate(_kinds(sheet)):
        if kind == "grid":
            run.append(at)
            continue
        if run:
            yield _grid(sheet, run, Place(file=file, table=table))
            table, run = table + 1, []
        if kind == "text":
            yield from _paragraphs(sheet, at, file)
    if run:
        yield _grid(sheet, run, Place(file=file, table=table))


def _kinds(sheet: Sheet) -> list[str]:
    """Per row: `grid`, `text` or nothing."""
    kinds = [_kind(sheet, at) for at in range(len(sheet.rows))]
    pending: list[int] = []
    after = ""
    for at, kind in enumerate([*kinds, ""]):
        if kind == "single":
            pending.append(at)
            continue
        beside = "grid" in (after, kind)
        for each in pending:
            kinds[each] = "grid" if beside and not _is_text(sheet, each) else "text"
        pending, after = [], kind
    return kinds


def _kind(sheet: Sheet, at: int) -> str:
    """`grid` for several texts, `single` for one, nothing for a blank row.

    A row under a cell merged down from above belongs to the table of that cell.
    """
    filled = _filled(sheet, at)
    line = range(len(sheet.rows[at]))
    above = {sheet.covered.get((at, column), (at,))[0] for column in line} - {at}
    if len(filled) > 1 or (filled and above):
        return "grid"
    if not filled:
        return "grid" if any(len(_filled(sheet, each)) > 1 for each in above) else ""
    return "single"


def _filled(sheet: Sheet, at: int) -> list[int]:
    return [column for column, text in enumerate(sheet.rows[at]) if text.strip()]


def _is_text(sheet: Sheet, at: int) -> bool:
    text = "".join(sheet.rows[at]).strip()
    return bool(
        len(text) > _LONG or _CHAPTER.match(text) or _TITLE.search(text) or _PROSE.search(text)
    )


def _paragraphs(sheet: Sheet, at: int, file: str) -> Iterator[Paragraph]:
    """The lines of the one text in a row."""
    for column, text in enumerate(sheet.rows[at]):
        place = Place(file=file, row=sheet.top + at + 1, column=sheet.left + column + 1)
        for line in text.splitlines():
            if line.strip():
                yield Paragraph(line, None, place)


def _grid(sheet: Sheet, run: list[int], at: Place) -> Grid:
    """Rows that follow each other as a grid, without the blank columns on its right."""
    first, last = run[0], run[-1]
    left, right = _width(sheet, run)
    cells = []
    for row in run:
        line = sheet.rows[row]
        for column in range(left, right + 1):
            merge = sheet.covered.get((row, column), (row, column, row, column))
            if (max(merge[0], first), max(merge[1], left)) != (row, column):
                continue
            text = line[column] if column < len(line) else ""
            down = min(merge[2], last) - row + 1
            across = min(merge[3], right) - column + 1
            place = Place(at.file, None, at.table, sheet.top + row + 1, sheet.left + column + 1)
            cells.append(GridCell(row - first, column - left, text, down, across, place=place))
    return Grid(tuple(cells), last - first + 1, right - left + 1, at, source="sheet")


def _width(sheet: Sheet, run: list[int]) -> tuple[int, int]:
    """The first and last column of a run that hold or cover anything."""
    used = {column for row in run for column in _filled(sheet, row)}
    if sheet.covered:
        places = ((row, column) for row in run for column in _filled(sheet, row))
        used |= {sheet.covered[place][3] for place in places if place in sheet.covered}
    return min(used, default=0), max(used, default=0)

"""Tables that stand as the form prints them, cell for cell: their figures are read off by place.

Most reports keep the layout they were given, or lose the merging of its cells on the way through
an editor or a spreadsheet, which leaves blanks. Where every label stands in its place and under
every label a figure or a blank, there is nothing to search, and searching would find the same
figures under the same keys with nothing to remark. Whatever is not so goes the long way, whole.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from operator import itemgetter
from typing import NamedTuple, cast

from gongkai.files.paper import Grid, GridCell, Paper, quick
from gongkai.files.recognise.labels import Match, match
from gongkai.files.recognise.lines import spoken
from gongkai.files.recognise.numbers import Reading, read_number
from gongkai.files.tables import applications, disclosures, disputes
from gongkai.report.edition import Edition, editions
from gongkai.report.report import AnnualReport, Cell, Number, Place

_MAKERS = (disclosures, applications, disputes)
_SEAT = itemgetter(0, 1, 3, 4)
"""Of a grid's cell its row, column and spans."""

Seats = tuple[tuple[int, ...], ...]
"""The rows of all cells, their columns, how far they reach down, and across."""


class Placed(NamedTuple):
    """What was read off by place: of which form, its cells, and the grids they stood in."""

    form: Edition
    cells: dict[str, Cell]
    grids: frozenset[int]


class Layout(NamedTuple):
    """A table of a form: the seats of its cells, what its labels say, where its figures stand.

    `labels` and `figures` are numbers of cells; `keys` are those of the figures, `spots` their
    numbers with row and column counted from 1.
    """

    seats: Seats
    labels: tuple[int, ...]
    said: list[tuple[Reading, Match]]
    figures: tuple[int, ...]
    keys: tuple[str, ...]
    spots: tuple[tuple[int, int, int], ...]
    unnamed: bool
    """Whether its figures stand in a row without a label."""
    padded: tuple[int, ...]
    """Of the figures, by their number among them, those with cells in their row that only pad it:
    where such a figure is blank it cannot be told from the padding."""


def by_place(paper: Paper) -> Placed | None:
    """The figures of a paper whose tables all stand as in one form; None for any other paper."""
    grids = [(number, grid) for number, grid in enumerate(paper.grids(), start=1)]
    if len(grids) < len(_MAKERS):
        return None
    return next(filter(None, (_in_form(form, grids) for form in reversed(editions()))), None)


def _in_form(form: Edition, grids: Sequence[tuple[int, Grid]]) -> Placed | None:
    """As `by_place`, of one form: each table once, and only grids without labels before them."""
    layouts = _layouts(form)
    if not any(len(grid.cells) in layouts for _, grid in grids):
        return None
    found: dict[str, Cell] = {}
    met: list[Layout] = []
    numbers: set[int] = set()
    for number, grid in grids:
        layout = layouts.get(len(grid.cells))
        cells = None if layout is None else _cells(layout, grid, number)
        if layout is not None and cells is not None:
            found |= cells
            met.append(layout)
            numbers.add(number)
        elif met or not _is_silent(grid):
            return None
    if len(found) != len(form.cells) or len(met) != len(_MAKERS):
        return None
    return Placed(form, {key: found[key] for key in form.cells}, frozenset(numbers))


@cache
def _layouts(form: Edition) -> dict[int, Layout]:
    """The tables of a form by how many cells they have, in which all of them differ."""
    blank = AnnualReport("", None, form)
    grids = [
        grid
        for make in _MAKERS
        for grid in dict.fromkeys(_printings(tuple(make(form, blank).cells)))
    ]
    return {len(cells): _layout(cells) for cells in grids}


def _printings(cells: Sequence[GridCell]) -> Iterator[tuple[GridCell, ...]]:
    """The cells of a table merged as the form has them, not downwards, and not at all.

    What was covered is a blank cell of its own.
    """
    for down, across in ((True, True), (False, True), (False, False)):
        parts = [part for cell in cells for part in _parts(cell, down=down, across=across)]
        yield tuple(sorted(parts, key=_SEAT))


def _parts(cell: GridCell, *, down: bool, across: bool) -> Iterator[GridCell]:
    """What becomes of a cell that stays merged only in these directions."""
    high, wide = cell.rowspan if down else 1, cell.colspan if across else 1
    yield cell._replace(rowspan=high, colspan=wide)
    for row in range(cell.row, cell.row + cell.rowspan, high):
        for column in range(cell.column, cell.column + cell.colspan, wide):
            if (row, column) != (cell.row, cell.column):
                yield GridCell(row, column, "", high, wide)


def _layout(cells: Sequence[GridCell]) -> Layout:
    labels = tuple(number for number, cell in enumerate(cells) if not cell.key)
    figures = tuple(number for number, cell in enumerate(cells) if cell.key)
    rows = {cells[number].row for number in labels}
    first = {cells[number].row: cells[number].column for number in reversed(figures)}
    padded = {
        row
        for row, column, text in (cells[number][:3] for number in labels)
        if not text and column > first.get(row, column)
    }
    return Layout(
        _SEAT(tuple(zip(*cells, strict=True))),
        labels,
        [spoken(cells[number].text) for number in labels],
        figures,
        tuple(cells[number].key for number in figures),
        tuple((each, cells[each].row + 1, cells[each].column + 1) for each in figures),
        any(cells[number].row not in rows for number in figures),
        tuple(at for at, number in enumerate(figures) if cells[number].row in padded),
    )


def _cells(layout: Layout, grid: Grid, number: int) -> dict[str, Cell] | None:
    """The cells of a grid by fact key, when it stands as the layout has it."""
    cells = grid.cells
    rows, columns, texts, down, across, *_ = zip(*cells, strict=True)
    if (rows, columns, down, across) != layout.seats:
        return None
    if [spoken(texts[each]) for each in layout.labels] != layout.said:
        return None
    figures = [texts[each] for each in layout.figures]
    read = [_figure(text) for text in figures]
    if None in read or (layout.unnamed and _is_alone(figures)):
        return None
    found = cast(list[tuple[Number | None, str]], read)
    if any(found[each][0] is None for each in layout.padded):
        return None
    start = (grid.place or Place(table=number))[:3]
    return {
        key: quick(
            Cell,
            (
                value,
                printed,
                "",
                cells[at].place or quick(Place, (*start, row, column, None, None)),
            ),
        )
        for key, (value, printed), (at, row, column) in zip(
            layout.keys, found, layout.spots, strict=True
        )
    }


@lru_cache(maxsize=4096)
def _figure(text: str) -> tuple[Number | None, str] | None:
    """The number of a bare figure or a blank on one line, and as printed; None for all else."""
    sort, value, remark = read_number(text)
    if remark or (sort != "number" and sort != "blank") or "\n" in text:
        return None
    return value, text.strip()


def _is_alone(figures: Sequence[str]) -> bool:
    """Whether a single figure stands in its row, which then may be a number in running text."""
    return sum(bool(text) and not text.isspace() for text in figures) == 1


def _is_silent(grid: Grid) -> bool:
    """Whether nothing in a grid is a label of the form, such as a page's 索引号 and 发布日期."""
    return not any(match(text).names for cell in grid.cells for text in _texts(cell))


def _texts(cell: GridCell) -> Iterator[str]:
    yield cell.text
    if "\n" in cell.text:
        yield from cell.text.split("\n")

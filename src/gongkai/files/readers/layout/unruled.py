"""A table without (vertical) rules → a grid: columns by the figures, rows by their levels."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from operator import itemgetter

from gongkai.files.paper import Grid, GridCell, quick
from gongkai.files.readers.layout.labels import share_labels
from gongkai.files.readers.layout.letters import outline
from gongkai.files.readers.layout.lines import Line, Placed, Run
from gongkai.files.readers.layout.page import Box
from gongkai.files.readers.layout.parting import in_pieces, split, unmerged
from gongkai.files.readers.layout.piles import (
    groups_of,
    joined,
    level_of,
    side_by_side,
    stacked,
    words_of,
)
from gongkai.files.readers.layout.regions import regions_of
from gongkai.files.readers.layout.ruled import Where
from gongkai.files.readers.layout.seats import Found, one_each, seats_of
from gongkai.files.readers.layout.titles import Words, seats_under, titles_of, words_in

TIGHT = 0.86  # of the pitch of the rows: lines of one cell stand closer than that
WRAP = 1.25  # of that pitch: two lines of a title no wider than its column
NEXT = 1.6  # of the distance of two columns: titles so near are neighbours
LINES = 1.6  # em between two lines of one cell at most
SET = 1.3  # em between rows, where there is only one to measure
ALIGNED = 0.8  # em by which the centres of two lines of one cell may differ
MANY = 4  # figures in a row: only then is a gap among them a blank cell
GAPS = 2  # more gaps than that: the row belongs to another table
_PLACE = itemgetter(0, 1)
_NUMBERED = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,2}[)）、.．]")  # a label's own number
_BLOCK = re.compile(r"^第二十条第?[（(]?[一二三四五六七八九十\d]{1,3}[)）]?项$")  # a row by itself


def with_unruled(
    items: Sequence[Line | Placed], where: Callable[[int], Where], rules: Sequence[float] = ()
) -> list[Line | Placed]:
    """The items of a page with every table without rules turned into a grid.

    `where` places cells of the table with a number, counted from 1.
    """
    found: list[Line | Placed] = []
    done = 0
    for first, end in regions_of(items):
        found_lines = (item for item in items[first:end] if isinstance(item, Line))
        lines = [line.parted(split(line.runs)) for line in found_lines]
        found += items[done:first]
        number = 1 + sum(isinstance(item, Placed) and _is_grid(item) for item in found)
        found.append(_placed(lines, where(number), rules))
        done = end
    return [*found, *items[done:]]


def _is_grid(item: Placed) -> bool:
    return isinstance(item.block, Grid)


def _placed(lines: list[Line], where: Where, rules: Sequence[float]) -> Placed:
    box = outline([line.box for line in lines])
    inside = [rule for rule in rules if box[1] < rule < box[3]]
    cells = _Table(lines, inside).cells()
    rows = max(cell.row + cell.tall for cell in cells)
    columns = max(cell.column + cell.wide for cell in cells)
    grid = Grid(
        tuple(
            quick(
                GridCell,
                (
                    row,
                    column,
                    words.text,
                    tall,
                    wide,
                    False,
                    "",
                    where(words.box, row + 1, column + 1),
                ),
            )
            for row, column, wide, words, tall in sorted(cells, key=_PLACE)
        ),
        rows,
        columns,
        where(box, None, None),
        source="unruled",
    )
    return Placed(box, grid)


class _Table:
    """The measures of one table: seats are the extents of its columns of figures."""

    def __init__(self, lines: list[Line], rules: Sequence[float]) -> None:
        self.rules = rules
        self.em = sorted(line.em for line in lines)[len(lines) // 2]
        rows = [line for line in lines if line.figures]
        self.seats = seats_of(rows)
        self.middles = [(left + right) / 2 for left, right in self.seats]
        steps = (high - low for low, high in pairwise(sorted(self.middles)))
        self.narrow = min(steps, default=0.0)  # a run no wider lies under one column at most
        self.room = min((b[0] - a[0] for a, b in pairwise(self.seats)), default=99.0)
        pitches = (low.box[1] - top.box[1] for top, low in pairwise(rows))
        self.pitch = min(pitches, default=SET * self.em)
        self.edge = self.seats[0][0] - 0.2 * self.em
        self.head, rest = self._parted(lines, lines.index(rows[0]))
        self.stub: list[Run] = []
        self.data: list[Run] = []
        for run in rest:
            (self.stub if self._is_stub(run) else self.data).append(run)

    def _parted(self, lines: list[Line], body: int) -> tuple[list[Run], list[Run]]:
        """The runs of the heading and all others: a heading ends under its last column title."""
        runs = [run for line in lines for run in line.runs]
        over = [
            run.box[3] - 0.4 * (run.box[3] - run.box[1])
            for line in lines[:body]
            for run in line.runs
            if run.box[2] > self.edge
        ]
        end = max(over, default=0.0)
        head = [run for run in runs if level_of(run) < end]
        return head, [run for run in runs if level_of(run) >= end]

    def _is_stub(self, run: Run) -> bool:
        """Whether a run belongs to the labels: a title may reach left of its column's figures."""
        left, _, right, _ = run.box
        if right > self.edge and (left + right) / 2 >= self.edge - 0.5 * self.em:
            return False
        return not _BLOCK.match(run.text)

    def cells(self) -> list[Found]:
        """Every cell with its row and column."""
        groups, labels = groups_of(self.stub, self.em)
        wide = len(groups) + 1 if self.stub else 0
        head = self._head(wide)
        rows = self._rows()
        first = max((cell.row + cell.tall for cell in head), default=0)
        cells = head
        for number, row in enumerate(rows, start=first):
            cells += self._row(number, row, wide)
        levels = [sum(map(level_of, row)) / len(row) for row in rows]
        cells += self._labels(labels, levels, first, groups)
        cells += self._stubs(groups, levels, first)
        return one_each(cells)

    def _rows(self) -> list[list[Run]]:
        rows: list[list[Run]] = []
        for run in sorted(self.data, key=level_of):
            if not rows or level_of(run) - level_of(rows[-1][-1]) > 0.45 * self.em:
                rows.append([])
            rows[-1].append(run)
        whole: list[list[Run]] = []
        for row in rows:
            if whole and self._goes_on(whole[-1], row):
                whole[-1] = [*whole[-1], *row]
            else:
                whole.append(row)
        return whole

    def _goes_on(self, above: list[Run], row: list[Run]) -> bool:
        """Whether a row is the end of some figures above, broken over two lines of their cells."""
        level = level_of(row[0])
        if len(row) >= len(above) or level - level_of(above[0]) > LINES * self.em:
            return False
        beside = (run for run in self.stub if abs(level_of(run) - level) < 0.5 * self.em)
        if any(_NUMBERED.match(run.text) for run in beside):
            return False  # a row of its own
        seats = {self._nearest(run.box) for run in above if run.is_figure}
        return all(run.text.isdigit() and self._nearest(run.box) in seats for run in row)

    def _row(self, number: int, row: list[Run], wide: int) -> list[Found]:
        cells: list[Found] = []
        for run in unmerged(sorted(row, key=lambda run: run.box[0]), self.middles):
            first, last, text = self._seated(run)
            words = words_in(text, run.box)
            cells.append(quick(Found, (number, wide + first, last - first + 1, words, 1)))
        return cells + self._blanks(cells, number, wide)

    def _seated(self, run: Run) -> tuple[int, int, str]:
        """The first and last column a run stands under, and what it says there."""
        left, _, right, _ = run.box
        if not run.is_figure:
            return (*seats_under(run.box, self.middles), run.text)
        if right - left > self.narrow:
            first, last = seats_under(run.box, self.middles)
            if first < last:
                return first, last, in_pieces(run, self.middles)
        nearest = self._nearest(run.box)
        return nearest, nearest, run.text

    def _blanks(self, cells: list[Found], number: int, wide: int) -> list[Found]:
        """Blank cells where a row of many figures has none under a column."""
        taken = {c.column - wide + n for c in cells for n in range(c.wide)}
        if not max(MANY, len(self.seats) - GAPS) <= len(taken) < len(self.seats):
            return []
        top, bottom = cells[0].words.box[1], cells[0].words.box[3]
        return [
            Found(number, wide + n, 1, words_in("", (left, top, right, bottom)))
            for n, (left, right) in enumerate(self.seats)
            if n not in taken
        ]

    def _nearest(self, box: Box) -> int:
        """The column whose middle is nearest to that of a figure."""
        middle = (box[0] + box[2]) / 2
        far = [abs(each - middle) for each in self.middles]
        return far.index(min(far))

    def _labels(
        self, labels: list[Run], levels: list[float], first: int, groups: list[list[Run]]
    ) -> list[Found]:
        lines = side_by_side(labels)
        shares = share_labels([words.level for words in lines], levels, self.em, self.rules)
        cells: list[Found] = []
        left = min((run.box[0] for group in groups for run in group), default=None)
        for number, share in enumerate(shares, start=first):
            if not share:
                continue
            words = joined([lines[n] for n in share])
            spans = left is not None and words.box[0] < left + 0.5 * self.em
            column = 0 if spans else len(groups)
            cells.append(Found(number, column, len(groups) + 1 - column, words))
        return cells

    def _stubs(self, groups: list[list[Run]], levels: list[float], first: int) -> list[Found]:
        cells: list[Found] = []
        near = LINES * self.em
        for column, group in enumerate(groups):
            runs = [words_of(run) for run in group]
            for words in stacked(runs, lambda above, below: below.level - above.level < near):
                nearest = min(range(len(levels)), key=lambda n: abs(levels[n] - words.level))
                cells.append(Found(first + nearest, column, 1, words))
        return cells

    def _head(self, wide: int) -> list[Found]:
        lines = [words_of(run) for run in self.head]
        words = stacked(lines, lambda above, below: self._is_wrapped(above, below, lines))
        corner = [one for one in words if wide and one.box[2] <= self.seats[0][0]]
        over = [one for one in words if one not in corner]
        corner = [joined(corner)] if corner else []
        titles = titles_of(over, self.middles, self.pitch)
        deep = max((title.row + title.rows for title in titles), default=0)
        cells = [
            Found(t.row, wide + t.first, t.last - t.first + 1, t.words, t.rows) for t in titles
        ]
        for one in corner:
            beside = [t.row for t in titles if abs(t.words.level - one.level) < 0.4 * self.em]
            tall = 1 if beside else max(deep, 1)
            cells.append(Found(min(beside, default=0), 0, wide, one, tall))
        return cells

    def _is_wrapped(self, above: Words, below: Words, lines: list[Words]) -> bool:
        """Whether `below` is the next line of the same cell of the heading.

        Titles that stand beside `below` tell: when they too go on from lines above, all are
        wrapped; when nothing is above them, `above` is a title over several columns.
        """
        step = below.level - above.level
        if abs(above.centre - below.centre) > ALIGNED * self.em or step > LINES * self.em:
            return False
        narrow = above.box[2] - above.box[0] <= self.room
        if step >= (WRAP if narrow else TIGHT) * self.pitch:
            return False
        slack, near = 0.3 * self.em, NEXT * self.room
        beside = [
            one
            for one in lines
            if abs(one.level - below.level) < slack and 0 < abs(one.centre - below.centre) < near
        ]
        return not beside or any(
            abs(other.level - above.level) < slack
            and abs(other.centre - one.centre) < ALIGNED * self.em
            for one in beside
            for other in lines
        )

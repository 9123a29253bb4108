"""Glyphs outside ruled tables → runs → columns of the page → lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gongkai.files.paper import Grid, Picture
from gongkai.files.readers.layout.letters import around, outline, text_of
from gongkai.files.readers.layout.page import Box, Glyph

INSIDE = 2.0  # pt: a run that begins so far inside the one before it was set into its gaps
LEVEL = 0.3  # of a glyph's height: glyphs of one run stand so level
PART = 1.0  # em between two glyphs parts two runs
PART_FIGURES = 0.2  # em between two figures: columns of long figures stand close
LONG_RUN = 0.3  # of the width of the text: shorter runs say nothing about columns
SHARED = 3.0  # pt between the ends of lines that end at one edge
FEW = 4  # long runs on each side make a column
_FIGURE = re.compile(r"^[(（]?[-+−－]?[\d０-９][\d０-９,，.．\s]*[)）]?[%％件元条]?$")
_NOTHING = {"/", "／", "-", "－", "—", "——", "–", "无"}


@dataclass(slots=True, eq=False)
class Run:
    """Glyphs set one after the other without a wide gap."""

    glyphs: tuple[Glyph, ...]
    box: Box
    _text: str | None = None
    _figure: bool | None = None

    @property
    def text(self) -> str:
        """The run as printed."""
        if self._text is None:
            self._text = text_of(self.glyphs)
        return self._text

    @property
    def is_figure(self) -> bool:
        """Whether it is a figure, or what organs print instead of one."""
        if self._figure is None:
            text = self.text
            self._figure = text.isdecimal() or text in _NOTHING or _FIGURE.match(text) is not None
        return self._figure


@dataclass(slots=True, eq=False)
class Line:
    """Runs on one level of one column; `column` holds the left and right edge of that column."""

    page: int
    runs: tuple[Run, ...]
    box: Box
    column: tuple[float, float]
    _em: float | None = None
    _figures: int | None = None

    def parted(self, runs: Iterable[Run]) -> Line:
        """The same line with its runs cut in pieces; it has as many figures as it had."""
        return Line(self.page, tuple(runs), self.box, self.column, self._em, self._figures)

    @property
    def text(self) -> str:
        """The line as printed, runs parted by a space."""
        return " ".join([run.text for run in self.runs])

    @property
    def em(self) -> float:
        """The size of its type: the advance of a Chinese character where there is one."""
        if self._em is None:
            self._em = em_of([glyph for run in self.runs for glyph in run.glyphs])
        return self._em

    @property
    def figures(self) -> int:
        """How many figures stand on it apart from other runs; 0 when it is no line of a table."""
        if self._figures is None:
            count = sum([run.is_figure for run in self.runs])
            labelled = len(self.runs) > 1 and self.runs[-1].is_figure
            self._figures = count if count > 1 or labelled else 0
        return self._figures


@dataclass(frozen=True, slots=True)
class Placed:
    """A grid or picture with its box on the turned page."""

    box: Box
    block: Grid | Picture


Item = Run | Placed


def em_of(glyphs: Sequence[Glyph]) -> float:
    """The size of the type, from the widest Chinese character or from twice a figure's width."""
    wide = [glyph[2] - glyph[0] for glyph in glyphs if glyph[4] >= "\u2e80"]
    if wide:
        return sorted(wide)[len(wide) // 2]
    narrow = sorted(glyph[2] - glyph[0] for glyph in glyphs)
    return 2 * narrow[len(narrow) // 2] if narrow else 10.0


def runs_of(glyphs: Iterable[Glyph]) -> list[Run]:
    """Glyphs in the order they were set → runs."""
    runs: list[list[Glyph]] = []
    run: list[Glyph] = []
    last: Glyph | None = None
    for glyph in glyphs:
        if last is None or _parted(last, glyph):
            run = [glyph]
            runs.append(run)
        else:
            run.append(glyph)
        last = glyph
    return [Run(tuple(run), around(run)) for run in runs]


def _parted(last: Glyph, glyph: Glyph) -> bool:
    start, top, right, low, before = last
    left, upper, end, lower, after = glyph
    high = low - top
    if lower - upper > high:
        high = lower - upper
    if not -2 * LEVEL * high <= top + low - upper - lower <= 2 * LEVEL * high:
        return True
    gap = left - right
    if -0.6 * high < gap < 0.6 * high * PART_FIGURES:
        return False
    if before >= "\u2e80":
        em = right - start
    elif after >= "\u2e80":
        em = end - left
    else:
        em = 2 * max(end - left, right - start)
    part = PART_FIGURES if before.isdigit() and after.isdigit() else PART
    return not -0.6 * em < gap < part * em


def columns_of(items: Sequence[Item]) -> list[list[Item]]:
    """Items in reading order, column by column; a page of one column gives one list."""
    gutter = _gutter(items)
    if gutter is None:
        return [list(items)] if items else []
    columns: list[list[Item]] = []
    left: list[Item] = []
    right: list[Item] = []
    for item in sorted(items, key=lambda item: item.box[1]):
        if item.box[0] < gutter < item.box[2]:
            columns += [left, right, [item]]
            left, right = [], []
        else:
            (left if item.box[2] <= gutter else right).append(item)
    return [column for column in (*columns, left, right) if column]


def _gutter(items: Sequence[Item]) -> float | None:
    """The middle between two columns of text; None when long runs cross the middle."""
    if not items:
        return None
    start, end = min(i.box[0] for i in items), max(i.box[2] for i in items)
    width = end - start
    long = [i.box for i in items if i.box[2] - i.box[0] > LONG_RUN * width]
    middle = (start + end) / 2
    left = [box for box in long if box[2] < middle + 0.05 * width]
    right = [box for box in long if box[0] > middle - 0.05 * width]
    if len(left) < FEW or len(right) < FEW or len(left) + len(right) < 0.75 * len(long):
        return None
    low, high = max(box[2] for box in left), min(box[0] for box in right)
    return (low + high) / 2 if high > low else None


def edges_of(columns: Iterable[Sequence[Item]]) -> tuple[float, float]:
    """Left and right edge of the text in some columns that are set to one measure.

    The right edge is the furthest one that two runs share: a single run may stick out.
    """
    runs = [item for column in columns for item in column if isinstance(item, Run)]
    ends = sorted((run.box[2] for run in runs), reverse=True)
    shared = (end for end, inner in pairwise(ends) if end - inner < SHARED)
    left = min((run.box[0] for run in runs), default=0.0)
    return left, next(shared, ends[0] if ends else 0.0)


def lines_of_column(
    items: Sequence[Item], page: int, edges: tuple[float, float] = (0.0, 0.0)
) -> list[Line | Placed]:
    """The items of one column as lines, grids and pictures, top to bottom."""
    runs = [item for item in items if isinstance(item, Run)]
    found: list[Line | Placed] = [item for item in items if isinstance(item, Placed)]
    for level in _levels(runs):
        level = _interlaced(sorted(level, key=lambda run: run.box[0]))
        box = outline([run.box for run in level])
        found.append(Line(page, tuple(level), box, edges))
    return sorted(found, key=lambda item: (item.box[1] + min(item.box[3], item.box[1] + 12)) / 2)


def _interlaced(level: list[Run]) -> list[Run]:
    """Runs that lie in one another made one: some programs set quotation marks after the line."""
    found: list[Run] = []
    for run in level:
        if found and run.box[0] < found[-1].box[2] - INSIDE:
            glyphs = tuple(sorted((*found[-1].glyphs, *run.glyphs)))
            found[-1] = Run(glyphs, around(glyphs))
        else:
            found.append(run)
    return found


def _levels(runs: Sequence[Run]) -> list[list[Run]]:
    levels: list[list[Run]] = []
    last = 0.0
    for run in sorted(runs, key=lambda run: run.box[1] + run.box[3]):
        middle, high = (run.box[1] + run.box[3]) / 2, run.box[3] - run.box[1]
        if not levels or middle - last > LEVEL * high:
            levels.append([])
        levels[-1].append(run)
        last = middle
    return levels

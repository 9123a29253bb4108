"""Which lines of a column are a table without rules: runs of figures under one another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from gongkai.files.readers.layout.lines import Line, Placed, Run
from gongkai.files.readers.layout.page import Box
from gongkai.report.edition import editions

PROSE = 0.62  # of the column's width: one run as wide is running text
NEAR = 2.6  # em of white at most between two lines of a table
TOUCHING = 0.6  # em of white at most between two lines of one cell
ABOVE = 14  # lines of heading a table may have over its first figures
MANY = 5  # figures on one line make a table by themselves
STEM = 4  # characters by which a row of the form is told from a chapter
_CHAPTER = re.compile(r"^[一二三四五六七八九十]{1,2}[、．.](?=\S{6,})")


def regions_of(items: Sequence[Line | Placed]) -> Iterator[tuple[int, int]]:
    """(first, after last) index of every stretch of items that is a table without rules."""
    end = 0
    index = 0
    while index < len(items):
        item = items[index]
        if not isinstance(item, Line) or not item.figures:
            index += 1
            continue
        first, last = _first(items, index, end), _last(items, index)
        if _is_table([each for each in items[first : last + 1] if isinstance(each, Line)]):
            end = _tail(items, last) + 1
            yield first, end
            index = end
        else:
            index = last + 1


def _is_table(lines: Sequence[Line]) -> bool:
    return (
        sum(len(line.runs) > 1 for line in lines) > 1
        or max(line.figures for line in lines) >= MANY
    )


def _last(items: Sequence[Line | Placed], index: int) -> int:
    """The last line with figures of the table whose first one stands at `index`."""
    last = index
    for number in range(index + 1, len(items)):
        if not _belongs(items[number], items[number - 1]):
            break
        item = items[number]
        if isinstance(item, Line) and item.figures:
            last = number
    return last


def _first(items: Sequence[Line | Placed], index: int, start: int) -> int:
    first = index
    while first > max(start, index - ABOVE) and _belongs(items[first - 1], items[first]):
        first -= 1
    return first


def _tail(items: Sequence[Line | Placed], last: int) -> int:
    """The last wrapped line of the last row: of its label, left of the figures, or of figures."""
    line = items[last]
    runs = [run for run in line.runs if run.is_figure] if isinstance(line, Line) else []
    left = min((run.box[0] for run in runs), default=0.0)
    if last + 1 < len(items) and _goes_on(items[last + 1], line, runs):
        last += 1
    while last + 1 < len(items):
        below = items[last + 1]
        if not _belongs(below, items[last]) or below.box[2] > left:
            break
        if below.box[1] > items[last].box[3]:  # parted by white: the text that follows
            break
        last += 1
    return last


def _goes_on(below: Line | Placed, line: Line | Placed, figures: Sequence[Run]) -> bool:
    """Whether a line is nothing but digits, each right under a figure that broke over it."""
    if not isinstance(below, Line) or not _belongs(below, line):
        return False
    return below.box[1] - line.box[3] < TOUCHING * below.em and all(
        run.text.isdigit() and any(_over(each.box, run.box) for each in figures)
        for run in below.runs
    )


def _over(above: Box, low: Box) -> bool:
    return above[0] < low[2] and low[0] < above[2]


def _belongs(item: Line | Placed, beside: Line | Placed) -> bool:
    """Whether a line can stand in the same table as the line beside it."""
    if not isinstance(item, Line) or not isinstance(beside, Line) or item.page != beside.page:
        return False
    gap = max(item.box[1] - beside.box[3], beside.box[1] - item.box[3])
    if gap > NEAR * max(item.em, beside.em):
        return False
    if item.figures:
        return True
    width = item.column[1] - item.column[0]
    if len(item.runs) == 1 and item.box[2] - item.box[0] > PROSE * width:
        return False
    return len(item.runs) > 1 or not (item.text.endswith("。") or _heads(item.text))


def _heads(text: str) -> bool:
    """Whether a line looks like the heading of a chapter, and not like a row of the form."""
    chapter = _CHAPTER.match(text)
    return chapter is not None and not text.startswith(_stems(), chapter.end())


@cache
def _stems() -> tuple[str, ...]:
    """How the rows of the form begin that are numbered like chapters: 一、本年新收."""
    rows = (row.label for form in editions() for row in form.rows)
    numbered = map(_CHAPTER.match, (*rows, *(form.results for form in editions())))
    return tuple({each.string[each.end() :][:STEM] for each in numbered if each})

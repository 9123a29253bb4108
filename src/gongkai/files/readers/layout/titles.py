"""The heading of a table without rules: which columns a title stands over, and in which row.

A title over several columns is printed centred over them; its columns are found from below: the
widest stretch of columns around its centre whose own titles begin on one level.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from gongkai.files.paper import quick
from gongkai.files.readers.layout.page import Box

CENTRED = 0.35  # of the distance of two columns: how far off its centre a title may stand
STEP = 0.3  # of the distance of two rows: titles that differ by less begin on one level


class Words(NamedTuple):
    """A cell in the making: its lines joined, the box around them, the middles of its sides."""

    text: str
    box: Box
    level: float
    centre: float


def words_in(text: str, box: Box) -> Words:
    """Words that stand in a box."""
    left, top, right, low = box
    return quick(Words, (text, box, (top + low) / 2, (left + right) / 2))


@dataclass(frozen=True, slots=True)
class Title:
    """A title with its first and last column, the row it stands in and the rows it spans."""

    words: Words
    first: int
    last: int
    row: int = 0
    rows: int = 1


def seats_under(box: Box, middles: Sequence[float]) -> tuple[int, int]:
    """The columns whose middle lies under a box; the nearest one when there is none."""
    left, _, right, _ = box
    over = [n for n, middle in enumerate(middles) if left < middle < right]
    if over:
        return over[0], over[-1]
    centre = (left + right) / 2
    nearest = min(range(len(middles)), key=lambda n: abs(middles[n] - centre))
    return nearest, nearest


def titles_of(words: Sequence[Words], middles: Sequence[float], pitch: float) -> list[Title]:
    """The titles of the columns with their spans; `pitch` is the distance of two rows."""
    found: list[Title] = []
    tops: dict[int, float] = {}
    for one in sorted(words, key=lambda one: (-one.level, one.box[0])):
        first, last = _span(one, middles, tops, pitch)
        found.append(Title(one, first, last))
        tops.update(dict.fromkeys(range(first, last + 1), one.level))
    return _in_rows(found[::-1])


def _span(
    one: Words, middles: Sequence[float], tops: dict[int, float], pitch: float
) -> tuple[int, int]:
    first, last = seats_under(one.box, middles)
    below = [tops[n] for n in range(first, last + 1) if n in tops]
    if not below:
        return first, last
    level = min(below) - STEP * pitch
    fits = [n for n in range(len(middles)) if tops.get(n, 0.0) >= max(level, one.level)]
    room = min((high - low for low, high in pairwise(middles)), default=0.0)
    spans = [
        (start, end)
        for start in fits
        if start <= first
        for end in fits
        if end >= last
        and abs((middles[start] + middles[end]) / 2 - one.centre) < CENTRED * room
        and all(n in fits for n in range(start, end + 1))
    ]
    return max(spans, key=lambda span: span[1] - span[0], default=(first, last))


def _in_rows(titles: list[Title]) -> list[Title]:
    """Every title one row below the lowest title over it; the lowest ones reach to the end."""
    levels = [title.words.level for title in titles]
    rows: list[int] = []
    for number, title in enumerate(titles):
        above = [
            rows[n] + 1
            for n, other in enumerate(titles[:number])
            if levels[n] < levels[number] and _share_column(title, other)
        ]
        rows.append(max(above, default=0))
    for number, level in enumerate(levels):  # what is printed on one level is one row
        rows[number] = max(
            [r for r, other in zip(rows, levels, strict=True) if abs(other - level) < 1.0]
        )
    deep = max(rows, default=0)
    return [
        Title(title.words, title.first, title.last, row,
              1 if _covers(title, titles) else deep - row + 1)
        for title, row in zip(titles, rows, strict=True)
    ]  # fmt: skip


def _share_column(title: Title, other: Title) -> bool:
    return other.first <= title.last and title.first <= other.last


def _covers(title: Title, titles: Sequence[Title]) -> bool:
    level = title.words.level
    return any(other.words.level > level and _share_column(title, other) for other in titles)

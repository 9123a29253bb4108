"""Dashed and dotted rules: rows of small marks an even distance apart, joined to whole lines.

A row of marks is one only where many of them, no thicker than a rule, stand alone and evenly on
one level; text has no such row. From there on it is followed, over the rules that it crosses, as
long as the next ink is no further than its marks are apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from gongkai.files.readers.scan.bitmap import Pixels, Straight

THIN = 0.025  # inch: no mark is thicker
LONGEST = 0.09  # inch: nor longer
WIDEST = 0.1  # inch: nor further from the next
MANY = 8  # marks that prove a row
MOST = 2000  # marks of a rule
SHORT = 3  # marks of a wall like proven ones, those at the rules that it meets among them
LONG = 0.3  # inch: an unbroken floor
NEAR = 6  # pixels from the middle of a mark to the floor that it stands on
PAIR = 2  # proven rows of a page
EVEN = 0.65  # of the distances between marks that are as the middle one; not at crossings
ROOM = 0.3  # of a distance: so much one may be off

Boxes = NDArray[np.int64]  # left, top, wide, high of every shape
Point = tuple[int, int]


class Row(NamedTuple):
    """Marks on one level, from left to right, and their distance (0 for a single one)."""

    boxes: Boxes
    gap: float

    @property
    def proven(self) -> bool:
        """Whether it has so many marks that it can be nothing else."""
        return len(self.boxes) >= MANY


class Marks(NamedTuple):
    """The ink of a page, where of it a mark stands alone, and the rows of them."""

    ink: Any
    alone: Any
    rows: list[Row]
    longest: float
    floors: Any = None
    """The rules that they cross, where these are known."""


def joined(page: Straight) -> Straight | None:
    """The page with its dashed and dotted rules drawn through; None when there are none."""
    ink = page.ink
    _, labels, shapes, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    boxes = shapes[:, :4].astype(np.int64)
    across = _marks(ink, labels, boxes, page.dots)
    lines = np.zeros_like(ink)
    _draw_rows(lines, across, [row for row in across.rows if row.proven], MANY)
    # Marks of floors are none of walls, which are followed to the floors as drawn.
    down = _marks((ink | lines).T, labels.T, boxes[:, [1, 0, 3, 2]], page.dots, lines.T)
    proven = [row for marks in (across, down) for row in marks.rows if row.proven]
    if len(proven) < PAIR:
        return None
    usual = Row(np.concatenate([row.boxes for row in proven]), _middle(r.gap for r in proven))
    _draw_rows(lines, across, [r for r in across.rows if r.gap and _likely(r, usual)], MANY)
    long = np.ones((1, round(LONG * page.dots)), np.uint8)
    floors = lines | np.asarray(cv2.morphologyEx(ink, cv2.MORPH_OPEN, long), dtype=np.uint8)
    down = down._replace(ink=(ink | lines).T, floors=floors.T)
    _draw_rows(lines.T, down, [row for row in down.rows if row.proven], SHORT)
    short = [row for row in down.rows if not row.proven and _likely(row, usual)]
    short = [row if row.gap else row._replace(gap=usual.gap) for row in short]
    _draw_rows(lines.T, down, short, SHORT, between=floors.T)
    grey = np.where(lines > 0, np.uint8(0), page.grey)
    return Straight(grey, page.skew, page.dots)


def _likely(row: Row, usual: Row) -> bool:
    """Whether a row is proven, or has the gaps of proven ones, or its one mark is as theirs."""
    if row.gap:
        return row.proven or bool(_alike(row.gap, usual.gap))
    long, thick = (_middle(row.boxes[:, side]) for side in (2, 3))
    return bool(
        _alike(long, _middle(usual.boxes[:, 2])) and _alike(thick, _middle(usual.boxes[:, 3]))
    )


def _middle(values: Iterable[Any]) -> float:
    return float(np.median(list(values)))


def _alike(one: Any, other: float) -> Any:
    """Whether a distance, in pixels, is as another."""
    return np.abs(one - other) <= _room(other)


def _room(distance: float) -> float:
    return max(1.5, ROOM * distance)


def _marks(
    ink: Any, labels: Any, boxes: Boxes, dots: float, without: Pixels | None = None
) -> Marks:
    """The marks that lie across a page and their even rows; `labels` number shapes with boxes.

    Marks whose middle lies on lines that are already drawn are left out.
    """
    longest = LONGEST * dots
    thin = (boxes[:, 3] <= max(3, THIN * dots)) & (boxes[:, 2] <= longest)
    thin[0] = False
    if without is not None:
        thin &= without[boxes[:, 1] + boxes[:, 3] // 2, boxes[:, 0] + boxes[:, 2] // 2] == 0
    alone = thin[labels]
    if thin.sum() < MANY:
        return Marks(ink, alone, [], longest)
    thicker = cv2.dilate(alone.astype(np.uint8), np.ones((3, 1), np.uint8))
    reach = np.ones((1, round(WIDEST * dots) | 1), np.uint8)
    linked = cv2.morphologyEx(thicker, cv2.MORPH_CLOSE, reach)
    _, chains = cv2.connectedComponents(linked, connectivity=8)
    found = boxes[thin]
    chain = chains[found[:, 1] + found[:, 3] // 2, found[:, 0] + found[:, 2] // 2]
    order = np.lexsort((found[:, 0], chain))
    found, chain = found[order], chain[order]
    parts = np.split(found, np.flatnonzero(np.diff(chain)) + 1)
    return Marks(ink, alone, [row for part in parts for row in _rows(part)], longest)


def _rows(boxes: Boxes) -> list[Row]:
    """Even rows of marks on a level; cut at wider gaps, as at a crossing, where all are none."""
    gaps = boxes[1:, 0] - boxes[:-1, 0] - boxes[:-1, 2]
    whole = _even(boxes, gaps)
    if whole is not None:
        return [whole]
    narrow = float(np.percentile(gaps, 25))
    cuts = np.flatnonzero(gaps > narrow + _room(narrow)) + 1
    pieces = zip(np.split(boxes, cuts), np.split(gaps, cuts), strict=True)
    found = [_even(each, within[: len(each) - 1]) for each, within in pieces]
    return [row for row in found if row is not None]


def _even(boxes: Boxes, gaps: NDArray[np.int64]) -> Row | None:
    """A row of marks that stand evenly, or of one."""
    if len(boxes) == 1:
        return Row(boxes, 0.0)
    gap = _middle(gaps)
    return Row(boxes, gap) if gap >= 1 and _alike(gaps, gap).mean() >= EVEN else None


def _followed(row: Row, marks: Marks) -> list[Point]:
    """A row from mark to mark, and over those beyond it, from edge to edge."""
    points = [(x + wide // 2, y + high // 2) for x, y, wide, high in row.boxes.tolist()]
    left, right = int(row.boxes[0, 0]), int(row.boxes[-1, 0] + row.boxes[-1, 2])
    reach = round(row.gap + _room(row.gap))
    wide = marks.ink.shape[1]
    back = marks._replace(ink=marks.ink[:, ::-1], alone=marks.alone[:, ::-1])
    if marks.floors is not None:
        back = back._replace(floors=marks.floors[:, ::-1])
    after = _beyond(marks, right, points[-1][1], reach)
    before = _beyond(back, wide - left, points[0][1], reach)
    return [*((wide - 1 - x, y) for x, y in reversed(before)), *points, *after]


def _beyond(marks: Marks, x: int, y: int, reach: int) -> list[Point]:
    """Marks to the right of a place on a level, none further from the last than a reach; the edge.

    Of two in a row that touch other ink the second is one only on a floor that is known: a rule is
    crossed, but no text.
    """
    found: list[Point] = []
    touched = False
    while len(found) < MOST:
        band = slice(max(y - 1, 0), y + 2)
        near = marks.ink[band, x : x + reach + int(marks.longest) + 2] > 0
        level = near.any(axis=0)
        here = np.flatnonzero(level[: reach + 1])
        if not len(here):
            break
        start = int(here[0])
        white = np.flatnonzero(~level[start:])
        middle = start + int(white[0]) // 2 if len(white) else start
        touches = not marks.alone[band, x + middle].any()
        if touches and touched and not _on(marks.floors, band, x + start, x + middle):
            break
        touched = touches
        if not touches:
            y = band.start + int(np.median(np.flatnonzero(near[:, middle])))
        found.append((x + middle, y))
        x += start + int(white[0] if len(white) else marks.longest)
        if not len(white):  # a long line, or the edge of the page
            break
    return [*found, (x - 1, y)]


def _on(floors: Any, band: slice, start: int, middle: int) -> bool:
    """Whether a mark stands on a floor."""
    return floors is not None and bool(floors[band, start : 2 * middle - start + 2].any())


def _draw_rows(lines: Any, marks: Marks, rows: list[Row], least: int, between: Any = None) -> None:
    """Lines along rows that can be followed over so many marks; short ones stand on floors."""
    drawn = np.ascontiguousarray(lines)
    for row in rows:
        points = _followed(row, marks)
        if len(points) < least + 2:  # and two edges
            continue
        proven = between is None or len(points) >= MANY + 2
        if proven or (_meets(between, points[:3]) and _meets(between, points[-3:])):
            thick = max(1, int(np.median(row.boxes[:, 3])) - 1)  # no thicker than its marks
            cv2.polylines(drawn, [np.array(points, dtype=np.int32)], False, (255,), thick)
    lines[...] = drawn


def _meets(floors: Any, ends: list[Point]) -> bool:
    """Whether a floor lies from the last but one mark of a row to its edge."""
    (left, y), *_, (right, _) = sorted(ends)
    return bool(floors[max(y - 1, 0) : y + 2, max(left - NEAR, 0) : right + NEAR + 1].any())

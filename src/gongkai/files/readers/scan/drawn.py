"""The rules drawn on a scanned page: strong, faint and broken ones; never strokes of letters."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import cv2
import numpy as np

from gongkai.files.readers.layout.page import Rule
from gongkai.files.readers.scan.bitmap import POINTS, Pixels, Straight
from gongkai.files.readers.scan.dashes import joined

LONG = 0.3  # inch: a horizontal run of ink as long is a rule, no stroke of a character
THICK = 0.07  # inch: what is thicker is a bar or a photograph
LOW_ROW = 0.11  # inch: no row of a table is lower
LOWEST = 0.15  # of the distances between floors: some few lie between a floor and letters
SOLID = 0.6  # of the length of a broken rule that must still be ink
FAINT = 22  # of 255: so much darker than above and below it, a thin line is a rule
WHITE = 228  # of 255: lighter is paper
GREYEST = 150  # a faint line is no darker; dark strokes count as if they were not either
REACH = 0.03  # inch: white paper so long ends a faint rule
DOTTED = 0.05  # inch: and a dotted one
FEW = 12  # walls of a page with a table
MORE = 3.0  # times as many as drawn: the walls are dotted
LONGER = 1.4  # times as tall: a wall goes on into another row
CROWDED = 0.5  # of the length of a floor: more ink close by, and it runs through letters
WHOLE = 0.97  # of the length of a wall that is ink where print is good
GAPPED = 0.92  # the same of a letter's stroke that nearly reaches floor and ceiling, at most
PACKED = 0.8  # the same of a wall: figures may fill their cells


def rules_of(page: Straight) -> tuple[list[Rule], list[Rule]]:
    """Horizontal and vertical rules in points; dots are looked for where no line is drawn."""
    across, down = _rules(page, REACH)
    mended = joined(page)
    if mended is not None:
        more = _rules(mended, REACH)
        if _length(more[1]) > _length(down):
            across, down = more
    if len(down) < FEW:
        dotted = _rules(page, DOTTED)
        if _length(dotted[1]) > MORE * _length(down):
            across, down = dotted
    scale = POINTS / page.dots
    return (
        [(y * scale, start * scale, end * scale) for y, start, end in across],
        [(x * scale, start * scale, end * scale) for x, start, end in down],
    )


def _length(walls: list[Rule]) -> float:
    return sum(end - start for _, start, end in walls)


def _rules(page: Straight, reach: float) -> tuple[list[Rule], list[Rule]]:
    """The same in pixels, from long runs of ink, with gaps of faint ones up to a reach."""
    long = int(LONG * page.dots)
    strong = _runs(page, long, least=3 * long, reach=reach)
    levels = sorted({round(y) for y, _, _ in strong})
    gaps = sorted(b - a for a, b in pairwise(levels) if b - a > LOW_ROW * page.dots)
    # A wall runs through a whole row; a stroke of a character does not reach both its rules.
    tall = int(0.94 * gaps[int(LOWEST * len(gaps))]) if gaps else long
    across = strong + _weak(page.ink, strong, long, page.dots)
    lying = Straight(np.ascontiguousarray(page.grey.T), 0.0, page.dots)
    down = _runs(lying, tall, least=tall, reach=reach, crowded=PACKED)
    down = [_trimmed(wall, across, 0.03 * page.dots, tall) for wall in down]
    down = [wall for wall in down if wall[2] - wall[1] > 0.5 * tall]
    down = [wall for wall in down if wall[2] - wall[1] > 2 * long or _meets(wall, across)]
    down = _unbroken(page.ink, down, tall)
    near = 0.03 * page.dots
    return across, [wall for wall in down if not _stands_alone(wall, down, across, near)]


def _unbroken(ink: Pixels, down: list[Rule], tall: int) -> list[Rule]:
    """Walls without the short ones that have gaps where walls of the page have none: letters.

    A stroke nearly as high as its row, that of 申 in two rows under each other, is no wall.
    """
    inked = [
        float(
            (ink[int(top) : int(low), max(round(x) - 2, 0) : round(x) + 3] > 0).any(axis=1).mean()
        )
        for x, top, low in down
    ]
    long = [
        share for share, (_, top, low) in zip(inked, down, strict=True) if low - top > 3 * tall
    ]
    if not long or float(np.median(long)) < WHOLE:
        return down
    return [
        wall
        for share, wall in zip(inked, down, strict=True)
        if share > GAPPED or wall[2] - wall[1] > 3 * tall
    ]


def _stands_alone(wall: Rule, down: list[Rule], across: list[Rule], near: float) -> bool:
    """Whether a wall of one row goes on nowhere while those beside it do: strokes of letters.

    Two lines of text in a heading may have strokes under each other that reach both its floors.
    """
    x, top, low = wall
    tall = low - top
    if any(
        top + near < y < low - near for y, start, end in across if start < x + near < end + near
    ):
        return False
    beside = [each for each in down if each[1] < top + near and each[2] > low - near]
    longer = sum(each[2] - each[1] > LONGER * tall for each in beside)
    on = any(abs(each[0] - x) < near for each in down if each is not wall)
    return not on and longer > len(beside) / 2


def _trimmed(wall: Rule, across: list[Rule], near: float, tall: int) -> Rule:
    """A wall cut back to its last floor, where a stroke of a letter has lengthened it."""
    x, top, low = wall
    levels = sorted(y for y, start, end in across if start - near < x < end + near)
    inside = [y for y in levels if top - near <= y <= low + near]
    if not inside:
        return wall
    if near < inside[0] - top < tall:
        top = inside[0]
    if near < low - inside[-1] < tall:
        low = inside[-1]
    return x, top, low


def _meets(wall: Rule, across: list[Rule]) -> bool:
    """Whether a short wall reaches from one rule to another."""
    x, top, low = wall
    slack = 0.2 * (low - top)
    levels = [y for y, start, end in across if start - slack < x < end + slack]
    return all(any(abs(y - edge) < slack for y in levels) for edge in (top, low))


def _runs(
    page: Straight, long: int, *, least: int, reach: float, crowded: float = CROWDED
) -> list[Rule]:
    """Thin connected shapes of horizontal runs at least `long` pixels, clear of other ink.

    Faint ones are at least `least` long: smoothing joins the heads of a row of digits.
    """
    dots, ink = page.dots, page.ink
    mended = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, 3), np.uint8))
    runs = _opened(mended, long) | _opened(_faint(page.grey, dots, reach * dots), max(long, least))
    thick = max(THICK * dots, 4)
    runs = runs & ~_broad(runs, round(1.5 * thick))
    _, labels, boxes, centres = cv2.connectedComponentsWithStats(runs, connectivity=8)
    return [
        (float(y) - 0.5, float(left), float(left + wide))
        for number, ((left, top, wide, high, area), (_, y)) in enumerate(
            zip(boxes[1:].tolist(), centres[1:].tolist(), strict=True), start=1
        )
        if area / wide <= thick and high <= 3 * thick and wide >= long
        and _beside(ink, labels, number, (left, top, wide, high), dots)
        <= (crowded if wide > 2 * LONG * dots else CROWDED)
    ]  # fmt: skip


def _broad(runs: Pixels, side: int) -> Pixels:
    """The shapes in which a square of a side has room: bars, and the star of a seal on a rule."""
    square = np.ones((side, side), np.uint8)
    return np.asarray(cv2.morphologyEx(runs, cv2.MORPH_OPEN, square), dtype=np.uint8)


def _opened(lines: Any, long: int) -> Pixels:
    """The horizontal runs at least `long` pixels; a rule may still step by a pixel."""
    thicker = cv2.dilate(lines, np.ones((2, 1), np.uint8))
    runs = cv2.morphologyEx(thicker, cv2.MORPH_OPEN, np.ones((1, max(long, 8)), np.uint8))
    return np.asarray(runs, dtype=np.uint8)


def _faint(grey: Pixels, dots: float, reach: float) -> Pixels:
    """255 where a thin horizontal line is darker than what is above and below it.

    Smoothed along the line first, so that noise and grey paper do not count. White paper between
    two strokes stays white, or those of two lines of text would reach from floor to floor.
    """
    smooth = max(3, round(0.075 * dots))
    along = cv2.blur(np.maximum(grey, GREYEST), (smooth, 1))
    high = max(3, round(0.04 * dots) | 1)
    darker = cv2.morphologyEx(along, cv2.MORPH_BLACKHAT, np.ones((high, 1), np.uint8))
    gap = max(3, round(reach))
    toned = cv2.blur(np.maximum(grey, GREYEST), (gap, 1)) < WHITE
    found = np.where((darker > FAINT) & toned, np.uint8(255), np.uint8(0))
    # What smoothing has lengthened is taken off, or a stroke would reach from floor to floor.
    return np.asarray(cv2.erode(found, np.ones((1, gap + 1), np.uint8)), dtype=np.uint8)


def _beside(
    ink: Pixels, labels: Any, number: int, box: tuple[int, int, int, int], dots: float
) -> float:
    """The share of a shape's length that has other ink close above or below."""
    left, top, wide, high = box
    near, clear = max(2, round(0.012 * dots)), max(4, round(0.025 * dots))
    first = max(top - clear, 0)
    rows = slice(first, top + high + clear)
    shape = (labels[rows, left : left + wide] == number).astype(np.uint8)
    around = cv2.dilate(shape, np.ones((2 * clear + 1, 1), np.uint8))
    itself = cv2.dilate(shape, np.ones((2 * near + 1, 1), np.uint8))
    other = (ink[rows, left : left + wide] > 0) & (around > 0) & (itself == 0)
    return float(other.any(axis=0).mean())


def _weak(ink: Pixels, strong: list[Rule], long: int, dots: float) -> list[Rule]:
    """Pieces on the level of a strong rule that noise has broken: thin, with white beside them."""
    near, clear, gap = round(0.012 * dots), round(0.028 * dots), round(0.05 * dots)
    pieces: list[Rule] = []
    for level in sorted({round(y) for y, _, _ in strong}):
        if level < clear or level + clear >= len(ink):
            continue
        on = ink[level - near : level + near + 1].any(axis=0)
        beside = ink[level - clear] | ink[level + clear]
        thin = (on & (beside == 0)).astype(np.uint8)[None, :]
        whole = cv2.morphologyEx(thin, cv2.MORPH_CLOSE, np.ones((1, gap), np.uint8))[0]
        edges = np.flatnonzero(np.diff(np.concatenate(([0], whole, [0]))))
        pieces += [
            (float(level), float(start), float(end))
            for start, end in edges.reshape(-1, 2).tolist()
            if end - start >= long and thin[0, start:end].mean() > SOLID
        ]
    return pieces


def without_rules(page: Straight, across: list[Rule], down: list[Rule]) -> Pixels:
    """The grey page with its rules painted over, for crops of single cells."""
    bare = page.grey.copy()
    scale, half = page.dots / POINTS, max(2, round(0.012 * page.dots))
    for y, start, end in across:
        level = round(y * scale)
        bare[
            max(level - half, 0) : level + half + 1, round(start * scale) : round(end * scale)
        ] = 255
    for x, start, end in down:
        level = round(x * scale)
        bare[
            round(start * scale) : round(end * scale), max(level - half, 0) : level + half + 1
        ] = 255
    return bare

"""Dashed and dotted rules are found as rules; no row of text, marks or underlines is one."""

from __future__ import annotations

from itertools import pairwise

import cv2
import numpy as np
import pytest

from gongkai.files.readers.layout.ruling import lattices
from gongkai.files.readers.scan.bitmap import Straight
from gongkai.files.readers.scan.dashes import joined
from gongkai.files.readers.scan.drawn import rules_of

DOTS = 200.0
XS, YS = (100, 700, 820, 940, 1100), (100, 140, 186, 230, 304, 344)
PATTERNS = {
    "dashed": (8, 8),
    "long dashes": (14, 8),
    "loose dashes": (8, 17),
    "dotted": (2, 6),
    "loose dots": (3, 11),
    "dash and dot": (8, 5, 2, 5),
}


def paper() -> np.ndarray:
    """White paper."""
    return np.full((500, 1300), 255, np.uint8)


def stroke(grey: np.ndarray, pattern: tuple[int, ...], level: int, start: int, end: int) -> None:
    """A rule of marks and gaps, beginning with a mark, into rows of pixels."""
    at, number = start, 0
    while at < end:
        wide = pattern[number % len(pattern)]
        if number % 2 == 0:
            grey[level - 1 : level + 1, at : min(at + wide, end)] = 0
        at, number = at + wide, number + 1


def table(pattern: tuple[int, ...]) -> np.ndarray:
    """A table of five rows and four columns, the marks of every wall beginning at every floor."""
    grey = paper()
    for y in YS:
        stroke(grey, pattern, y, XS[0], XS[-1])
    for x in XS:
        for top, low in pairwise(YS):
            stroke(grey.T, pattern, x, top, low)
    return grey


def shapes(grey: np.ndarray) -> list[tuple[int, int]]:
    """Rows and columns of the tables on a page."""
    found = lattices(*rules_of(Straight(grey, 0.0, DOTS)))
    return [(len(each.ys) - 1, len(each.xs) - 1) for each in found]


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS)
def test_dashed_and_dotted_rules_make_a_table(pattern: tuple[int, ...]) -> None:
    assert shapes(table(pattern)) == [(5, 4)]


def test_letters_that_stand_over_a_wall_do_not_lengthen_it() -> None:
    grey = table((8, 8))
    grey[102:138, 815:825] = 255  # the first row has one cell less
    for y in range(107, 132, 6):
        grey[y : y + 2, 800:840] = 0  # strokes of a letter, no further apart than the dashes
    grey[105:131, 800:802] = 0
    assert joined(Straight(grey, 0.0, DOTS)) is not None
    down = rules_of(Straight(grey, 0.0, DOTS))[1]
    assert min(top for x, top, _ in down if abs(x - 820 * 72 / DOTS) < 1) > 135 * 72 / DOTS


def test_marks_of_text_are_no_rules() -> None:
    grey = paper()
    for y in (80, 130, 180, 230):
        for x in range(100, 1200, 70):
            grey[y : y + 3, x : x + 24] = 0  # 一 in every cell
            grey[y + 18 : y + 20, x : x + 8] = 0  # - under it
        for x in range(100, 1200, 14):  # figures close together: 1 and 0
            grey[y + 26 : y + 44, x : x + 2] = 0
            cv2.ellipse(grey, (x + 6, y + 35), (4, 9), 0, 0, 360, (0,), 2)
    assert joined(Straight(grey, 0.0, DOTS)) is None


def test_lines_of_dots_without_walls_change_nothing() -> None:
    grey = paper()
    for y in range(100, 400, 60):
        stroke(grey, (3, 9), y, 300, 1200)  # leaders of a list of contents
        cv2.putText(grey, "1234567", (100, y), cv2.FONT_HERSHEY_SIMPLEX, 0.8, (0,), 2)
    assert shapes(grey) == []


def test_underlines_of_dashes_do_not_touch_the_tables() -> None:
    grey = paper()
    for y in YS[:4]:
        grey[y - 1 : y + 1, 100:1100] = 0
    for x in (100, 700, 1100):
        grey[YS[0] : YS[3], x - 1 : x + 1] = 0
    before = rules_of(Straight(grey, 0.0, DOTS))
    for y in (300, 360, 420):
        stroke(grey, (8, 8), y, 100, 1100)
    assert rules_of(Straight(grey, 0.0, DOTS)) == before

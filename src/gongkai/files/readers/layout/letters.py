"""Glyphs → lines → the text of a cell, as printed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from gongkai.files.readers.layout.page import Box, Glyph

STEP = 0.35  # of a glyph's height: centres of two lines differ by more
LATIN_GAP = 0.2  # of a glyph's height between two Latin letters or figures: a space
WIDE_GAP = 0.75  # of a glyph's height between any two glyphs: a space
APART = "|"  # between figures of one cell that stand apart: a space might be taken for thousands
TWICE = 0.3  # of a glyph's width: the same character again so near is a drawn bold


def lines_of(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Glyphs of one cell or column as lines, top to bottom, each from left to right."""
    if len(glyphs) < 2:
        return [list(glyphs)] if glyphs else []
    ordered = sorted(glyphs, key=_middle)
    heights = sorted(glyph[3] - glyph[1] for glyph in glyphs)
    step = STEP * heights[len(heights) // 2]
    lines = [[ordered[0]]]
    for before, glyph in pairwise(ordered):
        if _middle(glyph) - _middle(before) > step:
            lines.append([])
        lines[-1].append(glyph)
    for line in lines:
        line.sort()
    return lines


def _middle(glyph: Glyph) -> float:
    return (glyph[1] + glyph[3]) / 2


def text_of(line: Sequence[Glyph], *, apart: str = " ") -> str:
    """One line as text: a space where the gap is wider than the script leaves by itself.

    `apart` is put between two figures with a wide gap between them.
    """
    if len(line) == 1:
        return line[0][4]
    parts = [line[0][4]] if line else []
    for (x0, _, before, _, left), (start, top, _, low, right) in pairwise(line):
        gap, high = start - before, low - top
        if left == right and start - x0 < TWICE * (before - x0):
            continue
        latin = left < "\u2e80" and right < "\u2e80"
        if gap > (LATIN_GAP if latin else WIDE_GAP) * high:
            figures = gap > WIDE_GAP * high and left.isdigit() and right.isdigit()
            parts.append(apart if figures else " ")
        parts.append(right)
    return "".join(parts)


def cell_text(glyphs: Sequence[Glyph], box: Box) -> str:
    """The text of a cell; wrapped lines are joined, lines that ended by themselves are kept apart.

    Two figures under each other are set apart unless the first one filled the cell: nobody may
    read 3 over 5 as 35.
    """
    lines = lines_of(glyphs)
    if len(lines) < 2:
        return text_of(lines[0], apart=APART) if lines else ""
    text = text_of(lines[0], apart=APART)
    for before, line in pairwise(lines):
        text += _seam(before, line, box) + text_of(line, apart=APART)
    return text


def _seam(before: Sequence[Glyph], line: Sequence[Glyph], box: Box) -> str:
    """What stands between two lines of a cell."""
    last, first = before[-1], line[0]
    left, right = last[4], first[4]
    if not (left < "\u2e80" and right < "\u2e80" and left.isalnum() and right.isalnum()):
        return ""
    if left.isdigit() and right.isdigit():
        room = (box[2] - box[0]) - (last[2] - before[0][0])
        return "" if room < 2.2 * (first[2] - first[0]) else APART
    return " " if left.isalpha() and right.isalpha() else ""


def around(glyphs: Sequence[Glyph]) -> Box:
    """The box of some glyphs."""
    if len(glyphs) == 1:
        return glyphs[0][:4]
    lefts, tops, rights, lows, _ = zip(*glyphs, strict=True)
    return min(lefts), min(tops), max(rights), max(lows)


def outline(boxes: Sequence[Box]) -> Box:
    """The box around some boxes."""
    if len(boxes) == 1:
        return boxes[0]
    lefts, tops, rights, lows = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(lows)

"""Lines of text that run through walls of a table: cut at the walls, and each piece read again.

Recognition takes figures of neighbouring cells that stand close for one line.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from gongkai.files.readers.layout.page import Box, Rule
from gongkai.files.readers.scan.bitmap import POINTS, Pixels
from gongkai.files.readers.scan.crops import crop
from gongkai.files.readers.scan.recognition import Reading, words_in

EDGE = 0.35  # of its height: a wall so near to the end of a line does not part it

GAP = 0.08  # of its height: so far pieces end before a wall, or their figures would be one


def parted(
    readings: Sequence[Reading], down: Sequence[Rule], bare: Pixels, *, dots: float
) -> list[Reading]:
    """The lines of a page, those that cross a wall in pieces; rules are in points."""
    whole: list[Reading] = []
    pieces: list[Box] = []
    for each in readings:
        walls = _crossing(each, down, dots / POINTS)
        if not walls:
            whole.append(each)
            continue
        left, top, right, low = each.box
        edges = [left, *walls, right]
        gap = GAP * (low - top)
        pieces += [(a + gap, top, b - gap, low) for a, b in pairwise(edges) if b - a > 3 * gap]
    s = POINTS / dots
    cuts = [crop(bare, (a * s, b * s, c * s, d * s), dots) for a, b, c, d in pieces]
    found = [(box, cut) for box, cut in zip(pieces, cuts, strict=True) if cut is not None]
    said = words_in([cut for _, cut in found])
    return whole + [
        Reading(text, box, sure)
        for (box, _), (text, sure) in zip(found, said, strict=True)
        if text.strip()
    ]


def _crossing(line: Reading, down: Sequence[Rule], scale: float) -> list[float]:
    """Where walls cross a line, in pixels, from left to right; twins count once."""
    left, top, right, low = line.box
    middle, edge = (top + low) / 2, EDGE * (low - top)
    found: list[float] = []
    for x, first, last in sorted(down):
        at = x * scale
        inside = left + edge < at < right - edge and first * scale < middle < last * scale
        if inside and (not found or at - found[-1] > edge):
            found.append(at)
    return found

"""Pages scanned on their side or upside down: which quarter turn sets them upright."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from gongkai.files.readers.scan.bitmap import Pixels
from gongkai.files.readers.scan.recognition import Reading, words_in

LEGIBLE = 0.9  # the middle reading of words is so sure on a page that stands upright
FEW = 12  # lines tried
LONG = 2.0  # times as long as high: a line of several characters
BETTER = 0.1  # so much surer turned than as it stands, or it is left


def upright(grey: Pixels, readings: Sequence[Reading]) -> int:
    """The quarters by which a page must be turned clockwise to be read."""
    lines = [(each, *_sides(each)) for each in readings]
    tall = sum(high for _, wide, high in lines if high > LONG * wide)
    broad = sum(wide for _, wide, high in lines if wide > LONG * high)
    if broad >= tall:
        surest = [each.sure for each, wide, high in lines if wide > LONG * high]
        if not surest or float(np.median(surest)) >= LEGIBLE:
            return 0
    options = (1, 3) if tall > broad else (0, 2)
    long = [each for each, wide, high in lines if max(wide, high) > LONG * min(wide, high)]
    chosen = sorted(long, key=lambda each: -max(_sides(each)))[:FEW]
    if not chosen:
        return 0
    scores = {turn: _sureness(grey, chosen, turn) for turn in options}
    best = max(options, key=lambda turn: scores[turn])
    return best if tall > broad or scores[best] > scores[0] + BETTER else 0


def turned(pixels: Pixels, quarters: int) -> Pixels:
    """A picture turned clockwise."""
    return np.ascontiguousarray(np.rot90(pixels, -quarters))


def _sides(reading: Reading) -> tuple[float, float]:
    left, top, right, low = reading.box
    return right - left, low - top


def _sureness(grey: Pixels, lines: Sequence[Reading], turn: int) -> float:
    """How sure the readings of some lines are when they are turned."""
    pieces = []
    for line in lines:
        left, top, right, low = (max(round(edge), 0) for edge in line.box)
        pieces.append(turned(grey[top:low, left:right], turn))
    said = words_in([piece for piece in pieces if piece.size])
    return float(np.mean([sure if text else 0.0 for text, sure in said])) if said else 0.0

"""A scanned page as pixels: stamps taken off, light evened out, set straight, rules found."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from gongkai.files.readers.layout.page import Rule

Pixels = NDArray[np.uint8]

RED = 45  # a pixel whose red exceeds its green and blue by this much is stamp ink
LIGHT = 140  # and it is no darker than this: black under a stamp stays
DARK = 165  # of 255 after the light is evened out: darker is ink
MOST_SKEW = 4.0  # degrees
LONG = 0.3  # inch: a horizontal run of ink as long is a rule, no stroke of a character
THICK = 0.07  # inch: what is thicker is a bar or a photograph
LOW_ROW = 0.11  # inch: no row of a table is lower
SOLID = 0.6  # of the length of a broken rule that must still be ink
POINTS = 72.0


@dataclass(frozen=True)
class Straight:
    """A page set straight: grey pixels with even light, the skew taken out, dots to the inch."""

    grey: Pixels
    skew: float
    dots: float

    @property
    def ink(self) -> Pixels:
        """255 where there is ink, else 0."""
        return np.where(self.grey < DARK, np.uint8(255), np.uint8(0))


def straightened(picture: Pixels, *, dots: float) -> Straight:
    """A colour picture of a page → grey, without stamps, evenly lit and straight."""
    grey = _even(_without_stamps(picture))
    skew = skew_of(grey)
    if abs(skew) > 0.04:
        high, wide = grey.shape
        turn = cv2.getRotationMatrix2D((wide / 2, high / 2), skew, 1.0)
        grey = cv2.warpAffine(
            grey, turn, (wide, high), flags=cv2.INTER_CUBIC, borderValue=(255.0,)
        )
    return Straight(np.asarray(grey, dtype=np.uint8), skew, dots)


def _without_stamps(picture: Pixels) -> Pixels:
    """The red of the page as grey: red ink is as light there as paper, black under it stays dark.

    Stamps that are not quite pure are lightened by what their red has more than the rest.
    """
    red, green, blue = (picture[..., n].astype(np.int16) for n in range(3))
    more = red - np.maximum(green, blue)
    lighter = np.where((more > RED) & (red > LIGHT), red + more // 2, red)
    return np.minimum(lighter, 255).astype(np.uint8)


def _even(grey: Any) -> Any:
    """The page divided by its paper, so that shadows and grey paper become white."""
    high, wide = grey.shape
    small = cv2.resize(grey, (max(wide // 8, 1), max(high // 8, 1)), interpolation=cv2.INTER_AREA)
    paper = cv2.blur(cv2.dilate(small, np.ones((9, 9), np.uint8)), (9, 9))
    paper = cv2.resize(paper, (wide, high), interpolation=cv2.INTER_LINEAR)
    return cv2.divide(grey, np.maximum(paper, 40), scale=255)


def skew_of(grey: Pixels) -> float:
    """Degrees by which the page must be turned (counter-clockwise) to stand straight."""
    step = max(1, grey.shape[1] // 1000)
    down, across = np.nonzero(grey[::step, ::step] < DARK)
    if len(down) < 200:
        return 0.0
    if len(down) > 150_000:
        chosen = np.linspace(0, len(down) - 1, 150_000).astype(np.int64)
        down, across = down[chosen], across[chosen]
    best = 0.0
    for width, finer in ((MOST_SKEW, 0.5), (0.5, 0.1), (0.1, 0.02)):
        angles = np.arange(best - width, best + width + finer / 2, finer)
        best = float(max(angles, key=lambda angle: _sharpness(down, across, angle)))
    return best


def _sharpness(down: NDArray[np.int64], across: NDArray[np.int64], angle: float) -> float:
    """How sharply the ink gathers in rows when the page is turned by an angle."""
    level = down - across * np.tan(np.radians(angle))
    counts = np.bincount((level - level.min()).astype(np.int64)).astype(np.float64)
    return float(np.square(counts).sum())


def rules_of(page: Straight) -> tuple[list[Rule], list[Rule]]:
    """Horizontal and vertical rules in points, from long runs of ink."""
    long = int(LONG * page.dots)
    ink = page.ink
    strong = _runs(ink, long, page.dots)
    levels = sorted({round(y) for y, _, _ in strong})
    gaps = [low - high for high, low in pairwise(levels) if low - high > LOW_ROW * page.dots]
    # A wall runs through a whole row; a stroke of a character does not reach both its rules.
    tall = int(0.94 * min(gaps)) if gaps else long
    across = strong + _weak(ink, strong, long, page.dots)
    down = _runs(np.ascontiguousarray(ink.T), tall, page.dots)
    down = [wall for wall in down if wall[2] - wall[1] > 2 * long or _meets(wall, across)]
    scale = POINTS / page.dots
    return (
        [(y * scale, start * scale, end * scale) for y, start, end in across],
        [(x * scale, start * scale, end * scale) for x, start, end in down],
    )


def _meets(wall: Rule, across: list[Rule]) -> bool:
    """Whether a short wall reaches from one rule to another."""
    x, top, low = wall
    slack = 0.2 * (low - top)
    levels = [y for y, start, end in across if start - slack < x < end + slack]
    return all(any(abs(y - edge) < slack for y in levels) for edge in (top, low))


def _runs(ink: Pixels, long: int, dots: float) -> list[Rule]:
    """Thin connected shapes of horizontal runs at least `long` pixels."""
    mended = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, 3), np.uint8))
    mended = cv2.dilate(mended, np.ones((2, 1), np.uint8))  # a rule may still step by a pixel
    runs = cv2.morphologyEx(mended, cv2.MORPH_OPEN, np.ones((1, max(long, 8)), np.uint8))
    _, _, boxes, centres = cv2.connectedComponentsWithStats(runs, connectivity=8)
    thick = max(THICK * dots, 4)
    return [
        (float(y) - 0.5, float(left), float(left + wide))
        for (left, _, wide, high, area), (_, y) in zip(
            boxes[1:].tolist(), centres[1:].tolist(), strict=True
        )
        if area / wide <= thick and high <= 3 * thick and wide >= long
    ]


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

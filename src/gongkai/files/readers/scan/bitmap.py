"""A scanned page as pixels: stamps taken off, light evened out, ink darkened, set straight."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]

RED = 45  # a pixel whose red exceeds its green and blue by this much is stamp ink
LIGHT = 140  # and it is no darker than this: black under a stamp stays
DARK = 165  # of 255 after the light is evened out: darker is ink
MOST_SKEW = 4.0  # degrees
FADED = 95  # the darkest seventh of the ink is lighter than this: a faded print
FRESH = 55  # what it is made
MOST_DARKER = 2.5  # times: noise grows with the ink
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
    grey = _darkened(_even(_without_stamps(picture)))
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


def _darkened(grey: Any) -> Any:
    """A faded print with its ink made as dark as fresh ink is; any other as it was."""
    ink = grey[grey < 200]
    if len(ink) < 0.002 * grey.size:
        return grey
    tone = float(np.percentile(ink, 15))
    if tone <= FADED:
        return grey
    times = min((255 - FRESH) / (255 - tone), MOST_DARKER)
    return (255 - np.minimum((255 - grey.astype(np.float32)) * times, 255)).astype(np.uint8)


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

"""Round seals that a scan without colour shows in grey or black: where they lie, and how dark.

A red seal is taken off by its colour (`bitmap`). One without colour is told from the rest only by
its ring; where its ink is lighter than print it is made lighter still, and every figure under it
is said to be unproved, whatever was read.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import cv2
import numpy as np

from gongkai.files.readers.layout.page import Box
from gongkai.files.readers.scan.bitmap import DARK, POINTS, Pixels, Straight

COARSE = 75  # dots to the inch at which rings are looked for
SMALLEST, LARGEST = 0.55, 1.15  # inch: radius; the seals of organs have 0.75 to 0.9
CLOSED = 0.85  # of the ring is ink, or it is no ring
WIDE = 0.05  # inch: the ring and what its ink has spread
LIGHTER = 18  # of 255: a seal so much lighter than print can be told from it
MOST = 8  # seals on a page
HUE = 45  # of 255: so much the strongest of red, green and blue exceeds the weakest in stamp ink
TONE = 125  # and so light is the strongest: dark blue print stays
LEAST = 0.0005  # of the pixels of a page: a ring has more


class Seal(NamedTuple):
    """A round seal, in pixels."""

    x: float
    y: float
    radius: float

    def covers(self, box: Box, dots: float) -> bool:
        """Whether it lies over some of a box that is in points."""
        left, top, right, low = (edge * dots / POINTS for edge in box)
        near_x, near_y = min(max(self.x, left), right), min(max(self.y, top), low)
        reach = self.radius + WIDE * dots
        return (near_x - self.x) ** 2 + (near_y - self.y) ** 2 < reach**2


def without_coloured(picture: Pixels, *, dots: float) -> tuple[Pixels, list[Seal]]:
    """A colour picture with its round seals in blue, violet or green made light, and the seals.

    Red is taken off everywhere (`bitmap`), other colours only where their ink makes a ring: links
    and figures may be printed in blue. Black under the seal stays.
    """
    red, green, blue = cv2.split(picture)
    tone = cv2.max(cv2.max(red, green), blue)
    more = cv2.subtract(tone, cv2.min(cv2.min(red, green), blue))
    coloured = (more > HUE) & (tone > TONE) & (tone > red)
    if np.count_nonzero(coloured) < LEAST * coloured.size:
        return picture, []
    mask = cv2.erode(np.where(coloured, np.uint8(0), np.uint8(255)), np.ones((5, 5), np.uint8))
    disc = np.zeros(mask.shape, np.uint8)
    seals = seals_on(Straight(np.asarray(mask, dtype=np.uint8), 0.0, dots))
    for seal in seals:
        cv2.circle(
            disc, (round(seal.x), round(seal.y)), round(seal.radius + WIDE * dots), (1,), -1
        )
    if not seals:
        return picture, []
    tinged = (disc > 0) & (more > HUE // 2) & (tone > TONE // 2) & (tone > red)
    lighter = cv2.add(cv2.add(tone, more), np.full_like(tone, HUE))[:, :, None]
    return np.where(tinged[:, :, None], lighter, picture), seals


def moved(seal: Seal, page: Straight) -> Seal:
    """A seal of a slanting picture where it lies on the page that was set straight."""
    high, wide = page.grey.shape
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), page.skew, 1.0)
    x, y = (float(value) for value in turn @ np.array([seal.x, seal.y, 1.0]))
    return Seal(x, y, seal.radius)


def seals_on(page: Straight) -> list[Seal]:
    """The round seals of a page."""
    scale = COARSE / page.dots
    small = cv2.resize(page.grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    found = cv2.HoughCircles(
        small, cv2.HOUGH_GRADIENT, 3, minDist=COARSE * SMALLEST, param1=120, param2=60,
        minRadius=int(SMALLEST * COARSE), maxRadius=int(LARGEST * COARSE),
    )  # fmt: skip
    if found is None:
        return []
    ink = np.asarray(small < 215)
    thick = np.asarray(cv2.dilate(ink.astype(np.uint8), np.ones((5, 5), np.uint8)) > 0)
    rings = [_near(thick, float(x), float(y)) for x, y, _ in found[0][: 3 * MOST]]
    rings = [_fitted(ink, *ring[1:]) for ring in rings if ring[0] > CLOSED]
    closed = [Seal(*ring[1:]) for ring in rings if ring[0] >= CLOSED]
    apart: list[Seal] = []
    for seal in closed:
        if all(abs(seal.x - o.x) + abs(seal.y - o.y) > 0.3 * COARSE for o in apart):
            apart.append(seal)
    return [Seal(*(value / scale for value in seal)) for seal in apart[:MOST]]


_Ring = tuple[float, float, float, float]  # how much of it is ink, its middle, its radius


def _near(thick: Any, x: float, y: float) -> _Ring:
    """The best ring about a middle that is known roughly, on ink made thicker."""
    radii = np.arange(SMALLEST * COARSE, LARGEST * COARSE, 2.0)
    steps = (-12.0, -8.0, -4.0, 0.0, 4.0, 8.0, 12.0)
    tried = (
        (_closed(thick, x + a, y + b, radius), x + a, y + b, float(radius))
        for a in steps for b in steps for radius in radii
    )  # fmt: skip
    return max(tried)


def _fitted(ink: Any, x: float, y: float, radius: float) -> _Ring:
    """The best ring near a circle."""
    steps = (-2.0, -1.0, 0.0, 1.0, 2.0)
    tried = (
        (_closed(ink, x + a, y + b, radius + c), x + a, y + b, radius + c)
        for a in steps for b in steps for c in steps
    )  # fmt: skip
    return max(tried)


_ANGLES = np.linspace(0, 2 * np.pi, 90, endpoint=False)


def _closed(ink: Any, x: float, y: float, radius: float) -> float:
    high, wide = ink.shape
    down = np.rint(y + radius * np.sin(_ANGLES)).astype(np.int64)
    across = np.rint(x + radius * np.cos(_ANGLES)).astype(np.int64)
    inside = (down >= 0) & (down < high) & (across >= 0) & (across < wide)
    return float(ink[down[inside], across[inside]].sum() / len(_ANGLES))


def lightened(page: Straight, seals: Sequence[Seal]) -> Straight:
    """The page with seals that are lighter than print taken off, as far as they are."""
    grey = page.grey
    print_tone = float(np.percentile(grey[grey < DARK], 30)) if (grey < DARK).any() else 0.0
    for seal in seals:
        tone = _tone(grey, seal, page.dots)
        if tone - print_tone < LIGHTER:
            continue
        disc = np.zeros(grey.shape, np.uint8)
        reach = round(seal.radius + WIDE * page.dots)
        cv2.circle(disc, (round(seal.x), round(seal.y)), reach, (1,), -1)
        # As dark as print stays, as light as the seal becomes paper.
        limit = (tone + print_tone) / 2
        times = 255.0 / max(tone - 12 - print_tone, 1.0)
        lighter = np.clip((grey.astype(np.float32) - print_tone) * times, 0, 255)
        lighter = np.where(grey < limit, np.minimum(lighter, DARK - 20), lighter)
        grey = np.where(disc > 0, lighter.astype(np.uint8), grey)
    return Straight(grey, page.skew, page.dots)


def _tone(grey: Pixels, seal: Seal, dots: float) -> float:
    """How dark the ring is, in the middle of its line."""
    tones = []
    for angle in _ANGLES:
        radii = seal.radius + np.arange(-0.03, 0.031, 0.005) * dots
        down = np.rint(seal.y + radii * np.sin(angle)).astype(np.int64)
        across = np.rint(seal.x + radii * np.cos(angle)).astype(np.int64)
        inside = (down >= 0) & (down < grey.shape[0]) & (across >= 0) & (across < grey.shape[1])
        if inside.any():
            tones.append(int(grey[down[inside], across[inside]].min()))
    return float(np.median(tones)) if tones else 0.0

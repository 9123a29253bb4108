"""Cells and pieces of a page cut out, cleared of dirt and trimmed to their ink."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from gongkai.files.readers.layout.page import Box
from gongkai.files.readers.scan.bitmap import DARK, POINTS

Pixels = NDArray[np.uint8]

FAINT = 215  # of 255: the thin stroke of a slash may be no darker
SPECK = 0.02  # inch: ink no taller and no wider is dirt
SMALL = 0.45  # of the tallest shape of a cell: dirt, points, commas, dashes
TALLEST = 0.32  # inch: higher ink is more than one line
SLENDER = 0.35  # of its height: no row of a slash is wider, and every figure but 1 has one that is
PITCH = 0.75  # of its height: the distance of digits in most typefaces
LOOSE = 0.8  # of the least width that so many digits take
WIDER = 1.6  # of the usual width of so many digits: there is more in the cell
EDGE = 2  # pixels beside a wall that was painted over
SLANT = 0.16  # of its height: so far to the left a slash stands at its foot


def crop(
    bare: Pixels, box: Box, dots: float, *, dirt: bool = False, room: float = 0.2
) -> Pixels | None:
    """The ink of a cell with a narrow margin; None when there is none, or more than one line.

    `box` is in points; `room` is the margin as a part of the height; `dirt` leaves specks in.
    """
    scale, speck = dots / POINTS, max(2.0, SPECK * dots)
    inset = round(0.01 * dots)
    left, top, right, low = (round(edge * scale) for edge in box)
    inside = bare[max(top + inset, 0) : low - inset, max(left + inset, 0) : right - inset]
    if inside.size == 0:
        return None
    inside = inside if dirt else without_dirt(inside)
    down, across = (_extent(inside < DARK, axis) for axis in (1, 0))
    if down is None or across is None:
        return None
    high, wide = down[1] - down[0], across[1] - across[0]
    if max(high, wide) <= 2 * speck or high > TALLEST * dots:
        return None
    trimmed = inside[down[0] : down[1], across[0] : across[1]]
    return np.pad(trimmed, max(3, round(high * room)), constant_values=255)


def clipped(bare: Pixels, box: Box, dots: float) -> bool:
    """Whether a figure runs over a wall of its cell: the wall, painted over, has cut it.

    What reaches floor or ceiling too is rather a rest of the wall.
    """
    left, top, right, low = (round(edge * dots / POINTS) for edge in box)
    inset, half = round(0.01 * dots), max(2, round(0.012 * dots))
    rows = np.asarray(bare[max(top + inset, 0) : low - inset] < DARK)
    for wall in (left, right):
        before = rows[:, max(wall - half - EDGE, 0) : max(wall - half, 0)].any(axis=1)
        behind = rows[:, wall + half + 1 : wall + half + 1 + EDGE].any(axis=1)
        both = np.asarray(before & behind)
        if both.any() and not (both[0] or both[-1]):
            return True
    return False


def without_dirt(inside: Pixels) -> Pixels:
    """A cell without specks: small shapes that are neither points nor commas of a figure."""
    _, labels, boxes, _ = cv2.connectedComponentsWithStats(
        (inside < DARK).astype(np.uint8), connectivity=8
    )
    shapes = boxes[1:].tolist()
    tallest = max((high for _, _, _, high, _ in shapes), default=0)
    large = [shape for shape in shapes if shape[3] > SMALL * tallest]
    dirt = [
        number
        for number, shape in enumerate(shapes, start=1)
        if shape[3] <= SMALL * tallest and not _is_point(shape, large)
    ]
    return np.where(np.isin(labels, dirt), np.uint8(255), inside) if dirt else inside


def _is_point(shape: list[int], large: list[list[int]]) -> bool:
    """Whether a small shape may belong to a figure: a dash, or a point by the foot of a digit."""
    left, top, wide, high, _ = shape
    if wide > 2.5 * high:
        return True  # a dash
    return any(
        top + high > y + 0.6 * tall
        and top < y + 1.2 * tall
        and -0.6 * tall < left - (x + broad) < 0.6 * tall
        for x, y, broad, tall, _ in large
    )


def _extent(ink: NDArray[np.bool_], axis: int) -> tuple[int, int] | None:
    """First and last row (axis 1) or column (axis 0) with ink."""
    filled = np.flatnonzero(ink.any(axis=axis))
    return (int(filled[0]), int(filled[-1]) + 1) if len(filled) else None


def is_slash(cut: Pixels) -> bool:
    """Whether a trimmed cell shows one slanting stroke, which recognition takes for a 1."""
    ink = cut < FAINT
    filled = np.flatnonzero(ink.any(axis=1))
    high = int(filled[-1] - filled[0]) + 1 if len(filled) else 0
    if high < 6 or len(filled) < 0.5 * high:
        return False
    lefts = ink[filled].argmax(axis=1)
    rights = ink.shape[1] - 1 - ink[filled][:, ::-1].argmax(axis=1)
    if (rights - lefts).max() > SLENDER * high:
        return False
    middles = (lefts + rights) / 2
    quarter = len(filled) // 4
    top, foot = float(np.median(middles[: quarter + 1])), float(np.median(middles[-quarter - 1 :]))
    half = float(np.median(middles[quarter + 1 : -quarter - 1]))
    whole = top - foot
    return whole > SLANT * high and abs(half - (top + foot) / 2) < 0.2 * whole + 0.5


def fits(cut: Pixels, figure: str) -> bool:
    """Whether a trimmed cell can hold so many digits: by the shapes in it and by its width."""
    count = len(figure)
    if not figure.isdigit():
        return True
    _, _, boxes, _ = cv2.connectedComponentsWithStats(
        (cut < DARK).astype(np.uint8), connectivity=8
    )
    shapes = boxes[1:]
    if not len(shapes):
        return False
    tall = shapes[shapes[:, 3] > 0.55 * shapes[:, 3].max()]
    high = int(np.sort(tall[:, 3])[(len(tall) - 1) // 2])  # dirt may hang on one of them
    wide = int((tall[:, 0] + tall[:, 2]).max() - tall[:, 0].min())
    if len(tall) > count and wide > PITCH * count * high:
        return False
    if wide > WIDER * PITCH * count * high:
        return False
    return wide > LOOSE * (PITCH * (count - 1) + 0.12) * high

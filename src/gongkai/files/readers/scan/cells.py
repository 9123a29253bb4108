"""Figure cells of a scan read a second time, from a crop trimmed to the ink.

The whole-page reading overlooks single digits and mistakes some; so does the reading of a crop,
but not the same ones. Where both agree the figure stands. Where they differ one is kept and the
cell is said to be doubtful: nobody is told that a guess is certain.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from gongkai.files.paper import Grid, GridCell
from gongkai.files.readers.scan.bitmap import DARK, POINTS
from gongkai.files.readers.scan.recognition import words_in

Pixels = NDArray[np.uint8]

SURE = 0.85  # the second reading alone is believed above this
SPECK = 0.02  # inch: ink no taller and no wider is dirt
SMALL = 0.45  # of the tallest shape of a cell: dirt, points, commas, dashes
FEW = 14  # characters: longer texts are labels
_FIGURE = re.compile(r"^[-+]?\d[\d,.]*%?$")
_LOOKS = str.maketrans("OoQD〇○lI|丨", "0000001111")


def reread(grid: Grid, bare: Pixels, *, dots: float) -> tuple[Grid, dict[tuple[int, int], str]]:
    """The grid with its figures read again, and the other reading of each doubtful cell."""
    asked = [cell for cell in grid.cells if _may_be_figure(cell.text)]
    second = _read(asked, bare, dots, dirt=False)
    unlike = [cell for cell in asked if _contradict(cell.text, second.get(_at(cell)))]
    third = _read(unlike, bare, dots, dirt=True)
    chosen: dict[tuple[int, int], str] = {}
    doubts: dict[tuple[int, int], str] = {}
    for cell in asked:
        spot = _at(cell)
        if spot not in second:
            continue
        kept, other = decide(cell.text, *second[spot], third=third.get(spot, ("", 0.0))[0])
        chosen[spot] = kept
        if other is not None:
            doubts[spot] = other
    cells = tuple(cell._replace(text=chosen.get(_at(cell), cell.text)) for cell in grid.cells)
    return replace(grid, cells=cells), doubts


def _at(cell: GridCell) -> tuple[int, int]:
    return cell.row, cell.column


def _read(
    cells: list[GridCell], bare: Pixels, dots: float, *, dirt: bool
) -> dict[tuple[int, int], tuple[str, float]]:
    crops = {
        _at(cell): crop
        for cell in cells
        if (crop := _crop(cell, bare, dots, dirt=dirt)) is not None
    }
    return dict(zip(crops, words_in(list(crops.values())), strict=True))


def _contradict(page: str, crop: tuple[str, float] | None) -> bool:
    return crop is not None and figure(page) != figure(crop[0])


def decide(page: str, crop: str, sure: float, *, third: str = "") -> tuple[str, str | None]:
    """Which reading of a cell to keep, and the other one when they contradict each other.

    `third`, a reading with the dirt left in, may settle which one; the doubt remains.
    """
    first, second = figure(page), figure(crop)
    if first == second:
        return first or page, None
    if not first:
        return _alone(page, second, sure)
    if not second:
        return first, crop or "空白"
    believed = figure(third) if figure(third) in (first, second) else ""
    kept = believed or (second if sure >= SURE else first)
    return kept, first if kept == second else second


def _alone(page: str, second: str, sure: float) -> tuple[str, str | None]:
    """A figure that only the crop shows: overlooked on the page, or seen as something else."""
    return second, None if not page and sure >= SURE else page or "空白"


def figure(text: str) -> str:
    """A reading as a figure, with letters that look like digits taken for them; else empty."""
    plain = unicodedata.normalize("NFKC", text).replace(" ", "").replace("\n", "")
    if not any(char.isdigit() for char in plain) and plain not in ("O", "o", "l", "I", "〇"):
        return ""
    plain = plain.translate(_LOOKS).replace("，", ",").strip(".,·")
    return plain if _FIGURE.match(plain) else ""


def _may_be_figure(text: str) -> bool:
    return len(text) <= FEW and not any("\u4e00" <= char <= "\u9fff" for char in text)


def _crop(cell: GridCell, bare: Pixels, dots: float, *, dirt: bool) -> Pixels | None:
    """The cell's ink with a narrow margin; None when there is none, or more than one line."""
    if cell.place is None or cell.place.box is None:
        return None
    scale, speck = dots / POINTS, max(2.0, SPECK * dots)
    inset = round(0.01 * dots)
    left, top, right, low = (round(edge * scale) for edge in cell.place.box)
    inside = bare[max(top + inset, 0) : low - inset, max(left + inset, 0) : right - inset]
    if inside.size == 0:
        return None
    inside = inside if dirt else _without_dirt(inside)
    down, across = (_extent(inside < DARK, axis) for axis in (1, 0))
    if down is None or across is None:
        return None
    high, wide = down[1] - down[0], across[1] - across[0]
    if max(high, wide) <= 2 * speck or high > 0.32 * dots:
        return None
    trimmed = inside[down[0] : down[1], across[0] : across[1]]
    return np.pad(trimmed, max(3, high // 5), constant_values=255)


def _without_dirt(inside: Pixels) -> Pixels:
    """The cell without specks: small shapes that are neither points nor commas of a figure."""
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

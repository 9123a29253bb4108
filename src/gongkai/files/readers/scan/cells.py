"""Figure cells of a scan read a second time, from a crop trimmed to the ink.

The whole-page reading overlooks single digits and mistakes some; so does the reading of a crop,
but not the same ones. Where both agree the figure stands. Where they differ one is kept and the
cell is said to be doubtful: nobody is told that a guess is certain.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from gongkai.files.paper import Grid, GridCell
from gongkai.files.readers.scan.bitmap import DARK, POINTS
from gongkai.files.readers.scan.recognition import words_in

Pixels = NDArray[np.uint8]

SURE = 0.85  # the second reading alone is believed above this
SPECK = 0.02  # inch: ink no taller and no wider is dirt
FEW = 14  # characters: longer texts are labels
_FIGURE = re.compile(r"^[-+]?\d[\d,.]*%?$")
_LOOKS = str.maketrans("OoQD〇○lI|丨", "0000001111")


def reread(grid: Grid, bare: Pixels, *, dots: float) -> tuple[Grid, dict[tuple[int, int], str]]:
    """The grid with its figures read again, and the other reading of each doubtful cell."""
    asked: list[GridCell] = []
    crops: list[Pixels] = []
    for cell in grid.cells:
        crop = _crop(cell, bare, dots) if _may_be_figure(cell.text) else None
        if crop is not None:
            asked.append(cell)
            crops.append(crop)
    chosen: dict[tuple[int, int], str] = {}
    doubts: dict[tuple[int, int], str] = {}
    for cell, (text, sure) in zip(asked, words_in(crops), strict=True):
        kept, other = decide(cell.text, text, sure)
        chosen[cell.row, cell.column] = kept
        if other is not None:
            doubts[cell.row, cell.column] = other
    cells = tuple(
        replace(cell, text=chosen.get((cell.row, cell.column), cell.text)) for cell in grid.cells
    )
    return replace(grid, cells=cells), doubts


def decide(page: str, crop: str, sure: float) -> tuple[str, str | None]:
    """Which of two readings to keep, and the other one when they contradict each other."""
    first, second = figure(page), figure(crop)
    if first == second:
        return first or page, None
    if not first:
        if not second:
            return page, None
        return second, None if not page and sure >= SURE else page or "空白"
    if not second:
        return first, crop or "空白"
    return (second, first) if sure >= SURE else (first, second)


def figure(text: str) -> str:
    """A reading as a figure, with letters that look like digits taken for them; else empty."""
    plain = unicodedata.normalize("NFKC", text).replace(" ", "").replace("\n", "")
    if not any(char.isdigit() for char in plain) and plain not in ("O", "o", "l", "I", "〇"):
        return ""
    plain = plain.translate(_LOOKS).replace("，", ",").strip(".,·")
    return plain if _FIGURE.match(plain) else ""


def _may_be_figure(text: str) -> bool:
    return len(text) <= FEW and not any("\u4e00" <= char <= "\u9fff" for char in text)


def _crop(cell: GridCell, bare: Pixels, dots: float) -> Pixels | None:
    """The cell's ink with a narrow margin; None when there is none, or more than one line."""
    if cell.place is None or cell.place.box is None:
        return None
    scale, speck = dots / POINTS, max(2.0, SPECK * dots)
    inset = round(0.01 * dots)
    left, top, right, low = (round(edge * scale) for edge in cell.place.box)
    inside = bare[max(top + inset, 0) : low - inset, max(left + inset, 0) : right - inset]
    if inside.size == 0:
        return None
    down, across = (_extent(inside < DARK, axis, speck) for axis in (1, 0))
    if down is None or across is None:
        return None
    high, wide = down[1] - down[0], across[1] - across[0]
    if max(high, wide) <= 2 * speck or high > 0.32 * dots:
        return None
    trimmed = inside[down[0] : down[1], across[0] : across[1]]
    margin = max(3, high // 5)
    return np.pad(trimmed, margin, constant_values=255)


def _extent(ink: NDArray[np.bool_], axis: int, speck: float) -> tuple[int, int] | None:
    """First and last row (axis 1) or column (axis 0) with ink, specks at the edges left out."""
    filled = np.flatnonzero(ink.sum(axis=axis) > 0)
    if not len(filled):
        return None
    pieces = np.split(filled, np.flatnonzero(np.diff(filled) > max(2, speck)) + 1)
    kept = [piece for piece in pieces if len(piece) >= 2]
    return (int(kept[0][0]), int(kept[-1][-1]) + 1) if kept else None

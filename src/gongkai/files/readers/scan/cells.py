"""Figure cells of a scan read again, from crops trimmed to the ink; the readings are then weighed.

The whole-page reading overlooks single digits and mistakes some; so does the reading of a crop,
but not the same ones. A figure stands where the readings agree and its width can hold it. Where
they do not, it is kept only when most voices are for it, the page's among them, as crops of one
cell err alike; else the cell names what was read and holds no figure.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from gongkai.files.paper import Grid
from gongkai.files.readers.scan.crops import clipped, crop, fits, is_slash
from gongkai.files.readers.scan.recognition import words_in
from gongkai.files.readers.scan.seals import Seal

Pixels = NDArray[np.uint8]
Seat = tuple[int, int]

CERTAIN = 0.95  # a crop that says as the page does and is so sure is not read once more
SURE = 0.85  # crops alone are believed above this
HALF = 0.75  # what no crop is so sure of is unproved, though all say the same
FEW = 14  # characters: longer texts are labels
MOST = 3  # voices that carry a figure against another
SLASH = "/"
OR = "或"
BARS = "|丨"
UNKNOWN = "？"
_FIGURE = re.compile(r"^[-+]?\d[\d,.]*%?$")
_LOOKS = str.maketrans("OoQD〇○lI|丨", "0000001111")


class Choice(NamedTuple):
    """What a cell is said to hold, and what else was read there."""

    text: str
    others: tuple[str, ...] = ()
    kept: str = ""
    """The figure that most voices are for; the text may still name others, and be none."""

    @property
    def doubted(self) -> bool:
        """Whether anything is to be said of the cell."""
        return bool(self.others) or self.text != self.kept


def reread(
    grid: Grid, bare: Pixels, *, dots: float, seals: Sequence[Seal] = ()
) -> tuple[Grid, dict[Seat, Choice]]:
    """The grid with its figures read again, and the choice made for each doubtful cell."""
    asked = {
        (cell.row, cell.column): cell.text for cell in grid.cells if _may_be_figure(cell.text)
    }
    cuts = _cuts(grid, asked, bare, dots)
    soiled = _under(grid, seals, dots) | _clipped(grid, asked, bare, dots)
    slashes = {seat for seat, cut in cuts.items() if is_slash(cut)}
    first = _read({seat: cut for seat, cut in cuts.items() if seat not in slashes})
    unsure = {
        seat: cuts[seat]
        for seat, reading in first.items()
        if seat in soiled or not _agreed(asked[seat], reading, cuts[seat])
    }
    more = [_read({seat: change(cut) for seat, cut in unsure.items()}) for change in CHANGES]
    chosen = {seat: slash(asked[seat]) for seat in slashes}
    for seat, reading in first.items():
        voices = [reading, *(readings[seat] for readings in more if seat in readings)]
        chosen[seat] = weighed(asked[seat], voices, cut=cuts[seat], soiled=seat in soiled)
    cells = tuple(
        cell._replace(text=chosen.get((cell.row, cell.column), Choice(cell.text)).text)
        for cell in grid.cells
    )  # fmt: skip
    return replace(grid, cells=cells), {s: each for s, each in chosen.items() if each.doubted}


def _under(grid: Grid, seals: Sequence[Seal], dots: float) -> set[Seat]:
    """The cells that a seal lies over."""
    return {
        (cell.row, cell.column)
        for cell in grid.cells
        if cell.place and cell.place.box
        if any(seal.covers(cell.place.box, dots) for seal in seals)
    }


def _clipped(grid: Grid, asked: Mapping[Seat, str], bare: Pixels, dots: float) -> set[Seat]:
    """The cells asked for whose figures run over their walls."""
    return {
        (cell.row, cell.column)
        for cell in grid.cells
        if cell.place and cell.place.box and (cell.row, cell.column) in asked
        if clipped(bare, cell.place.box, dots)
    }


def _cuts(grid: Grid, asked: Mapping[Seat, str], bare: Pixels, dots: float) -> dict[Seat, Pixels]:
    """The ink of the cells asked for, of those that have one line of it."""
    boxes = {(c.row, c.column): c.place.box for c in grid.cells if c.place and c.place.box}
    cuts = {seat: crop(bare, boxes[seat], dots) for seat in asked if seat in boxes}
    return {seat: cut for seat, cut in cuts.items() if cut is not None}


def _read(cuts: Mapping[Seat, Pixels]) -> dict[Seat, tuple[str, float]]:
    return dict(zip(cuts, words_in(list(cuts.values())), strict=True))


def _bolder(cut: Pixels) -> Pixels:
    """Three times as large, its strokes a little thicker."""
    large = cv2.resize(cut, None, fx=3, fy=3, interpolation=cv2.INTER_CUBIC)
    return np.asarray(cv2.erode(large, np.ones((3, 3), np.uint8)), dtype=np.uint8)


def _wider(cut: Pixels) -> Pixels:
    """A quarter wider."""
    wide = cv2.resize(cut, None, fx=1.25, fy=1, interpolation=cv2.INTER_CUBIC)
    return np.asarray(wide, dtype=np.uint8)


CHANGES = (_bolder, _wider)
"""The other ways in which a cell is looked at when its first two readings do not settle it."""


def _agreed(page: str, crop_said: tuple[str, float], cut: Pixels) -> bool:
    """Whether page and crop say the same figure, the crop surely, and its width can hold it."""
    said, sure = figure(crop_said[0]), crop_said[1]
    return bool(said) and said == figure(page) and sure >= CERTAIN and fits(cut, said)


def slash(page: str) -> Choice:
    """A cell of one slanting stroke: a slash, unless the page shows more than a digit."""
    said = figure(page)
    if len(said) > 1:
        return Choice(OR.join((SLASH, said)), (SLASH, said))
    return Choice(SLASH, kept=SLASH)


def weighed(
    page: str, crops: list[tuple[str, float]], *, cut: Pixels | None = None, soiled: bool = False
) -> Choice:
    """The figure that the readings of a cell carry; see the module.

    `soiled`: a seal lies over the cell or its figure over a wall, and what all read alike is still
    unproved; so is what no crop is half sure of, or a crop surely takes for a letter.
    """
    own = figure(page)
    said = [each for text, _ in crops if (each := figure(text))]
    votes = Counter(filter(None, (own, *said)))
    if not votes:
        return Choice(page, kept=page)
    if own and cut is not None and [each for each in votes if fits(cut, each)] == [own]:
        best, count = own, MOST  # the width of the ink is a witness of its own
    else:
        best, count = votes.most_common(1)[0]
    others = tuple(other for other, _ in votes.most_common() if other != best)
    sure = max((sure for text, sure in crops if figure(text) == best), default=0.0)
    enough = MOST if others else 2
    carried = count >= enough and (best == own or (not own and sure >= SURE))
    unlike = any(text.strip() and not figure(text) and sure >= SURE for text, sure in crops)
    soiled = soiled or (unlike and not others)
    if carried and not soiled and (others or sure >= HALF) and (cut is None or fits(cut, best)):
        return Choice(best, others, best)
    if carried and not others:
        return Choice(OR.join((best, UNKNOWN)), kept=best)
    return Choice(OR.join((best, *others)) if others else best + OR + UNKNOWN, (best, *others))


def figure(text: str) -> str:
    """A reading as a figure, with letters that look like digits taken for them; else empty."""
    plain = unicodedata.normalize("NFKC", text).replace(" ", "").replace("\n", "")
    if not any(char.isdigit() for char in plain) and plain not in ("O", "o", "l", "I", "〇"):
        return ""
    if len(plain) > 1 and any(bar in plain for bar in BARS):
        return ""  # rather a wall between two figures
    plain = plain.translate(_LOOKS).replace("，", ",").strip(".,·")
    return plain if _FIGURE.match(plain) else ""


def _may_be_figure(text: str) -> bool:
    return len(text) <= FEW and not any("\u4e00" <= char <= "\u9fff" for char in text)

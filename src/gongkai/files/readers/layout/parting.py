"""Runs of a table without rules parted where two cells stand close to each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from gongkai.files.readers.layout.letters import around
from gongkai.files.readers.layout.lines import Run, em_of
from gongkai.files.readers.layout.regions import is_figure
from gongkai.files.readers.layout.titles import Seat, seats_under

GAP = 0.3  # em between two cells
LOOSE = 0.03  # em by which the gaps inside one figure differ


def split(runs: Sequence[Run]) -> list[Run]:
    """Runs of a table parted at every visible gap: neighbouring cells may stand close."""
    parts: list[Run] = []
    for run in runs:
        gap = GAP * em_of(run.glyphs)
        parts += _parted(run, _unlike(0.0, gap, below=False))
    return parts


def unmerged(runs: Iterable[Run], seats: Sequence[Seat]) -> Iterator[Run]:
    """Figures of several columns that all but touch, parted where their digits do not follow."""
    for run in runs:
        first, last = seats_under(run.box, seats)
        gaps = sorted(after[0] - before[2] for before, after in pairwise(run.glyphs))
        if first == last or not is_figure(run) or not gaps:
            yield run
        else:
            usual = gaps[len(gaps) // 2]
            yield from _parted(run, _unlike(usual, LOOSE * em_of(run.glyphs), below=True))


def _unlike(usual: float, slack: float, *, below: bool) -> Callable[[float], bool]:
    """Whether a gap is wider (or, with `below`, also narrower) than usual by more than slack."""
    return lambda gap: gap - usual > slack or (below and usual - gap > slack)


def _parted(run: Run, apart: Callable[[float], bool]) -> Iterator[Run]:
    """A run cut at every gap that sets two glyphs apart."""
    piece = [run.glyphs[0]]
    for before, glyph in pairwise(run.glyphs):
        if apart(glyph[0] - before[2]):
            yield Run(tuple(piece), around(piece))
            piece = []
        piece.append(glyph)
    yield Run(tuple(piece), around(piece))

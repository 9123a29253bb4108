"""Runs of a table without rules parted where two cells stand close to each other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from gongkai.files.readers.layout.letters import APART, around
from gongkai.files.readers.layout.lines import Run, em_of
from gongkai.files.readers.layout.titles import seats_under

GAP = 0.3  # em between two cells
LONG = 6  # digits: longer figures may be two that touch
LOOSE = 0.03  # em by which the gaps inside one figure differ


def split(runs: Sequence[Run]) -> list[Run]:
    """Runs of a table parted at every visible gap: neighbouring cells may stand close."""
    parts: list[Run] = []
    for run in runs:
        if _is_dense(run) and not (len(run.glyphs) > LONG and run.is_figure):
            parts.append(run)
            continue
        em = em_of(run.glyphs)
        for part in _parted(run, _unlike(0.0, GAP * em, below=False)):
            if len(part.glyphs) > LONG and part.is_figure:
                parts += _parted(part, _unlike(_usual_gap(part), LOOSE * em, below=True))
            else:
                parts.append(part)
    return parts


def _is_dense(run: Run) -> bool:
    """Whether all glyphs of a run touch, as Chinese characters do."""
    if len(run.glyphs) == 1:
        return True
    return all(after[0] <= before[2] for before, after in pairwise(run.glyphs))


def _usual_gap(run: Run) -> float:
    gaps = sorted(after[0] - before[2] for before, after in pairwise(run.glyphs))
    return gaps[len(gaps) // 2]


def unmerged(runs: Iterable[Run], middles: Sequence[float]) -> Iterator[Run]:
    """Figures of several columns that all but touch, parted where their digits do not follow."""
    for run in runs:
        if len(run.glyphs) == 1 or not run.is_figure or _is_under_one(run, middles):
            yield run
        else:
            yield from _parted(
                run, _unlike(_usual_gap(run), LOOSE * em_of(run.glyphs), below=True)
            )


def _is_under_one(run: Run, middles: Sequence[float]) -> bool:
    first, last = seats_under(run.box, middles)
    return first == last


def in_pieces(run: Run, middles: Sequence[float]) -> str:
    """Figures that cannot be told apart, set apart between columns: nobody may add them up."""
    ends = [(left + right) / 2 for left, right in pairwise(middles)]
    groups = groupby(run.glyphs, key=lambda glyph: bisect_right(ends, (glyph[0] + glyph[2]) / 2))
    return APART.join("".join(glyph[4] for glyph in group) for _, group in groups)


def _unlike(usual: float, slack: float, *, below: bool) -> Callable[[float], bool]:
    """Whether a gap is wider (or, with `below`, also narrower) than usual by more than slack."""
    return lambda gap: gap - usual > slack or (below and usual - gap > slack)


def _parted(run: Run, apart: Callable[[float], bool]) -> Iterator[Run]:
    """A run cut at every gap that sets two glyphs apart."""
    glyphs = run.glyphs
    cuts = [n for n in range(1, len(glyphs)) if apart(glyphs[n][0] - glyphs[n - 1][2])]
    if not cuts:
        yield run
        return
    for start, end in pairwise((0, *cuts, len(glyphs))):
        yield Run(glyphs[start:end], around(glyphs[start:end]))

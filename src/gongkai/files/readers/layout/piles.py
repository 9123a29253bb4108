"""Words of a table without rules that stand beside or under one another, put together."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gongkai.files.readers.layout.letters import outline
from gongkai.files.readers.layout.lines import Run
from gongkai.files.readers.layout.titles import Words, words_in

OVER = 0.3  # of a run's height: runs that share so much stand side by side


def level_of(run: Run) -> float:
    """The middle of a run's height."""
    return (run.box[1] + run.box[3]) / 2


def words_of(run: Run) -> Words:
    """A run as words of a cell."""
    return words_in(run.text, run.box)


def joined(parts: Sequence[Words], seam: str = "") -> Words:
    """Several words as those of one cell."""
    if len(parts) == 1:
        return parts[0]
    return words_in(seam.join([p.text for p in parts]), outline([part.box for part in parts]))


def side_by_side(runs: Sequence[Run]) -> list[Words]:
    """Runs on one level joined, top to bottom."""
    lines: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (level_of(run), run.box[0])):
        high = run.box[3] - run.box[1]
        if lines and level_of(run) - level_of(lines[-1][0]) < OVER * high:
            lines[-1].append(run)
        else:
            lines.append([run])
    return [joined([words_of(r) for r in sorted(line, key=lambda r: r.box[0])]) for line in lines]


def stacked(words: Sequence[Words], wrapped: Callable[[Words, Words], bool]) -> list[Words]:
    """Words under one another that are the lines of one cell, joined."""
    piles: list[list[Words]] = []
    for one in sorted(words, key=lambda one: (one.level, one.box[0])):
        left, _, right, _ = one.box
        fits = (
            pile
            for pile in piles
            if pile[-1].level < one.level
            and left < pile[-1].box[2]
            and pile[-1].box[0] < right
            and wrapped(pile[-1], one)
        )
        pile = next(fits, None)
        if pile is None:
            piles.append([one])
        else:
            pile.append(one)
    return [joined(pile) for pile in piles]


def groups_of(stub: list[Run], em: float) -> tuple[list[list[Run]], list[Run]]:
    """Columns of group headings, left to right, and the labels: the rightmost of each row."""

    def beside(run: Run) -> bool:
        high = OVER * (run.box[3] - run.box[1])
        return any(
            other.box[0] > run.box[2] - 1
            and min(other.box[3], run.box[3]) - max(other.box[1], run.box[1]) > high
            for other in stub
        )

    spots: list[list[float]] = []
    for run in sorted((run for run in stub if beside(run)), key=lambda run: run.box[0]):
        if spots and run.box[0] < spots[-1][1]:
            spots[-1][1] = max(spots[-1][1], run.box[2])
        else:
            spots.append([run.box[0], run.box[2]])
    groups: list[list[Run]] = [[] for _ in spots]
    labels: list[Run] = []
    for run in stub:
        home = next(
            (n for n, (left, right) in enumerate(spots)
             if left - em / 2 < run.box[0] and run.box[2] < right + em / 2),
            None,
        )  # fmt: skip
        (labels if home is None else groups[home]).append(run)
    return groups, labels

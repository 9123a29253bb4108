"""Which lines of a stub column are the label of which row: labels wrap, figures do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

MOST = 7  # lines of one label; none of them is more em from the figures
NONE = 1.2  # em: what a row without a label costs
SPLIT = 1.75  # em between two lines of one label at most
FAR = 50.0  # em: what breaking a rule costs

Level = float


def share_labels(
    levels: Sequence[Level], anchors: Sequence[Level], em: float, rules: Sequence[Level] = ()
) -> list[range]:
    """For every row (by the level of its figures) the range of label lines that are its own.

    Every line is given to one row, in order, so that the labels lie as centred on their rows, or
    as flush with them, as possible; no label crosses a rule that parts two rows.
    """
    if not anchors or not levels:
        return [range(0)] * len(anchors)
    centred = _share(levels, anchors, em, rules, flush=False)
    flush = _share(levels, anchors, em, rules, flush=True)
    return min(centred, flush, key=lambda answer: answer[0])[1]


def _share(
    levels: Sequence[Level], anchors: Sequence[Level], em: float, rules: Sequence[Level], *,
    flush: bool,
) -> tuple[float, list[range]]:  # fmt: skip
    """Least cost and the ranges: best[j] covers the first j lines with the rows seen so far."""
    best: dict[int, tuple[float, list[range]]] = {0: (0.0, [])}
    for anchor in anchors:
        after: dict[int, tuple[float, list[range]]] = {}
        for start, (cost, ranges) in best.items():
            for end in _ends(levels, start, anchor, em):
                price = cost + _price(levels[start:end], anchor, em, rules, flush=flush)
                if end not in after or price < after[end][0]:
                    after[end] = (price, [*ranges, range(start, end)])
        cheapest = min(price for price, _ in after.values())
        best = {end: found for end, found in after.items() if found[0] < cheapest + FAR}
    left = {end: cost + FAR * (len(levels) - end) for end, (cost, _) in best.items()}
    end = min(left, key=lambda each: left[each])
    return left[end], best[end][1]


def _ends(levels: Sequence[Level], start: int, anchor: Level, em: float) -> Iterator[int]:
    """After which line a label that begins at `start` may end: not far below its row."""
    yield start
    for end in range(start + 1, min(start + MOST, len(levels)) + 1):
        if levels[end - 1] > anchor + MOST * em or levels[start] < anchor - MOST * em:
            return
        yield end


def _price(
    label: Sequence[Level], anchor: Level, em: float, rules: Sequence[Level], *, flush: bool
) -> float:
    if not label:
        return NONE
    level = label[0] if flush else (label[0] + label[-1]) / 2
    price = abs(level - anchor) / em
    if len(label) > 1 and any(low - high > SPLIT * em for high, low in pairwise(label)):
        price += FAR
    if not rules:
        return price
    low, high = min(label[0], anchor), max(label[-1], anchor)
    return price + (FAR if any(low < rule < high for rule in rules) else 0.0)

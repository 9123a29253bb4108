"""Which lines of a stub column are the label of which row: labels wrap, figures do not."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
from typing import NamedTuple

MOST = 7  # lines of one label; none of them is more em from the figures
NONE = 1.2  # em: what a row without a label costs
SPLIT = 1.75  # em between two lines of one label at most
FAR = 50.0  # em: what breaking a rule costs
ORPHAN = 1.0  # em: what a line costs that ends a label of the page before

Level = float
Chain = tuple[float, "tuple[Chain, range] | None"]
"""What some labels cost together, the labels before the last one, and the lines of the last."""


def share_labels(
    levels: Sequence[Level], anchors: Sequence[Level], em: float, rules: Sequence[Level] = ()
) -> list[range]:
    """For every row (by the level of its figures) the range of label lines that are its own.

    Every line is given to one row, in order, so that the labels lie as centred on their rows, or
    as flush with them, as possible; no label crosses a rule that parts two rows.
    """
    if not anchors or not levels:
        return [range(0)] * len(anchors)
    ordered = sorted(rules)
    centred = _share(levels, anchors, Manner(em, ordered, flush=False))
    flush = _share(levels, anchors, Manner(em, ordered, flush=True))
    return min(centred, flush, key=lambda answer: answer[0])[1]


class Manner(NamedTuple):
    """The size of the type, the rules that part rows, in order, and whether labels are flush."""

    em: float
    rules: Sequence[Level]
    flush: bool


def _share(
    levels: Sequence[Level], anchors: Sequence[Level], manner: Manner
) -> tuple[float, list[range]]:
    """Least cost and the ranges: best[j] covers the first j lines with the rows seen so far.

    What costs more than giving every line to the nearest row is not followed further.
    """
    plain = _nearest(levels, anchors, manner)
    best: dict[int, Chain] = dict(_beginnings(levels, anchors[0], manner.em))
    for anchor in anchors:
        after: dict[int, Chain] = {}
        for start, chain in best.items():
            cost = chain[0]
            for end, price in _labels(levels, start, anchor, manner):
                dear = after.get(end)
                if dear is None or cost + price < dear[0]:
                    after[end] = (cost + price, (chain, range(start, end)))
        most = min(plain[0], min([cost for cost, _ in after.values()]) + FAR)
        best = {end: chain for end, chain in after.items() if chain[0] <= most}
        if not best:
            return plain[0], _ranges(plain)
    left = {end: cost + FAR * (len(levels) - end) for end, (cost, _) in best.items()}
    end = min(left, key=lambda each: left[each])
    if plain[0] < left[end]:
        return plain[0], _ranges(plain)
    return left[end], _ranges(best[end])


def _beginnings(levels: Sequence[Level], first: Level, em: float) -> Iterator[tuple[int, Chain]]:
    """Where the labels may begin: at the first line, or behind lines well above the first row."""
    yield 0, (0.0, None)
    for number, level in enumerate(levels[:MOST], start=1):
        if level > first - em / 2:
            return
        yield number, (ORPHAN * number, None)


def _nearest(levels: Sequence[Level], anchors: Sequence[Level], manner: Manner) -> Chain:
    """Every line given to the row nearest to it; of infinite cost when it may not be."""
    middles = [(above + low) / 2 for above, low in pairwise(anchors)]
    chain: Chain = (0.0, None)
    start = 0
    for anchor, middle in zip(anchors, [*middles, inf], strict=True):
        end = bisect_right(levels, middle)
        prices = dict(_labels(levels, start, anchor, manner))
        if end not in prices:
            return inf, None
        chain = (chain[0] + prices[end], (chain, range(start, end)))
        start = end
    return chain


def _ranges(chain: Chain) -> list[range]:
    """The ranges of a chain from its first to its last."""
    found: list[range] = []
    while chain[1] is not None:
        chain, last = chain[1]
        found.append(last)
    return found[::-1]


def _labels(
    levels: Sequence[Level], start: int, anchor: Level, manner: Manner
) -> Iterator[tuple[int, float]]:
    """Where a label that begins at `start` may end, not far below its row, and what it costs."""
    yield start, NONE
    em, rules, flush = manner
    last = min(start + MOST, len(levels))
    if start == last or levels[start] < anchor - MOST * em:
        return
    first = low = levels[start]
    wall, lowest = _wall_under(min(first, anchor), rules), anchor + MOST * em
    torn = False
    for end in range(start + 1, last + 1):
        above, low = low, levels[end - 1]
        if low > lowest:
            return
        torn = torn or low - above > SPLIT * em
        price = abs((first if flush else (first + low) / 2) - anchor) / em
        if torn:
            price += FAR
        if wall < low or wall < anchor:
            price += FAR
        yield end, price


def _wall_under(top: Level, rules: Sequence[Level]) -> Level:
    """The first rule below a level."""
    below = bisect_right(rules, top)
    return rules[below] if below < len(rules) else inf

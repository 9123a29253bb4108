"""Rules → lattices, in small pure steps: snap → join → connect → lattice.

A lattice is a table's skeleton: the positions of its columns and rows, and for every elementary
cell the upper left of the (possibly merged) cell that owns it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from gongkai.files.readers.layout.page import Box, Rule

SAME = 1.2  # pt; pieces of one rule stand so close across it
GAP = 3.5  # pt; pieces of one rule (dashes, borders of neighbouring cells) are so close along it
SHORT = 5.0  # pt; a joined rule shorter than this bounds no cell
REACH = 3.0  # pt; a rule meets another when its end comes so near
TWIN = 3.6  # pt; double rules and spaced borders of neighbouring cells are one boundary
OPEN = 8.0  # pt; rules that run so far beyond the last crossing rule leave an open cell there
NEXT = 36.0  # pt; the height of a spanning row between two groups of an open-sided table
STRIP = 9.0  # pt; lower rows hold a line of text, or are none
LONG = 30.0  # pt; shorter rules that bound nothing are boxes to tick and the like
MAX_RULES = 1500  # in each direction; the longest are kept


Group = tuple[list[Rule], list[Rule]]
"""Rules that touch one another: horizontal and vertical."""


@dataclass(frozen=True)
class Lattice:
    """Boundaries and owners: `owners[row][column]` is the (row, column) of the owning cell."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    owners: tuple[tuple[tuple[int, int], ...], ...]

    @property
    def box(self) -> Box:
        """The rectangle the lattice covers."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    @property
    def spans(self) -> dict[tuple[int, int], tuple[int, int]]:
        """Every cell by its upper left, with its row and column span."""
        found: dict[tuple[int, int], tuple[int, int]] = {}
        for row, owners in enumerate(self.owners):
            for column, owner in enumerate(owners):
                found[owner] = (row - owner[0] + 1, column - owner[1] + 1)
        return found


def snap(rules: Iterable[Rule], reach: float = SAME) -> list[Rule]:
    """Rules whose positions differ by no more than `reach` are given one position."""
    snapped: list[Rule] = []
    bundle: list[Rule] = []
    for rule in sorted(rules):
        if bundle and rule[0] - bundle[0][0] > reach:
            snapped += _level(bundle)
            bundle = []
        bundle.append(rule)
    return snapped + _level(bundle)


def _level(bundle: list[Rule]) -> list[Rule]:
    if not bundle:
        return []
    position = (bundle[0][0] + bundle[-1][0]) / 2
    return [(position, start, end) for _, start, end in bundle]


def without_strips(across: Sequence[Rule], levels: Sequence[float]) -> list[Rule]:
    """Horizontal rules so near that no text stands between them are given the longer one's place.

    Programs that print a page of tables cut a merged cell at a page break and set its rest by
    another measure than the rows beside it, which end some points above or below.
    """
    lengths: dict[float, float] = {}
    for place, start, end in across:
        lengths[place] = lengths.get(place, 0.0) + end - start
    moved: dict[float, float] = {}
    kept: list[float] = []
    for place in sorted(lengths):
        above = kept[-1] if kept else None
        if above is not None and place - above < STRIP and not _between(levels, above, place):
            longer, shorter = sorted((above, place), key=lambda each: -lengths[each])
            lengths[longer] += lengths[shorter]
            moved[shorter] = kept[-1] = longer
        else:
            kept.append(place)
    return [(_settled(place, moved), start, end) for place, start, end in across]


def _between(levels: Sequence[float], low: float, high: float) -> bool:
    return bisect_left(levels, high) > bisect_right(levels, low)


def _settled(place: float, moved: dict[float, float]) -> float:
    while place in moved:
        place = moved[place]
    return place


def join(rules: Iterable[Rule], gap: float = GAP, short: float = SHORT) -> list[Rule]:
    """Pieces at one position that meet, overlap or leave a small gap become one rule."""
    joined: list[Rule] = []
    for position, pieces in groupby(sorted(rules), key=lambda rule: rule[0]):
        first, *rest = pieces
        start, end = first[1:]
        for _, begin, stop in rest:
            if begin > end + gap:
                joined.append((position, start, end))
                start, end = begin, stop
            end = max(end, stop)
        joined.append((position, start, end))
    return [rule for rule in joined if rule[2] - rule[1] >= short]


def connect(across: Sequence[Rule], down: Sequence[Rule], reach: float = REACH) -> list[Group]:
    """Groups of rules that touch one another; a rule that meets no other is left out."""
    parent = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = index = parent[parent[index]]
        return index

    positions = [rule[0] for rule in across]
    for number, (x, top, low) in enumerate(down, start=len(across)):
        first, last = bisect_left(positions, top - reach), bisect_right(positions, low + reach)
        for index in range(first, last):
            if across[index][1] - reach <= x <= across[index][2] + reach:
                parent[root(index)] = root(number)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index, rule in enumerate((*across, *down)):
        sides = groups.setdefault(root(index), ([], []))
        sides[index >= len(across)].append(rule)
    return [sides for sides in groups.values() if all(sides)]


def stack(groups: Iterable[Group]) -> list[Group]:
    """Groups of a table open at its sides, parted by a row that spans the table, become one."""
    stacked: list[Group] = []
    for across, down in sorted(groups, key=lambda sides: min(sides[0])):
        above = stacked[-1] if stacked else None
        if above and _continues(above, (across, down)):
            stacked[-1] = (above[0] + across, above[1] + down)
        else:
            stacked.append((across, down))
    return stacked


def _continues(above: Group, below: Group) -> bool:
    low, high = max(above[0]), min(below[0])
    open_sides = all(
        min(x for x, _, _ in down) - min(start for _, start, _ in across) > OPEN
        for across, down in (above, below)
    )
    same = abs(low[1] - high[1]) < REACH and abs(low[2] - high[2]) < REACH
    return open_sides and same and 0 < high[0] - low[0] < NEXT


def gather(groups: Sequence[Group]) -> list[Group]:
    """Long rules that bound nothing by themselves go to the group they lie within.

    A merged cell that a page break cut ends a little apart from the rows beside it.
    """
    whole = [group for group in groups if lattice(*group)]
    boxes = [_box(group) for group in whole]
    for group in groups:
        if group in whole or max(end - start for _, start, end in (*group[0], *group[1])) < LONG:
            continue
        box = _box(group)
        around = [number for number, outer in enumerate(boxes) if _within(box, outer)]
        if len(around) == 1:
            across, down = whole[around[0]]
            whole[around[0]] = across + group[0], down + group[1]
    return whole


def _box(group: Group) -> Box:
    across, down = group
    xs = [*(x for x, _, _ in down), *(end for _, *ends in across for end in ends)]
    ys = [*(y for y, _, _ in across), *(end for _, *ends in down for end in ends)]
    return min(xs), min(ys), max(xs), max(ys)


def _within(box: Box, outer: Box) -> bool:
    return (
        box[0] >= outer[0] - REACH
        and box[1] >= outer[1] - REACH
        and box[2] <= outer[2] + REACH
        and box[3] <= outer[3] + REACH
    )


def lattice(
    across: Sequence[Rule], down: Sequence[Rule], levels: Sequence[float] = ()
) -> Lattice | None:
    """The skeleton of one group of touching rules; None when it bounds no more than one cell.

    `levels` are the middles of the glyphs of the page, in order.
    """
    across, down = join(snap(across, TWIN)), join(snap(down, TWIN))
    if levels:
        across = join(without_strips(across, levels))
    alone = len(across) == 1 and len(down) > 1  # the first row of a table, cut by the page
    xs = _bounds(down, across, 1 if alone else 2)
    sides_drawn = len(xs) == len({x for x, _, _ in down})
    ys = _bounds(across, down, 2 if sides_drawn else 1)
    if len(xs) < 2 or len(ys) < 2 or len(xs) + len(ys) < 5:
        return None
    walls = _walls(down, xs, _middles(ys, across))
    floors = _walls(across, ys, _middles(xs, down))
    return Lattice(tuple(xs), tuple(ys), _owners(walls, floors, len(ys) - 1, len(xs) - 1))


def _bounds(rules: Sequence[Rule], crossing: Sequence[Rule], least: int) -> list[float]:
    """Positions of the rules, and the ends of crossing rules that run on into open cells.

    At `least` so many must run on, or the table would have no cell there.
    """
    bounds = sorted({position for position, _, _ in rules})
    if not bounds:
        return bounds
    first = min(start for _, start, _ in crossing)
    last = max(end for _, _, end in crossing)
    low, high = bounds[0] - OPEN, bounds[-1] + OPEN
    if first < low and sum(start < low for _, start, _ in crossing) >= least:
        bounds.insert(0, first)
    if last > high and sum(end > high for _, _, end in crossing) >= least:
        bounds.append(last)
    return bounds


def _middles(bounds: Sequence[float], rules: Sequence[Rule]) -> list[float]:
    """Where a rule must pass to part an interval: its middle, near its one wall if it is open."""
    middles = [(low + high) / 2 for low, high in pairwise(bounds)]
    drawn = {position for position, _, _ in rules}
    if bounds[0] not in drawn:
        middles[0] = max(middles[0], bounds[1] - OPEN)
    if bounds[-1] not in drawn:
        middles[-1] = min(middles[-1], bounds[-2] + OPEN)
    return middles


def _walls(
    rules: Sequence[Rule], positions: Sequence[float], middles: Sequence[float]
) -> set[tuple[int, int]]:
    """(boundary index, interval index) wherever a rule covers the middle of an interval."""
    order = {position: index for index, position in enumerate(positions)}
    return {
        (order[position], interval)
        for position, start, end in rules
        for interval in range(bisect_left(middles, start), bisect_right(middles, end))
    }


def _owners(
    walls: set[tuple[int, int]], floors: set[tuple[int, int]], rows: int, columns: int
) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Each cell grows right to the first wall, then down while nothing divides or bounds it."""
    owners: list[list[tuple[int, int] | None]] = [[None] * columns for _ in range(rows)]
    for row in range(rows):
        for column in range(columns):
            if owners[row][column] is not None:
                continue
            end = column + 1
            while end < columns and (end, row) not in walls and owners[row][end] is None:
                end += 1
            low = row + 1
            while low < rows and not _divided(low, column, end, walls, floors):
                low += 1
            for line in owners[row:low]:
                line[column:end] = [(row, column)] * (end - column)
    return tuple(tuple(owner or (0, 0) for owner in line) for line in owners)


def _divided(
    row: int, start: int, end: int, walls: set[tuple[int, int]], floors: set[tuple[int, int]]
) -> bool:
    """Whether `row` cannot continue a cell of columns start…end that stands above it."""
    return any((row, column) in floors for column in range(start, end)) or any(
        (inner, row) in walls for inner in range(start + 1, end)
    )


def lattices(
    across: Iterable[Rule], down: Iterable[Rule], levels: Sequence[float] = ()
) -> list[Lattice]:
    """Every table skeleton on a page, top to bottom; frames around one cell are left out.

    `levels` are the middles of the glyphs of the page, in order.
    """
    rows, columns = join(snap(across)), join(snap(down))
    if len(rows) > MAX_RULES or len(columns) > MAX_RULES:
        rows, columns = _longest(rows), _longest(columns)
    found = (lattice(*group, levels) for group in gather(stack(connect(rows, columns))))
    return sorted((one for one in found if one), key=lambda one: (one.ys[0], one.xs[0]))


def _longest(rules: list[Rule]) -> list[Rule]:
    return sorted(sorted(rules, key=lambda rule: rule[1] - rule[2])[:MAX_RULES])

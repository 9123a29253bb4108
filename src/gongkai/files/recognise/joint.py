"""Rows of table 3 whose digits ran together, parted by the sums of the whole table.

`1203015` may be parted in many ways that add up across its row; only one of them may also fit
the sums down the columns. When more than one does, nothing is parted.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from gongkai.files.recognise.digits import LONGEST
from gongkai.report.edition import Edition, editions

Figures = tuple[int, ...]

_COLUMNS = 7
_MOST_WAYS = 400
_MOST_STEPS = 50_000


def jointly(rows: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """The words of each row of table 3 as seven figures, by row key; empty when not certain.

    `rows`: the words printed behind each label, seven of them or fewer that ran together.
    """
    for form in editions():
        keys = [row.key for row in form.rows]
        if set(keys) == set(rows):
            ways = {key: _ways(rows[key]) for key in keys}
            return _solved(ways, form) if all(ways.values()) else {}
    return {}


def _ways(words: Sequence[str]) -> list[Figures]:
    """All ways to part the words of a row; none when they are no digits or too many ways."""
    digits = "".join(words)
    if not digits.isascii() or not digits.isdigit():
        return []
    if len(words) >= _COLUMNS:
        return [tuple(map(int, words))] if len(words) == _COLUMNS else []
    found = list(islice(_adding_up(digits), _MOST_WAYS + 1)) if len(digits) <= LONGEST else []
    return found if len(found) <= _MOST_WAYS else []


def _adding_up(digits: str) -> Iterator[Figures]:
    """Every way to part digits into six figures and their sum."""
    for cut in range(_COLUMNS - 1, len(digits)):
        total = digits[cut:]
        if total == "0" or total[0] != "0":
            for parts in _parts(digits[:cut], _COLUMNS - 1, int(total)):
                yield (*parts, int(total))


def _parts(digits: str, count: int, rest: int) -> Iterator[Figures]:
    """Every way to part digits into `count` figures that add up to `rest`."""
    most = len(str(rest))
    if not count <= len(digits) <= count * most:
        return
    if count == 1:
        if int(digits) == rest and (len(digits) == 1 or digits[0] != "0"):
            yield (rest,)
        return
    for end in range(1, 2 if digits[0] == "0" else most + 1):
        first = int(digits[:end])
        if first > rest:
            return
        for others in _parts(digits[end:], count - 1, rest - first):
            yield (first, *others)


def _solved(ways: Mapping[str, list[Figures]], form: Edition) -> dict[str, list[str]]:
    search = _Search(ways, form)
    search.ends()
    if len(search.found) != 1 or search.steps >= _MOST_STEPS:
        return {}
    return {key: [str(figure) for figure in row] for key, row in search.found[0].items()}


class _Search:
    """Tries totals first, then the rows that must add up to them, those with fewest ways first."""

    def __init__(self, ways: Mapping[str, list[Figures]], form: Edition) -> None:
        of = {part: [row.key for row in form.rows if row.part == part]
              for part in ("in", "handled", "out", "leaf")}  # fmt: skip
        self.ways = ways
        self.entries = of["in"]
        self.total, self.left = of["handled"][0], of["out"][0]
        self.leaves = sorted(of["leaf"], key=lambda key: len(ways[key]))
        self.found: list[dict[str, Figures]] = []
        self.steps = 0

    def ends(self) -> None:
        """Every total with what came in and what is left: in = total + left."""
        new, old = self.entries
        left = set(self.ways[self.left])
        for total in self.ways[self.total]:
            for one in self.ways[new]:
                for other in self.ways[old]:
                    self.steps += 1
                    rest = _minus(_plus(one, other), total)
                    if self._goes_on() and rest in left:
                        chosen = {self.total: total, new: one, old: other, self.left: rest}
                        self._leaf(0, total, chosen)

    def _leaf(self, number: int, rest: Figures, chosen: dict[str, Figures]) -> None:
        """The next row; `rest` is what the rows from here on must add up to."""
        if not self._goes_on():
            return
        key = self.leaves[number]
        if number == len(self.leaves) - 1:
            if rest in self.ways[key]:
                self.found.append({**chosen, key: rest})
            return
        for way in self.ways[key]:
            self.steps += 1
            after = _minus(rest, way)
            if min(after) >= 0:
                self._leaf(number + 1, after, {**chosen, key: way})

    def _goes_on(self) -> bool:
        return len(self.found) < 2 and self.steps < _MOST_STEPS


def _plus(one: Figures, other: Figures) -> Figures:
    return tuple(map(int.__add__, one, other))


def _minus(one: Figures, other: Figures) -> Figures:
    return tuple(map(int.__sub__, one, other))

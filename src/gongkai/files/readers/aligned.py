"""Lines of words parted by wide gaps → cells, blank ones too where the columns show them.

Programs that print pages as text keep the columns by blanks. Which column a lone figure stands in
is told by the rows that have them all; it is believed only where the row then adds up.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

GAP = re.compile(r"(?:\s{2,}|\u3000+)")
_FIGURE = re.compile(r"\d{1,12}")
_LONGEST = 2_000
"""Characters of a line that are looked at: a row of ten columns has two hundred."""

_COLUMNS = 7
_FEWEST = 3


class Word(NamedTuple):
    """A piece of a line with the columns of the screen it stands in."""

    text: str
    start: int
    end: int


def rows(lines: Sequence[tuple[int, str]]) -> Iterator[tuple[int, list[str]]]:
    """The rows of a table, each with the number of its line."""
    words = [(number, list(_words(line[:_LONGEST]))) for number, line in lines]
    full = [tail for _, each in words if len(tail := _tail(each)) == _COLUMNS]
    bounds = _bounds(full) if len(full) >= _FEWEST else []
    for number, each in words:
        texts = [word.text for word in each]
        tail = _tail(each)
        placed = _placed(tail, bounds) if bounds and 0 < len(tail) < _COLUMNS else []
        yield number, [*texts[: len(texts) - len(tail)], *placed] if placed else texts


def _words(line: str) -> Iterator[Word]:
    line = line.rstrip("\r\n").expandtabs().rstrip()
    start = len(line) - len(line.lstrip())
    for gap in [*GAP.finditer(line, start), None]:
        end = len(line) if gap is None else gap.start()
        yield Word(line[start:end], _wide(line[:start]), _wide(line[:end]))
        start = end if gap is None else gap.end()


def _wide(text: str) -> int:
    """How many columns a text takes: ideographs take two."""
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def _tail(words: Sequence[Word]) -> Sequence[Word]:
    """The figures a line ends with."""
    first = len(words)
    while first and _FIGURE.fullmatch(words[first - 1].text):
        first -= 1
    return words[first:]


def _bounds(full: Sequence[Sequence[Word]]) -> list[tuple[float, float]]:
    """Where each column begins and ends, half-way to its neighbours; none when they overlap."""
    spans = [(min(w.start for w in column), max(w.end for w in column))
             for column in zip(*full, strict=True)]  # fmt: skip
    if any(one[1] >= two[0] for one, two in pairwise(spans)):
        return []
    middles = [(one[1] + two[0]) / 2 for one, two in pairwise(spans)]
    wide = (middles[-1] - middles[0]) / len(middles)
    edges = [spans[0][0] - wide, *middles, spans[-1][1] + wide]
    return list(pairwise(edges))


def _placed(figures: Sequence[Word], bounds: Sequence[tuple[float, float]]) -> list[str]:
    """The figures under their columns, blanks between; none when one stands astride."""
    cells = [""] * len(bounds)
    for word in figures:
        under = [n for n, (left, right) in enumerate(bounds)
                 if left <= word.start and word.end <= right]  # fmt: skip
        if len(under) != 1 or cells[under[0]]:
            return []
        cells[under[0]] = word.text
    values = [int(cell or 0) for cell in cells]
    return cells if cells[-1] and values[-1] == sum(values[:-1]) else []

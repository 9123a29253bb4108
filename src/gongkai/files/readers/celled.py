"""Texts of tables with one cell a line: where a blank cell stood, when the text still shows it.

Programs that copy pages put a bar behind every cell, on a line of its own or at the end of the
cell's; others an empty line, or nothing. A blank cell is then two bars with nothing between them,
or one line break more than usual. It is handed on as a paragraph of its own, `paper.NO_CELL`.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from gongkai.files.readers.piped import plain

Cell = tuple[str, int]
"""The words of a line and how many bars close it."""

_CLOSED = re.compile(r"([^|]*?)\s*((?:\|\s*)+)")
_FIGURE = re.compile(r"[\d０-９.,，/—\-]{1,20}(?:万?元|件)?")
_FEWEST = 20
"""Closed cells, or figures alone on a line, that make a table: table 4 has fifteen of them."""

_LONGEST = 400
"""Characters of a line that is a cell and its bars."""

_MOST = 40
"""Empty lines that may be blank cells: more are a gap of the page."""


def barred(lines: Sequence[str]) -> bool:
    """Whether cells stand one a line, each closed by a bar."""
    bars = [line for line in map(plain, lines) if "|" in line]
    closed = sum(_closed(line) is not None for line in bars)
    other = len(bars) - closed
    return closed >= _FEWEST and closed > 2 * other


def _closed(line: str) -> re.Match[str] | None:
    return _CLOSED.fullmatch(line) if line[-1:] == "|" and len(line) <= _LONGEST else None


def closed_cell(line: str) -> tuple[str, int] | None:
    """The words of a line and the bars behind them; None for a line that is more than a cell."""
    bare = plain(line)
    if "|" not in bare:
        return bare, 0
    found = _closed(bare)
    return (found[1], found[2].count("|")) if found else None


def blanks_between(lines: Sequence[str]) -> Mapping[int, int]:
    """How many blank cells stand before a line, by its number from 1, where cells have no bars.

    Told by the empty lines: as many as usual between two figures belong to no cell.
    """
    filled = [number for number, line in enumerate(lines, start=1) if line.strip()]
    figures = {number for number in filled if _FIGURE.fullmatch(lines[number - 1].strip())}
    gaps = [(two, two - one) for one, two in pairwise(filled) if {one, two} <= figures]
    if len(gaps) < _FEWEST:
        return {}
    counts = Counter(gap for _, gap in gaps)
    usual = min(gap for gap, count in counts.items() if count > 2 or count == len(gaps))
    even = sum(count for gap, count in counts.items() if gap % usual == 0)
    if even < len(gaps):
        return {}
    return {
        two: (two - one) // usual - 1
        for one, two in pairwise(filled)
        if usual < two - one <= _MOST * usual and (two - one) % usual == 0
    }


def _on_own_line(cells: Sequence[Cell]) -> bool:
    """Whether cells are closed on their own line, not by a bar on the next."""
    barred = [words for words, bars in cells if bars]
    return 5 * sum(map(bool, barred)) > len(barred)


def _opened(cells: Sequence[Cell]) -> bool:
    """Whether rows begin with a bar on a line of its own, their cells closed on their own lines.

    Then such a bar stands between most figures and the words behind them, where one row ends and
    the next begins; else it is a blank cell.
    """
    with_bar = without = 0
    figure = bar = False
    for words, bars in cells:
        if words and bars:
            starts = figure and not _FIGURE.fullmatch(words)
            with_bar, without = with_bar + (starts and bar), without + (starts and not bar)
            figure, bar = _FIGURE.fullmatch(words) is not None, False
        elif bars:
            bar = bars == 1
    return with_bar >= without


def blank_cells(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Every line of a barred text with its number and words, "" for a blank cell.

    Bars close together where a row ends stand for a span, or for blank cells that were left out
    wherever they stood: for no cell at all.
    """
    cells = [closed_cell(line) or (line, 0) for line in lines]
    own_line = _on_own_line(cells)
    opened, waiting = own_line and _opened(cells), False
    flush = opened and _set_in(lines)
    for number, ((words, bars), after) in enumerate(zip(cells, _next(cells), strict=True), 1):
        if words:
            yield number, words
            waiting = True
        elif own_line and _no_cell(bars, *after, opened=opened):
            continue
        elif flush and bars == 1 and lines[number - 1].startswith("|"):
            continue  # it opens a row of figures
        for _ in range(bars):
            if not waiting:
                yield number, ""
            waiting = False


def _set_in(lines: Sequence[str]) -> bool:
    """Whether some bars alone on their line are set in, others not: the former are cells."""
    return len({line[:1] == "|" for line in lines if line.strip() == "|"}) > 1


def _no_cell(bars: int, after: Cell, worded: Cell, *, opened: bool) -> bool:
    """Whether bars alone on a line, before words that are no figure, open a row or fill it up."""
    if bars > 1:
        return not _FIGURE.fullmatch(worded[0])
    return opened and after == worded and after[1] > 0 and not _FIGURE.fullmatch(after[0])


def _next(cells: Sequence[Cell]) -> list[tuple[Cell, Cell]]:
    """For every line the next one that has words or bars, and the next that has words."""
    found: list[tuple[Cell, Cell]] = []
    after = worded = ("", 0)
    for cell in reversed(cells):
        found.append((after, worded))
        after = cell if any(cell) else after
        worded = cell if cell[0] else worded
    return found[::-1]

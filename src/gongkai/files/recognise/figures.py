"""The figures behind a label in running text: one a column, blanks among them, or run together.

Where the printing still shows a blank cell (`paper.NO_CELL`) it keeps its place; digits that run
together are parted only where that is the one way to read them.
"""

import re
from collections.abc import Sequence
from itertools import accumulate, combinations

from gongkai.files.paper import NO_CELL
from gongkai.files.recognise.digits import Sums, no_sums, separated, sums_of_disputes
from gongkai.files.recognise.labels import NOTHING
from gongkai.files.recognise.lines import Slot
from gongkai.files.recognise.numbers import BLANK, read_number
from gongkai.report.report import Place

_SPLIT = re.compile(r"[\s|;；]+")
_MOST_STEPS, _MOST_BREAKS = 20_000, 3
_BEHIND = 1_000
"""Where figures of running text stand, right of all labels: they lie under no column."""


def leading(text: str) -> list[str]:
    """The words at the beginning of a text that are figures or dashes, "" for a blank cell."""
    words: list[str] = []
    for line in text.strip().split("\n"):
        if line.strip() == NO_CELL:
            words.append("")
            continue
        for word in filter(None, _SPLIT.split(line)):
            if read_number(word).sort not in ("number", "mark"):
                return words
            words.append(word)
    return words


def printed(text: str) -> list[str]:
    """The same without blank cells."""
    return [word for word in leading(text) if word]


def unbroken(text: str, wanted: int, sums: Sums) -> list[str]:
    """The same, figures made whole that a line break cut, where only one way adds up."""
    words = printed(text)
    lines: list[list[str]] = []
    for line in text.strip().split("\n"):
        if sum(map(len, lines)) < len(words):
            lines.append(printed(line))
    breaks = list(accumulate(len(line) for line in lines))[:-1]
    more = len(words) - wanted
    if not 0 < more <= min(len(breaks), _MOST_BREAKS):
        return words
    ways = {tuple(_joined_at(words, each)) for each in combinations(breaks, more)}
    right = [way for way in ways if _add_up(way, sums)]
    return list(right[0]) if len(right) == 1 else words


def one_a_line(text: str, words: int) -> bool:
    """Whether several figures stand each on its own line: none has run into another."""
    lines = text.strip().split("\n")[:words]
    return words > 1 and all(len(printed(line)) == 1 for line in lines) and len(lines) == words


def _joined_at(words: Sequence[str], breaks: Sequence[int]) -> list[str]:
    joined: list[str] = []
    for number, word in enumerate(words):
        if number in breaks:
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def slots_of(text: str, wanted: int, place: Place | None, sums: Sums) -> list[Slot]:
    """The figures at the beginning of a text as the slots of `wanted` columns, where certain."""
    return [
        Slot(word, read_number(word) if word else BLANK, NOTHING, number, number + 1, False, place)
        for number, word in enumerate(_words(text, wanted, sums), start=_BEHIND)
    ]


def _words(text: str, wanted: int, sums: Sums) -> Sequence[str]:
    cells = leading(text)
    words = [word for word in cells if word]
    if len(words) >= wanted:
        return unbroken(text, wanted, sums) if len(words) == len(cells) else words
    if len(words) < len(cells):
        return _among_blanks(cells, wanted, sums) or words
    if one_a_line(text, len(words)):
        return words
    digits = "".join(words)
    # without sums 120 may be one figure beside two blanks; only 010 must be three
    fused = sums is not no_sums or (digits[:1] == "0" and len(words) == 1)
    if not fused or not digits.isdigit() or complete(words, wanted, sums):
        return words
    return separated(digits, wanted, sums) or words


def _among_blanks(cells: Sequence[str], wanted: int, sums: Sums) -> Sequence[str] | None:
    """The run of `wanted` cells that leaves out only blanks; of several the one that adds up."""
    filled = [number for number, word in enumerate(cells) if word] or [len(cells), -1]
    runs = {
        tuple(cells[start : start + wanted])
        for start in range(len(cells) - wanted + 1)
        if start <= filled[0] and filled[-1] < start + wanted
    }
    if len(runs) > 1 or tuple(cells[:wanted]) not in runs:
        # a blank before the first figure is a cell, save where the sums tell otherwise
        # a row of table 3 ends with its total; of table 4 whole groups may be blank at its end
        ends = {run for run in runs if run[-1] or sums is sums_of_disputes}
        runs = {run for run in ends if _add_up(run, sums)}
    return runs.pop() if len(runs) == 1 else None


def _add_up(words: Sequence[str], sums: Sums) -> bool:
    if sums is no_sums or not all(word.isdigit() or not word for word in words):
        return False
    values = [int(word or 0) for word in words]
    return all(sums(values[:end]) for end in range(1, len(values) + 1))


def complete(words: Sequence[str], wanted: int, sums: Sums) -> bool:
    """Whether the words add up as the figures of a row some of whose cells are blank."""
    if sums is no_sums or len(words) >= wanted:
        return False
    if not all(word.isdigit() and (word == "0" or word[0] != "0") for word in words):
        return False
    ways: list[tuple[int, list[int]]] = [(0, [])] if len(words) > 1 else []
    values, steps = [int(word) for word in words], 0
    while ways and steps < _MOST_STEPS:
        used, figures = ways.pop()
        steps += 1
        if len(figures) == wanted:
            return True
        left = wanted - len(figures)
        if used < len(values) and sums([*figures, values[used]]):
            ways.append((used + 1, [*figures, values[used]]))
        if len(values) - used < left and sums([*figures, 0]):
            ways.append((used, [*figures, 0]))
    return bool(ways)

"""The labels of a table in running text, each with what follows it up to the next.

The words of the form are found wherever they stand, white space and punctuation between them; in
other words, or mis-typed, only where they are a whole line.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from gongkai.files.recognise.labels import SHORT, Match, match
from gongkai.files.recognise.outcomes import dispute_and_outcome
from gongkai.files.recognise.vocabulary import fold
from gongkai.report.edition import Edition, Label, editions

_SIGN = re.compile(r"[，。、（）()“”\"\".．:：；/\\]")
_TRAILING = ")）」”\"'’.,，。、:：; \n\t"
_CLOSING = ")）」”\"'’"
_ADDED = re.compile(
    r"^(?:[ \t]*[(（][^()（）\n]{1,6}[)）]|\s*(?:件次?|[个条宗项次])"
    r"|[(（][^()（）\n]{7,200}[)）](?=\n))(?=\s)"
)
"""A unit behind a label: 总计（件）, or in a column of its own; or an explanation on its line."""

_DASHES = re.compile(r"[-—–]*")
_FIGURES_ONLY = re.compile(r"\d[\d.,，]*(?:[ \t]+\d[\d.,，]*)+\n")
_LONGEST_PART = 60
_LINE = re.compile(r"\S[^\n]{1,59}(?=\n)")
_WORDED = {2: ("item:", "field:"), 3: ("row:", "group:", "extra"), 4: ("result:", "dispute:")}

Span = tuple[int, int]


class Piece(NamedTuple):
    """A label in the text with what follows it, up to the next label."""

    label: str
    after: str
    at: int


def meaning(text: str) -> Match:
    """What a label names; of a dispute and its outcome in one, the outcome too."""
    found = match(text)
    result = dispute_and_outcome(found.core).rpartition(".")[2]
    return found._replace(names=found.names | {f"result:{result}"}) if result else found


def pieces_in(text: str, table: int) -> Iterator[Piece]:
    """The labels of a table in a text, in order."""
    found = [found.span() for found in _pattern(table).finditer(text)]
    spans = sorted([*found, *_whole_lines(text, table, found)])
    for (start, end), after in zip_longest(spans, spans[1:]):
        until = after[0] if after is not None else len(text)
        yield Piece(text[start:end], _behind(text[end:until]), start)


def _behind(text: str) -> str:
    """What follows a label, without the signs that close it and without a unit."""
    return _ADDED.sub("", text.lstrip(_CLOSING)).lstrip(_TRAILING)


def _whole_lines(text: str, table: int, found: Sequence[Span]) -> Iterator[Span]:
    """Whole lines that are a label in other words, or mis-typed: the pattern has them not."""
    starts = [start for start, _ in found]
    for line in _LINE.finditer(text):
        start, end = line.span()
        number = bisect_left(starts, start)
        before = found[number - 1][1] if number else 0
        if before > start or (number < len(starts) and starts[number] < end):
            continue
        if any_of(match(line.group()).names, _WORDED[table]):
            yield start, end


def of_one_cell(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Labels of table 4 with nothing but a dash between them as one: 行政复议—结果维持."""
    start = 0
    while start < len(pieces):
        piece, end = pieces[start], start + 1
        label = piece.label
        while end < len(pieces) and _close(pieces[end - 1], pieces[end]):
            label += pieces[end].label
            end += 1
            if dispute_and_outcome(match(label).core):
                piece, start = Piece(label, pieces[end - 1].after, piece.at), end - 1
                break
        yield piece
        start += 1


def _close(one: Piece, two: Piece) -> bool:
    between = two.at - one.at - len(one.label)
    return len(one.after) == between and _DASHES.fullmatch(one.after) is not None


def whole(texts: Sequence[tuple[int, str]], table: int) -> Iterator[tuple[int, str]]:
    """Figures between the two lines of a label, half-way down its cell, go behind the label."""
    waiting = list(texts)
    for here in range(len(waiting) - 2):
        (_, upper), (_, figures), (_, lower) = waiting[here : here + 3]
        if _FIGURES_ONLY.fullmatch(figures) and _is_cut(upper, lower, table):
            waiting[here + 1], waiting[here + 2] = waiting[here + 2], waiting[here + 1]
    return iter(waiting)


def _is_cut(upper: str, lower: str, table: int) -> bool:
    """Whether a label begins in one line and ends with the next."""
    if lower[:1].isdigit() or max(len(upper), len(lower)) > _LONGEST_PART:
        return False
    found = list(_pattern(table).finditer(upper + lower))
    return any(
        each.start() < len(upper) - 1 < each.end()
        and not lower[each.end() - len(upper) :].strip(_TRAILING)
        for each in found
    )


@cache
def _pattern(table: int) -> re.Pattern[str]:
    """Any label of a table of any form, with white space and without punctuation wherever."""
    labels = {label for edition in editions() for label in _labels(edition, table)}
    ordered = sorted(labels, key=len, reverse=True)
    return re.compile("|".join(f"(?:{_loose(label)})" for label in ordered))


def _loose(label: str) -> str:
    """A label as a pattern: numbering may be missing, white space anywhere, signs as they come."""
    found = re.match(
        r"^(（[一二三四五六七]）|[一二三四]、|\d\.)?(.*)$",
        fold(label).replace("(", "（").replace(")", "）"),
    )
    numbering, words = (found[1] or "", found[2]) if found else ("", label)
    letters = [letter for letter in words if not _SIGN.match(letter)]
    signs = r"[\s，,。、（）()“”\"'‘’.:：；/|]*"
    body = signs.join(re.escape(letter) for letter in letters)
    if not numbering:
        return body
    number = re.escape(numbering.strip("（）、."))
    # a number without a sign is the last figure of the row before, save where a line begins
    signed = rf"(?<![\d.,])[（(]?\s*{number}\s*[）).、．]+\s*"
    return rf"(?:{signed}|(?m:^)[^\S\n]*{number}[^\S\n]*)?{body}"


def _labels(edition: Edition, table: int) -> Iterator[str]:
    if table == 2:
        for block in edition.blocks:
            yield from (block.heading, block.stub)
            yield from _words(block.fields)
            yield from _words(block.items)
    elif table == 3:
        yield from (edition.corner, edition.applicants, edition.legal, edition.results)
        yield from _words(edition.columns)
        yield from _words(edition.groups)
        yield from _words(edition.rows)
        yield "（二）部分公开"
        yield from (word for word, name in SHORT.items() if name.startswith("row:other_overdue"))
    else:
        yield from (edition.review, edition.litigation)
        yield from _words(edition.dispute_groups)
        yield from _words(edition.dispute_results)


def _words(labels: Sequence[Label]) -> Iterator[str]:
    return (label.label for label in labels)


def any_of(names: frozenset[str], beginnings: tuple[str, ...]) -> bool:
    """Whether one of the names of a label begins with one of these."""
    return any(name.startswith(beginnings) for name in names)

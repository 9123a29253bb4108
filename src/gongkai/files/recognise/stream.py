"""Tables that lost their lines: labels and figures one after the other in running text.

Each paragraph range is searched for the labels of a table; what stands between two labels are
the figures of the first. The lines so made go the way of the lines of any grid.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, zip_longest
from typing import NamedTuple

from gongkai.files.paper import Paper, Paragraph
from gongkai.files.recognise.applicants import ORDER
from gongkai.files.recognise.digits import Sums, no_sums, sums_of_disputes, sums_of_row
from gongkai.files.recognise.disputes import dispute_and_outcome
from gongkai.files.recognise.figures import complete, leading, printed, slots_of, unbroken
from gongkai.files.recognise.joint import jointly
from gongkai.files.recognise.labels import SHORT, Match, fold, match, named
from gongkai.files.recognise.lines import Line, Slot, line_of
from gongkai.files.recognise.numbers import WORDS
from gongkai.report.edition import Edition, Label, editions
from gongkai.report.report import Place

LONGEST = 60_000
"""Characters of one stretch that are searched; a table has three thousand."""

_SIGN = re.compile(r"[，。、（）()“”\".．:：；/\\]")
_FIGURES = re.compile(r"[\d\s.,|/—\-]*(?=\n|$)")
_TRAILING = ")）」”\"'’.,，。、:：; \n\t"
_KINDS = frozenset(ORDER[1:6])
_OUTCOMES, _DOWN, _KINDS_OF_DISPUTE = 5, 10, 3
_ADDED = re.compile(r"^[ \t]*[(（][^()（）\n]{1,6}[)）](?=\s)")
_DASHES = re.compile(r"[-—–]*")
_FIGURES_ONLY = re.compile(r"\d[\d.,，]*(?:[ \t]+\d[\d.,，]*)+\n")
_LONGEST_END = 40
_LINE = re.compile(r"\S[^\n]{1,59}(?=\n)")
_WORDED = {2: ("item:", "field:"), 3: ("row:", "group:", "extra"), 4: ("result:", "dispute:")}

Span = tuple[int, int]


class Piece(NamedTuple):
    """A label in the text with what follows it, up to the next label."""

    label: str
    after: str
    at: int


class Stretch(NamedTuple):
    """Lines made of running text, and the numbers of the blocks they were made of."""

    lines: list[Line]
    blocks: frozenset[int]


def stretch(paper: Paper, table: int, *, first: int, last: int) -> Stretch:
    """The lines of a table in the paragraphs between two blocks of a paper."""
    numbers, text, starts = _joined(paper, first, last, table)
    found = list(_pieces(text, table))
    pieces = _dense(list(_of_one_cell(found)) if table == 4 else found, table)
    if not pieces:
        return Stretch([], frozenset())
    makers = {2: _of_two, 3: _of_three, 4: _of_four}
    places = [_place(paper, numbers, starts, piece.at) for piece in pieces]
    lines = list(makers[table](pieces, places))
    ends = (pieces[0].at, _reach(pieces[-1]))
    used = frozenset(
        number
        for number, start, end in zip(numbers, starts, [*starts[1:], len(text)], strict=True)
        if start <= ends[1] and end > ends[0]
    )
    return Stretch(lines, used)


def _reach(piece: Piece) -> int:
    """Where the figures after the last label end."""
    figures = _FIGURES.match(piece.after)
    return piece.at + len(piece.label) + (figures.end() if figures else 0)


def _joined(paper: Paper, first: int, last: int, table: int) -> tuple[list[int], str, list[int]]:
    found: list[tuple[int, str]] = []
    length = 0
    for number in range(first, last):
        block = paper.blocks[number]
        if isinstance(block, Paragraph) and length < LONGEST:
            found.append((number, fold(block.text) + "\n"))
            length += len(block.text) + 1
    found = list(_whole(found, table))
    starts = list(accumulate((len(text) for _, text in found), initial=0))[:-1]
    return [number for number, _ in found], "".join(text for _, text in found), starts


def _whole(texts: Sequence[tuple[int, str]], table: int) -> Iterator[tuple[int, str]]:
    """Figures between the two lines of a label, half-way down its cell, go behind the label."""
    waiting = list(texts)
    for here in range(len(waiting) - 2):
        (_, upper), (_, figures), (_, lower) = waiting[here : here + 3]
        if _FIGURES_ONLY.fullmatch(figures) and _is_cut(upper, lower, table):
            waiting[here + 1], waiting[here + 2] = waiting[here + 2], waiting[here + 1]
    return iter(waiting)


def _is_cut(upper: str, lower: str, table: int) -> bool:
    """Whether a label begins in one line and ends with the next."""
    if lower[:1].isdigit() or len(lower) > _LONGEST_END:
        return False
    found = list(_pattern(table).finditer(upper + lower))
    return any(
        each.start() < len(upper) - 1 < each.end() and not lower[each.end() - len(upper) :].strip()
        for each in found
    )


def _place(paper: Paper, numbers: Sequence[int], starts: Sequence[int], at: int) -> Place | None:
    for number, start in zip(reversed(numbers), reversed(starts), strict=True):
        if start <= at:
            block = paper.blocks[number]
            return block.place if isinstance(block, Paragraph) else None
    return None


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


def _pieces(text: str, table: int) -> Iterator[Piece]:
    found = [found.span() for found in _pattern(table).finditer(text)]
    spans = sorted([*found, *_whole_lines(text, table, found)])
    for (start, end), after in zip_longest(spans, spans[1:]):
        until = after[0] if after is not None else len(text)
        yield Piece(text[start:end], _ADDED.sub("", text[end:until]).lstrip(_TRAILING), start)


def _of_one_cell(pieces: Sequence[Piece]) -> Iterator[Piece]:
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


def _whole_lines(text: str, table: int, found: Sequence[Span]) -> Iterator[Span]:
    """Whole lines that are a label in other words, or mis-typed: the pattern has them not."""
    starts = [start for start, _ in found]
    for line in _LINE.finditer(text):
        start, end = line.span()
        number = bisect_left(starts, start)
        before = found[number - 1][1] if number else 0
        if before > start or (number < len(starts) and starts[number] < end):
            continue
        if _any(match(line.group()).names, _WORDED[table]):
            yield start, end


def _dense(pieces: list[Piece], table: int) -> list[Piece]:
    """From the first label that only the table has to the last: words may speak of it before."""
    names = [_meaning(piece.label).names for piece in pieces]
    signs = {
        2: ("block", "stub"),
        3: ("corner", "applicants", "row:new_received"),
        4: ("result:upheld",),
    }
    ends = {2: ("item:",), 3: ("row:",), 4: ("result:",)}
    places = range(len(pieces))
    first = next((n for n in places if _any(names[n], signs[table])), -1)
    last = next((n for n in reversed(places) if _any(names[n], ends[table])), -1)
    if table == 4:  # figures beside the kinds of disputes, below the outcomes
        beside = [n for n in places if _any(names[n], ("dispute:",)) and _several(pieces[n])]
        last = max([last, *beside])
    closing = [n for n in places if "row:carried_forward" in names[n] and n > first]
    last = closing[0] if table == 3 and closing else last
    if first < 0:
        return []
    seen: set[str] = set()
    while table == 4 and first and _any(names[first - 1], ("dispute:", "litigation")):
        if names[first - 1] & seen:
            break  # the heading of the chapter names the same
        seen |= names[first - 1]
        first -= 1
    return pieces[first : last + 1]


def _several(piece: Piece) -> bool:
    return len(printed(piece.after)) > 1


def _any(names: frozenset[str], beginnings: tuple[str, ...]) -> bool:
    return any(name.startswith(beginnings) for name in names)


def _of_two(pieces: Sequence[Piece], places: Sequence[Place | None]) -> Iterator[Line]:
    heading: list[Slot] = []
    for number, (piece, place) in enumerate(zip(pieces, places, strict=True)):
        label = _label(piece.label, number, place)
        if any(name.startswith("item:") for name in label.label.names):
            if heading:
                yield _line(heading)
                heading = []
            fields = _fields_before(pieces, number)
            yield _line([label, *slots_of(piece.after, max(fields, 1), place, no_sums)])
        else:
            if "block" in label.label.names and heading:
                yield _line(heading)
                heading = []
            heading.append(label)


def _fields_before(pieces: Sequence[Piece], number: int) -> int:
    """How many column labels stand in the last heading above an item."""
    count = 0
    for piece in reversed(pieces[:number]):
        names = match(piece.label).names
        if any(name.startswith("field:") for name in names):
            count += 1
        elif count:
            break
    return count


def _of_three(pieces: Sequence[Piece], places: Sequence[Place | None]) -> Iterator[Line]:
    upper: list[Slot] = []
    lower: list[Slot] = []
    started, wanted = False, len(ORDER)
    parted = _parted(pieces)
    for number, (piece, place) in enumerate(zip(pieces, places, strict=True)):
        slot = _label(piece.label, number, place)
        names = slot.label.names
        started = started or "row:new_received" in names or "row:carried_over" in names
        if not started:
            kinds = any(f"column:{key}" in names for key in _KINDS) or (lower and "extra" in names)
            wanted += "extra" in names
            (lower if kinds else upper).append(slot)
            continue
        if upper or lower:
            yield from (_line(row) for row in (upper, lower) if row)
            upper, lower = [], []
        key = named(names, "row")
        if key and piece.after.strip():
            after = parted.get(key, piece.after)
            sums = sums_of_row if wanted == len(ORDER) else no_sums
            yield _line([slot, *slots_of(after, wanted, place, sums)])


def _parted(pieces: Sequence[Piece]) -> dict[str, str]:
    """The rows of table 3 with digits set apart, when the sums of the table leave one way."""
    rows: dict[str, list[str]] = {}
    for piece in pieces:
        key = named(match(piece.label).names, "row")
        if key and piece.after.strip():
            rows.setdefault(key, unbroken(piece.after, len(ORDER), sums_of_row))
    if all(len(words) == len(ORDER) for words in rows.values()):
        return {}
    if any(complete(words, len(ORDER), sums_of_row) for words in rows.values()):
        return {}  # 3 and 5 before 8 are figures beside blanks, not digits run together
    return {key: " ".join(figures) for key, figures in jointly(rows).items()}


def _of_four(pieces: Sequence[Piece], places: Sequence[Place | None]) -> Iterator[Line]:
    """Headings and the figures below them, or figures beside a kind of dispute or an outcome."""
    heading: list[Slot] = []
    down = sum(len(leading(piece.after)) == 1 for piece in pieces) >= _DOWN
    for number, (piece, place) in enumerate(zip(pieces, places, strict=True)):
        label = _label(piece.label, number, place)
        if not label.label.names:
            continue
        figures = leading(piece.after)
        beside = 1 if down else _beside(label, heading, len(figures))
        if not any(figures) and not (figures and len(figures) == beside):
            heading.append(label)
        elif beside:
            if heading:
                yield _line(heading)
            heading = []
            yield _line([label, *slots_of(piece.after, beside, place, _sums(beside))])
        else:
            heading.append(label)
            yield _line(heading)
            results = sum(map(_is_result, heading))
            yield _line(slots_of(piece.after, results or 15, place, sums_of_disputes))
            heading = []
    if heading:
        yield _line(heading)


def _beside(label: Slot, heading: Sequence[Slot], figures: int) -> int:
    """How many figures belong to a label of their line; 0 where it ends the heading above them."""
    if not _is_result(label):
        return _OUTCOMES
    kinds = {name for slot in heading for name in slot.label.names if name.startswith("dispute:")}
    across = not any(map(_is_result, heading)) and (len(kinds) == _KINDS_OF_DISPUTE or not heading)
    return _KINDS_OF_DISPUTE if across and figures >= _KINDS_OF_DISPUTE else 0


def _is_result(slot: Slot) -> bool:
    return any(name.startswith("result:") for name in slot.label.names)


def _sums(figures: int) -> Sums:
    return sums_of_disputes if figures == _OUTCOMES else no_sums


def _meaning(text: str) -> Match:
    """What a label names; of a dispute and its outcome in one, the outcome too."""
    found = match(text)
    result = dispute_and_outcome(found.core).rpartition(".")[2]
    return found._replace(names=found.names | {f"result:{result}"}) if result else found


def _label(text: str, number: int, place: Place | None) -> Slot:
    found = _meaning(text)
    return Slot(text, WORDS, found, number, number + 1, False, place)


def _line(slots: Sequence[Slot]) -> Line:
    return line_of(slots, grid=0, row=0, source="stream")

"""Tables that lost their lines: labels and figures one after the other in running text.

Each paragraph range is searched for the labels of a table; what stands between two labels are
the figures of the first. The lines so made go the way of the lines of any grid.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from gongkai.files.paper import NO_CELL, Paper, Paragraph
from gongkai.files.recognise.applicants import ORDER
from gongkai.files.recognise.digits import Sums, no_sums, sums_of_disputes, sums_of_row
from gongkai.files.recognise.figures import (
    complete,
    leading,
    one_a_line,
    printed,
    slots_of,
    unbroken,
)
from gongkai.files.recognise.joint import jointly
from gongkai.files.recognise.labels import match, named
from gongkai.files.recognise.lines import Line, Slot, line_of
from gongkai.files.recognise.numbers import WORDS
from gongkai.files.recognise.pieces import (
    Piece,
    any_of,
    meaning,
    of_one_cell,
    pieces_in,
    whole,
)
from gongkai.files.recognise.vocabulary import fold
from gongkai.report.report import Place

LONGEST = 60_000
"""Characters of one stretch that are searched; a table has three thousand."""

_FIGURES = re.compile(r"[\d\s.,|/—\-]*(?=\n|$)")
_LONG_GAP = re.compile(r"[^\S\n]{3,}")
_KINDS = frozenset(ORDER[1:6])
_OUTCOMES, _DOWN, _KINDS_OF_DISPUTE = 5, 10, 3
_HEADS = 40
"""Labels above a figure that may be its heading: that of table 4 has nineteen."""


class Stretch(NamedTuple):
    """Lines made of running text, and the numbers of the blocks they were made of."""

    lines: list[Line]
    blocks: frozenset[int]


def stretch(paper: Paper, table: int, *, first: int, last: int) -> Stretch:
    """The lines of a table in the paragraphs between two blocks of a paper."""
    numbers, text, starts = _joined(paper, first, last, table)
    found = list(pieces_in(text, table))
    pieces = _dense(list(of_one_cell(found)) if table == 4 else found, table)
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
            found.append((number, _LONG_GAP.sub("  ", fold(block.text)) + "\n"))
            length += len(block.text) + 1
    found = list(whole(found, table))
    starts = list(accumulate((len(text) for _, text in found), initial=0))[:-1]
    return [number for number, _ in found], "".join(text for _, text in found), starts


def _place(paper: Paper, numbers: Sequence[int], starts: Sequence[int], at: int) -> Place | None:
    for number, start in zip(reversed(numbers), reversed(starts), strict=True):
        if start <= at:
            block = paper.blocks[number]
            return block.place if isinstance(block, Paragraph) else None
    return None


def _dense(pieces: list[Piece], table: int) -> list[Piece]:
    """From the first label that only the table has to the last: words may speak of it before."""
    names = [meaning(piece.label).names for piece in pieces]
    signs = {
        2: ("block", "stub"),
        3: ("corner", "applicants", "row:new_received"),
        4: ("result:upheld",),
    }
    ends = {2: ("item:",), 3: ("row:",), 4: ("result:",)}
    places = range(len(pieces))
    first = next((n for n in places if any_of(names[n], signs[table])), -1)
    last = next((n for n in reversed(places) if any_of(names[n], ends[table])), -1)
    if table == 4:  # figures beside the kinds of disputes, below the outcomes
        beside = [n for n in places if any_of(names[n], ("dispute:",)) and _several(pieces[n])]
        last = max([last, *beside])
    closing = [n for n in places if "row:carried_forward" in names[n] and n > first]
    last = closing[0] if table == 3 and closing else last
    if first < 0:
        return []
    seen: set[str] = set()
    while table == 4 and first and any_of(names[first - 1], ("dispute:", "litigation")):
        if names[first - 1] & seen:
            break  # the heading of the chapter names the same
        seen |= names[first - 1]
        first -= 1
    return pieces[first : last + 1]


def _several(piece: Piece) -> bool:
    return len(printed(piece.after)) > 1


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
    pieces = _uncounted(pieces)
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


def _uncounted(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Without the running number of the next row, which stands behind the figures of each."""
    rows = {
        number: leading(piece.after)
        for number, piece in enumerate(pieces)
        if named(match(piece.label).names, "row") and piece.after.strip()
    }
    last = [words[-1] for words in list(rows.values())[:-1] if len(words) > len(ORDER)]
    counts = [int(word) for word in last if word.isdigit()]
    if len(counts) < max(_DOWN, len(rows) - 2) or any(b != a + 1 for a, b in pairwise(counts)):
        return pieces
    full = [(number, words) for number, words in rows.items() if len(words) > len(ORDER)]
    cells = {number: words[:-1] for number, words in full if words[-1] in last}
    return [
        piece._replace(after="\n".join(word or NO_CELL for word in cells[number]))
        if number in cells
        else piece
        for number, piece in enumerate(pieces)
    ]


def _parted(pieces: Sequence[Piece]) -> dict[str, str]:
    """The rows of table 3 with digits set apart, when the sums of the table leave one way."""
    rows: dict[str, list[str]] = {}
    for piece in pieces:
        key = named(match(piece.label).names, "row")
        if one_a_line(piece.after, len(printed(piece.after))):
            return {}
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
        beside = 1 if down else _beside(label, heading[-_HEADS:], len(figures))
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


def _label(text: str, number: int, place: Place | None) -> Slot:
    found = meaning(text)
    return Slot(text, WORDS, found, number, number + 1, False, place)


def _line(slots: Sequence[Slot]) -> Line:
    return line_of(slots, grid=0, row=0, source="stream")

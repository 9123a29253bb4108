"""Goes through the grids of a paper and hands each line to the table it belongs to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import groupby, zip_longest

from gongkai.files.paper import NO_CELL, Grid, Paper, Paragraph
from gongkai.files.recognise import applications, disclosures, disputes, torn
from gongkai.files.recognise.applicants import CERTAIN
from gongkai.files.recognise.chapters import Heading
from gongkai.files.recognise.copies import Copy, best, collect, name_rows
from gongkai.files.recognise.found import Found
from gongkai.files.recognise.lines import (
    Line,
    expanded,
    lines_of,
    unnumbered,
    without_units,
)
from gongkai.files.recognise.stream import stretch
from gongkai.files.recognise.turned import upright
from gongkai.report.edition import Edition, edition, editions

_TABLE_LINES = 2
_FIGURES = re.compile(r"[\d|\s]+")
"""Figures broken over two lines of their cell, which are words as yet."""


@dataclass
class Tables:
    """The three searches over one paper; `grids` that have lines of them, counted from 1.

    `year` of the report, when known, tells this year's table from another's.
    """

    two: disclosures.Search = field(default_factory=disclosures.Search)
    three: applications.Search = field(default_factory=applications.Search)
    four: disputes.Search = field(default_factory=disputes.Search)
    grids: set[int] = field(default_factory=set)
    year: int | None = None

    @property
    def copy(self) -> Copy | None:
        """The copy of table 3 that counts."""
        return best(self.three.copies, self.year)

    def founds(self) -> Iterator[Found]:
        """What was found of each table, in order."""
        yield self.two.found
        copy = self.copy
        if copy is not None:
            name_rows(copy)
        yield collect(copy) if copy is not None else self._unheaded()
        yield self.four.found

    def missing(self) -> list[int]:
        """The tables of which no line with figures was found."""
        found = {
            2: bool(self.two.found.slots),
            3: any(row.fit for copy in self.three.copies for row in copy.rows.values()),
            4: bool(self.four.found.slots),
        }
        return [table for table, some in found.items() if not some]

    def _unheaded(self) -> Found:
        """Rows of table 3 whose columns nobody named."""
        found = Found(3)
        for line in self.three.unheaded:
            for slot in line.words:
                for name in slot.label.names:
                    found.meet(slot, name)
        return found


def search(paper: Paper) -> Tables:
    """Look for tables 2, 3 and 4 in every grid of the paper."""
    tables = Tables()
    before, number = "", 0
    current = 0
    for block in paper.blocks:
        if isinstance(block, Paragraph):
            before = block.text if block.text.strip(NO_CELL) else before
        elif isinstance(block, Grid):
            number += 1
            current = _read(tables, block, number, before, current)
    tables.three.settle()
    return tables


def _read(tables: Tables, grid: Grid, number: int, before: str, current: int) -> int:
    lines: Sequence[Line] = list(lines_of(upright(grid, number), number))
    if any("\n" in slot.text for line in lines for slot in line.words):
        lines = list(expanded(lines))
    lines = without_units(unnumbered(lines))
    marks = _marks(lines, current)
    if any(marks):
        tables.grids.add(number)
    foreign = _foreign(lines)
    for table, run in groupby(zip(marks, lines, strict=True), key=lambda pair: pair[0]):
        part = [line for _, line in run]
        if foreign and not any(_heads(line, table) for line in lines):
            continue
        if table == 2:
            tables.two.read(part)
        elif table == 3:
            tables.three.read(part, before)
        elif table == 4:
            tables.four.read(part, before)
    return marks[-1] if marks and any(map(_sure, lines)) else current


def _marks(lines: Sequence[Line], current: int) -> list[int]:
    """The table of each line: what is unsure goes with the line before it."""
    sure = [_sure(line) for line in lines]
    first = next(filter(None, sure), 0)
    if first and sure[0] == 0 and any(line.words for line in lines[: sure.index(first)]):
        current = first  # words above the first sure line are its heading, not a continuation
    marks: list[int] = []
    for each in sure:
        current = each or current
        marks.append(current)
    return marks


def _foreign(lines: Sequence[Line]) -> bool:
    """Whether several words stand side by side above the first label: another table's heading."""
    for line in lines:
        if _sure(line):
            return False
        if sum(not _FIGURES.fullmatch(slot.text) for slot in line.words) > 1:
            return True
    return False


def _heads(line: Line, table: int) -> bool:
    """Whether a line belongs to the heading of a table of the form."""
    if table == 3:
        return bool(line.names & CERTAIN)
    marks = ("field:", "block", "stub") if table == 2 else ("result:", "dispute:")
    return any(name.startswith(marks) for name in line.names)


def _sure(line: Line) -> int:
    return _table_of(line.names) if line.names else 0


@lru_cache(maxsize=1024)
def _table_of(names: frozenset[str]) -> int:
    """The table that lines with these labels belong to; 0 when it may be any."""
    if applications.is_sure(names):
        return 3
    if disclosures.is_sure(names):
        return 2
    return 4 if disputes.is_sure(names) else 0


def search_words(paper: Paper, tables: Tables, headings: Sequence[Heading]) -> frozenset[int]:
    """Look in running text for tables that no grid holds; the blocks they were found in."""
    used = _torn(paper, tables, headings)
    for table in tables.missing():
        used |= _in_words(paper, tables, table, headings)
    return used


def _torn(paper: Paper, tables: Tables, headings: Sequence[Heading]) -> frozenset[int]:
    """Take in what page breaks tore from tables that were found, or whose chapters were."""
    used: set[int] = set()
    first, last = range_of(paper, headings, 2)
    if tables.two.found.slots:
        for number, item, line in torn.rows_of_disclosures(paper.blocks[first:last]):
            if tables.two.lacks(item):
                tables.two.read([line])
                used.add(first + number)
    if not tables.four.found.slots and any(each.chapter == 4 for each in headings):
        _disputes(paper, tables, *range_of(paper, headings, 4))
    return frozenset(used)


def _disputes(paper: Paper, tables: Tables, first: int, last: int) -> None:
    found = torn.row_of_disputes(paper.blocks[first:last])
    if found is None:
        return
    number, line, columns = found
    grid = sum(isinstance(block, Grid) for block in paper.blocks[: first + number + 1])
    tables.four.take(line._replace(grid=grid), columns)
    for copy in tables.three.copies:  # where it was taken for a row without a name
        copy.strange = [row for row in copy.strange if row.line.grid != grid]


def _in_words(
    paper: Paper, tables: Tables, table: int, headings: Sequence[Heading]
) -> frozenset[int]:
    first, last = range_of(paper, headings, table)
    made = stretch(paper, table, first=first, last=last)
    if not made.lines:
        return frozenset()
    if table == 3:
        tables.three.read(made.lines)
    elif table == 2:
        tables.two.read(made.lines)
    else:
        tables.four.read(made.lines)
    return made.blocks if len(made.lines) >= _TABLE_LINES else frozenset()


def range_of(paper: Paper, headings: Sequence[Heading], chapter: int) -> tuple[int, int]:
    """The blocks under a chapter's heading; the whole paper when it has no such heading."""
    for heading, after in zip_longest(headings, headings[1:]):
        if heading.chapter == chapter:
            return heading.block, after.block if after is not None else len(paper.blocks)
    return 0, len(paper.blocks)


def edition_in(founds: Sequence[Found]) -> Edition | None:
    """The form of whose own cells most were found; None when nothing tells the forms apart."""
    keys = {key for found in founds for key in found.slots}
    votes = {each.key: len(keys & _own(each)) for each in editions()}
    most = max(votes, key=lambda key: votes[key])
    return edition(most) if votes[most] else None


@cache
def _own(form: Edition) -> frozenset[str]:
    """The cells that no other form has."""
    others = {key for other in editions() if other is not form for key in other.cells}
    return frozenset(key for key in form.cells if key not in others)

"""Goes through the grids of a paper and hands each line to the table it belongs to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from gongkai.files.paper import Grid, Paper, Paragraph
from gongkai.files.recognise import applications, disclosures, disputes
from gongkai.files.recognise.found import Found
from gongkai.files.recognise.lines import Line, expanded, lines_of
from gongkai.report.edition import Edition, edition, editions


@dataclass
class Tables:
    """The three searches over one paper."""

    two: disclosures.Search = field(default_factory=disclosures.Search)
    three: applications.Search = field(default_factory=applications.Search)
    four: disputes.Search = field(default_factory=disputes.Search)

    @property
    def copy(self) -> applications.Copy | None:
        """The copy of table 3 that counts."""
        return applications.best(self.three.copies)

    def founds(self) -> Iterator[Found]:
        """What was found of each table, in order."""
        yield self.two.found
        copy = self.copy
        yield applications.collect(copy) if copy is not None else Found(3)
        yield self.four.found


def search(paper: Paper) -> Tables:
    """Look for tables 2, 3 and 4 in every grid of the paper."""
    tables = Tables()
    before, number = "", 0
    current = 0
    for block in paper.blocks:
        if isinstance(block, Paragraph):
            before = block.text or before
        elif isinstance(block, Grid):
            number += 1
            current = _read(tables, block, number, before, current)
    return tables


def _read(tables: Tables, grid: Grid, number: int, before: str, current: int) -> int:
    lines = list(expanded(lines_of(grid, number)))
    marks = _marks(lines, current)
    for table, run in groupby(zip(marks, lines, strict=True), key=lambda pair: pair[0]):
        part = [line for _, line in run]
        if table == 2:
            tables.two.read(part)
        elif table == 3:
            tables.three.read(part)
        elif table == 4:
            tables.four.read(part, before)
    return marks[-1] if marks and any(map(_sure, lines)) else current


def _marks(lines: Sequence[Line], current: int) -> list[int]:
    """The table of each line: what is unsure goes with the line before it."""
    marks: list[int] = []
    for line in lines:
        current = _sure(line) or current
        marks.append(current)
    return marks


def _sure(line: Line) -> int:
    if not line.names:
        return 0
    if applications.is_sure(line):
        return 3
    if disclosures.is_sure(line):
        return 2
    return 4 if disputes.is_sure(line) else 0


def edition_in(founds: Sequence[Found]) -> Edition | None:
    """The form whose own labels and rows were found most; None when nothing tells them apart."""
    votes = {each.key: 0 for each in editions()}
    for each in editions():
        others = [other for other in editions() if other is not each]
        for found in founds:
            votes[each.key] += sum(
                key in each.cells and not any(key in other.cells for other in others)
                for key in found.slots
            )
    best = max(votes, key=lambda key: votes[key])
    return edition(best) if votes[best] else None

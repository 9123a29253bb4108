"""Findings that say the same of neighbouring cells become one line that names the range.

For people only: programs get every finding. Nothing is lost, a fold keeps what it folded.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from gongkai.report.edition import Edition, chinese_number
from gongkai.report.finding import Finding

_At = tuple[int, int]
_MANY = 8
"""Ranges of one table that are told one by one; more of them say nothing more."""
_Group = tuple[str, list[_At]]


@dataclass(frozen=True, slots=True)
class Fold:
    """Findings told as one; `message` names the cell or the range, then says what is wrong."""

    findings: tuple[Finding, ...]
    message: str

    @property
    def first(self) -> Finding:
        """The finding that stands for all: code, severity, figures and citation are the same."""
        return self.findings[0]


@dataclass(frozen=True, slots=True)
class _Table:
    """The cells of one table by row and column, with the words for its rows and columns."""

    number: int
    keys: dict[_At, str]
    rows: tuple[str, ...]
    columns: tuple[str, ...]

    def in_row(self, row: int) -> list[_At]:
        return [at for at in self.keys if at[0] == row]

    def in_column(self, column: int) -> list[_At]:
        return [at for at in self.keys if at[1] == column]


@dataclass(frozen=True, slots=True)
class Range:
    """Neighbouring cells of one table, or a single cell, with the words of the form for them."""

    words: str
    keys: tuple[str, ...]


def fold(findings: Iterable[Finding], edition: Edition) -> tuple[Fold, ...]:
    """Fold like findings on whole tables, rows, columns and runs of cells; the order stays.

    Alike are findings with the same code, severity, figures, citation and words but for the
    name of the cell. A fold stands where its first finding stood.
    """
    every = tuple(findings)
    alike: dict[object, dict[str, int]] = defaultdict(dict)
    folds: dict[int, Fold] = {}
    for index, finding in enumerate(every):
        likeness = _likeness(finding, edition)
        if likeness is None or finding.where in alike[likeness]:
            folds[index] = Fold((finding,), _message(finding, "", edition))
        else:
            alike[likeness][finding.where] = index
    for indices in alike.values():
        for one in _few(ranges(indices, edition), edition):
            told = tuple(every[indices[key]] for key in one.keys)
            folds[indices[one.keys[0]]] = Fold(told, _message(told[0], one.words, edition))
    return tuple(folds[index] for index in sorted(folds))


def ranges(keys: Iterable[str], edition: Edition) -> tuple[Range, ...]:
    """Cells of the form put together to as few ranges as their places allow, in printed order."""
    asked = set(keys)
    found: list[Range] = []
    for number in sorted({cell.table for cell in edition.cells.values()}):
        table = _table(edition, number)
        cells = {at for at, key in table.keys.items() if key in asked}
        for words, group in _groups(table, cells):
            members = tuple(table.keys[at] for at in sorted(group))
            found.append(Range(words or edition.label(members[0]), members))
    place = {key: at for at, key in enumerate(edition.cells)}
    return tuple(sorted(found, key=lambda one: place[one.keys[0]]))


def _few(found: tuple[Range, ...], edition: Edition) -> Iterator[Range]:
    """The ranges, save that those of a table where they lie all about become one.

    An organ that prints nothing instead of nought has blanks in every row: that is one thing.
    """
    tables: dict[int, list[Range]] = defaultdict(list)
    for one in found:
        tables[edition.cells[one.keys[0]].table].append(one)
    for number, each in tables.items():
        if len(each) <= _MANY:
            yield from each
            continue
        place = {key: at for at, key in enumerate(edition.cells)}
        keys = sorted((key for one in each for key in one.keys), key=lambda key: place[key])
        yield Range(f"{_name(_table(edition, number))} 散见各行共 {len(keys)} 格", tuple(keys))


def _likeness(finding: Finding, edition: Edition) -> object:
    """What two findings must share to be one; None for a finding that stands alone."""
    if finding.where not in edition.cells or finding.quote:
        return None
    said = finding.message.replace(edition.label(finding.where), "")
    figures = (finding.figure, finding.expected)
    return (finding.code, finding.severity, finding.cites, *figures, said)


def _message(finding: Finding, words: str, edition: Edition) -> str:
    """What a finding says, led by the name of its cell or range."""
    if finding.where not in edition.cells:
        return finding.message
    label = edition.label(finding.where)
    if label in finding.message:
        return finding.message.replace(label, words or label, 1)
    return f"{words or label}：{finding.message}"


def _groups(table: _Table, cells: set[_At]) -> Iterator[_Group]:
    """The whole table, else whole columns, whole rows, runs across, runs down, single cells."""
    if cells == set(table.keys):
        yield f"{_name(table)} 全部 {len(cells)} 格", sorted(cells)
        return
    left = set(cells)
    for found in (_whole_columns, _whole_rows, _runs_across, _runs_down):
        for words, group in found(table, left):
            yield words, group
            left -= set(group)
    yield from (("", [at]) for at in left)


def _whole_columns(table: _Table, cells: set[_At]) -> list[_Group]:
    full = [
        column
        for column in range(len(table.columns))
        if len(table.in_column(column)) > 1 and cells.issuperset(table.in_column(column))
    ]
    groups = []
    for run in _runs(full):
        members = sorted(at for column in run for at in table.in_column(column))
        names = _between([table.columns[column] for column in run])
        groups.append((f"{_name(table)} “{names}”列全部 {len(members)} 格", members))
    return groups


def _whole_rows(table: _Table, cells: set[_At]) -> list[_Group]:
    full = [
        row
        for row in range(len(table.rows))
        if len(table.in_row(row)) > 1 and cells.issuperset(table.in_row(row))
    ]
    groups = []
    for run in _runs(full):
        members = sorted(at for row in run for at in table.in_row(row))
        names = _between([table.rows[row] for row in run])
        groups.append((f"{_name(table)} {names} 全部 {len(members)} 格", members))
    return groups


def _runs_across(table: _Table, cells: set[_At]) -> list[_Group]:
    groups = []
    for row, name in enumerate(table.rows):
        for run in _runs(sorted(column for at, column in cells if at == row)):
            if len(run) > 1:
                names = _between([table.columns[column] for column in run])
                words = f"{_name(table)} {name} · {names} {len(run)} 格"
                groups.append((words, [(row, column) for column in run]))
    return groups


def _runs_down(table: _Table, cells: set[_At]) -> list[_Group]:
    groups = []
    for column, name in enumerate(table.columns):
        for run in _runs(sorted(row for row, at in cells if at == column)):
            if len(run) > 1:
                names = _between([table.rows[row] for row in run])
                words = f"{_name(table)} {names} · {name} {len(run)} 格"
                groups.append((words, [(row, column) for row in run]))
    return groups


def _runs(numbers: list[int]) -> list[list[int]]:
    """Rising numbers cut where one is skipped."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _between(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{names[0]} 至 {names[-1]}"


def _name(table: _Table) -> str:
    return f"表{chinese_number(table.number)}"


@cache
def _table(edition: Edition, number: int) -> _Table:
    forms = [cell for cell in edition.cells.values() if cell.table == number]
    rows: dict[str, str] = {}
    columns: dict[str, str] = {}
    for cell in forms:
        stub, _, head = cell.label.partition(" ")[2].rpartition(" · ")
        rows.setdefault(cell.row, stub)
        columns.setdefault(cell.column, head)
    row_at = {key: at for at, key in enumerate(rows)}
    column_at = {key: at for at, key in enumerate(columns)}
    keys = {(row_at[cell.row], column_at[cell.column]): cell.key for cell in forms}
    return _Table(number, keys, tuple(rows.values()), tuple(columns.values()))

"""One sheet of the ledger: its header is found, its rows become records, its bad cells problems.

Columns are known by their headers, so they may be moved; every row is read to its end.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from gongkai.files.ledger.cells import (
    BadCell,
    Parsed,
    Parser,
    Typed,
    is_blank,
    parser,
    shown,
    spelt,
    text,
)
from gongkai.files.ledger.checks import Objection, Record, Rows, of_row, of_table
from gongkai.files.ledger.package import Faults
from gongkai.files.ledger.problem import LedgerProblem
from gongkai.files.ledger.records import RECORDS
from gongkai.files.ledger.sheets import EXAMPLE, Column, Sheet
from gongkai.report.finding import Severity

Cells = Sequence[Typed]

_HEADER_WITHIN = 12


@dataclass(frozen=True, slots=True)
class Slot:
    """A column of ours at its place in the sheet: index from 0, letter, and how it is read."""

    column: Column
    at: int
    letter: str
    read: Parser


@dataclass(slots=True)
class Table:
    """What was read of one sheet. `lost` are the names of rows that could not be taken."""

    sheet: Sheet
    slots: tuple[Slot, ...] = ()
    rows: Rows = field(default_factory=list)
    problems: list[LedgerProblem] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)

    def object(
        self, row: int, objection: Objection, value: str = "", *, of: Record | None = None
    ) -> None:
        """Note a problem at a field of a row; `of` is the record it is about."""
        slot = next((each for each in self.slots if each.column.field == objection.field), None)
        kept = getattr(of, objection.field, None)
        self.problems.append(
            LedgerProblem(
                sheet=self.sheet.title,
                row=row,
                column=slot.letter if slot else "",
                header=self.sheet.column(objection.field).title,
                value=value or (_printed(self.sheet, objection.field, kept)),
                reason=objection.reason,
                severity=objection.severity,
            )
        )

    def drop(self, rows: set[int]) -> None:
        """Leave rows out of the facts."""
        gone = [record for at, record in self.rows if at in rows]
        self.lost.update(name for record in gone for name in _names(self.sheet, record))
        self.rows = [(at, record) for at, record in self.rows if at not in rows]


def read_table(sheet: Sheet, lines: Iterable[Cells], *, year: int | None, faults: Faults) -> Table:
    """Every row of a sheet; `lines` are its rows from row 1 on, `faults` its cells no value."""
    table = Table(sheet)
    numbered = enumerate(lines, start=1)
    header, found = _find_header(sheet, numbered)
    if not found:
        table.problems.append(_whole(sheet, f"没有找到表头（应有“{sheet.columns[1].title}”等列）"))
        return table
    table.slots = tuple(
        Slot(column, at, get_column_letter(at + 1), parser(column, year=year))
        for column, at in found
    )
    _missing_columns(table)
    broken = _take_faults(table, header, faults)
    if not any(each.severity is Severity.ERROR and each.row is None for each in table.problems):
        _read_rows(table, numbered, broken)
        _cross_check(table)
    return table


def _find_header(
    sheet: Sheet, numbered: Iterator[tuple[int, Cells]]
) -> tuple[int, list[tuple[Column, int]]]:
    """The header's row and our columns in it: the first row where two headers of ours stand."""
    known = {spelt(column.title): column for column in sheet.columns}
    for row, cells in numbered:
        found: dict[str, tuple[Column, int]] = {}
        for at, cell in enumerate(cells):
            column = known.get(spelt(text(cell)).removesuffix("*"))
            if column is not None:
                found.setdefault(column.field, (column, at))
        if len(found) > 1:
            return row, list(found.values())
        if row >= _HEADER_WITHIN:
            break
    return 0, []


def _missing_columns(table: Table) -> None:
    present = {slot.column.field for slot in table.slots}
    for column in table.sheet.columns:
        if column.field not in present and not column.optional:
            severity = Severity.ERROR if column.required else Severity.WARNING
            table.problems.append(_whole(table.sheet, f"缺少“{column.title}”列", severity))


def _whole(sheet: Sheet, reason: str, severity: Severity = Severity.ERROR) -> LedgerProblem:
    return LedgerProblem(sheet=sheet.title, reason=reason, severity=severity)


def _take_faults(table: Table, header: int, faults: Faults) -> frozenset[tuple[int, str]]:
    """Report cells without a value in our columns; an example row has none."""
    ours = {slot.letter: slot.column.field for slot in table.slots}
    taken = {place: why for place, why in faults.items() if place[0] > header and place[1] in ours}
    for (row, letter), reason in taken.items():
        table.object(row, Objection(ours[letter], reason))
    return frozenset(taken)


def _read_rows(
    table: Table, numbered: Iterator[tuple[int, Cells]], broken: frozenset[tuple[int, str]]
) -> None:
    bad = {row for row, _ in broken}
    make = RECORDS[table.sheet.key]
    for row, cells in numbered:
        if cells[0] == EXAMPLE or not any(cells):
            continue
        values, objections = _read_row(table.slots, cells)
        if objections and all(map(is_blank, cells)):
            continue
        for slot, reason in objections:
            if (row, slot.letter) not in broken:
                value = cells[slot.at]
                table.object(
                    row,
                    Objection(slot.column.field, reason),
                    "" if is_blank(value) else shown(value),
                )
        values.setdefault("id", _own_id(table.sheet, values, row))
        if objections or row in bad:
            table.lost.update(str(values[each]) for each in _naming(table.sheet) if each in values)
            continue
        table.rows.append((row, make(**values)))


def _read_row(
    slots: tuple[Slot, ...], cells: Cells
) -> tuple[dict[str, Parsed], list[tuple[Slot, str]]]:
    """The values of a row by field, and its bad cells with the reason."""
    values: dict[str, Parsed] = {}
    bad: list[tuple[Slot, str]] = []
    for slot in slots:
        cell = cells[slot.at]
        if cell == "" or is_blank(cell):
            if slot.column.required:
                bad.append((slot, "必填，现为空白"))
            continue
        try:
            values[slot.column.field] = slot.read(cell)
        except BadCell as reason:
            bad.append((slot, str(reason)))
    return values, bad


def _own_id(sheet: Sheet, values: Mapping[str, Parsed], row: int) -> str:
    """The record's own number, or the sheet's prefix and the row."""
    own = values.get(sheet.number) if sheet.number else None
    return str(own) if own else f"{sheet.prefix}-{row}"


def _cross_check(table: Table) -> None:
    bad: set[int] = set()
    for row, record in table.rows:
        for objection in of_row(table.sheet, record):
            table.object(row, objection, of=record)
            if objection.severity is Severity.ERROR:
                bad.add(row)
    records = dict(table.rows)
    for row, objection in of_table(table.sheet, table.rows):
        table.object(row, objection, of=records[row])
        if objection.severity is Severity.ERROR:
            bad.add(row)
    if bad:
        table.drop(bad)


def _naming(sheet: Sheet) -> tuple[str, ...]:
    """The fields by which other sheets may name a record of this one."""
    return tuple(each for each in ("id", sheet.number or "name") if each)


def _names(sheet: Sheet, record: Record) -> Iterator[str]:
    for each in _naming(sheet):
        name = getattr(record, each, "")
        if name:
            yield name


def _printed(sheet: Sheet, field_name: str, value: Parsed | None) -> str:
    """A field's value as it stands in the sheet."""
    if value is None or value == "":
        return ""
    choices = sheet.column(field_name).choices or {}
    return choices.get(str(value), str(value))

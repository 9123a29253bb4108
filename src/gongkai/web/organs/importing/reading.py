"""The uploaded workbook, row by row; what cannot be read is a problem with its place."""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from openpyxl.utils import get_column_letter
from python_calamine import CalamineError, CalamineWorkbook

from gongkai.files.errors import Unreadable
from gongkai.files.ledger import LedgerProblem
from gongkai.files.ledger.cells import BadCell, Typed, is_blank, parser, shown, spelt, text
from gongkai.files.ledger.package import Faults, faults_of
from gongkai.files.ledger.sheets import EXAMPLE, Sheet
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.importing.sheets import sheets

MOST_ROWS = 5000
_HEADER_WITHIN = 12


@dataclass(frozen=True, slots=True)
class Row:
    """One row: where it stands, and what was typed, by field; an empty cell has no field."""

    sheet: Sheet
    number: int
    values: Mapping[str, object]
    letters: Mapping[str, str]

    def word(self, field: str) -> str:
        """The text of a cell, empty if blank."""
        return str(self.values.get(field, ""))

    def day(self, field: str) -> date | None:
        """The day of a cell."""
        value = self.values.get(field)
        return value if isinstance(value, date) else None

    def problem(self, field: str, reason: str) -> LedgerProblem:
        """What is wrong with a cell of this row."""
        value = self.values.get(field)
        return LedgerProblem(
            sheet=self.sheet.title, row=self.number, column=self.letters.get(field, ""),
            header=self.sheet.column(field).title, value=self._shown(field, value), reason=reason,
        )  # fmt: skip

    def _shown(self, field: str, value: object) -> str:
        words = self.sheet.column(field).choices or {}
        return "" if value is None else words.get(str(value), str(value))


@dataclass(frozen=True, slots=True)
class Reading:
    """The readable rows by sheet, and the problems of the others."""

    rows: Mapping[str, tuple[Row, ...]]
    problems: tuple[LedgerProblem, ...]

    @property
    def count(self) -> int:
        """How many rows."""
        return sum(len(each) for each in self.rows.values())


def read(
    data: bytes, *, name: str, known: Sequence[Sheet] = (), what: str = "机关和人员导入表"
) -> Reading:
    """Read a workbook of organs and people, or of the sheets given; Refused if it is none."""
    try:
        faults = faults_of(data, name=name)
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    except Unreadable as wrong:
        raise Refused(f"文件不能读取：{wrong.reason}", field="file") from wrong
    except CalamineError as wrong:
        raise Refused("文件不能读取：内容已损坏", field="file") from wrong
    titles = {spelt(title): title for title in book.sheet_names}
    rows: dict[str, tuple[Row, ...]] = {}
    problems: list[LedgerProblem] = []
    for sheet in known or sheets():
        title = titles.get(spelt(sheet.title))
        if title is not None:
            lines = book.get_sheet_by_name(title).to_python(skip_empty_area=False)
            found, bad = _rows(sheet, lines, faults.get(title, {}))
            rows[sheet.key] = tuple(found)
            problems += bad
    if not rows:
        raise Refused(f"不是{what}，请下载空白表填写", field="file")
    reading = Reading(rows, tuple(problems))
    if reading.count > MOST_ROWS:
        raise Refused(f"超过{MOST_ROWS}行，请分几次导入", field="file")
    return reading


def _rows(
    sheet: Sheet, lines: Sequence[Sequence[Typed]], faults: Faults
) -> tuple[list[Row], list[LedgerProblem]]:
    header, at = _header(sheet, lines)
    missing = [each.title for each in sheet.columns if each.required and each.field not in at]
    if missing:
        reason = f"没有找到表头（缺少{'、'.join(missing)}）"
        return [], [LedgerProblem(sheet=sheet.title, reason=reason)]
    letters = {field: get_column_letter(place + 1) for field, place in at.items()}
    rows: list[Row] = []
    problems: list[LedgerProblem] = []
    for number, cells in enumerate(lines[header:], start=header + 1):
        typed = {field: cells[place] for field, place in at.items() if place < len(cells)}
        bad = {field for field in letters if (number, letters[field]) in faults}
        if EXAMPLE in cells[:1] or (all(map(is_blank, typed.values())) and not bad):
            continue
        values = dict(_values(sheet, typed, faults, number, letters))
        wrong = {field: str(why) for field, why in values.items() if isinstance(why, BadCell)}
        good = {field: value for field, value in values.items() if field not in wrong}
        row = Row(sheet, number, good, letters)
        problems += [
            replace(row.problem(field, why), value=shown(typed.get(field, "")))
            for field, why in wrong.items()
        ]
        rows += [] if wrong else [row]
    return rows, problems


def _header(sheet: Sheet, lines: Sequence[Sequence[Typed]]) -> tuple[int, dict[str, int]]:
    """The number of the header's row and where each field stands; columns may be moved."""
    known = {spelt(column.title): column.field for column in sheet.columns}
    for number, cells in enumerate(lines[:_HEADER_WITHIN], start=1):
        names = [known.get(spelt(text(cell)).removesuffix("*")) for cell in cells]
        found = {name: at for at, name in reversed(list(enumerate(names))) if name}
        if len(found) > 1:
            return number, found
    return 0, {}


def _values(
    sheet: Sheet, typed: Mapping[str, Typed], faults: Faults, number: int,
    letters: Mapping[str, str],
) -> Iterator[tuple[str, object]]:  # fmt: skip
    """The value of each filled cell, or the objection to it."""
    for column in sheet.columns:
        cell = typed.get(column.field, "")
        fault = faults.get((number, letters.get(column.field, "")))
        if fault:
            yield column.field, BadCell(fault)
        elif not is_blank(cell):
            try:
                yield column.field, parser(column, year=None)(cell)
            except BadCell as bad:
                yield column.field, bad
        elif column.required:
            yield column.field, BadCell("必填，现为空白")

"""A ledger workbook becomes the facts of a year; every bad row is told with its place."""

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from gongkai.files.errors import Unreadable
from gongkai.files.ledger.cells import (
    BadCell,
    Parsed,
    Typed,
    is_blank,
    parser,
    shown,
    spelt,
    text,
)
from gongkai.files.ledger.checks import Objection, before_receipt, names_of
from gongkai.files.ledger.package import Faults, faults_of
from gongkai.files.ledger.problem import LedgerProblem, LedgerReading
from gongkai.files.ledger.sheets import Column, Sheet, sheets
from gongkai.files.ledger.tables import Table, read_table
from gongkai.report.facts import Organ, YearFacts
from gongkai.report.finding import Severity

Columns = list[list[Typed]]


def read_ledger(path: Path | str) -> LedgerReading:
    """The facts in a ledger workbook, with every problem found; it never raises over a file.

    Rows with an error are left out of the facts. `facts` is None when the file cannot be read or
    the organ or the year is not given; the other sheets are read all the same.
    """
    file = Path(path)
    try:
        data = file.read_bytes()
        faults = faults_of(data, name=file.name)
        return _read_book(CalamineWorkbook.from_filelike(io.BytesIO(data)), faults, file.name)
    except OSError as wrong:
        return _refused(file.name, f"文件打不开（{wrong.strerror}）")
    except Unreadable as wrong:
        return _refused(wrong.name, wrong.reason)
    except CalamineError:
        return _refused(file.name, "工作簿内容已损坏，无法读取")


def _refused(name: str, reason: str) -> LedgerReading:
    problem = LedgerProblem(sheet="", value=name, reason=f"：{reason}")
    return LedgerReading(facts=None, problems=(problem,))


def _read_book(book: CalamineWorkbook, faults: Mapping[str, Faults], name: str) -> LedgerReading:
    titles = {spelt(title): title for title in book.sheet_names}
    if not any(spelt(each.title) in titles for each in sheets()):
        return _refused(name, "不是台账工作簿，里面没有一张台账的工作表")
    problems: list[LedgerProblem] = []
    values: dict[str, Parsed] = {}
    tables: dict[str, Table] = {}
    for each in sheets():
        title = titles.get(spelt(each.title))
        if title is None:
            problems.append(_absent(each))
            continue
        lines = _lines(book.get_sheet_by_name(title))
        if each.layout == "form":
            values, found = _read_form(each, lines, faults.get(title, {}))
            problems += found
        else:
            known = values.get("year")
            tables[each.key] = read_table(
                each,
                lines,
                year=known if isinstance(known, int) else None,
                faults=faults.get(title, {}),
            )
    _resolve(tables)
    for table in tables.values():
        problems += table.problems
    rows = {
        key: {record.section if key == "texts" else record.id: row for row, record in table.rows}
        for key, table in tables.items()
    }
    return LedgerReading(facts=_facts(values, tables), problems=_in_order(problems), rows=rows)


def _absent(sheet: Sheet) -> LedgerProblem:
    """A missing sheet; one that was added later is missing in every workbook of before."""
    if sheet.optional:
        reason = "没有这张工作表（较早的台账没有），按没有登记处理"
        return LedgerProblem(sheet=sheet.title, reason=reason, severity=Severity.INFO)
    return LedgerProblem(sheet=sheet.title, reason="缺少这张工作表；没有内容也请保留空表")


def _lines(opened: CalamineSheet) -> Iterator[list[Typed]]:
    """The rows of a sheet from row 1 and column A on, whatever is blank at its top and left."""
    if opened.start is None:
        return
    left: list[Typed] = [""] * opened.start[1]
    yield from (left + row if left else row for row in opened.iter_rows())


def _read_form(
    form: Sheet, lines: Iterable[list[Typed]], faults: Faults
) -> tuple[dict[str, Parsed], list[LedgerProblem]]:
    """The cover: labels in the first column, entries in the second."""
    known = {spelt(column.title): column for column in form.columns}
    values: dict[str, Parsed] = {}
    problems: list[LedgerProblem] = []
    for row, cells in enumerate(lines, start=1):
        column = known.pop(spelt(text(cells[0])).removesuffix("*"), None)
        if column is None:
            continue
        entry = cells[1] if len(cells) > 1 else ""
        reason = faults.get((row, "B")) or _take(column, entry, values)
        if reason:
            problems.append(
                LedgerProblem(
                    sheet=form.title,
                    row=row,
                    column="B",
                    header=column.title,
                    value="" if is_blank(entry) else shown(entry),
                    reason=reason,
                )
            )
    problems += (
        LedgerProblem(sheet=form.title, reason=f"缺少“{column.title}”一行")
        for column in known.values()
        if column.required
    )
    return values, problems


def _take(column: Column, entry: Typed, values: dict[str, Parsed]) -> str:
    """Put the entry into `values`; the reason if it cannot be taken."""
    if is_blank(entry):
        return "必填，现为空白" if column.required else ""
    try:
        values[column.field] = parser(column, year=None)(entry)
    except BadCell as reason:
        return str(reason)
    return ""


def _resolve(tables: Mapping[str, Table]) -> None:
    """References by number or name become references by id; unknown ones are told."""
    for table in tables.values():
        for column in table.sheet.columns:
            if column.refers in tables:
                _resolve_column(table, column, tables[column.refers])
    fights, cases = tables.get("disputes"), tables.get("applications")
    if fights and cases:
        named = names_of(cases.sheet, cases.rows)
        fights.rows = [
            (row, replace(each, application=named[each.application].id))
            if each.application in named
            else (row, each)
            for row, each in fights.rows
        ]


def _resolve_column(table: Table, column: Column, target: Table) -> None:
    named = names_of(target.sheet, target.rows)
    kept, bad = [], set()
    for row, record in table.rows:
        word = getattr(record, column.field)
        meant = named.get(word)
        if meant is None:
            bad.add(row)
            if word not in target.lost:
                reason = f"“{target.sheet.title}”表里没有这个{column.title}"
                table.object(row, Objection(column.field, reason), of=record)
            continue
        if column.refers == "applications":
            for objection in before_receipt(record, meant.received):
                table.object(row, objection, of=record)
                bad.add(row)
        kept.append((row, replace(record, **{column.field: meant.id})))
    table.rows = [(row, record) for row, record in kept if row not in bad]


def _facts(values: dict[str, Parsed], tables: Mapping[str, Table]) -> YearFacts | None:
    year, name = values.pop("year", None), values.get("name")
    if not isinstance(year, int) or not name:
        return None
    records = {
        key: tuple(record for _, record in table.rows)
        for key, table in tables.items()
        if key != "texts"
    }
    texts = (
        {each.section: each.text for _, each in tables["texts"].rows} if "texts" in tables else {}
    )
    organ = Organ(**values)  # type: ignore[arg-type]  # each field by its column's kind
    return YearFacts(organ=organ, year=year, texts=texts, **records)


def _in_order(problems: list[LedgerProblem]) -> tuple[LedgerProblem, ...]:
    """By sheet, row and column, as one works through the workbook."""
    place = {each.title: at for at, each in enumerate(sheets())}
    return tuple(
        sorted(
            problems,
            key=lambda each: (place[each.sheet], each.row or 0, len(each.column), each.column),
        )
    )

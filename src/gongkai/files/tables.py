"""Tables 2, 3 and 4 of the form as grids, with true spans, filled from a report."""

from collections.abc import Iterator
from itertools import groupby

from gongkai.files.paper import Grid, GridCell
from gongkai.report.edition import Block, Edition, Label
from gongkai.report.finding import plain
from gongkai.report.report import AnnualReport, Cell

MONEY = ("元", "千元", "万元", "亿元")
_HEADERS = 3
_STUBS = 3
# in points of a page 442 wide, so that at 9 pt no label of the form breaks badly
_STUB_WIDTHS = (20.0, 38.0, 120.9)
_FIGURE_WIDTH = 37.6


def disclosures(edition: Edition, report: AnnualReport) -> Grid:
    """Table 2 主动公开政府信息情况: one block below the other, each with its own heading rows."""
    columns = 1 + max(len(block.fields) for block in edition.blocks)
    cells: list[GridCell] = []
    row = 0
    for block in edition.blocks:
        cells += _block(block, report, row=row, columns=columns)
        row += 2 + len(block.items)
    return Grid(tuple(cells), row, columns, source="table2", widths=(1.0,) * columns)


def applications(edition: Edition, report: AnnualReport) -> Grid:
    """Table 3 收到和处理政府信息公开申请情况: three heading rows, three stub columns."""
    columns = _STUBS + len(edition.columns)
    cells = [*_applicants(edition, columns), *_stubs(edition)]
    for row, line in enumerate(edition.rows, start=_HEADERS):
        for column, applicant in enumerate(edition.columns, start=_STUBS):
            cells.append(_figure(report, f"table3.{line.key}.{applicant.key}", row, column))
    return Grid(
        tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))),
        _HEADERS + len(edition.rows),
        columns,
        header_rows=_HEADERS,
        source="table3",
        widths=_STUB_WIDTHS + (_FIGURE_WIDTH,) * len(edition.columns),
    )


def disputes(edition: Edition, report: AnnualReport) -> Grid:
    """Table 4 政府信息公开行政复议、行政诉讼情况: one row of figures under three heading rows."""
    each = len(edition.dispute_results)
    groups = edition.dispute_groups
    columns = each * len(groups)
    cells = [
        _head(0, 0, edition.review, rowspan=2, colspan=each),
        _head(0, each, edition.litigation, colspan=columns - each),
    ]
    cells += [
        _head(1, number * each, group.label, colspan=each)
        for number, group in enumerate(groups)
        if number
    ]
    for number, group in enumerate(groups):
        for place, result in enumerate(edition.dispute_results, start=number * each):
            cells.append(_head(2, place, result.label))
            cells.append(_figure(report, f"table4.{group.key}.{result.key}", 3, place))
    return Grid(
        tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))),
        4,
        columns,
        header_rows=3,
        source="table4",
        widths=(1.0,) * columns,
    )


def _block(block: Block, report: AnnualReport, *, row: int, columns: int) -> Iterator[GridCell]:
    spans = _spread(len(block.fields), columns - 1)
    yield _head(row, 0, block.heading, colspan=columns)
    yield _head(row + 1, 0, block.stub)
    for field, (column, span) in zip(block.fields, spans, strict=True):
        yield _head(row + 1, column, field.label, colspan=span)
    for line, item in enumerate(block.items, start=row + 2):
        yield _head(line, 0, item.label)
        for field, (column, span) in zip(block.fields, spans, strict=True):
            key = f"table2.{item.key}.{field.key}"
            yield _figure(report, key, line, column, colspan=span)


def _spread(fields: int, columns: int) -> list[tuple[int, int]]:
    """(column, span) of each field: one column each, the last one takes what is left."""
    spans = [(1 + number, 1) for number in range(fields - 1)]
    return [*spans, (fields, columns - fields + 1)]


def _applicants(edition: Edition, columns: int) -> Iterator[GridCell]:
    yield _head(0, 0, edition.corner, rowspan=_HEADERS, colspan=_STUBS)
    yield _head(0, _STUBS, edition.applicants, colspan=columns - _STUBS)
    column = _STUBS
    for legal, run in groupby(edition.columns, key=lambda each: each.legal):
        labels = list(run)
        if legal:
            yield _head(1, column, edition.legal, colspan=len(labels))
        for number, label in enumerate(labels):
            row = 2 if legal else 1
            yield _head(row, column + number, label.label, rowspan=_HEADERS - row)
        column += len(labels)


def _stubs(edition: Edition) -> Iterator[GridCell]:
    results = [
        number for number, row in enumerate(edition.rows) if row.part in ("leaf", "handled")
    ]
    yield _head(_HEADERS + results[0], 0, edition.results, rowspan=len(results))
    names = {group.key: group.label for group in edition.groups}
    row = _HEADERS
    for group, run in groupby(edition.rows, key=lambda each: each.group):
        lines = list(run)
        if group:
            yield _head(row, 1, names[group], rowspan=len(lines))
        for number, line in enumerate(lines):
            yield _stub(line, row + number)
        row += len(lines)


def _stub(line: Label, row: int) -> GridCell:
    if line.part in ("in", "out"):
        return _head(row, 0, line.label, colspan=_STUBS)
    if line.group:
        return _head(row, 2, line.label)
    return _head(row, 1, line.label, colspan=2)


def _head(row: int, column: int, text: str, *, rowspan: int = 1, colspan: int = 1) -> GridCell:
    return GridCell(row, column, text, rowspan, colspan, header=True)


def _figure(
    report: AnnualReport, key: str, row: int, column: int, *, colspan: int = 1
) -> GridCell:
    return GridCell(row, column, _printed(report.cells.get(key)), colspan=colspan, key=key)


def _printed(cell: Cell | None) -> str:
    """The figure as the form prints it; a unit of money that stood beside it is part of it."""
    if cell is None or cell.value is None:
        return ""
    return plain(cell.value) + (cell.remark if cell.remark in MONEY else "")

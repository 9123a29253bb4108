"""JSON: an array with one element a report, as the published schema data/report.schema.json says.

Blank is null and never 0; decimals keep every digit. `absent` names the cells that were not found,
`units` a unit of money that stood beside a figure, `places` where figures were read.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from importlib import resources

from gongkai.files.compose import title_of
from gongkai.files.tables import MONEY
from gongkai.report.finding import Finding, plain
from gongkai.report.report import AnnualReport, Place

Json = Mapping[str, "Json"] | Sequence["Json"] | str | int | Decimal | float | None


def render(report: AnnualReport, findings: Iterable[Finding] = ()) -> bytes:
    """One report with its findings, as an array of one element; the same input, the same bytes."""
    return dump([element(report, findings)])


def element(report: AnnualReport, findings: Iterable[Finding] = ()) -> dict[str, Json]:
    """The element of the array for one report."""
    cells = report.cells
    told: dict[str, Json] = {
        "title": title_of(report),
        "opening": [passage.text for passage in report.opening],
        "absent": [key for key in report.edition.cells if key not in cells],
        "units": {key: cell.remark for key, cell in cells.items() if cell.remark in MONEY},
        "places": {key: _place(cell.place) for key, cell in cells.items() if cell.place},
    }
    return {
        "file": report.file,
        "organ": report.organ,
        "year": report.year,
        "edition": report.edition.key,
        **{name: value for name, value in told.items() if value},
        "facts": dict(report.facts),
        "chapters": {str(number): each.text for number, each in sorted(report.chapters.items())},
        "findings": [_finding(finding) for finding in findings],
    }


def unread(file: str, findings: Iterable[Finding]) -> dict[str, Json]:
    """The element of the array for a file that could not be read: null figures and why."""
    return {
        "file": file,
        "organ": "",
        "year": None,
        "edition": None,
        "facts": None,
        "chapters": {},
        "findings": [_finding(finding) for finding in findings],
    }


def dump(value: Json) -> bytes:
    """JSON in UTF-8 with every digit of a decimal, indented, ending in a line end."""
    return (_text(value, "\n") + "\n").encode()


def schema() -> bytes:
    """The published JSON Schema (draft 2020-12) that every output of this writer obeys."""
    return (resources.files("gongkai.files") / "data" / "report.schema.json").read_bytes()


def _finding(finding: Finding) -> dict[str, Json]:
    told: dict[str, Json] = {
        "quote": finding.quote,
        "place": _place(finding.place) if finding.place else None,
    }
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "where": finding.where,
        "message": finding.message,
        "figure": finding.figure,
        "expected": finding.expected,
        "cites": finding.cites,
        **{name: value for name, value in told.items() if value},
    }


def _place(place: Place) -> dict[str, Json]:
    numbers: dict[str, Json] = {
        "page": place.page,
        "table": place.table,
        "row": place.row,
        "column": place.column,
        "line": place.line,
        "box": None if place.box is None else list(place.box),
    }
    return {name: number for name, number in numbers.items() if number is not None}


def _text(value: Json, newline: str) -> str:
    """As the standard library would indent it, but a decimal is written as it is."""
    inner = newline + "  "
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, Mapping) and value:
        lines = (f"{json.dumps(name)}: {_text(each, inner)}" for name, each in value.items())
        return "{" + inner + ("," + inner).join(lines) + newline + "}"
    if isinstance(value, Sequence) and not isinstance(value, str) and value:
        return (
            "[" + inner + ("," + inner).join(_text(each, inner) for each in value) + newline + "]"
        )
    return json.dumps(value, ensure_ascii=False)

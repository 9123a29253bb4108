"""One file: read, checked, and turned into plain rows; and a report made of such rows again.

`found` runs in the guard's child process, so what it gives is plain data that any process takes.
"""

import json
import zlib
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from gongkai.files import Unreadable, read_bytes, why_not
from gongkai.report.checker import check
from gongkai.report.edition import edition as edition_named
from gongkai.report.finding import Finding, plain
from gongkai.report.report import AnnualReport, Cell, Chapter, Number, Passage, Place
from gongkai.report.reuse import fingerprint, wording
from gongkai.report.rule import Dossier
from gongkai.report.rules import rule_of
from gongkai.report.rules.reuse import FEWEST

RETOLD = (1, 5)
"""Chapters in which organs write their own words."""

PRINTS = 16
"""Numbers kept of a chapter's fingerprint, the least ones: two texts alike share most of them."""

Spot = tuple[int | None, int | None, int | None, int | None, int | None]
"""Page, table, row, column, line."""

_UNREAD = "REA00"


class FactRow(NamedTuple):
    """A cell of the form; one that was not located is not `found`."""

    key: str
    found: bool
    value: Number | None
    printed: str
    remark: str
    page: int | None
    grid: int | None
    grid_row: int | None
    grid_column: int | None
    line: int | None
    box: tuple[float, ...] | None


class PassageRow(NamedTuple):
    """A paragraph; chapter 0 is the opening, number 0 of a chapter its printed heading."""

    chapter: int
    number: int
    text: str
    page: int | None
    line: int | None


class FindingRow(NamedTuple):
    """A finding; `other` is the file it was held against, if any."""

    code: str
    severity: str
    key: str
    message: str
    figure: str | None
    expected: str | None
    cites: str
    quote: str
    page: int | None
    grid: int | None
    grid_row: int | None
    grid_column: int | None
    line: int | None
    other: str | None


class Found(NamedTuple):
    """What came of one file. `slim` is enough to hold the report against another."""

    organ: str
    year: int | None
    edition: str
    title: str
    reason: str
    cells: int
    facts: tuple[FactRow, ...] = ()
    passages: tuple[PassageRow, ...] = ()
    findings: tuple[FindingRow, ...] = ()
    prints: tuple[tuple[int, int], ...] = ()
    slim: bytes = b""


def found(data: bytes, *, name: str) -> tuple[Any, ...]:
    """The `Found` of a file as nested plain tuples; a file that cannot be read is one too."""
    try:
        report = read_bytes(data, name=name)
    except Unreadable as known:
        return plainly(unread(known.reason))
    reason = why_not(report)
    if reason:
        return plainly(unread(reason))
    return plainly(
        Found(
            organ=report.organ,
            year=report.year,
            edition=report.edition.key,
            title=report.title,
            reason="",
            cells=len(report.cells),
            facts=tuple(_facts(report)),
            passages=tuple(_passages(report)),
            findings=finding_rows(check(Dossier(report))),
            prints=tuple(_prints(report)),
            slim=slim(report),
        )
    )


def unread(reason: str) -> Found:
    """What came of a file that could not be read."""
    rule = rule_of(_UNREAD)
    finding = Finding(rule.code, rule.severity, "report", reason, cites=rule.cites)
    return Found("", None, "", "", reason, 0, findings=finding_rows((finding,)))


def plainly(each: Found) -> tuple[Any, ...]:
    """Nested tuples of a `Found`."""
    rows = (each.facts, each.passages, each.findings)
    facts, passages, findings = (tuple(tuple(row) for row in kind) for kind in rows)
    return (*each[:6], facts, passages, findings, each.prints, each.slim)


def unpacked(value: Any) -> Found:
    """The `Found` in nested tuples."""
    result = Found._make(value)
    return result._replace(
        facts=tuple(map(FactRow._make, result.facts)),
        passages=tuple(map(PassageRow._make, result.passages)),
        findings=tuple(map(FindingRow._make, result.findings)),
    )


def finding_rows(findings: Iterable[Finding], other: str | None = None) -> tuple[FindingRow, ...]:
    """Findings as rows."""
    return tuple(
        FindingRow(
            each.code,
            each.severity.value,
            each.where,
            each.message,
            None if each.figure is None else plain(each.figure),
            None if each.expected is None else plain(each.expected),
            each.cites,
            each.quote,
            *_spot(each.place),
            other,
        )
        for each in findings
    )


def slim(report: AnnualReport) -> bytes:
    """What other reports are held against: figures and words with their places, compressed."""
    cells = {key: (_text(cell.value), *_spot(cell.place)) for key, cell in report.cells.items()}
    chapters = {
        number: [(each.text, *_spot(each.place)) for each in chapter.passages]
        for number, chapter in report.chapters.items()
    }
    opening = [(each.text, *_spot(each.place)) for each in report.opening]
    kept = (report.organ, report.year, report.edition.key, report.title, cells, chapters, opening)
    return zlib.compress(json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode())


def fleshed(data: bytes, *, file: str) -> AnnualReport:
    """The report of `slim`, under the name of its file."""
    organ, year, form, title, cells, chapters, opening = json.loads(zlib.decompress(data))
    return AnnualReport(
        organ=organ,
        year=year,
        edition=edition_named(form),
        cells={key: Cell(_number(text), place=_place(at)) for key, (text, *at) in cells.items()},
        chapters={
            int(number): Chapter(int(number), "", passages=_said(passages))
            for number, passages in chapters.items()
        },
        title=title,
        opening=_said(opening),
        file=file,
    )


def _said(rows: Iterable[list[Any]]) -> tuple[Passage, ...]:
    return tuple(Passage(text, _place(at)) for text, *at in rows)


def _facts(report: AnnualReport) -> Iterator[FactRow]:
    for key in report.edition.cells:
        cell = report.cells.get(key)
        if cell is None:
            yield FactRow(key, False, None, "", "", *_spot(None), None)
        else:
            box = None if cell.place is None else cell.place.box
            spot = _spot(cell.place)
            yield FactRow(key, True, cell.value, cell.printed, cell.remark, *spot, box)


def _passages(report: AnnualReport) -> Iterator[PassageRow]:
    for number, passage in enumerate(report.opening, start=1):
        yield _passage(0, number, passage)
    for chapter, printed in sorted(report.chapters.items()):
        yield _passage(chapter, 0, Passage(printed.heading or printed.title, printed.place))
        for number, passage in enumerate(printed.passages, start=1):
            yield _passage(chapter, number, passage)


def _passage(chapter: int, number: int, passage: Passage) -> PassageRow:
    place = passage.place
    at = (None, None) if place is None else (place.page, place.line)
    return PassageRow(chapter, number, passage.text, *at)


def _prints(report: AnnualReport) -> Iterator[tuple[int, int]]:
    for chapter in RETOLD:
        words = wording(report.text(chapter), names=(report.organ,))
        if len(words.counted) >= FEWEST:
            yield from ((chapter, number) for number in sorted(fingerprint(words))[:PRINTS])


def _spot(place: Place | None) -> Spot:
    if place is None:
        return (None, None, None, None, None)
    return (place.page, place.table, place.row, place.column, place.line)


def _place(at: list[int | None]) -> Place | None:
    if not any(number is not None for number in at):
        return None
    page, table, row, column, line = at
    return Place("", page, table, row, column, line)


def _text(number: Number | None) -> str | int | None:
    return str(number) if isinstance(number, Decimal) else number


def _number(text: str | int | None) -> Number | None:
    return Decimal(text) if isinstance(text, str) else text

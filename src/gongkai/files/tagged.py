"""Our own JSON, CSV, tagged HTML and workbooks, read back exactly: by their keys, not their looks.

Each question answers None when the bytes are not one of ours; then the general readers have
their turn. What a file of ours does not hold (places, findings) is not invented.
"""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from gongkai.files.compose import official_heading
from gongkai.files.numbers import figure
from gongkai.report.edition import Edition, UnknownEdition, edition, editions
from gongkai.report.report import AnnualReport, Cell, Chapter, Passage

_MOST_BYTES = 64_000_000
_FIELDS = {"organ", "year", "edition", "facts", "chapters"}
_MARK = b"gongkai:edition"
_CSV_HEAD = b"key,label,value"
_SHEETS = {"报告", "数据"}
_Words = Mapping[int, Iterable[str]]


def read(data: bytes, *, name: str) -> AnnualReport | None:
    """The report in a file that one of our writers made; None for anybody else's."""
    opening = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    if opening.startswith(b"PK"):
        report = read_own_xlsx(data)
    elif opening.startswith((b"[", b"{")):
        report = read_json(data)
    elif opening.startswith(_CSV_HEAD):
        report = read_own_csv(data)
    else:
        report = read_tagged_html(data)
    return replace(report, file=name) if report else None


def read_json(data: bytes) -> AnnualReport | None:
    """The report in a JSON file of ours that holds exactly one; None otherwise."""
    reports = read_json_reports(data)
    return reports[0] if len(reports) == 1 else None


def read_json_reports(data: bytes) -> tuple[AnnualReport, ...]:
    """Every report in a JSON file of ours, in order; empty when it is not one of ours."""
    try:
        told = json.loads(data, parse_float=Decimal, parse_constant=_refuse)
        elements = told if isinstance(told, list) else [told]
        return tuple(_from_json(element) for element in elements)
    except (
        ValueError,
        TypeError,
        AttributeError,
        ArithmeticError,
        RecursionError,
        UnknownEdition,
    ):
        return ()


def read_own_csv(data: bytes) -> AnnualReport | None:
    """The figures in a CSV file of ours; it names no organ and no year. None otherwise."""
    try:
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), strict=True))
        if rows[0] != ["key", "label", "value"]:
            return None
        cells = {key: figure(value) for key, _, value in rows[1:]}
    except (ValueError, csv.Error, IndexError):
        return None
    form = next((each for each in editions() if list(each.cells) == list(cells)), None)
    whole = {key: cell for key, cell in cells.items() if cell is not None}
    return AnnualReport("", None, form, whole) if form and len(whole) == len(cells) else None


def read_tagged_html(data: bytes) -> AnnualReport | None:
    """The report in an HTML file that our writer made; None when it is not one of ours."""
    if _MARK not in data[:100_000]:
        return None
    from lxml import etree, html

    try:
        return _from_html(html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8")))
    except (ValueError, TypeError, UnknownEdition, etree.LxmlError):
        return None


def read_own_xlsx(data: bytes) -> AnnualReport | None:
    """The report in a workbook that our writer made; None when it is not one of ours."""
    if not _looks_own(data):
        return None
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        if not set(book.sheetnames) >= _SHEETS:
            return None
        facts = [tuple(row) for row in book["数据"].iter_rows(min_row=2, values_only=True)]
        words = [tuple(row) for row in book["报告"].iter_rows(min_row=2, values_only=True)]
        return _from_sheets(facts, words)
    except Exception:  # whatever a damaged package makes openpyxl raise
        return None


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _report(
    meta: Mapping[str, str], cells: Mapping[str, Cell], words: _Words, opening: Iterable[str]
) -> AnnualReport:
    """A report from what any of our files holds. Errors: UnknownEdition, ValueError."""
    form = edition(meta.get("edition", ""))
    absent = set(meta.get("absent", "").split())
    return AnnualReport(
        organ=meta.get("organ", ""),
        year=int(meta["year"]) if meta.get("year") else None,
        edition=form,
        cells={key: cells[key] for key in form.cells if key in cells and key not in absent},
        chapters=dict(_chapters(form, words)),
        title=meta.get("title", ""),
        opening=tuple(Passage(text) for text in opening),
        file=meta.get("file", ""),
    )


def _chapters(form: Edition, words: _Words) -> Iterable[tuple[int, Chapter]]:
    for each in form.chapters:
        if each.number in words:
            passages = tuple(Passage(text) for text in words[each.number])
            heading = official_heading(each)
            yield each.number, Chapter(each.number, each.heading, heading, passages)


def _from_json(told: Any) -> AnnualReport:
    if not isinstance(told, dict) or not told.keys() >= _FIELDS:
        raise ValueError("fields")
    units = told.get("units", {})
    cells = {key: _counted(value, units.get(key, "")) for key, value in told["facts"].items()}
    words = {
        int(number): text.split("\n") if text else [] for number, text in told["chapters"].items()
    }
    meta = {name: told.get(name, "") for name in ("organ", "edition", "title", "file")}
    meta["absent"] = " ".join(told.get("absent", ()))
    meta["year"] = "" if told["year"] is None else str(told["year"])
    return _report(meta, cells, words, told.get("opening", ()))


def _counted(value: Any, unit: str) -> Cell:
    if isinstance(value, bool) or not isinstance(value, int | Decimal | None):
        raise TypeError("not a number")
    return Cell(None) if value is None else Cell(value, f"{value:f}{unit}", unit)


def _from_html(page: Any) -> AnnualReport:
    meta = {
        name.removeprefix("gongkai:"): each.get("content", "")
        for each in page.iterfind(".//meta[@name]")
        if (name := each.get("name")).startswith("gongkai:")
    }
    cells = {}
    for each in page.iterfind(".//td[@data-key]"):
        if (cell := figure(_words(each))) is None:
            raise ValueError(each.get("data-key"))
        cells[each.get("data-key")] = cell
    missing = set(meta.get("chapters-absent", "").split())
    words = {
        int(section.get("data-chapter")): _paragraphs(section)
        for section in page.iterfind(".//section[@data-chapter]")
        if section.get("data-chapter") not in missing
    }
    main = page.find(".//main")
    return _report(meta, cells, words, [] if main is None else _paragraphs(main))


def _paragraphs(parent: Any) -> list[str]:
    """The words right inside an element: paragraphs and lower headings, in order."""
    return [_words(each) for each in parent if each.tag in ("p", "h3", "h4")]


def _words(element: Any) -> str:
    for each in element.iter("br"):
        each.tail = "\n" + (each.tail or "")
    return str(element.text_content())


def _looks_own(data: bytes) -> bool:
    """Whether this is a package with our mark, of a size that is safe to open."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            core = package.getinfo("docProps/core.xml")
            whole = sum(part.file_size for part in package.infolist())
            if whole > _MOST_BYTES or core.file_size > _MOST_BYTES // 100:
                return False
            names = package.namelist()
            return "xl/workbook.xml" in names and b"gongkai" in package.read(core)
    except (zipfile.BadZipFile, KeyError, OSError, ValueError, NotImplementedError, RuntimeError):
        return False


def _from_sheets(facts: list[tuple[Any, ...]], words: list[tuple[Any, ...]]) -> AnnualReport:
    meta: dict[str, str] = {}
    cells: dict[str, Cell] = {}
    for key, _, value, unit, *_ in (row + (None,) * 4 for row in facts):
        if not isinstance(key, str):
            continue
        if key.startswith("meta."):
            meta[key.removeprefix("meta.")] = str(value or "")
        else:
            exact = Decimal(repr(value)) if isinstance(value, float) else value
            cells[key] = _counted(exact, str(unit or ""))
    opening, chapters = _sorted_words(words)
    missing = {int(number) for number in meta.get("chapters-absent", "").split()}
    kept = {number: texts for number, texts in chapters.items() if number not in missing}
    return _report(meta, cells, kept, opening)


def _sorted_words(rows: list[tuple[Any, ...]]) -> tuple[list[str], dict[int, list[str]]]:
    """The opening and the chapters of the sheet 报告; a row 续 goes on with the row above."""
    opening: list[str] = []
    chapters: dict[int, list[str]] = {}
    here = opening
    for kind, text, *_ in (row + (None,) * 2 for row in rows):
        if kind in ("章", "缺章"):
            here = chapters.setdefault(len(chapters) + 1, [])
        elif kind == "续" and here:
            here[-1] += str(text or "")
        elif kind in ("节", "条", "正文"):
            here.append(str(text or ""))
    return opening, chapters

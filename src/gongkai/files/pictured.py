"""Tables, or whole pages, that are pictures in a document: a Word file, a web page, a PDF.

Such a document says nothing of its own where the figures stand. With the extra `ocr` its pictures
are read like scans; a table that is one is told all the same (REA06), for nobody can search it.
"""

import io
import json
import zipfile
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import cast

from gongkai.files.careful import PATIENCE
from gongkai.files.errors import Unreadable
from gongkai.files.guard import shielded
from gongkai.files.paper import Block, Grid, Paper, Picture
from gongkai.files.readers import scan
from gongkai.files.recognise import recognise
from gongkai.files.sighted import marked
from gongkai.report.report import AnnualReport, Place, Remark

MOST = 16
"""Pictures that are read of one file: each takes two seconds or more."""

_LEAST = 4 * 2**10
"""Bytes: a picture of a table has more; icons and bullets have less."""

_PDF = b"%PDF"
_FEW = 200
"""Characters: a title, a date and the numbers of pages."""

_NAMES = ("信息公开", "年度报告", "年报")
_READ_PICTURED = "gongkai.files.readers.pdf:read_pictured"
_READ_PAGES = "gongkai.files.readers.scan:read_pages"
_MISSING = ("REA01", "REA06")
_WITHOUT = "文中的内容是图片，没有文字，请安装 ocr 附加组件（gongkai[ocr]）后读取"
_BY_SIGHT = "图片中的数字由文字识别得出，请对照原件"


def with_pictures(report: AnnualReport, paper: Paper, data: bytes) -> tuple[AnnualReport, Paper]:
    """The report with what the pictures of its paper hold, and the paper that says so.

    `data` is the file. Pictures are read only where a table is missing, or where nothing was
    recognised at all.
    """
    silent = not report.cells and not report.chapters
    missing = {each.where for each in report.remarks if each.kind in _MISSING}
    pictures = _worth_reading(paper) if silent or missing else []
    if not pictures or (silent and not _may_be_one(paper)):
        return report, paper
    if not scan.is_installed():
        return (_refused(report) if silent else report), paper
    if data.startswith(_PDF):
        seen = _shielded(_READ_PICTURED, data, paper.file) or paper
    elif silent:
        seen = _as_pages(paper, pictures)
    else:
        seen = _as_tables(paper, pictures)
    if seen is paper:  # nothing could be opened, or no table lies in the pictures
        return report, paper
    found = recognise(seen)
    told = () if silent else _told(found, missing)
    return replace(found, remarks=(*found.remarks, *told)), seen


def _may_be_one(paper: Paper) -> bool:
    """Whether a document in which nothing was recognised may be a report in pictures.

    Other papers with photos would cost half a minute each: it has hardly any words, or names it.
    """
    words = "".join(each.text for each in paper.paragraphs())
    return len(words) < _FEW or any(name in words for name in _NAMES)


def _worth_reading(paper: Paper) -> list[Picture]:
    pictures = (each for each in paper.blocks if isinstance(each, Picture))
    return [each for each in pictures if len(each.data) >= _LEAST or _on_page(each)][:MOST]


def _on_page(picture: Picture) -> bool:
    """Whether a picture stands on a page of a PDF, which has it drawn rather than in a file."""
    return picture.place is not None and picture.place.page is not None


def _refused(report: AnnualReport) -> AnnualReport:
    return replace(report, remarks=(Remark("REA00", "report", _WITHOUT), *report.remarks))


def _told(report: AnnualReport, missing: Collection[str]) -> Iterator[Remark]:
    """That a table is a picture, of each that was missing and is read now."""
    for table in sorted(missing):
        cells = [cell for key, cell in report.cells.items() if key.startswith(f"{table}.")]
        if cells:
            name = "二三四"[int(table.removeprefix("table")) - 2]
            place = cells[0].place
            yield Remark("REA06", table, f"表{name}是图片，数字由文字识别得出，请对照原件", place)


def _as_pages(paper: Paper, pictures: Sequence[Picture]) -> Paper:
    """The paper with its pictures for pages, which stand together where the first one stood."""
    read = _read(pictures, paper.file)
    if read is None:
        return paper
    blocks: list[Block] = []
    for block in paper.blocks:
        if block is pictures[0]:
            blocks += read.blocks
        if not isinstance(block, Picture):
            blocks.append(block)
    meta = {**paper.meta, **read.meta}
    return Paper(tuple(blocks), paper.file, "scan", (*paper.remarks, *read.remarks), meta)


def _as_tables(paper: Paper, pictures: Sequence[Picture]) -> Paper:
    """The paper with the tables of its pictures below each; their other words are left.

    These tables are numbered behind those of the document.
    """
    last = max((grid.place.table or 0 for grid in paper.grids() if grid.place), default=0)
    number = last
    blocks: list[Block] = []
    doubtful: list[object] = []
    for block in paper.blocks:
        blocks.append(block)
        if not isinstance(block, Picture) or not any(block is each for each in pictures):
            continue
        read = _read([block], paper.file)
        if read is None:
            continue
        for grid in read.grids():
            number += 1
            blocks.append(_numbered(grid, number))
            doubtful += _doubts(read, grid, number)
    if number == last:
        return paper
    by_sight = marked((None, each) for each in range(last + 1, number + 1))
    meta = {**paper.meta, "doubtful": json.dumps(doubtful, ensure_ascii=False), **by_sight}
    return Paper(tuple(blocks), paper.file, "scan", (*paper.remarks, _BY_SIGHT), meta)


def _numbered(grid: Grid, number: int) -> Grid:
    """A grid of a picture as a table of the document, which has no pages and no boxes."""
    cells = tuple(each._replace(place=_place(each.place, number)) for each in grid.cells)
    return replace(grid, cells=cells, place=_place(grid.place, number))


def _place(place: Place | None, number: int) -> Place | None:
    return None if place is None else place._replace(page=None, table=number, box=None)


def _doubts(read: Paper, grid: Grid, number: int) -> Iterator[object]:
    """What the reader of scans says of the cells of a grid, under its new number."""
    place = grid.place or Place()
    for page, table, *rest in json.loads(read.meta.get("doubtful", "[]")):
        if (page, table) == (place.page, place.table):
            yield [None, number, *rest]


def _read(pictures: Sequence[Picture], name: str) -> Paper | None:
    """The pages that some pictures are; None where none can be opened."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        for number, each in enumerate(pictures):
            package.writestr(str(number), each.data)
    return _shielded(_READ_PAGES, held.getvalue(), name)


def _shielded(function: str, data: bytes, name: str) -> Paper | None:
    try:
        return cast(Paper, shielded(function, data, name=name, seconds=PATIENCE))
    except Unreadable:
        return None

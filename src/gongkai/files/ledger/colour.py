"""A copy of the ledger in which every bad cell is coloured and says why; the original stays.

The first sheet of the copy, 问题清单, lists every problem with a link to its place.
"""

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.hyperlink import Hyperlink

from gongkai.files.errors import Unreadable
from gongkai.files.ledger import look
from gongkai.files.ledger.cells import spelt
from gongkai.files.ledger.package import faults_of
from gongkai.files.ledger.problem import LedgerProblem
from gongkai.files.ledger.write import save
from gongkai.report.finding import WORDS

SHEET = "问题清单"
_HEADINGS = (("序号", 7), ("工作表", 20), ("行", 8), ("列", 7), ("项目", 20), ("填写内容", 30),
             ("问题", 64), ("程度", 10))  # fmt: skip


def colour_problems(path: Path | str, problems: Iterable[LedgerProblem], out: Path | str) -> None:
    """Write to `out` a copy of the ledger at `path` with its bad cells coloured and noted.

    Raises Unreadable when the file at `path` is no readable workbook; `path` is never written.
    """
    file = Path(path)
    data = file.read_bytes()
    faults_of(data, name=file.name)
    try:
        book = load_workbook(io.BytesIO(data))
    except (ValueError, KeyError, TypeError, SyntaxError, zipfile.BadZipFile) as broken:
        raise Unreadable(file.name, "工作簿内容已损坏，无法读取") from broken
    told = tuple(problems)
    titles = {spelt(title): title for title in book.sheetnames}
    for each in told:
        title = titles.get(spelt(each.sheet))
        if title is not None and each.row is not None:
            _mark(book[title][f"{each.column or 'A'}{each.row}"], each)
    _list(book, told, titles)
    save(book, Path(out))


def _mark(cell: Any, problem: LedgerProblem) -> None:
    """Colour the cell; a second problem adds its reason to the note of the first."""
    before = cell.comment.text + "\n" if cell.comment is not None else ""
    cell.comment = look.note(f"{before}{WORDS[problem.severity]}：{problem.reason}")
    cell.fill = look.fill(look.BAD)
    cell.font = look.font(bold=True, ink=look.BAD_INK)


def _list(book: Any, problems: tuple[LedgerProblem, ...], titles: dict[str, str]) -> None:
    if SHEET in book.sheetnames:
        del book[SHEET]
    page = book.create_sheet(SHEET, 0)
    book.active = 0
    page.freeze_panes = "A2"
    page.append([title for title, _ in _HEADINGS])
    for at, each in enumerate(problems, start=1):
        page.append(
            [at, each.sheet, each.row, each.column, each.header, None, None, WORDS[each.severity]]
        )
        _text(page.cell(at + 1, 6), each.value)
        _text(page.cell(at + 1, 7), each.reason)
        title = titles.get(spelt(each.sheet))
        if title is not None and each.row is not None:
            place = f"'{title}'!{each.column or 'A'}{each.row}"
            page.cell(at + 1, 3).hyperlink = Hyperlink(ref="", location=place)
    _dress(page)


def _text(cell: Any, words: str) -> None:
    """What somebody typed stays a text, whatever it begins with."""
    cell.value = words
    cell.data_type = "s"


def _dress(page: Any) -> None:
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = 9
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = "1:1"
    page.row_dimensions[1].height = 24
    for at, (_, width) in enumerate(_HEADINGS, start=1):
        page.column_dimensions[page.cell(1, at).column_letter].width = width
    for row in page.iter_rows():
        for cell in row:
            head = cell.row == 1
            cell.font = look.font(bold=head, ink=look.PAPER if head else look.INK)
            cell.alignment = look.CENTRED if head else look.LEFT
            cell.border = look.GRID
            if head:
                cell.fill = look.fill(look.DEEP)

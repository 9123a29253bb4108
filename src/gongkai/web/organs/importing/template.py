"""The empty workbook: sheets with notes, drop-downs and an example row."""

import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter

from gongkai.files.ledger import furniture, look
from gongkai.files.ledger.offers import Offers, offer, write_offers
from gongkai.files.ledger.sheets import EXAMPLE, Sheet
from gongkai.files.ledger.write import save
from gongkai.web.organs.importing.sheets import sheets

_ROWS = 2000
_RULES = (
    "三张表依次为机关、科室、人员；不需要的表留空。",
    "深色并带 * 的列必填。鼠标停在表头上可以看到填写要求。",
    f"第一列写着“{EXAMPLE}”的灰色行是示例，读取时忽略。",
    "上传后先检查，不写入；有问题的格子在退回的副本中标出颜色和原因，改正后重新上传。",
    "导入一次完成：全部成功，或者一行也不写入。重复导入同一份文件不会重复登记。",
    "新登记的人员由系统生成临时口令，导入后可以下载一次口令单，首次登录必须更改。",
)


@cache
def template(*, year: int) -> bytes:
    """The workbook, the same bytes all year; its drop-downs take days up to the next."""
    return blank("机关和人员", _RULES, sheets(), year=year)


def blank(title: str, rules: Sequence[str], known: Sequence[Sheet], *, year: int) -> bytes:
    """An empty workbook of some sheets, with its rules on the first page."""
    book = Workbook(write_only=True)
    book.properties.creator = "gongkai"
    book.properties.title = title
    _guide(book, title, rules)
    offers = Offers()
    for sheet in known:
        _sheet(book.create_sheet(sheet.title), sheet, offers, year)
    write_offers(book, offers)
    with tempfile.TemporaryDirectory(prefix="gongkai-") as folder:
        path = Path(folder) / "template.xlsx"
        save(book, path)
        return path.read_bytes()


def _guide(book: Workbook, title: str, rules: Sequence[str]) -> None:
    page: Any = book.create_sheet("填写说明")
    page.column_dimensions["A"].width = 100
    page.append([_words(page, f"{title}导入表", look.font(size=16, bold=True, ink=look.DEEP))])
    for at, rule in enumerate(rules, start=1):
        page.append([_words(page, f"{at}. {rule}", look.font())])


def _sheet(page: Any, sheet: Sheet, offers: Offers, year: int) -> None:
    """Title, hint, header with notes, the example row, open rows. Column A marks the example."""
    for at, column in enumerate(sheet.columns, start=2):
        letter = get_column_letter(at)
        furniture.open_column(page, column, letter)
        first = furniture.FIRST_ROW
        offer(page, offers, column, f"{letter}{first}:{letter}{first + _ROWS}", year)
    page.column_dimensions["A"].width = 7
    page.freeze_panes = f"C{furniture.HEADER_ROW + 1}"
    furniture.set_print(page, sheet)
    page.row_dimensions[furniture.HEADER_ROW].height = 32
    page.append([_words(page, sheet.title, look.font(size=16, bold=True, ink=look.DEEP))])
    page.append([_words(page, sheet.intro, look.font(size=10, ink=look.SOFT))])
    page.append(["", *(furniture.label(page, each.header, each) for each in sheet.columns)])
    shown = (furniture.dated(each.example, year) for each in sheet.columns)
    example = (
        furniture.example(page, each, value)
        for each, value in zip(sheet.columns, shown, strict=True)
    )
    page.append([_words(page, EXAMPLE, look.font(italic=True, ink=look.SOFT)), *example])


def _words(page: Any, words: str, font: Any) -> Any:
    cell = WriteOnlyCell(page, words)
    cell.font = font
    return cell

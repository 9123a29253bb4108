"""The first sheet, 填写说明: how the ledger is kept and where each sheet goes in the report."""

from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.worksheet.hyperlink import Hyperlink

from gongkai.files.ledger import look
from gongkai.files.ledger.sheets import EXAMPLE, sheets

SHEET = "填写说明"

RULES = (
    "全年边办边记：发文、公开、收到申请、作出答复，当天登记一行；次年1月核对后生成年报。",
    "蓝色表头是标签，已锁定；深色并带 * 的列必填。鼠标停在表头上可以看到填写要求和依据条款。",
    f"灰色斜体、第一列写着“{EXAMPLE}”的是示例行，读取时忽略，可以保留也可以清空。",
    "日期写成 2024-03-05；件数、条数只写数字，不带单位；金额单位为元，最多到分。",
    "有下拉列表的列请从列表中选择。没有发生的事项不填，整张表没有内容也请保留空表。",
    "“编号”可以不填；填写的编号在同一张表内不得重复，年报中每个数字都能按编号查到原始行。",
    "可以增加行、调整列宽、按列排序，也可以在最后加自己的备注列（读取时不采用）；不要改动表头文字。",
    "台账含有工作信息，不要填写申请人的姓名、身份证号、电话等个人信息。",
)


def write_guide(book: Workbook, year: int) -> None:
    """Write the explanation sheet."""
    page: Any = book.create_sheet(SHEET)
    for letter, width in zip("ABC", (22, 76, 72), strict=True):
        page.column_dimensions[letter].width = width
    page.protection.sheet = True
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = 9
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.sheet_properties.tabColor = look.DEEP
    page.row_dimensions[1].height = 34
    page.append([_cell(page, f"{year}年政府信息公开台账", size=18, bold=True, ink=look.DEEP)])
    for at, words in enumerate(RULES, start=1):
        page.append([_cell(page, f"{at}. {words}")])
    page.append([])
    page.row_dimensions[len(RULES) + 3].height = 24
    page.append([_head(page, words) for words in ("工作表", "登记什么", "用于年报何处；依据")])
    for at, sheet in enumerate(sheets(), start=len(RULES) + 4):
        page.row_dimensions[at].height = 44
        link = _boxed(page, sheet.title, ink=look.BLUE)
        link.hyperlink = Hyperlink(ref="", location=f"'{sheet.title}'!A1")
        feeds = f"{sheet.feeds}\n{sheet.cites}"
        page.append([link, _boxed(page, sheet.intro), _boxed(page, feeds)])


def _cell(
    page: Any, words: str, *, size: int = 11, bold: bool = False, ink: str = look.INK
) -> Any:
    cell = WriteOnlyCell(page, words)
    cell.font = look.font(size=size, bold=bold, ink=ink)
    cell.alignment = look.MIDDLE
    return cell


def _boxed(page: Any, words: str, *, ink: str = look.INK) -> Any:
    cell = _cell(page, words, ink=ink)
    cell.alignment = look.WRAPPED
    cell.border = look.GRID
    return cell


def _head(page: Any, words: str) -> Any:
    cell = _boxed(page, words, ink=look.PAPER)
    cell.fill = look.fill(look.DEEP)
    cell.font = look.font(bold=True, ink=look.PAPER)
    return cell

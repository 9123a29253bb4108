"""The return as a workbook; every figure is a number in its cell."""

import tempfile
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from gongkai.files.ledger import look
from gongkai.files.ledger.write import save
from gongkai.web.conservation.content import Content
from gongkai.web.conservation.names import MONTHS

Cell = str | Decimal | int | None


def workbook(content: Content, *, stamp: str) -> bytes:
    """Four sheets: the institution, what was used, standard coal, indicators."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "gongkai"
    title = f"{content['year']}年公共机构能源资源消费年报"
    book.properties.title = title
    for name, heads, rows, widths in _sheets(content, stamp):
        page: Any = book.create_sheet(name)
        write_page(page, f"{title} {name}", heads, rows, widths)
    with tempfile.TemporaryDirectory(prefix="gongkai-") as folder:
        path = Path(folder) / "return.xlsx"
        save(book, path)
        return path.read_bytes()


_Sheet = tuple[str, Sequence[str], list[Sequence[Cell]], Sequence[int]]


def _sheets(content: Content, stamp: str) -> Iterable[_Sheet]:
    basis: list[Sequence[Cell]] = [
        ("单位名称", content["organ"]), ("统计年度", content["year"]),
        *((name, _number(value)) for name, value in content["profile"]),
        ("电力折算方法", content["method"]), ("综合能耗（千克标准煤）", _number(content["kgce"])),
        ("情况说明", content["note"]), ("状态", stamp),
    ]  # fmt: skip
    yield "基本情况", ("项目", "内容"), basis, (30, 60)
    months = [f"{month}月" for month in MONTHS]
    used: list[Sequence[Cell]] = [
        (row["title"], row["unit"], *map(_number, row["months"]), _number(row["total"]),
         _number(row["yuan"]))
        for row in content["use"]
    ]  # fmt: skip
    heads = ("种类", "单位", *months, "全年", "金额（元）")
    yield "能源资源消费状况", heads, used, (14, 10, *(11 for _ in months), 14, 14)
    coal: list[Sequence[Cell]] = [
        (row["title"], _number(row["kgce"]), row["how"], "；".join(row["cites"]))
        for row in content["coal"]
    ]
    heads = ("种类", "千克标准煤", "计算", "系数依据")
    yield "折标准煤", heads, coal, (14, 16, 70, 44)
    marks: list[Sequence[Cell]] = [
        (row["title"], row["unit"], *(_number(row[key]) for key in
         ("value", "base", "fell", "quota", "target")), row["how"], row["base_words"])
        for row in content["indicators"]
    ]  # fmt: skip
    heads = ("指标", "单位", "本年", "基期", "降幅（%）", "定额", "目标", "计算", "基期说明")
    yield "指标", heads, marks, (22, 20, 12, 12, 12, 12, 12, 60, 36)


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def write_page(
    page: Any, title: str, heads: Sequence[str], rows: list[Sequence[Cell]], widths: Sequence[int]
) -> None:
    """A title, a header and rows, ready to print."""
    page.append([title])
    page["A1"].font = look.font(size=14, bold=True, ink=look.DEEP)
    page.append(list(heads))
    for row in rows:
        page.append(list(row))
    page.freeze_panes = "A3"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    for at, width in enumerate(widths, start=1):
        page.column_dimensions[page.cell(2, at).column_letter].width = width
    for cells in page.iter_rows(min_row=2):
        for cell in cells:
            _dress(cell, head=cell.row == 2)


def _dress(cell: Any, *, head: bool) -> None:
    number = isinstance(cell.value, Decimal | int)
    cell.border = look.GRID
    cell.font = look.font(bold=head, ink=look.PAPER if head else look.INK)
    cell.alignment = look.CENTRED if head else look.MIDDLE if number else look.LEFT
    if head:
        cell.fill = look.fill(look.DEEP)
    elif isinstance(cell.value, Decimal):
        cell.number_format = "#,##0.######"
    elif isinstance(cell.value, str):
        cell.data_type = "s"  # a text stays one, whatever it begins with

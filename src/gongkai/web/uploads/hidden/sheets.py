"""Hidden content of workbooks: sheets, rows, columns, comments, links, names, formulas of CSV."""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree
from python_calamine import CalamineWorkbook, SheetVisibleEnum

from gongkai.files.readers.encoding import decode
from gongkai.web.uploads.hidden.package import Names, Row, local, parts, quote, row, spoken, xml

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_ON = ("1", "true")
_SHOW = "取消隐藏并核对，或者删除"
_OWN = ("_xlnm.", "_FilterDatabase")


def in_sheets(package: zipfile.ZipFile, names: Names) -> Iterator[Row]:
    """All of it: the book, then sheet by sheet."""
    shown = dict(_sheets(package, names))
    if "xl/workbook.xml" in names:
        yield from _book(xml(package, "xl/workbook.xml"))
    for name in parts(names, r"xl/externalLinks/[^/]*\.xml"):
        yield row(name, "链接到其他工作簿，并保存着其中的数据", "断开外部链接")
    for name in parts(names, r"xl/(threadedComments/.*|comments.*)\.xml"):
        yield from _comments(xml(package, name))
    for name in parts(names, r"xl/worksheets/[^/]*\.xml"):
        yield from _sheet(xml(package, name), shown.get(name, name.rpartition("/")[2]))


def _sheets(package: zipfile.ZipFile, names: Names) -> Iterator[tuple[str, str]]:
    """Which part is which sheet."""
    links = "xl/_rels/workbook.xml.rels"
    if links not in names or "xl/workbook.xml" not in names:
        return
    at = {each.get("Id"): each.get("Target", "") for each in xml(package, links)}
    for sheet in xml(package, "xl/workbook.xml").iter(f"{S}sheet"):
        target = at.get(sheet.get(f"{_R}id"), "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        yield path, f"工作表“{sheet.get('name')}”"


def _book(book: etree._Element) -> Iterator[Row]:
    for sheet in book.iter(f"{S}sheet"):
        state = sheet.get("state", "visible")
        if state != "visible":
            deep = "深度" if state == "veryHidden" else ""
            yield row(f"工作表“{sheet.get('name')}”", f"{deep}隐藏的工作表", _SHOW)
    for name in book.iter(f"{S}definedName"):
        said, value = name.get("name", ""), name.text or ""
        if said.startswith(_OWN):
            continue
        if name.get("hidden") in _ON or "[" in value or "#REF!" in value or "|" in value:
            yield row("名称", f"有隐藏或者失效的名称“{quote(said)}”", "在“名称管理器”中删除",
                      "ordinary")  # fmt: skip


def _comments(root: etree._Element) -> Iterator[Row]:
    said = [
        spoken(each) for each in root.iter(etree.Element)
        if local(each) in ("comment", "threadedComment")
    ]  # fmt: skip
    if said:
        yield row("批注", f"有{len(said)}条批注（“{quote(said[0])}”）", "删除全部批注")


def _sheet(root: etree._Element, place: str) -> Iterator[Row]:
    rows = sum(_hidden(each, "ht") for each in root.iter(f"{S}row"))
    columns = 0
    for each in root.iter(f"{S}col"):
        if _hidden(each, "width"):
            first, last = int(each.get("min", "1")), int(each.get("max", "1"))
            columns += 1 if last >= 16_384 else last - first + 1
    if rows or columns:
        filtered = "（有筛选）" if root.find(f"{S}autoFilter") is not None else ""
        yield row(place, f"有隐藏的{rows}行、{columns}列{filtered}", _SHOW)


def _hidden(each: etree._Element, size: str) -> bool:
    return each.get("hidden") in _ON or each.get(size) in ("0", "0.0")


def in_old_book(data: bytes) -> list[Row]:
    """Hidden sheets of XLS; what else it hides, no reader of ours can see."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    found = [
        row(f"工作表“{each.name}”", "隐藏的工作表", _SHOW)
        for each in book.sheets_metadata if each.visible != SheetVisibleEnum.Visible
    ]  # fmt: skip
    return [*found, row("文件", "旧格式，批注和隐藏的行列机器无法检查", "另存为 XLSX 后重新上传",
                        "ordinary")]  # fmt: skip


def in_csv(data: bytes) -> list[Row]:
    """Cells that a table program would take for formulas."""
    cells = (
        cell.strip().strip('"')
        for line in decode(data)[0].splitlines()[:100_000] for cell in line.split(",")
    )  # fmt: skip
    acting = sum(
        cell.startswith(("=", "@", "\t=")) or (cell[:1] in "+-" and cell[1:2].isalpha())
        for cell in cells if cell
    )  # fmt: skip
    if not acting:
        return []
    advice = "在等号前加单引号，或者改为数值"
    return [row("单元格", f"有{acting}个单元格会被表格软件当作公式执行", advice)]

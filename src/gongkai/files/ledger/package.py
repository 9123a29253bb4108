"""The workbook file itself: is it one that can be read, and which cells hold no value to read?

A formula never computed and an error value both read as blank; they must not pass for one.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from lxml import etree
from openpyxl.utils import get_column_letter

from gongkai.files.bounded import is_bomb, member, open_zip, parse_xml
from gongkai.files.errors import Unreadable

Faults = Mapping[tuple[int, str], str]
"""Row and column letter of a cell → why it has no value."""

UNCOMPUTED = "公式没有计算结果，请在表格软件中重新计算并保存，或者直接填写数值"
ERROR_VALUE = "单元格是错误值，请改正"

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_REL_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_REL_ID = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_SUSPECTS = (b"<f>", b"<f ", b"<f/", b":f>", b":f ", b't="e"', b"t='e'")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BLOCK = 2**20
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError,
           etree.XMLSyntaxError)  # fmt: skip
_SHEET_LIMIT = 512 * 2**20
_INCOMPLETE = "工作簿缺少必要的部件，可能已损坏"
_OTHERS = {
    "word/document.xml": "这是 Word 文档，不是表格工作簿",
    "ppt/presentation.xml": "这是演示文稿，不是表格工作簿",
    "content.xml": "这是 ODF 文件，请在表格软件中另存为 .xlsx 工作簿",
    "xl/workbook.bin": "这是二进制工作簿（.xlsb），请另存为 .xlsx 工作簿",
}


def faults_of(data: bytes, *, name: str) -> Mapping[str, Faults]:
    """The cells without a value, by sheet; Unreadable when the file is no readable workbook."""
    _refuse_others(data, name)
    with open_zip(data, name=name) as package:
        known = {info.filename: info for info in package.infolist()}
        for part, reason in _OTHERS.items():
            if part in known:
                raise Unreadable(name, reason)
        if "xl/workbook.xml" not in known:
            raise Unreadable(name, "不是 .xlsx 工作簿")
        if any(is_bomb(info) or info.file_size > _SHEET_LIMIT for info in known.values()):
            raise Unreadable(name, "解压后的体积超出限度，疑为压缩炸弹，未读取")
        paths = dict(_sheet_paths(package, name))
        if any(path not in known for path in paths.values()):
            raise Unreadable(name, _INCOMPLETE)
        try:
            return {title: dict(_faults(package, known[each])) for title, each in paths.items()}
        except _BROKEN as broken:
            raise Unreadable(name, "工作表内容已损坏") from broken


def _refuse_others(data: bytes, name: str) -> None:
    """What can be told from the first bytes."""
    if not data:
        raise Unreadable(name, "文件是空的，没有任何内容")
    if data.startswith(_OLE):
        sealed = "EncryptedPackage".encode("utf-16-le") in data
        raise Unreadable(
            name,
            "工作簿已加密，请去除打开密码后再读取"
            if sealed
            else "这是旧格式（.xls）文件，请另存为 .xlsx 工作簿",
        )
    if not data.startswith(b"PK"):
        raise Unreadable(name, "不是 .xlsx 工作簿")


def _sheet_paths(package: zipfile.ZipFile, name: str) -> Iterator[tuple[str, str]]:
    """Each sheet's title and the part it is stored in."""
    book = _part(package, "xl/workbook.xml", name)
    rels = _part(package, "xl/_rels/workbook.xml.rels", name)
    targets = {each.get("Id"): each.get("Target", "") for each in rels}
    for each in (*book.iter(f"{_MAIN}sheet"), *book.iter(f"{_STRICT}sheet")):
        target = targets.get(each.get(_REL_ID) or each.get(_STRICT_REL_ID), "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        yield str(each.get("name", "")), path


def _part(package: zipfile.ZipFile, path: str, name: str) -> etree._Element:
    try:
        info = package.getinfo(path)
    except KeyError:
        raise Unreadable(name, _INCOMPLETE) from None
    return parse_xml(member(package, info, name=name), name=name)


def _faults(
    package: zipfile.ZipFile, info: zipfile.ZipInfo
) -> Iterator[tuple[tuple[int, str], str]]:
    """Only a sheet that holds a formula or an error value is parsed; our own hold none."""
    if not _is_suspect(package, info):
        return
    with package.open(info) as stream:
        for _, cell in etree.iterparse(
            stream, tag=(f"{_MAIN}c", f"{_STRICT}c"), resolve_entities=False, no_network=True
        ):
            yield from _fault(cell)
            cell.clear()


def _is_suspect(package: zipfile.ZipFile, info: zipfile.ZipInfo) -> bool:
    tail = b""
    with package.open(info) as stream:
        while block := stream.read(_BLOCK):
            seen = tail + block
            if any(each in seen for each in _SUSPECTS):
                return True
            tail = block[-8:]
    return False


def _fault(cell: etree._Element) -> Iterator[tuple[tuple[int, str], str]]:
    parts = {etree.QName(each).localname: each.text for each in cell}
    if cell.get("t") == "e":
        yield _place(cell), ERROR_VALUE
    elif "f" in parts and not parts.get("v") and cell.get("t") != "str":
        yield _place(cell), UNCOMPUTED


def _place(cell: etree._Element) -> tuple[int, str]:
    """Row and column letter; a cell that does not say stands where it is counted."""
    found = re.fullmatch(r"([A-Z]{1,3})(\d{1,7})", cell.get("r", ""))
    if found is not None:
        return int(found[2]), found[1]
    row, *above = cell.iterancestors()
    counted = above[0].index(row) + 1 if above else 1
    return int(row.get("r") or counted), get_column_letter(row.index(cell) + 1)

"""A masked copy of a file, proved: what can still be read in it is read again."""

import re
from collections.abc import Iterator
from datetime import datetime

from lxml import etree

from gongkai.files.bounded import parse_xml
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Person
from gongkai.web.uploads.checks.masking import mask, personal
from gongkai.web.uploads.hidden.package import rewritten
from gongkai.web.uploads.models import State, Upload
from gongkai.web.uploads.services import files

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DROPPED = re.compile(r"docProps/(core|app|custom)\.xml|.*[cC]omments\d*\.xml|meta\.xml")
MASKABLE = ("txt", "csv", "docx", "xlsx")


def mask_file(upload: Upload, *, by: Person | None, at: datetime) -> Upload:
    """A new file with the personal data hidden; refused when any can still be taken out of it."""
    if upload.state != State.CHECKED:
        raise Refused("文件尚未检查")
    if upload.kind not in MASKABLE:
        raise Refused("这种文件请在源文件中遮盖后重新上传（可处理 TXT、CSV、DOCX、XLSX）")
    stem, dot, suffix = upload.name.rpartition(".")
    made = files.take(
        upload.organ, data=masked(files.read(upload), kind=upload.kind),
        name=f"{stem}（已遮盖）{dot}{suffix}", by=by, at=at,
    )  # fmt: skip
    left = personal(made.text)
    if made.state != State.CHECKED or left:
        found = left[0].message if left else "无法重新读取"
        files.refuse(made, reason=f"遮盖后仍能读出{found}", by=by)
        raise Refused(f"遮盖没有成功：{found}")
    Upload.objects.filter(pk=made.pk).update(masked_from=upload)
    made.refresh_from_db()
    return made


def masked(data: bytes, *, kind: str) -> bytes:
    """The bytes of the masked copy."""
    if kind in ("txt", "csv"):
        return mask(data.decode("utf-8", "replace")).text.encode()
    change = _word if kind == "docx" else _sheet
    return rewritten(data, change)


def _word(name: str, data: bytes) -> bytes | None:
    if _DROPPED.fullmatch(name):
        return _emptied(data)
    if not re.fullmatch(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml", name):
        return data
    root = parse_xml(data, name=name)
    for deleted in list(root.iter(f"{_W}del")):
        parent = deleted.getparent()
        if parent is not None:
            parent.remove(deleted)
    for paragraph in root.iter(f"{_W}p"):
        _hide(list(paragraph.iter(f"{_W}t")))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _sheet(name: str, data: bytes) -> bytes | None:
    if _DROPPED.fullmatch(name):
        return _emptied(data)
    if name == "xl/sharedStrings.xml":
        root = parse_xml(data, name=name)
        for item in root.iter(f"{_S}si"):
            _hide(list(item.iter(f"{_S}t")))
    elif re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name):
        root = parse_xml(data, name=name)
        for cell in root.iter(f"{_S}c"):
            _hide_cell(cell)
    else:
        return data
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _hide_cell(cell: etree._Element) -> None:
    """A number that is an identity or card number becomes a text with stars."""
    _hide(list(cell.iter(f"{_S}t")))
    value = cell.find(f"{_S}v")
    if value is None or cell.get("t") == "s" or not value.text:
        return
    hidden = mask(value.text)
    if hidden.hidden:
        cell.set("t", "str")
        value.text = hidden.text


def _hide(texts: list[etree._Element]) -> None:
    """Mask a paragraph whose words are cut into runs: the same places, run by run."""
    whole = "".join(each.text or "" for each in texts)
    spans = [(each.start, each.end) for each in mask(whole).hidden]
    if not spans:
        return
    shown = list(_starred(whole, spans))
    at = 0
    for each in texts:
        length = len(each.text or "")
        each.text = "".join(shown[at : at + length])
        at += length


def _starred(whole: str, spans: list[tuple[int, int]]) -> Iterator[str]:
    """The text with stars in the middle of each span, of the same length."""
    for place, char in enumerate(whole):
        span = next(((s, e) for s, e in spans if s <= place < e), None)
        keep = span is None or place - span[0] < 3 or span[1] - place <= 4
        yield char if keep or not char.strip() else "*"


def _emptied(data: bytes) -> bytes:
    """The part with its root alone: the package still names it."""
    root = parse_xml(data, name="文件属性")
    for child in list(root):
        root.remove(child)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

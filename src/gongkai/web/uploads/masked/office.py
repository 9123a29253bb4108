"""DOCX and XLSX without personal data, revisions, comments, hidden words and metadata."""

import io
import re
import zipfile
from collections.abc import Callable, Iterable

from lxml import etree

from gongkai.files.bounded import member, open_zip, parse_xml
from gongkai.web.uploads.checks.masking import mask
from gongkai.web.uploads.masked import picture

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
# Parts that are left out; whatever names them is left out of the lists of the package too.
_LEFT_OUT = re.compile(
    r"docProps/.*|customXml/.*|.*/embeddings/.*|.*/activeX/.*|word/comments\w*\.xml"
    r"|word/people\.xml|word/glossary/.*|word/afchunk.*|xl/(threadedComments|persons)/.*"
    r"|xl/comments.*\.xml|xl/externalLinks/.*|xl/drawings/vmlDrawing\d*\.vml|xl/printerSettings/.*"
    r"|xl/(calcChain|connections|revisions.*)\.xml|xl/(queryTables|pivotCache)/.*|.*thumbnail.*",
    re.IGNORECASE,
)
_UNWRAPPED = ("ins", "moveTo")
_REMOVED = (
    "del", "moveFrom", "commentRangeStart", "commentRangeEnd", "commentReference", "rPrChange",
    "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange", "moveFromRangeStart",
    "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "altChunk", "object",
)  # fmt: skip
Change = Callable[[str, bytes], bytes]


def word(data: bytes) -> bytes:
    """A DOCX."""
    return _rewritten(data, _word_part)


def sheet(data: bytes) -> bytes:
    """An XLSX."""
    return _rewritten(data, _sheet_part)


def _rewritten(data: bytes, change: Change) -> bytes:
    """The package with each kept part changed, in the same order and with no day of its own."""
    out = io.BytesIO()
    with (
        open_zip(data, name="文件") as package,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        names = {each.filename for each in package.infolist()}
        kept = {each for each in names if not _LEFT_OUT.fullmatch(each)}
        for info in package.infolist():
            if info.filename not in kept or info.is_dir():
                continue
            body = member(package, info, name=info.filename)
            if info.filename.endswith((".xml", ".rels", ".vml")):
                body = _listed(info.filename, change(info.filename, body), kept)
            elif "/media/" in info.filename:
                body = picture.bare(body)
            made.writestr(zipfile.ZipInfo(info.filename), body, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _listed(name: str, data: bytes, kept: set[str]) -> bytes:
    """The lists of a package without what was left out, and without what lies outside."""
    if name == "[Content_Types].xml":
        root = parse_xml(data, name=name)
        for each in list(root):
            part = each.get("PartName", "").lstrip("/")
            if part and part not in kept:
                root.remove(each)
        return _printed(root)
    if not name.endswith(".rels"):
        return data
    root = parse_xml(data, name=name)
    folder = name.replace("_rels/", "").rpartition("/")[0]
    for each in list(root):
        target = each.get("Target", "")
        outside = each.get("TargetMode") == "External"
        if (outside and not each.get("Type", "").endswith("/hyperlink")) or (
            not outside and _resolved(folder, target) not in kept
        ):
            root.remove(each)
    return _printed(root)


def _resolved(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    way = folder.split("/") if folder else []
    for step in target.split("/"):
        if step == "..":
            way = way[:-1]
        elif step != ".":
            way.append(step)
    return "/".join(way)


def _word_part(name: str, data: bytes) -> bytes:
    if not name.startswith("word/") or not name.endswith(".xml"):
        return data
    root = parse_xml(data, name=name)
    _drop(root, (f"{_W}{tag}" for tag in _REMOVED))
    for tag in _UNWRAPPED:
        for each in list(root.iter(f"{_W}{tag}")):
            _unwrap(each)
    for run in list(root.iter(f"{_W}r")):
        mark = run.find(f"{_W}rPr/{_W}vanish")
        if mark is not None and mark.get(f"{_W}val", "1") not in ("0", "false", "off"):
            _take(run)
    for paragraph in root.iter(f"{_W}p", f"{_A}p"):
        hide(list(paragraph.iter(f"{_W}t", f"{_A}t")))
    for each in root.iter(f"{_W}instrText"):
        each.text = mask(each.text or "").text
    _values(root)
    return _printed(root)


def _sheet_part(name: str, data: bytes) -> bytes:
    if not name.startswith("xl/") or not name.endswith(".xml"):
        return data
    root = parse_xml(data, name=name)
    for item in root.iter(f"{_S}si", f"{_S}is", f"{_A}p"):
        hide(list(item.iter(f"{_S}t", f"{_A}t")))
    for cell in root.iter(f"{_S}c"):
        _cell(cell)
    _drop(root, (f"{_S}legacyDrawing", f"{_S}externalReferences", f"{_S}oleObjects"))
    for each in root.iter(f"{_S}definedName", f"{_S}oddHeader", f"{_S}oddFooter", f"{_S}f"):
        each.text = mask(each.text or "").text
    _values(root)
    return _printed(root)


def _cell(cell: etree._Element) -> None:
    """A number that is an identity or card number becomes a text with stars."""
    value = cell.find(f"{_S}v")
    if value is None or cell.get("t") == "s" or not value.text:
        return
    hidden = mask(value.text)
    if hidden.hidden:
        cell.set("t", "str")
        value.text = hidden.text


def _values(root: etree._Element) -> None:
    """What charts keep of their figures, and every attribute that says something."""
    for each in root.iter(f"{_C}v"):
        each.text = mask(each.text or "").text
    for each in root.iter(etree.Element):
        for key, value in each.items():
            if len(value) >= 7:
                each.set(key, mask(str(value)).text)


def hide(texts: list[etree._Element]) -> None:
    """Mask a paragraph whose words are cut into runs: the same places, run by run."""
    shown, at = mask("".join(each.text or "" for each in texts)).text, 0
    for each in texts:
        length = len(each.text or "")
        each.text = shown[at : at + length]
        at += length


def _drop(root: etree._Element, tags: Iterable[str]) -> None:
    for each in list(root.iter(*tags)):
        _take(each)


def _take(element: etree._Element) -> None:
    """Remove an element, not the words after it."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: etree._Element) -> None:
    """Put what is inside in the place of the element."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    for offset, child in enumerate(list(element)):
        parent.insert(at + offset, child)
    parent.remove(element)


def _printed(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

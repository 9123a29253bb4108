"""Hidden content of DOCX: revisions, comments, hidden words, fields that act, old versions."""

import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from gongkai.web.uploads.hidden.package import Names, Row, local, parts, quote, row, xml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARTS = r"word/(document|header|footer|footnotes|endnotes|glossary/document)\d*\.xml"
_MOVED = ("moveFrom", "moveTo")
_CHANGED = ("rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange")
_ACTING = re.compile(r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|DATABASE)\b", re.IGNORECASE)
_WHITE = frozenset(("FFFFFF", "FEFEFE"))


def in_word(package: zipfile.ZipFile, names: Names) -> Iterator[Row]:
    """All of it, part by part."""
    for name in parts(names, r"word/comments\w*\.xml"):
        said = [_text(each) for each in xml(package, name).iter(f"{W}comment")]
        if said:
            yield row("批注", f"有{len(said)}条批注（“{quote(said[0])}”）", "删除全部批注")
    vanishing = _vanishing(package, names)
    for name in parts(names, _PARTS):
        root = xml(package, name)
        yield from _revisions(root)
        yield from _unseen(root, vanishing)
        yield from _fields(root)
    for name in parts(names, r"word/afchunk\d*\..*"):
        yield row(name, "夹带了另一个文件的内容", "打开后重新保存为 DOCX")


def _revisions(root: etree._Element) -> Iterator[Row]:
    inserted = sum(1 for _ in root.iter(f"{W}ins"))
    moved = sum(1 for tag in _MOVED for _ in root.iter(f"{W}{tag}"))
    changed = sum(1 for tag in _CHANGED for _ in root.iter(f"{W}{tag}"))
    deleted = "".join(each.text or "" for each in root.iter(f"{W}delText"))
    if inserted or deleted or moved:
        said = f"插入{inserted}处，移动{moved}处，删除“{quote(deleted)}”"
        yield row("修订", f"有未接受的修订（{said}）", "接受或者拒绝全部修订")
    elif changed:
        yield row("修订", f"有{changed}处未接受的格式修订", "接受或者拒绝全部修订", "ordinary")


def _vanishing(package: zipfile.ZipFile, names: Names) -> frozenset[str]:
    """The styles that hide what is set in them."""
    if "word/styles.xml" not in names:
        return frozenset()
    return frozenset(
        each.get(f"{W}styleId", "")
        for each in xml(package, "word/styles.xml").iter(f"{W}style")
        if _is_on(each.find(f"{W}rPr/{W}vanish"))
    )


def _unseen(root: etree._Element, vanishing: frozenset[str]) -> Iterator[Row]:
    hidden, white = "", ""
    for run in root.iter(f"{W}r"):
        props = run.find(f"{W}rPr")
        if props is None:
            continue
        style = props.find(f"{W}rStyle")
        if (
            _is_on(props.find(f"{W}vanish"))
            or _is_on(props.find(f"{W}webHidden"))
            or (style is not None and style.get(f"{W}val", "") in vanishing)
        ):
            hidden += _text(run)
        elif _is_white(props):
            white += _text(run)
    if hidden.strip():
        yield row("隐藏文字", f"有隐藏的文字“{quote(hidden)}”", "显示后删除")
    if white.strip():
        yield row("白色文字", f"有白色的文字“{quote(white)}”", "核对是否有意隐藏", "ordinary")


def _fields(root: etree._Element) -> Iterator[Row]:
    for each in root.iter(f"{W}instrText", f"{W}fldSimple"):
        code = each.get(f"{W}instr") or each.text or ""
        if _ACTING.search(code):
            yield row("域", f"含有读取外部内容的域：{quote(code)}", "删除域，只保留文字")


def _is_on(mark: etree._Element | None) -> bool:
    return mark is not None and mark.get(f"{W}val", "1") not in ("0", "false", "off", "none")


def _is_white(props: etree._Element) -> bool:
    colour, shade = props.find(f"{W}color"), props.find(f"{W}shd")
    return colour is not None and colour.get(f"{W}val", "").upper() in _WHITE and shade is None


def _text(element: etree._Element) -> str:
    return "".join(each.text or "" for each in element.iter() if local(each) in ("t", "delText"))

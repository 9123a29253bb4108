"""Hidden content of the zipped office formats: revisions, comments, hidden sheets, metadata."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator

from lxml import etree

from gongkai.files.bounded import member, open_zip, parse_xml

Row = dict[str, str]
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_MACROS = re.compile(r"vbaProject\.bin$|/activeX/|\.bin$")
_PERSONAL = ("creator", "lastModifiedBy", "Company", "Manager", "initial-creator")


def row(place: str, message: str, advice: str, severity: str = "grave") -> Row:
    """One finding of a file."""
    return {"place": place, "message": message, "advice": advice, "severity": severity}


def in_package(data: bytes, *, kind: str) -> list[Row]:
    """All of it, in the order of the parts."""
    looks: dict[str, Callable[[zipfile.ZipFile, set[str]], Iterator[Row]]] = {
        "docx": _word, "xlsx": _sheets, "pptx": _slides,
    }  # fmt: skip
    with open_zip(data, name=f"文件.{kind}") as package:
        names = set(package.namelist())
        found = [*_programs(names), *_about(package, names)]
        if kind in looks:
            found += looks[kind](package, names)
    return found


def _xml(package: zipfile.ZipFile, name: str) -> etree._Element:
    return parse_xml(member(package, package.getinfo(name), name=name), name=name)


def _programs(names: set[str]) -> Iterator[Row]:
    for name in sorted(names):
        if name.endswith("vbaProject.bin") or "/activeX/" in name:
            yield row(name, "含有宏或者控件", "另存为不含宏的文件后重新上传")
        elif "/embeddings/" in name:
            yield row(name, "嵌入了其他文件", "删除嵌入的对象，或者改为单独的附件")


def _about(package: zipfile.ZipFile, names: set[str]) -> Iterator[Row]:
    for name in ("docProps/core.xml", "docProps/app.xml", "meta.xml"):
        if name not in names:
            continue
        for element in _xml(package, name).iter(etree.Element):
            tag = etree.QName(element).localname
            if tag in _PERSONAL and (element.text or "").strip():
                yield row(
                    "文件属性", f"{tag}：{(element.text or '').strip()[:40]}",
                    "不宜公开的，在“检查文档”中删除文件属性", "ordinary",
                )  # fmt: skip


def _word(package: zipfile.ZipFile, names: set[str]) -> Iterator[Row]:
    parts = [name for name in sorted(names) if re.fullmatch(r"word/[a-z]+\d*\.xml", name)]
    for name in parts:
        if "comments" in name:
            count = sum(1 for _ in _xml(package, name).iter(f"{_W}comment"))
            if count:
                yield row("批注", f"有{count}条批注", "删除全部批注")
            continue
        root = _xml(package, name)
        inserted = sum(1 for _ in root.iter(f"{_W}ins"))
        deleted = "".join(each.text or "" for each in root.iter(f"{_W}delText"))
        if inserted or deleted:
            yield row("修订", f"有未接受的修订（插入{inserted}处，删除“{deleted[:20]}”）",
                      "接受或者拒绝全部修订")  # fmt: skip
        hidden = "".join(_vanished(root))
        if hidden.strip():
            yield row("隐藏文字", f"有隐藏的文字“{hidden[:20]}”", "显示后删除")


def _vanished(root: etree._Element) -> Iterator[str]:
    for run in root.iter(f"{_W}r"):
        mark = run.find(f"{_W}rPr/{_W}vanish")
        if mark is not None and mark.get(f"{_W}val", "1") not in ("0", "false"):
            yield from (each.text or "" for each in run.iter(f"{_W}t"))


def _sheets(package: zipfile.ZipFile, names: set[str]) -> Iterator[Row]:
    book = _xml(package, "xl/workbook.xml")
    for sheet in book.iter(f"{_S}sheet"):
        if sheet.get("state", "visible") != "visible":
            yield row(f"工作表“{sheet.get('name')}”", "隐藏的工作表", "取消隐藏并核对，或者删除")
    for name in sorted(names):
        if name.startswith("xl/externalLinks/") and name.endswith(".xml"):
            yield row(name, "链接到其他工作簿", "断开外部链接")
        elif re.search(r"xl/(threadedC|c)omments", name):
            yield row("批注", "有批注", "删除全部批注")
        elif re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name):
            root = _xml(package, name)
            rows = sum(each.get("hidden") in ("1", "true") for each in root.iter(f"{_S}row"))
            columns = sum(each.get("hidden") in ("1", "true") for each in root.iter(f"{_S}col"))
            if rows or columns:
                yield row(name.rpartition("/")[2], f"有隐藏的{rows}行、{columns}列",
                          "取消隐藏并核对，或者删除")  # fmt: skip


def _slides(package: zipfile.ZipFile, names: set[str]) -> Iterator[Row]:
    notes = [
        name for name in names if name.startswith("ppt/notesSlides/") and name.endswith("xml")
    ]
    if notes:
        yield row("备注", f"{len(notes)}张幻灯片有备注", "删除备注")
    for name in sorted(names):
        if re.fullmatch(r"ppt/slides/slide\d+\.xml", name) and _xml(package, name).get("show") in (
            "0",
            "false",
        ):
            yield row(name.rpartition("/")[2], "隐藏的幻灯片", "取消隐藏并核对，或者删除")


def rewritten(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """The package with each member changed (None: left out), in the same order."""
    out = io.BytesIO()
    with (
        open_zip(data, name="文件") as package,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for info in package.infolist():
            kept = change(info.filename, member(package, info, name=info.filename))
            if kept is not None:
                made.writestr(zipfile.ZipInfo(info.filename), kept, zipfile.ZIP_DEFLATED)
    return out.getvalue()

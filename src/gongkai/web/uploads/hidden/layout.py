"""OFD (GB/T 33190): its words, and what it carries beside its pages."""

import zipfile
from collections.abc import Iterator

from lxml import etree

from gongkai.files.bounded import open_zip
from gongkai.web.uploads.hidden.package import Row, local, parts, quote, row, xml

_PAGES = r"(?:.*/)?Pages/Page_\d+/Content\.xml"
_SAME = 1.0  # millimetres: words less apart in height stand on one line
_ABOUT = {"Author": "作者", "Creator": "制作软件", "Subject": "主题", "Keyword": "关键词"}


def in_ofd(data: bytes) -> list[Row]:
    """All of it."""
    with open_zip(data, name="文件") as package:
        names = set(package.namelist())
        return list(_found(package, names))


def _found(package: zipfile.ZipFile, names: set[str]) -> Iterator[Row]:
    root = xml(package, "OFD.xml")
    for each in root.iter(etree.Element):
        said = (each.text or "").strip()
        if local(each) in ("Author", "Subject", "Keyword") and said:
            yield row("文件属性", f"{_ABOUT[local(each)]}：{quote(said, 40)}",
                      "不宜公开的，清除文件属性", "ordinary")  # fmt: skip
        elif local(each) == "CustomData" and said:
            yield row("文件属性", f"自定义数据：{quote(said, 40)}", "核对后清除", "ordinary")
    for name in parts(names, r"(?:.*/)?Annot[^/]*/.*Annotation[^/]*\.xml"):
        count = sum(1 for each in xml(package, name).iter(etree.Element) if local(each) == "Annot")
        if count:
            yield row("批注", f"有{count}处批注", "删除批注后重新导出")
    if parts(names, r"(?:.*/)?Attach[^/]*/.*Attachments?\.xml"):
        yield row("附件", "文件内含附件", "删除内含的附件")
    if parts(names, r"(?:.*/)?Versions?/.*\.xml"):
        yield row("文件", "保存着旧版本", "重新导出后上传")


def words(data: bytes, name: str) -> str:
    """The words of all pages; those at one height on one line."""
    with open_zip(data, name=name) as package:
        pages = parts(set(package.namelist()), _PAGES)
        return "\n".join(line for each in pages for line in _lines(xml(package, each)))


def _lines(root: etree._Element) -> Iterator[str]:
    line, height = "", None
    for each in root.iter(etree.Element):
        if local(each) != "TextObject":
            continue
        top = _top(each)
        if line and (height is None or top is None or abs(top - height) > _SAME):
            yield line
            line = ""
        line += "".join(code.text or "" for code in each.iter() if local(code) == "TextCode")
        height = top
    if line:
        yield line


def _top(element: etree._Element) -> float | None:
    try:
        return float(element.get("Boundary", "").split()[1])
    except (ValueError, IndexError):
        return None

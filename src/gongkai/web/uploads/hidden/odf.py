"""Hidden content of ODT and ODS: revisions, comments, hidden words and sheets; words of ODT."""

from collections.abc import Iterator

from lxml import etree

from gongkai.files.bounded import open_zip
from gongkai.web.uploads.hidden.package import Row, about, local, quote, row, spoken, xml

_SHOW = "取消隐藏并核对，或者删除"


def in_odf(data: bytes) -> list[Row]:
    """All of it."""
    with open_zip(data, name="文件") as package:
        names = set(package.namelist())
        found = [*about(xml(package, "meta.xml"))] if "meta.xml" in names else []
        found += _content(xml(package, "content.xml"))
        if any(each.startswith("Object ") and "/" in each for each in names):
            found.append(row("文件", "嵌入了其他对象", "核对其中的数据，或者改为图片", "ordinary"))
        if any(each.startswith("Versions/") for each in names):
            found.append(row("文件", "保存着旧版本", "删除旧版本后重新上传"))
    return found


def _content(root: etree._Element) -> Iterator[Row]:
    tags = [(local(each), each) for each in root.iter(etree.Element)]
    comments = [each for tag, each in tags if tag == "annotation"]
    if comments:
        said = quote(spoken(comments[0]))
        yield row("批注", f"有{len(comments)}条批注（“{said}”）", "删除全部批注")
    changes = [each for tag, each in tags if tag == "changed-region"]
    if changes:
        said = quote(spoken(changes[0]))
        yield row("修订", f"有{len(changes)}处未接受的修订（“{said}”）", "接受或者拒绝全部修订")
    if any(tag in ("hidden-text", "hidden-paragraph") for tag, _ in tags) or _shown_none(tags):
        yield row("隐藏文字", "有隐藏的文字", "显示后删除")
    hidden = sum(
        _attribute(each, "visibility") in ("collapse", "filter")
        for tag, each in tags if tag in ("table-row", "table-column")
    )  # fmt: skip
    if hidden:
        yield row("工作表", f"有{hidden}处隐藏的行列", _SHOW)
    if any(tag == "table-properties" and _attribute(each, "display") == "false"
           for tag, each in tags):  # fmt: skip
        yield row("工作表", "有隐藏的工作表", _SHOW)


def _shown_none(tags: list[tuple[str, etree._Element]]) -> bool:
    return any(
        tag == "text-properties" and _attribute(each, "display") == "none" for tag, each in tags
    )


def _attribute(element: etree._Element, name: str) -> str:
    found = (value for key, value in element.items() if str(key).endswith("}" + name))
    return str(next(found, ""))


def words(data: bytes, name: str) -> str:
    """A line for each paragraph and heading of a text."""
    with open_zip(data, name=name) as package:
        root = xml(package, "content.xml")
    said = (spoken(each) for each in root.iter(etree.Element)
            if local(each) in ("p", "h"))  # fmt: skip
    return "\n".join(each for each in said if each.strip())

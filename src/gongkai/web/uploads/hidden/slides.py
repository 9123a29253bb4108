"""Hidden content of PPTX: hidden slides, notes, comments; and its words."""

import zipfile
from collections.abc import Iterator

from lxml import etree

from gongkai.files.bounded import open_zip
from gongkai.web.uploads.hidden.package import Names, Row, local, parts, quote, row, spoken, xml

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SLIDES = r"ppt/slides/slide\d+\.xml"
_NOTES = r"ppt/notesSlides/notesSlide\d+\.xml"


def in_slides(package: zipfile.ZipFile, names: Names) -> Iterator[Row]:
    """Slide by slide, then what lies beside them."""
    for number, name in enumerate(parts(names, _SLIDES), start=1):
        root = xml(package, name)
        if root.get("show") in ("0", "false"):
            yield row(f"幻灯片{number}", "隐藏的幻灯片", "取消隐藏并核对，或者删除")
        unseen = sum(
            each.get("hidden") in ("1", "true") for each in root.iter(etree.Element)
            if local(each) == "cNvPr"
        )  # fmt: skip
        if unseen:
            yield row(f"幻灯片{number}", f"有{unseen}个隐藏的对象", "在“选择窗格”中显示并核对")
    for name in parts(names, _NOTES):
        said = [each for each in _lines(xml(package, name)) if not each.isdigit()]
        if said:
            yield row("备注", f"幻灯片有备注（“{quote(''.join(said))}”）", "删除备注")
    for name in parts(names, r"ppt/comments/[^/]*\.xml"):
        yield row("批注", f"有批注（“{quote(spoken(xml(package, name)))}”）",
                  "删除全部批注")  # fmt: skip


def words(data: bytes, name: str) -> str:
    """A line for each paragraph, slide by slide."""
    with open_zip(data, name=name) as package:
        names = set(package.namelist())
        found = [*parts(names, _SLIDES), *parts(names, _NOTES)]
        return "\n".join(line for each in found for line in _lines(xml(package, each)))


def _lines(root: etree._Element) -> list[str]:
    said = (
        "".join(each.text or "" for each in paragraph.iter(f"{_A}t"))
        for paragraph in root.iter(f"{_A}p")
    )
    return [each for each in said if each.strip()]

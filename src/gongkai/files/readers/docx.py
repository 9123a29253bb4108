"""DOCX and DOCM, whoever wrote them: the markup is read as Word would print it.

python-docx takes ten times as long and repeats a merged cell at every place it covers, so the
package is read here with lxml alone. Headers, footers, macros and embedded files are not read.
"""

from collections.abc import Set

from lxml import etree

from gongkai.files.bounded import open_zip
from gongkai.files.errors import Unreadable
from gongkai.files.paper import Block, Paper
from gongkai.files.readers.word.accept import accept
from gongkai.files.readers.word.body import Body
from gongkai.files.readers.word.chunks import chunks
from gongkai.files.readers.word.marks import marks_of, numbered, styles_in
from gongkai.files.readers.word.names import BODY, CALLS, DRAWN, EMBEDDED
from gongkai.files.readers.word.notes import place_notes
from gongkai.files.readers.word.numbering import Numbering
from gongkai.files.readers.word.package import Package
from gongkai.files.readers.word.styles import Styles
from gongkai.files.readers.word.stylesheet import StyleSheet

_EMBEDDED = "文中嵌入的其他文件未读取"


def read(data: bytes, *, name: str) -> Paper:
    """The paper in a DOCX; `name` is the file as the user knows it. Raises Unreadable."""
    with open_zip(data, name=name) as archive:
        return _paper(Package(archive, name), name)


def _paper(package: Package, name: str) -> Paper:
    root = package.document()
    holder = root.find(BODY)
    if holder is None:
        raise Unreadable(name, "文件中没有正文部分，不是有效的 Word 文档")
    remarks, met = accept(root)
    if not met.isdisjoint(CALLS):
        place_notes(root, package)
    inserted = _inserted(package, holder, remarks) if EMBEDDED in met else ([], [])
    styles = Styles(StyleSheet(package.stream("styles.xml"), name=name).find)
    numbering = Numbering(lambda: package.part("numbering.xml"))
    marks = marks_of(root)
    labelled: Set[etree._Element | None] = frozenset()
    if package.has("numbering.xml"):  # without that part no program prints a label by itself
        labelled = numbered(root, marks, styles.numbered(styles_in(root)))
    pictures = None if met.isdisjoint(DRAWN) else package.picture
    body = Body(name, styles, numbering, marks, labelled, pictures)
    blocks = (*inserted[0], *body.blocks(holder), *inserted[1])
    return Paper(blocks, file=name, kind="docx", remarks=(*remarks, *body.remarks))


def _inserted(
    package: Package, holder: etree._Element, remarks: list[str]
) -> tuple[list[Block], list[Block]]:
    """What stands in chunks above and below the body's own words, or a remark."""
    if next(holder.iterdescendants(EMBEDDED), None) is None:
        return [], []
    found = chunks(package, holder)
    if found is None or not any(found):
        remarks.append(_EMBEDDED)
        return [], []
    return found

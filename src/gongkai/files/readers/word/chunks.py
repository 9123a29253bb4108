"""Documents that programs wrap in a DOCX (`w:altChunk`): web pages that Word turns into text.

Editors in the browser and office systems export so; the body then holds little but the chunk.
"""

import posixpath
from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from gongkai.files.bounded import member
from gongkai.files.errors import Unreadable
from gongkai.files.paper import Block, Paper
from gongkai.files.readers import html, mht
from gongkai.files.readers.word.names import EMBEDDED, RELATION, TBL, P
from gongkai.files.readers.word.package import Package

Element = etree._Element

_READERS: Mapping[str, Callable[..., Paper]] = {
    ".html": html.read,
    ".htm": html.read,
    ".xhtml": html.read,
    ".mht": mht.read,
    ".mhtml": mht.read,
}


def chunks(package: Package, holder: Element) -> tuple[list[Block], list[Block]] | None:
    """The blocks of the chunks above and below all else in the body.

    None when a chunk stands among the body's own words, or cannot be read.
    """
    elements = list(holder.iterchildren(EMBEDDED, P, TBL))
    own = [n for n, each in enumerate(elements) if each.tag != EMBEDDED and _says(each)]
    above: list[Block] = []
    below: list[Block] = []
    try:
        for number, element in enumerate(elements):
            if element.tag != EMBEDDED:
                continue
            before, after = any(n < number for n in own), any(n > number for n in own)
            if before and after:
                return None
            (below if before else above).extend(_read(package, element))
    except Unreadable:
        return None
    return above, below


def _says(element: Element) -> bool:
    return any(text.strip() for text in element.itertext())


def _read(package: Package, element: Element) -> Iterator[Block]:
    path = package.target(element.get(RELATION, ""))
    reader = _READERS.get(posixpath.splitext(path)[1].lower())
    info = package.parts.get(path)
    if reader is None or info is None:
        raise Unreadable(package.name, "嵌入的文件无法读取")
    data = member(package.archive, info, name=package.name)
    yield from reader(data, name=package.name).blocks

"""Goes down a page and gives its paragraphs, grids and pictures in reading order."""

from collections.abc import Iterator

from lxml import etree

from gongkai.files.paper import Block, Grid, Paragraph, Picture
from gongkai.files.readers.markup.divided import divided_grid
from gongkai.files.readers.markup.grids import grid_of, inner_tables, is_layout
from gongkai.files.readers.markup.words import BLOCK_NAMES, holds, run
from gongkai.files.readers.text import blocks_of
from gongkai.report.report import Place

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_PARTING = BLOCK_NAMES | {"br", "img"}
_DEEPEST = 150


class Body:
    """The blocks of one page; lines and tables are counted from 1."""

    def __init__(self, name: str) -> None:
        """`name` is the file as the user knows it."""
        self.name = name
        self.lines = 0
        self.tables = 0
        self.pieces: list[str] = []

    def blocks(self, root: etree._Element) -> Iterator[Block]:
        """Everything under an element."""
        body = root.find("body")
        yield from self._inside(root if body is None else body, 0)
        yield from self._flush()

    def _inside(self, parent: etree._Element, depth: int) -> Iterator[Block]:
        if parent.text:
            self.pieces.append(parent.text)
        for child in parent:
            tag = child.tag
            if isinstance(tag, str):
                yield from self._child(child, tag, depth)
            if child.tail:
                self.pieces.append(child.tail)

    def _child(self, child: etree._Element, tag: str, depth: int) -> Iterator[Block]:
        if tag == "table":
            yield from self._flush()
            yield from self._table(child, depth)
        elif tag == "br":
            yield from self._flush()
        elif tag == "img":
            yield from self._flush()
            yield self._picture(child)
        elif tag in BLOCK_NAMES:
            yield from self._flush()
            yield from self._block(child, tag, depth)
            yield from self._flush()
        elif self._simple(child):
            self.pieces.append(run(child))
        elif depth < _DEEPEST:
            yield from self._inside(child, depth + 1)

    def _simple(self, element: etree._Element) -> bool:
        """Whether an element holds neither blocks nor pictures nor breaks."""
        return len(element) == 0 or not holds(element, _PARTING)

    def _block(self, element: etree._Element, tag: str, depth: int) -> Iterator[Block]:
        if tag == "pre":
            yield from self._typed(element)
        elif self._simple(element) or depth >= _DEEPEST:
            yield from self._paragraph(run(element), _HEADINGS.get(tag))
        else:
            divided = divided_grid(element, name=self.name, number=self.tables + 1)
            if divided is not None:
                self.tables += 1
                yield divided
                return
            before = self.lines
            yield from self._inside(element, depth + 1)
            if tag in _HEADINGS and self.lines == before:
                yield from self._flush(_HEADINGS[tag])

    def _typed(self, element: etree._Element) -> Iterator[Block]:
        """Typed text, whose tabs and line breaks count."""
        for block in blocks_of(run(element), name=self.name, first_table=self.tables + 1):
            self.tables += isinstance(block, Grid)
            self.lines += isinstance(block, Paragraph)
            yield block

    def _table(self, table: etree._Element, depth: int) -> Iterator[Block]:
        if is_layout(table):
            if depth < _DEEPEST:
                for cell in table:
                    if cell.tag in ("tr", "tbody", "thead", "tfoot", "caption"):
                        yield from self._inside(cell, depth + 1)
                yield from self._flush()
            return
        self.tables += 1
        yield grid_of(table, name=self.name, number=self.tables)
        for inner in inner_tables(table):
            yield from self._table(inner, depth + 1)

    def _flush(self, level: int | None = None) -> Iterator[Block]:
        if self.pieces:
            text = "".join(self.pieces)
            self.pieces.clear()
            yield from self._paragraph(text, level)

    def _paragraph(self, text: str, level: int | None) -> Iterator[Block]:
        text = " ".join(text.split())
        if text:
            self.lines += 1
            yield Paragraph(text, level, Place(self.name, line=self.lines))

    def _picture(self, element: etree._Element) -> Picture:
        sizes = [_size(element.get(side)) for side in ("width", "height")]
        return Picture(Place(self.name, line=self.lines + 1), *sizes)


def _size(text: str | None) -> float:
    digits = (text or "").strip().removesuffix("px")
    return float(digits) if digits.isdigit() and len(digits) < 6 else 0.0

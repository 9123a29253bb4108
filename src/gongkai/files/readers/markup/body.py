"""Goes down a page and gives its paragraphs, grids and pictures in reading order."""

from collections.abc import Callable

from lxml import etree

from gongkai.files.paper import Block, Grid, Paragraph, Picture, quick
from gongkai.files.readers.markup.divided import divided_grid
from gongkai.files.readers.markup.grids import grid_of, inner_tables, is_layout, rows_of
from gongkai.files.readers.markup.pictures import held
from gongkai.files.readers.markup.words import BLOCK_NAMES, run, run_without
from gongkai.files.readers.text import blocks_of
from gongkai.report.report import Place

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_PARTING = BLOCK_NAMES | {"br", "img"}
_DEEPEST = 150


class Body:
    """The blocks of one page; lines and tables are counted from 1."""

    def __init__(self, name: str, picture: Callable[[str], bytes] = held) -> None:
        """`name` is the file as the user knows it; `picture` gives the file at an address."""
        self.name = name
        self.picture = picture
        self.lines = 0
        self.tables = 0
        self.pieces: list[str] = []
        self.found: list[Block] = []

    def blocks(self, root: etree._Element) -> list[Block]:
        """Everything under an element."""
        body = root.find("body")
        self._inside(root if body is None else body, 0)
        self._flush()
        return self.found

    def _inside(self, parent: etree._Element, depth: int) -> None:
        text = parent.text
        if text:
            self.pieces.append(text)
        for child in parent:
            tag = child.tag
            if isinstance(tag, str):
                self._child(child, tag, depth)
            tail = child.tail
            if tail:
                self.pieces.append(tail)

    def _child(self, child: etree._Element, tag: str, depth: int) -> None:
        if tag == "table":
            self._flush()
            self._table(child, depth)
        elif tag == "br":
            self._flush()
        elif tag == "img":
            self._flush()
            self.found.append(self._picture(child))
        elif tag in BLOCK_NAMES:
            self._flush()
            self._block(child, tag, depth)
            self._flush()
        elif (text := run_without(child, _PARTING)) is not None:
            self.pieces.append(text)
        elif depth < _DEEPEST:
            self._inside(child, depth + 1)

    def _block(self, element: etree._Element, tag: str, depth: int) -> None:
        if tag == "pre":
            self._typed(element)
        elif (text := run_without(element, _PARTING)) is not None or depth >= _DEEPEST:
            self._paragraph(run(element) if text is None else text, _HEADINGS.get(tag))
        elif (divided := self._divided(element)) is not None:
            self.tables += 1
            self.found.append(divided)
        else:
            before = self.lines
            self._inside(element, depth + 1)
            if tag in _HEADINGS and self.lines == before:
                self._flush(_HEADINGS[tag])

    def _divided(self, element: etree._Element) -> Grid | None:
        return divided_grid(element, name=self.name, number=self.tables + 1)

    def _typed(self, element: etree._Element) -> None:
        """Typed text, whose tabs and line breaks count."""
        for block in blocks_of(run(element), name=self.name, first_table=self.tables + 1):
            self.tables += isinstance(block, Grid)
            self.lines += isinstance(block, Paragraph)
            self.found.append(block)

    def _table(self, table: etree._Element, depth: int) -> None:
        rows = rows_of(table)
        if is_layout(table, rows):
            if depth < _DEEPEST:
                for cell in table:
                    if cell.tag in ("tr", "tbody", "thead", "tfoot", "caption"):
                        self._inside(cell, depth + 1)
                self._flush()
            return
        self.tables += 1
        self.found.append(grid_of(table, rows, name=self.name, number=self.tables))
        for inner in inner_tables(table):
            self._table(inner, depth + 1)

    def _flush(self, level: int | None = None) -> None:
        if self.pieces:
            text = "".join(self.pieces)
            self.pieces.clear()
            self._paragraph(text, level)

    def _paragraph(self, text: str, level: int | None) -> None:
        text = " ".join(text.split())
        if text:
            self.lines += 1
            place = quick(Place, (self.name, None, None, None, None, self.lines, None))
            self.found.append(quick(Paragraph, (text, level, place, "")))

    def _picture(self, element: etree._Element) -> Picture:
        sizes = [_size(element.get(side)) for side in ("width", "height")]
        data = self.picture((element.get("src") or "").strip())
        return Picture(Place(self.name, line=self.lines + 1), sizes[0], sizes[1], data)


def _size(text: str | None) -> float:
    digits = (text or "").strip().removesuffix("px")
    return float(digits) if digits.isdigit() and len(digits) < 6 else 0.0

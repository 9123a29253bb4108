"""Grids made of div: boxes of boxes, row by row, as pages without table markup have them."""

from lxml import etree

from gongkai.files.paper import Grid, GridCell
from gongkai.files.readers.markup.words import BLOCK_NAMES, BLOCKS, cell_text, holds, run
from gongkai.report.report import Place

_HOLDERS = frozenset(("div", "ul", "section", "dl", "ol"))
_ROWS = frozenset(("div", "ul", "li", "dl", "section", "ol"))
_CELLS = frozenset(("div", "li", "span", "dd", "dt", "p", "b", "strong", "em", "i"))
_FEWEST = 2
_LONGEST = 90
_SIGNS = ("自然人", "行政许可", "结果维持", "规章", "予以公开")


def divided_grid(element: etree._Element, *, name: str, number: int) -> Grid | None:
    """The grid an element is, when its boxes are rows of short cells of the report's tables."""
    if element.tag not in _HOLDERS or len(element) < _FEWEST or not _are_boxes(element):
        return None
    if not _tells("".join(run(element).split())):
        return None
    rows = _rows(element, 0)
    if rows is None or sum(len(row) > 1 for row in rows) < _FEWEST:
        return None
    texts = [[cell_text(cell) for cell in row] for row in rows]
    if not _speaks(texts):
        return None
    cells = [
        GridCell(r, c, text, place=Place(name, None, number, r + 1, c + 1))
        for r, row in enumerate(texts)
        for c, text in enumerate(row)
    ]
    widest = max(len(row) for row in texts)
    return Grid(tuple(cells), len(texts), widest, Place(name, table=number), source="div")


def _are_boxes(element: etree._Element) -> bool:
    """Whether nothing but boxes stands in an element."""
    return not any(child.tag not in _ROWS or (child.tail or "").strip() for child in element)


def _rows(element: etree._Element, depth: int) -> list[list[etree._Element]] | None:
    """The rows under an element: its boxes are all rows, or all holders of rows."""
    if not _are_boxes(element):
        return None
    rows = [_row(child) for child in element]
    if all(row is not None for row in rows):
        return [row for row in rows if row is not None]
    if depth >= _FEWEST:
        return None
    below = [_rows(child, depth + 1) if len(child) else None for child in element]
    if any(each is None for each in below):
        return None
    return [row for each in below if each is not None for row in each]


def _row(element: etree._Element) -> list[etree._Element] | None:
    """The cells of a row: boxes without boxes; a box of words is a row of one cell."""
    if not holds(element, BLOCK_NAMES):
        if len(element) < _FEWEST:
            return [element]
        spans = [child for child in element if child.tag in _CELLS]
        alone = len(spans) == len(element) and not (element.text or "").strip()
        return spans if alone else [element]
    if (element.text or "").strip():
        return None
    for child in element:
        if child.tag not in _CELLS or _deep(child):
            return None
    return list(element)


def _deep(element: etree._Element) -> bool:
    """More than one box inside a cell."""
    found = element.iter(*BLOCKS)
    return sum(1 for _, each in zip(range(3), found, strict=False) if each is not element) > 1


def _speaks(rows: list[list[str]]) -> bool:
    every = [text for row in rows for text in row]
    short = all(len(text) < _LONGEST for text in every)
    return short and any(_tells("".join(text.split())) for text in every)


def _tells(text: str) -> bool:
    """Whether a text without blanks has words that only the report's tables have."""
    return any(sign in text for sign in _SIGNS)

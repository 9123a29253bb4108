"""Tables of a page as grids: cells placed as a browser places them."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from lxml import etree

from gongkai.files.paper import Grid, GridCell, quick
from gongkai.files.readers.markup.words import cell_text
from gongkai.report.report import Place

WIDEST = 200
"""Columns a cell may span; reports have fifteen."""

MOST_ROWS = 20_000
"""Rows of one table that are read; reports have thirty."""


def rows_of(table: etree._Element) -> list[etree._Element]:
    """The rows of a table itself, not those of tables inside it, heads first, feet last."""
    head: list[etree._Element] = []
    body: list[etree._Element] = []
    foot: list[etree._Element] = []
    for child in table:
        if child.tag == "tr":
            body.append(child)
        elif child.tag in ("tbody", "thead", "tfoot"):
            part = head if child.tag == "thead" else foot if child.tag == "tfoot" else body
            part.extend(each for each in child if each.tag == "tr")
    rows = [*head, *body, *foot]
    return [row for row in rows if not is_hidden(row)][:MOST_ROWS]


def is_hidden(element: etree._Element) -> bool:
    """Whether a row or cell is not shown: editors and spreadsheets leave old figures so."""
    style = element.get("style")
    return style is not None and _hides(style)


@lru_cache(maxsize=512)
def _hides(style: str) -> bool:
    """Cells repeat a few styles by the hundred."""
    return "display:none" in "".join(style.lower().split())


def grid_of(
    table: etree._Element, rows: Sequence[etree._Element], *, name: str, number: int
) -> Grid:
    """The grid of a table with these rows; `number` counts the tables of the page from 1."""
    careful = next(table.iter("br", "sup"), None) is not None
    cells: list[GridCell] = []
    taken: dict[int, int] = {}
    widest = 0
    for row, element in enumerate(rows):
        column = 0
        for cell in element:
            tag, style = cell.tag, cell.get("style")
            if (tag != "td" and tag != "th") or (style and _hides(style)):
                continue
            while taken and taken.get(column, 0) > row:
                column += 1
            text = cell_text(cell, careful=careful)
            down, across = cell.get("rowspan"), cell.get("colspan")
            if down is None and across is None:
                cells.append(quick(GridCell, (row, column, text, 1, 1, tag == "th", "", None)))
                column += 1
                continue
            high, wide = _spans(down, across, len(rows) - row)
            cells.append(quick(GridCell, (row, column, text, high, wide, tag == "th", "", None)))
            if high > 1:
                taken |= dict.fromkeys(range(column, column + wide), row + high)
            column += wide
        widest = max(widest, column)
    caption = table.find("caption")
    text = "" if caption is None else cell_text(caption)
    return Grid(tuple(cells), len(rows), widest, Place(name, table=number), text, source="html")


def _spans(down: str | None, across: str | None, rows_left: int) -> tuple[int, int]:
    return (
        1 if down is None else min(_number(down) or rows_left, rows_left),
        1 if across is None else min(_number(across) or 1, WIDEST),
    )


def _number(text: str) -> int:
    digits = text.strip()
    return int(digits) if digits.isdigit() and len(digits) < 6 else 1


def is_layout(table: etree._Element, rows: Sequence[etree._Element]) -> bool:
    """Whether a table only arranges the page: it holds tables, or paragraphs of words."""
    if not rows:
        return True
    if next(_inner(table), None) is not None:
        return not any(_plain_cells(row) >= 3 for row in rows)
    return not any(_cells(row) > 1 for row in rows) and any(map(_cells, rows))


def _cells(row: etree._Element) -> int:
    return sum(cell.tag in ("td", "th") for cell in row)


def _inner(table: etree._Element) -> Iterator[etree._Element]:
    tables = table.iter("table")
    next(tables)
    return tables


def _plain_cells(row: etree._Element) -> int:
    return sum(cell.tag in ("td", "th") and next(cell.iter("table"), None) is None for cell in row)


def inner_tables(table: etree._Element) -> list[etree._Element]:
    """The tables directly inside the cells of a table."""
    return [each for each in _inner(table) if _owner(each) is table]


def _owner(table: etree._Element) -> etree._Element | None:
    return next(table.iterancestors("table"), None)

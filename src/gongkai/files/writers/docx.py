"""DOCX on a page of GB/T 9704-2012, written as XML: real styles, merged cells, repeated headings.

The parts that never change stand in data/docx; here only the document itself is made.
"""

from collections.abc import Iterator
from functools import cache
from html import escape
from importlib import resources

from gongkai.files.paper import Block, Grid, GridCell, Paper, Paragraph
from gongkai.files.settled import pack
from gongkai.files.writers.properties import core_properties
from gongkai.files.writers.shape import (
    cell_margin,
    centred,
    is_long,
    is_wide,
    printable,
    table_head,
)

_TEXT_WIDTH = 8845  # 156 mm in twentieths of a point
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OPEN = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>'
)
_SECTION = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/>'
    '<w:footerReference w:type="even" r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="851"'
    ' w:footer="1446" w:gutter="0"/><w:docGrid w:linePitch="579"/></w:sectPr>'
)
_STYLES = {"lead": "Lead", "right": "Signature", "centre": "Centred", "quote": "Quote"}
_PARTS = (
    ("[Content_Types].xml", "content-types.xml"),
    ("_rels/.rels", "package.rels"),
    ("word/_rels/document.xml.rels", "document.rels"),
    ("word/styles.xml", "styles.xml"),
    ("word/settings.xml", "settings.xml"),
    ("word/fontTable.xml", "fontTable.xml"),
    ("word/footer-odd.xml", "footer-odd.xml"),
    ("word/footer-even.xml", "footer-even.xml"),
)


def render(paper: Paper) -> bytes:
    """The paper as a Word document; the same paper gives the same bytes."""
    body = "".join(_body(paper.blocks))
    document = f"{_OPEN}{body}{_SECTION}</w:body></w:document>"
    return pack(
        [
            *_fixed_parts(),
            ("docProps/core.xml", core_properties(paper)),
            ("word/document.xml", document.encode()),
        ]
    )


@cache
def _fixed_parts() -> tuple[tuple[str, bytes], ...]:
    folder = resources.files("gongkai.files") / "data" / "docx"
    return tuple((part, (folder / name).read_bytes()) for part, name in _PARTS)


def _body(blocks: tuple[Block, ...]) -> Iterator[str]:
    coming = zip(blocks, (*blocks[1:], None), (*blocks[2:], None, None), strict=False)
    for block, after, then in coming:
        if isinstance(block, Paragraph):
            yield _paragraph(block, before=after)
        elif isinstance(block, Grid):
            yield _table(block)
            # Tables that touch would melt into one, and a document may not end with a table; but
            # before a new page the gap could fill a page of its own.
            if not _begins_page(after, then):
                yield '<w:p><w:pPr><w:pStyle w:val="AfterTable"/></w:pPr></w:p>'


def _begins_page(block: Block | None, after: Block | None) -> bool:
    """The chapter heading of a long table begins a page with it, and so does an enclosure."""
    if not isinstance(block, Paragraph):
        return False
    return block.style == "page" or (
        block.level == 1 and isinstance(after, Grid) and is_long(after)
    )


def _paragraph(paragraph: Paragraph, *, before: Block | None) -> str:
    # What is signed stays with its signature: no page holds nothing else.
    kept = isinstance(before, Paragraph) and before.style == "right"
    keep = "<w:keepNext/>" if kept else ""
    page = "<w:pageBreakBefore/>" if _begins_page(paragraph, before) else ""
    gap = '<w:spacing w:after="120"/>' if isinstance(before, Grid) else ""
    style = f'<w:pStyle w:val="{_style(paragraph)}"/>'
    return f"<w:p><w:pPr>{style}{keep}{page}{gap}</w:pPr>{_run(paragraph.text)}</w:p>"


def _style(paragraph: Paragraph) -> str:
    if paragraph.level == 0:
        return "Title"
    if paragraph.level is not None:
        return f"Heading{min(paragraph.level, 3)}"
    return _STYLES.get(paragraph.style, "BodyText")


def _run(text: str) -> str:
    """One run; line ends become breaks and tabs tabs."""
    words = escape(printable(text), quote=False)
    if not words:
        return ""
    words = words.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    words = words.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def _table(grid: Grid) -> str:
    widths = _widths(grid)
    margin = _twips(cell_margin(grid))
    above = 32 if is_wide(grid) else 0
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(_row(grid, row, widths) for row in range(grid.rows))
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="OfficialTable"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:top w:w="{above}" w:type="dxa"/><w:left w:w="{margin}" w:type="dxa"/>'
        f'<w:bottom w:w="{above}" w:type="dxa"/>'
        f'<w:right w:w="{margin}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


def _twips(points: float) -> int:
    return round(points * 20)


def _widths(grid: Grid) -> list[int]:
    shares = grid.widths or (1.0,) * grid.columns
    return [round(_TEXT_WIDTH * share / sum(shares)) for share in shares]


def _row(grid: Grid, row: int, widths: list[int]) -> str:
    repeated = "<w:tblHeader/>" if row < table_head(grid) else ""
    height = 360 if is_wide(grid) else 480
    together = not is_long(grid) and row < grid.rows - 1
    covering = grid.covered()
    cells, column = [], 0
    while column < grid.columns:
        cell = covering.get((row, column)) or GridCell(row, column, "")
        span = cell.column + cell.colspan - column
        width = sum(widths[column : column + span])
        cells.append(_cell(grid, cell, row=row, width=width, together=together))
        column += span
    return (
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="atLeast"/>{repeated}'
        f"</w:trPr>{''.join(cells)}</w:tr>"
    )


def _cell(grid: Grid, cell: GridCell, *, row: int, width: int, together: bool) -> str:
    span = f'<w:gridSpan w:val="{cell.colspan}"/>' if cell.colspan > 1 else ""
    merge, text = "", cell.text
    if cell.rowspan > 1:
        first = row == cell.row
        merge = '<w:vMerge w:val="restart"/>' if first else "<w:vMerge/>"
        text = cell.text if first else ""
    keep = "<w:keepNext/>" if together else ""
    align = '<w:jc w:val="center"/>' if centred(grid, cell) else '<w:ind w:left="30"/>'
    style = "CellSmall" if is_wide(grid) else "Cell"
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}'
        '<w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}{align}</w:pPr>{_run(text)}</w:p></w:tc>'
    )

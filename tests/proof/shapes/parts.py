"""A paper taken apart, and its tables as rows of boxes: what every shape starts from."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

from gongkai.files.paper import Block, Grid, Paper, Paragraph
from tests.papers import Box, Rows

Shape = Callable[[Paper], bytes]
Draw = Callable[[Rows], str]
Change = Callable[[Rows], Rows]


@dataclass(frozen=True)
class Part:
    """A chapter as printed: its heading (None before the first) and what stands under it."""

    heading: Paragraph | None
    blocks: tuple[Block, ...]


def parts_of(paper: Paper) -> list[Part]:
    """The opening, then each chapter."""
    parts = [Part(None, ())]
    for block in paper.blocks:
        if isinstance(block, Paragraph) and block.level == 1:
            parts.append(Part(block, ()))
        else:
            parts[-1] = replace(parts[-1], blocks=(*parts[-1].blocks, block))
    return parts


def boxes(grid: Grid) -> Rows:
    """A grid as rows of boxes; each cell stands in its top row."""
    rows: Rows = [[] for _ in range(grid.rows)]
    for cell in sorted(grid.cells, key=lambda each: (each.row, each.column)):
        rows[cell.row].append(Box(cell.text, cell.rowspan, cell.colspan, bool(cell.key)))
    return rows


def is_applications(rows: Rows) -> bool:
    """Whether these are the rows of table 3."""
    return len(rows) > 20 and any("勾稽" in box.text for box in rows[0])


def is_disputes(rows: Rows) -> bool:
    """Whether these are the rows of table 4."""
    return bool(rows) and any(box.text == "行政复议" for box in rows[0])


def is_figure(text: str) -> bool:
    """Whether a cell's text is a number."""
    return text.removeprefix("-").replace(".", "").isdigit()


def td(box: Box, words: str | None = None, tag: str = "td", more: str = "") -> str:
    """A cell with its spans."""
    down = f" rowspan='{box.down}'" if box.down > 1 else ""
    across = f" colspan='{box.across}'" if box.across > 1 else ""
    return f"<{tag}{down}{across}{more}>{escape(box.text) if words is None else words}</{tag}>"


def lines_of(rows: Rows, cell: Callable[[Box], str] = td) -> list[str]:
    """Each row as a tr."""
    return [f"<tr>{''.join(map(cell, row))}</tr>" for row in rows]


def table(rows: Rows, cell: Callable[[Box], str] = td) -> str:
    """A plain table."""
    return f"<table border='1'>{''.join(lines_of(rows, cell))}</table>"


def paragraphs(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """The words among blocks."""
    return (block for block in blocks if isinstance(block, Paragraph))


def title_in(paper: Paper) -> str:
    """The title on one line."""
    return "".join(paper.meta.get("title", "").split())


def words_of(block: Block, draw: Draw, p: str = "<p>{}</p>") -> str:
    """A block as markup."""
    if isinstance(block, Paragraph):
        return p.format(escape(block.text.replace("\n", "")))
    if isinstance(block, Grid):
        return draw(boxes(block))
    return "<p><img src='/files/biao.png' width='480' height='600'></p>"


def body(paper: Paper, draw: Draw = table, p: str = "<p>{}</p>", heading: str = "") -> str:
    """All blocks as markup."""
    return "".join(
        words_of(block, draw, heading or p)
        if isinstance(block, Paragraph) and block.level == 1
        else words_of(block, draw, p)
        for block in paper.blocks
    )


def page(inner: str, title: str = "门户网站", head: str = "") -> bytes:
    """A whole page."""
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}</title>{head}</head>"
        f"<body>{inner}</body></html>"
    ).encode()


def page_of(draw: Draw = table, p: str = "<p>{}</p>", heading: str = "") -> Shape:
    """A shape that only draws tables and paragraphs in a way of its own."""
    return lambda paper: page(body(paper, draw, p, heading), title_in(paper))

"""HTML: one self-contained file with semantic tables, each figure tagged with its fact key.

No script, no outside request. `data-key` on a figure, `data-chapter` on a section and the `meta`
elements named gongkai:… let a machine read the report back exactly.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from html import escape
from importlib import resources

from gongkai.files.paper import Block, Grid, GridCell, Paper, Paragraph
from gongkai.files.writers.shape import (
    centred,
    heading_of,
    is_long,
    printable,
    stub_columns,
    table_head,
)

_TAGS = {0: "h1", 1: "h2", 2: "h3"}
_LABELS = {"table2": "表二", "table3": "表三", "table4": "表四"}


def render(paper: Paper) -> bytes:
    """The paper as one HTML file in UTF-8; the same paper gives the same bytes."""
    title = _text(heading_of(paper))
    lines = [
        "<!DOCTYPE html>",
        '<html lang="zh-Hans">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title>",
        '<meta name="generator" content="gongkai">',
        *_meta(paper.meta),
        f"<style>\n{_style()}</style>",
        "</head>",
        "<body>",
        "<main>",
        *_main(paper.blocks),
        "</main>",
        "</body>",
        "</html>",
        "",
    ]
    return "\n".join(lines).encode()


@cache
def _style() -> str:
    return (resources.files("gongkai.files") / "data" / "report.css").read_text(encoding="utf-8")


def _meta(meta: Mapping[str, str]) -> Iterator[str]:
    for name, text in meta.items():
        yield f'<meta name="gongkai:{_text(name)}" content="{_text(text)}">'


def _text(text: str) -> str:
    return escape(printable(text))


def _main(blocks: Iterable[Block]) -> Iterator[str]:
    """Blocks in order; each chapter in a section of its own."""
    chapter = table = 0
    for block in blocks:
        if isinstance(block, Paragraph) and block.level == 1:
            if chapter:
                yield "</section>"
            chapter += 1
            yield _section(block, chapter)
        elif isinstance(block, Paragraph):
            yield _paragraph(block)
        elif isinstance(block, Grid):
            table += 1
            yield from _table(block, table=table, chapter=chapter)
    if chapter:
        yield "</section>"


def _section(heading: Paragraph, chapter: int) -> str:
    style = ' data-missing=""' if heading.style == "missing" else ""
    name = f"chapter-{chapter}"
    return (
        f'<section aria-labelledby="{name}" data-chapter="{chapter}"{style}>\n'
        f'<h2 id="{name}">{_words(heading.text)}</h2>'
    )


def _paragraph(paragraph: Paragraph) -> str:
    tag = "p" if paragraph.level is None else _TAGS.get(paragraph.level, "h4")
    style = f' class="{_text(paragraph.style)}"' if paragraph.style else ""
    return f"<{tag}{style}>{_words(paragraph.text)}</{tag}>"


def _words(text: str) -> str:
    return _text(text).replace("\n", "<br>")


def _table(grid: Grid, *, table: int, chapter: int) -> Iterator[str]:
    kind = grid.source if grid.source in _LABELS else "plain"
    name = f'aria-labelledby="chapter-{chapter}"' if chapter else 'aria-label="表格"'
    scroll = is_long(grid)
    if scroll:
        yield f'<div class="scroll" role="group" tabindex="0" {name}>'
    yield f'<table class="{kind}" role="table" {name}>'
    if grid.widths:
        yield _columns(grid)
    yield from _rows(grid, table)
    yield "</table>"
    if scroll:
        yield "</div>"


def _columns(grid: Grid) -> str:
    total = sum(grid.widths)
    columns = "".join(f'<col style="width:{100 * share / total:.2f}%">' for share in grid.widths)
    return f"<colgroup>{columns}</colgroup>"


def _rows(grid: Grid, table: int) -> Iterator[str]:
    head = table_head(grid)
    by_row: dict[int, list[str]] = {row: [] for row in range(grid.rows)}
    covering, stubs = grid.covered(), stub_columns(grid)
    for cell in sorted(grid.cells, key=lambda each: (each.row, each.column)):
        by_row[cell.row].append(
            _heading(grid, cell, table, stubs)
            if cell.header
            else _figure(grid, cell, _headers(cell, covering, table))
        )
    rows = [f'<tr role="row">{"".join(cells)}</tr>' for cells in by_row.values()]
    if head:
        yield f'<thead role="rowgroup">{"".join(rows[:head])}</thead>'
    yield '<tbody role="rowgroup">'
    yield from rows[head:]
    yield "</tbody>"


def _heading(grid: Grid, cell: GridCell, table: int, stubs: int) -> str:
    """A heading cell: of columns in the heading rows or across a block, of its rows otherwise."""
    below = any(
        each.row == cell.row + cell.rowspan and each.column == cell.column and each.header
        for each in grid.cells
    )
    of_columns = cell.row < grid.header_rows or (below and not stubs) or _whole_row(grid, cell.row)
    scope, role = ("col", "columnheader") if of_columns else ("row", "rowheader")
    classes = _classes(grid, cell, stubs)
    return (
        f'<th id="{_id(cell, table)}" scope="{scope}" role="{role}"{_spans(cell)}{classes}>'
        f"{_words(cell.text)}</th>"
    )


def _whole_row(grid: Grid, row: int) -> bool:
    """Whether a row holds nothing but headings."""
    return all(cell.header for cell in grid.cells if cell.row == row)


def _classes(grid: Grid, cell: GridCell, stubs: int) -> str:
    names = [f"stub{cell.column}"] if cell.column < stubs else []
    names += [] if centred(grid, cell) else ["words"]
    return f' class="{" ".join(names)}"' if names else ""


def _figure(grid: Grid, cell: GridCell, headers: str) -> str:
    key = f' data-key="{_text(cell.key)}"' if cell.key else ""
    words = "" if centred(grid, cell) else ' class="words"'
    named = f' headers="{headers}"' if headers else ""
    return f'<td role="cell"{named}{key}{_spans(cell)}{words}>{_words(cell.text)}</td>'


def _spans(cell: GridCell) -> str:
    rows = f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    columns = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    return rows + columns


def _id(cell: GridCell, table: int) -> str:
    return f"t{table}-{cell.row}-{cell.column}"


def _headers(cell: GridCell, covering: Mapping[tuple[int, int], GridCell], table: int) -> str:
    """The ids of a figure's headings: the run of them above it, and the run to its left."""
    above = _run(covering, [(row, cell.column) for row in range(cell.row - 1, -1, -1)])
    left = _run(covering, [(cell.row, column) for column in range(cell.column - 1, -1, -1)])
    return " ".join(
        _id(each, table) for each in dict.fromkeys([*reversed(above), *reversed(left)])
    )


def _run(
    covering: Mapping[tuple[int, int], GridCell], places: list[tuple[int, int]]
) -> list[GridCell]:
    """The first unbroken run of headings along the places."""
    found: list[GridCell] = []
    for place in places:
        cell = covering.get(place)
        if cell is not None and cell.header:
            found.append(cell)
        elif found:
            break
    return found

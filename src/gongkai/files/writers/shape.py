"""Questions every writer asks of a paper: printable text, heading rows, centred cells."""

import re

from gongkai.files.paper import Grid, GridCell, Paper

SMALL_FROM = 10
LONG_FROM = 20
_VERY_WIDE = 12

# XML 1.0 has no place for these; they come out of damaged files and mean nothing on paper.
_UNPRINTABLE = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(text: str) -> str:
    """The text without characters that no document can hold; line ends are \\n."""
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def table_head(grid: Grid) -> int:
    """How many heading rows may be repeated: none when a cell reaches out of them."""
    reach = max(
        (cell.row + cell.rowspan for cell in grid.cells if cell.row < grid.header_rows), default=0
    )
    return grid.header_rows if reach <= grid.header_rows < grid.rows else 0


def stub_columns(grid: Grid) -> int:
    """How many columns on the left hold nothing but headings, below the heading rows."""
    body = [cell for cell in grid.cells if cell.row >= grid.header_rows]
    first = min((cell.column for cell in body if not cell.header), default=0)
    return first if any(cell.header for cell in body) else 0


def is_wide(grid: Grid) -> bool:
    """Whether a grid has so many columns that it is set small."""
    return grid.columns >= SMALL_FROM


def is_long(grid: Grid) -> bool:
    """Whether a grid has so many rows that it begins a page with its heading."""
    return grid.rows >= LONG_FROM


def cell_margin(grid: Grid) -> float:
    """Points left and right inside a cell: very wide grids break words of four in two and two."""
    if not is_wide(grid):
        return 4.0
    return 2.0 if grid.columns > _VERY_WIDE else 0.5


def centred(grid: Grid, cell: GridCell) -> bool:
    """Figures and headings in the middle; stubs of a wide grid and long words to the left."""
    if cell.key or cell.row < grid.header_rows:
        return True
    if cell.header:
        return cell.column + cell.colspan < stub_columns(grid) or not is_wide(grid)
    return len(cell.text) <= 12


def heading_of(paper: Paper) -> str:
    """What the document is called: its title, else its first words, on one line."""
    first = next((each.text for each in paper.paragraphs() if each.text.strip()), "文件")
    return " ".join((paper.meta.get("title") or first).split("\n")).strip()

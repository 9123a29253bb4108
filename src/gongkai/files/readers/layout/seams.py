"""A row that a page break cut in two is made whole: word processors let rows break over pages.

The lower half is known by what it lacks: it continues words of the upper half and stands blank
where the upper half is complete. A row that begins something of its own is never taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from gongkai.files.paper import Grid, GridCell
from gongkai.files.readers.layout.lines import Line, Placed

NEAR = 2.5  # pt: edges of one column on two pages
BLANK = 0.3  # of the cells of a lower half at least stand blank
_BEGINS = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十]{1,3}[)）、．.]|\d{1,2}[、．.](?!\d)|"
    r"规章$|(?:行政)?规范性文件$|行政(?:许可|处罚|强制|事业性)|其他(?:对外|法律|$)|政府集中|信息内容|第二十条|"
    r"属于|危及|保护第三方|本机关不|没有现成|补正后|信访举报|重复申请|要求(?:提供|行政)|"
    r"无正当理由大量|申请人(?:无正|逾期)|予以公开|部分公开)"
)
"""How rows of the form begin, numbered or not: such words never go on with those above."""

_ALONE = re.compile(r"[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）、．.]*")
"""The number of a row that the page break parted from its words."""

Page = list[Line | Placed]


def without_cut_rows(pages: Sequence[Page]) -> list[Page]:
    """The pages with the second half of every cut row put back to the first."""
    mended = [list(page) for page in pages]
    for above, below in pairwise(mended):
        if not above or not below:
            continue
        upper, lower = above[-1], below[0]
        if not isinstance(upper, Placed) or not isinstance(lower, Placed):
            continue
        if isinstance(upper.block, Grid) and isinstance(lower.block, Grid):
            whole = _whole(upper.block, lower.block)
            if whole is not None:
                above[-1] = Placed(upper.box, whole[0])
                below[:1] = [Placed(lower.box, whole[1])] if whole[1].rows else []
    return mended


def _whole(upper: Grid, lower: Grid) -> tuple[Grid, Grid] | None:
    """Both grids with the cut row made whole in the upper one; None when no row was cut."""
    last = [cell for cell in upper.cells if cell.row + cell.rowspan == upper.rows]
    first = [cell for cell in lower.cells if cell.row == 0]
    halves = {id(half): cell for half in first for cell in last if _same_column(half, cell)}
    spoken = [half for half in first if half.text]
    if not spoken or len(spoken) > (1 - BLANK) * len(first):
        return None
    if lower.rows < 2 and not all(half.text.isdigit() for half in spoken):
        return None
    if not all(id(half) in halves and _continues(halves[id(half)], half) for half in spoken):
        return None
    if not any(halves[id(half)].text for half in spoken):
        return None
    more = {id(halves[id(half)]): _rest(halves[id(half)], half) for half in spoken}
    cells = tuple(c._replace(text=c.text + more.get(id(c), "")) for c in upper.cells)
    return replace(upper, cells=cells), _without_first_row(lower)


def _same_column(half: GridCell, cell: GridCell) -> bool:
    one, other = (c.place.box if c.place else None for c in (half, cell))
    if one is None or other is None:
        return False
    return abs(one[0] - other[0]) < NEAR and abs(one[2] - other[2]) < NEAR


def _continues(cell: GridCell, half: GridCell) -> bool:
    """Whether the text of the lower half can be the rest of the upper: words, or a lone figure.

    Digits may go on with digits, as where 154 stands in a cell as narrow as 15.
    """
    if any(char.isdigit() for char in half.text):
        return not cell.text or (cell.text.isdigit() and half.text.isdigit())
    return bool(cell.text) and (not _BEGINS.match(half.text) or bool(_ALONE.fullmatch(cell.text)))


def _rest(cell: GridCell, half: GridCell) -> str:
    """What the lower half adds; digits stay a line of their own, which the sums may join."""
    return f"\n{half.text}" if cell.text.isdigit() else half.text


def _without_first_row(grid: Grid) -> Grid:
    cells = []
    for cell in grid.cells:
        if cell.row == 0 and cell.rowspan == 1:
            continue
        row = max(cell.row - 1, 0)
        place = cell.place and cell.place._replace(row=row + 1)
        span = cell.rowspan - (cell.row == 0)
        text = "" if cell.row == 0 else cell.text
        cells.append(cell._replace(row=row, rowspan=span, text=text, place=place))
    return replace(grid, cells=tuple(cells), rows=grid.rows - 1)

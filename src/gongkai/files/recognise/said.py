"""What a paper says in words, in reading order: its paragraphs, and the words inside grids.

Some reports stand in one large table, heading and text and all; others put a heading in the first
row of a table. Such rows speak too. The figures of a table never do.
"""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from gongkai.files.paper import NO_CELL, Grid, GridCell, Paper, Paragraph, quick
from gongkai.files.recognise.labels import match
from gongkai.files.recognise.lines import place_of
from gongkai.report.report import Place

_SENTENCE = 40
_CHAPTER = re.compile(r"[一二三四五六]、\S{4,40}$")
_CHAPTERS = 4
_GLUED = re.compile(
    r"(?P<before>.{15,}。)\s*(?P<heading>[一二三四五六]、\s*(?:总体情况|主动公开政府信息情况|"
    r"收到和处理政府信息公开申请情况|政府信息公开行政复议[、和]?行政诉讼情况|"
    r"存在的主要问题[及和]改进情况|其他需要报告的事项)[:：]?)\s*"
)
"""A chapter's heading behind the full stop of the paragraph before: its line break is lost."""
_LAST = frozenset("况项:：")
_KINDS = frozenset(("层级", "标题", "章", "节", "正文", ""))


class Said(NamedTuple):
    """A paragraph, wherever it stood; `block` is the number of its block in the paper."""

    text: str
    level: int | None
    place: Place | None
    block: int


def said(paper: Paper, *, tables: Collection[int], silent: Collection[int] = ()) -> list[Said]:
    """The words of a paper. `tables`: which of its grids, counted from 1, hold figures.

    `silent`: those known to hold labels and figures and not a word beside them.
    """
    words: list[Said] = []
    grids = 0
    for number, block in enumerate(paper.blocks):
        if isinstance(block, Paragraph):
            if block.text == NO_CELL:
                continue
            glued = _GLUED.fullmatch(block.text) if block.text.rstrip()[-1:] in _LAST else None
            for text in glued.groups() if glued else (block.text,):
                words.append(quick(Said, (text, block.level, block.place, number)))
        elif isinstance(block, Grid):
            grids += 1
            if grids in silent:
                continue
            words.extend(_in_grid(block, number, figures=grids in tables))
    return words


def _in_grid(grid: Grid, number: int, *, figures: bool) -> Iterator[Said]:
    layout = not figures and (
        any(_sentence(cell.text) for cell in grid.cells)
        or sum(bool(_CHAPTER.match(cell.text)) for cell in grid.cells) >= _CHAPTERS
    )
    if not figures and not layout:
        return
    rows: dict[int, list[GridCell]] = {}
    for cell in grid.cells:
        row, _, text = cell[:3]
        if text and not text.isspace():
            beside = rows.get(row)
            if beside is None:
                rows[row] = [cell]
            else:
                beside.append(cell)
    named = layout and _names_kinds(grid)
    for row in sorted(rows):
        cells = [cell for cell in rows[row] if cell.column] if named else rows[row]
        if layout or (len(cells) == 1 and not match(cells[0].text).names):
            yield from (line for cell in cells for line in _in_cell(cell, grid, number))


def _names_kinds(grid: Grid) -> bool:
    """Whether the first column tells what each line is (章, 正文), as in workbooks of ours."""
    return all(cell.text.strip() in _KINDS for cell in grid.cells if cell.column == 0)


def _in_cell(cell: GridCell, grid: Grid, number: int) -> Iterator[Said]:
    for line in cell.text.split("\n"):
        if line.strip():
            yield Said(line.strip(), None, place_of(cell, grid.place), number)


def _sentence(text: str) -> bool:
    return len(text) >= _SENTENCE and "。" in text

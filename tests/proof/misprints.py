"""Reports whose paper has one error of form: labels, rows, columns, headings, pictures."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from gongkai.files.paper import Block, Grid, GridCell, Paper, Paragraph, Picture
from tests.proof.errors import OFFICE
from tests.proof.specimens import Edit, Specimen, clean

TABLES = {2: "table2", 3: "table3", 4: "table4"}


def of_form(seed: int, *, edition: str) -> Iterator[Specimen]:
    """Every error of form that is told of a paper."""
    base = clean(seed, edition=edition, organ=OFFICE)
    for name, code, where, edit in (*FORM, *(REVISED if edition == "2021-30" else ())):
        yield Specimen(name, base, (code, where), edit=edit)


def on_table(table: int, change: Callable[[Grid], Block | None]) -> Edit:
    """Change one table of a paper; None leaves it out."""

    def edit(paper: Paper) -> Paper:
        blocks: list[Block] = []
        for block in paper.blocks:
            if isinstance(block, Grid) and block.source == TABLES[table]:
                changed = change(block)
                blocks += [changed] if changed is not None else []
            else:
                blocks.append(block)
        return replace(paper, blocks=tuple(blocks))

    return edit


def on_words(pattern: str, printed: str) -> Edit:
    """Other words in a heading."""

    def edit(paper: Paper) -> Paper:
        return replace(paper, blocks=tuple(map(change, paper.blocks)))

    def change(block: Block) -> Block:
        if isinstance(block, Paragraph) and block.level == 1 and re.match(pattern, block.text):
            return block._replace(text=re.sub(pattern, printed, block.text))
        return block

    return edit


def without_heading(start: str, *, chapter: bool = False) -> Edit:
    """Leave out a chapter's heading, or the whole chapter."""

    def edit(paper: Paper) -> Paper:
        blocks: list[Block] = []
        inside = False
        for block in paper.blocks:
            if isinstance(block, Paragraph) and block.level == 1:
                inside = block.text.startswith(start)
                if inside:
                    continue
            if not (inside and chapter):
                blocks.append(block)
        return replace(paper, blocks=tuple(blocks))

    return edit


def without_words(start: str) -> Edit:
    """A chapter's heading with nothing under it."""

    def edit(paper: Paper) -> Paper:
        blocks: list[Block] = []
        inside = False
        for block in paper.blocks:
            if isinstance(block, Paragraph) and block.level == 1:
                inside = block.text.startswith(start)
                blocks.append(block)
            elif not inside:
                blocks.append(block)
        return replace(paper, blocks=tuple(blocks))

    return edit


# ── tables ──────────────────────────────────────────────────────────────────────────────────────


def labelled(official: str, printed: str) -> Callable[[Grid], Grid]:
    """A label printed otherwise."""

    def change(grid: Grid) -> Grid:
        cells = (
            each._replace(text=printed) if each.text == official else each for each in grid.cells
        )
        return replace(grid, cells=tuple(cells))

    return change


def figure(key: str, printed: Callable[[str], str]) -> Callable[[Grid], Grid]:
    """A figure printed otherwise."""

    def change(grid: Grid) -> Grid:
        cells = (
            each._replace(text=printed(each.text)) if each.key == key else each
            for each in grid.cells
        )
        return replace(grid, cells=tuple(cells))

    return change


def without_row(grid: Grid, label: str) -> Grid:
    """A row cut out; what spans it becomes shorter."""
    gone = next(each.row for each in grid.cells if each.text.startswith(label))
    return _cut(grid, gone)


def _cut(grid: Grid, gone: int) -> Grid:
    cells = []
    for each in grid.cells:
        if each.row == gone and each.rowspan == 1:
            continue
        spans = each.row <= gone < each.row + each.rowspan
        cells.append(
            each._replace(
                row=each.row - (each.row > gone),
                rowspan=each.rowspan - (spans and each.rowspan > 1),
            )
        )
    return replace(grid, cells=tuple(cells), rows=grid.rows - 1)


def without_total(grid: Grid) -> Grid:
    """Table 3 without its last column."""
    last = grid.columns - 1
    cells = (
        each._replace(colspan=each.colspan - 1)
        if each.column + each.colspan == grid.columns and each.colspan > 1
        else each
        for each in grid.cells
        if each.column != last
    )
    return replace(grid, cells=tuple(cells), columns=last, widths=grid.widths[:-1])


def with_subtotal(grid: Grid) -> Grid:
    """Table 3 with a column 小计 between 其他 and 总计."""
    last = grid.columns - 1
    cells = []
    for each in grid.cells:
        if each.column == last:
            each = each._replace(column=last + 1)
        elif each.column < last < each.column + each.colspan or each.text.startswith("法人或"):
            each = each._replace(colspan=each.colspan + 1)
        cells.append(each)
    sums: dict[int, int] = {}
    for each in grid.cells:
        if each.key and each.column in range(last - 5, last) and each.text.isdigit():
            sums[each.row] = sums.get(each.row, 0) + int(each.text)
    cells.append(GridCell(2, last, "小计"))
    cells += [GridCell(row, last, str(number), key="extra") for row, number in sums.items()]
    cells.sort(key=lambda each: (each.row, each.column))
    widths = (*grid.widths, grid.widths[-1])
    return replace(grid, cells=tuple(cells), columns=grid.columns + 1, widths=widths)


def with_row(grid: Grid) -> Grid:
    """Table 3 with a row the form has not."""
    label = next(each for each in grid.cells if each.text.startswith("四、结转"))
    cells = [each._replace(row=each.row + (each.row >= label.row)) for each in grid.cells]
    cells.append(label._replace(text="协商撤回申请数量"))
    cells += [GridCell(label.row, column, "0", key="extra") for column in range(3, grid.columns)]
    cells.sort(key=lambda each: (each.row, each.column))
    return replace(grid, cells=tuple(cells), rows=grid.rows + 1)


def swapped(grid: Grid) -> Grid:
    """商业企业 and 科研机构 exchanged, labels and figures."""
    cells = [
        each._replace(column=9 - each.column)
        if each.row > 1 and each.column in (4, 5) and each.colspan == 1
        else each
        for each in grid.cells
    ]
    cells.sort(key=lambda each: (each.row, each.column))
    return replace(grid, cells=tuple(cells))


def pictured(grid: Grid) -> Picture:
    """A screenshot instead of the table."""
    return Picture(None, 480, 600)


ROW = "table3.granted.natural"
FORM: tuple[tuple[str, str, str, Edit], ...] = (
    ("no chapter 6", "FRM01", "chapter6", without_heading("六、", chapter=True)),
    ("no chapter 5", "FRM01", "chapter5", without_heading("五、", chapter=True)),
    ("nothing in 5", "FRM12", "chapter5", without_words("五、")),
    ("no heading of 4", "REA08", "chapter4", without_heading("四、")),
    ("no heading of 3", "REA08", "chapter3", without_heading("三、")),
    ("other title of 5", "FRM10", "chapter5",
     on_words("五、.*", "五、存在的主要问题及整改措施")),
    ("4 numbered twice", "FRM11", "chapter5", on_words("五、", "四、")),
    ("5 in figures", "FRM11", "chapter5", on_words("五、", "5.")),
    ("no table 2", "REA01", "table2", on_table(2, lambda grid: None)),
    ("no table 3", "REA01", "table3", on_table(3, lambda grid: None)),
    ("no table 4", "REA01", "table4", on_table(4, lambda grid: None)),
    ("picture of 3", "REA06", "table3", on_table(3, pictured)),
    ("picture of 4", "REA06", "table4", on_table(4, pictured)),
    ("no row of query", "REA02", "table3.denied_query.total",
     on_table(3, lambda grid: without_row(grid, "8.属于行政查询"))),
    ("no total column", "REA03", "table3", on_table(3, without_total)),
    ("subtotal", "FRM08", "table3", on_table(3, with_subtotal)),
    ("extra row", "FRM08", "table3", on_table(3, with_row)),
    ("columns swapped", "FRM09", "table3", on_table(3, swapped)),
    ("word in a cell", "REA05", ROW, on_table(3, figure(ROW, lambda text: "若干"))),
    ("mark in a cell", "FRM02", ROW, on_table(3, figure(ROW, lambda text: "/"))),
    ("unit in a cell", "REA07", ROW, on_table(3, figure(ROW, lambda text: f"{text}件"))),
    ("mistyped label", "FRM07", "table3.granted.total",
     on_table(3, labelled("（一）予以公开", "（一）给以公开"))),
    ("mistyped column", "FRM07", "table3",
     on_table(3, labelled("科研机构", "科研机购"))),
)  # fmt: skip
REVISED: tuple[tuple[str, str, str, Edit], ...] = (
    ("label of the old form", "FRM07", "table2.normative_documents.made",
     on_table(2, labelled("行政规范性文件", "规范性文件"))),
    ("no row of compulsion", "REA02", "table2.coercion.decisions",
     on_table(2, lambda grid: without_row(grid, "行政强制"))),
)  # fmt: skip

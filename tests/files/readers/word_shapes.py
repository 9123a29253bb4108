"""One report in the many ways people write it in Word: each shape is a function paper → DOCX."""

import re
from collections.abc import Callable, Iterator
from html import escape

from gongkai.files.paper import Grid, GridCell, Paper, Paragraph
from tests.files.readers.word_papers import docx, down, p, r, span, tc, tr

Cell = Callable[[str], str]
Shape = Callable[[Paper], bytes]

_NUMBER = re.compile(r"^([一二三四五六]、|（[一二三四五六七八九]）)")
_LISTS = (
    '<w:abstractNum w:abstractNumId="7">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>'
    '<w:pStyle w:val="1"/><w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>'
    '<w:pStyle w:val="2"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
)
_NUMBERED = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
_STYLES = "".join(
    f'<w:style w:styleId="{level}"><w:name w:val="heading {level}"/>{_NUMBERED}</w:style>'
    for level in (1, 2)
)


def plain(paper: Paper) -> bytes:
    """Merged cells as Word writes them."""
    return docx(body(paper))


def unmerged(paper: Paper) -> bytes:
    """Merged cells taken apart: the words stand in the first, the others are blank."""
    return docx(body(paper, table=apart))


def old_merges(paper: Paper) -> bytes:
    """Merges across written with w:hMerge, as old programs do."""
    return docx(body(paper, table=hmerged))


def noisy_grid(paper: Paper) -> bytes:
    """A grid with boundaries no cell uses, and rows that begin inside the table."""
    return docx(body(paper, table=lambda grid: table_of(grid, wide=3, before=2)))


def page_frame(paper: Paper) -> bytes:
    """The whole report in the one cell of a layout table."""
    return docx(f"<w:tbl><w:tr><w:tc>{body(paper)}<w:p/></w:tc></w:tr></w:tbl>")


def nested_figures(paper: Paper) -> bytes:
    """The figures of a row in a table of their own inside one wide cell."""
    return docx(body(paper, table=with_nested_figures))


def controls(paper: Paper) -> bytes:
    """Content controls around tables, rows, cells and words, as forms have them."""
    return docx(body(paper, table=controlled))


def revised(paper: Paper) -> bytes:
    """Every figure corrected, a row of old figures deleted, with changes tracked."""
    return docx(body(paper, table=lambda grid: table_of(grid, cell=corrected, rows=with_deleted)))


def numbered(paper: Paper) -> bytes:
    """Headings whose numbers Word makes by itself, from the heading style."""
    return docx(body(paper, words=auto_numbered), numbering=_LISTS, styles=_STYLES)


def boxed(paper: Paper) -> bytes:
    """Title and tables in text boxes."""
    return docx(body(paper, words=boxed_title, table=lambda grid: box(table_of(grid))))


def cut(paper: Paper) -> bytes:
    """Each long table cut in two, the second part without a heading."""
    return docx(body(paper, table=lambda grid: in_two(grid, repeat=False)))


def cut_with_heading(paper: Paper) -> bytes:
    """Each long table cut in two, the heading repeated over the second part."""
    return docx(body(paper, table=lambda grid: in_two(grid, repeat=True)))


def everything(paper: Paper) -> bytes:
    """One table that holds everything: words in rows merged over its whole width."""
    width = max(grid.columns for grid in paper.grids())
    rows = "".join(_rows_of(block, width) for block in paper.blocks)
    return docx(f"<w:tbl>{rows}</w:tbl>")


def broken_runs(paper: Paper) -> bytes:
    """Every text over several runs, labels over several paragraphs."""
    return docx(body(paper, table=lambda grid: table_of(grid, cell=broken)))


def soft_breaks(paper: Paper) -> bytes:
    """All words of a chapter in one paragraph with line breaks, as pasted from the web."""
    return docx(softly(paper))


def hidden_drafts(paper: Paper) -> bytes:
    """Old figures kept as hidden text beside the new ones."""
    return docx(body(paper, table=lambda grid: table_of(grid, cell=with_hidden)))


def fields(paper: Paper) -> bytes:
    """Figures that are results of fields."""
    return docx(body(paper, table=lambda grid: table_of(grid, cell=as_field)))


def noted(paper: Paper) -> bytes:
    """A footnote on the last figure of each table."""
    note = f'<w:footnote w:id="2">{p("含上年结转。")}</w:footnote>'
    return docx(body(paper, table=with_note), footnotes=note)


SHAPES: dict[str, Shape] = {
    shape.__name__: shape
    for shape in (
        plain, unmerged, old_merges, noisy_grid, page_frame, nested_figures, controls, revised,
        numbered, boxed, cut, cut_with_heading, everything, broken_runs, soft_breaks,
        hidden_drafts, fields, noted,
    )
}  # fmt: skip


# ── words ───────────────────────────────────────────────────────────────────────────────────────


def heading(block: Paragraph) -> str:
    level = "" if not block.level else f'<w:outlineLvl w:val="{block.level - 1}"/>'
    return p(escape(block.text.replace("\n", "")), level)


def body(
    paper: Paper,
    *,
    words: Callable[[Paragraph], str] = heading,
    table: Callable[[Grid], str] | None = None,
) -> str:
    draw = table or table_of
    return "".join(
        words(block) if isinstance(block, Paragraph) else draw(block)
        for block in paper.blocks
        if isinstance(block, Paragraph | Grid)
    )


def auto_numbered(block: Paragraph) -> str:
    if block.level in (1, 2) and _NUMBER.match(block.text):
        return p(escape(_NUMBER.sub("", block.text)), f'<w:pStyle w:val="{block.level}"/>')
    return heading(block)


def boxed_title(block: Paragraph) -> str:
    return box(heading(block)) if block.level == 0 else heading(block)


def box(inner: str) -> str:
    content = f"<w:txbxContent>{inner}</w:txbxContent>"
    return (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor>"
        f"<wps:txbx>{content}</wps:txbx></wp:anchor></w:drawing></mc:Choice><mc:Fallback>"
        f"<w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
        "</w:r></w:p>"
    )


def softly(paper: Paper) -> str:
    parts: list[str] = []
    lines: list[str] = []
    for block in paper.blocks:
        if isinstance(block, Paragraph) and block.level != 0:
            lines.append(f"<w:t>{escape(block.text)}</w:t>")
            continue
        parts.append(f"<w:p><w:r>{'<w:br/>'.join(lines)}</w:r></w:p>")
        lines = []
        parts.append(heading(block) if isinstance(block, Paragraph) else "")
        parts.append(table_of(block) if isinstance(block, Grid) else "")
    return "".join(parts) + f"<w:p><w:r>{'<w:br/>'.join(lines)}</w:r></w:p>"


# ── cells ───────────────────────────────────────────────────────────────────────────────────────


def words_in(text: str) -> str:
    return "".join(p(escape(line)) for line in text.split("\n"))


def broken(text: str) -> str:
    if text.isdigit():
        return "<w:p>" + "".join(r(sign) for sign in text) + "</w:p>"
    return p(escape(text[:4])) + p(escape(text[4:]))


def corrected(text: str) -> str:
    old = f"<w:del><w:r><w:delText>{text}7</w:delText></w:r></w:del>"
    return f"<w:p>{old}<w:ins>{r(escape(text))}</w:ins></w:p>"


def with_hidden(text: str) -> str:
    return f"<w:p>{r('88', '<w:vanish/>')}{r(escape(text))}</w:p>"


def as_field(text: str) -> str:
    if not text.isdigit():
        return words_in(text)
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = "<w:r><w:instrText> =SUM(LEFT) </w:instrText></w:r>"
    middle = code + mark.format("separate") + r(text)
    return f"<w:p>{mark.format('begin')}{middle}{mark.format('end')}</w:p>"


def control(inner: str) -> str:
    return (
        f"<w:sdt><w:sdtPr><w:id w:val='1'/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    )


# ── tables ──────────────────────────────────────────────────────────────────────────────────────


def lines_of(grid: Grid) -> Iterator[list[tuple[GridCell, bool]]]:
    """Per row, each cell that stands in it, and whether it began in a row above."""
    covered = grid.covered()
    for row in range(grid.rows):
        line = [covered[row, column] for column in range(grid.columns) if (row, column) in covered]
        yield [(cell, cell.row < row) for cell in dict.fromkeys(line)]


def table_of(
    grid: Grid,
    *,
    cell: Cell = words_in,
    wide: int = 1,
    before: int = 0,
    rows: Callable[[str], str] = str,
) -> str:
    """The table with `wide` grid columns for each of its own, and `before` unused ones."""
    begin = f'<w:gridBefore w:val="{before}"/>' if before else ""
    drawn = []
    for line in lines_of(grid):
        cells = []
        for each, more in line:
            tall = down(more) if each.rowspan > 1 else ""
            shape = (span(each.colspan * wide) if each.colspan * wide > 1 else "") + tall
            cells.append(tc("<w:p/>" if more else cell(each.text), shape))
        drawn.append(rows(tr(*cells, properties=begin)))
    return f"<w:tbl>{''.join(drawn)}</w:tbl>"


def apart(grid: Grid) -> str:
    starts = {(cell.row, cell.column): cell.text for cell in grid.cells}
    columns = range(grid.columns)
    texts = ([starts.get((row, column), "") for column in columns] for row in range(grid.rows))
    rows = "".join(tr(*(tc(words_in(text)) for text in line)) for line in texts)
    return f"<w:tbl>{rows}</w:tbl>"


def hmerged(grid: Grid) -> str:
    rows = []
    for line in lines_of(grid):
        cells = []
        for each, more in line:
            tall = down(more) if each.rowspan > 1 else ""
            first = '<w:hMerge w:val="restart"/>' if each.colspan > 1 else ""
            cells.append(tc("<w:p/>" if more else words_in(each.text), first + tall))
            rest = each.colspan - 1
            cells += [tc("<w:p/>", '<w:hMerge w:val="continue"/>' + tall)] * rest
        rows.append(tr(*cells))
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def with_nested_figures(grid: Grid) -> str:
    rows = []
    for line in lines_of(grid):
        figures = [each for each, _ in line if each.key]
        cells = [
            tc("<w:p/>" if more else words_in(each.text), span(each.colspan) + _tall(each, more))
            for each, more in line
            if not each.key
        ]
        if figures:
            inner = "".join(tc(words_in(each.text), span(each.colspan)) for each in figures)
            hold = f"<w:tbl><w:tr>{inner}</w:tr></w:tbl><w:p/>"
            cells.append(tc(hold, span(sum(each.colspan for each in figures))))
        rows.append(tr(*cells))
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def _tall(cell: GridCell, more: bool) -> str:
    return down(more) if cell.rowspan > 1 else ""


def controlled(grid: Grid) -> str:
    def cell(text: str) -> str:
        return f"<w:p>{control(r(escape(text)))}</w:p>"

    return control(table_of(grid, cell=cell, rows=control))


def with_deleted(row: str) -> str:
    """The row, and after it one with other figures that was deleted."""
    old = tr("9", "9", "9", properties="<w:del/>")
    return row + old


def in_two(grid: Grid, *, repeat: bool) -> str:
    rows = re.findall(r"<w:tr>.*?</w:tr>", table_of(grid))
    if len(rows) < 10:
        return table_of(grid)
    half = len(rows) * 2 // 3
    head = "".join(rows[: grid.header_rows]) if repeat else ""
    first, second = "".join(rows[:half]), head + "".join(rows[half:])
    return f"<w:tbl>{first}</w:tbl><w:p/><w:tbl>{second}</w:tbl>"


def with_note(grid: Grid) -> str:
    table = table_of(grid)
    call = '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    at = table.rindex("</w:p>")
    return table[:at] + call + table[at + len("</w:p>") :]


def _rows_of(block: object, width: int) -> str:
    if isinstance(block, Paragraph):
        return tr(tc(p(escape(block.text.replace("\n", ""))), span(width)))
    if not isinstance(block, Grid):
        return ""
    table = table_of(_stretched(block, width))
    return table.removeprefix("<w:tbl>").removesuffix("</w:tbl>")


def _stretched(grid: Grid, width: int) -> Grid:
    """The grid over the whole width: its cells keep their order, the last ones grow."""
    extra = width - grid.columns
    cells = tuple(
        cell._replace(colspan=cell.colspan + extra)
        if cell.column + cell.colspan == grid.columns
        else cell
        for cell in grid.cells
    )
    return Grid(cells, grid.rows, width)

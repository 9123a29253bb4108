"""Word files as WPS, Word and converters make them, beside those of the reader's own tests."""

import re
from html import escape

from gongkai.files.paper import Grid, Paper, Paragraph, Picture
from gongkai.files.writers import docx as own
from tests.files.readers import word_shapes
from tests.files.readers.word_papers import docx, p, r, span, tc, tr
from tests.files.readers.word_shapes import lines_of, table_of
from tests.proof.shapes.parts import Shape, boxes, is_applications, is_figure

_PICTURE = (
    "<w:p><w:r><w:drawing><wp:inline><wp:extent cx='4572000' cy='5715000'/><a:graphic>"
    "<a:graphicData><a:blip r:embed='r9'/></a:graphicData></a:graphic></wp:inline></w:drawing>"
    "</w:r></w:p>"
)
_LISTS = (
    '<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
)


def body(paper: Paper, draw: object = None) -> str:
    """All blocks of a paper as markup; pictures too."""
    table = draw if callable(draw) else table_of
    pieces = []
    for block in paper.blocks:
        if isinstance(block, Grid):
            pieces.append(table(block))
        elif isinstance(block, Paragraph):
            pieces.append(word_shapes.heading(block))
        elif isinstance(block, Picture):
            pieces.append(_PICTURE)
    return "".join(pieces)


def per_character(paper: Paper) -> bytes:
    """Every character in a run of its own with a spacing."""

    def cell(text: str) -> str:
        runs = "".join(r(escape(sign), '<w:spacing w:val="-6"/>') for sign in text)
        return f"<w:p>{runs}</w:p>"

    return docx(body(paper, lambda grid: table_of(grid, cell=cell)))


def upright(paper: Paper) -> bytes:
    """Labels one character a paragraph."""

    def cell(text: str) -> str:
        if is_figure(text):
            return p(text)
        return "".join(p(escape(sign)) for sign in text)

    return docx(body(paper, lambda grid: table_of(grid, cell=cell)))


def floating(paper: Paper) -> bytes:
    """Tables that float, inside tables that float."""

    def draw(grid: Grid) -> str:
        inner = table_of(grid).replace("<w:tbl>", "<w:tbl>" + _FLOAT)
        return f"<w:tbl>{_FLOAT}<w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"

    return docx(body(paper, draw))


_FLOAT = '<w:tblPr><w:tblpPr w:vertAnchor="page" w:tblpX="1800" w:tblpY="1440"/></w:tblPr>'


def numbered_labels(paper: Paper) -> bytes:
    """Numbers of the rows made by Word: a list inside the table's cells."""
    lists: list[str] = []

    def cell(text: str) -> str:
        found = re.match(r"(\d)\.(?=\D)", text)
        if found is None:
            return p(escape(text))
        if found[1] == "1":
            lists.append(
                f'<w:num w:numId="{len(lists) + 11}"><w:abstractNumId w:val="3"/></w:num>'
            )
        number = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{len(lists) + 10}"/></w:numPr>'
        return p(escape(text[2:]), number)

    markup = body(paper, lambda grid: table_of(grid, cell=cell))
    return docx(markup, numbering=_fresh(lists))


def _fresh(lists: list[str]) -> str:
    """One list definition for each run of numbers, so that each begins at 1."""
    kinds = "".join(_LISTS.replace('="3"', f'="{30 + n}"') for n in range(len(lists)))
    nums = "".join(each.replace('"3"', f'"{30 + n}"') for n, each in enumerate(lists))
    return kinds + nums


def page_numbers(paper: Paper) -> bytes:
    """Table 3 cut in three, page numbers and the running title typed between."""

    def draw(grid: Grid) -> str:
        rows = re.findall(r"<w:tr>.*?</w:tr>", table_of(grid))
        if not is_applications(boxes(grid)):
            return table_of(grid)
        pieces = ("".join(rows[:10]), "".join(rows[10:20]), "".join(rows[20:]))
        gap = p("— 4 —") + p(escape(str(paper.meta.get("title", ""))))
        return gap.join(f"<w:tbl>{piece}</w:tbl>" for piece in pieces)

    return docx(body(paper, draw))


def half_hidden(paper: Paper) -> bytes:
    """A hidden row of old figures in every table."""

    def draw(grid: Grid) -> str:
        rows = re.findall(r"<w:tr>.*?</w:tr>", table_of(grid))
        cells = (tc(f"<w:p>{r('8', '<w:vanish/>')}</w:p>") for _ in range(4))
        rows.insert(5, tr(*cells, properties="<w:hidden/>"))
        return f"<w:tbl>{''.join(rows)}</w:tbl>"

    return docx(body(paper, draw))


def no_spans(paper: Paper) -> bytes:
    """Rows that hold only what begins in them: spans down lost, spans across kept."""

    def draw(grid: Grid) -> str:
        rows = []
        for line in lines_of(grid):
            cells = [
                tc(p(escape(each.text)), span(each.colspan) if each.colspan > 1 else "")
                for each, more in line
                if not more
            ]
            rows.append(tr(*cells))
        return f"<w:tbl>{''.join(rows)}</w:tbl>"

    return docx(body(paper, draw))


def unit_paragraph(paper: Paper) -> bytes:
    """A line with the unit above each table and a note below."""
    return docx(body(paper, lambda grid: p("单位：件") + table_of(grid) + p("注：数据截至年底。")))


def converted(paper: Paper) -> bytes:
    """As our own writer makes it, but known by nothing: general readers only."""
    return own.render(paper)


MORE: dict[str, Shape] = {
    f"{shape.__name__}.docx": shape
    for shape in (
        per_character, upright, floating, numbered_labels, page_numbers, half_hidden, no_spans,
        unit_paragraph, converted,
    )
}  # fmt: skip
WORDS: dict[str, Shape] = {
    **{f"{name}.docx": shape for name, shape in word_shapes.SHAPES.items()},
    **MORE,
}

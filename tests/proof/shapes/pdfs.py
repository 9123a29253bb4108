"""Digital PDF files: one paper set in many ways."""

import io
from functools import partial

from PIL import Image

from gongkai.files.paper import Grid, Paper, Paragraph
from gongkai.files.writers import pdf as own
from tests.files.readers.pdf_papers import Slot, Style, Table, content, typst_pdf, typst_table
from tests.proof.shapes.parts import Shape, boxes, is_applications, is_disputes


def _png() -> str:
    stream = io.BytesIO()
    Image.new("RGB", (60, 40), "grey").save(stream, "PNG")
    return ", ".join(map(str, stream.getvalue()))


_PNG = _png()


def set_paper(paper: Paper, style: Style, *, extra: str = "") -> bytes:
    """The PDF of a paper in a style."""
    numbers = 'numbering: "— 1 —",' if style.numbers else ""
    head = "header: align(center)[年度报告]," if style.head else ""
    pieces = [
        f'#set page("{style.page}", margin: {style.margin}cm, flipped: '
        f"{str(style.flipped).lower()}, {head} {numbers} columns: {style.columns})",
        f'#set text(font: "{style.font}", lang: "zh", region: "cn", size: 11pt)',
        "#set par(justify: true, first-line-indent: (amount: 2em, all: true))",
        "#show table: set par(justify: false, first-line-indent: 0pt, leading: 0.4em)",
        f"#show table: set text(size: {style.size}pt)",
        extra,
    ]
    for block in paper.blocks:
        if isinstance(block, Paragraph):
            pieces.append(_words(block))
        elif isinstance(block, Grid):
            pieces.append(typst_table(_table(block), style))
        else:
            pieces.append(f"#image(bytes(({_PNG})), width: 300pt, height: 200pt)")
    return typst_pdf("\n\n".join(pieces))


def _words(block: Paragraph) -> str:
    text = content(block.text.replace("\n", ""))
    if block.level == 0:
        return f"#align(center)[#text(size: 16pt)[{text}]]"
    return f"#block[#strong[{text}]]" if block.level == 1 else text


def _table(grid: Grid) -> Table:
    rows = boxes(grid)
    head = 3 if is_applications(rows) or is_disputes(rows) else 0
    widths = grid.widths or (1.0,) * grid.columns
    slots = tuple(
        tuple(Slot(box.text, box.down, box.across, "k" if box.figure else "") for box in row)
        for row in rows
    )
    return Table(slots, grid.columns, head, tuple(width / max(widths) for width in widths))


BOXED = '#show regex("."): it => box(it)'
MARKED = "#set page(foreground: rotate(-30deg, text(size: 60pt, fill: luma(85%))[公开]))"
STYLES: dict[str, Style] = {
    "ruled": Style(),
    "a3": Style(page="a3", flipped=True),
    "not-repeated": Style(repeat=False),
    "flipped": Style(flipped=True),
    "small": Style(page="a5", margin=1.2, size=6),
    "outer-none": Style(rules="outer-none", fill=True, head=True),
    "thick": Style(rules="thick"),
    "dashed": Style(rules="dashed"),
    "three": Style(rules="three"),
    "none": Style(rules="none"),
    "none-flipped": Style(rules="none", height=2, flipped=True),
    "rows": Style(rules="rows"),
}
PDFS: dict[str, Shape] = {
    **{f"{name}.pdf": partial(set_paper, style=style) for name, style in STYLES.items()},
    "per-character.pdf": partial(set_paper, style=Style(), extra=BOXED),
    "watermark.pdf": partial(set_paper, style=Style(), extra=MARKED),
    "own.pdf": own.render,
}

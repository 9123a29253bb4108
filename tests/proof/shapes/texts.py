"""Text files: copied from chats, pages and PDF files, typed, exported, in any encoding."""

from collections.abc import Callable

from gongkai.files.paper import Grid, Paper, Paragraph
from tests.papers import Box, Rows, filled, markdown, repeated, run_on, shifted, tabbed, unmerged
from tests.proof.shapes.parts import Shape, boxes, is_applications

Say = Callable[[Rows], str]


def text_of(say: Say, *, line: str = "\n", between: str = "\n", indent: str = "") -> Shape:
    """A shape that only writes its tables in a way of its own."""

    def shape(paper: Paper) -> bytes:
        pieces = []
        for block in paper.blocks:
            if isinstance(block, Paragraph):
                pieces.append(indent + block.text.replace("\n", ""))
            elif isinstance(block, Grid):
                pieces.append(say(boxes(block)))
            else:
                pieces.append("[图片]")
        return (line + between).join(pieces).replace("\n", line).encode()

    return shape


def drawn(rows: Rows) -> str:
    """Frames made of box-drawing signs."""
    lines = ["┌──┬──┐"]
    lines += ["│" + "│".join(box.text or "  " for box in row) + "│" for row in unmerged(rows)]
    return "\n├──┼──┤\n".join(lines[:-1]) + f"\n{lines[-1]}\n└──┴──┘"


def padded(rows: Rows) -> str:
    """Columns padded with blanks to a common width, as a terminal prints them."""
    return "\n".join("  ".join(box.text.ljust(9) for box in row).rstrip() for row in filled(rows))


def marked(rows: Rows) -> str:
    """Markdown with bold labels, aligned rules and a break inside a cell."""
    first, *rest = unmerged(rows)

    def cell(box: Box) -> str:
        if box.figure or not box.text:
            return box.text
        return f"**{box.text[:3]}{box.text[3:]}**"

    rule = "|" + " :---: |" * len(first)
    body = ["| " + " | ".join(map(cell, row)) + " |" for row in (first, *rest)]
    return "\n".join([body[0], rule, *body[1:]])


def markup_inside(rows: Rows) -> str:
    """Markdown whose tables are HTML, as converters write merged cells."""
    lines = []
    for row in rows:
        cells = "".join(
            f'<td rowspan="{box.down}" colspan="{box.across}">{box.text}</td>' for box in row
        )
        lines.append(f"<tr>{cells}</tr>")
    return "<table>" + "\n".join(lines) + "</table>"


def chat(rows: Rows) -> str:
    """Copied from a chat: every cell on its own line, a blank line between, indented."""
    return "\n\n".join(f"　{box.text}" for row in rows for box in row if box.text)


def semicolons(rows: Rows) -> str:
    """Cells parted by semicolons, blanks around them."""
    return tabbed(filled(rows), " ; ")


def wide_pipes(rows: Rows) -> str:
    """Cells parted by full-width bars."""
    return tabbed(unmerged(rows), "｜")


def copied(rows: Rows) -> str:
    """Copied from a PDF: labels broken over lines, figures of a row on one line."""
    if not is_applications(rows):
        return tabbed(rows, " ")
    lines = [" ".join(box.text for box in row) for row in rows[:3]]
    for row in rows[3:]:
        label = "".join(box.text for box in row if not box.figure)
        figures = " ".join(box.text for box in row if box.figure)
        if len(label) > 14:
            lines += [label[:12], f"{label[12:]} {figures}"]
        else:
            lines.append(f"{label} {figures}")
    return "\n".join(lines)


def told(rows: Rows) -> str:
    """Label and figures with a colon, one row a line."""
    if not is_applications(rows):
        return tabbed(unmerged(rows))
    return tabbed(repeated(rows))


def encoded(shape: Shape, encoding: str) -> Shape:
    """The same text in another encoding."""
    return lambda paper: shape(paper).decode().encode(encoding, "replace")


TEXTS: dict[str, Shape] = {
    "drawn.txt": text_of(drawn),
    "padded.txt": text_of(padded),
    "marked.md": text_of(marked),
    "markup.md": text_of(markup_inside),
    "chat.txt": text_of(chat, indent="　　"),
    "semicolons.txt": text_of(semicolons),
    "wide-pipes.txt": text_of(wide_pipes),
    "copied.txt": text_of(copied),
    "told.txt": text_of(told),
    "tabs-crlf.txt": text_of(lambda rows: tabbed(unmerged(rows)), line="\r\n"),
    "tabs-cr.txt": text_of(lambda rows: tabbed(unmerged(rows)), line="\r"),
    "tabs-dense.txt": text_of(lambda rows: tabbed(unmerged(rows)), between=""),
    "tabs-gbk.txt": encoded(text_of(lambda rows: tabbed(unmerged(rows))), "gb18030"),
    "tabs-utf16.txt": encoded(text_of(shifted), "utf-16"),
    "markdown.md": text_of(markdown),
    "one-line.txt": text_of(run_on),
}

"""Texts that programs took out of pages, blank cells among them, and other layouts of table 4.

Met in a second trial on documents that no shape here was written for.
"""

from dataclasses import replace
from itertools import pairwise

from tests.papers import Box, Rows
from tests.proof.shapes.habits import laid
from tests.proof.shapes.parts import Shape, is_applications, is_disputes, page_of, table
from tests.proof.shapes.texts import text_of

_KINDS = ("行政复议", "未经复议直接起诉", "复议后起诉")
_OUTCOMES = 5


# ── one cell a line, blanks among them ──────────────────────────────────────────────────────────
def closed(rows: Rows) -> str:
    """Every cell on a line, the bar that closes it on the next."""
    return "\n".join(f"{box.text}\n|" for row in rows for box in row)


def opened(rows: Rows) -> str:
    """A bar opens each row; each cell on a line, closed there; bars for the spans behind."""
    width = len(laid(rows)[0])
    return "\n".join(
        "| \n" + " \n".join(f" {box.text}  |" for box in row) + " " + "|" * (width - len(row))
        for row in rows
    )


def emptied(rows: Rows) -> str:
    """Every cell on a line with an empty one below it, blank cells too."""
    return "\n\n".join(box.text for row in rows for box in row)


def spanned(rows: Rows) -> str:
    """One row a line, cells parted by bars, bars without blanks for the spans at the end."""
    width = len(laid(rows)[0])
    lines = (" | ".join(box.text for box in row) + " | " for row in rows)
    return "\n".join(
        line + "|" * (width - len(row)) for line, row in zip(lines, rows, strict=True)
    )


def edgeless(rows: Rows) -> str:
    """Markdown without bars at the edges, cells below a span blank."""
    cells = [["" if box is above else box.text for box, above in zip(row, over, strict=True)]
             for over, row in pairwise([[Box("")] * len(laid(rows)[0]), *laid(rows)])]  # fmt: skip
    head, *rest = [" | ".join(line) for line in cells]
    return "\n".join((head, "---|" * (len(cells[0]) - 1) + "---", *rest))


def framed(rows: Rows) -> str:
    """A frame around every cell, labels broken over the lines of their row."""
    lines = ["+---+---+"]
    for row in [[*each] for each in laid(rows)]:
        cells = [[box.text] if box.figure else _broken(box.text) for box in row]
        for number in range(max(map(len, cells))):
            lines.append("|" + "|".join(c[number] if number < len(c) else "" for c in cells) + "|")
        lines.append("+---+---+")
    return "\n".join(lines)


def _broken(text: str) -> list[str]:
    return [text[at : at + 6] for at in range(0, len(text), 6)] or [""]


def half_way(rows: Rows) -> str:
    """Copied from a PDF: the figures half-way down a label of two lines."""
    lines = []
    for row in rows:
        words = "".join(box.text for box in row if not box.figure)
        figures = " ".join(box.text for box in row if box.figure)
        if is_applications(rows) and figures and len(row) == len(rows[-1]) and len(words) > 9:
            lines += [words[:6], figures, words[6:]]
        elif is_applications(rows) and figures:
            lines.append(f"{words} {figures}")
        else:
            lines.append(" ".join(box.text for box in row))
    return "\n".join(lines)


# ── tables laid out in other ways ───────────────────────────────────────────────────────────────
def in_one(rows: Rows) -> str:
    """Table 4 under one row of labels: 行政复议—结果维持."""
    if not is_disputes(rows):
        return table(rows)
    names = [f"{_KINDS[n // _OUTCOMES]}—{box.text}" for n, box in enumerate(laid(rows)[2])]
    return table([[Box(name) for name in names], rows[-1]])


def below(rows: Rows) -> str:
    """Table 4 as three blocks, one below another, each with its heading, in one table."""
    if not is_disputes(rows):
        return table(rows)
    names, figures = laid(rows)[2], rows[-1]
    lines: Rows = []
    for number, kind in enumerate(_KINDS):
        part = slice(number * _OUTCOMES, (number + 1) * _OUTCOMES)
        lines += [[Box(kind, 1, _OUTCOMES)], [replace(b, down=1) for b in names[part]]]
        lines.append(list(figures[part]))
    return table(lines)


def across(rows: Rows) -> str:
    """Table 4 turned: outcomes down, kinds of disputes across."""
    if not is_disputes(rows):
        return table(rows)
    names, figures = laid(rows)[2], rows[-1]
    head = [[Box("", 2), Box("行政复议", 2), Box("行政诉讼", 1, 2)], [*map(Box, _KINDS[1:])]]
    body = [[Box(names[n].text), *figures[n::_OUTCOMES]] for n in range(_OUTCOMES)]
    return table([*head, *body])


def by_row(rows: Rows) -> str:
    """Every row a table of its own."""
    return "".join(table([[replace(box, down=1) for box in row]]) for row in rows)


def other_words(rows: Rows) -> str:
    """The last kind of applicants as 其他组织, the totals as 合计."""
    names = {"其他": "其他组织", "总计": "合计"}
    return table([[replace(b, text=names.get(b.text, b.text)) for b in row] for row in rows])


EXTRACTS: dict[str, Shape] = {
    "closed.txt": text_of(closed),
    "opened.txt": text_of(opened),
    "emptied.txt": text_of(emptied),
    "spanned.txt": text_of(spanned),
    "edgeless.md": text_of(edgeless),
    "framed.txt": text_of(framed),
    "half-way.txt": text_of(half_way),
}
OUTLINES: dict[str, Shape] = {
    f"{draw.__name__}.html": page_of(draw) for draw in (in_one, below, across, by_row, other_words)
}

"""Habits of clerks and sites met in a trial on documents that no shape here was written for."""

from dataclasses import replace
from html import escape

from tests.papers import Box, Rows
from tests.proof.shapes.parts import (
    Shape,
    is_applications,
    is_disputes,
    page_of,
    table,
)
from tests.proof.shapes.texts import text_of

Cells = list[list[Box]]


def laid(rows: Rows) -> Cells:
    """Every place of a table with the box that covers it."""
    places: dict[tuple[int, int], Box] = {}
    for number, row in enumerate(rows):
        column = 0
        for box in row:
            while (number, column) in places:
                column += 1
            for down in range(box.down):
                for across in range(box.across):
                    places[number + down, column + across] = box
            column += box.across
    width = 1 + max(column for _, column in places)
    return [[places.get((row, c), Box("")) for c in range(width)] for row in range(len(rows))]


def single(box: Box) -> Box:
    """The box without its spans."""
    return replace(box, down=1, across=1)


def filled(rows: Rows) -> str:
    """Merged cells taken apart, their words in every place they covered."""
    return table([[single(box) for box in row] for row in laid(rows)])


def pathed(rows: Rows) -> str:
    """Table 3 turned, each row told by its whole path: 三、本年度办理结果（三）不予公开1.属于…"""
    if not is_applications(rows):
        return table(rows)
    cells = laid(rows)
    labels = ["".join(dict.fromkeys(box.text for box in row[:3])) for row in cells[3:]]
    names = [box.text for box in cells[2][3:]]
    lines = [[Box("申请人情况"), *map(Box, labels)]]
    for number, name in enumerate(names):
        lines.append([Box(name), *(single(row[3 + number]) for row in cells[3:])])
    return table(lines)


def one_head(rows: Rows) -> str:
    """One heading row over table 3, with a word over the labels too."""
    if not is_applications(rows):
        return table(rows)
    names = [box.text for box in laid(rows)[2][3:]]
    return table([[Box("项目", 1, 3), *map(Box, names)], *rows[3:]])


def numbered(rows: Rows) -> str:
    """A first column of running numbers, headed 序号."""
    if not is_applications(rows):
        return table(rows)
    lines = [[Box("序号", 3, 1), *rows[0]], *rows[1:3]]
    return table(
        [*lines, *([Box(f"{n}"), *row] for n, row in enumerate(rows[3:], start=1))],
    )


def printed_heads(rows: Rows) -> str:
    """Table 2 cut before its last two blocks, the first heading printed again above the rest."""
    if is_applications(rows) or is_disputes(rows):
        return table(rows)
    last = max(number for number, row in enumerate(rows) if len(row) == 1)
    return table(rows[: last + 2]) + table([*rows[:2], *rows[last + 2 :]])


def broken_divs(rows: Rows) -> str:
    """Boxes for cells, the labels of table 4 over two lines."""
    lines = []
    for row in laid(rows):
        inner = (
            f"<div>{'<br>'.join((box.text[:2], box.text[2:]))}</div>"
            if is_disputes(rows) and len(box.text) == 4
            else f"<div>{escape(box.text)}</div>"
            for box in row
        )
        lines.append(f"<div>{''.join(inner)}</div>")
    return f"<div>{''.join(lines)}</div>"


def copied_once(rows: Rows) -> str:
    """Copied from a browser: a merged cell once, the others moved up to it."""
    return "\n".join("\t".join(box.text for box in row) for row in rows)


def bare_lines(rows: Rows) -> str:
    """One cell a line, the rows of table 3 without their numbers."""
    words = [box.text for row in rows for box in row]
    if is_applications(rows):
        words = [word.split(".", 1)[-1] if word[1:2] == "." and not word.replace(".", "").isdigit()
                 else word for word in words]  # fmt: skip
    return "\n".join(words)


HABITS: dict[str, Shape] = {
    f"{draw.__name__}.html": page_of(draw)
    for draw in (filled, pathed, one_head, numbered, printed_heads, broken_divs)
}
COPIES: dict[str, Shape] = {
    "copied-once.txt": text_of(copied_once),
    "bare-lines.txt": text_of(bare_lines),
}

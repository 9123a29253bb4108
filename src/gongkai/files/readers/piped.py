"""Lines with bars → the cells of rows: tables of Markdown, of frames, of programs that copy pages.

Which bars are the edges of the table, which part cells and which only stand for a span is told by
the lines beside, never by one line alone.
"""

import re
from collections.abc import Iterator, Sequence

Numbered = tuple[int, str]
"""A line as printed, with its number."""

RULE = re.compile(r"^[\s|:+\-=─━┌┬┐├┼┤└┴┘│]+$")
FRAME = re.compile(r"[+┌┬┐├┼┤└┴┘]")
_EMPTY_ROW = re.compile(r"^\|(?:\s*\|){3,}$")
_FILLERS = re.compile(r"^(.*? \|)\s*\|{2,}$")
_CLOSE = re.compile(r"\|\|")
_BREAK = re.compile(r"<br\s*/?>")
_FIGURE = re.compile(r"[\d０-９][\d０-９.,，]*")
_FRAMED = 4
"""Rules of a table of which every row has its own: above, below the heading and below the last
row there are three in any table."""


def plain(line: str) -> str:
    """A line without blanks around it, its bars the common one."""
    return line.strip(" \r\n\u3000\xa0").replace("│", "|").replace("｜", "|")


def is_rule(line: str) -> bool:
    """Whether a line draws a rule; a row of blanks between bars does not."""
    return bool(RULE.match(line)) and not _EMPTY_ROW.match(line)


def rows(lines: Sequence[Numbered]) -> Iterator[tuple[int, list[str]]]:
    """The rows of a table, each with the number of its first line."""
    texts = [(number, plain(line)) for number, line in lines]
    rowed = [text for _, text in texts if not is_rule(text)]
    left = _edged([text.startswith("|") for text in rowed])
    right = _edged([text.endswith("|") for text in rowed])
    frames = [is_rule(text) and bool(FRAME.search(text)) for _, text in texts]
    framed = sum(frames) >= _FRAMED
    waiting: list[tuple[int, list[str]]] = []
    for number, text in texts:
        if not is_rule(text):
            cells = _cells(text, left=left, right=right)
            if not framed:
                yield number, cells
                continue
            waiting.append((number, cells))
        elif framed and waiting:
            yield from _one_row(waiting)
            waiting = []
    yield from _one_row(waiting)


def _edged(bars: Sequence[bool]) -> bool:
    """Whether bars at this side are the table's edge: else they stand beside blank cells only."""
    return 10 * sum(bars) >= 9 * len(bars)


def _cells(text: str, *, left: bool, right: bool) -> list[str]:
    """The cells of a line. Where cells are padded, bars close together at its end are a span's."""
    spanned = _FILLERS.match(text)
    if spanned and not _CLOSE.search(spanned[1]):
        alone = spanned[1].removeprefix("|").count("|") == 1
        text = f"{spanned[1]} |" if alone else spanned[1]  # a label, and nothing in its row
    text = text.removeprefix("|") if left else text
    text = text.removesuffix("|") if right else text
    cells = [each.strip().strip("*_ ") for each in text.split("|")]
    return [_BREAK.sub("\n", cell) for cell in cells]


def _one_row(lines: Sequence[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    """The lines between two frames as one row, the words of its cells broken over them.

    As they are where they have not the same cells, or a figure stands below or above anything.
    """
    widths = {len(cells) for _, cells in lines}
    if len(lines) < 2 or len(widths) != 1:
        yield from lines
        return
    columns = [list(filter(None, each)) for each in zip(*(c for _, c in lines), strict=True)]
    if any(len(each) > 1 and any(map(_FIGURE.fullmatch, each)) for each in columns):
        yield from lines
        return
    yield lines[0][0], ["\n".join(column) for column in columns]

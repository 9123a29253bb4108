"""Lines → paragraphs: a line that fills its column goes on in the next, over page breaks too."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from gongkai.files.paper import Paragraph
from gongkai.files.readers.layout.letters import outline
from gongkai.files.readers.layout.lines import Line
from gongkai.files.readers.layout.page import Box
from gongkai.report.report import Place

FULL = 1.6  # em; a line that ends so near the right edge of its column is full
RAGGED = 3.0  # em; a line in the middle of a sentence may end so far before the edge
INDENT = 0.8  # em; a line that starts so far inside starts a paragraph
BIGGER = 0.12  # share by which the type of one paragraph may vary
LOOSE = 0.9  # em of white between two lines that parts paragraphs set without indent
_HEADING = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十]{1,3}[)）])"
)
_ENDING = "。！？：；!?:;.”）)"

Where = Callable[[int, Box], Place]


def paragraphs_of(lines: Iterable[Line], where: Where) -> list[Paragraph]:
    """Consecutive lines, from one page or several, as paragraphs."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _goes_on(groups[-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_paragraph(group, where) for group in groups]


def _goes_on(group: list[Line], line: Line) -> bool:
    last, em = group[-1], group[-1].em
    if abs(line.em - em) > BIGGER * em or _HEADING.match(line.text):
        return False
    room = last.column[1] - last.box[2]
    full = room < FULL * em or (room < RAGGED * em and last.text[-1:] not in _ENDING)
    indented = line.box[0] > line.column[0] + INDENT * em
    if not full or indented or _centred(last):
        return False
    if last.page != line.page or line.box[1] < last.box[1]:
        return last.text[-1:] not in _ENDING
    loose = line.box[1] - last.box[3] > LOOSE * em
    return not loose or (len(group) > 1 and not _looser(group, line))


def _looser(group: list[Line], line: Line) -> bool:
    """Whether the gap above `line` is wider than the one above the line before it."""
    before, last = group[-2:]
    if before.page != last.page:
        return False
    return line.box[1] - last.box[3] > last.box[1] - before.box[3] + 0.3 * last.em


def _centred(line: Line) -> bool:
    left, right = line.box[0] - line.column[0], line.column[1] - line.box[2]
    return left > 2.5 * line.em and abs(left - right) < line.em


def _paragraph(group: list[Line], where: Where) -> Paragraph:
    text = group[0].text
    for line in group[1:]:
        more = line.text
        latin = text[-1:].isascii() and more[:1].isascii()
        text += (" " if latin and text[-1:].isalpha() and more[:1].isalpha() else "") + more
    first = [line.box for line in group if line.page == group[0].page]
    box = outline(first)
    return Paragraph(text, place=where(group[0].page, box))

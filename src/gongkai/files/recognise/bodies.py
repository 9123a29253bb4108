"""What the rows of table 3 in one grid tell of themselves and of the heading above them."""

from collections.abc import Sequence

from gongkai.files.recognise.align import Column, by_columns
from gongkai.files.recognise.applicants import CERTAIN
from gongkai.files.recognise.lines import Line, row_key

WEAK = frozenset(("row:total", "row:other_other"))
"""Rows whose words stand in headings and other tables too."""

_FEWEST = 3


def begins(line: Line, across: int) -> bool:
    """The first line under the heading: one with a row, a group or figures of its own.

    其他 at the top of a page is a row where as many cells follow as there are columns.
    """
    if len(line.names & CERTAIN) > _FEWEST:
        return False  # 办理结果 beside the kinds of applicants heads the labels below it
    key, number = row_key(line)
    if key and across and len(line.words) == 1 and len(line.slots) - number - 1 == across:
        return True
    figures = sum(slot.reading.sort in ("number", "mark") for slot in line.slots)
    if key and (f"row:{key}" not in WEAK or figures >= _FEWEST):
        return True
    if any(name.startswith(("group:", "results")) for name in line.names):
        return True
    return not line.words and sum(not slot.blank for slot in line.slots) >= _FEWEST


def overfull(body: Sequence[Line], columns: int) -> bool:
    """Whether most rows have more figures than the heading has columns: it lacks some."""
    counts = [
        sum(not slot.blank for slot in line.slots[number + 1 :])
        for line, (_, number) in ((line, row_key(line)) for line in body)
        if number >= 0
    ]
    return sum(count > columns for count in counts) > len(counts) / 2


def agree(body: Sequence[Line], columns: Sequence[Column]) -> bool:
    """Whether the full lines of this grid stand under the columns of the heading."""
    yes = no = 0
    for line in body:
        _, number = row_key(line)
        slots = line.slots[number + 1 :]
        if number >= 0 and len(slots) == len(columns):
            if by_columns(slots, columns) == tuple(slots):
                yes += 1
            else:
                no += 1
    return yes > 4 * no

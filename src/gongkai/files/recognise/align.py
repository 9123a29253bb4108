"""Which figure belongs to which column: in order, by the columns covered, or by the only fit.

The sums of the form may choose between two fits; they never alter a figure.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from gongkai.files.recognise.lines import Slot

_PILED = re.compile(r"\d[\d.,]*(?:\|\d[\d.,]*)+")
"""Figures that a reader of pages set apart because they claim one cell."""

Fit = tuple[Slot | None, ...]
"""For each column of the header the slot that holds its figure; None when none does."""

Adds = Callable[[Fit], bool | None]
"""Whether a fit satisfies the sums of the form; None when they say nothing."""


class Column(NamedTuple):
    """A column of the header: its label name, as printed, and the grid columns it covers."""

    name: str
    text: str
    start: int
    end: int


def fits(
    slots: Sequence[Slot], columns: Sequence[Column], *, trusted: Callable[[], bool], adds: Adds
) -> Fit | None:
    """The slots after a row's label, one for each column; None when it is not certain.

    `trusted` tells whether the spans of this grid agree with its header.
    """
    wanted = len(columns)
    if _shifted(slots):
        return None
    ordered = tuple(slots) if len(slots) == wanted else None
    if ordered is not None and _moved(ordered, columns):
        covered = by_columns(slots, columns)
        return covered or (ordered if adds(ordered) or _blank(ordered) else None)
    if ordered is not None and adds(ordered) is not False:
        return None if _reaches_down(ordered) else ordered
    covered = by_columns(slots, columns) if trusted() else None
    if ordered is not None:
        if covered is not None and covered != ordered and adds(covered):
            return covered
        return None if _reaches_down(ordered) else ordered
    if covered is not None:
        return covered
    found = only(windows(slots, wanted), adds=adds)
    if found is not None and _moved(found, columns) and not (adds(found) or _blank(found)):
        return None
    return found


def _moved(slots: Fit, columns: Sequence[Column]) -> bool:
    """Whether the first slot is a blank left of all columns: a filler, and one cell is lost."""
    first = slots[0]
    return first is not None and first.blank and first.end <= columns[0].start


def _shifted(slots: Sequence[Slot]) -> bool:
    """Whether figures run into each other in one cell while another is blank: which moved?"""
    return any(slot.blank for slot in slots) and any(
        slot.reading.sort == "words" and _PILED.fullmatch(slot.text) for slot in slots
    )


def _reaches_down(slots: Sequence[Slot]) -> bool:
    """Whether a figure stands in a cell of several rows."""
    return any(slot.tall and not slot.blank for slot in slots)


def _blank(fit: Fit) -> bool:
    return all(slot is None or slot.blank for slot in fit)


def only(candidates: Sequence[Fit], *, adds: Adds) -> Fit | None:
    """The only candidate, or the only one that adds up while all others do not."""
    different = {_values(fit): fit for fit in candidates}
    if len(different) == 1:
        return next(iter(different.values()))
    sums = {values: adds(fit) for values, fit in different.items()}
    proved = [values for values, sum_ in sums.items() if sum_]
    refuted = [values for values, sum_ in sums.items() if sum_ is False]
    certain = len(proved) == 1 and len(refuted) == len(different) - 1
    return different[proved[0]] if certain else None


def windows(slots: Sequence[Slot], wanted: int) -> list[Fit]:
    """Every run of the wanted length that leaves out nothing but blanks."""
    filled = [number for number, slot in enumerate(slots) if not slot.blank]
    if len(filled) > wanted and len({slots[number].text for number in filled}) == 1:
        return [tuple(slots[number] for number in filled[:wanted])]  # all alike: any will do
    first, last = (filled[0], filled[-1]) if filled else (len(slots), -1)
    return [
        tuple(slots[start : start + wanted])
        for start in range(len(slots) - wanted + 1)
        if start <= first and last < start + wanted
    ]


def _values(fit: Fit) -> tuple[str, ...]:
    return tuple("" if slot is None or slot.blank else slot.text for slot in fit)


def by_columns(slots: Sequence[Slot], columns: Sequence[Column]) -> Fit | None:
    """By the grid columns covered; None when a figure lies under no column or under several."""
    if slots and slots[-1].end > max(column.end for column in columns):
        return None  # the row is wider than its heading: its cells have moved
    found: list[Slot | None] = [None] * len(columns)
    for slot in slots:
        under = [
            number
            for number, column in enumerate(columns)
            if slot.start < column.end and column.start < slot.end
        ]
        if not slot.blank and len(under) != 1:
            return None
        for number in under:
            if found[number] is not None and not (slot.blank and found[number].blank):  # type: ignore[union-attr]
                return None
            found[number] = slot
    return tuple(found) if all(slot is not None for slot in found) else None

"""Rows of one grid that are as wide as each other have their figures in the same cells."""

from collections.abc import Callable, Sequence
from functools import cached_property

from gongkai.files.recognise.align import Column, Fit
from gongkai.files.recognise.lines import Line, Slot, row_key

_FEWEST = 3


class Alike:
    """Finds the figures of a row by the rows of its grid with as many cells."""

    def __init__(
        self, body: Sequence[Line], columns: Sequence[Column], adds: Callable[[Fit], bool | None]
    ) -> None:
        """`adds` tells whether a row's total is right, None when it says nothing."""
        self._body = body
        self._columns = columns
        self._adds = adds

    def run(self, slots: Sequence[Slot]) -> Fit | None:
        """The only run of cells that can be the figures of every row as wide.

        Three rows must leave no other, and the total be right: one may have gained a cell.
        """
        found = self._by_width.get(len(slots), [])
        certain = [starts for starts in found if len(starts) == 1]
        common = set.intersection(*found) if len(certain) >= _FEWEST else set()
        start = next(iter(common), -1)
        fit = tuple(slots[start : start + len(self._columns)])
        known = start >= 0 and start in self._starts(slots)
        return fit if known and (self._adds(fit) or all(slot.blank for slot in fit)) else None

    @cached_property
    def _by_width(self) -> dict[int, list[set[int]]]:
        """Where the figures of each row may begin, by the number of its cells."""
        found: dict[int, list[set[int]]] = {}
        for line in self._body:
            _, number = row_key(line)
            slots = line.slots[number + 1 :] if number >= 0 else ()
            found.setdefault(len(slots), []).append(self._starts(slots))
        return found

    def _starts(self, slots: Sequence[Slot]) -> set[int]:
        """Where a row's figures may begin: nothing is left out, and no sum is wrong."""
        wanted = len(self._columns)
        return {
            start
            for start in range(len(slots) - wanted + 1)
            if all(slot.blank for slot in (*slots[:start], *slots[start + wanted :]))
            and self._adds(tuple(slots[start : start + wanted])) is not False
        }

"""Table 4: outcomes of reconsideration and litigation, under or beside their labels."""

import itertools
from collections.abc import Iterator, Mapping, Sequence

from gongkai.files.recognise.align import Column, Fit, fits
from gongkai.files.recognise.found import Found
from gongkai.files.recognise.heading import heading_rows
from gongkai.files.recognise.lines import Line, Slot
from gongkai.files.recognise.outcomes import (
    GROUPS,
    RESULTS,
    belongs,
    both_of,
    columns_of,
    group_of,
    result_of,
)
from gongkai.files.recognise.turned import outcomes_down

_FEWEST = 3


def is_sure(names: frozenset[str]) -> bool:
    """Whether a line with these labels can belong to no other table."""
    return any(
        name.startswith("dispute:")
        or name == "litigation"
        or (name.startswith("result:") and name != "result:total")
        for name in names
    )


class Search:
    """Goes down the lines of table 4 and collects its cells."""

    def __init__(self) -> None:
        """Nothing seen yet."""
        self.found = Found(4)
        self.columns: tuple[Column, ...] = ()
        self.doubtful: Line | None = None
        self.upper: Sequence[Line] = ()

    def read(self, lines: Sequence[Line], before: str = "") -> None:
        """Take in the lines of one grid that belong to table 4; `before` is the text above it."""
        down = outcomes_down(lines)
        if down:
            return self._keep_down(down, lines)
        for part in _parts(lines):
            self._read_part(part, before)
            before = ""
        return None

    def _read_part(self, lines: Sequence[Line], before: str) -> None:
        """Take in one heading and the figures below it."""
        first = next((n for n, line in enumerate(lines) if self._begins(lines, n)), len(lines))
        if first and not self._head([*self.upper, *lines[:first]], before) and self.upper:
            self._head(lines[:first], before)
        # a page break may leave a part of the heading above it and the rest below
        self.upper = [*self.upper, *lines] if first == len(lines) else ()
        for line in lines[first:]:
            self._take(line)

    def _keep_down(self, down: Mapping[str, Slot], lines: Sequence[Line]) -> None:
        """Take in figures of which each stood on a line of its own."""
        for line in lines:
            self.found.grids.add(line.grid)
            for slot in line.words:
                for name in slot.label.names:
                    if name.startswith("dispute:"):
                        self.found.meet(slot, name)
        for name, slot in down.items():
            self.found.slots.setdefault(f"table4.{name}", slot)

    def take(self, line: Line, columns: Sequence[Column]) -> None:
        """Take in figures whose columns are known from elsewhere."""
        self._keep(line.slots, columns, line)
        text = "表四的栏目和数字分在两页，按格式的次序读取"
        self.found.note("REA10", text, slot=line.slots[0])

    def _begins(self, lines: Sequence[Line], number: int) -> bool:
        """Whether the figures begin here: with figures, or empty below a finished heading."""
        line = lines[number]
        figures = sum(slot.reading.sort in ("number", "mark") for slot in line.slots)
        if figures >= _FEWEST or (figures and not line.words):
            return True
        above = {result_of(slot) for each in lines[:number] for slot in each.words} - {""}
        if not above and sum(bool(result_of(slot)) for slot in line.words) == 1:
            groups = {group_of(slot) for each in lines[:number] for slot in each.words} - {""}
            if len(groups) == len(GROUPS):
                return True  # an outcome beside its figures, the kinds of disputes side by side
        if not above and not self.columns:
            return False
        if figures and len(above) == len(RESULTS):
            return True
        if not line.words:
            return len(line.slots) >= len(RESULTS) and not _more_heading(lines[number + 1 :])
        beside = any(group_of(slot) for slot in line.words)
        return beside and len(above) == len(RESULTS) and not any(map(result_of, line.words))

    def _head(self, lines: Sequence[Line], before: str) -> bool:
        """Take in a heading; whether it names columns."""
        rows = heading_rows(lines, belongs)
        columns = columns_of(rows, before)
        if columns:
            self.columns = columns
        for row in rows:
            for slot in row:
                for name in slot.label.names if not both_of(slot) else ():
                    if name.startswith(("dispute:", "result:")) or name == "litigation":
                        self.found.meet(slot, name)
        return bool(columns)

    def _take(self, line: Line) -> None:
        number = max(
            (n for n, slot in enumerate(line.slots) if group_of(slot) or result_of(slot)),
            default=-1,
        )
        label = line.slots[number] if number >= 0 else None
        columns = self._beside(label) if label is not None else self.columns
        slots = line.slots[number + 1 :]
        if not columns or (number < 0 and line.words and not _figures(slots)):
            return
        fit = fits(
            slots, columns, trusted=lambda: _one_each(columns), adds=lambda fit: adds(fit, columns)
        )
        if fit is None:
            if _figures(slots):
                self.doubtful, self.found.doubted = self.doubtful or line, True
            return
        self._keep(fit, columns, line)

    def _beside(self, label: Slot) -> tuple[Column, ...]:
        """The columns of a line with a label of its own: a group beside outcomes, or turned."""
        group, result = group_of(label), result_of(label)
        names = [column.name for column in self.columns]
        if group and all("." in name or name in RESULTS for name in names):
            tails = [name.rpartition(".")[2] for name in names]
            if sorted(tails) == sorted(set(tails)):
                return tuple(
                    column._replace(name=f"{group}.{tail}")
                    for column, tail in zip(self.columns, tails, strict=True)
                )
        if result and all(name in GROUPS for name in names):
            return tuple(
                column._replace(name=f"{column.name}.{result}") for column in self.columns
            )
        return ()

    def _keep(self, fit: Fit, columns: Sequence[Column], line: Line) -> None:
        self.found.grids.add(line.grid)
        for column, slot in zip(columns, fit, strict=True):
            key = f"table4.{column.name}"
            if slot is None or "." not in column.name:
                continue
            before = self.found.slots.get(key)
            if before is None or before.blank:
                self.found.slots[key] = slot


def _parts(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """The lines cut where another heading begins below figures: dispute after dispute."""
    start, headed, below = 0, False, False
    for number, line in enumerate(lines):
        figures = any(slot.reading.sort in ("number", "mark") for slot in line.slots)
        if below and not figures and _heads(lines[number : number + 2]):
            yield lines[start:number]
            start, headed, below = number, False, False
        headed = headed or any(map(result_of, line.words))
        blank = headed and not line.words and len(line.slots) >= len(RESULTS)
        below = below or figures or blank
    yield lines[start:]


def _heads(lines: Sequence[Line]) -> bool:
    """Whether outcomes stand side by side in the first line, or in the second below a dispute."""
    across = [sum(map(bool, map(result_of, line.words))) >= _FEWEST for line in lines]
    above = any(group_of(slot) or "litigation" in slot.label.names for slot in lines[0].words)
    return across[0] or (above and across[-1])


def adds(fit: Fit, columns: Sequence[Column]) -> bool | None:
    """Whether every total is the sum of its outcomes; None when no total is printed."""
    values = {
        column.name: slot.reading.value
        for column, slot in zip(columns, fit, strict=True)
        if slot is not None and slot.reading.value is not None
    }
    totals = [name for name in values if name.endswith(".total")]
    if not totals:
        return None
    return all(
        values[total] == sum(values.get(total[:-5] + result, 0) for result in RESULTS[:-1])
        for total in totals
    )


def _words(lines: Sequence[Line]) -> list[Slot]:
    return [slot for line in lines for slot in line.words]


def _figures(slots: Sequence[Slot]) -> bool:
    return sum(slot.reading.sort in ("number", "mark") for slot in slots) >= _FEWEST


def _more_heading(lines: Sequence[Line]) -> bool:
    return any(
        any(map(result_of, line.words)) or any(map(group_of, line.words)) for line in lines[:2]
    )


def _one_each(columns: Sequence[Column]) -> bool:
    """Whether the heading's columns lie side by side, as trustworthy spans do."""
    return all(column.end <= after.start for column, after in itertools.pairwise(columns))

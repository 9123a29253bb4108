"""Table 4: outcomes of reconsideration and litigation, under or beside their labels."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from gongkai.files.recognise.align import Column, Fit, fits
from gongkai.files.recognise.found import Found
from gongkai.files.recognise.heading import heading_rows
from gongkai.files.recognise.labels import fold, match, named
from gongkai.files.recognise.lines import Line, Slot
from gongkai.files.recognise.turned import outcomes_down

GROUPS = ("review", "litigation_direct", "litigation_after_review")
RESULTS = ("upheld", "corrected", "other", "pending", "total")
_FEWEST = 3
_SHORTEST, _LONGEST = 6, 24
"""Characters of a dispute and its outcome in one label."""


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
        above = {_result(slot) for each in lines[:number] for slot in each.words} - {""}
        if not above and sum(bool(_result(slot)) for slot in line.words) == 1:
            groups = {_group(slot) for each in lines[:number] for slot in each.words} - {""}
            if len(groups) == len(GROUPS):
                return True  # an outcome beside its figures, the kinds of disputes side by side
        if not above and not self.columns:
            return False
        if figures and len(above) == len(RESULTS):
            return True
        if not line.words:
            return len(line.slots) >= len(RESULTS) and not _more_heading(lines[number + 1 :])
        beside = any(_group(slot) for slot in line.words)
        return beside and len(above) == len(RESULTS) and not any(map(_result, line.words))

    def _head(self, lines: Sequence[Line], before: str) -> bool:
        """Take in a heading; whether it names columns."""
        rows = heading_rows(lines, _belongs)
        columns = _columns(rows, before)
        if columns:
            self.columns = columns
        for row in rows:
            for slot in row:
                for name in slot.label.names if not _both(slot) else ():
                    if name.startswith(("dispute:", "result:")) or name == "litigation":
                        self.found.meet(slot, name)
        return bool(columns)

    def _take(self, line: Line) -> None:
        number = max(
            (n for n, slot in enumerate(line.slots) if _group(slot) or _result(slot)), default=-1
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
        group, result = _group(label), _result(label)
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
        headed = headed or any(map(_result, line.words))
        blank = headed and not line.words and len(line.slots) >= len(RESULTS)
        below = below or figures or blank
    yield lines[start:]


def _heads(lines: Sequence[Line]) -> bool:
    """Whether outcomes stand side by side in the first line, or in the second below a dispute."""
    across = [sum(map(bool, map(_result, line.words))) >= _FEWEST for line in lines]
    above = any(_group(slot) or "litigation" in slot.label.names for slot in lines[0].words)
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


def _columns(rows: list[list[Slot]], before: str) -> tuple[Column, ...]:
    for row in rows:
        names = [_both(slot) for slot in row if _both(slot)]
        if len(names) >= len(RESULTS) and len(set(names)) == len(names):
            return tuple(
                Column(_both(slot), slot.text, slot.start, slot.end) for slot in row if _both(slot)
            )
    groups = [slot for row in rows for slot in row if _group(slot)]
    order = list(dict.fromkeys(_group(slot) for slot in groups))
    chunks = _chunks(rows)
    if not chunks:
        return tuple(Column(_group(slot), slot.text, slot.start, slot.end) for slot in groups)
    if not order and len(chunks) == 1:
        order = _named_above(before)
    if not order and len(chunks) == 1:
        return tuple(Column(_result(slot), slot.text, slot.start, slot.end) for slot in chunks[0])
    if len(chunks) == len(GROUPS) and order == list(GROUPS[1:]):
        order = list(GROUPS)  # the heading 行政复议 was lost, its outcomes stand first
    if len(order) == len(chunks):
        named = dict(zip(_by_depth(rows, order), chunks, strict=True))
        return tuple(
            Column(f"{group}.{_result(slot)}", slot.text, slot.start, slot.end)
            for group in _across(rows, order)
            for slot in named[group]
        )
    return _side_by_side(rows)


def _side_by_side(rows: list[list[Slot]]) -> tuple[Column, ...]:
    """Outcomes that stand on several levels, in the form's order from left to right."""
    slots = [slot for row in rows for slot in row]
    groups = sorted((slot for slot in slots if _group(slot)), key=lambda slot: slot.start)
    order = list(dict.fromkeys(map(_group, groups)))
    results = sorted((slot for slot in slots if _result(slot)), key=lambda slot: slot.start)
    if [_result(slot) for slot in results] != list(RESULTS) * len(order):
        return ()
    names = [f"{group}.{result}" for group in order for result in RESULTS]
    return tuple(
        Column(name, slot.text, slot.start, slot.end)
        for name, slot in zip(names, results, strict=True)
    )


def _chunks(rows: list[list[Slot]]) -> list[list[Slot]]:
    """The outcomes in order, cut where one comes again."""
    chunks: list[list[Slot]] = []
    every = len(GROUPS) * len(RESULTS)
    whole = [row for row in rows if sum(bool(_result(slot)) for slot in row) == every]
    for row in whole[-1:] or rows:  # what spans two rows may be printed in both
        current: list[Slot] = []
        for slot in row:
            result = _result(slot)
            if not result:
                continue
            if not current or result in {_result(each) for each in current}:
                current = []
                chunks.append(current)
            current.append(slot)
    return chunks


def _by_depth(rows: list[list[Slot]], order: list[str]) -> list[str]:
    """The groups in the order in which their outcomes are printed from the top down.

    A group whose heading stands in an upper row has its outcomes no lower than the others.
    """
    depth = {
        group: next((n for n, row in enumerate(rows) if group in map(_group, row)), -1)
        for group in order
    }
    results = [n for n, row in enumerate(rows) if any(_result(slot) for slot in row)]
    return (
        sorted(order, key=lambda group: depth[group]) if len(results) > 1 else _across(rows, order)
    )


def _across(rows: list[list[Slot]], order: list[str]) -> list[str]:
    """The groups from left to right: litigation may stand before reconsideration."""
    for row in rows:
        names = [name for slot in row for name in slot.label.names]
        if "litigation" in names and "dispute:review" in names and "review" in order:
            others = [group for group in order if group != "review"]
            first = names.index("dispute:review") < names.index("litigation")
            return ["review", *others] if first else [*others, "review"]
    return order


def _named_above(before: str) -> list[str]:
    text = fold(before)
    if "复议后" in text:
        return ["litigation_after_review"]
    if "未经复议" in text or "直接起诉" in text:
        return ["litigation_direct"]
    return ["review"] if "复议" in text and "诉讼" not in text else []


def _words(lines: Sequence[Line]) -> list[Slot]:
    return [slot for line in lines for slot in line.words]


def _group(slot: Slot) -> str:
    names = slot.label.names
    return named(names, "dispute") if names else ""


def _result(slot: Slot) -> str:
    names = slot.label.names
    return (named(names, "result") if names else "") or _both(slot).rpartition(".")[2]


def _both(slot: Slot) -> str:
    """`group.outcome` of a label that names a dispute and its outcome: 行政复议—结果维持."""
    core = slot.label.core
    return dispute_and_outcome(core) if _SHORTEST <= len(core) <= _LONGEST else ""


@lru_cache(maxsize=512)
def dispute_and_outcome(core: str) -> str:
    """`group.outcome` of the core of a label that names both; empty when it does not."""
    for cut in range(2, len(core) - 1):
        result = named(match(core[cut:]).names, "result")
        group = named(match(core[:cut]).names, "dispute")
        if result and group and match(core[:cut]).near + match(core[cut:]).near < 2:
            return f"{group}.{result}"
    return ""


def _belongs(slot: Slot) -> bool:
    known = _group(slot) or _result(slot) or _both(slot)
    return bool(known or "litigation" in slot.label.names)


def _figures(slots: Sequence[Slot]) -> bool:
    return sum(slot.reading.sort in ("number", "mark") for slot in slots) >= _FEWEST


def _more_heading(lines: Sequence[Line]) -> bool:
    return any(any(map(_result, line.words)) or any(map(_group, line.words)) for line in lines[:2])


def _one_each(columns: Sequence[Column]) -> bool:
    """Whether the heading's columns lie side by side, as trustworthy spans do."""
    return all(column.end <= after.start for column, after in itertools.pairwise(columns))

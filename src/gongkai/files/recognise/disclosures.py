"""Table 2: the blocks of Article 20, whose rows are known by what they disclose."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from gongkai.files.recognise.align import Column, Fit, fits
from gongkai.files.recognise.found import Found
from gongkai.files.recognise.heading import heading_rows
from gongkai.files.recognise.labels import Match, edits, named
from gongkai.files.recognise.lines import Line, Slot
from gongkai.files.recognise.vocabulary import core
from gongkai.report.edition import Edition, Label, editions

_SURE = ("field:", "item:")
_SHORTEST = 3
"""Characters that are left of a heading cut short."""


def is_sure(names: frozenset[str]) -> bool:
    """Whether a line with these labels can belong to no other table."""
    return any(name.startswith(_SURE) or name in ("block", "stub") for name in names)


class Search:
    """Goes down the lines of table 2 and collects its cells."""

    def __init__(self) -> None:
        """Nothing seen yet."""
        self.found = Found(2)
        self.columns: tuple[Column, ...] = ()
        self.heads: list[Slot] = []
        self.block: Slot | None = None
        self.unplaced: dict[str, Slot] = {}
        self.unheaded: dict[str, tuple[Slot, ...]] = {}
        self.begun = False
        self.first: tuple[list[str], str] | None = None
        self.side: dict[int, tuple[Column, ...]] = {}

    def read(self, lines: Sequence[Line]) -> None:
        """Take in the lines of one grid that belong to table 2."""
        heading: list[Line] = []
        self.begun = True  # with rows: their heading stands on the page before
        lines = lines[self._printed_again(lines) :]
        for line, after in zip_longest(lines, lines[1:]):
            if "block" in line.names:
                self.block = next(slot for slot in line.words if "block" in slot.label.names)
            if named(line.names, "item"):
                self._head(heading)
                heading = []
                self._take(line, ends=after is None or bool(after.words))
            else:
                heading.append(line)
                self.begun = self.begun and not line.words
        self._head(heading)  # a page break may part a heading from its rows

    def _printed_again(self, lines: Sequence[Line]) -> int:
        """How many lines print the first heading again below a page break, above other rows."""
        until = next((n for n, line in enumerate(lines) if named(line.names, "item")), len(lines))
        words = ["".join(slot.text.split()) for line in lines[:until] for slot in line.words]
        item = named(lines[until].names, "item") if until < len(lines) else ""
        if self.first is None:
            self.first = words, item
            return 0
        return until if words and words == self.first[0] and item != self.first[1] else 0

    def _head(self, lines: Sequence[Line]) -> None:
        if any("block" in line.names for line in lines):
            self.columns = ()
        rows = heading_rows(lines, lambda slot: bool(_field(slot)))
        for row in rows:
            self.heads = [slot for slot in row if slot.label.names.isdisjoint(("stub", "block"))]
            self.columns = tuple(
                Column(_field(slot) or "extra", slot.text, slot.start, slot.end)
                for slot in self.heads
            )
            self.side = {}
            for slot in row:
                if "stub" in slot.label.names:
                    self.side[slot.start] = ()
                elif self.side:
                    column = Column(_field(slot) or "extra", slot.text, slot.start, slot.end)
                    self.side[max(self.side)] += (column,)
                if _field(slot):
                    self.found.meet(slot, f"field:{_field(slot)}")

    def _take(self, line: Line, *, ends: bool) -> None:
        """The figures of a row; `ends`: the next line is not figures that have no label."""
        for item, label, slots in _parts(line):
            self.found.meet(label, f"item:{item}")
            if self.block is not None:
                self.found.meet(self.block, f"block:{item}")
                self.block = None
            columns = self._beside(label) or self._fields(item, len(slots))
            columns = self._in_order(item, columns)
            fit = self._fit(slots, columns)
            if fit is None and ends and columns and slots and all(slot.blank for slot in slots):
                fit = (slots[0],) * len(columns)  # nothing at all is printed in the row
            if fit is None:
                self.unplaced.setdefault(item, label)
                if self.begun:  # what columns there are may be those of the block before
                    self.unheaded.setdefault(item, slots)
                continue
            self._keep(item, columns, fit)
            self.found.grids.add(line.grid)

    def _beside(self, label: Slot) -> tuple[Column, ...]:
        """The columns of the block whose 信息内容 stands over a label, of several in one line."""
        return self.side.get(label.start, ()) if len(self.side) > 1 else ()

    def settle(self, form: Edition) -> None:
        """Place rows that came without a heading by the form which the other rows are of."""
        for item, slots in self.unheaded.items():
            keys = _keys(form, item)
            figures = all(slot.reading.sort in ("number", "mark") for slot in slots)
            if figures and len(slots) == len(keys):
                self._keep(item, [Column(key, "", -1, -1) for key in keys], slots)

    def lacks(self, item: str) -> bool:
        """Whether nothing was found of a row of some form, placed or not."""
        return f"item:{item}" not in self.found.labels

    def _fields(self, item: str, wanted: int) -> tuple[Column, ...]:
        """The columns of the heading above; without one, those of the only form that fits."""
        if self.columns and any(_possible(item, column.name) for column in self.columns):
            return self.columns
        forms = {_keys(edition, item) for edition in editions()}
        fitting = [form for form in forms if form and len(form) == wanted]
        keys = fitting[0] if len(fitting) == 1 else ()
        return tuple(Column(key, "", -1, -1) for key in keys)

    def _in_order(self, item: str, columns: tuple[Column, ...]) -> tuple[Column, ...]:
        """Columns whose headings are cut short or mis-typed, named by their order.

        Only where all headings together stand for those of a form, each in its place.
        """
        if columns is not self.columns or all(column.name != "extra" for column in columns):
            return columns
        for form in editions():
            fields = _of_item(form, item)
            if len(fields) != len(columns):
                continue
            near = [_nearness(column, at, fields) for at, column in enumerate(columns)]
            if all(each is not None for each in near):
                for slot, field, each in zip(self.heads, fields, near, strict=True):
                    name = f"field:{field.key}"
                    label = Match(frozenset((name,)), core(slot.text), each or 0)
                    self.found.meet(slot._replace(label=label), name)
                return tuple(
                    column._replace(name=field.key)
                    for column, field in zip(columns, fields, strict=True)
                )
        return columns

    def _fit(self, slots: Sequence[Slot], columns: Sequence[Column]) -> Fit | None:
        if not columns:
            return None
        filled = [slot for slot in slots if not slot.blank]
        if len(columns) == 1 and filled and len({slot.text for slot in filled}) == 1:
            return (filled[0],)
        return fits(slots, columns, trusted=lambda: False, adds=lambda _: None)

    def _keep(self, item: str, columns: Sequence[Column], fit: Fit) -> None:
        for column, slot in zip(columns, fit, strict=True):
            if slot is not None and column.name != "extra":
                self.found.slots.setdefault(f"table2.{item}.{column.name}", slot)


def _keys(form: Edition, item: str) -> tuple[str, ...]:
    """The fields that a form has for a row; none when it has no such row."""
    return tuple(field.key for field in _of_item(form, item))


def _of_item(form: Edition, item: str) -> tuple[Label, ...]:
    for block in form.blocks:
        if any(each.key == item for each in block.items):
            return block.fields
    return ()


def _nearness(column: Column, at: int, fields: Sequence[Label]) -> int | None:
    """How near a heading comes to the field in its place, as in Match; None: not at all.

    One that begins the words of the form is cut short; a mis-typed one must be nearer to them than
    to those of the other fields.
    """
    if column.name != "extra":
        return 0 if column.name == fields[at].key else None
    word, words = core(column.text), [core(field.label) for field in fields]
    if len(word) >= _SHORTEST and words[at].startswith(word):
        return 1
    most = len(words[at]) // 3
    away = [edits(word, each, most=most) for each in words]
    return 2 if away[at] <= most and away.count(away[at]) == 1 and min(away) == away[at] else None


def _parts(line: Line) -> Iterator[tuple[str, Slot, tuple[Slot, ...]]]:
    """Each item of a line with the slots up to the next item."""
    starts = [number for number, slot in enumerate(line.slots) if _item(slot)]
    for start, end in zip(starts, [*starts[1:], len(line.slots)], strict=True):
        label = line.slots[start]
        yield _item(label), label, line.slots[start + 1 : end]


def _possible(item: str, field: str) -> bool:
    return any(f"table2.{item}.{field}" in edition.cells for edition in editions())


def _field(slot: Slot) -> str:
    names = slot.label.names
    return named(names, "field") if names else ""


def _item(slot: Slot) -> str:
    names = slot.label.names
    return named(names, "item") if names else ""

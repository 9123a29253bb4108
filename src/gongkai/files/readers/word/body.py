"""The body of a document as blocks: paragraphs with their labels and levels, tables, pictures."""

from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, field

from lxml import etree

from gongkai.files.paper import Block, Grid, GridCell, Paragraph, quick
from gongkai.files.readers.word.marks import Marks, Said, said_in
from gongkai.files.readers.word.names import (
    TBL,
    P,
)
from gongkai.files.readers.word.numbering import Numbering
from gongkai.files.readers.word.pictures import pictures_in
from gongkai.files.readers.word.styles import Style, Styles, level_of
from gongkai.files.readers.word.table import Slot, number, slots_of, within
from gongkai.report.report import Place

Element = etree._Element
_CONTENTS = "目录未作正文读取"


@dataclass
class Body:
    """Turns block elements into blocks, counting tables and paragraphs as it goes.

    `labelled` are the paragraphs that may have an automatic number; in cells hardly any.
    `pictures` gives the file of a picture by its relation; None where the document has none.
    """

    name: str
    styles: Styles
    numbering: Numbering
    marks: Marks
    labelled: Set[Element | None]
    pictures: Callable[[str], bytes] | None = None
    tables: int = 0
    lines: int = 0
    remarks: list[str] = field(default_factory=list)
    _careful: Set[Element | None] = field(init=False)

    def __post_init__(self) -> None:
        """Note the cells whose text is more than the words of one paragraph."""
        holders = {each.getparent() for each in self.labelled if each is not None}
        self._careful = self.marks.crowded | holders

    def blocks(self, holder: Element, *, at: Place | None = None) -> Iterator[Block]:
        """The blocks of a body or a cell in reading order; `at` is the cell they stand in."""
        for element in holder.iterchildren(P, TBL):
            if element.tag == P:
                yield from self._paragraph(element, at)
            else:
                yield from self._table(element)

    def _paragraph(self, element: Element, at: Place | None) -> Iterator[Block]:
        text, style, level = self._printed(element)
        if style is not None and style.contents:
            if _CONTENTS not in self.remarks:
                self.remarks.append(_CONTENTS)
            return
        self.lines += 1
        place = at or Place(file=self.name, line=self.lines)
        named = "" if style is None else style.name
        for line in (text,) if level is not None else text.split("\n"):
            if line and not line.isspace():
                yield Paragraph(line, level, place, named)
        if self.pictures:
            yield from pictures_in(element, place, self.pictures)

    def _printed(self, element: Element) -> tuple[str, Style | None, int | None]:
        """The text with its automatic label, the style and the heading level."""
        text = self.marks.text(element)
        said = said_in(element)
        style = self.styles.of(said.style) if said.style else None
        level = None if style is None else style.level
        if said.outline is not None:
            level = level_of(said.outline)
        return self._label(said, style) + text, style, level

    def _label(self, said: Said, style: Style | None) -> str:
        number, rung, key = said.number, said.rung, ""
        if number is None and style is not None:
            number, key = style.number, style.key
            rung = style.rung if rung is None else rung
        return self.numbering.label(number, rung, style=key) if number else ""

    def _table(self, table: Element) -> Iterator[Block]:
        self.tables += 1
        at = Place(file=self.name, table=self.tables)
        slots, rows = slots_of(table, self.marks)
        nested = table in self.marks.nests
        if nested and not self._is_frame(slots):
            slots = self._divided(slots)
        elif nested or (len(slots) <= rows and _one_cell_a_row(slots)):
            yield from self._unwrapped(slots, at)
            return
        yield from self._grid(slots, rows, at)

    def _grid(self, slots: list[Slot], rows: int, at: Place, *, below: int = 0) -> Iterator[Block]:
        if not slots:
            return
        counted, height, width = number(slots, rows)
        cells: list[GridCell] = []
        careful, printed = self._careful, self.marks.text
        for slot, (row, column, down, across) in zip(slots, counted, strict=True):
            cell = slot.element
            text = self._cell_text(cell) if cell in careful else printed(cell)
            place = at._replace(row=below + row + 1, column=column + 1) if below else None
            cells.append(
                quick(GridCell, (row, column, text, down, across, slot.header, "", place))
            )
        heads = len({cell.row for cell in cells if cell.header})
        yield Grid(tuple(cells), height, width, at, header_rows=heads, source="word")
        if self.pictures:
            for slot, each in zip(slots, cells, strict=True):
                where = at._replace(row=below + each.row + 1, column=each.column + 1)
                yield from pictures_in(slot.element, where, self.pictures)

    def _cell_text(self, cell: Element) -> str:
        """The text of a cell that may hold several paragraphs or labels."""
        held = list(cell.iterchildren(P))
        texts = [
            self._printed(each)[0] if each in self.labelled else self.marks.text(each)
            for each in held
        ]
        return texts[0] if len(texts) == 1 else "\n".join(filter(None, texts))

    def _is_frame(self, slots: list[Slot]) -> bool:
        """Whether a table that holds tables only lays out the page.

        It does when a nested table stands among words of its cell, or no row has two full cells.
        """
        if any(_holds_table(slot) and self._own_text(slot) for slot in slots):
            return True
        full = [slot.top for slot in slots if _holds_table(slot) or self._own_text(slot)]
        return len(full) == len(set(full))

    def _own_text(self, slot: Slot) -> bool:
        """Whether a cell has words outside the tables nested in it."""
        return any(self.marks.text(each).strip() for each in slot.element.iterchildren(P))

    def _unwrapped(self, slots: list[Slot], at: Place) -> Iterator[Block]:
        """The rows of a frame one by one: rows of several plain cells stay grids."""
        rows: dict[int, list[Slot]] = {}
        for slot in slots:
            rows.setdefault(int(slot.top), []).append(slot)
        run: list[Slot] = []
        for top, row in rows.items():
            if len(row) > 1 and not any(_holds_table(slot) for slot in row):
                run += row
                continue
            yield from self._run(run, at)
            run = []
            place = Place(file=at.file, table=at.table, row=top + 1, line=self.lines + 1)
            for slot in row:
                yield from self.blocks(slot.element, at=place)
        yield from self._run(run, at)

    def _run(self, run: list[Slot], at: Place) -> Iterator[Block]:
        """Rows of a frame that follow each other, as a grid of their own."""
        if not run:
            return
        first = int(run[0].top)
        for slot in run:
            slot.top, slot.bottom = slot.top - first, slot.bottom - first
        yield from self._grid(run, int(run[-1].top) + 1, at, below=first)

    def _divided(self, slots: list[Slot]) -> list[Slot]:
        """Each cell that holds nothing but a table gives way to the cells of that table."""
        found: list[Slot] = []
        for slot in slots:
            tables = list(slot.element.iterchildren(TBL))
            if not tables:
                found.append(slot)
                continue
            for part, table in zip(_stacked(slot, len(tables)), tables, strict=True):
                inner, rows = slots_of(table, self.marks)
                found += self._divided(within(part, inner, rows))
        return found


def _stacked(slot: Slot, count: int) -> list[Slot]:
    """A cell cut into equal parts, one above the other."""
    parts = [Slot(slot.element, i, slot.left, i + 1, slot.right) for i in range(count)]
    whole = Slot(slot.element, slot.top, slot.left, slot.bottom, slot.right, slot.header)
    if count == 1:
        return [whole]
    placed = within(whole, parts, count)
    for part in placed:
        part.left, part.right = slot.left, slot.right
    return placed


def _one_cell_a_row(slots: list[Slot]) -> bool:
    return len({slot.top for slot in slots}) == len(slots) and all(
        slot.bottom - slot.top == 1 for slot in slots
    )


def _holds_table(slot: Slot) -> bool:
    return next(slot.element.iterdescendants(TBL), None) is not None

"""One organ's report of one year: the cells of its tables and the words of its chapters.

The small records come by the hundred in every report and are tuples, which are made in a sixth of
the time of a frozen dataclass.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from gongkai.report.edition import Edition

Number = int | Decimal


class Place(NamedTuple):
    """Where something stands in a file; counts start at 1, a box is in PDF points or pixels."""

    file: str = ""
    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    line: int | None = None
    box: tuple[float, float, float, float] | None = None

    def __str__(self) -> str:
        """The place in words: 第3页 第2表 第5行 第3列."""
        parts = (
            (self.page, "页"),
            (self.table, "表"),
            (self.row, "行"),
            (self.column, "列"),
        )
        words = " ".join(f"第{number}{unit}" for number, unit in parts if number is not None)
        if not words and self.line is not None:
            words = f"第{self.line}段"
        return " ".join(word for word in (self.file, words) if word)


class Cell(NamedTuple):
    """A cell that was found: its number (None when blank or no number), as printed, and where.

    `remark` is what stood beside the number: a unit, a footnote mark, words in brackets.
    """

    value: Number | None
    printed: str = ""
    remark: str = ""
    place: Place | None = None


class Passage(NamedTuple):
    """A paragraph with its place."""

    text: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter as printed: `number` from its heading (None when it has none)."""

    number: int | None
    title: str
    heading: str = ""
    passages: tuple[Passage, ...] = ()
    place: Place | None = None

    @property
    def text(self) -> str:
        """The paragraphs, one a line."""
        return "\n".join(passage.text for passage in self.passages)


@dataclass(frozen=True, slots=True)
class Remark:
    """What a reader noticed about the paper; `kind` is the code of the rule that tells it."""

    kind: str
    where: str
    text: str
    place: Place | None = None


@dataclass(frozen=True)
class AnnualReport:
    """One organ, one year. A fact key missing from `cells` was not found; a None value is blank.

    `chapters` are keyed by the number of the form's chapter they were recognised as.
    """

    organ: str
    year: int | None
    edition: Edition
    cells: Mapping[str, Cell] = field(default_factory=dict)
    chapters: Mapping[int, Chapter] = field(default_factory=dict)
    title: str = ""
    opening: tuple[Passage, ...] = ()
    remarks: tuple[Remark, ...] = ()
    file: str = ""

    def value(self, key: str) -> Number | None:
        """The number in a cell; None when the cell is blank, unreadable or absent."""
        cell = self.cells.get(key)
        return None if cell is None else cell.value

    def place(self, key: str) -> Place | None:
        """Where a cell was found."""
        cell = self.cells.get(key)
        return None if cell is None else cell.place

    @cached_property
    def facts(self) -> Mapping[str, Number | None]:
        """Every number cell of the form in printed order; None is blank, never zero."""
        return {key: self.value(key) for key in self.edition.cells}

    def text(self, number: int) -> str:
        """The words of a chapter; empty when the chapter is missing."""
        chapter = self.chapters.get(number)
        return "" if chapter is None else chapter.text

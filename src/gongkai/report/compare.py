"""Two reports side by side: every figure, its change, the parts of a whole, and what must meet.

A blank is not zero: where a figure is blank, or the form of that year has no such cell, there is
no difference and no percentage.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import cached_property

from gongkai.report.edition import Edition, Label
from gongkai.report.report import AnnualReport, Number
from gongkai.report.reuse import Reuse, reuse, wording

_TENTH = Decimal("0.1")
_STOCKS = ("regulations", "normative_documents")
_CHAPTERS = (1, 5, 6)
_MONEY = ("元", "千元", "万元", "亿元")


class Relation(StrEnum):
    """How two reports stand to each other: one organ's years, two organs' one year, or neither."""

    YEARS = "years"
    ORGANS = "organs"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Pair:
    """A figure of both reports; `units` are those of money printed beside them, if any."""

    key: str
    label: str
    first: Number | None
    second: Number | None
    units: tuple[str, str] = ("", "")

    @property
    def difference(self) -> Number | None:
        """Second minus first; None when one is not known or they are in different units."""
        if self.first is None or self.second is None or self.units[0] != self.units[1]:
            return None
        return self.second - self.first

    @property
    def percent(self) -> Decimal | None:
        """The change in hundredths of the first, to a tenth; None from nothing or below."""
        change = self.difference
        if change is None or self.first is None or self.first <= 0:
            return None
        return percent(change, self.first)


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole in both reports, in per cent to a tenth; None when it cannot be known."""

    key: str
    label: str
    first: Decimal | None
    second: Decimal | None

    @property
    def points(self) -> Decimal | None:
        """The change in percentage points."""
        if self.first is None or self.second is None:
            return None
        return self.second - self.first


@dataclass(frozen=True, slots=True)
class Link:
    """What this year must take over from last year: the figure that follows, the one printed."""

    key: str
    label: str
    expected: Number | None
    printed: Number | None

    @property
    def holds(self) -> bool | None:
        """Whether they agree; None when one of them is blank."""
        if self.expected is None or self.printed is None:
            return None
        return self.expected == self.printed


@dataclass(frozen=True, slots=True)
class Retold:
    """A chapter of the second report held against the same chapter of the first."""

    number: int
    label: str
    reuse: Reuse


@dataclass(frozen=True)
class Comparison:
    """All that two reports have to say to each other; `links` only for consecutive years."""

    first: AnnualReport
    second: AnnualReport
    relation: Relation
    cells: tuple[Pair, ...]
    shares: tuple[Share, ...]
    links: tuple[Link, ...]
    retold: tuple[Retold, ...]

    @cached_property
    def changed(self) -> tuple[Pair, ...]:
        """The figures that are not the same in both, with those that one of them lacks."""
        return tuple(
            each
            for each in self.cells
            if each.first != each.second or each.units[0] != each.units[1]
        )


def compare(first: AnnualReport, second: AnnualReport) -> Comparison:
    """Hold two reports against each other, the second seen from the first.

    Of one organ's two years the earlier should come first: only then are the links of
    consecutive years (carry-over, stock) asked for.
    """
    relation = relation_of(first, second)
    consecutive = (
        relation is Relation.YEARS
        and first.year is not None
        and second.year is not None
        and second.year - first.year == 1
    )
    return Comparison(
        first,
        second,
        relation,
        cells=tuple(_cells(first, second)),
        shares=tuple(_shares(first, second)),
        links=tuple(_links(first, second)) if consecutive else (),
        retold=tuple(_retold(first, second)),
    )


def relation_of(first: AnnualReport, second: AnnualReport) -> Relation:
    """Whether two reports are of one organ, else of one year."""
    if first.organ and first.organ == second.organ:
        return Relation.YEARS
    if first.year is not None and first.year == second.year:
        return Relation.ORGANS
    return Relation.OTHER


def percent(part: Number, whole: Number) -> Decimal:
    """A part of a whole in per cent, to a tenth, halves away from zero."""
    return (Decimal(part) * 100 / Decimal(whole)).quantize(_TENTH, ROUND_HALF_UP)


def _cells(first: AnnualReport, second: AnnualReport) -> Iterator[Pair]:
    """Cells in the order of the second's form, those that only the first's form has behind."""
    forms = (second.edition.cells, first.edition.cells)
    for key in dict.fromkeys([*forms[0], *forms[1]]):
        form = forms[0].get(key) or forms[1][key]
        yield Pair(
            key,
            form.label,
            first.value(key),
            second.value(key),
            units=(_unit(first, key), _unit(second, key)),
        )


def _unit(report: AnnualReport, key: str) -> str:
    """A unit of money that stands beside a figure, against the form; empty where none does."""
    cell = report.cells.get(key)
    return cell.remark if cell is not None and cell.remark in _MONEY else ""


def _shares(first: AnnualReport, second: AnnualReport) -> Iterator[Share]:
    for key, label in _wholes(second.edition):
        yield Share(key, label, _share(first, key), _share(second, key))


def _wholes(form: Edition) -> Iterator[tuple[str, str]]:
    """Each share by its key: results of the handled, applicants of the received, disputes."""
    groups = {group.key: group.label for group in form.groups}
    leaves = [row for row in form.rows if row.part == "leaf"]
    names = {_group(row): groups.get(row.group, row.label) for row in leaves}
    for key, name in names.items():
        yield f"handled.{key}", f"办理结果中{_bare(name)}"
    for column in form.columns[:-1]:
        yield f"received.{column.key}", f"新收申请中{column.label}"
    for group in form.dispute_groups:
        yield f"corrected.{group.key}", f"{group.label}中结果纠正"


def _group(row: Label) -> str:
    """The group of a result; the 2019 form counts one of the groups in a single row."""
    return row.group or row.key.removesuffix("_single")


def _bare(label: str) -> str:
    """The words of a row without its number and without what stands in brackets behind."""
    return label.partition("）")[2].partition("（")[0]


def _share(report: AnnualReport, key: str) -> Decimal | None:
    kind, _, name = key.partition(".")
    if kind == "received":
        parts = [f"table3.new_received.{name}"]
        whole = "table3.new_received.total"
    elif kind == "handled":
        leaves = [row for row in report.edition.rows if row.part == "leaf"]
        parts = [f"table3.{row.key}.total" for row in leaves if _group(row) == name]
        whole = "table3.total.total"
    else:
        parts = [f"table4.{name}.corrected"]
        whole = f"table4.{name}.total"
    return _part(report, parts, whole)


def _part(report: AnnualReport, parts: Iterable[str], whole: str) -> Decimal | None:
    values = [report.value(key) for key in parts]
    total = report.value(whole)
    known = [value for value in values if value is not None]
    if not total or len(known) < len(values):
        return None
    return percent(sum(known), total)


def _links(first: AnnualReport, second: AnnualReport) -> Iterator[Link]:
    form = second.edition
    for column in form.columns:
        key = f"table3.carried_over.{column.key}"
        left = first.value(f"table3.carried_forward.{column.key}")
        yield Link(key, form.label(key), left, second.value(key))
    for kind in _STOCKS:
        key = f"table2.{kind}.in_force"
        if key in form.cells and key in first.edition.cells:
            yield Link(key, form.label(key), _stock(first, second, kind), second.value(key))


def _stock(first: AnnualReport, second: AnnualReport, kind: str) -> Number | None:
    """What must be in force: last year's stock, and this year's made less those repealed."""
    before = first.value(f"table2.{kind}.in_force")
    made = second.value(f"table2.{kind}.made")
    repealed = second.value(f"table2.{kind}.repealed")
    if before is None or made is None or repealed is None:
        return None
    return before + made - repealed


def _retold(first: AnnualReport, second: AnnualReport) -> Iterator[Retold]:
    names = (first.organ, second.organ)
    for number in _CHAPTERS:
        mine, theirs = (wording(each.text(number), names=names) for each in (second, first))
        if mine.printed and theirs.printed:
            yield Retold(number, second.edition.label(f"chapter{number}"), reuse(mine, theirs))

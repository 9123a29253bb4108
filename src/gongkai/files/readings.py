"""Figures of a scan that were read in several ways, decided by the sums of the form.

A sum may choose between readings that were seen, and bear out one that stands in doubt; it never
makes one. What no sum decides is not read: a figure that only might be right is worth less than
none. See docs/decisions/0074.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from gongkai.files.recognise.numbers import read_number
from gongkai.report.edition import Identity
from gongkai.report.report import AnnualReport, Number, Remark

TOLD = "REA10"
DOUBTED = "REA09"


class Seen(NamedTuple):
    """How a cell was read: what was kept, empty when no reading carries, and the others."""

    kept: str
    others: tuple[str, ...]

    @property
    def value(self) -> Number | None:
        """The figure that was kept."""
        return read_number(self.kept).value

    @property
    def figures(self) -> tuple[Number, ...]:
        """The figures among the readings, the kept one first."""
        values = (read_number(text).value for text in (self.kept, *self.others))
        return tuple(dict.fromkeys(value for value in values if value is not None))

    @property
    def words(self) -> str:
        """All readings, for people."""
        return "、".join(dict.fromkeys(text for text in (self.kept, *self.others) if text))


def settled(report: AnnualReport, seen: Mapping[str, Seen]) -> AnnualReport:
    """The report with every figure of several readings decided, or taken out, and told."""
    book = _Sums(report)
    open_ = {key: each for key, each in seen.items() if book.values.get(key) is None}
    book.values |= {key: each.value for key, each in open_.items() if each.kept}
    _choose(book, open_)
    unproved = {key for key in open_ if book.values[key] is not None}
    for key in [key for key in unproved if book.holds(key) == (0, True)]:
        book.values[key] = None
    _choose(book, {key: each for key, each in open_.items() if book.values[key] is None})
    for key in [key for key in unproved if not _proved(book, key)]:
        book.values[key] = None
    contradicted: dict[str, Number | None] = {}
    for key, each in seen.items():
        if key not in open_ and book.holds(key)[1]:
            contradicted[key] = book.choice(key, each)
    book.values |= contradicted
    return _told(report, seen, book)


def _choose(book: _Sums, open_: Mapping[str, Seen]) -> None:
    """Take, again and again, the reading that all sums ask for, until there is no more."""
    left = {key: each for key, each in open_.items() if book.values[key] is None}
    while fresh := {
        key: value for key, each in left.items() if (value := book.choice(key, each)) is not None
    }:
        book.values |= fresh
        left = {key: each for key, each in left.items() if key not in fresh}


def _proved(book: _Sums, key: str) -> bool:
    held, broken = book.holds(key)
    return book.values[key] is not None and held > 0 and not broken


def _told(report: AnnualReport, seen: Mapping[str, Seen], book: _Sums) -> AnnualReport:
    cells = dict(report.cells)
    remarks: list[Remark] = []
    for key, each in seen.items():
        value = book.values[key]
        if value is not None and value == cells[key].value:
            continue
        cells[key] = cells[key]._replace(value=value, remark="")
        kind, end = DOUBTED, "不能确定，没有读取，请对照原件"
        if value is not None:
            alone = each.figures == (value,)
            kind, end = TOLD, "由勾稽关系印证" if alone else f"按勾稽关系取{value}"
        text = f"{report.edition.label(key)}识别为{each.words}，{end}"
        remarks.append(Remark(kind, key, text, cells[key].place))
    changed = {remark.where for remark in remarks}
    kept = [r for r in report.remarks if r.kind != "REA05" or r.where not in changed]
    return replace(report, cells=cells, remarks=(*kept, *remarks))


class _Sums:
    """What the sums of a form say of single figures."""

    def __init__(self, report: AnnualReport) -> None:
        self.values: dict[str, Number | None] = dict(report.facts)
        self.touching: dict[str, list[Identity]] = {}
        for identity in report.edition.identities:
            for key in identity.keys:
                self.touching.setdefault(key, []).append(identity)

    def dues(self, key: str) -> list[Number]:
        """What each sum with all other figures known asks a figure to be."""
        known = (self._due(identity, key) for identity in self.touching.get(key, ()))
        return [due for due in known if due is not None]

    def choice(self, key: str, seen: Seen) -> Number | None:
        """The reading that every sum asks for; None when there is none or they disagree."""
        dues = set(self.dues(key))
        return next((value for value in seen.figures if dues == {value}), None)

    def holds(self, key: str) -> tuple[int, bool]:
        """How many sums of a figure hold, and whether one does not."""
        dues = self.dues(key)
        held = dues.count(value) if (value := self.values[key]) is not None else 0
        return held, held < len(dues)

    def _due(self, identity: Identity, key: str) -> Number | None:
        plus = self._total(identity.plus, key)
        minus = self._total(identity.minus, key)
        if plus is None or minus is None:
            return None
        if key == identity.where:
            return plus - minus
        whole = self.values.get(identity.where)
        if whole is None:
            return None
        return whole - plus + minus if key in identity.plus else plus - minus - whole

    def _total(self, keys: Sequence[str], without: str) -> Number | None:
        total: Number = 0
        for key in keys:
            value = self.values.get(key)
            if key == without:
                continue
            if value is None:
                return None
            total += value
        return total

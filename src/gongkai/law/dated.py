"""A number of the law: its value, the days on which it is law, the article, how sure we are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Generic, TypeVar

from gongkai.law import lawfile
from gongkai.law.errors import BadLawData, NotInForce
from gongkai.law.instruments import Confidence, check_cites, confidence_of
from gongkai.law.lawfile import Reader, Table

T = TypeVar("T")
V_co = TypeVar("V_co", covariant=True)


class Unit(StrEnum):
    """What a number of the law counts."""

    WORKDAY = "workday"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    YUAN = "yuan"
    RULE = "rule"

    @property
    def label(self) -> str:
        """The Chinese word for the unit."""
        return _UNIT_LABELS[self]


_UNIT_LABELS = {
    Unit.WORKDAY: "个工作日",
    Unit.DAY: "日",
    Unit.MONTH: "个月",
    Unit.YEAR: "年",
    Unit.YUAN: "元",
    Unit.RULE: "规则",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Version(Generic[V_co]):
    """One value with its days in force (`until` is the last day, None is open) and its cites."""

    value: V_co
    since: date
    cites: tuple[str, ...]
    until: date | None = None
    confidence: Confidence = Confidence.READ
    note: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether this version is law on `day`."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter(Generic[V_co]):
    """A named number or choice of the law with all its versions, oldest first.

    `moves` is true for a term whose end moves off a holiday to the next working day.
    """

    key: str
    title: str
    unit: Unit
    versions: tuple[Version[V_co], ...]
    moves: bool = False

    def on(self, day: date) -> Version[V_co]:
        """The version in force on `day`; raises NotInForce when there is none."""
        for version in reversed(self.versions):
            if version.holds_on(day):
                return version
        raise NotInForce(self.title, day)


def read_versions(table: Table, *, value: Reader[T], place: str) -> tuple[Version[T], ...]:
    """Read the `versions` of a law table: dated, cited, in order and without overlap.

    A version ends the day before the next begins. A value without a citation does not load.
    """
    rows = lawfile.tables(table, "versions", place=place)
    found = [
        _read_version(row, value, f"{place} versions[{at}]")
        for at, row in enumerate(rows, start=1)
    ]
    for earlier, later in pairwise(found):
        if later.since <= (earlier.until or earlier.since):
            raise BadLawData(place, f"自 {later.since} 起的规定与前一规定日期重叠或次序颠倒")
    closed = tuple(map(_closed, found, [*found[1:], None]))
    for version in closed:
        check_cites(version.cites, since=version.since, until=version.until, place=place)
    return closed


def _read_version(row: Table, value: Reader[T], place: str) -> Version[T]:
    return Version(
        value=value(row, place),
        since=lawfile.day(row, "since", place=place),
        until=lawfile.optional_day(row, "until", place=place),
        cites=lawfile.words(row, "cites", place=place),
        confidence=confidence_of(row, place=place),
        note=lawfile.word(row, "note", place=place),
    )


def _closed(version: Version[T], following: Version[T] | None) -> Version[T]:
    if following is None or version.until is not None:
        return version
    return replace(version, until=date.fromordinal(following.since.toordinal() - 1))


def whole(row: Table, place: str) -> int:
    """Read the `value` of a version that is a whole number, zero or more."""
    number = lawfile.need(row, "value", int, place=place)
    if number < 0:
        raise BadLawData(place, f"value 不得为负数，现为 {number}")
    return number

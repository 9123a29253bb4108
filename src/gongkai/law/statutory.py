"""Statutory holidays of a year without a notice: the ground of a provisional (暂定) calendar."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from gongkai.law import lawfile
from gongkai.law.dated import Parameter, Unit, read_versions
from gongkai.law.lawfile import Table

_FILE = "workdays/statutory.toml"


@dataclass(frozen=True, slots=True)
class _Rule:
    fixed: tuple[tuple[int, int], ...]
    spring: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Lunar:
    spring: date
    others: tuple[date, ...]


def days_off(year: int) -> frozenset[date]:
    """The weekdays off by statute in `year`, before any exchange of working days.

    A holiday on a weekend, or on a day that is already a holiday, is made up on the next
    working day (放假办法 Art. on 补假). In a year without lunar dates only fixed days count.
    """
    rule = _rules().on(date(year, 1, 1)).value
    statutory = [date(year, month, day) for month, day in rule.fixed]
    lunar = _lunar_years().get(year)
    if lunar:
        statutory += [lunar.spring + timedelta(days=at) for at in rule.spring]
        statutory += lunar.others
    return _made_up(statutory)


def knows_lunar(year: int) -> bool:
    """Whether the lunar holidays of `year` are in the data."""
    return year in _lunar_years()


def _made_up(statutory: Iterable[date]) -> frozenset[date]:
    """Move each holiday that falls on a weekend or on another holiday to the next free day."""
    on_weekdays: set[date] = set()
    waiting: list[date] = []
    for day in sorted(statutory):
        if day.isoweekday() > 5 or day in on_weekdays:
            waiting.append(day)
        else:
            on_weekdays.add(day)
    for day in waiting:
        while day.isoweekday() > 5 or day in on_weekdays:
            day += timedelta(days=1)
        on_weekdays.add(day)
    return frozenset(on_weekdays)


@cache
def _rules() -> Parameter[_Rule]:
    versions = read_versions(lawfile.load(_FILE), value=_read_rule, place=_FILE)
    return Parameter(key="statutory", title="法定节日", unit=Unit.RULE, versions=versions)


def _read_rule(row: Table, place: str) -> _Rule:
    fixed = [(int(one[:2]), int(one[3:])) for one in lawfile.words(row, "fixed", place=place)]
    spring = lawfile.need(row, "spring", list, place=place)
    return _Rule(tuple(fixed), tuple(int(str(offset)) for offset in spring))


@cache
def _lunar_years() -> dict[int, _Lunar]:
    rows = lawfile.tables(lawfile.load(_FILE), "lunar", place=_FILE)
    return {
        lawfile.need(row, "year", int, place=_FILE): _Lunar(
            spring=lawfile.day(row, "spring", place=_FILE),
            others=lawfile.days(row, "others", place=_FILE),
        )
        for row in rows
    }

"""The days of the year on which public institutions speak for saving: 世界水日, 节能宣传周 …

An occasion stands on fixed days, on the last weekday of a month, so many days after another, or on
days announced anew each year; a year not yet announced has no days here and they are entered.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from gongkai.law import lawfile
from gongkai.law.errors import BadLawData
from gongkai.law.instruments import Confidence, confidence_of
from gongkai.law.lawfile import Table

_FILE = "energy.toml"
_WAYS = ("from", "last", "announced", "after")


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """One occasion of one year; `first` None: not announced yet. `how` says how it is fixed."""

    key: str
    title: str
    first: date | None
    last: date | None
    how: str
    confidence: Confidence
    note: str


def occasions(year: int) -> tuple[Occasion, ...]:
    """The occasions of a year, in the order of the file."""
    return tuple(
        _occasion(row, year) for row in _rows().values() if year >= _since(row, row_place(row))
    )


def row_place(row: Table) -> str:
    """Where a row stands, for a complaint."""
    return f"{_FILE} events {row.get('key', '')}"


@cache
def _rows() -> Mapping[str, Table]:
    rows = lawfile.tables(lawfile.load(_FILE), "events", place=_FILE)
    return {lawfile.need(row, "key", str, place=_FILE): row for row in rows}


def _since(row: Table, place: str) -> int:
    return lawfile.need(row, "since", int, place=place) if "since" in row else 0


def _occasion(row: Table, year: int) -> Occasion:
    place = row_place(row)
    first, last, how = days_of(row, year, others=_rows())
    return Occasion(
        key=lawfile.need(row, "key", str, place=place),
        title=lawfile.need(row, "title", str, place=place),
        first=first,
        last=last,
        how=how,
        confidence=confidence_of(row, place=place),
        note=lawfile.word(row, "note", place=place),
    )


def days_of(
    row: Table, year: int, *, others: Mapping[str, Table]
) -> tuple[date | None, date | None, str]:
    """First and last day of an occasion in a year, and how they are fixed."""
    place = row_place(row)
    (way,) = [each for each in _WAYS if each in row] or [""]
    if way == "from":
        first = _day(row, "from", year, place)
        return first, _day(row, "to", year, place) if "to" in row else first, "每年固定"
    if way == "last":
        day = _last(lawfile.need(row, "last", dict, place=place), year, place)
        return day, day, f"{day.month}月最后一个星期{'一二三四五六日'[day.weekday()]}"
    if way == "announced":
        return *_announced(row, year, place), "每年公布"
    if way == "after":
        return _after(lawfile.need(row, "after", dict, place=place), year, others, place)
    raise BadLawData(place, f"应写明 {'、'.join(_WAYS)} 之一")


def _day(row: Table, key: str, year: int, place: str) -> date:
    words = lawfile.need(row, key, str, place=place)
    try:
        return date.fromisoformat(f"{year}-{words}")
    except ValueError:
        raise BadLawData(place, f"{key} 应为月-日（如 03-22），现为 {words}") from None


def _last(table: Table, year: int, place: str) -> date:
    month = lawfile.need(table, "month", int, place=place)
    weekday = lawfile.need(table, "weekday", int, place=place)
    end = date(year, month, monthrange(year, month)[1])
    return end - timedelta(days=(end.isoweekday() - weekday) % 7)


def _announced(row: Table, year: int, place: str) -> tuple[date | None, date | None]:
    for each in lawfile.tables(row, "announced", place=place):
        first = lawfile.day(each, "from", place=place)
        if first.year == year:
            return first, lawfile.day(each, "to", place=place)
    return None, None


def _after(
    table: Table, year: int, others: Mapping[str, Table], place: str
) -> tuple[date | None, date | None, str]:
    key = lawfile.need(table, "event", str, place=place)
    if key not in others:
        raise BadLawData(place, f"没有事项 {key}")
    begins, _, _ = days_of(others[key], year, others=others)
    days = lawfile.need(table, "days", int, place=place)
    day = begins + timedelta(days=days) if begins else None
    return day, day, f"{others[key]['title']}的第{days + 1}天"

"""The yearly holiday notices, national and regional, read from one TOML format.

A national notice is one file; a region is one file with a table per year. Users may add files
of either kind; a bad file is answered with its place and the reason (BadLawData).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from gongkai.law import lawfile
from gongkai.law.errors import BadLawData, UnknownKey
from gongkai.law.instruments import Confidence, confidence_of
from gongkai.law.lawfile import Table

FIRST_YEAR = 2014
LAST_YEAR = 2050
_LONGEST_HOLIDAY = 15
_NOTICE = frozenset(
    ("year", "number", "title", "issued", "amends", "confidence", "note", "holidays")
)
_HOLIDAY = frozenset(("name", "from", "to", "work"))
_REGION = frozenset(("key", "title", "years"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """One block of days off, both ends included, and the weekend days worked in exchange."""

    name: str
    first: date
    last: date
    worked: tuple[date, ...] = ()

    def off(self) -> tuple[date, ...]:
        """Every day of the block."""
        length = (self.last - self.first).days + 1
        return tuple(self.first + timedelta(days=at) for at in range(length))


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A year's holiday notice. `amends` is the number of the notice whose holidays it replaces."""

    year: int
    number: str
    title: str
    holidays: tuple[Holiday, ...]
    issued: date | None = None
    amends: str = ""
    confidence: Confidence = Confidence.READ
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A region's own days off, by year (全国年节及纪念日放假办法: set by its government)."""

    key: str
    title: str
    years: tuple[Notice, ...]


def read_calendar_file(path: Path) -> Notice | Region:
    """Read a notice or a region that the user adds; raises BadLawData with place and reason."""
    try:
        data = path.read_bytes()
    except OSError as wrong:
        raise BadLawData(path.name, f"不能读取（{wrong.strerror}）") from None
    return read_calendar(data, place=path.name)


def read_calendar(data: bytes, *, place: str) -> Notice | Region:
    """Read the TOML of a notice, or of a region when it has `key` and `years`."""
    table = lawfile.parse(data, place=place)
    return _region(table, place) if "years" in table else _notice(table, place)


@cache
def national_notices() -> tuple[Notice, ...]:
    """The notices shipped with the package, a year's own notice before its amendments."""
    folder = sorted(lawfile.shipped("workdays").iterdir(), key=lambda entry: entry.name)
    names = [
        entry.name
        for entry in folder
        if entry.name.endswith(".toml") and entry.name != "statutory.toml"
    ]
    found = [_notice(lawfile.load(f"workdays/{name}"), name) for name in names]
    return tuple(sorted(found, key=lambda one: (one.year, one.amends != "")))


@cache
def shipped_regions() -> tuple[Region, ...]:
    """The regions shipped with the package."""
    folder = sorted(lawfile.shipped("workdays/regions").iterdir(), key=lambda entry: entry.name)
    names = [entry.name for entry in folder if entry.name.endswith(".toml")]
    return tuple(_region(lawfile.load(f"workdays/regions/{name}"), name) for name in names)


def merge_regions(key: str, regions: tuple[Region, ...]) -> Region:
    """All years known for a region, later files first in authority; UnknownKey when none."""
    same = [one for one in regions if key in (one.key, one.title)]
    if not same:
        known = tuple(dict.fromkeys(one.key for one in regions))
        raise UnknownKey("地区", key, known)
    years = {notice.year: notice for one in same for notice in one.years}
    return Region(
        key=same[0].key, title=same[0].title, years=tuple(years[year] for year in sorted(years))
    )


def _notice(table: Table, place: str) -> Notice:
    lawfile.only(table, _NOTICE, place=place)
    year = lawfile.need(table, "year", int, place=place)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise BadLawData(place, f"year 应在 {FIRST_YEAR} 至 {LAST_YEAR} 之间，现为 {year}")
    rows = lawfile.tables(table, "holidays", place=place)
    notice = Notice(
        year=year,
        number=lawfile.need(table, "number", str, place=place),
        title=lawfile.need(table, "title", str, place=place),
        issued=lawfile.optional_day(table, "issued", place=place),
        amends=lawfile.word(table, "amends", place=place),
        confidence=confidence_of(table, place=place),
        note=lawfile.word(table, "note", place=place),
        holidays=tuple(
            _holiday(row, year, f"{place} holidays[{at}]") for at, row in enumerate(rows, start=1)
        ),
    )
    _no_day_twice(notice, place)
    return notice


def _region(table: Table, place: str) -> Region:
    lawfile.only(table, _REGION, place=place)
    rows = lawfile.tables(table, "years", place=place)
    years = [_notice(row, f"{place} years[{at}]") for at, row in enumerate(rows, start=1)]
    if len({notice.year for notice in years}) < len(years):
        raise BadLawData(place, "years 中有重复的年份")
    return Region(
        key=lawfile.need(table, "key", str, place=place),
        title=lawfile.need(table, "title", str, place=place),
        years=tuple(years),
    )


def _holiday(row: Table, year: int, place: str) -> Holiday:
    lawfile.only(row, _HOLIDAY, place=place)
    holiday = Holiday(
        name=lawfile.need(row, "name", str, place=place),
        first=lawfile.day(row, "from", place=place),
        last=lawfile.day(row, "to", place=place),
        worked=lawfile.days(row, "work", place=place),
    )
    length = (holiday.last - holiday.first).days + 1
    if not 1 <= length <= _LONGEST_HOLIDAY:
        raise BadLawData(place, f"{holiday.name} 由 from 至 to 共 {length} 日，日期有误")
    for one in (holiday.first, holiday.last, *holiday.worked):
        _belongs(one, year, f"{place} {holiday.name}")
    for one in holiday.worked:
        if one.isoweekday() < 6:
            raise BadLawData(f"{place} {holiday.name}", f"调休上班日 {one} 不是周六或周日")
    return holiday


def _belongs(day: date, year: int, place: str) -> None:
    """A notice speaks of its year and, for New Year, of the December before."""
    if day.year != year and (day.year, day.month) != (year - 1, 12):
        raise BadLawData(place, f"{day} 不属于 {year} 年")


def _no_day_twice(notice: Notice, place: str) -> None:
    seen: dict[date, str] = {}
    for holiday in notice.holidays:
        for one in (*holiday.off(), *holiday.worked):
            if one in seen:
                raise BadLawData(place, f"{one} 在 {seen[one]} 与 {holiday.name} 中重复")
            seen[one] = holiday.name

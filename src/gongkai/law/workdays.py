"""Is this a working day, and which is the n-th after it: from the yearly holiday notices.

A year whose notice is not loaded is refused (NoNotice). A provisional (暂定) calendar answers it
from weekends and statutory holidays; `Calendar.doubts` then says what is not certain and why.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

from gongkai.law import statutory
from gongkai.law.errors import BadFacts, BadLawData, NoNotice
from gongkai.law.notices import (
    FIRST_YEAR,
    LAST_YEAR,
    Holiday,
    Notice,
    Region,
    merge_regions,
    national_notices,
    read_calendar_file,
    shipped_regions,
)

_BASE = date(FIRST_YEAR, 1, 1).toordinal()
_END = date(LAST_YEAR, 12, 31).toordinal()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Calendar:
    """Working days of the nation, or of one region, over FIRST_YEAR–LAST_YEAR.

    `flags[i]` is 1 when day i of the span is a working day, `counts[i]` the number of working
    days up to and including it, `ordinals` their proleptic ordinals in order: every question is
    one or two look-ups.
    """

    flags: bytes = field(repr=False)
    counts: tuple[int, ...] = field(repr=False)
    ordinals: tuple[int, ...] = field(repr=False)
    national: frozenset[int]
    certain: frozenset[int]
    notices: tuple[Notice, ...] = field(repr=False)
    region: str = ""
    provisional: bool = False

    def is_workday(self, day: date) -> bool:
        """Whether `day` is a working day; NoNotice when that is not known."""
        if day.year not in self.certain:
            self._refuse(day.year, day.year)
        return self.flags[day.toordinal() - _BASE] == 1

    def add_workdays(self, day: date, n: int) -> date:
        """The n-th working day after `day` (`day` itself is not counted; n = 0 gives `day`)."""
        if n < 0:
            raise BadFacts("工作日数", f"不得为负数，现为 {n}")
        if n == 0:
            return day
        at = self._count_to(day) + n - 1
        if at >= len(self.ordinals):
            raise NoNotice(LAST_YEAR + 1)
        due = date.fromordinal(self.ordinals[at])
        self._refuse(date.fromordinal(day.toordinal() + 1).year, due.year)
        return due

    def workdays_between(self, start: date, end: date) -> int:
        """How many working days lie after `start` up to and including `end`; 0 if end ≤ start."""
        if end <= start:
            return 0
        self._refuse(date.fromordinal(start.toordinal() + 1).year, end.year)
        return self._count_to(end) - self._count_to(start)

    def on_or_after(self, day: date) -> date:
        """`day` when it is a working day, else the first working day after it."""
        return day if self.is_workday(day) else self.add_workdays(day, 1)

    def doubts(self, start: date, end: date) -> tuple[str, ...]:
        """Why an answer that looked at the days after `start` up to `end` is not certain."""
        first = date.fromordinal(start.toordinal() + 1).year if start < end else start.year
        return tuple(
            self._doubt(year) for year in range(first, end.year + 1) if year not in self.certain
        )

    def as_provisional(self) -> Calendar:
        """The same calendar, allowed to answer for years without a notice."""
        return replace(self, provisional=True)

    def _count_to(self, day: date) -> int:
        at = day.toordinal() - _BASE
        if -1 <= at < len(self.counts):
            return self.counts[at] if at >= 0 else 0
        raise NoNotice(day.year)

    def _refuse(self, first: int, last: int) -> None:
        for year in range(first, last + 1):
            if year in self.certain:
                continue
            if not self.provisional or not FIRST_YEAR <= year <= LAST_YEAR:
                raise NoNotice(year, self.region if year in self.national else "")

    def _doubt(self, year: int) -> str:
        if year in self.national:
            return f"未载入{self.region}{year}年放假通知，暂按全国安排推算，未计地方节日"
        if statutory.knows_lunar(year):
            return f"未载入{year}年节假日安排通知，暂按周末和法定节日推算，未计调休"
        return f"未载入{year}年节假日安排通知，暂按周末和固定日期节日推算，未计农历节日和调休"


def load_calendar(
    *,
    region: str | None = None,
    extra: Iterable[Path | Notice | Region] = (),
    provisional: bool = False,
) -> Calendar:
    """The calendar of the shipped notices and of `extra` (files or what was read from them).

    `region` adds a region's own days off; its years without a regional notice are not certain.
    A later notice for the same year replaces the shipped one, an amending notice its holidays.
    Raises BadLawData (with the place) for a bad file, UnknownKey for an unknown region.
    """
    added = tuple(read_calendar_file(one) if isinstance(one, Path) else one for one in extra)
    return _build(region, added, provisional)


@lru_cache(maxsize=64)
def _build(region: str | None, added: tuple[Notice | Region, ...], provisional: bool) -> Calendar:
    national = _in_force((*national_notices(), *(a for a in added if isinstance(a, Notice))))
    regions = (*shipped_regions(), *(a for a in added if isinstance(a, Region)))
    local = merge_regions(region, regions) if region else None
    years = frozenset(notice.year for notice in national)
    flags = _flags(national, local.years if local else ())
    return Calendar(
        flags=bytes(flags),
        counts=tuple(accumulate(flags)),
        ordinals=tuple(_BASE + at for at, flag in enumerate(flags) if flag),
        national=years,
        certain=years & {notice.year for notice in local.years} if local else years,
        notices=(*national, *(local.years if local else ())),
        region=local.title if local else "",
        provisional=provisional,
    )


def _in_force(notices: Sequence[Notice]) -> tuple[Notice, ...]:
    """The last whole notice of each year, each followed by the notices that amend it."""
    whole = {notice.year: notice for notice in notices if not notice.amends}
    found: list[Notice] = []
    numbers = {notice.number for notice in notices}
    for notice in notices:
        if notice.amends and notice.amends not in numbers:
            raise BadLawData(notice.title, f"所修改的通知 {notice.amends} 没有载入")
    for year in sorted(whole):
        found.append(whole[year])
        found += [one for one in notices if one.amends == whole[year].number]
    return tuple(found)


def _flags(national: Sequence[Notice], local: Sequence[Notice]) -> bytearray:
    """One byte a day over the span: weekends, then statute or notice, then the region."""
    flags = bytearray((ordinal - 1) % 7 < 5 for ordinal in range(_BASE, _END + 1))
    announced = {notice.year for notice in national}
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        if year not in announced:
            for day in statutory.days_off(year):
                flags[day.toordinal() - _BASE] = 0
    for holiday in (*_blocks(national), *_blocks(local)):
        _mark(flags, holiday)
    return flags


def _blocks(notices: Sequence[Notice]) -> tuple[Holiday, ...]:
    """The holidays in force: an amended holiday counts in its amended form only."""
    blocks = {
        (notice.year, holiday.name): holiday for notice in notices for holiday in notice.holidays
    }
    return tuple(blocks.values())


def _mark(flags: bytearray, holiday: Holiday) -> None:
    """Write a holiday into the flags; days before the span are left out."""
    for days, flag in ((holiday.off(), 0), (holiday.worked, 1)):
        for day in days:
            if day.toordinal() >= _BASE:
                flags[day.toordinal() - _BASE] = flag

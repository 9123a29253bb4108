"""Every day of every year is compared with two public calendars; differences are reviewed data.

The review is written down in docs/decisions/0002-calendar-cross-check.md.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import chinese_calendar
import holidays
import pytest

from gongkai.law.errors import NoNotice
from gongkai.law.workdays import Calendar, load_calendar

# (day, ours, theirs): every difference has been looked at. Years with a notice: none.
REVIEWED_CERTAIN: dict[str, list[tuple[str, bool, bool]]] = {"chinesecalendar": [], "holidays": []}
# 2028-10-03 is both 国庆 and 中秋; as in 2020 the second holiday is made up, holidays drops it.
REVIEWED_PROVISIONAL = [("2028-10-05", False, True)]


def days(first: int, last: int) -> Iterator[date]:
    day = date(first, 1, 1)
    while day.year <= last:
        yield day
        day += timedelta(days=1)


def differences(
    ours: Calendar, theirs: Callable[[date], bool], first: int, last: int
) -> list[tuple[str, bool, bool]]:
    pairs = ((day, ours.is_workday(day), theirs(day)) for day in days(first, last))
    return [(day.isoformat(), us, them) for day, us, them in pairs if us != them]


def public_holidays() -> Callable[[date], bool]:
    found: Callable[[date], bool] = holidays.country_holidays("CN").is_working_day
    return found


def test_2019_to_2026_differ_from_chinesecalendar_only_as_reviewed() -> None:
    found = differences(load_calendar(), chinese_calendar.is_workday, 2019, 2026)
    assert found == REVIEWED_CERTAIN["chinesecalendar"]


def test_2019_to_2026_differ_from_holidays_only_as_reviewed() -> None:
    found = differences(load_calendar(), public_holidays(), 2019, 2026)
    assert found == REVIEWED_CERTAIN["holidays"]


def test_provisional_years_differ_from_holidays_only_as_reviewed() -> None:
    ours = load_calendar(provisional=True)
    assert differences(ours, public_holidays(), 2027, 2030) == REVIEWED_PROVISIONAL


def test_for_an_unknown_year_we_refuse_as_chinesecalendar_does() -> None:
    with pytest.raises(NotImplementedError):
        chinese_calendar.is_workday(date(2035, 3, 1))
    with pytest.raises(NoNotice):
        load_calendar().is_workday(date(2035, 3, 1))

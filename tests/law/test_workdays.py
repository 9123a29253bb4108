"""Working days: the printed vectors, certainty, and an independent day-by-day walk."""

import pickle
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law import statutory
from gongkai.law.errors import BadFacts, NoNotice, NotInForce
from gongkai.law.workdays import Calendar, load_calendar

CALENDAR = load_calendar()
DAYS = st.dates(date(2019, 1, 1), date(2025, 12, 31))

VECTORS = [
    ("2025-01-20", "2025-02-05", "2025-02-14", "2025-02-21", "2025-03-21"),
    ("2025-09-24", "2025-10-10", "2025-10-21", "2025-10-28", "2025-11-25"),
    ("2025-12-19", "2025-12-30", "2026-01-12", "2026-01-19", "2026-02-14"),
    ("2026-02-10", "2026-02-26", "2026-03-09", "2026-03-16", "2026-04-14"),
    ("2026-02-14", "2026-03-03", "2026-03-13", "2026-03-20", "2026-04-20"),
    ("2026-09-18", "2026-09-29", "2026-10-15", "2026-10-22", "2026-11-19"),
]


@pytest.mark.parametrize(("received", "seven", "fifteen", "twenty", "forty"), VECTORS)
def test_the_printed_vectors_hold(
    received: str, seven: str, fifteen: str, twenty: str, forty: str
) -> None:
    day = date.fromisoformat(received)
    found = [CALENDAR.add_workdays(day, n).isoformat() for n in (7, 15, 20, 40)]
    assert found == [seven, fifteen, twenty, forty]


@pytest.mark.parametrize("year", [2025, 2026])
def test_there_are_248_working_days(year: int) -> None:
    assert CALENDAR.workdays_between(date(year - 1, 12, 31), date(year, 12, 31)) == 248


def walk(day: date, n: int) -> date:
    """The n-th working day after `day`, one day at a time."""
    while n:
        day += timedelta(days=1)
        n -= CALENDAR.is_workday(day)
    return day


@given(day=DAYS, n=st.integers(0, 200))
def test_adding_working_days_equals_a_walk_day_by_day(day: date, n: int) -> None:
    due = CALENDAR.add_workdays(day, n)
    assert due == walk(day, n)
    assert CALENDAR.workdays_between(day, due) == n


@given(start=DAYS, end=DAYS)
def test_counting_between_equals_counting_one_by_one(start: date, end: date) -> None:
    span = (start + timedelta(days=at) for at in range(1, (end - start).days + 1))
    assert CALENDAR.workdays_between(start, end) == sum(map(CALENDAR.is_workday, span))


@given(day=DAYS)
def test_on_or_after_is_the_first_working_day_from_the_day_itself(day: date) -> None:
    found = CALENDAR.on_or_after(day)
    assert CALENDAR.is_workday(found)
    assert found == (day if CALENDAR.is_workday(day) else walk(day, 1))


def test_a_negative_number_of_days_is_refused() -> None:
    with pytest.raises(BadFacts, match="不得为负数"):
        CALENDAR.add_workdays(date(2025, 1, 1), -1)


def test_a_year_without_notice_is_refused_and_named() -> None:
    for ask in (
        lambda: CALENDAR.is_workday(date(2027, 3, 1)),
        lambda: CALENDAR.is_workday(date(2018, 12, 31)),
        lambda: CALENDAR.add_workdays(date(2026, 12, 25), 20),
        lambda: CALENDAR.workdays_between(date(2026, 12, 1), date(2027, 1, 2)),
    ):
        with pytest.raises(NoNotice, match="未载入") as caught:
            ask()
        assert caught.value.year in (2018, 2027)


def test_the_day_before_the_first_known_year_may_be_the_start() -> None:
    assert CALENDAR.add_workdays(date(2018, 12, 31), 1) == date(2019, 1, 2)
    assert CALENDAR.workdays_between(date(2018, 12, 31), date(2019, 1, 3)) == 2
    assert CALENDAR.doubts(date(2018, 12, 31), date(2019, 1, 3)) == ()


def test_a_provisional_calendar_answers_and_says_why_it_is_not_certain() -> None:
    calendar = CALENDAR.as_provisional()
    assert calendar.add_workdays(date(2026, 12, 25), 20) == date(2027, 1, 25)
    assert calendar.doubts(date(2026, 12, 25), date(2026, 12, 31)) == ()
    assert calendar.doubts(date(2026, 12, 25), date(2027, 1, 25)) == (
        "未载入2027年节假日安排通知，暂按周末和法定节日推算，未计调休",
    )
    assert "未计农历节日" in calendar.doubts(date(2040, 5, 4), date(2040, 5, 4))[0]


def test_outside_its_span_even_a_provisional_calendar_refuses() -> None:
    calendar = load_calendar(provisional=True)
    for ask in (
        lambda: calendar.is_workday(date(2051, 1, 2)),
        lambda: calendar.add_workdays(date(2050, 12, 1), 100),
        lambda: calendar.add_workdays(date(2051, 6, 1), 1),
        lambda: calendar.workdays_between(date(2012, 1, 1), date(2014, 1, 2)),
        lambda: calendar.add_workdays(date(2013, 12, 1), 1),
    ):
        with pytest.raises(NoNotice):
            ask()
    assert calendar.add_workdays(date(2013, 12, 31), 1) == date(2014, 1, 2)


@pytest.mark.parametrize("year", range(2027, 2031))
def test_a_provisional_year_loses_thirteen_days_to_holidays(year: int) -> None:
    last = date(year, 12, 31)
    days = range(date(year, 1, 1).toordinal(), last.toordinal() + 1)
    weekdays = sum(date.fromordinal(at).isoweekday() < 6 for at in days)
    calendar = CALENDAR.as_provisional()
    assert calendar.workdays_between(date(year - 1, 12, 31), last) == weekdays - 13


def test_labour_day_had_one_statutory_day_before_2025() -> None:
    assert date(2024, 5, 2) not in statutory.days_off(2024)
    assert date(2036, 5, 2) in statutory.days_off(2036)
    with pytest.raises(NotInForce):
        statutory.days_off(2013)


def test_ningxia_rests_on_its_own_holidays() -> None:
    calendar = load_calendar(region="ningxia")
    assert CALENDAR.is_workday(date(2020, 5, 25))
    assert not calendar.is_workday(date(2020, 5, 25))
    assert calendar.add_workdays(date(2020, 5, 22), 1) == date(2020, 5, 27)


def test_a_region_whose_year_is_not_known_is_refused_or_provisional() -> None:
    with pytest.raises(NoNotice, match="未载入宁夏2025年") as caught:
        load_calendar(region="ningxia").is_workday(date(2025, 3, 31))
    assert (caught.value.year, caught.value.region) == (2025, "宁夏")
    calendar = load_calendar(region="ningxia", provisional=True)
    assert calendar.is_workday(date(2025, 3, 31))
    assert "未计地方节日" in calendar.doubts(date(2025, 3, 30), date(2025, 3, 31))[0]
    with pytest.raises(NoNotice, match="未载入2027年"):
        load_calendar(region="ningxia").is_workday(date(2027, 3, 1))


def test_a_calendar_is_built_once_and_can_travel_to_another_process() -> None:
    assert load_calendar() is CALENDAR
    copy = pickle.loads(pickle.dumps(CALENDAR))  # noqa: S301
    assert isinstance(copy, Calendar)
    assert copy.flags == CALENDAR.flags

"""Pauses: intervals, their union, and the clock that runs between them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.errors import BadFacts
from gongkai.law.pauses import Interval, Pause, PauseKind, merged, pause_interval, run_clock
from gongkai.law.workdays import load_calendar

CALENDAR = load_calendar()
SENT = date(2025, 1, 20)
DAYS = st.dates(date(2024, 1, 1), date(2024, 12, 31))
INTERVALS = st.lists(
    st.builds(lambda day, n: Interval(day, day + timedelta(days=n)), DAYS, st.integers(0, 40)),
    max_size=6,
)


@pytest.mark.parametrize("kind", ["third_party", "joint_organ", "other_organ"])
def test_an_unanswered_letter_pauses_for_fifteen_working_days(kind: PauseKind) -> None:
    found = pause_interval(Pause(kind=kind, sent=SENT), calendar=CALENDAR)
    assert found == Interval(SENT, date(2025, 2, 14))


def test_the_answer_term_runs_from_receipt_of_the_letter() -> None:
    letter = Pause(kind="third_party", sent=SENT, delivered=date(2025, 2, 10))
    assert pause_interval(letter, calendar=CALENDAR) == Interval(SENT, date(2025, 3, 3))


def test_an_early_answer_ends_the_pause_and_a_late_one_does_not_lengthen_it() -> None:
    early = Pause(kind="third_party", sent=SENT, returned=date(2025, 2, 6))
    late = Pause(kind="third_party", sent=SENT, returned=date(2025, 2, 20))
    assert pause_interval(early, calendar=CALENDAR).end == date(2025, 2, 6)
    assert pause_interval(late, calendar=CALENDAR).end == date(2025, 2, 14)


def test_an_early_answer_needs_no_calendar_beyond_it() -> None:
    letter = Pause(kind="third_party", sent=date(2026, 12, 28), returned=date(2026, 12, 30))
    assert pause_interval(letter, calendar=CALENDAR).end == date(2026, 12, 30)


def test_days_before_the_letter_are_refused() -> None:
    before = SENT - timedelta(days=1)
    for letter in (
        Pause(kind="third_party", sent=SENT, delivered=before),
        Pause(kind="third_party", sent=SENT, returned=before),
    ):
        with pytest.raises(BadFacts, match="第三方"):
            pause_interval(letter, calendar=CALENDAR)


@given(intervals=INTERVALS)
def test_the_union_holds_the_same_days_once(intervals: list[Interval]) -> None:
    def days(found: list[Interval] | tuple[Interval, ...]) -> list[int]:
        spans = ((one.start.toordinal(), one.end.toordinal()) for one in found)
        return [at for start, end in spans for at in range(start + 1, end + 1)]

    union = days(merged(intervals))
    assert sorted(set(days(intervals))) == union


@given(start=DAYS, workdays=st.integers(1, 45), intervals=INTERVALS)
def test_the_clock_ends_when_enough_unpaused_working_days_have_passed(
    start: date, workdays: int, intervals: list[Interval]
) -> None:
    due = run_clock(start, workdays=workdays, pauses=merged(intervals), calendar=CALENDAR)
    day, left = start, workdays
    while left:
        day += timedelta(days=1)
        paused = any(one.start < day <= one.end for one in intervals)
        left -= CALENDAR.is_workday(day) and not paused
    assert due == day

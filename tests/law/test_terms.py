"""Simple terms: working days, calendar days, months and years, with their articles."""

from datetime import date

import pytest

from gongkai.law.dated import Unit
from gongkai.law.errors import NoNotice, NotInForce, UnknownKey
from gongkai.law.parameters import terms
from gongkai.law.terms import (
    Publication,
    correction_notice_due,
    fee_payment_due,
    joint_organ_answer_due,
    publication_due,
    term_due,
    third_party_answer_due,
)
from gongkai.law.workdays import load_calendar

CALENDAR = load_calendar()
RECEIVED = date(2025, 1, 20)


def due(key: str, start: str) -> str:
    found = term_due(key, start=date.fromisoformat(start), calendar=CALENDAR).due
    assert found
    return found.isoformat()


def test_the_named_terms_of_an_application() -> None:
    assert correction_notice_due(received=RECEIVED, calendar=CALENDAR).due == date(2025, 2, 5)
    fifteen = date(2025, 2, 14)
    assert third_party_answer_due(delivered=RECEIVED, calendar=CALENDAR).due == fifteen
    assert joint_organ_answer_due(delivered=RECEIVED, calendar=CALENDAR).due == fifteen
    assert fee_payment_due(notified=RECEIVED, calendar=CALENDAR).due == date(2025, 2, 21)


def test_publication_has_a_general_and_two_special_terms() -> None:
    def day(kind: Publication) -> str:
        return str(publication_due(formed=RECEIVED, calendar=CALENDAR, kind=kind).due)

    assert day("general") == "2025-02-21"
    assert day("budget") == "2025-02-09", "calendar days, not moved off a Sunday"
    assert day("penalty_withdrawal") == "2025-01-23"


def test_every_term_gives_steps_with_articles_and_the_right_unit() -> None:
    for key, rule in terms().items():
        if rule.unit is Unit.RULE:
            continue
        found = term_due(key, start=date(2025, 6, 3), calendar=CALENDAR.as_provisional())
        assert found.due
        assert found.due > date(2025, 6, 3)
        assert all(step.cites for step in found.steps)


def test_sixty_days_that_end_on_a_holiday_end_after_it() -> None:
    found = term_due("review_apply", start=date(2025, 8, 4), calendar=CALENDAR)
    assert found.due == date(2025, 10, 9)
    assert [step.day.isoformat() for step in found.steps] == [
        "2025-08-04",
        "2025-10-03",
        "2025-10-09",
    ]
    assert found.steps[-1].cites == ("民事诉讼法（2023）第八十五条",)


def test_a_worked_saturday_is_not_a_holiday() -> None:
    assert due("suit_after_review", "2025-09-13") == "2025-09-28"


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2024-08-31", "2025-02-28"),
        ("2025-01-15", "2025-07-15"),
        ("2025-07-31", "2026-02-02"),
        ("2025-06-30", "2025-12-30"),
    ],
)
def test_six_months_end_on_the_same_day_or_the_last_of_the_month(start: str, end: str) -> None:
    assert due("suit_direct", start) == end


def test_years_run_to_the_same_day() -> None:
    assert due("review_age", "2024-02-29") == "2025-02-28"
    assert due("suit_age_absolute", "2024-02-29") == "2029-02-28", "beyond the notices, not moved"


@pytest.mark.parametrize(
    ("key", "value", "unit"),
    [
        ("review_filing", 5, "workday"), ("review_correction_notice", 5, "workday"),
        ("review_correction", 10, "workday"), ("review_forward", 7, "workday"),
        ("review_forward_simple", 3, "workday"), ("review_answer", 10, "workday"),
        ("review_answer_simple", 5, "workday"), ("review_decision", 60, "day"),
        ("review_decision_extension", 30, "day"), ("review_decision_simple", 30, "day"),
        ("review_opinion_report", 60, "day"), ("review_apply", 60, "day"),
        ("review_age", 1, "year"), ("review_age_absolute", 5, "year"),
        ("suit_direct", 6, "month"), ("suit_after_review", 15, "day"),
        ("suit_review_not_taken", 15, "day"), ("suit_inaction", 6, "month"),
        ("suit_defence", 15, "day"), ("suit_first_instance", 6, "month"),
        ("suit_summary", 45, "day"), ("suit_appeal_judgment", 15, "day"),
        ("suit_appeal_ruling", 10, "day"), ("suit_perform", 20, "workday"),
        ("draft_comment", 30, "day"), ("joint_organ", 15, "workday"),
    ],
)  # fmt: skip
def test_the_clocks_of_reconsideration_and_litigation(key: str, value: int, unit: str) -> None:
    rule = terms()[key]
    assert (rule.on(date(2025, 7, 1)).value, rule.unit.value) == (value, unit)


@pytest.mark.parametrize(
    ("key", "day", "value"),
    [
        ("reply", "2019-05-14", 15),
        ("extension", "2019-05-14", 15),
        ("extension", "2019-05-15", 20),
        ("publication", "2019-05-14", 20),
        ("review_apply", "2023-12-31", 60),
        ("review_decision", "2023-12-31", 60),
        ("review_decision_extension", "2023-12-31", 30),
        ("suit_age", "2025-07-01", 1),
        ("suit_age_absolute", "2025-07-01", 5),
    ],
)
def test_older_versions_and_long_limits(key: str, day: str, value: int) -> None:
    assert terms()[key].on(date.fromisoformat(day)).value == value


def test_a_term_before_its_law_is_not_in_force() -> None:
    with pytest.raises(NotInForce):
        due("review_filing", "2023-12-31")


def test_an_unknown_term_is_refused() -> None:
    with pytest.raises(UnknownKey):
        due("lunch", "2025-01-01")


def test_a_term_that_needs_a_missing_notice_is_refused_or_provisional() -> None:
    start = date(2026, 12, 20)
    with pytest.raises(NoNotice):
        term_due("reply", start=start, calendar=CALENDAR)
    found = term_due("reply", start=start, calendar=CALENDAR.as_provisional())
    assert found.provisional
    assert "2027" in found.doubts[0]
    moved = term_due("review_apply", start=start, calendar=CALENDAR.as_provisional())
    assert moved.provisional
    assert not term_due("publication_budget", start=start, calendar=CALENDAR).provisional

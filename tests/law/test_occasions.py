"""The days on which public institutions speak for saving, year by year."""

from datetime import date

import pytest

from gongkai.law.errors import BadLawData
from gongkai.law.instruments import Confidence
from gongkai.law.occasions import days_of, occasions


def days(year: int) -> dict[str, tuple[date | None, date | None]]:
    return {each.key: (each.first, each.last) for each in occasions(year)}


def test_the_days_of_2024() -> None:
    found = days(2024)
    assert found["water_day"] == (date(2024, 3, 22), date(2024, 3, 22))
    assert found["water_week"] == (date(2024, 3, 22), date(2024, 3, 28))
    assert found["earth_hour"] == (date(2024, 3, 30), date(2024, 3, 30))
    assert found["energy_week"] == (date(2024, 5, 13), date(2024, 5, 19))
    assert found["low_carbon_day"] == (date(2024, 5, 15), date(2024, 5, 15))
    assert found["ecology_day"] == (date(2024, 8, 15), date(2024, 8, 15))
    assert "ecology_day" not in days(2022)


def test_what_is_not_announced_has_no_days() -> None:
    found = days(2031)
    assert found["energy_week"] == found["low_carbon_day"] == (None, None)
    assert found["earth_hour"] == (date(2031, 3, 29), date(2031, 3, 29))


def test_each_says_how_it_is_fixed_and_how_sure_we_are() -> None:
    told = {each.key: each for each in occasions(2024)}
    assert told["water_day"].how == "每年固定"
    assert told["earth_hour"].how == "3月最后一个星期六"
    assert told["energy_week"].how == "每年公布"
    assert "公布" in told["energy_week"].note
    assert told["low_carbon_day"].how == "全国节能宣传周的第3天"
    assert {each.confidence for each in told.values()} == {Confidence.KNOWN}


@pytest.mark.parametrize(
    "row",
    [
        {"key": "a"},
        {"key": "a", "from": "13-40"},
        {"key": "a", "after": {"event": "nothing", "days": 1}},
    ],
)
def test_a_row_that_fixes_no_day_is_refused(row: dict[str, object]) -> None:
    with pytest.raises(BadLawData, match="events a"):
        days_of(row, 2024, others={})

"""The information-processing fee: printed totals, bands, and two ways to the same sum."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.errors import BadFacts, BadLawData, NotInForce
from gongkai.law.fees import (
    Band,
    fee_by_items,
    fee_by_pages,
    fee_of_nth_item,
    read_tariff,
    tariffs,
)

DAY = date(2025, 3, 3)


@pytest.mark.parametrize(
    ("items", "yuan"),
    [(0, 0), (10, 0), (11, 100), (30, 2000), (31, 2200), (40, 4000),
     (41, 4300), (50, 7000), (51, 7400), (60, 11000)],
)  # fmt: skip
def test_the_printed_totals_by_item(items: int, yuan: int) -> None:
    assert fee_by_items(items, on=DAY).yuan == yuan


@pytest.mark.parametrize(
    ("pages", "yuan"),
    [(0, 0), (30, 0), (31, 10), (100, 700), (101, 720), (200, 2700), (201, 2740), (250, 4700)],
)
def test_the_printed_totals_by_page(pages: int, yuan: int) -> None:
    assert fee_by_pages(pages, on=DAY).yuan == yuan


def test_the_bands_by_item_say_how_the_sum_came() -> None:
    fee = fee_by_items(45, on=DAY)
    rows = [(band.first, band.last, band.count, band.rate, band.yuan) for band in fee.bands]
    assert rows == [
        (1, 10, 10, 0, 0),
        (11, 30, 20, 100, 2000),
        (31, 40, 10, 200, 2000),
        (41, 45, 5, 300, 1500),
    ]
    assert fee.cites == ("信息处理费管理办法第四条",)


def test_the_bands_by_page_end_in_an_open_one() -> None:
    fee = fee_by_pages(250, on=DAY)
    assert fee.bands[-1] == Band(first=201, last=250, count=50, rate=40, yuan=2000)
    assert [band.rate for band in fee.bands] == [0, 10, 20, 40]


def test_earlier_items_of_the_month_push_the_new_ones_up() -> None:
    fee = fee_by_items(5, on=DAY, already=28)
    assert [(band.first, band.last, band.yuan) for band in fee.bands] == [
        (29, 30, 200),
        (31, 33, 600),
    ]


def formula(n: int) -> int:
    """The printed formula for the n-th item of the month."""
    if n <= 10:
        return 0
    return 100 if n <= 30 else 100 + 100 * ((n - 31) // 10 + 1)


@given(items=st.integers(0, 300), already=st.integers(0, 300))
def test_the_formula_of_the_nth_item_equals_the_bands(items: int, already: int) -> None:
    each = [fee_of_nth_item(n, on=DAY) for n in range(already + 1, already + items + 1)]
    assert each == [formula(n) for n in range(already + 1, already + items + 1)]
    fee = fee_by_items(items, on=DAY, already=already)
    assert fee.yuan == sum(each) == sum(band.count * band.rate for band in fee.bands)
    assert sum(band.count for band in fee.bands) == items


def test_before_2021_nothing_may_be_charged() -> None:
    with pytest.raises(NotInForce):
        fee_by_items(11, on=date(2020, 12, 31))
    with pytest.raises(NotInForce):
        fee_by_pages(31, on=date(2020, 12, 31))


@pytest.mark.parametrize(
    "ask",
    [
        lambda: fee_by_items(-1, on=DAY),
        lambda: fee_by_items(1, on=DAY, already=-1),
        lambda: fee_by_pages(-1, on=DAY),
        lambda: fee_of_nth_item(0, on=DAY),
    ],
)
def test_negative_counts_are_refused(ask: Any) -> None:
    with pytest.raises(BadFacts):
        ask()


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"brackets": [{"above": 1, "yuan": 0}]}, "从 0 起"),
        ({"brackets": [{"above": 0, "yuan": 0}, {"above": 0, "yuan": 1}]}, "逐级递增"),
        ({"brackets": [{"above": 0, "yuan": 0}], "every": 0, "raise": 1}, "every"),
        ({"brackets": [{"above": 0, "yuan": 0}], "every": 10}, "缺少 raise"),
    ],
)
def test_a_bad_tariff_does_not_load(row: dict[str, object], said: str) -> None:
    with pytest.raises(BadLawData, match=said):
        read_tariff(row, "那里")


def test_there_are_two_methods() -> None:
    assert list(tariffs()) == ["by_item", "by_page"]

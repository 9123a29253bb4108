"""Does a month make sense? Every answer, without a database."""

from decimal import Decimal

import pytest

from gongkai.law.energy import kind_of
from gongkai.web.conservation.plausible import Doubt, Known, Typed, Weight, counted, doubts

POWER = kind_of("electricity")
USUAL = tuple(Known(end=None, quantity=Decimal(1000), yuan=Decimal(550)) for _ in range(6))


def look(quantity: str, *, yuan: str = "", before: tuple[Known, ...] = USUAL) -> tuple[Doubt, ...]:
    paid = Decimal(yuan) if yuan else None
    return doubts(Typed(yuan=paid), quantity=Decimal(quantity), kind=POWER, before=before)


def test_a_usual_month_raises_no_doubt() -> None:
    assert look("1100", yuan="600") == ()
    assert look("0", yuan="0") == ()


@pytest.mark.parametrize("quantity", ["-1", "-0.001"])
def test_negative_use_must_be_mended(quantity: str) -> None:
    (doubt,) = look(quantity)
    assert (doubt.weight, doubt.field) == (Weight.MEND, "quantity")


def test_a_negative_amount_must_be_mended() -> None:
    (doubt,) = look("1000", yuan="-5")
    assert (doubt.weight, doubt.field) == (Weight.MEND, "yuan")


def test_three_times_the_usual_month_must_be_explained() -> None:
    assert look("2999") == ()
    (doubt,) = look("3000")
    assert doubt.weight is Weight.EXPLAIN
    assert "3.0倍" in doubt.words


@pytest.mark.parametrize("quantity", ["1000000", "300000", "1", "3"])
def test_a_thousand_times_more_or_less_looks_like_another_unit(quantity: str) -> None:
    (doubt,) = look(quantity)
    assert "单位填错，应按千瓦时填写" in doubt.words


def test_before_three_months_are_known_nothing_is_usual() -> None:
    assert look("900000", before=USUAL[:2]) == ()


def test_months_without_use_do_not_make_the_usual_one_smaller() -> None:
    summer = tuple(Known(end=None, quantity=Decimal(0), yuan=None) for _ in range(8))
    assert look("1100", before=(*USUAL[:4], *summer)) == ()


def test_paid_without_use_and_an_odd_price_must_be_explained() -> None:
    (nothing,) = look("0", yuan="300")
    (dear,) = look("1000", yuan="5500")
    assert "一个为零" in nothing.words
    assert dear.words == "单价5.50元/千瓦时，平常为0.55元"


def test_a_start_that_is_not_the_last_end_must_be_explained() -> None:
    before = (Known(end=Decimal(500), quantity=Decimal(100), yuan=None),)
    typed = Typed(start=Decimal(480), end=Decimal(600))
    (doubt,) = doubts(typed, quantity=Decimal(120), kind=POWER, before=before)
    assert (doubt.weight, doubt.field) == (Weight.EXPLAIN, "start")


def test_a_counter_counts_with_its_multiplier() -> None:
    typed = Typed(start=Decimal(10), end=Decimal("12.5"))
    assert counted(typed, multiplier=Decimal(40), turns_at=None) == (Decimal("100.0"), None)


def test_a_counter_turned_back_is_not_taken_unless_it_turned_over() -> None:
    back = Typed(start=Decimal(99_990), end=Decimal(10))
    quantity, doubt = counted(back, multiplier=Decimal(1), turns_at=Decimal(100_000))
    assert quantity is None
    assert doubt is not None
    assert (doubt.weight, doubt.field) == (Weight.MEND, "end")
    over = Typed(start=Decimal(99_990), end=Decimal(10), turned_over=True)
    assert counted(over, multiplier=Decimal(1), turns_at=Decimal(100_000)) == (Decimal(20), None)


@pytest.mark.parametrize(
    ("typed", "turns_at", "field"),
    [
        (Typed(start=Decimal(1)), None, "end"),
        (Typed(end=Decimal(1)), None, "start"),
        (Typed(start=Decimal(9), end=Decimal(1), turned_over=True), None, "end"),
        (Typed(start=Decimal(9), end=Decimal(1), turned_over=True), Decimal(9), "end"),
        (Typed(start=Decimal(1), end=Decimal(9), turned_over=True), Decimal(10), "end"),
    ],
)
def test_what_a_counter_cannot_have_shown(
    typed: Typed, turns_at: Decimal | None, field: str
) -> None:
    quantity, doubt = counted(typed, multiplier=Decimal(1), turns_at=turns_at)
    assert quantity is None
    assert doubt is not None
    assert (doubt.weight, doubt.field) == (Weight.MEND, field)

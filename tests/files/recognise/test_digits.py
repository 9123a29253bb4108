"""Figures that run together."""

from gongkai.files.recognise.digits import no_sums, separated, sums_of_disputes, sums_of_row
from gongkai.files.recognise.figures import slots_of


def test_single_noughts_are_parted() -> None:
    assert separated("0000000", 7, sums_of_row) == ["0"] * 7


def test_one_way_that_adds_up_is_taken() -> None:
    assert separated("15130000154", 7, sums_of_row) == ["151", "3", "0", "0", "0", "0", "154"]


def test_two_ways_are_none() -> None:
    assert separated("693665", 3, no_sums) is None


def test_too_few_and_too_many_digits_are_none() -> None:
    assert separated("12", 3, no_sums) is None
    assert separated("1" * 100, 7, sums_of_row) is None


def test_outcomes_add_up_block_by_block() -> None:
    figures = [*("1", "0", "2", "0", "3"), *("12", "0", "0", "0", "12"), *("0",) * 5]
    assert separated("".join(figures), 15, sums_of_disputes) == figures


def test_figures_each_on_its_own_line_are_never_cut() -> None:
    text = "20\n36\n6\n12\n148"  # 20 + 3 + 6 + 6 + 12 + 1 = 48
    slots = slots_of(text, 7, None, sums_of_row)
    assert [slot.text for slot in slots] == text.split("\n")

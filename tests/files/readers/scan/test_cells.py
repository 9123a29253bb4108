"""Voices of a cell weighed: agreement carries, most voices carry, and nothing else does."""

from __future__ import annotations

import numpy as np
import pytest

from gongkai.files.readers.scan.cells import Choice, figure, slash, weighed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12", "12"), ("1 2", "12"), ("１２", "12"), ("O", "0"), ("l0", "10"), ("39.52", "39.52"),
        ("1,234", "1,234"), ("", ""), ("无", ""), ("/", ""), ("其他3", ""),
        ("9|4", ""), ("9丨4", ""), ("|", ""), ("l4", "14"),
    ],
)  # fmt: skip
def test_a_reading_is_taken_for_a_figure_only_when_it_looks_like_one(
    text: str, expected: str
) -> None:
    assert figure(text) == expected


@pytest.mark.parametrize(
    ("page", "crops", "expected"),
    [
        ("26", [("26", 0.99)], Choice("26", kept="26")),
        ("26", [("29", 0.99), ("29", 0.9), ("29", 0.9)], Choice("29或26", ("29", "26"))),
        ("26", [("26", 0.9), ("26", 0.9), ("29", 0.9)], Choice("26", ("29",), "26")),
        ("26", [("29", 0.9), ("29", 0.9), ("26", 0.9)], Choice("26或29", ("26", "29"))),
        ("", [("7", 0.99), ("7", 0.99), ("7", 0.99)], Choice("7", kept="7")),
        ("", [("7", 0.6), ("7", 0.7), ("7", 0.7)], Choice("7或？", ("7",))),
        ("", [("7", 0.99), ("z", 0.9), ("z", 0.9)], Choice("7或？", ("7",))),
        ("7", [("", 0.0), ("", 0.0), ("", 0.0)], Choice("7或？", ("7",))),
        ("1", [("L", 0.94), ("1", 0.82), ("1", 0.82)], Choice("1或？", kept="1")),
        ("1", [("1", 0.49), ("1", 0.69), ("1", 0.66)], Choice("1或？", kept="1")),
        ("/", [("-", 0.9), ("-", 0.9), ("-", 0.9)], Choice("/", kept="/")),
    ],
)
def test_a_figure_stands_where_readings_agree_or_most_voices_are_for_it(
    page: str, crops: list[tuple[str, float]], expected: Choice
) -> None:
    assert weighed(page, crops) == expected


def test_what_all_read_alike_under_a_seal_is_still_unproved() -> None:
    choice = weighed("10", [("10", 0.99)] * 3, soiled=True)
    assert choice == Choice("10或？", kept="10")
    assert choice.doubted


def test_a_figure_with_a_digit_less_than_its_ink_is_unproved() -> None:
    cut = np.full((30, 90), 255, np.uint8)
    for number in range(4):
        cut[5:25, 6 + 20 * number : 18 + 20 * number] = 0
    assert weighed("123", [("123", 0.99)], cut=cut).text == "123或？"
    assert weighed("1234", [("1234", 0.99)], cut=cut).text == "1234"


def test_where_only_the_figure_of_the_page_fits_the_ink_it_stands_against_the_crops() -> None:
    cut = np.full((30, 70), 255, np.uint8)
    for number in range(3):
        cut[5:25, 6 + 20 * number : 18 + 20 * number] = 0
    assert weighed("228", [("28", 0.99)] * 3, cut=cut) == Choice("228", ("28",), "228")


def test_a_slash_is_a_slash_unless_the_page_shows_more_than_one_digit() -> None:
    assert slash("1") == Choice("/", kept="/")
    assert slash("174") == Choice("/或174", ("/", "174"))

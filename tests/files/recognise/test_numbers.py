"""The text of a figure cell."""

from decimal import Decimal

import pytest

from gongkai.files.recognise.numbers import read_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("14069", 14069),
        (" １２ ", 12),
        ("1,234", 1234),
        ("12，345", 12345),
        ("11,398,889", 11398889),
        ("1 234", 1234),
        ("24252.311082", Decimal("24252.311082")),
        ("96,171.60", Decimal("96171.60")),
        ("-3", -3),
        ("－3", -3),
        ("+3", 3),
        ("增3", 3),
        ("减4", -4),
        ("零", 0),
        ("〇", 0),
        ("1406\n9", 14069),
        ("\u200b7\u200b", 7),
    ],
)
def test_a_figure_is_read_however_it_is_written(text: str, value: int | Decimal) -> None:
    assert read_number(text)[:3] == ("number", value, "")


@pytest.mark.parametrize(
    ("text", "value", "remark"),
    [
        ("3件", 3, "件"),
        ("75394432.52元", Decimal("75394432.52"), "元"),
        ("5万元", 5, "万元"),
        ("12（其中3件为转办）", 12, "(其中3件为转办)"),
        ("12①", 12, "①"),
        ("12²", 12, "²"),
        ("12*", 12, "*"),
        ("12[1]", 12, "[1]"),
        ("8。", 8, "。"),
    ],
)
def test_what_stands_beside_a_figure_is_kept_apart(
    text: str, value: int | Decimal, remark: str
) -> None:
    assert read_number(text) == ("number", value, remark)


@pytest.mark.parametrize("text", ["", " ", "\xa0", "\u3000", "\u2002", "\ufeff", "\n"])
def test_a_blank_is_neither_a_number_nor_a_fault(text: str) -> None:
    assert read_number(text) == ("blank", None, "")


@pytest.mark.parametrize("text", ["/", "／", "—", "——", "-", "－", "无", "不涉及", "N/A"])
def test_a_dash_or_none_is_not_zero(text: str) -> None:
    assert read_number(text) == ("mark", None, "")


@pytest.mark.parametrize(
    "text",
    [
        "若干",
        "0 0",
        "1\n2",
        "2023年",
        "5万",
        "60%",
        "（12）",
        "见附件3",
        "1,23",
        "3、4",
        "1.2.3",
        "9" * 80,
    ],
)
def test_what_is_no_certain_number_is_not_guessed(text: str) -> None:
    assert read_number(text).value is None
    assert read_number(text).sort == "words"

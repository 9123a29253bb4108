"""Reading a law file: every mistake is named by its place and reason."""

from datetime import date
from typing import Any

import pytest

from gongkai.law import lawfile
from gongkai.law.errors import BadLawData


def refused(call: Any, *args: Any, **kwargs: Any) -> str:
    with pytest.raises(BadLawData) as caught:
        call(*args, **kwargs)
    assert caught.value.place == "那里"
    return caught.value.reason


def test_text_that_is_not_toml_is_refused_with_its_line() -> None:
    assert "line 2" in refused(lawfile.parse, b"a = 1\nb = = 2", place="那里")


def test_bytes_that_are_not_utf8_are_refused() -> None:
    assert "UTF-8" in refused(lawfile.parse, "公开".encode("gbk"), place="那里")


def test_a_byte_order_mark_is_no_hindrance() -> None:
    assert lawfile.parse(b"\xef\xbb\xbfa = 1", place="那里") == {"a": 1}


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({}, "缺少 n"),
        ({"n": "7"}, "n 应为整数，现为 '7'"),
        ({"n": True}, "n 应为整数，现为 True"),
    ],
)
def test_a_number_must_be_there_and_be_a_number(table: dict[str, object], said: str) -> None:
    assert refused(lawfile.need, table, "n", int, place="那里") == said


def test_zero_is_a_number_but_an_empty_text_is_nothing() -> None:
    assert lawfile.need({"n": 0}, "n", int, place="那里") == 0
    assert "不得为空" in refused(lawfile.need, {"t": ""}, "t", str, place="那里")


def test_a_day_is_a_date_without_time_or_quotes() -> None:
    table = lawfile.parse(b'a = 2025-01-01\nb = "2025-01-01"\nc = 2025-01-01T00:00:00', place="")
    assert lawfile.day(table, "a", place="那里") == date(2025, 1, 1)
    assert "应为日期" in refused(lawfile.day, table, "b", place="那里")
    assert "应为日期" in refused(lawfile.day, table, "c", place="那里")
    assert "应为日期" in refused(lawfile.day, table, "d", place="那里")


def test_an_optional_day_may_be_absent() -> None:
    assert lawfile.optional_day({}, "a", place="那里") is None


def test_days_must_be_a_list() -> None:
    assert lawfile.days({}, "a", place="那里") == ()
    assert "数组" in refused(lawfile.days, {"a": date(2025, 1, 1)}, "a", place="那里")


def test_words_may_be_one_text_or_a_list_but_not_none() -> None:
    assert lawfile.words({"a": "x"}, "a", place="那里") == ("x",)
    assert lawfile.words({"a": ["x", "y"]}, "a", place="那里") == ("x", "y")
    assert "不得为空" in refused(lawfile.words, {"a": []}, "a", place="那里")
    assert "缺少" in refused(lawfile.words, {}, "a", place="那里")


def test_a_bad_row_of_a_list_is_named_by_its_place_in_it() -> None:
    with pytest.raises(BadLawData) as caught:
        lawfile.tables({"rows": [{"a": 1}, 2]}, "rows", place="那里")
    assert caught.value.place == "那里 rows[2]"

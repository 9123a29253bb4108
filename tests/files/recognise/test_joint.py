"""Digits that ran together over the whole of table 3."""

import pytest

from gongkai.files.recognise.joint import jointly
from gongkai.report.edition import edition
from gongkai.report.report import AnnualReport
from tests.reports import balanced_report


def rows_of(report: AnnualReport) -> dict[str, list[str]]:
    columns = [column.key for column in report.edition.columns]
    return {
        row.key: [str(report.value(f"table3.{row.key}.{column}")) for column in columns]
        for row in report.edition.rows
    }


def glued(rows: dict[str, list[str]]) -> dict[str, list[str]]:
    return {key: ["".join(words)] for key, words in rows.items()}


@pytest.mark.parametrize("form", ["2019-60", "2021-30"])
def test_sums_down_the_columns_part_what_a_row_alone_does_not(form: str) -> None:
    solved = 0
    for seed in range(10):
        rows = rows_of(balanced_report(seed, edition=form))
        found = jointly(glued(rows))
        assert found in ({}, rows)
        solved += bool(found)
    assert solved > 7


def test_rows_of_which_one_is_missing_are_left() -> None:
    rows = rows_of(balanced_report(1, busy=False))
    del rows["granted"]
    assert jointly(glued(rows)) == {}


def test_two_ways_are_none() -> None:
    rows = {row.key: ["0000000"] for row in edition("2021-30").rows}
    rows |= {key: ["212000023"] for key in ("new_received", "granted", "total")}
    assert jointly(rows) == {}


def test_words_that_are_no_digits_are_left() -> None:
    rows = {row.key: ["0000000"] for row in edition("2021-30").rows}
    assert jointly(rows | {"granted": ["/"]}) == {}


def test_a_table_that_does_not_balance_is_left() -> None:
    rows = {row.key: ["0000000"] for row in edition("2021-30").rows}
    assert jointly(rows)["granted"] == ["0"] * 7
    assert jointly(rows | {"granted": ["1000001"]}) == {}

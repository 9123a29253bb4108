"""Readings that differ are decided by the sums of the form, or by nobody; no digit is invented."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from gongkai.files.readings import Seen, settled
from gongkai.report.edition import edition
from gongkai.report.report import AnnualReport, Cell, Place, Remark
from tests.files.readers.pdf_papers import Value, figures

FORM = edition("2021-30")
FOUND = figures(FORM, seed=31)
LEAF = "table3.granted.natural"
RIGHT = int(FOUND[LEAF])


def report_of(changed: Mapping[str, Value | None]) -> AnnualReport:
    """A report whose figures are those that add up, but for the changed ones."""
    cells = {key: Cell(value, str(value), place=Place("x.pdf", 1)) for key, value in
             {**FOUND, **changed}.items()}  # fmt: skip
    return AnnualReport("某某局", 2024, FORM, cells)


def test_the_reading_that_all_sums_ask_for_is_taken_and_told_as_a_note() -> None:
    report = report_of({LEAF: None})
    told = settled(report, {LEAF: Seen("", (str(RIGHT + 3), str(RIGHT)))})
    assert told.value(LEAF) == RIGHT
    (remark,) = told.remarks
    assert (remark.kind, remark.where) == ("REA10", LEAF)
    assert remark.text.endswith(f"识别为{RIGHT + 3}、{RIGHT}，按勾稽关系取{RIGHT}")


def test_a_figure_that_only_the_sums_know_is_never_put_in() -> None:
    told = settled(report_of({LEAF: None}), {LEAF: Seen("", (str(RIGHT + 3), str(RIGHT + 8)))})
    assert told.value(LEAF) is None
    (remark,) = told.remarks
    assert remark.kind == "REA09"
    assert remark.text.endswith("不能确定，没有读取，请对照原件")


def test_without_a_sum_no_reading_is_taken() -> None:
    key = "table2.permit.decisions"
    told = settled(report_of({key: None}), {key: Seen("", ("7", "1"))})
    assert told.value(key) is None
    assert [remark.kind for remark in told.remarks] == ["REA09"]


def test_unproved_figures_stand_together_where_their_sums_hold() -> None:
    row = [f"table3.granted.{column.key}" for column in FORM.columns]
    seen = {key: Seen(str(FOUND[key]), ()) for key in row}
    told = settled(report_of(dict.fromkeys(row)), seen)
    assert [told.value(key) for key in row] == [FOUND[key] for key in row]


def test_an_unproved_figure_that_breaks_its_sums_falls_and_the_others_stand() -> None:
    row = [f"table3.granted.{column.key}" for column in FORM.columns]
    seen = {key: Seen(str(FOUND[key]), ()) for key in row} | {LEAF: Seen(str(RIGHT + 10), ())}
    told = settled(report_of(dict.fromkeys(row)), seen)
    assert told.value(LEAF) is None
    assert [told.value(key) for key in row[1:]] == [FOUND[key] for key in row[1:]]


def test_a_figure_of_most_voices_gives_way_to_the_reading_that_the_sums_ask_for() -> None:
    wrong = RIGHT + 3
    report = report_of({LEAF: wrong})
    assert settled(report, {LEAF: Seen(str(wrong), (str(RIGHT),))}).value(LEAF) == RIGHT
    assert settled(report, {LEAF: Seen(str(wrong), (str(RIGHT + 8),))}).value(LEAF) is None
    whole = report_of({})
    assert settled(whole, {LEAF: Seen(str(RIGHT), ("99",))}) == whole


def test_the_remark_that_a_cell_is_no_figure_goes_when_more_is_said_of_it() -> None:
    report = report_of({LEAF: None})
    report = AnnualReport(report.organ, report.year, FORM, report.cells, remarks=(
        Remark("REA05", LEAF, "“1或7”不是数字，没有读取"), Remark("REA05", "table3", "其他"),
    ))  # fmt: skip
    told = settled(report, {LEAF: Seen("", ("x", "y"))})
    assert [(r.kind, r.where) for r in told.remarks] == [("REA05", "table3"), ("REA09", LEAF)]


@pytest.mark.parametrize("text", ["26或29", "9742或？", "/或12"])
def test_what_the_reader_of_scans_writes_into_an_open_cell_is_no_figure(text: str) -> None:
    from gongkai.files.recognise.numbers import read_number

    assert read_number(text).value is None

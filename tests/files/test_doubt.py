"""Scanned figures that the form's equations contradict are doubted; nothing is ever changed."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.files.doubt import doubts, one_slip, with_doubts
from gongkai.files.paper import Grid, Paper
from gongkai.report.edition import edition
from gongkai.report.report import AnnualReport, Cell, Place, Remark
from tests.files.readers.pdf_papers import Value, figures

FORM = edition("2021-30")
FOUND = figures(FORM, seed=31)
LEAVES = [f"table3.{leaf}.{c.key}" for leaf in FORM.leaves for c in FORM.columns[:-1]]


def report_of(found: dict[str, Value]) -> AnnualReport:
    """A report of some figures, each with a place in the order of the form."""
    cells = {
        key: Cell(value, str(value), place=Place("x.pdf", 1, 1, number, 2))
        for number, (key, value) in enumerate(found.items(), start=1)
    }
    return AnnualReport("某某局", 2024, FORM, cells)


def with_figure(key: str, value: int) -> AnnualReport:
    """The report with one figure misread."""
    return report_of({**FOUND, key: value})


@given(key=st.sampled_from(LEAVES), slip=st.integers(1, 99))
def test_one_misread_leaf_is_named_with_the_figure_that_balances(key: str, slip: int) -> None:
    report = with_figure(key, int(FOUND[key]) + slip)
    (remark,) = doubts(report)
    assert (remark.kind, remark.where, remark.place) == ("REA09", key, report.place(key))
    assert remark.text == (
        f"{FORM.label(key)}识别为{int(FOUND[key]) + slip}，按勾稽关系应为{FOUND[key]}，请对照原件"
    )
    assert report.value(key) == int(FOUND[key]) + slip


@pytest.mark.parametrize(
    "key", ["table3.new_received.welfare", "table3.total.natural", "table3.denied_law.total"]
)
def test_one_misread_sum_is_named_too(key: str) -> None:
    (remark,) = doubts(with_figure(key, int(FOUND[key]) + 40))
    assert remark.where == key
    assert f"应为{FOUND[key]}，" in remark.text


def test_two_misread_figures_in_different_rows_and_columns_are_both_named() -> None:
    keys = ["table3.granted.natural", "table3.denied_law.legal"]
    report = report_of({**FOUND, **{key: int(FOUND[key]) + 6 for key in keys}})
    assert [remark.where for remark in doubts(report)] == keys


def test_a_single_broken_equation_names_a_figure_only_when_one_slip_explains_it() -> None:
    row = {"upheld": 18, "corrected": 0, "other": 0, "pending": 35, "total": 46}
    found = FOUND | {f"table4.review.{result}": value for result, value in row.items()}
    (remark,) = doubts(report_of(found))
    assert remark.where == "table4.review.upheld"
    assert "，按勾稽关系应为11，" in remark.text
    found["table4.review.total"] = 83  # 53 with another slip would do as well: nobody chooses
    assert doubts(report_of(found)) == ()


def test_a_balanced_report_has_no_doubts() -> None:
    assert doubts(report_of(FOUND)) == ()


def test_an_equation_with_an_unknown_figure_says_nothing() -> None:
    report = with_figure("table4.review.total", 999)
    blank = replace(report, cells={**report.cells, "table4.review.other": Cell(None, "")})
    assert doubts(blank) == ()


def test_a_second_reading_is_told_unless_the_equations_confirm_the_first() -> None:
    keys = list(FOUND)
    confirmed, free = (
        keys.index("table3.granted.natural") + 1,
        keys.index("table2.permit.decisions") + 1,
    )
    rows = [[1, 1, confirmed, 2, str(FOUND[keys[confirmed - 1]]), ["7"]],
            [1, 1, free, 2, str(FOUND[keys[free - 1]]), ["88"]]]  # fmt: skip
    scan = Paper((), kind="scan", meta={"doubtful": json.dumps(rows)})
    (remark,) = with_doubts(report_of(FOUND), scan).remarks
    assert remark.where == "table2.permit.decisions"
    assert "，另一次识别为88，请对照原件" in remark.text


def test_only_scans_are_doubted() -> None:
    report = with_figure("table3.granted.natural", 77)
    kept = str(FOUND["table2.regulations.made"])
    scan = Paper((), kind="scan", meta={"doubtful": json.dumps([[1, 1, 1, 2, kept, ["6"]]])})
    assert with_doubts(report, Paper((), kind="pdf")) == report
    assert [r.where for r in with_doubts(report, scan).remarks] == [
        "table2.regulations.made", "table3.granted.natural",
    ]  # fmt: skip


def test_where_a_column_has_lost_its_name_no_figure_of_the_table_is_certain() -> None:
    lost = Remark("REA03", "table3", "表三没有“其他”这一列")
    report = replace(report_of(FOUND), remarks=(lost,))
    told = with_doubts(report, Paper((), kind="scan"))
    assert all(told.value(key) is None for key in FOUND if key.startswith("table3"))
    assert all(told.value(key) == FOUND[key] for key in FOUND if not key.startswith("table3"))
    assert [(r.kind, r.where) for r in told.remarks] == [("REA03", "table3"), ("REA09", "table3")]


def test_a_figure_of_a_table_without_rules_is_taken_out_when_a_sum_contradicts_it() -> None:
    key = "table3.granted.natural"
    report = with_figure(key, int(FOUND[key]) + 40)
    grid = Grid((), 0, 0, Place("x.pdf", 1, 1), source="unruled")
    told = with_doubts(report, Paper((grid,), kind="scan"))
    assert told.value(key) is None
    assert told.remarks[0].kind == "REA09"
    assert "不能确定，没有读取" in told.remarks[0].text


@pytest.mark.parametrize(
    ("read", "due", "slip"),
    [(26, 29, True), (26, 126, True), (126, 26, True), (26, 62, False), (26, 26, False),
     (5, 1234, False), (30, 0, True)],
)  # fmt: skip
def test_one_slip_is_one_digit_changed_lost_or_added(read: int, due: int, slip: bool) -> None:
    assert one_slip(read, due) is slip


@pytest.mark.parametrize(
    ("meta", "kept"),
    [({}, []), ({"recognised": "[[null, 4]]"}, ["一栏"])],
    ids=["a scan", "a document with one picture"],
)
def test_a_mistyped_label_is_told_only_where_it_was_typed(
    meta: dict[str, str], kept: list[str]
) -> None:
    remarks = (
        Remark("FRM07", "table2", "一栏", Place("x.docx", table=1, row=2, column=1)),
        Remark("FRM07", "table3", "二栏", Place("x.docx", table=4, row=2, column=1)),
    )
    report = replace(report_of(FOUND), remarks=remarks)
    found = with_doubts(report, Paper((), "x.docx", "scan", meta=meta))
    assert [each.text for each in found.remarks if each.kind == "FRM07"] == kept

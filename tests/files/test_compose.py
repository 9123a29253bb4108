"""The official layout: headings, the three tables with their spans, blanks that stay blank."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.files.compose import compose, level_of, title_of
from gongkai.files.paper import Grid
from gongkai.report.edition import edition, editions
from gongkai.report.report import AnnualReport, Cell
from tests.reports import balanced_report, next_year

EDITIONS = ["2019-60", "2021-30"]


@pytest.mark.parametrize("key", EDITIONS)
@pytest.mark.parametrize("busy", [True, False])
@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_generated_reports_satisfy_every_identity(key: str, busy: bool, seed: int) -> None:
    report = balanced_report(seed, edition=key, busy=busy)
    for identity in report.edition.identities:
        plus = sum(report.value(term) or 0 for term in identity.plus)
        minus = sum(report.value(term) or 0 for term in identity.minus)
        assert report.value(identity.where) == plus - minus, identity


def test_a_busy_report_has_no_zero_and_a_calm_one_has_many() -> None:
    assert all(balanced_report(1).facts.values())
    assert list(balanced_report(1, busy=False).facts.values()).count(0) > 150


def test_the_year_after_carries_over_what_was_left() -> None:
    first = balanced_report(5, edition="2019-60", year=2020)
    second = next_year(first, 6)
    for column in second.edition.columns:
        left = first.value(f"table3.carried_forward.{column.key}")
        assert second.value(f"table3.carried_over.{column.key}") == left


@pytest.mark.parametrize("key", EDITIONS)
def test_every_cell_of_the_form_stands_once_with_its_figure(key: str) -> None:
    report = balanced_report(2, edition=key)
    cells = [cell for grid in compose(report).grids() for cell in grid.cells if cell.key]
    assert [cell.key for cell in cells] == list(report.edition.cells)
    assert all(cell.text == str(report.value(cell.key)) for cell in cells if "." not in cell.text)


@pytest.mark.parametrize("key", EDITIONS)
def test_each_table_is_covered_without_gap_or_overlap(key: str) -> None:
    for grid in compose(balanced_report(3, edition=key)).grids():
        area = sum(cell.rowspan * cell.colspan for cell in grid.cells)
        assert area == grid.rows * grid.columns == len(grid.covered())


def _grid(name: str, key: str = "2021-30") -> Grid:
    paper = compose(balanced_report(4, edition=key))
    return next(grid for grid in paper.grids() if grid.source == name)


def test_table_3_has_the_official_shape() -> None:
    grid = _grid("table3")
    by_text = {cell.text: cell for cell in grid.cells if cell.header}
    assert (grid.rows, grid.columns, grid.header_rows) == (28, 10, 3)
    results = by_text["三、本年度办理结果"]
    assert (results.row, results.rowspan) == (5, 22)
    assert (by_text["（三）不予公开"].row, by_text["（三）不予公开"].rowspan) == (7, 8)
    assert by_text["法人或其他组织"].colspan == 5
    assert by_text["四、结转下年度继续办理"].colspan == 3
    assert by_text["（七）总计"].colspan == 2


def test_table_3_of_2019_has_one_row_for_other_handling() -> None:
    grid = _grid("table3", "2019-60")
    assert grid.rows == 26
    assert next(c for c in grid.cells if c.text == "三、本年度办理结果").rowspan == 20


def test_table_4_has_three_heading_rows_over_fifteen_figures() -> None:
    grid = _grid("table4")
    assert (grid.rows, grid.columns) == (4, 15)
    assert [c.colspan for c in grid.cells if c.row == 0] == [5, 10]
    assert [c.text for c in grid.cells if c.row == 1] == ["未经复议直接起诉", "复议后起诉"]


def test_table_2_of_2019_lets_the_last_field_fill_its_block() -> None:
    grid = _grid("table2", "2019-60")
    amount = next(cell for cell in grid.cells if cell.key == "table2.procurement.amount")
    assert (amount.column, amount.colspan) == (2, 2)


def test_blank_stays_blank_and_zero_stays_zero() -> None:
    cells = {"table4.review.upheld": Cell(None), "table4.review.other": Cell(0, "0")}
    paper = compose(AnnualReport("示例县民政局", 2024, edition("2021-30"), cells))
    texts = {cell.key: cell.text for grid in paper.grids() for cell in grid.cells}
    assert texts["table4.review.upheld"] == ""
    assert texts["table4.review.other"] == "0"
    assert "table4.review.upheld" not in paper.meta["absent"].split()
    assert "table4.review.total" in paper.meta["absent"].split()


def test_all_six_official_headings_are_printed_and_missing_chapters_marked() -> None:
    for form in editions():
        paper = compose(AnnualReport("示例县民政局", form.first_year, form))
        headings = [each for each in paper.paragraphs() if each.level == 1]
        assert [each.text[2:] for each in headings] == [each.heading for each in form.chapters]
        assert [each.style for each in headings] == ["missing", "", "", "", "missing", "missing"]


def test_the_title_breaks_after_the_organ() -> None:
    report = replace(balanced_report(1, organ="示例县水务局", year=2023), title="")
    title = next(compose(report).paragraphs())
    assert title.text == "示例县水务局\n2023年政府信息公开工作年度报告"
    assert title_of(report) == "示例县水务局2023年政府信息公开工作年度报告"


def test_a_title_that_does_not_begin_with_the_organ_stays_on_one_line() -> None:
    report = replace(balanced_report(1, organ="示例县水务局"), title="政府信息公开\n年度报告")
    assert next(compose(report).paragraphs()).text == "政府信息公开年度报告"


def test_a_title_without_year_is_still_a_title() -> None:
    report = AnnualReport("示例县", None, edition("2021-30"))
    assert title_of(report) == "示例县政府信息公开工作年度报告"


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("（一）主动公开情况", 2),
        ("(二)依申请公开", 2),
        ("1.公文制发及公开情况", 3),
        ("3.5件以上", None),
        ("（一）本年新收12件，均已答复。", None),
        ("一是认真落实", None),
    ],
)
def test_headings_inside_a_chapter_are_told_from_running_text(
    line: str, level: int | None
) -> None:
    assert level_of(line) == level

"""Tables that a page break tore where it hurts: between a heading and its figures."""

from dataclasses import replace

import pytest

from gongkai.files.compose import compose
from gongkai.files.paper import Block, Grid, Paper, Paragraph
from gongkai.files.recognise import recognise
from gongkai.report.report import AnnualReport
from tests.reports import balanced_report

REPORT = balanced_report(3, busy=True)
OLD = balanced_report(5, edition="2019-60", busy=True)


def cut(grid: Grid, row: int) -> tuple[Grid, Grid]:
    """The grid above a row and from it on."""
    upper = [
        each._replace(rowspan=min(each.rowspan, row - each.row))
        for each in grid.cells
        if each.row < row
    ]
    lower = [each._replace(row=each.row - row) for each in grid.cells if each.row >= row]
    return (
        replace(grid, cells=tuple(upper), rows=row),
        replace(grid, cells=tuple(lower), rows=grid.rows - row),
    )


def paper(report: AnnualReport, table: int, *blocks: Block) -> Paper:
    """The report with other blocks in the place of a table."""
    whole = compose(report)
    found: list[Block] = []
    for block in whole.blocks:
        found += blocks if block is grid_of(whole, table) else [block]
    return replace(whole, blocks=tuple(found))


def grid_of(whole: Paper, table: int) -> Grid:
    return next(grid for grid in whole.grids() if grid.source == f"table{table}")


def words(grid: Grid) -> list[Paragraph]:
    """The rows of a grid as lines of words."""
    return [
        Paragraph(" ".join(each.text for each in grid.cells if each.row == row))
        for row in range(grid.rows)
    ]


def lost(report: AnnualReport, torn: Paper) -> list[str]:
    """The cells that were not read; one read wrong fails."""
    got = recognise(torn)
    for key, cell in report.cells.items():
        assert got.value(key) in (None, cell.value), key
    return [key for key in report.cells if got.value(key) is None]


@pytest.mark.parametrize("row", [1, 2, 3])
def test_table_4_may_be_cut_below_any_row_of_its_heading(row: int) -> None:
    upper, lower = cut(grid_of(compose(REPORT), 4), row)
    assert lost(REPORT, paper(REPORT, 4, upper, lower)) == []


@pytest.mark.parametrize("row", [2, 3])
def test_table_4_is_read_below_a_heading_in_words(row: int) -> None:
    upper, lower = cut(grid_of(compose(REPORT), 4), row)
    torn = paper(REPORT, 4, *words(upper), lower)
    assert lost(REPORT, torn) == []
    assert "分在两页" in "".join(each.text for each in recognise(torn).remarks)


def test_figures_of_table_4_are_not_read_below_words_in_another_order() -> None:
    upper, lower = cut(grid_of(compose(REPORT), 4), 3)
    turned = [Paragraph("行政诉讼 复议后起诉 未经复议直接起诉 行政复议"), *words(upper)[2:]]
    torn = paper(REPORT, 4, *turned, lower)
    heading = next(
        b for b in torn.blocks if isinstance(b, Paragraph) and b.text.startswith("四、")
    )
    plain = tuple(Paragraph("四、复议诉讼情况", 1) if b is heading else b for b in torn.blocks)
    assert len(lost(REPORT, replace(torn, blocks=plain))) == 15


def test_figures_of_table_4_that_do_not_add_up_are_not_read_without_their_heading() -> None:
    upper, lower = cut(grid_of(compose(REPORT), 4), 3)
    first, *others = lower.cells
    wrong = replace(lower, cells=(first._replace(text=f"{first.text}1"), *others))
    assert len(lost(REPORT, paper(REPORT, 4, *words(upper), wrong))) == 15


def test_a_grid_of_rows_without_cells_is_passed_over() -> None:
    upper, _ = cut(grid_of(compose(REPORT), 4), 2)
    assert len(lost(REPORT, paper(REPORT, 4, upper, replace(upper, cells=())))) == 15


def test_a_row_of_table_2_left_behind_on_a_page_is_read() -> None:
    grid = grid_of(compose(REPORT), 2)
    upper, lower = cut(grid, grid.rows - 1)
    assert lost(REPORT, paper(REPORT, 2, upper, *words(lower))) == []


def test_a_sentence_is_no_row_left_behind() -> None:
    grid = grid_of(compose(REPORT), 2)
    upper, _ = cut(grid, grid.rows - 1)
    said = Paragraph("行政事业性收费 12.5 万元已经全部上缴")
    assert len(lost(REPORT, paper(REPORT, 2, upper, said))) == 1


@pytest.mark.parametrize("report", [REPORT, OLD], ids=["2021", "2019"])
def test_rows_of_table_2_without_their_heading_are_placed_by_the_form_of_the_others(
    report: AnnualReport,
) -> None:
    upper, lower = cut(grid_of(compose(report), 2), 2)
    assert lost(report, paper(report, 2, *words(upper), lower)) == []


def test_table_3_without_the_upper_rows_of_its_heading_is_read_by_its_totals() -> None:
    upper, lower = cut(grid_of(compose(REPORT), 3), 2)
    torn = paper(REPORT, 3, *words(upper), lower)
    assert lost(REPORT, torn) == []
    assert "前六列之和" in "".join(each.text for each in recognise(torn).remarks)


def test_the_last_rows_of_table_3_on_a_page_of_their_own_are_read() -> None:
    quiet = balanced_report(12, busy=False)
    for row in (25, 26):
        upper, lower = cut(grid_of(compose(quiet), 3), row)
        torn = paper(quiet, 3, upper, lower)
        assert lost(quiet, torn) == []
        assert {each.kind for each in recognise(torn).remarks} <= {"REA10"}


def test_the_first_heading_of_table_2_printed_again_heads_nothing_new() -> None:
    whole = grid_of(compose(REPORT), 2)
    last = max(cell.row for cell in whole.cells if cell.text.startswith("第二十条"))
    upper, lower = cut(whole, last + 2)
    again = [cell for cell in whole.cells if cell.row < 2]
    moved = [cell._replace(row=cell.row + 2) for cell in lower.cells]
    lower = replace(lower, cells=(*again, *moved), rows=lower.rows + 2)
    torn = paper(REPORT, 2, upper, lower)
    assert lost(REPORT, torn) == []
    assert "FRM07" not in {each.kind for each in recognise(torn).remarks}


def measured(grid: Grid) -> Grid:
    """The grid as a reader of pages finds it: its columns counted anew where some never begin."""
    starts = sorted({each.column for each in grid.cells})
    ends = [*starts[1:], grid.columns]
    cells = []
    for each in grid.cells:
        first = starts.index(each.column)
        wide = sum(each.column < end <= each.column + each.colspan for end in ends)
        cells.append(each._replace(column=first, colspan=max(wide, 1), key=""))
    return replace(grid, cells=tuple(cells), columns=len(starts), source="ruled")


@pytest.mark.parametrize("report", [REPORT, OLD])
@pytest.mark.parametrize("row", [1, 2, 3])
def test_columns_of_a_heading_cut_by_a_page_are_not_mixed_up(
    report: AnnualReport, row: int
) -> None:
    upper, lower = map(measured, cut(grid_of(compose(report), 3), row))
    assert len(lost(report, paper(report, 3, upper, lower))) <= 7


def test_a_row_below_a_page_break_whose_heading_was_lost_is_read_by_the_form() -> None:
    whole = grid_of(compose(OLD), 2)
    fees = next(each.row for each in whole.cells if each.text == "行政事业性收费")
    above, below = cut(whole, fees)
    block = cut(above, fees - 2)[0]  # without 第二十条第（八）项 and its heading
    assert lost(OLD, paper(OLD, 2, block, below)) == []


def heading_cut_in_its_cells(last: int) -> list[Block]:
    """Table 3 with 自然人 cut in two by a page break, and a second break below row `last`.

    On the first page there are no more columns than its few cells make.
    """
    whole = grid_of(compose(REPORT), 3)
    heading, rest = cut(whole, 2)
    first = next(each for each in heading.cells if each.text == "自然人")
    lefts = sorted({each.column for each in heading.cells})
    upper = tuple(
        each._replace(
            text="自然" if each is first else each.text, column=lefts.index(each.column), colspan=1
        )
        for each in heading.cells
    )
    rest = replace(rest, cells=(first._replace(row=0, text="人", rowspan=1), *rest.cells))
    return [replace(heading, cells=upper, columns=len(lefts)), *cut(rest, last)]


def test_a_heading_cut_inside_its_cells_is_made_up_for_by_the_totals_of_all_pages() -> None:
    torn = paper(REPORT, 3, *heading_cut_in_its_cells(12))
    assert lost(REPORT, torn) == []
    kinds = {each.kind for each in recognise(torn).remarks}
    assert kinds == {"REA10"}


def test_such_a_heading_is_not_made_up_for_when_a_total_fails() -> None:
    heading, upper, lower = heading_cut_in_its_cells(12)
    assert isinstance(lower, Grid)
    *others, end = lower.cells
    spoilt = replace(lower, cells=(*others, end._replace(text="99999")))
    found = recognise(paper(REPORT, 3, heading, upper, spoilt))
    assert not any(key.startswith("table3.") for key in found.cells)


def test_a_row_of_outcomes_cut_inside_its_cells_is_put_together() -> None:
    upper, lower = cut(grid_of(compose(REPORT), 4), 3)
    last = [each for each in upper.cells if each.row == 2]
    ends = tuple(each._replace(row=0, text=each.text[3:]) for each in last)
    heads = tuple(
        each._replace(text=each.text[:3]) if each in last else each for each in upper.cells
    )
    figures = tuple(each._replace(row=1) for each in lower.cells)
    below = replace(lower, cells=(*ends, *figures), rows=2)
    torn = paper(REPORT, 4, replace(upper, cells=heads), below)
    assert lost(REPORT, torn) == []
    other = paper(REPORT, 4, replace(upper, cells=heads[:-1]), below)
    assert len(lost(REPORT, other)) == 15

"""Rows that a page break cut in two are made whole, and no other rows are touched."""

from __future__ import annotations

from gongkai.files.paper import Grid, GridCell
from gongkai.files.readers.layout.lines import Placed
from gongkai.files.readers.layout.seams import without_cut_rows
from gongkai.report.report import Place

WIDTH = 50.0


def grid_of(*rows: str) -> Placed:
    """A grid of rows written with bars, every column 50 points wide."""
    cells = [
        GridCell(y, x, text, place=Place(row=y + 1, column=x + 1,
                 box=(x * WIDTH, y * 20.0, (x + 1) * WIDTH, y * 20.0 + 20)))
        for y, row in enumerate(rows)
        for x, text in enumerate(row.split("|"))
    ]  # fmt: skip
    columns = rows[0].count("|") + 1
    return Placed((0, 0, columns * WIDTH, 1), Grid(tuple(cells), len(rows), columns))


def mended(upper: Placed, lower: Placed) -> tuple[list[str], list[str]]:
    """Both grids after mending, their rows written with bars."""
    pages = without_cut_rows([[upper], [lower]])
    return tuple(_written(page[0]) for page in pages)  # type: ignore[return-value]


def _written(item: object) -> list[str]:
    assert isinstance(item, Placed)
    grid = item.block
    assert isinstance(grid, Grid)
    cover = grid.covered()
    return ["|".join(cover[y, x].text for x in range(grid.columns)) for y in range(grid.rows)]


def test_the_words_of_a_cut_row_are_put_together() -> None:
    upper, lower = grid_of("自然人|科研|其他"), grid_of("|机构|", "1|2|3")
    assert mended(upper, lower) == (["自然人|科研机构|其他"], ["1|2|3"])


def test_a_figure_in_the_lower_half_of_a_cut_row_goes_with_its_label() -> None:
    upper, lower = (
        grid_of("要求行政机关确认或重新出||0|5"),
        grid_of("具已获取信息|7||", "总计|1|2|3"),
    )
    assert mended(upper, lower) == (["要求行政机关确认或重新出具已获取信息|7|0|5"], ["总计|1|2|3"])


def test_places_count_the_rows_that_are_left() -> None:
    _, page = without_cut_rows([[grid_of("甲|乙|丙")], [grid_of("丁||", "1|2|3")]])
    item = page[0]
    assert isinstance(item, Placed)
    assert isinstance(item.block, Grid)
    assert {cell.place.row for cell in item.block.cells if cell.place} == {1}


def test_a_row_of_its_own_is_left_alone() -> None:
    for first in ("3.其他||", "（七）总计||", "四、结转||", "其他|1|2", "||", "其他|5|"):
        upper, lower = grid_of("2.重复申请|4|0"), grid_of(first, "总计|1|2")
        assert mended(upper, lower) == (["2.重复申请|4|0"], [first, "总计|1|2"])


def test_a_grid_with_other_columns_is_left_alone() -> None:
    upper, lower = grid_of("科研|其他"), grid_of("|机构|", "1|2|3")
    shifted = Grid(
        tuple(
            GridCell(c.row, c.column, c.text, place=Place(box=(c.column * 33.0, 0, 33.0, 20)))
            for c in lower.block.cells  # type: ignore[union-attr]
        ),
        2,
        3,
    )
    assert mended(upper, Placed(lower.box, shifted))[0] == ["科研|其他"]


def test_the_number_of_a_row_parted_from_its_words_is_given_back_to_them() -> None:
    upper, lower = grid_of("（7）|1|0|5"), grid_of("属于行政执法案卷|||", "（8）属于|1|2|3")
    assert mended(upper, lower) == (["（7）属于行政执法案卷|1|0|5"], ["（8）属于|1|2|3"])


def test_a_blank_row_of_the_form_without_a_number_is_left_alone() -> None:
    for label in ("规章", "行政强制", "属于行政查询事项"):
        upper, lower = grid_of("行政处罚|4|5|6"), grid_of(f"{label}|||", "总计|1|2|3")
        assert mended(upper, lower)[1] == [f"{label}|||", "总计|1|2|3"]


def test_digits_go_on_with_digits_as_a_line_of_their_own() -> None:
    upper, lower = grid_of("甲|12|15"), grid_of("||4", "乙|1|2")
    assert mended(upper, lower) == (["甲|12|15\n4"], ["乙|1|2"])


def test_a_page_that_begins_with_nothing_but_the_rest_of_a_row_has_no_table() -> None:
    above, below = without_cut_rows([[grid_of("29|26|15")], [grid_of("||4")]])
    assert _written(above[0]) == ["29|26|15\n4"]
    assert below == []


def test_a_row_with_a_label_does_not_go_on_with_the_figures_above() -> None:
    upper, lower = grid_of("1.属于国家秘密|12|15"), grid_of("2.其他||4", "总计|1|2")
    assert mended(upper, lower) == (["1.属于国家秘密|12|15"], ["2.其他||4", "总计|1|2"])

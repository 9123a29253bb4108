"""Rules become lattices: strips beside cut cells are no rows, stray rules find their table."""

from __future__ import annotations

from gongkai.files.paper import Grid, GridCell
from gongkai.files.readers.layout.hollow import without_hollow_rows
from gongkai.files.readers.layout.page import Rule
from gongkai.files.readers.layout.ruling import lattice, lattices, without_strips

WALLS = [0.0, 60.0, 120.0, 180.0]
LEVELS = [110.0, 130.0, 150.0]
"""The middles of three lines of text, one in each row of `table`."""


def table(cut: float) -> tuple[list[Rule], list[Rule]]:
    """Three rows of three columns; the first column ends `cut` points below the second row."""
    across = [(100.0, 0.0, 180.0), (120.0, 60.0, 180.0), (140.0, 60.0, 180.0), (160.0, 0.0, 180.0)]
    across.append((140.0 + cut, 0.0, 60.0))
    down = [(x, 100.0, 160.0) for x in WALLS]
    return across, down


def rows(cut: float) -> list[tuple[int, int]]:
    """The row spans of the cells of the first column with their rows."""
    found = lattice(*table(cut), LEVELS)
    assert found is not None
    return [(row, down) for (row, column), (down, _) in sorted(found.spans.items()) if column == 0]


def test_a_merged_cell_that_ends_a_little_below_its_rows_makes_no_row() -> None:
    assert rows(0) == rows(5) == rows(8) == [(0, 2), (2, 1)]


def test_a_strip_with_text_in_it_stays_a_row() -> None:
    across = [(0.0, 0.0, 9.0), (7.0, 0.0, 9.0)]
    assert len({y for y, _, _ in without_strips(across, [3.5])}) == 2
    assert len({y for y, _, _ in without_strips(across, [12.0])}) == 1


def test_of_two_rules_the_longer_keeps_its_place() -> None:
    across = [(10.0, 0.0, 50.0), (15.0, 50.0, 300.0)]
    assert {y for y, _, _ in without_strips(across, [99.0])} == {15.0}


def test_rules_of_a_cut_cell_that_touch_no_others_go_to_the_table_around_them() -> None:
    across, down = table(0)
    apart = [rule for rule in down if rule[0] != 60.0] + [(60.0, 104.5, 155.5)]
    across = [rule for rule in across if rule != (140.0, 0.0, 60.0)] + [(135.0, 30.0, 56.0)]
    (found,) = lattices(across, apart, LEVELS)
    assert 60.0 in found.xs


def test_a_column_open_at_its_side_is_parted_by_rules_that_reach_into_it() -> None:
    across = [(100.0, 60.0, 180.0), (120.0, 40.0, 180.0), (140.0, 0.0, 180.0), (160.0, 0.0, 180.0)]
    down = [(x, 100.0, 160.0) for x in WALLS[1:]]
    found = lattice(across, down, LEVELS)
    assert found is not None
    assert [spans for (_, column), spans in sorted(found.spans.items()) if column == 0] == [
        (1, 1)
    ] * 3


def grid(*cells: tuple[int, int, str, int, int]) -> Grid:
    """A grid of cells: row, column, text and spans."""
    made = tuple(
        GridCell(row, column, text, down, across) for row, column, text, down, across in cells
    )
    return Grid(
        made, max(c.row + c.rowspan for c in made), max(c.column + c.colspan for c in made)
    )


def test_a_boundary_that_most_columns_cross_is_closed_when_one_side_is_blank() -> None:
    before = grid(
        (0, 0, "甲", 1, 1), (0, 1, "乙", 2, 1), (0, 2, "3", 2, 1), (0, 3, "4", 2, 1),
        (1, 0, "", 1, 1), (2, 0, "丙", 1, 1), (2, 1, "5", 1, 3),
    )  # fmt: skip
    after = without_hollow_rows(before)
    assert after.rows == 2
    assert [(c.row, c.column, c.text) for c in after.cells] == [
        (0, 0, "甲"), (0, 1, "乙"), (0, 2, "3"), (0, 3, "4"), (1, 0, "丙"), (1, 1, "5"),
    ]  # fmt: skip
    assert {c.rowspan for c in after.cells} == {1}


def test_a_boundary_between_words_stays() -> None:
    merged = grid(
        (0, 0, "甲", 1, 1),
        (1, 0, "乙", 1, 1),
        (0, 1, "1", 2, 1),
        (0, 2, "2", 2, 1),
        (0, 3, "3", 2, 1),
    )
    assert without_hollow_rows(merged) == merged


def test_a_row_of_blank_figures_stays() -> None:
    blank = grid(
        (0, 0, "甲", 2, 1), (0, 1, "", 1, 1), (0, 2, "", 1, 1), (1, 1, "", 1, 1), (1, 2, "", 1, 1)
    )
    assert without_hollow_rows(blank) == blank

"""Figures that broke over two lines of their cells, in a table without rules."""

from __future__ import annotations

import pytest

from gongkai.files.paper import Grid
from gongkai.files.readers.layout.lines import Line, Placed, Run
from gongkai.files.readers.layout.unruled import with_unruled
from gongkai.report.report import Place

HIGH = 10.0
HEAD = ((60.0, "一栏"), (100.0, "二栏"), (140.0, "总计"))
FIRST = ((0.0, "一、甲类"), (60.0, "8"), (100.0, "8"), (140.0, "16"))
SECOND = ((0.0, "二、乙类"), (60.0, "1"), (100.0, "2"), (140.0, "3"))


def line_of(top: float, words: tuple[tuple[float, str], ...]) -> Line:
    """A line of words of 5 points a digit and 10 a character, each as one run."""
    runs = []
    for left, word in words:
        wide = 5.0 if word.isdigit() else 10.0
        glyphs = tuple(
            (left + wide * n, top, left + wide * (n + 1), top + HIGH, char)
            for n, char in enumerate(word)
        )
        runs.append(Run(glyphs, (left, top, glyphs[-1][2], top + HIGH)))
    box = (runs[0].box[0], top, runs[-1].box[2], top + HIGH)
    return Line(1, tuple(runs), box, (0.0, 200.0))


def rows_of(*lines: tuple[float, tuple[tuple[float, str], ...]]) -> list[list[str]]:
    """The texts of the one grid that some lines make, row by row; blanks left out."""
    items = [line_of(top, words) for top, words in lines]
    found = with_unruled(items, lambda number: lambda box, row, column: Place(table=number))
    (grid,) = [each.block for each in found if isinstance(each, Placed)]
    assert isinstance(grid, Grid)
    return [
        [each.text for each in grid.cells if each.row == row and each.text]
        for row in range(grid.rows)
    ]


def test_the_end_of_a_figure_stays_with_it() -> None:
    rows = rows_of((0, HEAD), (14, FIRST), (26, ((140.0, "8"),)), (42, SECOND))
    assert rows[1] == ["一、甲类", "8", "8", "16|8"]
    assert rows[2] == ["二、乙类", "1", "2", "3"]


def test_so_it_does_in_the_last_row_of_the_table() -> None:
    rows = rows_of((0, HEAD), (14, SECOND), (34, FIRST), (46, ((140.0, "8"),)))
    assert rows[-1] == ["一、甲类", "8", "8", "16|8"]


@pytest.mark.parametrize(
    "below",
    [((0.0, "三、丙类"), (140.0, "8")), ((60.0, "1"), (100.0, "1"), (140.0, "1"), (170.0, "8"))],
    ids=["a row of its own", "as many figures"],
)
def test_other_figures_below_are_no_end(below: tuple[tuple[float, str], ...]) -> None:
    rows = rows_of((0, HEAD), (14, FIRST), (26, below), (42, SECOND))
    assert rows[1] == ["一、甲类", "8", "8", "16"]


def test_what_stands_far_below_is_no_end() -> None:
    rows = rows_of((0, HEAD), (14, FIRST), (36, ((140.0, "8"),)), (54, SECOND))
    assert "16" in rows[1]

"""The columns of a table without rules, from rows that have as many figures as the fullest."""

from __future__ import annotations

from gongkai.files.readers.layout.lines import Line, Run
from gongkai.files.readers.layout.seats import seats_of


def line_of(*words: tuple[float, str]) -> Line:
    """A line of words of 5 points a letter, each as one run."""
    runs = []
    for left, word in words:
        glyphs = tuple(
            (left + 5.0 * n, 0.0, left + 5.0 * (n + 1), 10.0, char) for n, char in enumerate(word)
        )
        runs.append(Run(glyphs, (left, 0.0, glyphs[-1][2], 10.0)))
    return Line(1, tuple(runs), (0.0, 0.0, 200.0, 10.0), (0.0, 200.0))


def test_a_line_whose_figures_parting_has_joined_does_not_break_the_columns() -> None:
    full = line_of((0.0, "规章"), (50.0, "1"), (100.0, "2"))
    two = line_of((0.0, "文件"), (50.0, "3"), (100.0, "4"))
    assert full.figures == two.figures
    joined = two.parted(line_of((0.0, "文件"), (50.0, "34")).runs)
    assert joined.figures == full.figures
    assert seats_of([full, joined]) == [(50.0, 55.0), (100.0, 105.0)]

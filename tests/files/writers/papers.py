"""What the writers' tests share: the two forms, composed, and where fonts are found."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from gongkai.files.compose import compose
from gongkai.files.paper import Grid, GridCell, Paper, Paragraph
from gongkai.files.writers import fonts
from tests.reports import balanced_report

EDITIONS = ("2019-60", "2021-30")
FONTS = fonts.folders("", beside=[Path(__file__).parents[3] / ".fonts"])


@cache
def official(edition: str, seed: int = 7) -> Paper:
    """A busy report of a form in the official layout."""
    return compose(balanced_report(seed, edition=edition))


def rows_of(grid: Grid) -> list[list[str]]:
    """The grid as a matrix in which every covered place repeats the words of its cell."""
    covering: Mapping[tuple[int, int], GridCell] = grid.covered()
    return [[covering[r, c].text for c in range(grid.columns)] for r in range(grid.rows)]


LETTER = Paper(
    (
        Paragraph("整改建议", level=0),
        Paragraph("示例县民政局：", style="lead"),
        Paragraph("你单位报告有以下问题。"),
        Paragraph("1.数据", level=3),
        Paragraph("原文如此", style="quote"),
        Grid((GridCell(0, 0, "甲\n乙"), GridCell(0, 1, "<&>")), 1, 2),
        Paragraph("示例县人民政府办公室\n2025年2月1日", style="right"),
        Paragraph("（此页无正文）", style="centre"),
    ),
    kind="letter",
)

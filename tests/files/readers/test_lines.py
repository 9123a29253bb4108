"""Runs of glyphs become lines; running heads go, and a title that says the same stays."""

from __future__ import annotations

from gongkai.files.readers.layout.letters import around
from gongkai.files.readers.layout.lines import Line, Run, lines_of_column
from gongkai.files.readers.layout.running import without_running

EM = 10.0
HIGH = 800.0


def run(text: str, left: float, top: float, em: float = EM) -> Run:
    """Characters set side by side; a blank leaves its place free."""
    glyphs = tuple(
        (left + n * em, top, left + (n + 1) * em, top + em, sign)
        for n, sign in enumerate(text)
        if sign != " "
    )
    return Run(glyphs, around(glyphs))


def test_marks_set_after_their_line_are_put_into_its_gaps() -> None:
    items = [run("公众号 发布 推送", 50, 100), run("“", 80, 101), run("”", 110, 101)]
    lines = lines_of_column(items, 1)
    assert [line.text for line in lines if isinstance(line, Line)] == ["公众号“发布”推送"]


def test_columns_side_by_side_stay_apart() -> None:
    lines = lines_of_column([run("总计", 50, 100), run("12", 120, 100)], 1)
    assert [len(line.runs) for line in lines if isinstance(line, Line)] == [2]


def test_a_title_that_repeats_the_running_head_stays() -> None:
    pages = [
        [run("示例县水务局", 50, 20), run("示例县水务局", 200, 60, 20), run("正文", 50, 300)],
        [run("示例县水务局", 50, 20), run("正文", 50, 300)],
    ]
    kept = without_running(pages, [HIGH, HIGH])
    texts = [[item.text for item in page if isinstance(item, Run)] for page in kept]
    assert texts == [["示例县水务局", "正文"], ["正文"]]

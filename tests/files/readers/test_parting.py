"""Runs of tables without rules, parted at their gaps or left whole."""

from gongkai.files.readers.layout.letters import around
from gongkai.files.readers.layout.lines import Run
from gongkai.files.readers.layout.parting import split, unmerged


def run(text: str, *lefts: float, wide: float = 5.0) -> Run:
    glyphs = tuple(
        (left, 0.0, left + wide, 10.0, sign) for left, sign in zip(lefts, text, strict=True)
    )
    return Run(glyphs, around(glyphs))


def texts(runs: list[Run]) -> list[str]:
    return [each.text for each in runs]


def test_neighbouring_cells_are_parted_at_every_visible_gap() -> None:
    assert texts(split([run("1203", 0, 5.2, 14, 19.2)])) == ["12", "03"]


def test_characters_that_touch_are_one_run() -> None:
    whole = run("予以公开", 0, 9, 18, 27, wide=9.0)
    assert split([whole]) == [whole]


def test_figures_of_two_columns_that_all_but_touch_are_parted_between_them() -> None:
    long = run("40314028", 0, 5, 10, 15, 20.5, 25.5, 30.5, 35.5)
    assert texts(list(unmerged([long], [10, 30]))) == ["4031", "4028"]


def test_one_wide_sign_over_two_columns_is_left_whole() -> None:
    dash = run("—", 0, wide=40.0)
    assert list(unmerged([dash], [10, 30])) == [dash]

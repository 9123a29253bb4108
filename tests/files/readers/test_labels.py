"""Lines of labels given to the rows of figures they belong to."""

import random

from gongkai.files.readers.layout.labels import share_labels

ROW = 17.5


def shares(levels: list[float], anchors: list[float]) -> list[list[int]]:
    return [list(each) for each in share_labels(levels, anchors, 10.0)]


def test_a_label_a_row() -> None:
    assert shares([10, 30, 50], [10, 30, 50]) == [[0], [1], [2]]


def test_a_label_of_two_lines_is_centred_on_its_row() -> None:
    assert shares([10, 24, 36, 56], [10, 30, 56]) == [[0], [1, 2], [3]]


def test_labels_flush_with_their_rows_reach_down() -> None:
    assert shares([10, 22, 44, 56], [10, 44]) == [[0, 1], [2, 3]]


def test_the_end_of_a_label_above_a_page_break_moves_no_other_label() -> None:
    # two lines that belong to the page before, then one label a row
    anchors = [122.6, 140.2, 157.7]
    assert shares([93.7, 105.2, *anchors], anchors)[1:] == [[3], [4]]
    assert shares([93.7, 105.0, *anchors], anchors)[1:] == [[3], [4]]


def test_no_line_is_left_out_where_every_row_has_its_own() -> None:
    chance = random.Random(4)  # noqa: S311
    for _ in range(50):
        anchors = [ROW * number for number in range(chance.randrange(2, 30))]
        levels = [anchor + chance.uniform(-0.5, 0.5) for anchor in anchors]
        assert shares(levels, anchors) == [[number] for number in range(len(anchors))]

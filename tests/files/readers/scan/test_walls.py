"""Lines that recognition drew over the walls of a table are cut there and read again."""

from __future__ import annotations

import numpy as np
import pytest

from gongkai.files.readers.scan import walls
from gongkai.files.readers.scan.recognition import Reading
from gongkai.files.readers.scan.walls import parted


def bare_with(*spans: tuple[int, int]) -> np.ndarray:
    """White paper at 72 dots with black bars between some pixels of one line."""
    bare = np.full((100, 300), 255, np.uint8)
    for left, right in spans:
        bare[40:60, left:right] = 0
    return bare


def test_a_line_over_two_walls_becomes_the_pieces_that_have_ink(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        walls, "words_in", lambda crops: [(f"{n}", 0.9) for n, _ in enumerate(crops)]
    )
    line = Reading("12345678", (20.0, 40.0, 280.0, 60.0), 0.99)
    down = [(100.0, 0.0, 100.0), (100.5, 0.0, 100.0), (200.0, 0.0, 100.0), (150.0, 0.0, 30.0)]
    found = parted([line], down, bare_with((30, 90), (210, 270)), dots=72)
    assert [each.text for each in found] == ["0", "1"]
    assert found[0].box[2] < 100.0
    assert found[1].box[0] > 200.0


def test_a_line_that_ends_at_a_wall_stays_whole() -> None:
    line = Reading("12", (20.0, 40.0, 102.0, 60.0), 0.99)
    assert parted([line], [(100.0, 0.0, 100.0)], bare_with((30, 90)), dots=72) == [line]

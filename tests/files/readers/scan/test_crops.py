"""What the shape of the ink in a cell tells without any reading."""

from __future__ import annotations

import numpy as np
import pytest

from gongkai.files.readers.scan.crops import clipped, crop, fits, is_slash
from tests.files.readers import pdf_papers as papers
from tests.files.readers.scan_papers import Scanner, scans


def cut_of(text: str, font: str = "Noto Serif CJK SC", *, dots: int = 200) -> np.ndarray:
    """A word of 9 pt as it is cut out of a scanned page."""
    source = (
        f'#set page(width: 4cm, height: 2cm, margin: 5mm)\n#set text(font: "{font}", size: 9pt)\n'
    )
    page = scans(papers.typst_pdf(source + papers.content(text)), Scanner(dots=dots))[0]
    cut = crop(np.asarray(page.convert("L")), (0.0, 0.0, 113.0, 56.0), dots)
    assert cut is not None
    return cut


@pytest.mark.parametrize("dots", [150, 200, 300])
@pytest.mark.parametrize("text", ["/", "1", "7", "4", "0", "17", "/1"])
def test_one_slanting_stroke_is_a_slash_and_no_digit_is(text: str, dots: int) -> None:
    assert is_slash(cut_of(text, dots=dots)) == (text == "/")


@pytest.mark.parametrize("text", ["0", "1", "11", "47", "100", "2024", "59742", "1234567"])
@pytest.mark.parametrize("font", ["Noto Serif CJK SC", "Noto Sans CJK SC", "Liberation Serif"])
def test_the_width_of_the_ink_holds_its_digits_and_no_digit_less(text: str, font: str) -> None:
    cut = cut_of(text, font)
    assert fits(cut, text)
    if len(text) > 3:
        assert not fits(cut, text[1:]) or "1" in text
    assert not fits(cut, text + "000")


def test_a_zero_alone_does_not_hold_a_ten() -> None:
    assert not fits(cut_of("0"), "100")
    assert fits(cut_of("39.52"), "39.52")
    assert not fits(np.full((20, 20), 255, np.uint8), "1")


def test_nothing_is_cut_out_of_blank_paper_or_dirt() -> None:
    bare = np.full((200, 200), 255, np.uint8)
    assert crop(bare, (0.0, 0.0, 50.0, 50.0), 200) is None
    bare[50:53, 50:53] = 0
    assert crop(bare, (0.0, 0.0, 50.0, 50.0), 200) is None
    assert crop(bare, (10.0, 10.0, 10.0, 10.0), 200) is None


def test_ink_much_wider_than_its_digits_does_not_fit_them() -> None:
    apart = np.hstack([cut_of("9"), np.full((len(cut_of("9")), 60), 255, np.uint8), cut_of("9")])
    assert not fits(apart, "99")  # two cells that have run together
    assert fits(cut_of("94"), "94")


def test_a_figure_over_its_wall_is_clipped_and_one_beside_it_is_not() -> None:
    bare = np.full((80, 200), 255, np.uint8)
    box = (36.0, 7.2, 54.0, 21.6)  # in points: pixels 100…150 by 20…60
    bare[32:48, 104:120] = 0
    assert not clipped(bare, box, 200)
    bare[32:48, 140:160] = 0  # a digit over the right wall, which is then painted over
    bare[20:60, 148:153] = 255
    assert clipped(bare, box, 200)


def test_the_rest_of_a_wall_clips_no_figure() -> None:
    bare = np.full((80, 200), 255, np.uint8)
    bare[20:60, 146:156] = 0
    bare[20:60, 148:153] = 255
    assert not clipped(bare, (36.0, 7.2, 54.0, 21.6), 200)

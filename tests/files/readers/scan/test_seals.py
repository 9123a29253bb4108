"""Seals without colour: found by their ring, made lighter than print, and never on plain pages."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from PIL import Image

from gongkai.files.readers.scan.bitmap import Straight, straightened
from gongkai.files.readers.scan.seals import lightened, seals_on, without_coloured
from tests.files.readers import pdf_papers as papers
from tests.files.readers.scan_papers import Scanner, scans


def page_of(*, stamp: bool, tone: str = "grey", skew: float = 0.0) -> Straight:
    """A page of ours scanned without colour: the red of the seal becomes grey, or black."""
    page = scans(papers.report_pdf(seed=1), Scanner(stamp=stamp, skew=skew, quality=0))[0]
    plain = page.convert("L")
    if tone == "black":
        plain = plain.point(lambda value: 255 if value > 150 else 0)
    return straightened(np.asarray(plain.convert("RGB")), dots=200)


@pytest.mark.parametrize("tone", ["grey", "black"])
@pytest.mark.parametrize("skew", [0.0, -1.2])
def test_a_seal_is_found_by_its_ring(tone: str, skew: float) -> None:
    page = page_of(stamp=True, tone=tone, skew=skew)
    (seal,) = seals_on(page)
    high, wide = page.grey.shape
    assert seal.radius == pytest.approx(wide / 8, abs=6)
    if not skew:
        assert (seal.x, seal.y) == pytest.approx((wide * 0.62, high * 0.6), abs=6)


def test_a_page_without_a_seal_has_none() -> None:
    assert seals_on(page_of(stamp=False)) == []
    assert seals_on(Straight(np.full((2339, 1654), 255, np.uint8), 0.0, 200.0)) == []


def test_a_grey_seal_is_lightened_and_print_under_it_stays() -> None:
    clean, stamped = page_of(stamp=False), page_of(stamp=True)
    lighter = lightened(stamped, seals_on(stamped))
    foreign = (stamped.grey < 165) & (clean.grey > 200)
    text = clean.grey < 40
    assert (lighter.grey[foreign] < 165).mean() < 0.05
    assert (lighter.grey[text] < 165).mean() > 0.95


def test_a_black_seal_stays_as_it_is() -> None:
    page = page_of(stamp=True, tone="black")
    assert (lightened(page, seals_on(page)).grey == page.grey).all()


def test_a_seal_covers_the_boxes_it_touches() -> None:
    (seal,) = seals_on(page_of(stamp=True))
    x, y, reach = (value * 72 / 200 for value in seal)
    assert seal.covers((x, y, x + 5, y + 5), 200)
    assert seal.covers((x + reach - 2, y, x + reach + 20, y + 5), 200)
    assert not seal.covers((x + reach + 10, y, x + reach + 20, y + 5), 200)


def test_an_orange_picture_is_no_page_of_seals() -> None:
    picture = np.asarray(Image.new("RGB", (827, 1169), (230, 120, 40)))
    assert seals_on(straightened(picture, dots=100)) == []


@pytest.mark.parametrize("colour", [(60, 70, 170), (110, 60, 150), (40, 150, 70)])
def test_a_coloured_seal_is_taken_off_and_coloured_print_stays(
    colour: tuple[int, int, int],
) -> None:
    page = np.full((1200, 1200, 3), 255, np.uint8)
    cv2.circle(page, (600, 600), 180, colour, 6)
    page[590:610, 560:640] = colour
    page[590:610, 600:604] = 0  # print under the seal
    page[100:120, 100:300] = colour  # a link in the same colour
    bare, (seal,) = without_coloured(page, dots=200)
    assert (seal.x, seal.y, seal.radius) == pytest.approx((600, 600, 180), abs=8)
    assert bare[600, 570].min() > 200
    assert bare[600, 420].min() > 200
    assert (bare[595:605, 601:603] == 0).all()
    assert (bare[105:115, 105:295] == page[105:115, 105:295]).all()


def test_a_page_without_colour_stays_as_it_is() -> None:
    page = np.full((400, 400, 3), 255, np.uint8)
    page[100:120, 100:300] = 30
    assert without_coloured(page, dots=200)[0] is page

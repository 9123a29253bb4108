"""Rules of scanned tables: faint and thick ones; no stroke of a letter is a rule."""

from __future__ import annotations

import numpy as np
import pytest

from gongkai.files.readers.layout.ruling import lattices
from gongkai.files.readers.scan.bitmap import Straight, straightened
from gongkai.files.readers.scan.drawn import rules_of
from gongkai.report.edition import edition
from tests.files.readers import pdf_papers as papers
from tests.files.readers.pdf_papers import Style
from tests.files.readers.scan_papers import Scanner, scans

FORM = edition("2021-30")
SHAPES = {(14, 4), (4, 15)}


def shapes_of(stroke: str, scanner: Scanner, *, weight: str = "regular") -> set[tuple[int, int]]:
    """Rows and columns of the tables on the pages of a report set with a stroke."""
    source = papers.typst_source(FORM, papers.figures(FORM, seed=5), Style(size=10, margin=1.5))
    source = source.replace("stroke: 0.5pt", f"stroke: {stroke}")
    source = source.replace("set text(size: 10pt)", f'set text(size: 10pt, weight: "{weight}")')
    found = set()
    for page in scans(papers.typst_pdf(source), scanner):
        across, down = rules_of(straightened(np.asarray(page), dots=scanner.dots))
        found |= {(len(each.ys) - 1, len(each.xs) - 1) for each in lattices(across, down)}
    return found


@pytest.mark.parametrize("stroke", ["0.3pt + gray", "0.5pt", "1.5pt"])
def test_rules_of_every_kind_make_the_tables_of_the_form(stroke: str) -> None:
    assert shapes_of(stroke, Scanner(noise=4, skew=0.5)) >= SHAPES


def test_bold_letters_make_no_rules() -> None:
    assert shapes_of("0.5pt", Scanner(noise=4, skew=0.5), weight="bold") >= SHAPES


def test_a_stroke_that_nearly_reaches_two_floors_is_no_wall() -> None:
    grey = np.full((500, 1300), 255, np.uint8)
    floors = range(60, 421, 40)
    for y in floors:
        grey[y - 1 : y + 1, 100:1100] = 0
    for x in (100, 700, 1100):
        grey[60:420, x - 1 : x + 1] = 0
    for y in (60, 100):  # the same letter in two rows under each other
        grey[y + 5 : y + 35, 399:402] = 0
        grey[y + 10 : y + 12, 390:411] = 0
    down = rules_of(Straight(grey, 0.0, 200.0))[1]
    assert {round(x * 20 / 72) for x, _, _ in down} == {10, 70, 110}

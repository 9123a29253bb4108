"""A report of either form, written in Word in every shape we know, comes back cell by cell."""

import pytest

from gongkai.files.compose import compose
from gongkai.files.readers import read_paper
from gongkai.files.recognise import recognise
from gongkai.report.edition import editions
from tests.files.readers.word_shapes import SHAPES
from tests.reports import balanced_report


@pytest.mark.parametrize("edition", [edition.key for edition in editions()])
@pytest.mark.parametrize("busy", [True, False], ids=["busy", "quiet"])
@pytest.mark.parametrize("shape", SHAPES)
def test_every_cell_comes_back(shape: str, busy: bool, edition: str) -> None:
    report = balanced_report(11, edition=edition, busy=busy)
    paper = read_paper(SHAPES[shape](compose(report)), name=f"{shape}.docx")
    found = recognise(paper)
    assert dict(found.facts) == dict(report.facts)
    assert (found.organ, found.year, found.edition) == (report.organ, report.year, report.edition)
    assert sorted(found.chapters) == [1, 2, 3, 4, 5, 6]

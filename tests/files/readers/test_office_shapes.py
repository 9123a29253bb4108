"""A report of either form comes back cell by cell from old and foreign word processors."""

import pytest

from gongkai.files.compose import compose
from gongkai.files.readers import read_paper
from gongkai.files.readers.office import convert
from gongkai.files.recognise import recognise
from gongkai.files.writers.docx import render
from tests.reports import balanced_report


@pytest.mark.parametrize(
    ("kind", "edition"), [("doc", "2021-30"), ("rtf", "2019-60"), ("odt", "2021-30")]
)
def test_every_cell_comes_back(kind: str, edition: str) -> None:
    report = balanced_report(14, edition=edition)
    data = convert(render(compose(report)), name="报告.docx", to=kind)
    found = recognise(read_paper(data, name=f"报告.{kind}"))
    assert dict(found.facts) == dict(report.facts)
    assert (found.organ, found.year) == (report.organ, report.year)
    assert sorted(found.chapters) == [1, 2, 3, 4, 5, 6]

"""A report of either form, kept in a workbook in every shape we know, comes back cell by cell."""

import pytest

from gongkai.files.compose import compose
from gongkai.files.readers import read_paper
from gongkai.files.readers.office import convert
from gongkai.files.recognise import recognise
from gongkai.report.edition import editions
from gongkai.report.report import AnnualReport
from tests.files.readers.sheet_shapes import SHAPES, one_sheet
from tests.reports import balanced_report


def assert_same(data: bytes, name: str, report: AnnualReport) -> None:
    found = recognise(read_paper(data, name=name))
    assert dict(found.facts) == dict(report.facts)
    assert (found.organ, found.year, found.edition) == (report.organ, report.year, report.edition)
    assert sorted(found.chapters) == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("edition", [edition.key for edition in editions()])
@pytest.mark.parametrize("busy", [True, False], ids=["busy", "quiet"])
@pytest.mark.parametrize("shape", SHAPES)
def test_every_cell_comes_back(shape: str, busy: bool, edition: str) -> None:
    report = balanced_report(12, edition=edition, busy=busy)
    assert_same(SHAPES[shape](compose(report)), shape, report)


@pytest.mark.parametrize(("kind", "edition"), [("xls", "2019-60"), ("ods", "2021-30")])
def test_every_cell_comes_back_from_other_workbooks(kind: str, edition: str) -> None:
    report = balanced_report(13, edition=edition)
    data = convert(one_sheet(compose(report)), name="报告.xlsx", to=kind)
    assert_same(data, f"报告.{kind}", report)

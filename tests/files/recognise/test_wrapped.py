"""A figure broken over two lines is one figure where the sums say so, and no figure where not."""

from dataclasses import replace

from gongkai.files.compose import compose
from gongkai.files.paper import Grid, Paper
from gongkai.files.recognise import recognise
from gongkai.report.report import AnnualReport
from tests.reports import balanced_report

KEY = "table3.total.total"


def broken(report: AnnualReport, key: str, printed: str) -> AnnualReport:
    """What is read of a report in which one cell is printed so."""
    paper = compose(report)

    def spoilt(grid: Grid) -> Grid:
        cells = (c._replace(text=printed) if c.key == key else c for c in grid.cells)
        return replace(grid, cells=tuple(cells))

    blocks = tuple(spoilt(b) if isinstance(b, Grid) else b for b in paper.blocks)
    return recognise(Paper(blocks, paper.file, paper.kind, meta=paper.meta))


def test_both_lines_are_put_together_where_the_sums_hold() -> None:
    report = balanced_report(11)
    digits = str(report.value(KEY))
    got = broken(report, KEY, f"{digits[:1]}|{digits[1:]}")
    assert len(digits) > 1
    assert got.value(KEY) == report.value(KEY)
    assert "REA05" not in {remark.kind for remark in got.remarks}


def test_they_are_left_apart_where_the_sums_do_not_hold() -> None:
    got = broken(balanced_report(11), KEY, "1|1")
    assert got.value(KEY) is None
    assert ("REA05", KEY) in {(remark.kind, remark.where) for remark in got.remarks}


def test_where_no_sum_speaks_nothing_is_put_together() -> None:
    key = "table2.permit.decisions"
    assert broken(balanced_report(11), key, "1|2").value(key) is None

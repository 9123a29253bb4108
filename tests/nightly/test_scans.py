"""Many scans: whole reports of both forms under every kind of scanner; recall and precision."""

from __future__ import annotations

import pytest

from gongkai.files.doubt import with_doubts
from gongkai.files.readers.pdf import read
from gongkai.files.recognise import recognise
from gongkai.report.edition import edition
from tests.files.readers import pdf_papers as papers
from tests.files.readers.pdf_papers import Style
from tests.files.readers.scan_papers import Scanner, scanned_pdf, scans

SCANNERS = {
    "clean": Scanner(),
    "skewed": Scanner(skew=2.2, noise=6),
    "stamped": Scanner(stamp=True, skew=-1.3, noise=8),
    "coarse": Scanner(dots=150, skew=0.7, noise=5),
    "fine": Scanner(dots=300, skew=-3, noise=8, dirt=150),
    "bad": Scanner(skew=1.5, noise=14, dirt=200, shade=0.35, blur=0.8, quality=45),
}
LEAST = 0.97


@pytest.mark.parametrize("wide", [False, True], ids=["short figures", "long figures"])
@pytest.mark.parametrize("key", ["2021-30", "2019-60"])
@pytest.mark.parametrize("scanner", SCANNERS.values(), ids=SCANNERS)
def test_figures_of_a_scanned_report_are_read_or_doubted(
    scanner: Scanner, key: str, wide: bool
) -> None:
    form = edition(key)
    found = papers.figures(form, seed=41, wide=wide)
    data = papers.typst_pdf(papers.typst_source(form, found, Style(size=9)))
    paper = read(scanned_pdf(scans(data, scanner), scanner.dots), name="x.pdf")
    report = with_doubts(recognise(paper), paper)
    lively = [fact for fact, value in found.items() if value]
    for facts in (list(found), lively):
        right = sum(report.value(fact) == found[fact] for fact in facts)
        assert right >= LEAST * len(facts)
    doubted = {remark.where for remark in report.remarks if remark.kind == "REA09"}
    wrong = {f for f, v in found.items() if report.value(f) not in (None, v)}
    assert wrong <= doubted

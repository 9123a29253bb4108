"""Findings come in the order of the report, with one verdict line."""

from dataclasses import replace

import pytest

from gongkai.report.checker import check, count, verdict
from gongkai.report.finding import Severity
from gongkai.report.report import Remark
from gongkai.report.rule import Dossier
from tests.proof.specimens import with_cells
from tests.report.build import report
from tests.reports import balanced_report


def test_findings_stand_in_the_order_of_the_report() -> None:
    remarks = [
        Remark("REA10", "title", "标题"),
        Remark("REA10", "chapter5", "五"),
        Remark("REA10", "section6.title", "六"),
        Remark("REA10", "somewhere", "哪里"),
        Remark("REA10", "table3", "三"),
    ]
    values = {
        "table4.review.total": 1,
        "table3.total.natural": 1,
        "table2.permit.decisions": "blank",
    }
    found = check(Dossier(report(values, without_chapters=[1], remarks=remarks)))
    assert [finding.where for finding in found] == [
        "title",
        "somewhere",
        "chapter1",
        "table2.permit.decisions",
        "table3",
        "table3.total.natural",
        "table3.total.total",
        "table3.carried_forward.natural",
        "table4.review.total",
        "chapter5",
        "section6.title",
    ]


def test_the_verdict_counts_what_must_be_mended_explained_and_noted() -> None:
    remarks = [Remark("REA10", "table3", "三")]
    values = {"table4.review.total": 1, "table2.permit.decisions": "blank"}
    found = check(Dossier(report(values, remarks=remarks)))
    assert [count(found, severity) for severity in Severity] == [1, 1, 1]
    assert verdict(found) == "发现 1 处须改正、1 处须说明、1 处提示。"


def test_a_clean_report_says_so() -> None:
    found = check(Dossier(report(base="busy", organ="示例市人民政府")))
    assert found == ()
    assert verdict(found) == "没有发现问题。"


@pytest.mark.parametrize(
    ("form", "year", "notice"),
    [
        ("2019-60", 2020, "国办公开办函〔2019〕60号"),
        ("2019-60", None, "国办公开办函〔2019〕60号"),
        ("2019-60", 2023, "国办公开办函〔2021〕30号"),  # the old form, when the new one held
        ("2019-60", 1999, "国办公开办函〔2019〕60号"),
        ("2021-30", 2024, "国办公开办函〔2021〕30号"),
    ],
)
def test_findings_cite_the_notice_that_held_in_the_year(
    form: str, year: int | None, notice: str
) -> None:
    told = replace(balanced_report(3, edition=form), year=year)
    wrong = with_cells(told, {"table4.review.other": None})
    cited = {each.code: each.cites for each in check(Dossier(wrong))}
    assert cited["FRM02"] == f"{notice} 表二、表三、表四"


def test_a_report_older_than_every_form_is_held_against_none() -> None:
    old = report(year=2017, absent=["table"], without_chapters=[6], headings={"4": "六、无"})
    (only,) = check(Dossier(old))
    assert (only.code, only.severity) == ("FRM06", Severity.INFO)
    assert len(check(Dossier(report(year=2017, without_chapters=[6])))) >= 1

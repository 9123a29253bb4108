"""Findings come in the order of the report, with one verdict line."""

from gongkai.report.checker import check, count, verdict
from gongkai.report.finding import Severity
from gongkai.report.report import Remark
from gongkai.report.rule import Dossier
from tests.report.build import report


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

"""Chapters fall out of the ledger: drafted sections, the clerk's own words, figures in braces."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from gongkai.files.chapters import report_of
from gongkai.files.samples import lively_organ, model_organ
from gongkai.report.checker import check
from gongkai.report.edition import edition
from gongkai.report.facts import Application, FeeNotice, Organ, Problem, YearFacts
from gongkai.report.rule import Dossier

QUIET = YearFacts(organ=Organ(name="示例县综合服务局"), year=2024)

# Cells of the trial form that no ledger of ours keeps: they stay blank, never zero.
UNKNOWN = {"previous_items", "change", "projects", "amount", "decisions"}


def words(facts: YearFacts, chapter: int) -> list[str]:
    return [each.text for each in report_of(facts).chapters[chapter].passages]


@pytest.mark.parametrize(
    "facts",
    [
        QUIET,
        replace(QUIET, year=2020),
        model_organ(),
        lively_organ(),
        lively_organ(year=2020, seed=7),
        lively_organ(year=2023, seed=3, applications=30),
        replace(lively_organ(), organ=Organ(name="示例县人民政府", government=True)),
    ],
    ids=["quiet", "quiet-2020", "model", "lively", "lively-2020", "small", "government"],
)
def test_a_drafted_report_has_no_finding_but_what_no_ledger_knows(facts: YearFacts) -> None:
    found = check(Dossier(report_of(facts), fee_notices=len(facts.fee_notices)))
    assert [each.message for each in found if each.code != "FRM02"] == []
    blank = {each.where.split(".")[-1] for each in found if each.code == "FRM02"}
    assert blank <= (UNKNOWN if facts.year < 2021 else set())


def test_a_year_in_which_nothing_happened_says_so() -> None:
    assert words(QUIET, 1)[:2] == ["（一）主动公开", "2024年没有制发公文。"]
    assert "本年度未收到政府信息公开申请，也没有上年结转的申请。" in words(QUIET, 1)
    assert words(QUIET, 6)[1] == "2024年没有发出信息处理费收费通知，未收取信息处理费。"
    assert words(QUIET, 5)[1] == "台账没有登记本年度存在的主要问题。"


def test_chapters_of_tables_have_the_clerks_words_or_none() -> None:
    assert words(QUIET, 2) == []
    assert words(replace(QUIET, texts={"2": "见下表。"}), 2) == ["见下表。"]


def test_the_clerks_section_wins_and_its_braces_are_filled() -> None:
    facts = replace(
        model_organ(), texts={"1.1": "制发公文{制发公文数}件。\n\n另公开{财政信息数}条。"}
    )
    assert words(facts, 1)[:3] == ["（一）主动公开", "制发公文11件。", "另公开2条。"]


def test_only_carried_over_cases_are_told_as_such() -> None:
    old = Application(
        id="a1",
        applicant="natural",
        received=date(2023, 12, 1),
        decided=date(2024, 1, 5),
        result="granted",
    )
    assert words(replace(QUIET, applications=(old,)), 1)[3:5] == [
        "本年度未收到新的政府信息公开申请，上年结转1件。",
        "全年办结1件，其中予以公开1件；没有结转下年度的申请。",
    ]


def test_an_open_case_is_carried_forward_and_nothing_handled() -> None:
    new = Application(id="a1", applicant="legal", received=date(2024, 12, 30))
    assert words(replace(QUIET, applications=(new,)), 1)[3:5] == [
        "本年度新收政府信息公开申请1件，其中法人或其他组织申请1件；没有上年结转的申请。",
        "全年办结0件；1件结转下年度继续办理。",
    ]


def test_fees_are_told_as_notices_and_money() -> None:
    notice = FeeNotice(id="n1", application="a1", issued=date(2024, 3, 1), yuan=Decimal(700))
    told = words(replace(QUIET, fee_notices=(notice,)), 6)[1]
    assert told == "2024年发出信息处理费收费通知1件，通知金额700元；实际收取信息处理费0元。"


def test_problems_are_numbered_when_there_are_several() -> None:
    one = (Problem(id="q1", problem="发布偏晚。", measure="按月自查"),)
    assert words(replace(QUIET, problems=one), 5) == [
        "（一）存在的主要问题",
        "发布偏晚。",
        "（二）改进情况",
        "按月自查。",
    ]
    many = tuple(Problem(id=f"q{n}", problem=f"问题{n}") for n in range(11))
    assert words(replace(QUIET, problems=many), 5)[1].startswith("1.问题0；2.问题1；")
    assert words(replace(QUIET, problems=many), 5)[3] == "台账没有登记改进措施。"


def test_the_opening_names_law_form_period_and_contact() -> None:
    facts = replace(QUIET, organ=replace(QUIET.organ, phone="0000-0000000", address="示例路1号"))
    report = report_of(facts)
    assert "国办公开办函〔2021〕30号" in report.opening[0].text
    assert "2024年1月1日至2024年12月31日" in report.opening[0].text
    assert "（地址：示例路1号；电话：0000-0000000）" in report.opening[1].text
    assert len(report_of(QUIET).opening) == 1


def test_a_form_may_be_chosen() -> None:
    assert report_of(QUIET, edition=edition("2019-60")).edition.key == "2019-60"

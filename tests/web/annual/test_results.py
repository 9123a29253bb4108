"""The results of supervision reach the text of the report: a government's from its whole tree."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from gongkai.report import oversight
from gongkai.web.annual.drafting import Draft, draft_of
from gongkai.web.annual.exchange.exporting import export
from gongkai.web.annual.exchange.reading import read
from gongkai.web.annual.exchange.taking import take, withdraw
from gongkai.web.annual.facts import year_facts
from gongkai.web.annual.looking import draft_seen
from gongkai.web.annual.models import YearReport
from gongkai.web.annual.opening import opened
from gongkai.web.annual.services import drafting, passing
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ
from gongkai.web.supervision.results import supervised_of
from gongkai.web.supervision.services import results
from tests.web.annual.exchange.things import workbook
from tests.web.supervision import things

AT = datetime(2025, 1, 10, 2, tzinfo=UTC)
NOTHING = "工作考核、社会评议和责任追究方面，本年度没有登记结果。"


def draft(organ: Organ) -> Draft:
    report = YearReport.objects.filter(organ=organ, year=2024).first()
    return draft_of(report or drafting.open_report(organ, year=2024, by=None))


def held(organ: Organ) -> None:
    results.hold_to_account(
        organ, whom="direct", ground="duty", measure="criticise", decided_by="某县人民政府",
        on=things.DAY, by=None,
    )  # fmt: skip


def test_a_government_tells_the_results_of_its_organs(county: Organ, bureau: Organ) -> None:
    made = things.decided(bureau)
    things.counted(county)
    held(bureau)
    things.answered(county)
    found = draft(county)
    assert (
        "工作考核方面，确定考核等次1个，为优秀。\n"
        "社会评议方面，组织评议1次，收到有效评价90份，其中满意80份。\n"
        "责任追究方面，追究责任1件，为通报批评。\n"
        "收到投诉举报1件，已答复。"
    ) in found.report.text(1)
    assert "FRM13" not in {each.code for each in found.findings}
    (grade,) = found.facts.assessments
    assert (grade.subject, grade.grade) == (str(bureau), "优秀")
    (record,) = opened([grade.id], {grade.id: {"subject": grade.subject}})
    assert record.url == f"/workspace/assessments/{made.pk}/"


def test_what_happens_in_an_organ_is_seen_at_once_on_the_page_of_its_government(
    county: Organ, bureau: Organ
) -> None:
    report = drafting.open_report(county, year=2024, by=None)

    def seen() -> Draft:
        return draft_seen(report, link=lambda key: key).draft

    first = seen()
    assert NOTHING in first.report.text(1)
    assert seen() is first
    held(bureau)
    assert "责任追究方面，追究责任1件" in seen().report.text(1)
    assert seen() == draft_of(report)


def test_a_department_tells_its_own_and_need_not_tell_any(bureau: Organ, neighbour: Organ) -> None:
    held(neighbour)
    found = draft(bureau)
    assert "责任追究" not in found.report.text(1)
    assert "FRM13" not in {each.code for each in found.findings}
    assert "责任追究方面，追究责任1件，为通报批评。" in draft(neighbour).report.text(1)


def test_a_government_explains_what_is_not_registered_or_does_not_close(county: Organ) -> None:
    found = draft(county)
    assert NOTHING in found.report.text(1)
    (warning,) = (each for each in found.warnings if each.code == "FRM13")
    report = YearReport.objects.get(organ=county)
    with pytest.raises(Refused, match="没有登记结果"):
        passing.check(report, by=None)
    drafting.explain(
        report, code="FRM13", where=warning.where, text="本年度没有开展", by=None, at=AT
    )  # fmt: skip
    passing.check(report, by=None)
    report.refresh_from_db()
    assert report.state == "checked"


def test_what_a_government_writes_itself_is_completed_with_what_it_forgets(county: Organ) -> None:
    things.counted(county)
    drafting.write(
        drafting.open_report(county, year=2024, by=None), section="1.5",
        text="对部门进行了考核，未发生责任追究情形。", revision=0, by=None, at=AT,
    )  # fmt: skip
    text = draft(county).report.text(1)
    assert "未发生责任追究情形。\n社会评议方面，组织评议1次" in text
    assert "没有登记" not in text


BOOK = {
    "assessments": (
        oversight.Assessment(id="KH-1", subject="甲局", grade="优秀", score=Decimal("95.5"),
                             decided=date(2025, 1, 5)),
        oversight.Assessment(id="KH-2", subject="乙局", grade="合格"),
    ),
    "social_reviews": (
        oversight.SocialReview(id="PY-1", title="满意度调查", way="网上问卷", asked=9, answered=8,
                               content=7, ended=date(2024, 11, 30)),
    ),
    "accountability": (
        oversight.Accountability(id="ZJ-1", day=date(2024, 9, 1), measure="责令改正", whom="单位"),
    ),
    "complaints": (
        oversight.Complaint(id="TS-1", received=date(2024, 12, 1), basis="第五十一条",
                            answered=date(2025, 1, 4), outcome="督促整改"),
    ),
}  # fmt: skip


def test_a_workbook_brings_results_in_and_takes_them_out_unchanged(county: Organ) -> None:
    data = workbook(county, **BOOK)
    batch = take(county, data=data, name="台账.xlsx", by=None, at=AT)
    assert batch is not None
    assert batch.brought == {"assessments": 2, "social_reviews": 1, "accountability": 1,
                             "complaints": 1}  # fmt: skip
    assert "确定考核等次2个，其中优秀1个、合格1个。" in draft(county).report.text(1)
    assert read(export(county, year=2024, kind="xlsx"), organ=county).brought == {}
    withdraw(batch, reason="填错了", by=None, at=AT)
    assert year_facts(county, year=2024).assessments == ()


def test_what_the_web_holds_is_known_in_its_own_workbook(county: Organ, bureau: Organ) -> None:
    things.decided(bureau)
    things.counted(county)
    things.rejected(county)
    held(bureau)
    found = read(export(county, year=2024, kind="xlsx"), organ=county)
    assert (found.problems, found.brought) == ((), {})
    for sheet in BOOK:
        assert len(found.compared[sheet].same) == 1, sheet


def test_the_results_of_a_tree_are_five_questions(
    county: Organ, bureau: Organ, neighbour: Organ,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    for organ in (bureau, neighbour):
        held(organ)
        things.decided(organ)
    with django_assert_num_queries(5):
        found = supervised_of(county, year=2024)
    assert [len(each) for each in found.values()] == [2, 0, 2, 0]

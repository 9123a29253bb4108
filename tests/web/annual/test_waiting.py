"""The way of a report as people meet it: what waits for whom, reasons, explanations."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from gongkai.report.edition import edition_of
from gongkai.web.annual.drafting import draft_of
from gongkai.web.annual.matters import matters
from gongkai.web.annual.models import Objection, YearReport
from gongkai.web.annual.services import drafting, passing
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person
from gongkai.web.supervision.services import registers as problems
from tests.web.annual.test_passing import AT, ON, PERMITS, YEAR
from tests.web.conftest import Hire

Enter = Callable[[Person], Client]
KEY = "table3.new_received.natural"


def submitted(organ: Organ) -> YearReport:
    report = drafting.open_report(organ, year=YEAR, on=date(2025, 1, 6), by=None)
    for each in ("chapter1", "chapter5"):
        drafting.explain(
            report, code="FRM13", where=each, text="本年度没有开展考核", by=None, at=AT
        )
    passing.check(report, by=None)
    passing.agree(report, by=None)
    passing.sign(report, by=None, at=AT)
    passing.submit(report, on=ON, by=None)
    return report


def told(person: Person, day: date) -> list[tuple[str, str, date | None]]:
    return [(each.act, each.why, each.due) for each in matters(person, day=day)]


def test_each_step_waits_under_today_for_who_does_it(
    county: Organ, bureau: Organ, hire: Hire
) -> None:
    clerk, head, authority = hire(bureau, "clerk"), hire(bureau, "head"), hire(county, "authority")
    due, january = date(2025, 1, 31), date(2025, 1, 8)
    assert told(clerk, january) == [("编制年报", "尚未开始编制", due)]
    assert told(clerk, date(2025, 6, 1)) == []
    report = drafting.open_report(bureau, year=YEAR, by=None)
    assert told(clerk, january) == [("自查", "起草中", due)]
    passing.check(report, by=None)
    passing.agree(report, by=None)
    assert told(head, january) == [("签发", "公开机构已审核", due)]
    passing.sign(report, by=None, at=AT)
    passing.submit(report, on=ON, by=None)
    assert told(authority, january) == [("接收或者退回", "已报送", None)]
    passing.return_report(report, reasons={KEY: "与台账不符"}, by=None, at=AT)
    assert told(clerk, january) == [("修改", "主管部门已退回", due)]


def test_a_year_is_opened_when_it_has_begun_and_signed_when_it_is_over(bureau: Organ) -> None:
    with pytest.raises(Refused, match="还没有开始"):
        drafting.open_report(bureau, year=2026, on=date(2025, 12, 31), by=None)
    report = drafting.open_report(bureau, year=2025, on=date(2025, 12, 31), by=None)
    passing.check(report, by=None)
    passing.agree(report, by=None)
    with pytest.raises(Refused, match="年度结束后才能签发"):
        passing.sign(report, by=None, at=AT)
    passing.sign(report, by=None, at=AT.replace(year=2026))


def test_reasons_of_a_return_stand_at_their_cells(
    county: Organ, bureau: Organ, hire: Hire, enter: Enter
) -> None:
    report = submitted(bureau)
    label = edition_of(YEAR).label(KEY)
    assert len(label) > 10
    answer = enter(hire(county, "authority")).post(
        f"/workspace/reports/{report.pk}/return/",
        {"reasons": f"{label}：少计一件\n{edition_of(YEAR).label('chapter5')}：请写具体\n请重报"},
    )
    assert answer.status_code == 302
    found = Objection.objects.order_by("pk").values_list("where", "reason")
    assert list(found) == [(KEY, "少计一件"), ("chapter5", "请写具体"), ("全文", "请重报")]
    desk = enter(hire(bureau, "clerk")).get(f"/workspace/reports/{report.pk}/").text
    assert f"<b>{label}</b>：少计一件" in desk
    cell = desk.partition(f'data-key="{KEY}"')[2].partition("</td>")[0]
    assert "退回意见：少计一件" in cell
    assert 'class="error"' in cell
    assert "须改正" not in desk.partition(f'data-key="{PERMITS}"')[2].partition("</td>")[0]


def test_last_years_problem_is_mended_taken_up_or_explained(bureau: Organ) -> None:
    def told() -> list[str]:
        found = draft_of(report).warnings
        return [each.message for each in found if each.code == "PRO01"]

    late = problems.find_problem(
        bureau,
        year=YEAR - 1,
        problem="发布不及时",
        source="自查",
        found=date(2023, 12, 4),
        by=None,
    )
    report = drafting.open_report(bureau, year=YEAR, by=None)
    assert told() == ["以前年度的问题“发布不及时”没有整改销号，本年也没有承接"]
    with pytest.raises(Refused, match="发布不及时"):
        passing.check(report, by=None)
    problems.measure(late, measure="列出清单", due=date(2025, 6, 30), by=None)
    problems.close_problem(late, proof="清单", on=date(2025, 2, 3), by=None)
    assert told()  # mended after the year that is reported
    taken = problems.find_problem(
        bureau, year=YEAR, problem="发布仍不及时", source="自查", found=date(2024, 12, 4),
        continues=late, by=None,
    )  # fmt: skip
    assert told() == []
    after = drafting.open_report(bureau, year=YEAR + 1, by=None)
    assert any("仍不及时" in each.message for each in draft_of(after).warnings)
    problems.measure(taken, measure="逐项明确时限", due=date(2025, 6, 30), by=None)
    problems.close_problem(taken, proof="时限表", on=date(2025, 3, 3), by=None)
    assert all(each.code != "PRO01" for each in draft_of(after).warnings)


def test_an_explanation_travels_up_with_the_report(
    county: Organ, bureau: Organ, hire: Hire, enter: Enter
) -> None:
    report = submitted(county)
    desk = enter(hire(county, "authority")).get(f"/workspace/reports/{report.pk}/").text
    assert "<b>须说明</b> 工作考核、社会评议和责任追究没有登记结果" in desk
    assert "说明：本年度没有开展考核" in desk
    assert "2025-01-06 开始编制 · 统计到 2024-12-31 · 报送期限 2025-03-31" in desk

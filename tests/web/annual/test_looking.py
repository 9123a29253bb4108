"""What pages show of a draft is what a fresh count says, whatever was done in between."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gongkai.web.annual import opening
from gongkai.web.annual.drafting import Draft, draft_of
from gongkai.web.annual.looking import MOST, draft_seen
from gongkai.web.annual.models import YearReport
from gongkai.web.annual.services import drafting
from gongkai.web.applications.models import Case
from gongkai.web.applications.services import closing
from gongkai.web.organs.models import Organ, Person
from gongkai.web.organs.services import organs
from tests.web.annual.tree import published
from tests.web.applications import making
from tests.web.conftest import Hire


def seen(report: YearReport) -> Draft:
    return draft_seen(report, link=lambda key: f"?key={key}").draft


def test_an_act_in_a_case_is_seen_at_once_and_nothing_is_counted_twice(bureau: Organ) -> None:
    report = drafting.open_report(bureau, year=2025, by=None)
    assert seen(report).counts["table3.total.total"].value == 0
    case = making.closed(bureau)
    first = seen(report)
    assert first.counts["table3.total.total"].ids == (f"case-{case.pk}",)
    with CaptureQueriesContext(connection) as asked:
        assert seen(report) is first
    assert len(asked) == 2
    closing.reopen(Case.objects.get(pk=case.pk), reason="复议撤销", on=making.DAY, by=None)
    assert seen(report).counts["table3.carried_forward.total"].value == 1
    assert seen(report) == draft_of(report)


def test_a_contact_and_last_years_figures_are_seen_too(bureau: Organ) -> None:
    report = drafting.open_report(bureau, year=2025, by=None)
    before = seen(report).report.opening
    organs.set_contact(bureau, address="新路1号", telephone="0952", by=None)
    report.organ.refresh_from_db()
    assert seen(report).report.opening != before
    published([bureau], year=2024)
    assert seen(report).findings == draft_of(report).findings != ()


def test_no_more_drafts_are_remembered_than_there_is_room_for(bureau: Organ) -> None:
    reports = [YearReport.objects.create(organ=bureau, year=2030 + at) for at in range(MOST + 1)]
    first, *_ = (seen(each) for each in reports)
    assert seen(reports[-1]) is seen(reports[-1])
    assert seen(reports[0]) is not first


def test_the_cases_of_one_figure_come_a_page_at_a_time_with_their_count(
    bureau: Organ, hire: Hire, enter: Callable[[Person], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "SIZE", 2)
    cases = [making.handling(bureau) for _ in range(5)]
    report = drafting.open_report(bureau, year=making.DAY.year, by=None)
    client = enter(hire(bureau, "ogi_head"))
    address = f"/workspace/reports/{report.pk}/cell/?key=table3.new_received.natural"
    found: list[str] = []
    pages = 0
    while address:
        page = client.get(address).text
        assert "共统计 5 条记录" in page
        found += [each for each in (f"case-{case.pk}" for case in cases) if f">{each}<" in page]
        _, _, rest = page.partition("从头看</a> ") if pages else page.partition('class="pager">')
        link = rest.partition("</p>")[0]
        address = link.partition('href="')[2].partition('"')[0].replace("&amp;", "&")
        pages += 1
    assert found == [f"case-{case.pk}" for case in cases]
    assert pages == 3
    gone = f"/workspace/reports/{report.pk}/cell/?key=table3.new_received.natural&after=case-0"
    assert f">case-{cases[0].pk}<" in client.get(gone).text

"""What the authority sends and prints: findings letters, the bulletin; words used twice."""

import io
import zipfile
from collections.abc import Callable
from datetime import date

import docx
import pytest
from django.test import Client

from gongkai.report.finding import plain
from gongkai.report.rollup import summed
from gongkai.web.annual.authority.bulletin import COLUMNS
from gongkai.web.annual.authority.letters import write_letters
from gongkai.web.annual.authority.lines import lines_of
from gongkai.web.annual.authority.reusing import alike
from gongkai.web.annual.models import YearReport
from gongkai.web.annual.services import drafting, passing
from gongkai.web.journal.queries import history_of
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person
from tests.web.annual import tree
from tests.web.conftest import Hire

Enter = Callable[[Person], Client]
YEAR = tree.YEAR
WORDS = (
    "各科室分工不够明确，遇到跨科室的材料要反复商量由谁整理，耽误了上网时间，"
    "群众打电话来问过三次，我们都登记在册并逐件回访说明了原因。"
)


def submitted(organ: Organ, *, words: str = "") -> YearReport:
    report = drafting.open_report(organ, year=YEAR, by=None)
    if words:
        drafting.write(report, section="5.1", text=words, revision=0, by=None, at=tree.AT)
    tree.explained(report)
    passing.check(report, by=None)
    passing.agree(report, by=None)
    passing.sign(report, by=None, at=tree.AT)
    passing.submit(report, on=tree.ON, by=None)
    return report


def test_one_package_holds_a_letter_for_each_chosen_report(
    county: Organ, bureau: Organ, neighbour: Organ, hire: Hire, enter: Enter
) -> None:
    reports = [submitted(each) for each in (bureau, neighbour)]
    client = enter(hire(county, "authority"))
    place = f"/workspace/organs/{county.code}/reports/letters/?year={YEAR}"
    answer = client.post(place, {"chosen": [each.pk for each in reports]})
    assert answer.headers["Content-Type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as package:
        names = package.namelist()
        words = [
            "\n".join(
                each.text for each in docx.Document(io.BytesIO(package.read(name))).paragraphs
            )
            for name in names
        ]
    assert names == [
        f"{each.organ.code}-{each.organ}{YEAR}年度报告整改建议.docx" for each in reports
    ]
    for report, text in zip(reports, words, strict=True):
        assert f"{report.organ}：" in text
        assert county.name in text
        assert "出具整改建议" in history_of(report).entries[0].words


def test_letters_go_only_to_organs_below_whose_report_was_handed_in(
    county: Organ, bureau: Organ, neighbour: Organ
) -> None:
    drafted = drafting.open_report(bureau, year=YEAR, by=None)
    there = submitted(neighbour)
    for chosen in ([], [drafted.pk], [there.pk, 999_999]):
        with pytest.raises(Refused):
            write_letters(county, year=YEAR, chosen=chosen, on=tree.ON, by=None)
    assert write_letters(county, year=YEAR, chosen=[there.pk], on=tree.ON, by=None)


def test_the_page_of_letters_wants_at_least_one(
    county: Organ, bureau: Organ, hire: Hire, enter: Enter
) -> None:
    submitted(bureau)
    client = enter(hire(county, "authority"))
    answer = client.post(f"/workspace/organs/{county.code}/reports/letters/?year={YEAR}", {})
    assert answer.status_code == 422
    assert "请至少选择一份年报" in answer.text
    assert enter(hire(bureau, "clerk")).get(answer.request["PATH_INFO"]).status_code == 403


def test_the_bulletin_adds_the_accepted_reports_and_names_who_is_missing(
    county: Organ, bureau: Organ, hire: Hire, enter: Enter
) -> None:
    tree.below(county, 3)
    client = enter(hire(county, "auditor"))
    answer = client.get(f"/workspace/organs/{county.code}/reports/bulletin/?year={YEAR}")
    paper = docx.Document(io.BytesIO(answer.content))
    text = "\n".join(each.text for each in paper.paragraphs)
    assert "应当报送年度报告的机关4个，已接收3个，逾期1个：某县甲局。" in text
    assert "没有计入本公报：某县甲局（未开始）" in text
    reports = [each.reports[YEAR] for each in lines_of(county, years=[YEAR]) if each.reports]
    last = [each.text for each in paper.tables[-1].rows[-1].cells]
    assert last == ["合计", *(plain(summed(key, reports).value) for _, key in COLUMNS)]
    sums = {row.cells[0].text: row.cells[1].text for row in paper.tables[1].rows}
    received = summed("table3.new_received.total", reports).value
    assert sums["一、本年新收政府信息公开申请数量"] == str(received)


def test_a_passage_in_two_reports_is_shown_with_its_share(
    county: Organ, bureau: Organ, neighbour: Organ, hire: Hire, enter: Enter
) -> None:
    for organ in (bureau, neighbour):
        report = submitted(organ, words=WORDS)
        passing.accept(report, on=date(2025, 1, 22), by=None)
    found = [each for each in alike(county, year=YEAR) if each.chapter == 5]
    assert [(each.one, each.other) for each in found] == [(bureau, neighbour)]
    assert "群众打电话来问过三次" in found[0].reuse.longest
    client = enter(hire(county, "authority"))
    page = client.get(f"/workspace/organs/{county.code}/reports/reuse/?year={YEAR}").text
    assert f"{found[0].reuse.percent}% 相同" in page
    assert "群众打电话来问过三次" in page

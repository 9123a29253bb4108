"""A filled workbook is told row by row what is wrong with it, or taken whole."""

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from openpyxl import load_workbook

from gongkai.report import facts
from gongkai.report.finding import Severity
from gongkai.web.annual.exchange.reading import read
from gongkai.web.annual.exchange.taking import take, withdraw
from gongkai.web.annual.facts import year_facts
from gongkai.web.annual.models import LedgerImport, MonthlyFigure, PastRecord, Words
from gongkai.web.annual.services import drafting, passing
from gongkai.web.documents.models import Document
from gongkai.web.journal.models import Entry
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ
from gongkai.web.supervision.models import Training
from tests.web.annual.exchange.things import AT, workbook

CASE = facts.Application(
    id="SQ-1", number="〔2024〕1号", applicant="natural", received=date(2024, 3, 1),
    decided=date(2024, 3, 12), result="granted",
)  # fmt: skip
NOTICE = facts.FeeNotice(
    id="SF-1", application="SQ-1", issued=date(2024, 3, 5), yuan=Decimal(100), method="by_item",
    quantity=11, paid=date(2024, 3, 8), collected=Decimal(100),
)  # fmt: skip
SUIT = facts.Dispute(
    id="ZY-1",
    group="review",
    accepted=date(2024, 4, 1),
    application="SQ-1",
    number="复〔2024〕1号",
)


def bring(organ: Organ, **records: object) -> LedgerImport | None:
    return take(organ, data=workbook(organ, **records), name="台账.xlsx", by=None, at=AT)


def reasons(organ: Organ, **records: object) -> list[str]:
    return [str(each) for each in read(workbook(organ, **records), organ=organ).errors]


def test_each_row_goes_where_a_person_would_have_entered_it(bureau: Organ) -> None:
    paper = facts.Document(
        id="", number="示府〔2024〕7号", title="通知", issued=date(2024, 5, 6), attribute="active"
    )
    permits = tuple(
        facts.MonthlyCount(
            id=f"JD-{at}", item="permit", month=1, count=at, source=f"{at}科", proof="导出表7号"
        )
        for at in (1, 2)
    )
    lesson = facts.Training(id="PX-1", day=date(2024, 6, 3), topic="条例", persons=9)
    made = bring(
        bureau, documents=(replace(paper, id="示府〔2024〕7号"),), counts=permits,
        trainings=(lesson,), texts={"5.1": "人手不足"}, applications=(CASE,),
        fee_notices=(NOTICE,), disputes=(SUIT,),
    )  # fmt: skip
    assert made is not None
    assert [title for title, number in made.parts if number == 1] == [
        "公文", "处理决定月报", "依申请公开", "复议诉讼", "信息处理费", "培训", "正文",
    ]  # fmt: skip
    assert Document.objects.get().imported
    figure = MonthlyFigure.objects.get()
    assert (figure.count, figure.source, figure.proof) == (3, "1科；2科", "导出表7号")
    assert Training.objects.get().persons == 9
    assert Words.objects.get().text == "人手不足"
    found = year_facts(bureau, year=2024)
    assert found.fee_notices[0].application == found.applications[0].id
    assert found.disputes[0].application == found.applications[0].id
    last = Entry.objects.filter(act="ledger.import").get()
    assert made.digest in last.words


def test_a_later_workbook_adds_its_new_rows_and_names_the_rows_of_the_earlier(
    bureau: Organ,
) -> None:
    bring(bureau, applications=(CASE,))
    made = bring(bureau, applications=(CASE,), fee_notices=(NOTICE,))
    assert made is not None
    assert made.brought == {"fee_notices": 1}
    found = year_facts(bureau, year=2024)
    assert len(found.applications) == 1
    assert found.fee_notices[0].application == found.applications[0].id


def test_a_row_that_says_otherwise_than_a_record_is_told_with_its_fields(bureau: Organ) -> None:
    bring(bureau, applications=(CASE,))
    (wrong,) = reasons(bureau, applications=(replace(CASE, result="partial"),))
    assert wrong.startswith("“依申请公开”第")
    assert "办理结果不同" in wrong
    assert "先撤回" in wrong
    assert reasons(bureau, applications=(replace(CASE, id="别的", channel="fax"),))


def test_rows_may_be_moved_and_inserted_without_numbers(bureau: Organ) -> None:
    rows = tuple(
        facts.Publication(id=f"FB-{at + 6}", channel="网站", column="动态", count=at)
        for at in (1, 2, 3)
    )
    bring(bureau, publications=rows)
    new = facts.Publication(id="FB-7", channel="网站", column="公告", count=9)
    moved = (new, *(replace(each, id=f"FB-{at + 8}") for at, each in enumerate(rows)))
    made = bring(bureau, publications=moved)
    assert made is not None
    assert made.brought == {"publications": 1}
    assert sum(each.count for each in year_facts(bureau, year=2024).publications) == 15


def test_a_row_that_says_otherwise_than_a_record_of_the_web_is_mended_in_the_web(
    bureau: Organ,
) -> None:
    lesson = facts.Training(id="PX-1", day=date(2024, 6, 3), topic="条例", persons=9)
    bring(bureau, trainings=(lesson,))
    (held,) = year_facts(bureau, year=2024).trainings
    (wrong,) = reasons(bureau, trainings=(replace(held, persons=10),))
    assert "人数不同；请在系统中修改" in wrong
    long = replace(lesson, id="PX-2", topic="长" * 201)
    assert "超过200字" in reasons(bureau, trainings=(long,))[0]


def test_a_figure_that_was_entered_otherwise_is_told(bureau: Organ) -> None:
    drafting.enter_figure(
        bureau,
        year=2024,
        month=2,
        item="penalty",
        number=Decimal(4),
        source="系统",
        by=None,
        at=AT,
    )
    five = facts.MonthlyCount(id="JD-1", item="penalty", month=2, count=5, source="系统")
    (wrong,) = reasons(bureau, counts=(five,))
    assert "已登记为4" in wrong
    assert reasons(bureau, counts=(replace(five, count=4),)) == []


def test_words_never_replace_words_and_never_reach_a_report_that_was_handed_on(
    bureau: Organ,
) -> None:
    report = drafting.open_report(bureau, year=2024, by=None)
    drafting.write(report, section="5.1", text="甲", revision=0, by=None, at=AT)
    assert "已有不同的文字" in reasons(bureau, texts={"5.1": "乙"})[0]
    assert reasons(bureau, texts={"5.1": "甲", "5.2": "丙"}) == []
    passing.check(report, by=None)
    assert "不能再写入" in reasons(bureau, texts={"5.2": "丙"})[0]
    assert "没有这个部分" in reasons(bureau, texts={"5.7": "丁"})[0]


def test_anothers_workbook_is_refused_and_nothing_is_kept(bureau: Organ, county: Organ) -> None:
    data = workbook(county, applications=(CASE,))
    (wrong,) = read(data, organ=bureau).errors
    assert "不是“某县甲局”的" in wrong.reason
    with pytest.raises(Refused):
        take(bureau, data=data, name="台账.xlsx", by=None, at=AT)
    assert not LedgerImport.objects.exists()


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04broken", "不是表格".encode()])
def test_what_is_no_ledger_is_refused(bureau: Organ, data: bytes) -> None:
    with pytest.raises(Refused):
        read(data, organ=bureau)


def test_what_is_not_decided_is_told_that_it_would_not_go_on_here(bureau: Organ) -> None:
    found = read(workbook(bureau, applications=(CASE,), disputes=(SUIT,)), organ=bureau)
    (warned,) = found.problems
    assert (warned.sheet, warned.severity) == ("复议诉讼", Severity.WARNING)
    assert found.errors == ()
    assert found.marked


def test_bad_rows_are_marked_in_a_copy(bureau: Organ) -> None:
    bring(bureau, applications=(CASE,))
    book = load_workbook(
        io.BytesIO(workbook(bureau, applications=(replace(CASE, result="partial"),)))
    )
    sheet = book["依申请公开"]
    row = next(each[0].row for each in sheet.iter_rows() if each[0].value == "SQ-1")
    sheet.cell(row + 1, 3).value = "外星人"
    changed = io.BytesIO()
    book.save(changed)
    found = read(changed.getvalue(), organ=bureau)
    assert {each.row for each in found.errors} == {row, row + 1}
    marked = load_workbook(io.BytesIO(found.marked))["依申请公开"]
    assert "不同" in str(marked.cell(row, 1).comment)


def test_a_withdrawn_workbook_counts_no_more_and_may_come_again(bureau: Organ) -> None:
    first = bring(bureau, applications=(CASE,))
    second = bring(bureau, applications=(CASE,), fee_notices=(NOTICE,))
    assert first is not None
    assert second is not None
    with pytest.raises(Refused, match="先撤回"):
        withdraw(first, reason="填错", by=None, at=AT)
    with pytest.raises(Refused):
        withdraw(second, reason=" ", by=None, at=AT)
    withdraw(second, reason="填错", by=None, at=AT)
    withdraw(first, reason="填错", by=None, at=AT)
    with pytest.raises(Refused):
        withdraw(first, reason="填错", by=None, at=AT)
    assert year_facts(bureau, year=2024).applications == ()
    assert bring(bureau, applications=(replace(CASE, result="partial"),)) is not None
    (held,) = year_facts(bureau, year=2024).applications
    assert held.result == "partial"


def test_the_database_refuses_to_change_or_remove_a_past_record(bureau: Organ) -> None:
    bring(bureau, applications=(CASE,))
    for act in (lambda: PastRecord.objects.update(key="改"), PastRecord.objects.all().delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()

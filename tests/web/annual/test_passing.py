"""A report on its way: counted, checked, signed, handed in, returned, accepted, published."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from gongkai.web.annual import queries
from gongkai.web.annual.changes import changes_since
from gongkai.web.annual.drafting import draft_of, report_in
from gongkai.web.annual.models import MonthlyFigure, State, Version, YearReport
from gongkai.web.annual.services import drafting, files, passing
from gongkai.web.journal.queries import broken_links, history_of
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ
from tests.web.annual import things
from tests.web.conftest import Hire

AT = datetime(2025, 1, 20, 2, tzinfo=UTC)
ON = date(2025, 1, 20)
YEAR = 2024
PERMITS = "table2.permit.decisions"


def permits(organ: Organ, *, month: int, number: int) -> None:
    drafting.enter_figure(
        organ, year=YEAR, month=month, item="permit", number=Decimal(number),
        source="审批系统", by=None, at=AT,
    )  # fmt: skip


@pytest.fixture
def report(bureau: Organ) -> YearReport:
    return drafting.open_report(bureau, year=YEAR, by=None)


def test_a_figure_of_another_system_is_in_the_report_at_once(
    bureau: Organ, report: YearReport
) -> None:
    permits(bureau, month=1, number=3)
    permits(bureau, month=2, number=4)
    made = draft_of(report)
    assert made.report.value(PERMITS) == 7
    assert len(made.counts[PERMITS].ids) == 2


def test_a_figure_that_is_taken_back_is_no_longer_counted(
    bureau: Organ, report: YearReport
) -> None:
    permits(bureau, month=1, number=3)
    drafting.enter_figure(
        bureau, year=YEAR, month=1, item="permit", number=None, source="", by=None, at=AT
    )
    assert draft_of(report).report.value(PERMITS) == 0
    assert not MonthlyFigure.objects.exists()


@pytest.mark.parametrize(
    ("odd", "field"),
    [
        ({"number": Decimal("1.5")}, "number"),
        ({"number": Decimal(-1)}, "number"),
        ({"source": ""}, "source"),
        ({"item": "income"}, "name"),
    ],
)
def test_an_impossible_figure_is_refused(
    bureau: Organ, odd: dict[str, object], field: str
) -> None:
    right = {"item": "permit", "name": "", "number": Decimal(1), "source": "系统"}
    with pytest.raises(Refused) as refused:
        drafting.enter_figure(bureau, year=YEAR, month=1, by=None, at=AT, **right | odd)
    assert refused.value.field == field
    assert not MonthlyFigure.objects.exists()


def test_an_organ_has_one_report_a_year(bureau: Organ, report: YearReport) -> None:
    with pytest.raises(Refused):
        drafting.open_report(bureau, year=YEAR, by=None)
    with pytest.raises(Refused):
        drafting.open_report(bureau, year=2018, by=None)


def test_words_with_a_figure_in_braces_are_filled_from_the_records(
    bureau: Organ, report: YearReport
) -> None:
    permits(bureau, month=3, number=12)
    text = "全年作出行政许可决定{行政许可决定数}件。"
    drafting.write(report, section="1.1", text=text, revision=0, by=None, at=AT)
    assert "全年作出行政许可决定12件。" in draft_of(report).report.text(1)


def test_two_people_never_write_over_each_other(report: YearReport) -> None:
    drafting.write(report, section="5.1", text="甲", revision=0, by=None, at=AT)
    with pytest.raises(Refused):
        drafting.write(report, section="5.1", text="乙", revision=0, by=None, at=AT)
    assert report.words.get().text == "甲"


def test_a_loose_figure_that_contradicts_the_table_stops_the_self_check(
    bureau: Organ, report: YearReport
) -> None:
    text = "本年新收政府信息公开申请9件。"
    drafting.write(report, section="1.2", text=text, revision=0, by=None, at=AT)
    with pytest.raises(Refused):
        passing.check(report, by=None)
    report.refresh_from_db()
    assert report.state == State.DRAFTING


def test_check_agreement_and_signature_are_three_people(
    bureau: Organ, report: YearReport, hire: Hire
) -> None:
    clerk, office, head = hire(bureau, "clerk"), hire(bureau, "ogi_head"), hire(bureau, "head")
    passing.check(report, by=clerk)
    with pytest.raises(Refused):
        passing.agree(report, by=clerk)
    passing.agree(report, by=office)
    for same in (clerk, office):
        with pytest.raises(Refused):
            passing.sign(report, by=same, at=AT)
    passing.sign(report, by=head, at=AT)
    report.refresh_from_db()
    assert (report.state, report.signed.number, report.signed.by) == (State.SIGNED, 1, head)


def test_a_change_after_the_signature_is_a_difference_and_changes_nothing(
    bureau: Organ, hire: Hire
) -> None:
    permits(bureau, month=1, number=3)
    report = drafting.open_report(bureau, year=YEAR, by=None)
    passing.check(report, by=None)
    passing.agree(report, by=None)
    version = passing.sign(report, by=None, at=AT)
    assert not changes_since(version, report=version.report)
    permits(bureau, month=1, number=5)
    found = changes_since(version, report=version.report)
    assert [(each.key, each.signed, each.today) for each in found.cells] == [(PERMITS, 3, 5)]
    assert [(each.name, each.signed, each.today) for each in found.records] == [
        ("决定数量", "3", "5")
    ]
    version.refresh_from_db()
    assert report_in(version).value(PERMITS) == 3


def test_the_database_refuses_to_change_or_remove_a_version(bureau: Organ, hire: Hire) -> None:
    things.signed(bureau, hire)
    for act in (lambda: Version.objects.update(note="改"), Version.objects.all().delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()


def test_the_authority_returns_with_reasons_and_accepts_the_second_time(
    bureau: Organ, hire: Hire
) -> None:
    report = things.submitted(bureau, hire)
    with pytest.raises(Refused):
        passing.return_report(report, reasons={}, by=None, at=AT)
    passing.return_report(report, reasons={PERMITS: "与上年相差过大"}, by=None, at=AT)
    assert report.objections.get().where == PERMITS
    passing.check(report, by=None)
    passing.agree(report, by=None)
    passing.sign(report, by=None, at=AT)
    passing.submit(report, on=ON, by=None)
    passing.accept(report, on=ON, by=None)
    passing.publish(report, on=ON, by=None)
    report.refresh_from_db()
    assert (report.state, report.shown.number) == (State.PUBLISHED, 2)
    assert len(history_of(report, size=50).entries) == 12
    assert not list(broken_links())


def test_a_correction_leaves_the_public_version_until_the_new_one_is_through(
    bureau: Organ, hire: Hire
) -> None:
    report = things.published(bureau, hire)
    passing.correct(report, reason="漏计一件", by=None)
    passing.check(report, by=None)
    passing.agree(report, by=None)
    with pytest.raises(Refused):
        passing.sign(report, by=None, at=AT)
    passing.sign(report, note="补计漏登事项", by=None, at=AT)
    report.refresh_from_db()
    assert (report.shown.number, report.signed.number) == (1, 2)


@pytest.mark.parametrize(
    ("state", "act"),
    [
        ("drafting", lambda it: passing.agree(it, by=None)),
        ("drafting", lambda it: passing.sign(it, by=None, at=AT)),
        ("checked", lambda it: passing.sign(it, by=None, at=AT)),
        ("agreed", lambda it: passing.submit(it, on=ON, by=None)),
        ("signed", lambda it: passing.accept(it, on=ON, by=None)),
        ("submitted", lambda it: passing.publish(it, on=ON, by=None)),
        ("accepted", lambda it: passing.correct(it, reason="改", by=None)),
        ("published", lambda it: passing.check(it, by=None)),
        ("signed", lambda it: drafting.write(
            it, section="1.1", text="改", revision=0, by=None, at=AT)),
    ],
)  # fmt: skip
def test_an_act_out_of_its_place_is_refused_and_changes_nothing(
    bureau: Organ, hire: Hire, state: str, act: object
) -> None:
    (kind,) = things.THINGS
    report = kind.make(state, bureau, hire)
    before = YearReport.objects.filter(pk=report.pk).values().get()
    with pytest.raises(Refused):
        act(report)
    assert YearReport.objects.filter(pk=report.pk).values().get() == before


def test_the_county_sums_its_own_figures_and_those_of_the_accepted_reports(
    county: Organ, bureau: Organ, neighbour: Organ, hire: Hire
) -> None:
    for organ, number in ((county, 1), (bureau, 10), (neighbour, 100)):
        permits(organ, month=1, number=number)
    for organ in (bureau, neighbour):
        report = drafting.open_report(organ, year=YEAR, by=None)
        passing.check(report, by=None)
        passing.agree(report, by=None)
        passing.sign(report, by=None, at=AT)
        passing.submit(report, on=ON, by=None)
        if organ == bureau:
            passing.accept(report, on=ON, by=None)
    above = drafting.open_report(county, year=YEAR, by=None)
    made = draft_of(above)
    assert made.report.value(PERMITS) == 11
    accepted = YearReport.objects.get(organ=bureau)
    assert f"annual-{accepted.pk}" in made.counts[PERMITS].ids
    assert not [each for each in made.errors if each.code.startswith("TRE")]
    states = {row.organ: (row.state, row.late) for row in
              queries.board(county, year=YEAR, day=date(2025, 2, 10))}  # fmt: skip
    assert states == {bureau: ("已接收", False), neighbour: ("已报送", False)}


def test_an_organ_that_has_not_handed_in_is_late_after_the_last_day(
    county: Organ, bureau: Organ
) -> None:
    (row,) = queries.board(county, year=YEAR, day=date(2025, 1, 31))
    assert (row.state, row.late) == ("未开始", False)
    (row,) = queries.board(county, year=YEAR, day=date(2025, 2, 1))
    assert row.late


def test_a_file_of_another_system_is_read_and_held_to_the_same_rules(
    bureau: Organ, hire: Hire
) -> None:
    other = things.signed(bureau, hire)
    page = other.signed or Version.objects.get()
    data = page.page.replace('data-key="table3.new_received.natural">0', ">7").encode()
    report = files.hand_in_file(
        bureau, year=2024, data=data.replace(b"2021", b"2024"), name="年报.html",
        on=ON, by=None, at=AT,
    )  # fmt: skip
    assert (report.state, report.signed.source) == (State.SUBMITTED, "file")
    assert any(each["severity"] == "error" for each in report.signed.findings)


def test_a_file_that_is_no_report_is_refused_and_leaves_nothing(bureau: Organ) -> None:
    for data, name in ((b"%PDF-broken", "a.pdf"), ("通知".encode(), "b.txt"), (b"", "c.docx")):
        with pytest.raises(Refused):
            files.hand_in_file(bureau, year=YEAR, data=data, name=name, on=ON, by=None, at=AT)
    assert not YearReport.objects.exists()

"""Our own files come back exactly, and nobody else's file is taken for one of ours."""

import io
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from gongkai.files import tagged
from gongkai.files.compose import compose
from gongkai.files.settled import settle
from gongkai.files.writers import csv, docx, html, json, render, xlsx
from gongkai.report.edition import edition
from gongkai.report.report import AnnualReport, Cell, Chapter, Passage
from tests.reports import balanced_report

ROUNDS = {
    "json": lambda report: tagged.read_json(json.render(report)),
    "html": lambda report: tagged.read_tagged_html(html.render(compose(report))),
    "xlsx": lambda report: tagged.read_own_xlsx(xlsx.render(compose(report))),
}
KINDS = list(ROUNDS)


def _same(one: AnnualReport, other: AnnualReport | None) -> None:
    assert other is not None
    assert (one.organ, one.year, one.edition) == (other.organ, other.year, other.edition)
    assert one.facts == other.facts
    assert list(one.cells) == list(other.cells)
    assert {n: c.text for n, c in one.chapters.items()} == {
        n: c.text for n, c in other.chapters.items()
    }
    assert [each.text for each in one.opening] == [each.text for each in other.opening]
    assert one.title == other.title


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", ["2019-60", "2021-30"])
@pytest.mark.parametrize("busy", [True, False])
def test_a_report_comes_back_exactly(kind: str, form: str, busy: bool) -> None:
    report = balanced_report(11, edition=form, busy=busy)
    _same(report, ROUNDS[kind](report))


numbers = st.none() | st.integers(-(10**12), 10**12) | st.decimals(-(10**9), 10**9, places=6)
line = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]), min_size=1
).filter(lambda text: text == text.strip() and not any(c in text for c in "\u2028\u2029\x85"))


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_any_figures_and_any_words_come_back(kind: str, data: st.DataObject) -> None:
    form = edition("2021-30")
    keys = data.draw(st.lists(st.sampled_from(list(form.cells)), unique=True, max_size=30))
    cells = {key: Cell(data.draw(numbers)) for key in form.cells if key in keys}
    chapters = {
        number: Chapter(number, "", passages=tuple(map(Passage, data.draw(st.lists(line)))))
        for number in sorted(data.draw(st.sets(st.integers(1, 6))))
    }
    opening = tuple(map(Passage, data.draw(st.lists(line, max_size=3))))
    organ = data.draw(line)
    report = AnnualReport(organ, 2024, form, cells, chapters, f"{organ}的报告", opening)
    _same(report, ROUNDS[kind](report))


@pytest.mark.parametrize("kind", KINDS)
def test_a_blank_cell_an_absent_cell_and_a_zero_stay_apart(kind: str) -> None:
    cells = {"table3.granted.natural": Cell(None), "table3.granted.total": Cell(0)}
    back = ROUNDS[kind](AnnualReport("示例县", None, edition("2021-30"), cells))
    assert back is not None
    assert back.year is None
    assert back.cells["table3.granted.natural"].value is None
    assert back.cells["table3.granted.total"].value == 0
    assert set(back.cells) == set(cells)
    assert back.chapters == {}


@pytest.mark.parametrize("kind", KINDS)
def test_a_unit_of_money_beside_a_figure_comes_back(kind: str) -> None:
    form = edition("2019-60")
    cells = {"table2.procurement.amount": Cell(Decimal("75394432.52"), "75394432.52元", "元")}
    back = ROUNDS[kind](AnnualReport("示例县", 2019, form, cells))
    assert back is not None
    cell = back.cells["table2.procurement.amount"]
    assert (cell.value, cell.remark) == (Decimal("75394432.52"), "元")


def test_a_paragraph_longer_than_a_sheet_cell_comes_back() -> None:
    long = "字" * 70_000
    chapters = {1: Chapter(1, "总体情况", passages=(Passage(long),))}
    report = AnnualReport("示例县", 2024, edition("2021-30"), {}, chapters)
    back = tagged.read_own_xlsx(xlsx.render(compose(report)))
    assert back is not None
    assert back.text(1) == long


def test_words_that_look_like_a_formula_stay_words() -> None:
    chapters = {
        1: Chapter(1, "总体情况", passages=(Passage("=1+1"), Passage("+2"), Passage("@x")))
    }
    report = AnnualReport("=SUM(A1)", 2024, edition("2021-30"), {}, chapters)
    back = tagged.read_own_xlsx(xlsx.render(compose(report)))
    assert back is not None
    assert (back.organ, back.text(1)) == ("=SUM(A1)", "=1+1\n+2\n@x")


def test_several_reports_in_one_array_come_back_in_order() -> None:
    reports = [balanced_report(1), balanced_report(2, edition="2019-60")]
    data = json.dump([json.element(report) for report in reports])
    assert tagged.read_json(data) is None
    for one, other in zip(reports, tagged.read_json_reports(data), strict=True):
        _same(one, other)


@pytest.mark.parametrize("form", ["2019-60", "2021-30"])
def test_the_figures_of_a_csv_come_back_without_organ_or_year(form: str) -> None:
    report = balanced_report(12, edition=form, busy=False)
    cells = {**report.cells, "table3.granted.natural": Cell(None)}
    report = replace(report, cells=cells)
    back = tagged.read(csv.render(report), name="a.csv")
    assert back is not None
    assert back.facts == report.facts
    assert (back.organ, back.year, back.edition.key) == ("", None, form)


OTHERS = [
    b"key,label,value\n",
    b"key,label,value\na,b\n",
    b"key,label,value\ntable3.total.total,x,7\n",
    "key,label,value\n键,名,值".encode("gbk"),
    b"",
    b"[]",
    b"{}",
    b"[1]",
    b"{",
    b"[" * 100_000,
    b"<html><body>gongkai</body></html>",
    b'<meta name="gongkai:edition" content="1999-1">',
    b"PK\x03\x04 not really",
    b'[{"organ":"x","year":2024,"edition":"1999-1","facts":{},"chapters":{}}]',
    b'[{"organ":"x","year":2024,"edition":"2021-30","facts":{"table3.total.total":"7"},"chapters":{}}]',
    b'[{"organ":"x","year":2024,"edition":"2021-30","facts":{"table3.total.total":true},"chapters":{}}]',
    b'[{"organ":"x","year":2024,"edition":"2021-30","facts":{"table3.total.total":NaN},"chapters":{}}]',
    b'[{"organ":"x","year":2024,"edition":"2021-30","facts":{},"chapters":{"one":"x"}}]',
    b'[{"organ":"x","year":2024,"edition":"2021-30","facts":[],"chapters":{}}]',
    b'[{"organ":"x","year":"soon","edition":"2021-30","facts":{},"chapters":{}}]',
    b'[{"organ":"x","year":2024,"edition":"2021-30","facts":{},"chapters":{"1":7}}]',
]


@pytest.mark.parametrize("data", OTHERS)
def test_what_is_not_ours_is_left_to_the_general_readers(data: bytes) -> None:
    assert tagged.read_json(data) is None
    assert tagged.read_own_csv(data) is None
    assert tagged.read_tagged_html(data) is None
    assert tagged.read_own_xlsx(data) is None


@pytest.mark.parametrize("kind", ["json", "html", "xlsx"])
def test_a_file_of_ours_is_known_by_its_content_and_bears_its_name(kind: str) -> None:
    report = balanced_report(3)
    back = tagged.read(render(report, kind=kind), name="甲.txt")
    _same(report, back)
    assert back is not None
    assert back.file == "甲.txt"


@pytest.mark.parametrize("data", OTHERS)
def test_a_file_of_somebody_else_is_nobody_of_ours(data: bytes) -> None:
    assert tagged.read(data, name="x") is None


def test_a_workbook_with_our_mark_but_without_our_sheets_is_not_ours() -> None:
    book = Workbook()
    book.properties.description = "gongkai"
    buffer = io.BytesIO()
    book.save(buffer)
    assert tagged.read_own_xlsx(buffer.getvalue()) is None


def test_a_marked_workbook_with_broken_parts_is_not_read() -> None:
    data = settle(
        xlsx.render(compose(balanced_report(3))), replace={"xl/workbook.xml": b"<workbook"}
    )
    assert tagged.read_own_xlsx(data) is None


def test_a_workbook_of_ours_with_rows_added_below_is_still_read() -> None:
    report = balanced_report(3)
    book = load_workbook(io.BytesIO(xlsx.render(compose(report))))
    book["数据"].append([None, "注：以上为本年数"])
    book["报告"].append(["备注", "不是正文"])
    buffer = io.BytesIO()
    book.save(buffer)
    _same(report, tagged.read_own_xlsx(buffer.getvalue()))


def test_a_package_too_large_to_open_safely_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tagged, "_MOST_BYTES", 10_000)
    assert tagged.read_own_xlsx(xlsx.render(compose(balanced_report(3)))) is None


def test_each_of_our_files_is_known_by_its_own_reader_only() -> None:
    report = balanced_report(3)
    paper = compose(report)
    assert tagged.read_json(html.render(paper)) is None
    assert tagged.read_tagged_html(json.render(report)) is None
    assert tagged.read_own_xlsx(docx.render(paper)) is None
    assert tagged.read_json(csv.render(report)) is None


def test_a_tagged_page_whose_figure_was_overwritten_with_words_is_no_longer_ours() -> None:
    report = replace(balanced_report(3), chapters={})
    key = b'data-key="table3.granted.total">'
    data = html.render(compose(report))
    assert tagged.read_tagged_html(data.replace(key, key + "约".encode())) is None


def test_a_damaged_workbook_of_ours_is_not_read() -> None:
    data = xlsx.render(compose(balanced_report(3)))
    assert tagged.read_own_xlsx(data[: len(data) // 2]) is None

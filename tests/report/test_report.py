"""A report knows its cells and chapters; a blank is not a zero."""

from decimal import Decimal

from gongkai.report.edition import edition
from gongkai.report.finding import Severity, plain
from gongkai.report.report import AnnualReport, Cell, Chapter, Passage, Place
from gongkai.report.tally import trimmed

FORM = edition("2021-30")


def test_blank_absent_and_zero_are_three_things() -> None:
    cells = {"table3.granted.natural": Cell(0, "0"), "table3.granted.legal": Cell(None)}
    report = AnnualReport("甲", 2024, FORM, cells)
    assert report.value("table3.granted.natural") == 0
    assert report.value("table3.granted.legal") is None
    assert report.value("table3.granted.other") is None
    assert "table3.granted.other" not in report.cells
    assert list(report.facts) == list(FORM.cells)
    assert report.facts["table3.granted.natural"] == 0


def test_a_cell_knows_its_place() -> None:
    place = Place("a.pdf", page=3, table=2, row=5, column=4)
    report = AnnualReport("甲", 2024, FORM, {"table3.granted.natural": Cell(1, "1", "", place)})
    assert report.place("table3.granted.natural") == place
    assert report.place("table3.granted.other") is None
    assert str(place) == "a.pdf 第3页 第2表 第5行 第4列"
    assert str(Place(line=7)) == "第7段"
    assert str(Place()) == ""


def test_the_text_of_a_chapter_is_its_paragraphs() -> None:
    chapter = Chapter(1, "总体情况", passages=(Passage("甲。"), Passage("乙。")))
    report = AnnualReport("甲", 2024, FORM, chapters={1: chapter})
    assert report.text(1) == "甲。\n乙。"
    assert report.text(5) == ""


def test_numbers_are_written_as_people_write_them() -> None:
    written = [
        plain(n) for n in (None, 0, Decimal("4166.241619"), Decimal("2.50"), Decimal("1E+3"), "五")
    ]
    assert written == ["空白", "0", "4166.241619", "2.5", "1000", "五"]


def test_whole_decimals_become_counts() -> None:
    assert isinstance(trimmed(Decimal("5.00")), int)
    assert trimmed(Decimal("5.10")) == Decimal("5.1")


def test_severities_rank_from_error_to_info() -> None:
    assert list(Severity) == ["error", "warning", "info"]

"""The declared table of sheets fits the records it fills, the law and the form."""

from dataclasses import fields
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from gongkai.files.ledger import cells
from gongkai.files.ledger.describe import as_markdown
from gongkai.files.ledger.records import RECORDS
from gongkai.files.ledger.sheets import Sheet, sheet, sheets
from gongkai.law.decisions import leaves
from gongkai.law.parameters import receipt_rules
from gongkai.report.facts import APPLICANTS, Organ, YearFacts

KINDS = {"text", "long", "date", "int", "yuan", "decimal", "choice", "suggest", "yesno", "section"}
TABLES = [each for each in sheets() if each.layout == "table"]


def test_every_record_of_the_year_has_its_sheet() -> None:
    records = {each.name for each in fields(YearFacts)} - {"year"}
    assert {each.key for each in sheets()} == records
    assert set(RECORDS) == records - {"organ"}


@pytest.mark.parametrize("table", TABLES, ids=lambda each: each.title)
def test_every_field_of_a_record_has_its_column(table: Sheet) -> None:
    columns = [each.field for each in table.columns]
    record = RECORDS[table.key]
    assert isinstance(record, type)
    assert sorted(columns) == sorted(each.name for each in fields(record))
    assert columns[0] == "id"


def test_every_field_of_the_organ_is_on_the_cover() -> None:
    columns = {each.field for each in sheet("organ").columns}
    assert columns == {each.name for each in fields(Organ)} | {"year"}


@pytest.mark.parametrize("one", sheets(), ids=lambda each: each.title)
def test_titles_kinds_and_notes_are_sound(one: Sheet) -> None:
    titles = [cells.spelt(each.title) for each in one.columns]
    assert len(set(titles)) == len(titles)
    assert {each.kind for each in one.columns} <= KINDS
    assert all(each.note for each in one.columns)
    assert one.intro
    assert one.feeds
    assert one.cites
    assert all(each.choices for each in one.columns if each.kind in ("choice", "section"))


def test_prefixes_are_not_shared() -> None:
    prefixes = [each.prefix for each in TABLES]
    assert all(prefixes)
    assert len(set(prefixes)) == len(prefixes)


def test_words_of_law_and_form_cover_every_key() -> None:
    applications = sheet("applications")
    assert tuple(applications.column("result").choices or ()) == tuple(leaves())
    assert tuple(applications.column("applicant").choices or ()) == APPLICANTS
    assert tuple(applications.column("channel").choices or ()) == tuple(receipt_rules())
    words = list((applications.column("result").choices or {}).values())
    assert len(set(words)) == 21
    assert words[2] == "不予公开：属于国家秘密"


def test_the_examples_can_be_read_by_their_own_columns() -> None:
    for table in TABLES:
        for column in table.columns[1:]:
            if column.example != "":
                cells.parser(column, year=2024)(column.example)


def test_the_page_of_the_ledger_names_every_sheet_and_column() -> None:
    page = as_markdown()
    for one in sheets():
        assert f"## {one.title}" in page
        assert all(f"| {column.header} |" in page for column in one.columns)


@pytest.mark.parametrize("value", [45356.0, 45356, True, timedelta(days=1), "昨天", "24-3-5"])
def test_what_is_no_day_is_not_guessed(value: cells.Typed) -> None:
    with pytest.raises(cells.BadCell):
        cells.day(value)


def test_a_number_may_be_typed_in_many_honest_ways() -> None:
    assert cells.number("１２，３４５．６０") == Decimal("12345.60")
    assert cells.number("-3") == -3
    assert cells.day(20240305.0) == date(2024, 3, 5)
    assert cells.day(datetime(2024, 3, 5, 8)) == date(2024, 3, 5)  # noqa: DTZ001


def test_what_is_shown_of_a_cell_is_short_and_plain() -> None:
    assert cells.shown(7.0) == "7"
    assert cells.shown("甲\n乙") == "甲 乙"
    assert cells.shown("长" * 60) == "长" * 40 + "…"
    assert cells.shown(datetime(2024, 3, 5)) == "2024-03-05"  # noqa: DTZ001
    assert cells.shown(True) == "是"
    assert cells.shown(False) == "否"


def test_a_tail_shared_by_two_choices_names_neither() -> None:
    known = cells.spellings({"a": "甲：其他", "b": "乙：其他", "c": "丙"})
    assert known["甲其他"] == "a"
    assert "其他" not in known
    assert known["丙"] == "c"

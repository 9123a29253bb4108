"""The workbook helps its clerk: drop-downs, notes, locks, examples, a guide."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from gongkai.files.ledger import write_ledger
from gongkai.files.ledger.furniture import FIRST_ROW, HEADER_ROW
from gongkai.files.ledger.sheets import Sheet, sheets
from gongkai.files.samples import model_organ
from gongkai.law.errors import BadFacts
from gongkai.report.facts import Application, KeyPoint, Organ, Publication, YearFacts

TABLES = [each for each in sheets() if each.layout == "table"]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Any:
    path = tmp_path_factory.mktemp("ledger") / "ledger.xlsx"
    write_ledger(path, year=2025)
    return load_workbook(path)


def _rules(page: Any) -> dict[str, Any]:
    return {str(each.sqref).split(":")[0]: each for each in page.data_validations.dataValidation}


def test_the_guide_comes_first_and_the_word_lists_are_hidden(book: Any) -> None:
    titles = [each.title for each in sheets()]
    assert book.sheetnames == ["填写说明", *titles, "选项"]
    assert book["选项"].sheet_state == "hidden"
    guide = "\n".join(str(cell.value) for row in book["填写说明"].iter_rows() for cell in row)
    assert all(title in guide for title in titles)


@pytest.mark.parametrize("sheet", TABLES, ids=lambda each: each.title)
def test_every_header_is_locked_and_quotes_its_rule(book: Any, sheet: Sheet) -> None:
    page = book[sheet.title]
    assert page.protection.sheet
    assert page.freeze_panes == "B4"
    for at, column in enumerate(sheet.columns, start=1):
        header = page.cell(HEADER_ROW, at)
        assert header.value == column.header
        assert header.comment.text == column.note
        assert header.protection.locked
        assert not page.cell(FIRST_ROW, at).protection.locked
        assert not page.column_dimensions[get_column_letter(at)].protection.locked


@pytest.mark.parametrize("sheet", TABLES, ids=lambda each: each.title)
def test_every_table_has_one_plainly_marked_example(book: Any, sheet: Sheet) -> None:
    cells = [cell.value for cell in book[sheet.title][HEADER_ROW + 1]]
    assert cells[0] == "示例"
    required = [at for at, column in enumerate(sheet.columns) if column.required]
    assert all(cells[at] not in (None, "") for at in required)
    assert "2024" not in str(cells[1:])


@pytest.mark.parametrize("sheet", TABLES, ids=lambda each: each.title)
def test_every_choice_is_a_drop_down_of_its_words(book: Any, sheet: Sheet) -> None:
    rules = _rules(book[sheet.title])
    for at, column in enumerate(sheet.columns, start=1):
        words = list((column.choices or {}).values()) or list(column.offered)
        if not words:
            continue
        rule = rules[f"{get_column_letter(at)}{FIRST_ROW}"]
        place = rule.formula1.split("!")[1].replace("$", "")
        assert [cell.value for (cell,) in book["选项"][place]] == words
        assert bool(rule.showErrorMessage) is (column.kind == "choice")


def test_days_and_counts_are_held_to_their_range_while_typing(book: Any) -> None:
    rules = _rules(book["公文"])
    assert (rules["E5"].type, rules["E5"].formula1) == ("date", "DATE(2025,1,1)")
    assert rules["E5"].formula2 == "DATE(2025,12,31)"
    assert rules["H5"].formula2 == "DATE(2026,12,31)"
    tallies = _rules(book["处理决定月报"])
    assert (tallies["C5"].type, tallies["C5"].formula2) == ("whole", "12")
    assert (tallies["D5"].type, tallies["D5"].formula1) == ("whole", "0")
    assert _rules(book["收费"])["D5"].type == "decimal"
    assert _rules(book["依申请公开"])["J5"].type == "list"


def test_days_amounts_and_texts_have_their_formats(book: Any) -> None:
    assert book["公文"]["E5"].number_format == "yyyy-mm-dd"
    assert book["收费"]["D5"].number_format == "#,##0.00"
    assert book["公文"]["B5"].number_format == "@"


def test_the_cover_has_the_year_and_open_entries(book: Any) -> None:
    page = book["封面"]
    assert page["B4"].value == 2025
    assert not page["B5"].protection.locked
    assert page["A5"].protection.locked


def _facts(**records: Any) -> YearFacts:
    return YearFacts(organ=Organ(name="示例局"), year=2024, **records)


def test_a_text_that_looks_like_a_formula_or_an_error_stays_a_text(tmp_path: Path) -> None:
    points = tuple(
        KeyPoint(id=f"{at}", task=task) for at, task in enumerate(("=1+1", "#N/A", "_x0041_"))
    )
    write_ledger(tmp_path / "ledger.xlsx", year=2024, facts=_facts(key_points=points))
    page = load_workbook(tmp_path / "ledger.xlsx")["工作要点"]
    assert [page.cell(FIRST_ROW + at, 2).data_type for at in range(3)] == ["s", "s", "s"]


@pytest.mark.parametrize(
    ("records", "reason"),
    [
        ({"key_points": (KeyPoint(id="1", task="长" * 32768),)}, "超过单元格的上限"),
        (
            {"applications": (Application(id="1", applicant="x", received=date(2024, 1, 2)),)},
            "没有“x”这个取值",
        ),
        (
            {
                "publications": (
                    Publication(id="1", channel="a", column="b", count=1, subject="x"),
                )
            },
            "没有“x”这个取值",
        ),
    ],
)
def test_what_a_ledger_cannot_hold_is_refused_and_nothing_is_written(
    tmp_path: Path, records: dict[str, Any], reason: str
) -> None:
    with pytest.raises(BadFacts, match=reason):
        write_ledger(tmp_path / "ledger.xlsx", year=2024, facts=_facts(**records))
    assert list(tmp_path.iterdir()) == []


def test_the_model_organ_fills_its_sheets(tmp_path: Path) -> None:
    write_ledger(tmp_path / "ledger.xlsx", year=2024, facts=model_organ())
    book = load_workbook(tmp_path / "ledger.xlsx")
    assert book["封面"]["B5"].value == "平罗县机关事务服务中心"
    assert book["公文"].cell(FIRST_ROW + 10, 6).value in ("主动公开", "依申请公开")
    assert not book["公文"].cell(FIRST_ROW + 10, 6).protection.locked


def test_a_long_text_has_the_room_it_needs(tmp_path: Path) -> None:
    points = (KeyPoint(id="1", task="短"), KeyPoint(id="2", task="长" * 60))
    facts = _facts(key_points=points, texts={"1.3": "一\n二\n三"})
    write_ledger(tmp_path / "ledger.xlsx", year=2024, facts=facts)
    book = load_workbook(tmp_path / "ledger.xlsx")
    rows = book["工作要点"].row_dimensions
    assert rows[FIRST_ROW].height is None
    assert rows[FIRST_ROW + 1].height > 40
    assert book["正文"].row_dimensions[FIRST_ROW].height > 40

"""A file that is no ledger, or not a whole one, is answered with a reason and never raises."""

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook

from gongkai.files.ledger import read_ledger, write_ledger
from gongkai.files.ledger.furniture import FIRST_ROW, HEADER_ROW
from gongkai.files.samples import model_organ
from gongkai.report.finding import Severity
from tests.files.ledger.workbooks import GOOD, ledger, problems

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _word() -> bytes:
    buffer = io.BytesIO()
    Document().save(buffer)
    return buffer.getvalue()


def _zip(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name in names:
            package.writestr(name, "<x/>")
    return buffer.getvalue()


def _bomb() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", "<x/>")
        package.writestr("xl/worksheets/sheet1.xml", b"0" * 2**23)
    return buffer.getvalue()


def _book() -> bytes:
    buffer = io.BytesIO()
    Workbook().save(buffer)
    return buffer.getvalue()


def _without(part: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_book())) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
    return buffer.getvalue()


FILES = {
    "a Word file renamed": (_word(), "这是 Word 文档"),
    "an empty file": (b"", "文件是空的"),
    "a text": ("年度,机关\n".encode(), "不是 .xlsx 工作簿"),
    "a cut-off workbook": (_book()[:900], "已损坏"),
    "another workbook": (_book(), "不是台账工作簿"),
    "a sealed workbook": (OLE + b"\0" * 64 + "EncryptedPackage".encode("utf-16-le"), "已加密"),
    "an old workbook": (OLE + b"\0" * 512, "旧格式"),
    "slides": (_zip("ppt/presentation.xml"), "演示文稿"),
    "an ODF file": (_zip("content.xml"), "ODF"),
    "a binary workbook": (_zip("xl/workbook.bin"), "二进制工作簿"),
    "another zip": (_zip("readme.txt"), "不是 .xlsx 工作簿"),
    "no relations": (_without("xl/_rels/workbook.xml.rels"), "缺少必要的部件"),
    "no sheet part": (_without("xl/worksheets/sheet1.xml"), "缺少必要的部件"),
    "a bomb": (_bomb(), "压缩炸弹"),
}


@pytest.mark.parametrize("kind", FILES)
def test_a_file_that_is_no_ledger_is_answered_with_the_reason(tmp_path: Path, kind: str) -> None:
    data, reason = FILES[kind]
    path = tmp_path / "ledger.xlsx"
    path.write_bytes(data)
    reading = read_ledger(path)
    assert reading.facts is None
    (found,) = reading.problems
    assert reason in str(found)
    assert "ledger.xlsx" in str(found)
    assert reading.has_errors


def test_a_ledger_damaged_inside_is_answered(tmp_path: Path) -> None:
    path = tmp_path / "ledger.xlsx"
    write_ledger(path, year=2024, facts=model_organ())
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as package:
        start = package.getinfo("xl/worksheets/sheet3.xml").header_offset + 200
    data[start : start + 400] = b"\0" * 400
    path.write_bytes(bytes(data))
    reading = read_ledger(path)
    assert reading.facts is None
    assert "损坏" in str(reading.problems[0])


def test_a_file_that_is_not_there_is_answered(tmp_path: Path) -> None:
    (found,) = problems(tmp_path / "nowhere.xlsx")
    assert "nowhere.xlsx" in str(found)
    assert "打不开" in str(found)


def test_a_missing_sheet_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    path = ledger(tmp_path / "ledger.xlsx", {"处理决定月报": [GOOD["处理决定月报"]]})
    book = load_workbook(path)
    for title in ("依申请公开", "正文"):
        del book[title]
    book.save(path)
    reading = read_ledger(path)
    assert [(each.sheet, each.row) for each in reading.problems] == [
        ("依申请公开", None),
        ("正文", None),
    ]
    assert "缺少这张工作表" in reading.problems[0].reason
    assert reading.facts is not None
    assert len(reading.facts.counts) == 1
    assert reading.facts.texts == {}


def test_a_sheet_without_header_and_an_empty_sheet_are_told(tmp_path: Path) -> None:
    path = ledger(tmp_path / "ledger.xlsx", {})
    book = load_workbook(path)
    book["公文"].delete_rows(1, 10)
    for row in range(1, 20):
        book["收费"].cell(row, 1).value = "无"
    book["收费"].delete_rows(HEADER_ROW)
    book.save(path)
    found = problems(path)
    assert [each.sheet for each in found] == ["公文", "收费"]
    assert all("没有找到表头" in each.reason for each in found)


def test_a_missing_required_column_is_an_error_and_an_optional_one_a_warning(
    tmp_path: Path,
) -> None:
    path = ledger(tmp_path / "ledger.xlsx", {"公文": [GOOD["公文"]], "收费": [GOOD["收费"]]})
    book = load_workbook(path)
    book["公文"]["B3"] = "文件字号"
    book["收费"]["E3"] = "备注"
    book.save(path)
    reading = read_ledger(path)
    assert [(each.sheet, each.severity, each.reason) for each in reading.problems] == [
        ("公文", Severity.ERROR, "缺少“文号”列"),
        ("收费", Severity.WARNING, "缺少“数据来源”列"),
    ]
    assert reading.facts is not None
    assert reading.facts.documents == ()
    assert len(reading.facts.income) == 1


def test_columns_may_be_moved_and_notes_added(tmp_path: Path) -> None:
    path = ledger(tmp_path / "ledger.xlsx", {"收费": [GOOD["收费"]]})
    plain = read_ledger(path).facts
    book = load_workbook(path)
    page = book["收费"]
    for row in (HEADER_ROW, FIRST_ROW):
        page.cell(row, 3).value, page.cell(row, 2).value = (
            page.cell(row, 2).value,
            page.cell(row, 3).value,
        )
        page.cell(row, 9).value = "备忘"
    page.insert_rows(1, 2)
    page.insert_cols(1, 2)
    book.save(path)
    reading = read_ledger(path)
    assert reading.problems == ()
    assert plain is not None
    assert reading.facts is not None
    (before,), (after,) = plain.income, reading.facts.income
    assert (before.name, before.month, before.yuan) == (after.name, after.month, after.yuan)
    assert after.id == f"FE-{FIRST_ROW + 2}"


def test_blank_rows_and_example_rows_are_passed_over(tmp_path: Path) -> None:
    good = GOOD["处理决定月报"]
    rows = [{"编号": "示例", "月份": "不是月份"}, {}, {"类别": "  ", "数据来源": "　"}, good]
    reading = read_ledger(ledger(tmp_path / "ledger.xlsx", {"处理决定月报": rows}))
    assert reading.problems == ()
    assert reading.facts is not None
    assert [each.id for each in reading.facts.counts] == [f"JD-{FIRST_ROW + 3}"]


@pytest.mark.parametrize(
    ("cover", "reason"),
    [
        ({"年度": "明年"}, "应为数字"),
        ({"年度": None}, "必填"),
        ({"年度": 24}, "应在2008至2100之间"),
        ({"机关名称": " "}, "必填"),
    ],
)
def test_without_organ_or_year_there_are_no_facts_but_every_sheet_is_read(
    tmp_path: Path, cover: dict[str, object], reason: str
) -> None:
    rows = {"公文": [{**GOOD["公文"], "成文日期": "某日"}], "培训": [GOOD["培训"]]}
    reading = read_ledger(ledger(tmp_path / "ledger.xlsx", rows, cover=cover))
    assert reading.facts is None
    assert [each.sheet for each in reading.problems] == ["封面", "公文"]
    assert reason in reading.problems[0].reason
    assert reading.problems[0].column == "B"


def test_a_cover_without_a_required_line_is_told(tmp_path: Path) -> None:
    path = ledger(tmp_path / "ledger.xlsx", {})
    book = load_workbook(path)
    book["封面"].delete_rows(HEADER_ROW + 2)
    book.save(path)
    (found,) = problems(path)
    assert (found.sheet, found.reason) == ("封面", "缺少“机关名称”一行")


def test_a_formula_counts_with_its_value_and_is_told_without_one(tmp_path: Path) -> None:
    path = ledger(
        tmp_path / "ledger.xlsx",
        {"处理决定月报": [{**GOOD["处理决定月报"], "决定数量": "=1+2"}], "培训": [GOOD["培训"]]},
        cover={"联系电话": "=1+1"},
    )
    found = problems(path)
    assert [(each.sheet, each.row, each.column) for each in found] == [
        ("封面", 9, "B"),
        ("处理决定月报", 5, "D"),
    ]
    assert all("公式没有计算结果" in each.reason for each in found)
    _replace(path, b"<f>1+2</f><v></v>", b"<f>1+2</f><v>3</v>")
    _replace(path, b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>")
    reading = read_ledger(path)
    assert reading.problems == ()
    assert reading.facts is not None
    assert reading.facts.counts[0].count == 3
    assert reading.facts.organ.phone == "2"


def test_an_error_value_is_told_and_the_row_left_out(tmp_path: Path) -> None:
    rows = [{**GOOD["处理决定月报"], "数据来源": "#N/A"}, GOOD["处理决定月报"]]
    reading = read_ledger(ledger(tmp_path / "ledger.xlsx", {"处理决定月报": rows}))
    (found,) = reading.problems
    assert (found.row, found.column, found.reason) == (5, "E", "单元格是错误值，请改正")
    assert reading.facts is not None
    assert [each.id for each in reading.facts.counts] == ["JD-6"]


def test_an_uncomputed_formula_below_the_last_value_is_told_too(tmp_path: Path) -> None:
    path = ledger(tmp_path / "ledger.xlsx", {"处理决定月报": [GOOD["处理决定月报"]]})
    book = load_workbook(path)
    book["处理决定月报"]["D9"] = "=A1"
    book["处理决定月报"]["H9"] = "=A1"
    book.save(path)
    assert [(each.row, each.column) for each in problems(path)] == [(9, "D")]


def test_cells_that_do_not_say_where_they_stand_are_counted(tmp_path: Path) -> None:
    rows = [{**GOOD["处理决定月报"], "编号": "甲", "决定数量": "=1+2"}]
    path = ledger(tmp_path / "ledger.xlsx", {"处理决定月报": rows})
    _replace(path, b'<c r="D5"', b"<c")
    assert [(each.row, each.column) for each in problems(path)] == [(5, "D")]
    _replace(path, b'<row r="5"', b"<row")
    assert len(problems(path)) == 1


def test_a_sheet_that_is_no_markup_is_answered(tmp_path: Path) -> None:
    path = ledger(tmp_path / "ledger.xlsx", {})
    with zipfile.ZipFile(path) as package:
        markup = package.read("xl/worksheets/sheet1.xml")
    _replace(path, markup, b"<worksheet")
    (found,) = problems(path)
    assert "已损坏" in str(found)


def test_a_broken_sheet_with_formulas_is_answered(tmp_path: Path) -> None:
    path = ledger(tmp_path / "ledger.xlsx", {"处理决定月报": [{"决定数量": "=1+2"}]})
    _replace(path, b"</sheetData>", b"</sheetDate>")
    reading = read_ledger(path)
    assert reading.facts is None
    assert "损坏" in str(reading.problems[0])


def test_nothing_half_written_stays_behind(tmp_path: Path) -> None:
    write_ledger(tmp_path / "ledger.xlsx", year=2024, facts=model_organ())
    assert [each.name for each in tmp_path.iterdir()] == ["ledger.xlsx"]


def _replace(path: Path, old: bytes, new: bytes) -> None:
    """Change the markup of a workbook's sheets."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data.replace(old, new) if "worksheets" in name else data)

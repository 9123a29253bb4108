"""Spreadsheets: every sheet, values as shown, tables where they stand."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime

import openpyxl
import pytest

from gongkai.files.errors import Unreadable
from gongkai.files.paper import Grid, Paper
from gongkai.files.readers.office import convert
from gongkai.files.readers.sheet import read

Sheet = openpyxl.worksheet.worksheet.Worksheet


def xlsx(fill: Callable[[Sheet], None], title: str = "表") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Sheet)
    sheet.title = title
    fill(sheet)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def of_rows(*rows: list[object]) -> bytes:
    def fill(sheet: Sheet) -> None:
        for row in rows:
            sheet.append(row)

    return xlsx(fill)


def table3(sheet: Sheet) -> None:
    """A report in a sheet: title, a chapter, and the corner of table 3."""
    sheet["A1"] = "某局2024年政府信息公开工作年度报告"
    sheet.merge_cells("A1:E2")
    sheet["A3"] = "一、总体情况"
    sheet["A4"] = "全年收到申请3件。\n均已答复。"
    sheet.merge_cells("A4:E4")
    sheet["A5"] = "三、收到和处理政府信息公开申请情况"
    sheet["A6"], sheet["C6"], sheet["E6"] = "项目", "申请人情况", "总计"
    sheet.merge_cells("A6:B7")
    sheet.merge_cells("C6:D6")
    sheet.merge_cells("E6:E7")
    sheet["C7"], sheet["D7"] = "自然人", "商业企业"
    sheet["A8"] = "三、本年度办理结果"
    sheet.merge_cells("A8:A9")
    for row, label in ((8, "（一）予以公开"), (9, "（二）部分公开")):
        sheet.cell(row, 2, label)
        for column in (3, 4, 5):
            sheet.cell(row, column, row * 10 + column)
    sheet["A10"] = "第二十条第（一）项"
    sheet.merge_cells("A10:E10")
    sheet.append(["四、结转", None, 0, 7.5, 1])


def rows(grid: Grid) -> list[list[str]]:
    shown = {place: cell.text for place, cell in grid.covered().items()}
    columns = range(grid.columns)
    return [[shown.get((row, column), "∅") for column in columns] for row in range(grid.rows)]


def lines(paper: Paper) -> list[str]:
    return [block.text for block in paper.paragraphs()]


TABLE3 = [
    ["项目", "项目", "申请人情况", "申请人情况", "总计"],
    ["项目", "项目", "自然人", "商业企业", "总计"],
    ["三、本年度办理结果", "（一）予以公开", "83", "84", "85"],
    ["三、本年度办理结果", "（二）部分公开", "93", "94", "95"],
    ["第二十条第（一）项"] * 5,
    ["四、结转", "", "0", "7.5", "1"],
]
WORDS = [
    "某局2024年政府信息公开工作年度报告",
    "一、总体情况",
    "全年收到申请3件。",
    "均已答复。",
    "三、收到和处理政府信息公开申请情况",
]


def test_a_report_in_a_sheet_is_words_and_tables() -> None:
    paper = read(xlsx(table3), name="报告.xlsx")
    assert lines(paper) == WORDS
    assert [rows(grid) for grid in paper.grids()] == [TABLE3]


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_older_and_open_formats_read_alike(kind: str) -> None:
    paper = read(convert(xlsx(table3), name="报告.xlsx", to=kind), name="报告")
    assert lines(paper) == WORDS
    assert [rows(grid) for grid in paper.grids()] == [TABLE3]
    assert paper.kind == kind


def test_cells_know_sheet_row_and_column() -> None:
    def fill(sheet: Sheet) -> None:
        sheet["C5"], sheet["D5"], sheet["C6"], sheet["D6"] = "甲", 1, "乙", 2

    (grid,) = read(xlsx(fill, "三表"), name="报告.xlsx").grids()
    place = grid.cells[3].place
    assert place is not None
    assert (place.file, place.table, place.row, place.column) == ("报告.xlsx!三表", 1, 6, 4)


def test_values_are_printed_as_a_reader_sees_them() -> None:
    values = [7, 7.0, 7.5, 0.1 + 0.2, 1e16, 0.00001, True, "０12 件", "", date(2024, 12, 31)]
    values += [datetime(2024, 12, 31, 9, 30)]  # noqa: DTZ001 sheets know no zones
    (grid,) = read(of_rows(["x", *values], ["y"] * 12), name="表.xlsx").grids()
    assert rows(grid)[0][1:] == [
        "7", "7", "7.5", "0.3", "10000000000000000", "0.00001", "TRUE", "０12 件", "",
        "2024-12-31", "2024-12-31 09:30:00",
    ]  # fmt: skip


def test_every_sheet_that_is_shown_is_read_and_hidden_ones_are_named() -> None:
    book = openpyxl.load_workbook(io.BytesIO(of_rows(["甲", 1], ["乙", 2])))
    book.create_sheet("续").append(["丁", 4])
    other = book.create_sheet("底稿")
    other.append(["丙", 3])
    other.sheet_state = "hidden"
    book.create_chartsheet("图")
    paper = read(saved(book), name="表.xlsx")
    assert [grid.place.table for grid in paper.grids() if grid.place] == [1, 2]
    assert "丙" not in str(paper.blocks)
    assert [remark for remark in paper.remarks if "底稿" in remark and "隐藏" in remark]


def test_blank_rows_part_tables() -> None:
    paper = read(of_rows(["甲", 1], ["乙", 2], [], ["丙", 3]), name="表.xlsx")
    assert [rows(grid) for grid in paper.grids()] == [[["甲", "1"], ["乙", "2"]], [["丙", "3"]]]


def test_a_label_whose_figures_are_blank_stays_in_its_table() -> None:
    data = of_rows(
        ["项目", "总计"], ["一、本年新收政府信息公开申请数量", None], ["二、上年结转", 0]
    )
    (grid,) = read(data, name="表.xlsx").grids()
    assert rows(grid)[1] == ["一、本年新收政府信息公开申请数量", ""]


def test_a_chapter_heading_beside_a_table_is_not_a_row_of_it() -> None:
    data = of_rows(["规章", 0], ["三、收到和处理政府信息公开申请情况"], ["项目", "总计"])
    paper = read(data, name="表.xlsx")
    assert lines(paper) == ["三、收到和处理政府信息公开申请情况"]
    assert len(list(paper.grids())) == 2


# ── delimited text ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("sign", [",", "\t", ";", "|"])
def test_text_tables_are_read_in_every_encoding(encoding: str, sign: str) -> None:
    text = "\r\n".join(
        sign.join(row) for row in (["项目", "自然人", "总计"], ["予以公开", "1", "2"])
    )
    paper = read(text.encode(encoding), name="表.csv")
    assert [rows(grid) for grid in paper.grids()] == [
        [["项目", "自然人", "总计"], ["予以公开", "1", "2"]]
    ]


def test_quoted_cells_hold_line_breaks_and_delimiters() -> None:
    text = '项目,说明,件数\n予以公开,"含上年,结转\n两行",3\n'
    (grid,) = read(text.encode(), name="表.csv").grids()
    assert rows(grid) == [["项目", "说明", "件数"], ["予以公开", "含上年,结转\n两行", "3"]]


def test_a_quote_never_closed_does_not_swallow_the_table() -> None:
    text = '甲,"1\n' + "乙,2\n" * 100
    (grid,) = read(text.encode(), name="表.csv").grids()
    assert grid.rows == 101


def test_words_between_text_tables_stay_words() -> None:
    text = "某局2024年政府信息公开工作年度报告,,\n一、总体情况,,\n全年无申请。,,\n"
    text += "项目,甲,总计\n新收,0,0\n"
    paper = read(text.encode(), name="表.csv")
    assert lines(paper) == ["某局2024年政府信息公开工作年度报告", "一、总体情况", "全年无申请。"]
    assert [rows(grid) for grid in paper.grids()] == [[["项目", "甲", "总计"], ["新收", "0", "0"]]]


def test_a_long_text_table_is_cut_with_a_remark() -> None:
    paper = read(b"a,1\n" * 30_000, name="长.csv")
    assert next(paper.grids()).rows == 20_000
    assert any("前面的部分" in remark for remark in paper.remarks)


# ── hostile and broken ──────────────────────────────────────────────────────────────────────────


def with_sheet(markup: bytes) -> bytes:
    """A workbook whose first sheet has this markup."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(of_rows(["甲", 1]))) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            sheet = info.filename == "xl/worksheets/sheet1.xml"
            new.writestr(info.filename, markup if sheet else old.read(info))
    return stream.getvalue()


WIDE, TALL = b'table:number-columns-repeated="16384"', b'table:number-rows-repeated="1048576"'
SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'


def test_a_million_rows_are_cut_with_a_remark() -> None:
    row = b'<row r="%d"><c r="A%d"><v>%d</v></c><c r="B%d"><v>7</v></c></row>'
    body = b"".join(row % (i, i, i * 7919 % 10007, i) for i in range(1, 1_000_001))
    paper = read(with_sheet(SHEET + body + b"</sheetData></worksheet>"), name="长.xlsx")
    grid = next(paper.grids())
    assert grid.rows == 20_000
    assert rows(grid)[:2] == [["7919", "7"], ["5831", "7"]]
    assert any("前面的部分" in remark for remark in paper.remarks)


def test_cells_at_opposite_corners_ask_for_no_memory() -> None:
    body = b'<row r="1"><c r="A1"><v>1</v></c></row>'
    body += b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    with pytest.raises(Unreadable, match="范围过大"):
        read(with_sheet(SHEET + body + b"</sheetData></worksheet>"), name="角.xlsx")


def test_repeated_cells_of_an_open_sheet_ask_for_no_memory() -> None:
    data = convert(of_rows(["甲", 1]), name="表.xlsx", to="ods")
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename == "content.xml":
                content = re.sub(rb' table:number-[a-z]+-repeated="[0-9]+"', b"", content)
                content = content.replace(b"<table:table-cell", b"<table:table-cell " + WIDE)
                content = content.replace(b"<table:table-row", b"<table:table-row " + TALL)
            new.writestr(info, content)
    paper = read(stream.getvalue(), name="复.ods")
    assert any("前面的部分" in remark for remark in paper.remarks)


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04broken",
        of_rows(["甲", 1])[:3000],
        with_sheet(b"<worksheet"),
        with_sheet(b" " * 60_000_000),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000),
        bytes(range(256)) * 20,
    ],
    ids=["magic", "cut", "xml", "bomb", "compound", "noise"],
)
def test_a_bad_workbook_is_unreadable_or_empty(data: bytes) -> None:
    assert answer(data) in ("坏.xlsx", "0 表")


def answer(data: bytes) -> str:
    """The name an Unreadable carries, or how many tables were read."""
    try:
        return f"{len(list(read(data, name='坏.xlsx').grids()))} 表"
    except Unreadable as caught:
        return caught.name


def test_every_truncation_is_an_answer() -> None:
    whole = of_rows(["甲", 1], ["乙", 2])
    for kind in ("xlsx", "xls", "ods"):
        data = whole if kind == "xlsx" else convert(whole, name="表.xlsx", to=kind)
        for length in range(100, len(data), len(data) // 15):
            assert answer(data[:length])

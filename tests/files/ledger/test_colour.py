"""The copy shows every bad cell with its reason; the original is not touched."""

import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from gongkai.files.errors import Unreadable
from gongkai.files.ledger import LedgerProblem, colour_problems, read_ledger
from gongkai.files.ledger.look import BAD
from tests.files.ledger.workbooks import GOOD, ledger


def _bad_ledger(tmp_path: Path) -> Path:
    rows = {
        "处理决定月报": [{**GOOD["处理决定月报"], "决定数量": "=1+1", "月份": 13}],
        "公文": [{**GOOD["公文"], "公开属性": "=公开"}],
    }
    path = ledger(tmp_path / "ledger.xlsx", rows)
    book = load_workbook(path)
    del book["正文"]
    book.save(path)
    return path


def test_bad_cells_are_coloured_and_noted_in_a_copy(tmp_path: Path) -> None:
    path = _bad_ledger(tmp_path)
    before = path.read_bytes()
    colour_problems(path, read_ledger(path).problems, tmp_path / "marked.xlsx")
    assert path.read_bytes() == before
    page = load_workbook(tmp_path / "marked.xlsx")["处理决定月报"]
    for place in ("C5", "D5"):
        assert page[place].fill.fgColor.rgb.endswith(BAD)
        assert page[place].comment.text.startswith("须改正：")
    assert page["B5"].comment is None
    assert page["C5"].value == 13


def test_the_first_sheet_of_the_copy_lists_every_problem_with_a_link(tmp_path: Path) -> None:
    path = _bad_ledger(tmp_path)
    told = read_ledger(path).problems
    colour_problems(path, told, tmp_path / "marked.xlsx")
    book = load_workbook(tmp_path / "marked.xlsx")
    page = book["问题清单"]
    assert book.sheetnames[0] == "问题清单"
    assert [row[1] for row in page.iter_rows(min_row=2, values_only=True)] == [
        each.sheet for each in told
    ]
    assert page["C2"].hyperlink.location == "'公文'!F5"
    assert page.cell(len(told) + 1, 3).hyperlink is None


def test_a_copy_can_be_marked_again_and_is_the_same_each_time(tmp_path: Path) -> None:
    path = _bad_ledger(tmp_path)
    told = read_ledger(path).problems
    for name in ("a.xlsx", "b.xlsx"):
        colour_problems(path, told, tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert read_ledger(tmp_path / "a.xlsx").problems == told
    colour_problems(tmp_path / "a.xlsx", told, tmp_path / "c.xlsx")
    assert load_workbook(tmp_path / "c.xlsx").sheetnames.count("问题清单") == 1


def test_two_problems_of_one_cell_share_its_note(tmp_path: Path) -> None:
    path = ledger(tmp_path / "ledger.xlsx", {"公文": [GOOD["公文"]]})
    told = [LedgerProblem(sheet="公文", row=5, column="B", reason=why) for why in ("甲", "乙")]
    colour_problems(path, told, tmp_path / "marked.xlsx")
    note = load_workbook(tmp_path / "marked.xlsx")["公文"]["B5"].comment.text
    assert note == "须改正：甲\n须改正：乙"


def test_what_was_typed_stays_a_text_in_the_list(tmp_path: Path) -> None:
    path = ledger(tmp_path / "ledger.xlsx", {})
    told = [LedgerProblem(sheet="公文", row=5, value="=cmd()", reason="不能辨认")]
    colour_problems(path, told, tmp_path / "marked.xlsx")
    assert load_workbook(tmp_path / "marked.xlsx")["问题清单"]["F2"].data_type == "s"


@pytest.mark.parametrize("data", [b"", b"PK\3\4" + b"\0" * 200, b"text"])
def test_what_is_no_workbook_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "ledger.xlsx"
    path.write_bytes(data)
    with pytest.raises(Unreadable):
        colour_problems(path, (), tmp_path / "marked.xlsx")
    assert not (tmp_path / "marked.xlsx").exists()


def test_a_workbook_broken_in_its_styles_is_refused(tmp_path: Path) -> None:
    path = ledger(tmp_path / "ledger.xlsx", {})
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, b"<styleSheet" if name == "xl/styles.xml" else data)
    with pytest.raises(Unreadable, match="已损坏"):
        colour_problems(path, (), tmp_path / "marked.xlsx")

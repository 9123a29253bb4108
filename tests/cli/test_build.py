"""`gongkai build`: the whole way from a ledger to a report, and every way a ledger goes wrong."""

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from openpyxl import load_workbook

from gongkai.files import read
from gongkai.files.ledger import write_ledger
from gongkai.files.samples import lively_organ, lively_years, model_organ
from gongkai.files.writers.errors import NoChineseFont
from gongkai.report.facts import YearFacts
from tests.cli.conftest import Run

KINDS = ("docx", "pdf", "html", "xlsx", "json", "csv")
Change = Callable[[Any], None]


@cache
def _lively() -> Path:
    """The lively ledger, written once for all tests of this file."""
    path = Path(mkdtemp()) / "lively.xlsx"
    write_ledger(path, year=2024, facts=lively_organ(year=2024, applications=60, documents=20))
    return path


def _ledger(path: Path, facts: YearFacts | None = None) -> Path:
    write_ledger(path, year=2024, facts=facts or model_organ())
    return path


def _spoilt(path: Path, change: Change) -> Path:
    """The lively ledger with something changed by hand."""
    shutil.copy(_lively(), path)
    book = load_workbook(path)
    change(book)
    book.save(path)
    return path


def _put(sheet: str, header: str, row: int, value: object) -> Change:
    """A change: another value in the cell under a header."""

    def change(book: Any) -> None:
        heads = [str(cell.value or "").removesuffix(" *") for cell in book[sheet][3]]
        book[sheet].cell(row, heads.index(header) + 1).value = value

    return change


def test_the_model_ledger_becomes_a_clean_report_in_every_format(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"
    said = run("build", _ledger(tmp_path / "ledger.xlsx"), "-o", out)
    assert said.status == 0
    title = "平罗县机关事务服务中心2024年政府信息公开工作年度报告"
    assert said.out.splitlines()[0] == f"{title}：没有发现问题。"
    assert sorted(path.name for path in out.iterdir()) == sorted(f"{title}.{k}" for k in KINDS)
    for kind in ("docx", "pdf", "html", "xlsx", "json"):
        report = read(out / f"{title}.{kind}")
        assert report.organ == "平罗县机关事务服务中心", kind
        assert set(report.facts.values()) == {0}, kind
        assert "11件" in report.text(1), kind


def test_only_the_formats_asked_for_are_written(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"
    said = run("build", _lively(), "-o", out, "--to", "json,html")
    assert said.status == 0
    assert sorted(path.suffix for path in out.iterdir()) == [".html", ".json"]
    report = read(next(out.glob("*.json")))
    assert report.value("table3.new_received.total")


def test_the_same_ledger_gives_the_same_bytes(run: Run, tmp_path: Path) -> None:
    for name in ("one", "two"):
        run("build", _lively(), "-o", tmp_path / name, "--to", "docx,html,xlsx,json,csv")
    one, two = (sorted((tmp_path / name).iterdir()) for name in ("one", "two"))
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]
    assert len(one) == 5


def test_two_years_carry_over(run: Run, tmp_path: Path) -> None:
    last, this = lively_years(2023, 2024, applications=40, documents=5)
    write_ledger(tmp_path / "2023.xlsx", year=2023, facts=last)
    _ledger(tmp_path / "2024.xlsx", this)
    assert run("build", tmp_path / "2023.xlsx", "-o", tmp_path / "a", "--to", "json").status == 0
    before = next((tmp_path / "a").iterdir())
    words = ("-o", tmp_path / "b", "--to", "json", "--previous", before)
    assert run("build", tmp_path / "2024.xlsx", *words).status == 0
    other = run("build", _lively(), *words)
    assert other.status == 1
    assert "CAR01" in other.out


def test_the_clerks_own_words_are_held_against_the_ledger(run: Run, tmp_path: Path) -> None:
    def change(book: Any) -> None:
        sheet = book["正文"]
        sheet.cell(5, 2).value, sheet.cell(5, 3).value = "1.1", "全年制发公文999件。"

    ledger, out = _spoilt(tmp_path / "ledger.xlsx", change), tmp_path / "out"
    said = run("build", ledger, "-o", out, "--to", "json")
    assert said.status == 1
    assert "FIG02" in said.out
    assert "999" in said.out
    assert len(list(out.iterdir())) == 1


def _received_after_the_answer(book: Any) -> None:
    _put("依申请公开", "收到日期", 30, "2024-06-04")(book)
    _put("依申请公开", "答复日期", 30, "2024-06-03")(book)


WRONG: dict[str, tuple[Change, str, str]] = {
    "a missing sheet": (
        lambda book: book.remove(book["依申请公开"]),
        "“依申请公开”",
        "缺少这张工作表",
    ),
    "an unknown result": (
        _put("依申请公开", "办理结果", 6, "看情况"),
        "“依申请公开”第6行L列（办理结果）",
        "看情况",
    ),
    "a result before the receipt": (
        _received_after_the_answer,
        "“依申请公开”第30行K列（答复日期）",
        "收到",
    ),
    "two documents with one number": (
        _put("公文", "文号", 6, "示综发〔2024〕1号"),
        "“公文”第6行B列（文号）",
        "示综发〔2024〕1号",
    ),
    "text in a number cell": (
        _put("处理决定月报", "决定数量", 5, "三十多"),
        "“处理决定月报”第5行D列（决定数量）",
        "三十多",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_bad_cell_is_named_and_nothing_is_written(run: Run, tmp_path: Path, name: str) -> None:
    change, place, reason = WRONG[name]
    ledger, out = _spoilt(tmp_path / "ledger.xlsx", change), tmp_path / "out"
    said = run("build", ledger, "-o", out)
    assert (said.status, said.err) == (2, "")
    line = next(line for line in said.out.splitlines() if place in line)
    assert "须改正" in line
    assert reason in line
    assert "没有生成年报" in said.out.splitlines()[0]
    assert not out.exists()
    marked = tmp_path / "ledger-标注.xlsx"
    assert str(marked) in said.out
    assert load_workbook(marked).sheetnames[0] == "问题清单"


def test_many_bad_cells_are_cut_on_the_screen_only(run: Run, tmp_path: Path) -> None:
    def change(book: Any) -> None:
        for row in range(5, 65):
            book["依申请公开"].cell(row, 3).value = f"路人{row}"

    said = run("build", _spoilt(tmp_path / "ledger.xlsx", change), "-o", tmp_path / "out")
    assert said.out.count("“路人") == 50
    assert "另有 10 处，见标注副本" in said.out


def test_like_problems_in_one_row_after_the_other_are_one_line(run: Run, tmp_path: Path) -> None:
    def change(book: Any) -> None:
        for row in (10, 11, 12, 14):
            book["依申请公开"].cell(row, 3).value = "路人"

    said = run("build", _spoilt(tmp_path / "ledger.xlsx", change), "-o", tmp_path / "out")
    assert said.out.startswith(f"{tmp_path / 'ledger.xlsx'}：4 处须改正")
    assert "“依申请公开”第10至12行C列（申请人类别）：“路人”" in said.out
    assert "“依申请公开”第14行C列（申请人类别）：“路人”" in said.out


def test_the_copy_may_fail_without_hiding_the_problems(run: Run, tmp_path: Path) -> None:
    ledger = _spoilt(tmp_path / "ledger.xlsx", WRONG["an unknown result"][0])
    (tmp_path / "ledger-标注.xlsx").mkdir()
    said = run("build", ledger, "-o", tmp_path / "out")
    assert said.status == 2
    assert "看情况" in said.out
    assert "没有写出标注副本" in said.out


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.xlsx", b"", "空"),
        ("notes.xlsx", "各科室".encode(), "工作簿"),
        ("broken.xlsx", b"PK\x03\x04 broken", ""),
    ],
)
def test_a_file_that_is_no_workbook_is_refused_in_one_sentence(
    run: Run, tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    ledger = tmp_path / name
    ledger.write_bytes(data)
    said = run("build", ledger, "-o", tmp_path / "out")
    assert (said.status, said.out, said.err.count("\n")) == (2, "", 1)
    assert name in said.err
    assert reason in said.err
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_document_renamed_to_a_workbook_is_refused(run: Run, tmp_path: Path) -> None:
    run("build", _lively(), "-o", tmp_path / "out", "--to", "docx")
    document = next((tmp_path / "out").iterdir()).rename(tmp_path / "ledger.xlsx")
    said = run("build", document, "-o", tmp_path / "new")
    assert (said.status, said.err.count("\n")) == (2, 1)
    assert "ledger.xlsx" in said.err
    assert not (tmp_path / "new").exists()


def test_a_ledger_that_is_not_there_is_said_so(run: Run, tmp_path: Path) -> None:
    said = run("build", tmp_path / "none.xlsx", "-o", tmp_path / "out")
    assert said.status == 2
    assert said.err == f"gongkai: {tmp_path / 'none.xlsx'}：文件或者文件夹不存在\n"


def test_last_years_report_must_be_readable(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"
    said = run("build", _lively(), "-o", out, "--previous", tmp_path / "none.pdf")
    assert said.status == 2
    assert "none.pdf" in said.err
    assert not out.exists()


def test_without_chinese_fonts_the_other_formats_still_come_out(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gongkai.files.writers import pdf

    def fail(*_: object, **__: object) -> bytes:
        raise NoChineseFont(())

    monkeypatch.setattr(pdf, "render", fail)
    said = run("build", _lively(), "-o", tmp_path / "out")
    assert said.status == 0
    assert "没有找到中文字体" in said.err
    assert sorted(p.suffix[1:] for p in (tmp_path / "out").iterdir()) == sorted(
        set(KINDS) - {"pdf"}
    )
    asked = run("build", _lively(), "-o", tmp_path / "new", "--to", "pdf,json")
    assert asked.status == 2
    assert not (tmp_path / "new").exists()


def test_an_organs_own_fonts_come_before_those_of_the_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from gongkai.cli.typefaces import VARIABLE, font_folders

    own = tmp_path / "own"
    own.mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(VARIABLE, str(own))
    assert font_folders() == (own,)
    (tmp_path / ".fonts").mkdir()
    assert font_folders() == (own, Path(".fonts"))
    monkeypatch.delenv(VARIABLE)
    assert font_folders() == (Path(".fonts"),)

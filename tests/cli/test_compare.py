"""`gongkai compare`: two years or two organs, on the screen and in files."""

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from gongkai.cli.terminal import width_of
from tests.cli.conftest import Run
from tests.cli.papers import written

PERMIT = "table2.permit.decisions"


def two_years(folder: Path) -> tuple[Path, Path]:
    old = written(folder / "old.html", {PERMIT: 80}, year=2023)
    return old, written(folder / "new.docx", {PERMIT: 100, "table4.review.upheld": "blank"})


def test_two_years_are_told_with_change_and_links(run: Run, tmp_path: Path) -> None:
    said = run("compare", *two_years(tmp_path))
    assert (said.status, said.err) == (0, "")
    lines = said.out.splitlines()
    assert lines[0] == "示例县综合服务局2023年与2024年政府信息公开年度报告比较"
    told = [line.split() for line in lines]
    assert ["表二", "行政许可", "·", "本年处理决定数量", "80", "100", "+20", "+25%"] in told
    assert ["表四", "行政复议", "·", "结果维持", "0", "空白", "—", "—"] in told
    assert any(line[-1:] == ["一致"] for line in told)


def test_the_earlier_year_comes_first_however_they_are_named(run: Run, tmp_path: Path) -> None:
    old, new = two_years(tmp_path)
    said = run("compare", new, old)
    assert said.out == run("compare", old, new).out
    assert said.err == f"按年度先后比较：{old} 在前，{new} 在后\n"


def test_two_organs_keep_their_order_and_reused_words_are_quoted(run: Run, tmp_path: Path) -> None:
    words = (
        "一是公开目录更新不够及时，个别科室在信息产生之后很久才想起来要登记和发布，应当每月核对。"
    )
    one = written(tmp_path / "one.html", organ="示例县水务局", texts={"5": words})
    two = written(tmp_path / "two.html", organ="示例县民政局", texts={"5": words})
    said = run("compare", one, two)
    assert said.out.startswith("示例县水务局与示例县民政局2024年")
    assert "（100%）与示例县水务局报告相同" in said.out
    assert "“公开目录更新不够及时" in said.out
    assert said.err == ""


def test_a_long_passage_is_cut_on_the_screen(run: Run, tmp_path: Path) -> None:
    words = "公开目录更新不够及时个别科室在信息产生之后很久才想起来要登记和发布" * 4 + "。"
    one = written(tmp_path / "one.html", organ="示例县水务局", texts={"5": words})
    two = written(tmp_path / "two.html", organ="示例县民政局", texts={"5": words})
    quote = next(x for x in run("compare", one, two).out.splitlines() if "“" in x)
    assert quote.strip().endswith("…”")
    assert len(quote.strip()) == 83


def test_a_page_and_a_workbook_go_to_files(run: Run, tmp_path: Path) -> None:
    old, new = two_years(tmp_path)
    page, book = tmp_path / "c.html", tmp_path / "c.xlsx"
    assert run("compare", old, new, "--format", "html", "-o", page).status == 0
    assert "+25%" in page.read_text(encoding="utf-8")
    assert run("compare", old, new, "--format", "xlsx", "-o", book).status == 0
    sheet = load_workbook(io.BytesIO(book.read_bytes()))["数字"]
    assert (PERMIT, 80, 100) in [
        (row[0], row[2], row[3]) for row in sheet.iter_rows(values_only=True)
    ]


def test_text_can_go_to_a_file(run: Run, tmp_path: Path) -> None:
    old, new = two_years(tmp_path)
    said = run("compare", old, new, "-o", tmp_path / "c.txt")
    assert (said.out, said.status) == ("", 0)
    assert (tmp_path / "c.txt").read_text(encoding="utf-8") == run("compare", old, new).out


def test_a_file_that_cannot_be_read_is_named(run: Run, tmp_path: Path) -> None:
    old, _ = two_years(tmp_path)
    said = run("compare", old, tmp_path / "none.pdf")
    assert said.status == 2
    assert "none.pdf" in said.err
    assert "Traceback" not in said.err


def test_a_terminal_gets_no_workbook(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gongkai.cli.compare.sys.stdout.isatty", lambda: True, raising=False)
    old, new = two_years(tmp_path)
    said = run("compare", old, new, "--format", "xlsx")
    assert said.status == 2
    assert "请用 -o 写明文件" in said.err


def test_labels_are_wrapped_on_a_narrow_terminal(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gongkai.cli.compare.line_width", lambda _: 60)
    said = run("compare", *two_years(tmp_path))
    table = [line for line in said.out.splitlines() if line.startswith("  ")]
    assert max(map(width_of, table)) <= 64

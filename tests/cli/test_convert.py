"""`gongkai convert`: the same figures in another format, in the official layout."""

from pathlib import Path

from gongkai.files import read
from tests.cli.conftest import Run
from tests.cli.papers import unbalanced, written

TITLE = "示例县综合服务局2024年政府信息公开工作年度报告"


def test_every_figure_survives_in_every_format(run: Run, tmp_path: Path) -> None:
    values = {"table3.granted.natural": 7, "table4.review.upheld": "blank"}
    file, out = written(tmp_path / "report.docx", values), tmp_path / "out"
    said = run("convert", file, "--to", "html,json,xlsx", "-o", out)
    assert said.status == 0
    names = [f"{TITLE}.{kind}" for kind in ("html", "json", "xlsx")]
    assert said.out.splitlines() == [f"已写入 {out / name}" for name in names]
    for name in names:
        assert read(out / name).facts == read(file).facts


def test_figures_that_do_not_balance_are_converted_as_they_are(run: Run, tmp_path: Path) -> None:
    file = unbalanced(tmp_path / "report.docx")
    assert run("convert", file, "--to", "json", "-o", tmp_path / "out").status == 0


def test_what_was_not_found_is_told(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<h1>示例县2024年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>全年公开12条。</p>",
        encoding="utf-8",
    )
    said = run("convert", page, "--to", "json", "-o", tmp_path / "out")
    assert said.status == 1
    assert "没有找到表三" in said.out


def test_the_file_that_is_read_is_never_written_over(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path / f"{TITLE}.html")
    before = file.read_bytes()
    said = run("convert", file, "--to", "html,json", "-o", tmp_path)
    assert said.status == 2
    assert "会覆盖原文件" in said.err
    assert file.read_bytes() == before
    assert list(tmp_path.iterdir()) == [file]


def test_wrong_words_are_answered_in_one_sentence(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path / "report.html")
    assert "没有“exe”这种格式" in run("convert", file, "--to", "docx,exe").err
    assert "没有写明格式" in run("convert", file, "--to", ",").err
    assert "这是文件夹" in run("convert", tmp_path, "--to", "json").err
    out = tmp_path / "taken"
    out.write_text("", encoding="utf-8")
    said = run("convert", file, "--to", "json", "-o", out)
    assert (said.status, said.err.count("\n")) == (2, 1)

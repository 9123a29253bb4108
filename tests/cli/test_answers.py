"""Findings as papers: a page or a letter for each file, none for what cannot be read."""

from pathlib import Path

from tests.cli.conftest import Run
from tests.cli.papers import unbalanced, written


def test_one_page_stands_where_it_is_asked_for(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "核对.html"
    said = run("check", unbalanced(tmp_path / "report.docx"), "--format", "html", "-o", out)
    assert said.status == 1
    assert "处须改正" in said.out
    assert f"已写入 {out}" in said.out
    assert "spot-1" in out.read_text(encoding="utf-8")


def test_a_letter_names_its_sender(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "letter.html"
    file = unbalanced(tmp_path / "report.docx")
    run("check", file, "--format", "letter", "-o", out, "--sender", "示例县公开办")
    assert "示例县公开办" in out.read_text(encoding="utf-8")
    assert "　　　　年　　月　　日" in out.read_text(encoding="utf-8")


def test_a_letter_has_the_day_that_is_given(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "letter.html"
    file = unbalanced(tmp_path / "report.docx")
    run("check", file, "--format", "letter", "-o", out, "--date", "2025-03-03")
    assert "2025年3月3日" in out.read_text(encoding="utf-8")


def test_several_files_are_answered_in_a_folder_each_by_its_name(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    written(tmp_path / "a" / "年报.html")
    unbalanced(tmp_path / "b" / "年报.docx")
    (tmp_path / "b" / "坏.pdf").write_bytes(b"%PDF-1.7 spoilt")
    out = tmp_path / "out"
    said = run("check", tmp_path / "a", tmp_path / "b", "--format", "docx", "-o", out)
    assert said.status == 2
    names = sorted(path.name for path in out.iterdir())
    assert names == ["年报-2-整改建议.docx", "年报-整改建议.docx"]
    assert "坏.pdf：不能读取" in said.err


def test_several_papers_do_not_fit_one_file(run: Run, tmp_path: Path) -> None:
    one, two = written(tmp_path / "1.html"), written(tmp_path / "2.html")
    said = run("check", one, two, "--format", "html", "-o", one)
    assert said.status == 2
    assert "2 份报告要写入一个文件夹" in said.err
    assert "spot-1" not in one.read_text(encoding="utf-8")

"""`gongkai corpus`, as a user meets it."""

import json
import sys
from pathlib import Path

import pytest

from gongkai.cli.corpus import _counted
from tests.cli.conftest import Run
from tests.cli.papers import unbalanced, written


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with one good and one unbalanced report."""
    folder = tmp_path / "reports"
    folder.mkdir()
    written(folder / "good.html", year=2023)
    unbalanced(folder / "wrong.html")
    return folder


def test_check_says_what_was_read_and_found_and_where_the_tables_are(
    run: Run, reports: Path
) -> None:
    said = run("corpus", "check", reports, "--workers", 1)
    assert said.status == 1
    assert "2 份年报，0 个文件不能读取" in said.out
    assert "处须改正" in said.out
    assert str(reports.with_name("reports.checked")) in said.out
    again = run("corpus", "check", reports, "--workers", 1)
    assert "新读 0 个，内容未变 2 个" in again.out


def test_what_cannot_be_read_is_named_and_sets_the_status(run: Run, reports: Path) -> None:
    (reports / "torn.pdf").write_bytes(b"%PDF-1.7 torn")
    said = run("corpus", "check", reports, "-o", reports.with_name("out"))
    assert said.status == 2
    assert "torn.pdf：" in said.err
    assert "gongkai:" not in said.err


def test_questions_and_figures_are_answered_from_the_folder_of_the_reports(
    run: Run, reports: Path, tmp_path: Path
) -> None:
    run("corpus", "check", reports, "--workers", 1)
    listed = run("corpus", "query", reports)
    assert "unbalanced" in listed.out
    text = run("corpus", "query", reports, "unbalanced")
    assert "wrong.html" in text.out
    rows = json.loads(run("corpus", "query", reports, "unbalanced", "--format", "json").out)
    assert {row["文件"] for row in rows} == {"wrong.html"}
    facts = run("corpus", "facts", reports, "-o", tmp_path / "facts.csv")
    assert facts.status == 0
    lines = (tmp_path / "facts.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("organ,year,file,key,label,found,value")
    assert len(lines) > 300
    run("corpus", "facts", reports, "-o", tmp_path / "facts.json")
    figures = json.loads((tmp_path / "facts.json").read_text(encoding="utf-8"))
    key = "table3.granted.natural"
    assert [row["value"] for row in figures if row["key"] == key] == [0, 2]
    run("corpus", "facts", reports, "-o", tmp_path / "facts.parquet")
    assert (tmp_path / "facts.parquet").read_bytes().startswith(b"PAR1")


def test_no_answer_is_said_in_words_and_as_an_empty_array(run: Run, reports: Path) -> None:
    run("corpus", "check", reports, "--workers", 1)
    nothing = "SELECT file FROM reports WHERE false"
    assert "（没有）" in run("corpus", "query", reports, nothing).out
    as_json = run("corpus", "query", reports, nothing, "--format", "json").out
    assert json.loads(as_json) == []
    assert run("corpus", "query", reports, nothing, "--format", "csv").out == "file\n"


@pytest.mark.parametrize(
    "words",
    [
        ("check", "no-such-folder"),
        ("query", "no-such-folder", "missing"),
        ("facts", "no-such-folder"),
    ],
)
def test_a_folder_that_is_not_there_is_one_sentence(run: Run, words: tuple[str, ...]) -> None:
    said = run("corpus", *words)
    assert said.status == 2
    assert len(said.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("package", "words"),
    [
        ("pyarrow", ("check",)),
        ("distributed", ("check", "--scheduler", "tcp://127.0.0.1:9")),
        ("duckdb", ("check",)),
        ("duckdb", ("query", "missing")),
    ],
)
def test_a_missing_package_is_one_sentence_with_the_way_out(
    run: Run, reports: Path, monkeypatch: pytest.MonkeyPatch, package: str, words: tuple[str, ...]
) -> None:
    if words[0] == "query":
        run("corpus", "check", reports, "--workers", 1)
    monkeypatch.setitem(sys.modules, package, None)
    said = run("corpus", words[0], reports, *words[1:])
    assert said.status == 2
    assert said.err == f"gongkai: 没有安装 {package}，请先运行 pip install 'gongkai[corpus]'\n"


def test_progress_counts_every_file_of_a_chunk(monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[int] = []
    monkeypatch.setattr("gongkai.cli.progress._Bar.step", lambda _: counted.append(1))
    with _counted("读取", 50) as steps:
        steps(40)
        steps(10)
    assert len(counted) == 50

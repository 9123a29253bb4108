"""`gongkai new-ledger`: an empty or a filled workbook, and nothing lost."""

from pathlib import Path

import pytest

from gongkai.files.ledger import read_ledger
from gongkai.files.samples import model_organ
from tests.cli.conftest import Run


def test_a_sample_ledger_holds_its_facts(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "new" / "ledger.xlsx"
    said = run("new-ledger", "2024", "--sample", "model", "-o", out)
    assert said.status == 0
    assert said.out == f"已写入 {out}。填好后运行：gongkai build {out} -o out\n"
    reading = read_ledger(out)
    assert reading.problems == ()
    assert reading.facts == model_organ()


def test_the_lively_sample_may_be_of_any_year(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "ledger.xlsx"
    assert run("new-ledger", "2022", "--sample", "lively", "-o", out).status == 0
    facts = read_ledger(out).facts
    assert facts is not None
    assert (facts.year, len(facts.applications) > 100) == (2022, True)


def test_a_year_of_work_is_not_written_over(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "ledger.xlsx"
    out.write_bytes(b"a year of work")
    said = run("new-ledger", "2024", "-o", out)
    assert said.status == 2
    assert "已经存在，没有覆盖" in said.err
    assert out.read_bytes() == b"a year of work"
    assert run("new-ledger", "2024", "-o", out, "--force").status == 0
    assert out.read_bytes()[:2] == b"PK"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("2024", "-o", "ledger.txt"), "台账的文件名应以 .xlsx 结尾"),
        (("2018", "-o", "l.xlsx"), "“2018”不是年度"),
        (("next", "-o", "l.xlsx"), "“next”不是年度"),
        (("2023", "--sample", "model", "-o", "l.xlsx"), "所给事实为 2024 年"),
        (("2024",), "缺少参数：-o/--output"),
    ],
)
def test_wrong_words_are_answered_and_nothing_is_written(
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    reason: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    said = run("new-ledger", *words)
    assert said.status == 2
    assert reason in said.err
    assert list(tmp_path.iterdir()) == []

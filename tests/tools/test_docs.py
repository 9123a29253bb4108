"""The generated pages hold every rule and every parameter."""

from pathlib import Path

import pytest

from gongkai.law.parameters import terms
from gongkai.report.rules import RULES
from tools import docs


def test_every_rule_has_its_page_once() -> None:
    page = docs.rules_page()
    assert [
        code for code in (rule.code for rule in RULES) if page.count(f"\n## {code} ") != 1
    ] == []


def test_every_version_of_a_term_stands_on_the_page() -> None:
    rows = [line for line in docs.parameters_page().splitlines() if line.startswith("| ")]
    for term in terms().values():
        found = sum(
            f"| `{term.key}` |" in row and row.startswith(f"| {term.title} |") for row in rows
        )
        assert found == len(term.versions), term.key


def test_a_stale_page_is_named_and_writing_mends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(docs, "DOCS", tmp_path)
    assert docs.main([]) == 0
    assert docs.main(["--check"]) == 0
    (tmp_path / "rules.md").write_text("edited by hand", encoding="utf-8")
    assert docs.main(["--check"]) == 1
    assert capsys.readouterr().out == "out of date, run make docs: rules.md\n"


def test_the_pages_that_stand_there_are_fresh(capsys: pytest.CaptureFixture[str]) -> None:
    stale = docs.main(["--check"])
    assert (stale, capsys.readouterr().out) == (0, "")

"""Ready questions answer right, and SQL reaches every table."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from gongkai.corpus.asking import all_facts, asked, facts_to_parquet, questions
from gongkai.corpus.errors import BadQuestion, NoCorpus
from tests.corpus.folders import KEY, reports


def _asked(checked: Path, question: str, **of: Any) -> list[tuple[Any, ...]]:
    with asked(checked, question, **of) as answer:
        return list(answer.rows)


def _new(name: str) -> Any:
    return reports()[name].value("table3.new_received.total")


def test_who_has_no_report_of_a_year(checked: Path) -> None:
    lone = reports()["b/2023.html"].organ
    missing = _asked(checked, "missing")
    assert (lone, 2024) in missing
    assert ("青禾县教育局", 2024) not in missing
    assert {organ for organ, _ in _asked(checked, "missing", year=2022)} >= {lone, "石桥县民政局"}


def test_who_does_not_balance(checked: Path) -> None:
    found = _asked(checked, "unbalanced")
    assert {(row[0], row[6]) for row in found} == {
        ("云岭市水务局", "b/2023.html"),
        ("青禾县教育局", "a/2024.docx"),
    }
    assert _asked(checked, "unbalanced", year=2022) == []


def test_ranks_are_by_year_and_by_the_cell_asked_of(checked: Path) -> None:
    ranks = _asked(checked, "ranks", year=2024)
    wanted = sorted((_new("a/2024.docx"), _new("c/2024.html")), reverse=True)
    assert [(row[1], row[4]) for row in ranks] == [(1, wanted[0]), (2, wanted[1])]
    granted = _asked(checked, "ranks", year=2024, key="table3.granted.total")
    assert {row[3] for row in granted} != {row[3] for row in ranks}


def test_a_series_shows_the_years_of_an_organ_and_the_change(checked: Path) -> None:
    first, second = _new("c/2023.txt"), _new("c/2024.html")
    series = [row for row in _asked(checked, "series") if row[0] == "石桥县民政局"]
    assert series == [
        ("石桥县民政局", 2023, first, None, None),
        ("石桥县民政局", 2024, second, second - first, 1),
    ]


def test_a_carry_over_that_does_not_meet_is_shown_by_column(checked: Path) -> None:
    closing = reports()["a/2023.html"].value("table3.carried_forward.natural")
    opening = reports()["a/2024.docx"].value(KEY)
    assert _asked(checked, "carryover") == [
        ("青禾县教育局", 2024, "natural", opening, closing, Decimal(2))
    ]


def test_words_used_again_are_shown_with_both_files(checked: Path) -> None:
    pairs = {(row[7], row[8]): row[3] for row in _asked(checked, "reuse") if row[2] == "chapter5"}
    assert pairs["a/2023.html", "c/2023.txt"] == "100%"
    assert pairs["c/2023.txt", "a/2023.html"] == "100%"


def test_every_ready_question_says_what_it_asks() -> None:
    names = [each.name for each in questions()]
    assert names == ["carryover", "missing", "ranks", "reuse", "series", "unbalanced"]
    assert all(each.words and "SELECT" not in each.words for each in questions())


def test_sql_reaches_every_table(checked: Path) -> None:
    sql = "SELECT count(*) FROM facts JOIN labels USING (key) JOIN annual USING (file, edition)"
    assert _asked(checked, sql)[0][0] > 500
    sql = "SELECT count(*) FROM findings JOIN passages USING (file) JOIN reports USING (file)"
    assert _asked(checked, sql)[0][0] > 10


@pytest.mark.parametrize("words", ["nothing", "", "SELEC 1", "SELECT no_column FROM facts"])
def test_a_bad_question_is_refused_in_one_line(checked: Path, words: str) -> None:
    with pytest.raises(BadQuestion) as refused:
        _asked(checked, words)
    assert len(str(refused.value).splitlines()) == 1


def test_a_folder_that_was_not_checked_has_no_answers(tmp_path: Path) -> None:
    with pytest.raises(NoCorpus, match="corpus check"):
        _asked(tmp_path, "missing")


def test_all_figures_come_with_organ_and_label(checked: Path, tmp_path: Path) -> None:
    with all_facts(checked) as answer:
        rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    assert rows[0]["organ"] == "青禾县教育局"
    assert rows[0]["label"].startswith("表二")
    facts_to_parquet(checked, tmp_path / "f'acts.parquet")
    assert pq.read_table(tmp_path / "f'acts.parquet").to_pylist() == rows

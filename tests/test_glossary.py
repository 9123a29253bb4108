"""The glossary names every key of the form, every figure and every kind of record."""

from dataclasses import fields
from pathlib import Path

from gongkai.report.edition import editions
from gongkai.report.facts import YearFacts
from gongkai.report.figures import FAMILIES, FIGURES

GLOSSARY = (Path(__file__).parents[1] / "docs" / "glossary.md").read_text(encoding="utf-8")


def test_every_row_column_group_and_result_has_its_term() -> None:
    for form in editions():
        labels = (*form.rows, *form.columns, *form.dispute_groups, *form.dispute_results)
        assert [each.key for each in labels if f"`{each.key}`" not in GLOSSARY] == []
        assert [
            key for key in form.cells if key.startswith("table2") and f"`{key}`" not in GLOSSARY
        ] == []


def test_every_named_figure_is_listed_with_its_chinese_name() -> None:
    missing = [
        each.key for each in FIGURES if f"| `{{{each.name}}}` | `{each.key}` |" not in GLOSSARY
    ]
    assert missing == []


def test_figures_named_after_a_word_are_listed_by_prefix_and_suffix() -> None:
    rows = [line for line in GLOSSARY.splitlines() if line.startswith("| `{〈")]
    listed = [(row.split("〉")[1].split("}")[0], row.split("`")[3].split(".")[0]) for row in rows]
    assert sorted(listed) == sorted((each.suffix, each.prefix) for each in FAMILIES)


def test_every_kind_of_record_has_its_term() -> None:
    assert [each.name for each in fields(YearFacts) if f"`{each.name}`" not in GLOSSARY] == []

"""The glossary names every key of the form, every figure and every kind of record."""

from pathlib import Path

from gongkai.report.edition import editions
from gongkai.report.figures import FIGURES

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

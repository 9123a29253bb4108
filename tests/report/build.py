"""Small reports for the tests of the report room: all zero, or balanced and without any zero."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from gongkai.report.edition import ChapterForm, Edition, edition
from gongkai.report.report import AnnualReport, Cell, Chapter, Passage, Place, Remark


def busy(form: Edition) -> dict[str, int]:
    """A balanced report in which no cell of tables 3 and 4 is zero."""
    values = {key: 3 for key in form.cells if key.startswith("table2")}
    columns = [column.key for column in form.columns if column.key != "total"]
    for number, column in enumerate(columns, start=1):
        for place, leaf in enumerate(form.leaves, start=1):
            values[f"table3.{leaf}.{column}"] = number + place
        total = sum(values[f"table3.{leaf}.{column}"] for leaf in form.leaves)
        values[f"table3.total.{column}"] = total
        values[f"table3.carried_forward.{column}"] = number + 4
        values[f"table3.carried_over.{column}"] = 2
        values[f"table3.new_received.{column}"] = total + number + 2
    for row in form.rows:
        values[f"table3.{row.key}.total"] = sum(values[f"table3.{row.key}.{c}"] for c in columns)
    for number, group in enumerate(form.dispute_groups, start=1):
        for place, result in enumerate(form.dispute_results[:-1], start=1):
            values[f"table4.{group.key}.{result.key}"] = number + place
        values[f"table4.{group.key}.total"] = 4 * number + 10
    return {key: values[key] for key in form.cells}


def number(value: Any) -> int | Decimal | None:
    """A number of a case file: 'blank' is None, floats are exact decimals."""
    if value == "blank":
        return None
    return Decimal(str(value)) if isinstance(value, float) else int(value)


def report(  # noqa: PLR0913 - each is one thing a case file may set
    values: Mapping[str, Any] | None = None,
    *,
    base: str = "zero",
    form: str = "2021-30",
    year: int | None = 2024,
    organ: str = "示例县综合服务局",
    absent: Iterable[str] = (),
    without_chapters: Iterable[int] = (),
    remarks: Iterable[Remark] = (),
    texts: Mapping[str, str] | None = None,
    titles: Mapping[str, str] | None = None,
    headings: Mapping[str, str] | None = None,
    title: str | None = None,
) -> AnnualReport:
    """A report with all cells of the base, some of them set, blank or absent.

    `texts`, `titles` and `headings` are by chapter number; "0" in `texts` is the opening.
    Each line of a text is a paragraph.
    """
    the_form = edition(form)
    cells: dict[str, Any] = busy(the_form) if base == "busy" else dict.fromkeys(the_form.cells, 0)
    cells.update(values or {})
    gone = set(absent)
    chapters = {
        each.number: _chapter(each, texts or {}, titles or {}, headings or {})
        for each in the_form.chapters
        if each.number not in set(without_chapters)
    }
    return AnnualReport(
        organ=organ,
        year=year,
        edition=the_form,
        cells={
            key: Cell(number(value), "" if value == "blank" else str(value))
            for key, value in cells.items()
            if not any(key.startswith(prefix) for prefix in gone)
        },
        chapters=chapters,
        title=f"{organ}{year or ''}年政府信息公开工作年度报告" if title is None else title,
        opening=passages((texts or {}).get("0", "")),
        remarks=tuple(remarks),
    )


def passages(text: str) -> tuple[Passage, ...]:
    """Each line of a text as a paragraph with its place."""
    lines = (line.strip() for line in text.split("\n"))
    return tuple(Passage(line, Place(line=n)) for n, line in enumerate(lines, start=1) if line)


def _chapter(
    form: ChapterForm,
    texts: Mapping[str, str],
    titles: Mapping[str, str],
    headings: Mapping[str, str],
) -> Chapter:
    key = str(form.number)
    text = passages(texts.get(key, "没有其他事项。"))
    title = titles.get(key, form.heading)
    return Chapter(form.number, title, headings.get(key, title), text)

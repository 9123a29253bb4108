"""The published figures in the shared folder, drawn in many shapes, come back cell by cell."""

import json
import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from gongkai.files import read, read_bytes
from gongkai.report.edition import editions
from gongkai.report.report import AnnualReport, Cell, Chapter, Number, Passage
from tests.papers import NEEDS_FIGURES, SHAPES, differences, render

SHARED = Path(__file__).resolve().parents[3] / "shared"
FILES = sorted((SHARED / "reports").glob("*.json"))
SEED = SHARED / "seed" / "pingluo-2024.txt"


@cache
def published(path: Path) -> AnnualReport:
    """A report of the shared folder as a report of ours; null stays blank."""
    data = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    form = next(each for each in editions() if each.form == data["format_edition"])
    organ = re.split("[（(]", data["organ"])[0]
    year = data["year"]
    return AnnualReport(
        organ=organ,
        year=year,
        edition=form,
        cells={key: _cell(value) for key, value in _facts(data).items()},
        chapters={each.number: _chapter(each.number, each.heading) for each in form.chapters},
        title=f"{organ}{year}年政府信息公开工作年度报告",
    )


def _chapter(number: int, heading: str) -> Chapter:
    words = () if 2 <= number <= 4 else (Passage("本部分没有需要特别说明的情况。"),)
    return Chapter(number, heading, passages=words)


def _cell(value: Any) -> Cell:
    if isinstance(value, str):  # "75394432.52元": the unit stands in the cell
        return Cell(Decimal(re.sub(r"[^\d.]", "", value)), value)
    return Cell(value, "" if value is None else str(value))


def _facts(data: dict[str, Any]) -> dict[str, Number | str | None]:
    facts: dict[str, Number | str | None] = {}
    for item, fields in data["table2"].items():
        facts |= {f"table2.{item}.{field}": value for field, value in fields.items()}
    columns = data["table3"]["columns"]
    for row, values in data["table3"]["rows"].items():
        pairs = zip(columns, values, strict=True)
        facts |= {f"table3.{row}.{column}": value for column, value in pairs}
    for group, results in data["table4"].items():
        facts |= {f"table4.{group}.{result}": value for result, value in results.items()}
    return facts


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_key_of_the_published_file_is_a_cell_of_its_form(path: Path) -> None:
    report = published(path)
    assert list(report.cells) == list(report.edition.cells)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_published_figure_comes_back_from_every_shape(path: Path, shape: str) -> None:
    report = published(path)
    got = read_bytes(render(report, shape), name=shape)
    assert (got.organ, got.year, got.edition.key) == (
        report.organ,
        report.year,
        report.edition.key,
    )
    found = differences(report, got)
    if shape in NEEDS_FIGURES:
        found = {key: words for key, words in found.items() if not words.endswith("not found")}
    assert not found


def test_the_model_report_has_all_its_cells_and_five_blank_ones() -> None:
    report = read(SEED)
    wanted = published(SHARED / "reports" / "pingluo_jgsw_2024.json")
    assert not differences(wanted, report)
    blank = [key for key, cell in report.cells.items() if cell.value is None]
    assert blank == [key for key in report.edition.cells if key.startswith("table4.review.")]
    assert (report.organ, report.year) == ("平罗县机关事务服务中心", 2024)
    assert sorted(report.chapters) == [1, 2, 3, 4, 5, 6]
    assert not [remark for remark in report.remarks if remark.kind != "REA10"]

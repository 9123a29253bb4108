"""The real figures of the shared folder as reports of ours, with the sentences they quote."""

import json
import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from gongkai.report.edition import editions
from gongkai.report.report import AnnualReport, Cell, Chapter, Number, Passage

SHARED = Path(__file__).resolve().parents[3] / "shared"
FILES = sorted((SHARED / "reports").glob("*.json"))
SEED = SHARED / "seed" / "pingluo-2024.txt"


@cache
def data_of(path: Path) -> dict[str, Any]:
    """The file as it stands."""
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    return found


def published(path: Path, *, words: bool = False) -> AnnualReport:
    """A report of the shared folder; null stays blank. `words`: with the quoted sentences."""
    data = data_of(path)
    form = next(each for each in editions() if each.form == data["format_edition"])
    organ = re.split("[（(]", data["organ"])[0]
    year = data["year"]
    chapters = {each.number: _chapter(each.number, each.heading) for each in form.chapters}
    if words:
        quotes = [f"{claim['quote_short']}。" for claim in data["narrative_claims"]]
        section = (Passage("（二）依申请公开"), *(Passage(quote) for quote in quotes))
        chapters[1] = Chapter(1, chapters[1].title, passages=section)
        titled = [d for d in data["known_defects"] if d["where"] == "section5.title"]
        for defect in titled:
            printed = re.search("、(.*?)[,，]", defect["what"])
            assert printed is not None
            chapters[5] = Chapter(5, printed[1], f"五、{printed[1]}", chapters[5].passages)
    return AnnualReport(
        organ=organ,
        year=year,
        edition=form,
        cells={key: _cell(value) for key, value in _facts(data).items()},
        chapters=chapters,
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

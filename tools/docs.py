"""Write docs/rules.md and docs/parameters.md from rules and law data; `--check` compares."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from pathlib import Path

from gongkai.law.describe import Row, instrument_rows, notice_rows, parameter_rows
from gongkai.report.finding import WORDS
from gongkai.report.rule import Rule
from gongkai.report.rules import RULES

DOCS = Path(__file__).parent.parent / "docs"
WRITTEN = "<!-- 由 make docs 生成，请勿手改 -->\n"


def pages() -> dict[str, str]:
    """Every generated page by file name."""
    return {"rules.md": rules_page(), "parameters.md": parameters_page()}


def rules_page() -> str:
    """All rules: a table of contents by code, then each rule's own words."""
    rules = sorted(RULES, key=lambda rule: rule.code)
    contents = _table(
        ("代码", "规则", "级别", "依据"),
        (
            (f"[{rule.code}](#{rule.code.lower()})", rule.title, WORDS[rule.severity], rule.cites)
            for rule in rules
        ),
    )
    return "\n".join([WRITTEN, f"# 规则（{len(rules)} 条）\n", *contents, "", *map(_rule, rules)])


def parameters_page() -> str:
    """The law data: parameters by group with every version, instruments, holiday notices."""
    lines = [WRITTEN, "# 法定参数\n", "每个数值都有起止日期和依据；修订只增加一行，不改动旧行。\n"]
    for group, rows in groupby(parameter_rows(), key=lambda row: row.group):
        lines += [f"## {group}\n", *_table(_HEADS, map(_parameter, rows)), ""]
    lines += ["## 引用的法律、法规和文件\n", *_table(_INSTRUMENT_HEADS, _instruments()), ""]
    lines += ["## 放假安排\n", *_table(_NOTICE_HEADS, _notices())]
    return "\n".join(lines) + "\n"


_HEADS = ("名称", "键", "数值", "起", "止", "依据", "核对", "说明")
_INSTRUMENT_HEADS = ("简称", "文号", "名称", "起", "止", "核对", "说明")
_NOTICE_HEADS = ("年度", "文号", "名称", "核对", "说明")


def _rule(rule: Rule) -> str:
    title = f'<a id="{rule.code.lower()}"></a>\n\n## {rule.code} {rule.title}\n'
    about = f"{WORDS[rule.severity]} · 依据：{rule.cites}\n"
    paragraphs = inspect.cleandoc(rule.page).replace("\n", "\n\n").replace("\n\n\n\n", "\n\n")
    return "\n".join([title, about, paragraphs, ""])


def _parameter(row: Row) -> tuple[str, ...]:
    value = row.value if row.unit == "规则" or not row.value.isdigit() else row.value + row.unit
    cites = "；".join(row.cites)
    days = (str(row.since), _until(row.until))
    return (row.title, f"`{row.key}`", value, *days, cites, row.confidence.label, row.note)


def _instruments() -> Iterator[tuple[str, ...]]:
    for each in instrument_rows():
        days = (str(each.since), _until(each.until))
        yield each.cite, each.number, each.title, *days, each.confidence.label, each.note


def _notices() -> Iterator[tuple[str, ...]]:
    for each in notice_rows():
        yield str(each.year), each.number, each.title, each.confidence.label, each.note


def _until(day: date | None) -> str:
    return str(day) if day else "现行"


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    heads = tuple(heads)
    yield _line(heads)
    yield _line("---" for _ in heads)
    yield from map(_line, rows)


def _line(cells: Iterable[str]) -> str:
    return " | ".join(["", *(cell.replace("|", "\\|") for cell in cells), ""]).strip()


def main(arguments: list[str]) -> int:
    """Write the pages, or with --check name those that `make docs` would change."""
    if arguments == ["--check"]:
        stale = [name for name, text in pages().items() if _now(name) != text]
        if stale:
            print("out of date, run make docs:", *stale)
        return bool(stale)
    for name, text in pages().items():
        (DOCS / name).write_text(text, encoding="utf-8")
    return 0


def _now(name: str) -> str:
    path = DOCS / name
    return path.read_text(encoding="utf-8") if path.exists() else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

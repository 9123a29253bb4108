"""The ledger workbook as declared in sheets.toml: sheets, their columns and their word lists.

Writing, reading and the documentation all follow `sheets()`. Words that the form or the law fix
(results, applicants, groups, outcomes, channels) come from there.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from gongkai.law.decisions import leaves
from gongkai.law.parameters import receipt_rules
from gongkai.report.edition import editions
from gongkai.report.facts import APPLICANTS, DISPUTE_GROUPS, OUTCOMES

EXAMPLE = "示例"
"""The word in the first column that marks an example row; readers pass over it."""

Value = str | int | float | date


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its header, the field of the record it fills and what may stand in it.

    `choices` pairs keys with Chinese words; `offered` are suggestions for a free text.
    """

    field: str
    title: str
    kind: str
    note: str
    example: Value = ""
    required: bool = False
    width: int = 30
    span: str = "ended"
    least: int = 0
    most: int | None = None
    zero_is_blank: bool = False
    optional: bool = False
    refers: str = ""
    list: str = ""
    choices: Mapping[str, str] | None = None
    offered: tuple[str, ...] = ()

    @property
    def header(self) -> str:
        """The header as printed: a required column carries a star."""
        return f"{self.title} *" if self.required else self.title


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet: the field of YearFacts it fills; `number` names the column of own numbers."""

    key: str
    title: str
    intro: str
    feeds: str
    cites: str
    columns: tuple[Column, ...]
    prefix: str = ""
    number: str = ""
    layout: str = "table"
    optional: bool = False

    def column(self, field: str) -> Column:
        """The column that fills this field."""
        return next(each for each in self.columns if each.field == field)


@cache
def sheets() -> tuple[Sheet, ...]:
    """Every sheet in the order of the workbook."""
    data = _declared()
    lists = {**data["lists"], **_lists_of_law_and_form()}
    return tuple(_sheet(entry, lists) for entry in data["sheets"])


@cache
def sheet(key: str) -> Sheet:
    """The sheet that fills this field of YearFacts."""
    return next(each for each in sheets() if each.key == key)


def _declared() -> dict[str, Any]:
    file = resources.files("gongkai.files.ledger") / "sheets.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _sheet(entry: dict[str, Any], lists: Mapping[str, Any]) -> Sheet:
    columns = tuple(_column(each, lists) for each in entry.pop("columns"))
    return Sheet(**entry, columns=columns)


def _column(entry: dict[str, Any], lists: Mapping[str, Any]) -> Column:
    words = lists[entry["list"]] if "list" in entry else None
    if isinstance(words, dict):
        return Column(**entry, choices=words)
    return Column(**entry, offered=tuple(words or ()))


def _lists_of_law_and_form() -> dict[str, dict[str, str]]:
    form = editions()[-1]
    columns = {each.key: each for each in form.columns}
    return {
        "applicants": {key: columns[key].label for key in APPLICANTS},
        "results": {key: _result(leaf.group, leaf.title, key) for key, leaf in leaves().items()},
        "groups": _labels(form.dispute_groups, DISPUTE_GROUPS),
        "outcomes": _labels(form.dispute_results, OUTCOMES),
        "channels": {key: rule.title for key, rule in receipt_rules().items()},
    }


def _labels(entries: tuple[Any, ...], keys: tuple[str, ...]) -> dict[str, str]:
    labels = {each.key: each.label for each in entries}
    return {key: labels[key] for key in keys}


def _result(group: str, title: str, key: str) -> str:
    """A leaf in a drop-down: 不予公开：属于国家秘密; without the form's numbering."""
    short = {
        "other_overdue_correction": "申请人无正当理由逾期不补正",
        "other_overdue_fee": "申请人逾期未按收费通知要求缴纳费用",
    }
    words = short.get(key, re.sub(r"^(（.）|\d+\.)", "", title))
    return f"{group[3:]}：{words}" if group else words

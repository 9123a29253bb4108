"""Drop-downs and entry rules; the words to choose from stand on a hidden sheet.

A word list longer than 255 characters cannot stand in the rule itself, so all stand on 选项.
"""

from dataclasses import dataclass, field
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from gongkai.files.ledger.sheets import Column

SHEET = "选项"
_YES_NO = ("是", "否")


@dataclass(slots=True)
class Offers:
    """The word lists in use, by name, in the order of their columns on the sheet 选项."""

    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def formula(self, name: str, words: tuple[str, ...]) -> str:
        """The range in which the words of a list stand."""
        self.lists.setdefault(name, words)
        letter = get_column_letter(list(self.lists).index(name) + 1)
        return f"'{SHEET}'!${letter}$2:${letter}${len(words) + 1}"


def offer(page: Any, offers: Offers, column: Column, cells: str, year: int) -> None:
    """Put the drop-down or the entry rule of a column on its cells."""
    rule = _list_rule(offers, column) or _number_rule(column) or _date_rule(column, year)
    if rule is None:
        return
    rule.allow_blank = True
    rule.errorTitle = column.title
    rule.add(cells)
    page.data_validations.append(rule)


def write_offers(book: Workbook, offers: Offers) -> None:
    """The hidden sheet with every word list in use."""
    page = book.create_sheet(SHEET)
    page.sheet_state = "hidden"
    page.append(list(offers.lists))
    longest = max((len(words) for words in offers.lists.values()), default=0)
    for at in range(longest):
        page.append([words[at] if at < len(words) else None for words in offers.lists.values()])


def _list_rule(offers: Offers, column: Column) -> DataValidation | None:
    words: tuple[str, ...]
    if column.kind == "yesno":
        words, name, strict = _YES_NO, "yesno", True
    elif column.choices is not None:
        words, name = tuple(column.choices.values()), column.list
        strict = column.kind == "choice"
    elif column.offered:
        words, name, strict = column.offered, column.list, False
    else:
        return None
    rule = DataValidation(type="list", formula1=offers.formula(name, words))
    rule.showErrorMessage = strict
    rule.error = "请从下拉列表中选择"
    return rule


def _number_rule(column: Column) -> DataValidation | None:
    if column.kind not in ("int", "yuan", "decimal"):
        return None
    whole = column.kind == "int"
    rule = DataValidation(type="whole" if whole else "decimal", showErrorMessage=True)
    if column.most is None:
        rule.operator, rule.formula1 = "greaterThanOrEqual", str(column.least)
        limits = f"不小于 {column.least} "
    else:
        rule.operator, rule.formula1, rule.formula2 = (
            "between",
            str(column.least),
            str(column.most),
        )
        limits = f" {column.least} 至 {column.most} 之间"
    rule.error = f"请填写{limits}的{'整数' if whole else '数字'}，不带单位"
    return rule


def _date_rule(column: Column, year: int) -> DataValidation | None:
    if column.kind != "date":
        return None
    first = f"DATE({year},1,1)" if column.span in ("year", "case") else "DATE(1949,10,1)"
    last_year = year if column.span in ("year", "past") else year + 1
    rule = DataValidation(type="date", operator="between", showErrorMessage=True)
    rule.formula1, rule.formula2 = first, f"DATE({last_year},12,31)"
    span = f"{year} 年内" if column.span == "year" else f"不晚于 {last_year} 年底"
    rule.error = f"请填写{span}的日期，例如 {year}-03-05"
    return rule

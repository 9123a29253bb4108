"""One cell of the ledger: what was typed becomes the value of a field, or a reason why not.

Full-width digits, blanks and thousands separators are understood; nothing is guessed.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TypeAlias

from gongkai.files.ledger.sheets import Column

Typed: TypeAlias = str | int | float | bool | date | datetime | time | timedelta
"""What a workbook cell can hold when read."""

Parsed: TypeAlias = str | int | bool | date | Decimal
Parser: TypeAlias = Callable[[Typed], Parsed]

EARLIEST = date(1949, 10, 1)

_DATE = re.compile(
    r"(\d{4})(?:[-./](\d{1,2})[-./](\d{1,2})|年(\d{1,2})月(\d{1,2})日?|(\d\d)(\d\d))"
    r"(?:[T ]?\d{1,2}:\d\d(?::\d\d(?:\.0+)?)?)?"
)
_NUMBER = re.compile(r"-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?")
_SECTION = re.compile(r"([1-6](?:\.[1-9]\d?){1,2})(?!\d)")
_NUMBERING = re.compile(r"^(?:\([一二三四五六七]\))?(?:\d+[.、])?")
_PUNCTUATION = re.compile(r"[\s“”\"'‘’:;,.。、()《》<>·\-—_/]+")
_YES = frozenset(("是", "有", "√", "✓", "y", "yes", "true", "1"))
_NO = frozenset(("否", "无", "×", "✗", "x", "n", "no", "false", "0"))
_NOISE = Decimal("1e-6")


class BadCell(Exception):
    """What stands in the cell does not belong there; the text is the reason, in Chinese."""


def parser(column: Column, *, year: int | None) -> Parser:
    """The reader of one column in the ledger of `year` (None: not known); it raises BadCell."""
    makers: Mapping[str, Callable[[Column, int | None], Parser]] = {
        "date": _dates,
        "int": _counts,
        "yuan": _amounts,
        "decimal": _amounts,
        "choice": _choices,
        "section": _sections,
    }
    if column.kind in makers:
        return makers[column.kind](column, year)
    return yes_or_no if column.kind == "yesno" else text


def is_blank(value: Typed | None) -> bool:
    """Nothing, or nothing but blanks."""
    return value is None or (isinstance(value, str) and not value.strip())


def shown(value: Typed, *, most: int = 40) -> str:
    """What stands in the cell, as its reader sees it; long texts are cut."""
    words = " ".join(text(value).split())
    return words if len(words) <= most else words[:most] + "…"


def text(value: Typed) -> str:
    """A text as typed, without blanks at its ends; a number or a day in plain writing."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return str(value)


def spelt(words: str) -> str:
    """A word without blanks and punctuation, in plain letters: what makes two spellings equal."""
    return _PUNCTUATION.sub("", unicodedata.normalize("NFKC", words)).lower()


def yes_or_no(value: Typed) -> bool:
    """是 or 否 (also √ ×, Y N)."""
    if isinstance(value, bool):
        return value
    word = spelt(text(value)) or text(value)
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise BadCell("应填“是”或者“否”")


def day(value: Typed) -> date:
    """A day: a date cell, or 2024-3-5, 2024/3/5, 2024.3.5, 2024年3月5日, 20240305."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool | time | timedelta):
        raise BadCell("应为日期，例如 2024-03-05")
    found = _DATE.fullmatch(_plain(text(value)))
    if found is None:
        number = isinstance(value, int | float)
        kept = "单元格里是数字而不是日期，请把单元格格式设为日期后重填" if number else ""
        raise BadCell(kept or "不是能辨认的日期，请写成 2024-03-05 的样子")
    year, *rest = (int(part) for part in found.groups() if part is not None)
    try:
        return date(year, rest[0], rest[1])
    except ValueError:
        raise BadCell("没有这一天") from None


def number(value: Typed) -> Decimal:
    """A number: a number cell, or digits as text with separators or in full width."""
    if isinstance(value, bool):
        raise BadCell("应为数字，现为“是/否”")
    if isinstance(value, date | time | timedelta):
        raise BadCell("应为数字，现为日期或时间，请把单元格格式设为数字后重填")
    if isinstance(value, int | float):
        return Decimal(repr(value))
    words = _plain(value).replace(" ", "")
    if not _NUMBER.fullmatch(words):
        raise BadCell("应为数字，不要写文字或者单位")
    return Decimal(words.replace(",", ""))


def _plain(words: str) -> str:
    """NFKC, and single blanks only where they part a day from its hour."""
    return re.sub(r"\s+(?!\d{1,2}:)", "", unicodedata.normalize("NFKC", words).strip())


def _dates(column: Column, year: int | None) -> Parser:
    if year is None:
        return day
    new_year, year_end = date(year, 1, 1), date(year, 12, 31)
    first, last, reason = {
        "year": (new_year, year_end, f"应在{year}年内"),
        "past": (EARLIEST, year_end, f"晚于{year}年12月31日，不属于本年度台账"),
        "case": (
            new_year,
            date(year + 1, 12, 31),
            f"应不早于{year}年1月1日（以往年度已办结的不登记在本年台账）、不晚于{year + 1}年底",
        ),
        "ended": (EARLIEST, date(year + 1, 12, 31), f"晚于{year + 1}年底，不可能发生"),
    }[column.span]

    def read(value: Typed) -> date:
        found = day(value)
        if first <= found <= last:
            return found
        raise BadCell("年份过早，请核对" if found < EARLIEST else reason)

    return read


def _counts(column: Column, _: int | None) -> Parser:
    least, most = column.least, column.most

    def read(value: Typed) -> int:
        found = number(value)
        if found != found.to_integral_value():
            raise BadCell("应为整数")
        if found < 0:
            raise BadCell("不得为负数")
        if found < least or (most is not None and found > most):
            raise BadCell(f"应在{least}至{most}之间" if most else f"应不小于{least}")
        if found >= 10**15:
            raise BadCell("数字过大，请核对")
        return int(found)

    return read


def _amounts(column: Column, _: int | None) -> Parser:
    places = Decimal("0.01") if column.kind == "yuan" else Decimal("0.000001")

    def read(value: Typed) -> Decimal:
        found = number(value)
        if found < 0:
            raise BadCell("不得为负数")
        if found >= 10**12:
            raise BadCell("数字过大，请核对")
        rounded = found.quantize(places)
        # a spreadsheet's 0.1 + 0.2 is 0.30000000000000004: noise, not a fraction of a cent
        if abs(found - rounded) > _NOISE:
            raise BadCell("金额最多到分（两位小数）")
        return rounded

    return read


def _choices(column: Column, _: int | None) -> Parser:
    known = spellings(column.choices or {})

    def read(value: Typed) -> str:
        words = text(value)
        key = known.get(words) or known.get(spelt(words)) or known.get(spelt(_unnumbered(words)))
        if key is None:
            raise BadCell(f"不认识的{column.title}，请从下拉列表中选择")
        return key

    return read


def spellings(choices: Mapping[str, str]) -> dict[str, str]:
    """Every spelling of a choice: its words, its key, and what follows the colon if unique."""
    tails = [words.rpartition("：")[2] for words in choices.values()]
    known: dict[str, str] = {}
    for (key, words), tail in zip(choices.items(), tails, strict=True):
        known |= {words: key, spelt(words): key, key: key}
        if tails.count(tail) == 1:
            known.setdefault(spelt(tail), key)
    return known


def _unnumbered(words: str) -> str:
    """（三）1.属于国家秘密 → 属于国家秘密: the form's own numbering."""
    return _NUMBERING.sub("", unicodedata.normalize("NFKC", words))


def _sections(column: Column, _: int | None) -> Parser:
    known = spellings(column.choices or {})

    def read(value: Typed) -> str:
        words = unicodedata.normalize("NFKC", text(value))
        found = _SECTION.match(words)
        key = found[1] if found else known.get(spelt(words))
        if key is None:
            raise BadCell("不认识的部分，请从下拉列表中选择")
        return key

    return read

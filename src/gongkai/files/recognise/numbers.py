"""The text of a figure cell → its number, and what stood beside it; nothing is guessed.

A blank is no number and no fault. `/`, `—`, `无` and the like are kept as printed and are no
number either: they are not zero. `零` and `〇` alone are zero, because they say so.
"""

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from gongkai.report.report import Number

LONGEST = 60
"""Characters; a figure cell with a longer text is words."""


class Reading(NamedTuple):
    """What a cell says: `sort` is number, blank, mark (a dash or 无) or words."""

    sort: str
    value: Number | None = None
    remark: str = ""


BLANK = Reading("blank")
MARK = Reading("mark")
WORDS = Reading("words")

INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffc\ue000-\uf8ff]")
"""Signs that nobody sees or that only one font can show: joiners, marks of direction, private."""

_MARKS = frozenset(
    ("/", "\\", "-", "--", "---", "—", "——", "–", "―", "─", "──", "一", "~", "·", ".", "...")
) | {
    "无",
    "暂无",
    "没有",
    "空",
    "N/A",
    "n/a",
    "无此项",
    "不涉及",
    "未发生",
    "不适用",
    "//",
    "*",
    "━",
}
_ZEROS = frozenset(("零", "〇", "○"))
_NOTES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮¹²³⁰⁴⁵⁶⁷⁸⁹⑴⑵⑶⑷⑸*＊※△▲†‡#＃"
_NOTE = re.compile(
    rf"(?:[{_NOTES}]+|[\[［【〔](?:注\s*)?\d{{0,2}}[\]］】〕]|注\s*[\d一二三四五]{{0,2}})$"
)
_NUMBER = re.compile(
    r"(?P<sign>[+\-−±]|增加?|减少?|↑|↓|新增)?"
    r"(?P<figure>\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?P<rest>.*)",
    re.DOTALL,
)
_UNIT = re.compile(r"万元|亿元|件次|人次|[件个项条元次起人份宗例类部家页户处]")
_BRACKETS = re.compile(r"[（(\[【〔].*[）)\]】〕]$", re.DOTALL)
_STOPS = frozenset("。.、，,；;")
_DOWN = frozenset(("-", "−", "减", "减少", "↓"))


@lru_cache(maxsize=4096)
def read_number(text: str) -> Reading:
    """What the text of a figure cell says.

    Thousands separators, full-width digits and inner spaces are understood; a unit, a footnote
    mark or words in brackets become the remark.
    """
    if text.isascii() and text.isdigit():
        return Reading("number", int(text)) if len(text) <= LONGEST else WORDS
    text = INVISIBLE.sub("", text).strip()
    if not text:
        return BLANK
    if len(text) > LONGEST:
        return WORDS
    body, notes = _footnotes(text)
    plain = unicodedata.normalize("NFKC", body).strip()
    joined = _join(plain)
    if joined in _MARKS or text in _MARKS:
        return MARK
    if joined in _ZEROS:
        return Reading("number", 0, notes)
    return _figure(joined, notes)


def _footnotes(text: str) -> tuple[str, str]:
    """A trailing footnote mark apart, before NFKC would turn ① into a digit."""
    found = _NOTE.search(text)
    if found is None or found.start() == 0:
        return text, ""
    return text[: found.start()].rstrip(), found.group()


def _join(text: str) -> str:
    """Without inner white space, unless two figures would run together."""
    pieces = text.split()
    if len(pieces) < 2:
        return text
    digits = [piece for piece in pieces if piece[-1:].isdigit()]
    if len(digits) > 1 and (pieces[0] == "0" or ("\n" in text and len(pieces[0]) < 3)):
        return " ".join(pieces)
    return "".join(pieces)


def _figure(text: str, notes: str) -> Reading:
    found = _NUMBER.match(text)
    if found is None:
        return WORDS
    rest = found["rest"].strip()
    if not _beside(rest):
        return WORDS
    digits = found["figure"].replace(",", "").replace("，", "")
    value: Number = Decimal(digits) if "." in digits else int(digits)
    if found["sign"] in _DOWN and value:
        value = -value
    return Reading("number", value, rest + notes)


def _beside(rest: str) -> bool:
    """Whether what follows a figure leaves the figure what it is: nothing, a unit, brackets."""
    unit = _UNIT.match(rest)
    if unit:
        rest = rest[unit.end() :]
    return not rest or rest in _STOPS or _BRACKETS.fullmatch(rest) is not None

"""The words printed in a cell → the label of the form they stand for.

A label has a name such as `row:granted`, `column:natural` or `field:made`. White space,
punctuation and numbering never matter; a few mis-typed characters are forgiven when only one
label comes near.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from gongkai.files.recognise.vocabulary import core, fold, vocabulary

LONGEST = 90
"""Characters without white space; longer texts are sentences, not labels."""

_GROUPED = re.compile(
    r"(?:(?:本年度办理结果|不予公开|无法提供|不予处理|其他处理|行政诉讼|法人[或和及]其他组织)[一二三四五六七八九十\d]?)+(.{2,})"
)
_ADDED = re.compile(r"[(\[【〔][^()\[\]【】〔〕]{1,20}[)\]】〕]$")
_SHORTEST = 6

SHORT = {
    "逾期不补正": "row:other_overdue_correction",
    "申请人逾期不补正": "row:other_overdue_correction",
    "无正当理由逾期不补正": "row:other_overdue_correction",
    "逾期未缴费": "row:other_overdue_fee",
    "逾期不缴费": "row:other_overdue_fee",
    "逾期未缴纳费用": "row:other_overdue_fee",
    "申请人逾期未缴费": "row:other_overdue_fee",
    "申请人逾期未缴纳费用": "row:other_overdue_fee",
    "逾期未按要求缴纳费用": "row:other_overdue_fee",
    "新收申请": "row:new_received",
    "本年新收": "row:new_received",
    "本年新收申请": "row:new_received",
    "上年结转": "row:carried_over",
    "上年结转申请": "row:carried_over",
    "结转下年": "row:carried_forward",
    "结转下年度": "row:carried_forward",
    "区分处理": "row:partial",
    "合计": "total",
    "总数": "total",
    "共计": "total",
    "小计": "extra",
    "备注": "extra",
    "说明": "extra",
    "法人和其他组织": "legal",
    "法人及其他组织": "legal",
    "法人": "legal",
    "公民": "column:natural",
    "其他组织": "column:other",
    "其他机构": "column:other",
    "维持": "result:upheld",
    "纠正": "result:corrected",
    "未审结": "result:pending",
    "直接起诉": "dispute:litigation_direct",
    "未经复议": "dispute:litigation_direct",
    "复议后": "dispute:litigation_after_review",
}
"""Words in use for a label that share too little with it to be found by likeness."""


class Match(NamedTuple):
    """The labels a text may stand for, the text without numbering, and how near it came.

    `near`: 0 the words of the form, 1 a shortened label, 2 mis-typed.
    """

    names: frozenset[str]
    core: str
    near: int = 0


NOTHING = Match(frozenset(), "")


@lru_cache(maxsize=8192)
def match(text: str) -> Match:
    """The label of the form that a cell's text stands for; NOTHING when it is none."""
    if not text or text.isascii():
        return NOTHING
    word = core(text)
    if not word or len(word) > LONGEST:
        return _explained(text) or Match(frozenset(), word)
    exact = vocabulary().get(word)
    if exact is not None:
        return Match(exact, word)
    short = SHORT.get(word)
    if short is not None:
        return Match(_short(short), word, 1)
    inner = _GROUPED.match(word)
    leaf = _behind_groups(inner[1]) if inner else NOTHING
    if leaf.names:
        return leaf
    if word.startswith("第二十条") and len(word) < 16:
        return Match(frozenset(("block",)), word, 1)
    if "。" in text:
        return Match(frozenset(), word)  # a sentence: 结转下年度继续办理3件。
    return _without_addition(text, word) or _likest(word)


def _behind_groups(word: str) -> Match:
    """The label behind those of its groups: 本年度办理结果三不予公开1属于国家秘密."""
    names = vocabulary().get(core(word))
    if names is not None:
        return Match(names, core(word))
    return Match(_short(SHORT[word]), word, 1) if word in SHORT else NOTHING


def _without_addition(text: str, word: str) -> Match | None:
    """A label with words in brackets behind it: （件）, （历史累计）; another unit is none."""
    plain = "".join(fold(text).split())
    added = _ADDED.search(plain)
    if added is None or added.start() == 0:
        return _explained(text)
    found = match(plain[: added.start()])
    if not found.names or found.near > 1:
        return None
    other_unit = "元" in added[0] and "万元" not in added[0]
    return Match(found.names, word, 2) if other_unit else found


def _explained(text: str) -> Match | None:
    """The words of the form with an explanation of any length in one bracket behind them."""
    plain = "".join(fold(text).split())
    head, _, rest = plain.partition("(")
    names = vocabulary().get(core(head)) if head and rest.endswith(")") else None
    if names is None or not _is_one_bracket(rest[:-1]) or ("元" in rest and "万元" not in rest):
        return None
    return Match(names, core(head))


def _is_one_bracket(inside: str) -> bool:
    """Whether a bracket that opened before these words is still open behind them."""
    depth = list(accumulate((letter == "(") - (letter == ")") for letter in inside))
    return min(depth, default=0) >= 0 and not (depth and depth[-1])


@lru_cache(maxsize=4096)
def named(names: frozenset[str], kind: str) -> str:
    """What a label of this kind names, `granted` for `row:granted`; empty when there is none."""
    start = f"{kind}:"
    return next((name[len(start) :] for name in sorted(names) if name.startswith(start)), "")


def _short(name: str) -> frozenset[str]:
    if name == "total":
        return frozenset(("row:total", "column:total", "result:total"))
    return frozenset((name,))


def _likest(word: str) -> Match:
    """A shortened label, a label with words added, or a mis-typed one; the only likely one."""
    for near, likeness in ((1, _within), (2, _around), (2, _mistyped), (2, _shortened)):
        found = likeness(word)
        if found:
            return Match(found, word, near)
    return Match(frozenset(), word)


def _within(word: str) -> frozenset[str]:
    """The label of which the text is a part, at least four characters of it."""
    if len(word) < 4:
        return frozenset()
    return _only(names for label, names in vocabulary().items() if word in label)


def _around(word: str) -> frozenset[str]:
    """The longest label the text begins or ends with, when little is added."""
    found = [
        label
        for label in vocabulary()
        if len(label) >= 4
        and (word.startswith(label) or word.endswith(label))
        and len(word) <= 3 * len(label)
    ]
    longest = max(found, key=len, default="")
    if not longest:
        return frozenset()
    more, kinds = word.replace(longest, "", 1), _kinds(vocabulary()[longest])
    others = (names for label, names in vocabulary().items() if len(label) >= 4 and label in more)
    if any(kinds & _kinds(names) for names in (vocabulary().get(more, frozenset()), *others)):
        return frozenset()  # 尚未审结其他结果: two labels of one kind are neither
    return vocabulary()[longest]


def _kinds(names: Iterable[str]) -> set[str]:
    return {name.partition(":")[0] for name in names}


def _mistyped(word: str) -> frozenset[str]:
    """The label within a few wrong characters: one in four to seven, a fifth of longer ones."""
    best: dict[int, list[frozenset[str]]] = {}
    for label, names in vocabulary().items():
        allowed = 0 if len(label) < 4 else 1 if len(label) < 8 else len(label) // 5
        if abs(len(label) - len(word)) <= allowed:
            distance = edits(word, label, most=allowed)
            if distance <= allowed:
                best.setdefault(distance, []).append(names)
    return _only(best[min(best)]) if best else frozenset()


def _shortened(word: str) -> frozenset[str]:
    """The label that begins and ends so and of which some characters are left out."""
    if len(word) < _SHORTEST:
        return frozenset()
    return _only(
        names
        for label, names in vocabulary().items()
        if len(word) < len(label) <= 2 * len(word)
        and (word[:2], word[-2:]) == (label[:2], label[-2:])
        and _comes_in(word, label)
    )


def _comes_in(word: str, label: str) -> bool:
    letters = iter(label)
    return all(letter in letters for letter in word)


def _only(found: Iterable[frozenset[str]]) -> frozenset[str]:
    """The names when all candidates name the same thing."""
    every = set(found)
    return every.pop() if len(every) == 1 else frozenset()


def edits(one: str, other: str, *, most: int) -> int:
    """Characters to change, add or drop to make one text of the other; `most` + 1 when more."""
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, start=1):
        last, row[0] = row[0], number
        for place, against in enumerate(other, start=1):
            change = last + (letter != against)
            last, row[place] = row[place], min(change, row[place] + 1, row[place - 1] + 1)
        if min(row) > most:
            return most + 1
    return row[-1]

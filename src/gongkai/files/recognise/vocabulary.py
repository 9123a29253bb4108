"""The words that the forms print for their labels, and texts made comparable with them."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from gongkai.files.recognise.numbers import INVISIBLE
from gongkai.report.edition import Edition, editions

_RADICALS = str.maketrans(
    "⺟⺠⺫⺯⺶⻁⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳⻌⻊",
    "母民目纟羊虎西见角贝车长门青页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟辶足",
)
_ODD = re.compile(f"[{INVISIBLE.pattern.strip('[]')}\u2e80-\u2fdf\uf900-\ufaff]")
_NUMBERING = re.compile(
    r"^(?:[(\[（][一二三四五六七八九十\d]{1,3}[)\]）][、.,．:]?"
    r"|[一二三四五六七八九十]{1,2}[、.,．:]|\d{1,2}[、.,．:)）]?(?=\D))"
)
_WORD = re.compile(r"[^\u3400-\u9fff0-9A-Za-z]+")


def is_odd(text: str) -> bool:
    """Whether a text has invisible signs, or ideographs under the code of a look-alike."""
    return _ODD.search(text) is not None


def fold(text: str) -> str:
    """Characters as they are meant: compatibility forms, Kangxi radicals, 其它 = 其他."""
    if is_odd(text):
        text = INVISIBLE.sub("", text).translate(_RADICALS)
    return unicodedata.normalize("NFKC", text).replace("其它", "其他")


def core(text: str) -> str:
    """A label without numbering, white space and punctuation."""
    plain = "".join(fold(text).split())
    return _WORD.sub("", _NUMBERING.sub("", plain, count=1))


@cache
def vocabulary() -> dict[str, frozenset[str]]:
    """Every label of every edition: core → names."""
    names: dict[str, set[str]] = {}
    for edition in editions():
        for name, label in _labels(edition):
            names.setdefault(core(label), set()).add(name)
    partial = core("部分公开")
    names.setdefault(partial, set()).add("row:partial")
    return {word: frozenset(found) for word, found in names.items()}


def _labels(edition: Edition) -> Iterator[tuple[str, str]]:
    yield "corner", edition.corner
    yield "applicants", edition.applicants
    yield "legal", edition.legal
    yield "results", edition.results
    yield "litigation", edition.litigation
    for kind, labels in (
        ("column", edition.columns),
        ("group", edition.groups),
        ("row", edition.rows),
        ("dispute", edition.dispute_groups),
        ("result", edition.dispute_results),
    ):
        for label in labels:
            yield f"{kind}:{label.key}", label.label
    for block in edition.blocks:
        yield "block", block.heading
        yield "stub", block.stub
        for field in block.fields:
            yield f"field:{field.key}", field.label
        for item in block.items:
            yield f"item:{item.key}", item.label


@cache
def official(edition: Edition) -> dict[str, frozenset[str]]:
    """The words this edition prints for each label name, without numbering and punctuation."""
    words: dict[str, set[str]] = {}
    for name, label in _labels(edition):
        words.setdefault(name, set()).add(core(label))
    return {name: frozenset(found) for name, found in words.items()}

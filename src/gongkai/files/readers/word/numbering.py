"""The labels Word prints by itself (一、 （一） 1.), worked out from numbering.xml.

Chapter headings of many reports carry no number in their text: the list they belong to does.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from gongkai.files.readers.word.names import VAL, W, is_off, whole
from gongkai.files.readers.word.numerals import numeral

_RUNGS = 9


@dataclass(frozen=True, slots=True)
class Rung:
    """One level of a list: how its label is written and when it begins anew."""

    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    suffix: str = "tab"
    restart: int | None = None
    legal: bool = False
    style: str = ""


@dataclass
class _List:
    key: str
    rungs: dict[int, Rung]
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a document and how far each has counted."""

    def __init__(self, load: Callable[[], etree._Element | None]) -> None:
        """`load` gives the root of numbering.xml; without one nothing is labelled."""
        self._load: Callable[[], etree._Element | None] | None = load
        self._written: dict[str, etree._Element] = {}
        self._links: dict[str, str] = {}
        self._numbers: dict[int, etree._Element] = {}
        self._lists: dict[str, _List] = {}
        self._begun: set[int] = set()

    def _loaded(self) -> None:
        """Index the lists when the first of them is asked for."""
        if self._load is not None:
            root, self._load = self._load(), None
            for each in () if root is None else root:
                self._index(each)

    def _index(self, each: etree._Element) -> None:
        if each.tag == W + "abstractNum":
            key = each.get(W + "abstractNumId", "")
            self._written[key] = each
            link = each.find(W + "styleLink")
            if link is not None:
                self._links[link.get(VAL, "")] = key
        elif each.tag == W + "num":
            self._numbers[whole(each.get(W + "numId"))] = each

    def label(self, number: int, rung: int | None, *, style: str = "") -> str:
        """Count one more paragraph of a list and give the label printed before it."""
        self._loaded()
        num = self._numbers.get(number)
        known = None if num is None else self._list(num)
        if num is None or known is None:
            return ""
        if rung is None:
            rung = next((i for i, each in known.rungs.items() if style and each.style == style), 0)
        self._begin(number, num, known)
        overrides = _overrides(num)
        shape = overrides.get(rung) or known.rungs.get(rung)
        if shape is None:
            return ""
        _count(known, rung, shape)
        return _write(known, rung, shape)

    def _list(self, num: etree._Element) -> _List | None:
        key = _value(num, "abstractNumId")
        written = self._written.get(key)
        if written is not None:
            link = written.find(W + "numStyleLink")
            if link is not None:
                key = self._links.get(link.get(VAL, ""), key)
                written = self._written.get(key)
        if written is None:
            return None
        if key not in self._lists:
            levels = written.iterfind(W + "lvl")
            rungs = {whole(each.get(W + "ilvl")): _rung(each) for each in levels}
            self._lists[key] = _List(key, rungs)
        return self._lists[key]

    def _begin(self, number: int, num: etree._Element, known: _List) -> None:
        """The first use of a list that starts anew sets its counters."""
        if number in self._begun:
            return
        self._begun.add(number)
        for override in num.iterfind(W + "lvlOverride"):
            start = override.find(W + "startOverride")
            if start is not None:
                rung = whole(override.get(W + "ilvl"))
                known.counts[rung] = whole(start.get(VAL), 1) - 1


def _overrides(num: etree._Element) -> dict[int, Rung]:
    levels = num.iterfind(f"{W}lvlOverride/{W}lvl")
    return {whole(each.get(W + "ilvl")): _rung(each) for each in levels}


def _rung(level: etree._Element) -> Rung:
    restart, legal = level.find(W + "lvlRestart"), level.find(W + "isLgl")
    return Rung(
        start=whole(_value(level, "start") or "1", 1),
        form=_form(level),
        pattern=_value(level, "lvlText"),
        suffix=_value(level, "suff") or "tab",
        restart=None if restart is None else whole(restart.get(VAL)),
        legal=legal is not None and not is_off(legal.get(VAL)),
        style=_value(level, "pStyle"),
    )


def _form(level: etree._Element) -> str:
    """The number format; Word hides newer ones behind a fallback."""
    found = next(level.iter(W + "numFmt"), None)
    return "decimal" if found is None else found.get(VAL, "decimal")


def _value(element: etree._Element, tag: str) -> str:
    found = element.find(W + tag)
    return "" if found is None else found.get(VAL, "")


def _count(known: _List, rung: int, shape: Rung) -> None:
    known.counts[rung] = known.counts.get(rung, shape.start - 1) + 1
    for deeper in range(rung + 1, _RUNGS):
        below = known.rungs.get(deeper)
        restart = None if below is None else below.restart
        if restart is None or (restart != 0 and rung < restart):
            known.counts.pop(deeper, None)


def _write(known: _List, rung: int, shape: Rung) -> str:
    """The label with what parts it from the text: nothing after a mark, a space after a digit."""
    if shape.form == "bullet":
        return ""
    label = shape.pattern
    for other in range(_RUNGS):
        mark = f"%{other + 1}"
        if mark in label:
            level = shape if other == rung else known.rungs.get(other, Rung())
            count = known.counts.get(other, level.start)
            form = "decimal" if shape.legal else level.form
            label = label.replace(mark, numeral(count, form))
    if label and shape.suffix != "nothing" and label[-1].isalnum():
        return label + " "
    return label

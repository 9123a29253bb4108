"""What a paragraph style says about a paragraph: its name, heading level and numbering."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from lxml import etree

from gongkai.files.readers.word.names import PPR, VAL, W, whole

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])$", re.IGNORECASE)
_TITLES = frozenset(("title", "标题"))
_DEPTH = 12


@dataclass(frozen=True, slots=True)
class Style:
    """A style with what it inherits; `level` as in Paragraph, `number` a list of numbering.xml."""

    key: str = ""
    name: str = ""
    level: int | None = None
    number: int | None = None
    rung: int | None = None

    @property
    def contents(self) -> bool:
        """Whether paragraphs of this style are lines of a table of contents."""
        return self.name.lower().startswith(("toc ", "目录 "))


class Styles:
    """The styles of a document, loaded and worked out when first asked for."""

    def __init__(self, load: Callable[[], etree._Element | None]) -> None:
        """`load` gives the root of the styles part; a document may have none."""
        self._load = load
        self._known: dict[str, Style] = {}

    @cached_property
    def _written(self) -> dict[str, etree._Element]:
        root = self._load()
        found = () if root is None else root.iterfind(W + "style")
        return {each.get(W + "styleId", ""): each for each in found}

    def of(self, key: str, *, depth: int = 0) -> Style:
        """The style with this id; an unknown one says nothing but its id."""
        if key not in self._known:
            self._known[key] = self._work_out(key, depth)
        return self._known[key]

    def _work_out(self, key: str, depth: int) -> Style:
        written = self._written.get(key)
        if written is None or depth > _DEPTH:
            return _named(Style(key=key), key)
        based = written.find(W + "basedOn")
        parent = Style() if based is None else self.of(based.get(VAL, ""), depth=depth + 1)
        named = written.find(W + "name")
        name = key if named is None else named.get(VAL, key)
        style = _named(replace(parent, key=key), name)
        properties = written.find(PPR)
        return style if properties is None else _with(style, properties)


def _named(style: Style, name: str) -> Style:
    heading = _HEADING.match(name.strip())
    if heading:
        return replace(style, name=name, level=min(int(heading[1]), 6))
    if name.strip().lower() in _TITLES:
        return replace(style, name=name, level=0)
    return replace(style, name=name)


def _with(style: Style, properties: etree._Element) -> Style:
    number, rung = numbered(properties)
    if number is not None:
        style = replace(style, number=number, rung=rung)
    elif rung is not None:
        style = replace(style, rung=rung)
    found, level = outline(properties)
    return replace(style, level=level) if found and style.level != 0 else style


def numbered(properties: etree._Element) -> tuple[int | None, int | None]:
    """The list and rung that paragraph properties give; a list of 0 takes numbering away."""
    given = properties.find(W + "numPr")
    if given is None:
        return None, None
    number, rung = given.find(W + "numId"), given.find(W + "ilvl")
    return (
        None if number is None else whole(number.get(VAL)),
        None if rung is None else min(whole(rung.get(VAL)), 8),
    )


def outline(properties: etree._Element) -> tuple[bool, int | None]:
    """Whether paragraph properties give an outline level, and which (9 is running text)."""
    given = properties.find(W + "outlineLvl")
    if given is None:
        return False, None
    level = whole(given.get(VAL), 9)
    return True, None if level > 8 else min(level + 1, 6)

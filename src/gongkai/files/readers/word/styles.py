"""What a paragraph style says about a paragraph: its name, heading level and numbering."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from lxml import etree

from gongkai.files.readers.word.marks import Said, said_in
from gongkai.files.readers.word.names import VAL, W

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])$", re.IGNORECASE)
_TITLES = frozenset(("title", "标题"))
_DEPTH = 12
_MOST = 1_000


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
    """The styles of a document, worked out when first asked for."""

    def __init__(self, find: Callable[[str], etree._Element | None]) -> None:
        """`find` gives the written style of an id, or None."""
        self._find = find
        self._known: dict[str, Style] = {}

    def of(self, key: str, *, depth: int = 0) -> Style:
        """The style with this id; an unknown one says nothing but its id."""
        if key not in self._known:
            self._known[key] = self._work_out(key, depth)
        return self._known[key]

    def numbered(self, keys: Iterable[str]) -> frozenset[str]:
        """Those of the styles whose paragraphs get a number by themselves."""
        return frozenset(key for key in keys if self.of(key).number)

    def _work_out(self, key: str, depth: int) -> Style:
        written = self._find(key) if key and len(self._known) < _MOST else None
        if written is None or depth > _DEPTH:
            return _style(key, key, Style(), Said())
        based = written.find(W + "basedOn")
        parent = Style() if based is None else self.of(based.get(VAL, ""), depth=depth + 1)
        named = written.find(W + "name")
        name = key if named is None else named.get(VAL, key)
        return _style(key, name, parent, said_in(written))


def _style(key: str, name: str, parent: Style, said: Said) -> Style:
    """What a style inherits, then what its name says, then what it says itself."""
    level, number, rung = _level_by_name(name, parent.level), parent.number, parent.rung
    if said.number is not None:
        number, rung = said.number, said.rung
    elif said.rung is not None:
        rung = said.rung
    if said.outline is not None and level != 0:
        level = level_of(said.outline)
    return Style(key, name, level, number, rung)


def _level_by_name(name: str, inherited: int | None) -> int | None:
    heading = _HEADING.match(name.strip())
    if heading:
        return min(int(heading[1]), 6)
    return 0 if name.strip().lower() in _TITLES else inherited


def level_of(outline: int) -> int | None:
    """The heading level of an outline level counted from 0; 9 is running text."""
    return None if outline > 8 else min(outline + 1, 6)

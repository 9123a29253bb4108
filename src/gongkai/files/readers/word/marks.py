"""What is said about paragraphs and cells, gathered in one pass over the whole tree.

lxml walks a tree for some kinds of elements in C; asking every cell for its properties from Python
costs several times as long, and in most cells there is nothing to find.
"""

from collections.abc import Set
from dataclasses import dataclass
from typing import cast

from lxml import etree

from gongkai.files.readers.word.names import PPR, TBL, TC, VAL, T, W, is_off, whole

Element = etree._Element
_STYLE, _LIST, _RUNG, _LEVEL = W + "pStyle", W + "numId", W + "ilvl", W + "outlineLvl"
_SPAN, _DOWN, _ACROSS = W + "gridSpan", W + "vMerge", W + "hMerge"
_BEFORE, _HEADER = W + "gridBefore", W + "tblHeader"
_NUMBERED = W + "numPr"
_GATHERED = (_NUMBERED, _SPAN, _DOWN, _ACROSS, _BEFORE, _HEADER, TBL)
_NAMES = {"w": W[1:-1]}
_styles_in = etree.XPath("/descendant::w:pStyle/@w:val", namespaces=_NAMES, smart_strings=False)
_seconds_in = etree.XPath("/descendant::w:tbl/w:tr/w:tc/w:p[2]", namespaces=_NAMES)
_stray_in = etree.XPath(
    "/descendant::text()[not(parent::w:t)]", namespaces=_NAMES, smart_strings=False
)


@dataclass(slots=True)
class Merge:
    """How many grid columns a cell takes; its vertical and horizontal merge if any."""

    span: int = 1
    down: str = ""
    across: str = ""


@dataclass(slots=True)
class Said:
    """What a paragraph says of itself: its style, list, rung and outline level (9: text)."""

    style: str = ""
    number: int | None = None
    rung: int | None = None
    outline: int | None = None


@dataclass(slots=True)
class Start:
    """The grid column a row begins at, and whether it repeats as a heading."""

    before: int = 0
    header: bool = False


@dataclass(slots=True)
class Marks:
    """Merges of cells; starts of rows; what needs more than a look.

    `listed` are the paragraphs that name a list, `nests` the tables that hold tables, `crowded`
    the cells that hold tables or several paragraphs; `stray`: not all text of the tree is print.
    """

    merges: dict[Element, Merge]
    starts: dict[Element, Start]
    listed: frozenset[Element | None] = frozenset()
    nests: frozenset[Element] = frozenset()
    crowded: frozenset[Element | None] = frozenset()
    stray: bool = False

    def text(self, element: Element) -> str:
        """What is printed of a paragraph, or of a cell of one paragraph."""
        if self.stray:
            return "".join([each.text or "" for each in element.iter(T)])
        return etree.tostring(element, method="text", encoding="unicode", with_tail=False)


def marks_of(root: Element) -> Marks:
    """Gather the marks of an accepted tree in one pass."""
    merges: dict[Element, Merge] = {}
    starts: dict[Element, Start] = {}
    listed: set[Element | None] = set()
    nests: set[Element] = set()
    crowded = {each.getparent() for each in cast(list[Element], _seconds_in(root))}
    for element in root.iter(*_GATHERED):
        tag = element.tag
        if tag == TBL:
            nests.update(element.iterancestors(TBL))
            crowded.update(element.iterancestors(TC))
        elif tag == _NUMBERED:
            listed.add(_owner(element))
        else:
            _mark(merges, starts, element)
    return Marks(
        merges,
        starts,
        frozenset(listed),
        frozenset(nests),
        frozenset(crowded),
        bool(_stray_in(root)),
    )


def said_in(holder: Element) -> Said:
    """What the properties of a paragraph or of a paragraph style say."""
    said = Said()
    first = next(iter(holder), None)
    if first is None or first.tag != PPR:
        first = next(holder.iterchildren(PPR), None)
    for mark in () if first is None else first:
        tag = mark.tag
        if tag == _STYLE:
            said.style = mark.get(VAL, "")
        elif tag == _LEVEL:
            said.outline = whole(mark.get(VAL), 9)
        elif tag == _NUMBERED:
            _list(said, mark)
    return said


def _list(said: Said, properties: Element) -> None:
    """Note a list; a list of 0 takes numbering away, rungs end at the ninth."""
    for mark in properties:
        if mark.tag == _LIST:
            said.number = whole(mark.get(VAL))
        elif mark.tag == _RUNG:
            said.rung = min(whole(mark.get(VAL)), 8)


def styles_in(root: Element) -> frozenset[str]:
    """The ids of all paragraph styles in use."""
    return frozenset(cast(list[str], _styles_in(root)))


def numbered(root: Element, marks: Marks, styles: frozenset[str]) -> Set[Element | None]:
    """The paragraphs that name a list themselves, or whose style is one of `styles`."""
    if not styles:
        return marks.listed
    return marks.listed | {_owner(mark) for mark in root.iter(_STYLE) if mark.get(VAL) in styles}


def _mark(merges: dict[Element, Merge], starts: dict[Element, Start], mark: Element) -> None:
    """Note a merge of a cell, or how a row begins."""
    if mark.tag in (_BEFORE, _HEADER):
        _start(starts, mark)
    else:
        _merge(merges, mark)


def _merge(merges: dict[Element, Merge], mark: Element) -> None:
    cell = _owner(mark)
    if cell is None:
        return
    merge = merges.get(cell)
    if merge is None:
        merge = merges[cell] = Merge()
    if mark.tag == _SPAN:
        merge.span = max(whole(mark.get(VAL), 1), 1)
    elif mark.tag == _DOWN:
        merge.down = mark.get(VAL, "continue")
    else:
        merge.across = mark.get(VAL, "continue")


def _start(starts: dict[Element, Start], mark: Element) -> None:
    row = _owner(mark)
    if row is None:
        return
    start = starts.setdefault(row, Start())
    if mark.tag == _BEFORE:
        start.before = whole(mark.get(VAL))
    else:
        start.header = not is_off(mark.get(VAL))


def _owner(mark: Element) -> Element | None:
    """Whose properties a mark stands in."""
    properties = mark.getparent()
    return None if properties is None else properties.getparent()

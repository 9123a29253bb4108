"""What is said about paragraphs and cells, gathered in a few passes over the whole tree.

lxml walks a tree for one kind of element in C; asking every cell for its properties from Python
costs several times as long, and in most cells there is nothing to find.
"""

from dataclasses import dataclass

from lxml import etree

from gongkai.files.readers.word.names import PPR, VAL, P, T, W, whole

Element = etree._Element
_STYLE, _LIST, _RUNG, _LEVEL = W + "pStyle", W + "numId", W + "ilvl", W + "outlineLvl"
_PROPERTIES = frozenset((PPR, W + "numPr"))
_SPAN, _DOWN, _ACROSS = W + "gridSpan", W + "vMerge", W + "hMerge"


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
class Marks:
    """Texts of all paragraphs, by holder and alone; what some say; merges of cells."""

    texts: dict[Element, list[str]]
    held: dict[Element, list[Element]]
    said: dict[Element, Said]
    merges: dict[Element, Merge]


def marks_of(root: Element) -> Marks:
    """Gather the marks of an accepted tree."""
    marks = Marks({}, {}, _said(root), _merges(root))
    _read(root, marks)
    return marks


def _read(root: Element, marks: Marks) -> None:
    """Words by paragraph, and paragraphs by the body or cell that holds them."""
    words: list[str] = []
    for element in root.iter(P, T):
        if element.tag == T:
            words.append(element.text or "")
            continue
        marks.texts[element] = words = []
        holder = element.getparent()
        if holder is not None:
            marks.held.setdefault(holder, []).append(element)


def _said(root: Element) -> dict[Element, Said]:
    found: dict[Element, Said] = {}
    for mark in root.iter(_STYLE, _LIST, _RUNG, _LEVEL):
        paragraph = mark.getparent()
        while paragraph is not None and paragraph.tag in _PROPERTIES:
            paragraph = paragraph.getparent()
        if paragraph is not None and paragraph.tag == P:
            say(found.setdefault(paragraph, Said()), mark)
    return found


def say(said: Said, mark: Element) -> None:
    """Note one property; a list of 0 takes numbering away, rungs end at the ninth."""
    value = mark.get(VAL, "")
    if mark.tag == _STYLE:
        said.style = value
    elif mark.tag == _LIST:
        said.number = whole(value)
    elif mark.tag == _RUNG:
        said.rung = min(whole(value), 8)
    else:
        said.outline = whole(value, 9)


def said_in(properties: Element) -> Said:
    """What the paragraph properties of a style say."""
    said = Said()
    for mark in properties.iter(_LIST, _RUNG, _LEVEL):
        say(said, mark)
    return said


def _merges(root: Element) -> dict[Element, Merge]:
    found: dict[Element, Merge] = {}
    for mark in root.iter(_SPAN, _DOWN, _ACROSS):
        properties = mark.getparent()
        cell = None if properties is None else properties.getparent()
        if cell is not None:
            _note(found.setdefault(cell, Merge()), mark)
    return found


def _note(merge: Merge, mark: Element) -> None:
    if mark.tag == _SPAN:
        merge.span = max(whole(mark.get(VAL), 1), 1)
    elif mark.tag == _DOWN:
        merge.down = mark.get(VAL, "continue")
    else:
        merge.across = mark.get(VAL, "continue")

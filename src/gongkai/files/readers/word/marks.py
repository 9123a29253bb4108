"""What is said about paragraphs and cells, gathered in a few passes over the whole tree.

lxml walks a tree for one kind of element in C; asking every cell for its properties from Python
costs several times as long, and in most cells there is nothing to find.
"""

from dataclasses import dataclass

from lxml import etree

from gongkai.files.readers.word.names import PPR, VAL, P, T, W, is_off, whole

Element = etree._Element
_STYLE, _LIST, _RUNG, _LEVEL = W + "pStyle", W + "numId", W + "ilvl", W + "outlineLvl"
_SPAN, _DOWN, _ACROSS = W + "gridSpan", W + "vMerge", W + "hMerge"
_BEFORE, _HEADER = W + "gridBefore", W + "tblHeader"


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
    """Texts of all paragraphs; paragraphs by their holder; merges of cells; starts of rows.

    `styles` are the ids of all paragraph styles in use.
    """

    texts: dict[Element, list[str]]
    held: dict[Element, list[Element]]
    merges: dict[Element, Merge]
    starts: dict[Element, Start]
    styles: frozenset[str] = frozenset()


def marks_of(root: Element) -> Marks:
    """Gather the marks of an accepted tree."""
    styles = frozenset([style.get(VAL, "") for style in root.iter(_STYLE)])
    marks = Marks({}, {}, _merges(root), _starts(root), styles)
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


def _say(said: Said, mark: Element) -> None:
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


def said_in(holder: Element) -> Said:
    """What the properties of a paragraph or of a paragraph style say."""
    said = Said()
    properties = holder.find(PPR)
    for mark in () if properties is None else properties.iter(_STYLE, _LIST, _RUNG, _LEVEL):
        _say(said, mark)
    return said


def numbered(root: Element, styles: frozenset[str]) -> set[Element | None]:
    """The paragraphs that name a list themselves, or whose style is one of `styles`."""
    found = {_owner(mark) for mark in root.iter(W + "numPr")}
    if styles:
        found |= {_owner(mark) for mark in root.iter(_STYLE) if mark.get(VAL) in styles}
    return found


def _merges(root: Element) -> dict[Element, Merge]:
    found: dict[Element, Merge] = {}
    for mark in root.iter(_SPAN, _DOWN, _ACROSS):
        cell = _owner(mark)
        if cell is None:
            continue
        merge = found.get(cell)
        if merge is None:
            merge = found[cell] = Merge()
        if mark.tag == _SPAN:
            merge.span = max(whole(mark.get(VAL), 1), 1)
        elif mark.tag == _DOWN:
            merge.down = mark.get(VAL, "continue")
        else:
            merge.across = mark.get(VAL, "continue")
    return found


def _starts(root: Element) -> dict[Element, Start]:
    found: dict[Element, Start] = {}
    for mark in root.iter(_BEFORE, _HEADER):
        row = _owner(mark)
        if row is None:
            continue
        start = found.setdefault(row, Start())
        if mark.tag == _BEFORE:
            start.before = whole(mark.get(VAL))
        else:
            start.header = not is_off(mark.get(VAL))
    return found


def _owner(mark: Element) -> Element | None:
    """Whose properties a mark stands in."""
    properties = mark.getparent()
    return None if properties is None else properties.getparent()

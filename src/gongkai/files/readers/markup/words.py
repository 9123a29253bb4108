"""The text under an element as a browser would show it."""

from collections.abc import Set
from itertools import islice

from lxml import etree

SKIPPED = (
    "script", "style", "noscript", "head", "title", "meta", "link", "select", "template", "svg",
    "iframe", "object", "button", "map", "del", "s", "strike",
)  # fmt: skip
"""Elements that show no words of the page, or words struck out; taken out before reading."""

BLOCKS = (
    "p", "div", "table", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd",
    "section", "article", "header", "footer", "nav", "aside", "main", "center", "form", "pre",
    "blockquote", "fieldset", "figure", "tr", "td", "th", "tbody", "thead", "tfoot", "hr",
    "address", "body", "caption",
)  # fmt: skip
BLOCK_NAMES = frozenset(BLOCKS)


_NEAR = 100
"""Elements looked at one by one; asking lxml to look for forty names pays off only later."""


def holds(element: etree._Element, names: Set[str]) -> bool:
    """Whether any of these elements stands inside another one."""
    if len(element) == 0:
        return False
    if len(element) == 1 and len(element[0]) == 0:
        return element[0].tag in names
    near = element.iter()
    next(near)
    for each in islice(near, _NEAR):
        if each.tag in names:
            return True
    if next(near, None) is None:
        return False
    far = element.iter(*names)
    return any(each is not element for each in islice(far, 2))


def run(element: etree._Element) -> str:
    """All text under an element as one run."""
    if len(element) == 0:
        return element.text or ""
    return etree.tostring(element, method="text", encoding="unicode", with_tail=False)


def run_without(element: etree._Element, names: Set[str]) -> str | None:
    """All text under an element as one run; None when any of these elements stands inside it."""
    inside = len(element)
    if inside == 0:
        return element.text or ""
    if inside == 1 and len(child := element[0]) == 0:
        if child.tag in names:
            return None
        return f"{element.text or ''}{child.text or ''}{child.tail or ''}"
    return None if holds(element, names) else run(element)


def cell_text(element: etree._Element, *, careful: bool = True) -> str:
    """The text of a table cell; most hold one run of text and need no care.

    `careful`: there may be line breaks or raised numbers in it.
    """
    leaf = element
    while len(leaf) == 1:
        leaf = leaf[0]
    if len(leaf) == 0:
        if leaf is element:
            text = element.text
            return text.strip() if text else ""
    elif leaf is element or leaf[0].tag in BLOCK_NAMES:
        return broken(element)
    if careful and next(element.iter("br", "sup"), None) is not None:
        return broken(element)
    text = etree.tostring(element, method="text", encoding="unicode", with_tail=False).strip()
    return " ".join(text.split()) if "\n" in text or "\t" in text else text


def broken(element: etree._Element) -> str:
    """The text of an element with a line break where a browser breaks."""
    pieces: list[str] = []
    stack: list[tuple[etree._Element, bool]] = [(element, False)]
    while stack:
        node, left = stack.pop()
        if left:
            _leave(node, pieces, top=node is element)
        else:
            _enter(node, pieces)
            stack.append((node, True))
            stack.extend((child, False) for child in reversed(node))
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _enter(node: etree._Element, pieces: list[str]) -> None:
    tag = node.tag
    if tag == "br" or tag in BLOCK_NAMES:
        pieces.append("\n")
    if _is_note(node):
        pieces.append("[")
    if node.text and isinstance(tag, str):
        pieces.append(_spaced(node.text))


def _leave(node: etree._Element, pieces: list[str], *, top: bool) -> None:
    if node.tag in BLOCK_NAMES:
        pieces.append("\n")
    if _is_note(node):
        pieces.append("]")
    if node.tail and not top:
        pieces.append(_spaced(node.tail))


def _is_note(node: etree._Element) -> bool:
    """A raised number is a footnote mark, not a digit of the figure before it."""
    return node.tag == "sup" and run(node).strip().isdigit()


def _spaced(text: str) -> str:
    """White space of the source is a blank, not a break."""
    return text.replace("\r", " ").replace("\n", " ").replace("\t", " ")

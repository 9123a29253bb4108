"""The text under an element as a browser would show it."""

from lxml import etree

SKIPPED = frozenset(
    ("script", "style", "noscript", "head", "title", "meta", "link", "select", "option",
     "template", "svg", "iframe", "object", "input", "button", "map")
)  # fmt: skip
BLOCKS = (
    "p", "div", "table", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd",
    "section", "article", "header", "footer", "nav", "aside", "main", "center", "form", "pre",
    "blockquote", "fieldset", "figure", "tr", "td", "th", "tbody", "thead", "tfoot", "hr",
    "address", "body", "caption",
)  # fmt: skip
BLOCK_NAMES = frozenset(BLOCKS)
_BREAKING = (
    "br",
    "p",
    "div",
    "li",
    "tr",
    "h1",
    "h2",
    "h3",
    "h4",
    "table",
    "script",
    "style",
    "sup",
)


def _run(element: etree._Element) -> str:
    """All text under an element, one run."""
    return "".join(element.itertext())  # type: ignore[arg-type]  # the stubs allow bytes


def plain(element: etree._Element) -> str:
    """The text of an element without breaks inside, one line."""
    if len(element) == 0:
        text = element.text
        return text if text is not None else ""
    if (
        next(element.iter(*_BREAKING[:1]), None) is None
        and next(element.iter("script", "style", "sup"), None) is None
    ):
        return _run(element)
    return broken(element)


def broken(element: etree._Element) -> str:
    """The text of an element with a line break where a browser breaks."""
    pieces: list[str] = []
    _gather(element, pieces)
    text = "".join(pieces)
    return "\n".join(line for line in (each.strip(" \t\r") for each in text.split("\n")) if line)


def _gather(element: etree._Element, pieces: list[str]) -> None:
    stack: list[tuple[etree._Element, bool]] = [(element, False)]
    while stack:
        node, left = stack.pop()
        if left:
            _leave(node, pieces, top=node is element)
            continue
        _enter(node, pieces, stack)


def _enter(
    node: etree._Element, pieces: list[str], stack: list[tuple[etree._Element, bool]]
) -> None:
    tag = node.tag
    stack.append((node, True))
    if not isinstance(tag, str) or tag in SKIPPED:
        return
    if tag == "br" or tag in BLOCK_NAMES:
        pieces.append("\n")
    if tag == "sup" and _run(node).strip().isdigit():
        pieces.append("[")
    if node.text:
        pieces.append(_spaced(node.text))
    stack.extend((child, False) for child in reversed(node))


def _leave(node: etree._Element, pieces: list[str], *, top: bool) -> None:
    tag = node.tag
    if isinstance(tag, str) and tag in BLOCK_NAMES:
        pieces.append("\n")
    if tag == "sup" and _run(node).strip().isdigit():
        pieces.append("]")
    if node.tail and not top:
        pieces.append(_spaced(node.tail))


def _spaced(text: str) -> str:
    """White space of the source is a blank, not a break."""
    return text.replace("\r", " ").replace("\n", " ").replace("\t", " ")


def cell_text(element: etree._Element) -> str:
    """The text of a table cell; most hold one run of text and need no care."""
    count = len(element)
    if count == 0:
        text = element.text
        return text.strip() if text else ""
    if count == 1:
        child = element[0]
        if len(child) == 0 and child.tag in ("p", "span", "div", "font", "b", "strong"):
            return f"{element.text or ''}{child.text or ''}{child.tail or ''}".strip()
    for number, _ in enumerate(element.iter(*_BREAKING)):
        if number:
            return broken(element)
    if next(element.iter("br", "sup", "script", "style"), None) is not None:
        return broken(element)
    return _run(element).strip()

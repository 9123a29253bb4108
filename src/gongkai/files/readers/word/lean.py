"""Markup that only dresses the page is thrown away before it becomes a tree.

Two elements of three in a document by Word say how something looks, and nothing that is read here
asks for them; to parse them takes longer than all the reading.
"""

import re
from itertools import groupby

DRESS = (
    *("rFonts", "sz", "szCs", "kern", "lang", "color", "shd", "snapToGrid", "spacing"),
    *("jc", "ind", "keepNext", "keepLines", "widowControl", "textAlignment"),
    *("adjustRightInd", "suppressLineNumbers"),
    *("tcW", "vAlign", "noWrap", "top", "left", "bottom", "right", "trHeight", "cantSplit"),
    *("proofErr", "bookmarkStart", "bookmarkEnd"),
)
"""Empty elements that change nothing of what a document says and stand at every word or cell."""

_DRESSED = b"<w:rFonts"
"""What stands at every word when each is dressed by itself."""

_EMPTIED = tuple(f"<w:{name}></w:{name}>".encode() for name in ("tcBorders", "rPr", "tcPr"))


def _by_letter(names: tuple[str, ...]) -> str:
    """One of the names as a pattern; by first letters it fails three times as fast."""
    groups = groupby(sorted(names), lambda name: name[0])
    return "|".join(f"{letter}(?:{'|'.join(n[1:] for n in group)})" for letter, group in groups)


_dress = re.compile(f"<w:(?:{_by_letter(DRESS)})(?: [^<>]*)?/>".encode())


def lean(data: bytes) -> bytes:
    """The markup of a main part without its dress.

    Unchanged when styles carry the dress, for little would go; and when a `<` may be no tag's.
    """
    if _DRESSED not in data or b"<!" in data:  # a comment, or characters that are not markup
        return data
    data = _dress.sub(b"", data)
    for pair in _EMPTIED:
        data = data.replace(pair, b"")
    return data

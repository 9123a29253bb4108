"""A text as it is looked through: the same length, with its odd letters made plain."""

import unicodedata
from functools import cache

GAP = r"[ \-\u2010-\u2015\u2212\u200b\u00ad]?"
"""What people and programs put between the figures of a number."""
WRAP = r"(?:[ \-\u2010-\u2015\u2212\u200b\u00ad]|[ \-]?\r?\n)?"
"""The same, also at the end of a line of a printed page."""
_PARTS = dict.fromkeys(map(ord, "\r\n -\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u200b\u00ad"))


@cache
def _plain(char: str) -> str:
    made = unicodedata.normalize("NFKC", char)
    return made if len(made) == 1 else char


def flat(text: str) -> str:
    """Full-width figures, Kangxi radicals and wide spaces as the usual ones, place by place."""
    return text if text.isascii() else "".join(map(_plain, text))


def figures(text: str) -> str:
    """The figures of a number without what stands between them."""
    return flat(text).translate(_PARTS)

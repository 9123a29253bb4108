"""Addresses of other pages in a text, and which of them lead to this site itself."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

_ADDRESS = re.compile(r"(?:https?://|www\.)[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+", re.IGNORECASE)
_MARKDOWN = re.compile(r"\]\((/[^\s)]*)\)")
_TAIL = ".,;:!?'\")]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLink:
    """From `start` up to `end` in the text; `path` is set when it leads into this site."""

    start: int
    end: int
    address: str
    path: str = ""

    @property
    def outside(self) -> bool:
        """Whether somebody else answers there."""
        return not self.path


def links(text: str, *, hosts: Iterable[str] = ()) -> tuple[FoundLink, ...]:
    """Every address in a text, once for each place; `hosts` are the names of this site."""
    own = {each.lower() for each in hosts}
    found = [
        FoundLink(start=each.start(1), end=each.end(1), address=each[1], path=each[1])
        for each in _MARKDOWN.finditer(text)
    ]
    for each in _ADDRESS.finditer(text):
        address = each[0].rstrip(_TAIL)
        found.append(_link(each.start(), address, own))
    return tuple(sorted(found, key=lambda each: each.start))


def _link(start: int, address: str, own: set[str]) -> FoundLink:
    whole = address if "//" in address else f"http://{address}"
    try:
        parts = urlsplit(whole)
        host = (parts.hostname or "").lower()
    except ValueError:
        host, parts = "", urlsplit("")
    path = parts.path or "/" if host in own else ""
    return FoundLink(start=start, end=start + len(address), address=address, path=path)

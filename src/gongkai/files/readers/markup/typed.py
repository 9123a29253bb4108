"""Markdown whose tables alone are markup, as converters write it: its line ends count."""

import re
from collections.abc import Iterator

_BLOCKS = re.compile(rb"<\s*(?:!doctype|html|body|p|div|br|h[1-6]|section|pre)\b", re.I)
_OPENS, _CLOSES = re.compile(rb"<table\b", re.I), re.compile(rb"</table\s*>", re.I)
_HASHES = re.compile(rb"^\s*#{1,6}\s+")


def lined(text: bytes) -> bytes:
    """A page without paragraphs made into one with a paragraph a line; any other as it is."""
    if _BLOCKS.search(text) or not _OPENS.search(text):
        return text
    return b"".join(_pieces(text))


def _pieces(text: bytes) -> Iterator[bytes]:
    place = 0
    while (found := _OPENS.search(text, place)) is not None:
        yield from _lines(text[place : found.start()])
        end = _CLOSES.search(text, found.end())
        place = end.end() if end is not None else len(text)
        yield text[found.start() : place]
    yield from _lines(text[place:])


def _lines(text: bytes) -> Iterator[bytes]:
    for line in text.splitlines():
        if line.strip():
            yield b"<p>" + _HASHES.sub(b"", line) + b"</p>"

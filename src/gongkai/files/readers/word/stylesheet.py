"""The styles part, read only as far as the styles in use.

Word's own styles part runs to 350 KB, nearly all of it table designs: more than ten times the
words of a report. The few paragraph styles stand near its beginning and are cut out one by one; a
part that is read at one go is parsed whole.
"""

import re
from typing import IO

from lxml import etree

from gongkai.files.bounded import parse_xml
from gongkai.files.errors import Unreadable
from gongkai.files.readers.word.names import W, everyday

_CHUNK = 2**15
_LIMIT = 4 * 2**20
_ID = W + "styleId"
_ROOT = re.compile(rb"<w:styles\b[^>]*>")


class StyleSheet:
    """The `w:style` elements of a part by id, found when asked for."""

    def __init__(self, stream: IO[bytes] | None, *, name: str) -> None:
        """Take the open part, or None when the document has none."""
        self._stream = stream
        self._name = name
        self._read = b""
        self._opening: bytes | None = None
        self._whole: dict[str, etree._Element] | None = None

    def find(self, key: str) -> etree._Element | None:
        """The style with this id, or None."""
        root = self._root()
        if root is None or len(self._read) < _CHUNK:
            return self._everything().get(key)
        mark = b'w:styleId="' + key.encode() + b'"'
        while (at := self._read.find(mark)) < 0 or self._read.find(b"</w:style>", at) < 0:
            if not self._more():
                return None if b'styleId="' in self._read else self._everything().get(key)
        start, end = self._read.rfind(b"<w:style ", 0, at), self._read.find(b"</w:style>", at)
        return self._parsed(root + self._read[start:end] + b"</w:style></w:styles>")

    def _root(self) -> bytes | None:
        """The opening tag of the part; None when it is not written the usual way."""
        if not self._read and self._more():
            found = _ROOT.search(self._read)
            self._opening = None if found is None else everyday(found[0])
        return self._opening

    def _parsed(self, fragment: bytes) -> etree._Element | None:
        try:
            root = parse_xml(fragment, name=self._name)
        except Unreadable:
            return None
        return root[0] if len(root) else None

    def _more(self) -> bool:
        """Read on; False at the end, at damage and at the limit."""
        if self._stream is None or len(self._read) > _LIMIT:
            return False
        try:
            chunk = self._stream.read(_CHUNK)
        except Exception:  # damage inside a zip comes in a dozen kinds; the rest is without styles
            chunk = b""
        self._read += chunk
        return bool(chunk)

    def _everything(self) -> dict[str, etree._Element]:
        """All styles of a part written in an unusual way (another prefix, UTF-16)."""
        if self._whole is None:
            while self._more():
                continue
            try:
                root = parse_xml(everyday(self._read), name=self._name) if self._read else ()
            except Unreadable:
                root = ()
            self._whole = {key: each for each in root if (key := each.get(_ID))}
        return self._whole

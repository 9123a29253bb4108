"""Whether something that was to be hidden can still be taken out of a file, by any way we know."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator

from gongkai.web.uploads.checks.finding import TextFinding
from gongkai.web.uploads.checks.flat import figures
from gongkai.web.uploads.checks.stars import stars

_TAG = re.compile(rb"<[^>]*>")
_LEAST = 6  # characters: less than that is told by chance
_MOST = 2**26


def secrets_of(text: str, hidden: Iterable[TextFinding]) -> frozenset[str]:
    """What must not be found again: figures without gaps, addresses from the door on."""
    found = set()
    for each in hidden:
        whole = text[each.start : each.end]
        if each.rule == "home_address":
            whole = whole[len(stars(each.rule, whole).rstrip("*")) :]
        plain = "".join(figures(whole).split())
        if len(plain) >= _LEAST:
            found.add(plain)
    return frozenset(found)


def leaked(data: bytes, secrets: frozenset[str]) -> str:
    """A secret that is still there, in the order of the alphabet; or nothing."""
    if not secrets:
        return ""
    left = set()
    for block in _blocks(data):
        left |= {each for each in secrets if _in(block, each)}
    return min(left, default="")


def _in(block: bytes, secret: str) -> bool:
    return any(
        secret.encode(encoding) in block
        for encoding in ("utf-8", "gb18030", "utf-16-le", "utf-16-be")
    )


def _blocks(data: bytes) -> Iterator[bytes]:
    """The bytes as they are, every part of a package, every stream of a PDF; without gaps."""
    yield data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for info in package.infolist():
                part = package.read(info)
                yield part
                yield re.sub(rb"[\s\-]", b"", _TAG.sub(b"", part))
    elif data.startswith(b"%PDF"):
        for at in re.finditer(rb"stream\r?\n", data):
            try:
                yield zlib.decompressobj().decompress(data[at.end() :][:_MOST], _MOST)
            except zlib.error:
                continue

"""Copies of files without personal data and without what is hidden; run in the child process."""

from collections.abc import Callable, Mapping

from gongkai.files.readers.encoding import decode
from gongkai.web.uploads.checks.masking import mask, naming
from gongkai.web.uploads.masked import office, picture, portable

Make = Callable[[bytes], bytes]


def _text(data: bytes) -> bytes:
    return mask(decode(data)[0]).text.encode()


MAKERS: Mapping[str, Make] = {
    "txt": _text, "csv": _text, "docx": office.word, "xlsx": office.sheet,
    "pdf": portable.redacted, "png": picture.bare_png, "jpg": picture.bare_jpeg,
}  # fmt: skip


def make(data: bytes, *, name: str) -> bytes:
    """The bytes of the masked copy; the name is the kind, with the named words line by line."""
    kind, *words = name.splitlines()
    with naming(words):
        return MAKERS[kind](data)

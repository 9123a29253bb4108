"""Readers: the bytes of a file, whatever its name, turned into paper.

The reader is chosen by what the bytes are, not by the suffix; each is imported when needed.
"""

from collections.abc import Callable
from importlib import import_module

from gongkai.files.errors import Unreadable
from gongkai.files.paper import Paper
from gongkai.files.readers.sniff import kind_of

Read = Callable[..., Paper]

MODULES = {
    "docx": "docx",
    "xlsx": "sheet",
    "xls": "sheet",
    "ods": "sheet",
    "csv": "sheet",
    "pdf": "pdf",
    "html": "html",
    "mht": "mht",
    "text": "text",
    "image": "scan",
    "odt": "office",
    "doc": "office",
    "rtf": "office",
    "wps": "office",
}
"""Kind of content → the module here that reads it."""


SUFFIXES = frozenset((
    ".html", ".htm", ".mht", ".docx", ".doc", ".wps", ".odt", ".rtf", ".xlsx", ".xls", ".et",
    ".ods", ".csv", ".txt", ".md", ".pdf", ".json",
    ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".zip",
))  # fmt: skip
"""By what a folder or a zip is searched; a file that is named itself may be called anything."""


_BLANKS = b"\x00 \t\r\n"
_BEGINNING = 64
"""Bytes that seldom are all blank; stripping the whole file would copy it."""


def read_paper(data: bytes, *, name: str) -> Paper:
    """The paper in the bytes of a file; `name` is the file as the user knows it.

    Raises Unreadable, with one sentence, for what no reader understands.
    """
    if not data[:_BEGINNING].strip(_BLANKS) and not data.strip(_BLANKS):
        raise Unreadable(name, "文件是空的")
    kind = kind_of(data, name=name)
    return _reader(kind, name)(data, name=name)


def _reader(kind: str, name: str) -> Read:
    module = MODULES.get(kind)
    if module is None:
        raise Unreadable(name, "不认识这种文件，支持网页、Word、Excel、PDF、文本和图片")
    try:
        reader: Read = import_module(f"{__name__}.{module}").read
    except ImportError as missing:
        raise Unreadable(name, "读取这种文件所需的附加组件没有安装") from missing
    return reader

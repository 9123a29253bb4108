"""What a file is by its content, and whether its name says the same."""

from collections.abc import Mapping
from pathlib import PurePath

from gongkai.files.errors import Unreadable
from gongkai.files.readers.sniff import kind_of as sniffed

_OPEN = "application/vnd.openxmlformats-officedocument"
# kind → the suffixes a file of that kind may bear, and the type under which it is served.
KINDS: Mapping[str, tuple[tuple[str, ...], str]] = {
    "pdf": ((".pdf",), "application/pdf"),
    "docx": ((".docx",), f"{_OPEN}.wordprocessingml.document"),
    "xlsx": ((".xlsx",), f"{_OPEN}.spreadsheetml.sheet"),
    "pptx": ((".pptx",), f"{_OPEN}.presentationml.presentation"),
    "doc": ((".doc", ".wps"), "application/msword"),
    "xls": ((".xls", ".et"), "application/vnd.ms-excel"),
    "odt": ((".odt",), "application/vnd.oasis.opendocument.text"),
    "ods": ((".ods",), "application/vnd.oasis.opendocument.spreadsheet"),
    "png": ((".png",), "image/png"),
    "jpg": ((".jpg", ".jpeg"), "image/jpeg"),
    "txt": ((".txt",), "text/plain; charset=utf-8"),
    "csv": ((".csv",), "text/csv; charset=utf-8"),
}  # fmt: skip


class NotTaken(Exception):
    """A file that is not taken, with the reason for whoever sent it."""


def kind_of(data: bytes, *, name: str) -> str:
    """The kind of a file we take. Raises NotTaken with the reason for all others."""
    if not data:
        raise NotTaken("文件是空的")
    try:
        found = _sniffed(data, name)
    except Unreadable as wrong:
        raise NotTaken(wrong.reason) from wrong
    if found not in KINDS:
        raise NotTaken("只接收 PDF、Word、Excel、PPT、WPS、ODF 文件，PNG、JPG 图片和文本")
    suffix = PurePath(name).suffix.lower()
    if suffix not in KINDS[found][0]:
        raise NotTaken(f"文件内容是{found.upper()}，与扩展名“{suffix or '（无）'}”不符")
    return found


def _sniffed(data: bytes, name: str) -> str:
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if data.startswith(b"PK") and b"ppt/presentation.xml" in data:
        return "pptx"
    found = sniffed(data, name=name)
    if found == "text":
        return "csv" if PurePath(name).suffix.lower() == ".csv" else "txt"
    return found

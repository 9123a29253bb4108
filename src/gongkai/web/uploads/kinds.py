"""What a file is by its content, and whether its name says the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath

from gongkai.files.errors import Unreadable
from gongkai.files.readers.encoding import decode
from gongkai.files.readers.sniff import kind_of as sniffed
from gongkai.web.uploads import pictures, zips
from gongkai.web.uploads.errors import NotTaken


@dataclass(frozen=True, slots=True)
class Kind:
    """The suffixes a file of a kind may bear, and the type under which it is served."""

    suffixes: tuple[str, ...]
    media: str


_OPEN = "application/vnd.openxmlformats-officedocument"
_ODF = "application/vnd.oasis.opendocument"
KINDS: Mapping[str, Kind] = {
    "pdf": Kind((".pdf",), "application/pdf"),
    "ofd": Kind((".ofd",), "application/ofd"),
    "docx": Kind((".docx",), f"{_OPEN}.wordprocessingml.document"),
    "xlsx": Kind((".xlsx",), f"{_OPEN}.spreadsheetml.sheet"),
    "pptx": Kind((".pptx",), f"{_OPEN}.presentationml.presentation"),
    "doc": Kind((".doc", ".wps"), "application/msword"),
    "xls": Kind((".xls", ".et"), "application/vnd.ms-excel"),
    "odt": Kind((".odt",), f"{_ODF}.text"),
    "ods": Kind((".ods",), f"{_ODF}.spreadsheet"),
    "png": Kind((".png",), "image/png"),
    "jpg": Kind((".jpg", ".jpeg"), "image/jpeg"),
    "txt": Kind((".txt",), "text/plain; charset=utf-8"),
    "csv": Kind((".csv",), "text/csv; charset=utf-8"),
    "zip": Kind((".zip",), "application/zip"),
}  # fmt: skip
_PROGRAM = "这是程序文件，不接收"
_PACKED = "只接收 ZIP 压缩包：其他压缩包无法检查，请改用 ZIP，或者逐个上传"
_MARKUP = "网页和 SVG 可能含有脚本，请另存为 PDF 或者 DOCX 后上传"
_NOT_ALONE = "文件末尾还附有另一个压缩包，可能有多重身份，不接收"
_OTHERS = "只接收 PDF、OFD、Word、Excel、PPT、WPS、ODF 文件，PNG、JPG 图片，文本和 ZIP 压缩包"
_HEADS: tuple[tuple[bytes, str], ...] = (
    (b"MZ", _PROGRAM), (b"\x7fELF", _PROGRAM), (b"\xca\xfe\xba\xbe", _PROGRAM),
    (b"\xcf\xfa\xed\xfe", _PROGRAM), (b"#!", _PROGRAM), (b"L\0\0\0\x01\x14\x02\0", _PROGRAM),
    (b"Rar!", _PACKED), (b"7z\xbc\xaf", _PACKED), (b"\x1f\x8b", _PACKED), (b"BZh", _PACKED),
    (b"\xfd7zXZ", _PACKED), (b"MSCF", _PACKED), (b"\x28\xb5\x2f\xfd", _PACKED),
    (b"{\\rtf", "RTF 文件请另存为 DOCX 后上传"),
    (b"GIF8", "图片请另存为 PNG 或者 JPG 后上传"), (b"BM", "图片请另存为 PNG 或者 JPG 后上传"),
    (b"II*\0", "图片请另存为 PNG 或者 JPG 后上传"), (b"MM\0*", "图片请另存为 PNG 或者 JPG 后上传"),
)  # fmt: skip
_STREAMS: tuple[tuple[str, str], ...] = (
    ("_VBA_PROJECT", "含有宏，请另存为不含宏的文件后上传"),
    ("PowerPoint Document", "PPT 文件请另存为 PPTX 或者 PDF 后上传"),
    ("__substg1.0_", "邮件文件不接收，请上传其中的附件"),
)


def kind_of(data: bytes, *, name: str) -> str:
    """The kind of a file we take. Raises NotTaken with the reason for all others."""
    if not data:
        raise NotTaken("文件是空的")
    try:
        found = _found(data, name)
    except Unreadable as wrong:
        raise NotTaken(wrong.reason) from wrong
    suffix = PurePath(name).suffix.lower()
    if suffix not in KINDS[found].suffixes:
        raise NotTaken(f"文件内容是{found.upper()}，与扩展名“{suffix or '（无）'}”不符")
    return found


def _found(data: bytes, name: str) -> str:
    """The kind; raises for everything that is none of ours or is two things at once."""
    if data.startswith(b"PK"):
        return zips.kind_of(data)
    if zips.ends_as_zip(data):
        raise NotTaken(_NOT_ALONE)
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return pictures.sound_png(data)
    if data.startswith(b"\xff\xd8\xff"):
        return pictures.sound_jpeg(data)
    if data.startswith(b"%PDF-"):
        return "pdf"
    return _worded(data, name)


def _worded(data: bytes, name: str) -> str:
    head = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    found = sniffed(data, name=name)
    if found in ("doc", "xls"):
        _old_office(data, found)
        return found
    reason = next((say for mark, say in _HEADS if head.startswith(mark)), "")
    if found in ("html", "mht") or b"<svg" in data[:4096].lower():
        reason = reason or _MARKUP
    if found == "pdf":
        reason = "PDF 文件开头有其他内容，请重新导出后上传"
    if reason or found not in ("text", "csv"):
        raise NotTaken(reason or _OTHERS)
    if not _is_text(data):
        raise NotTaken("不是文本文件，也不是能够识别的文件")
    return "csv" if PurePath(name).suffix.lower() == ".csv" else "txt"


def _old_office(data: bytes, kind: str) -> None:
    for stream, reason in _STREAMS:
        if stream.encode("utf-16-le") in data:
            raise NotTaken(reason)
    if kind == "doc" and "WordDocument".encode("utf-16-le") not in data:
        raise NotTaken(_OTHERS)


def _is_text(data: bytes) -> bool:
    """Words and line ends only: no control characters, nothing that no encoding fits."""
    sample = decode(data)[0][:200_000]
    odd = sum(
        not each.isprintable() and each not in "\t\r\n\f\u3000\u00a0\ufeff" for each in sample
    )
    return "\0" not in sample and odd <= len(sample) // 200 and "\ufffd" not in sample[:2000]


__all__ = ["KINDS", "Kind", "NotTaken", "kind_of"]

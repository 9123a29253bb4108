"""What kind of file some bytes are, by their first bytes and their inner names."""

import io
import re
import zipfile

from gongkai.files.errors import Unreadable

_MARKUP = re.compile(
    rb"<\s*(?:!doctype|html|head|body|table|div|p|meta|span|h[1-6]|section|article|font|center)\b",
    re.I,
)
_WIDE = re.compile(rb"<\0[\0a-zA-Z!]|\0<\0[a-zA-Z!]")
_CELLS = re.compile(r'^\s*"?[^\n]*?"?(?:,[^\n,]*){3,}$', re.M)
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_SAMPLE = 65_536
_WORD = re.compile(rb"PK\x01\x02.{42}word/", re.S)
"""An entry of a zip's directory whose name begins so."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def kind_of(data: bytes, *, name: str) -> str:
    """One of docx, xlsx, ods, odt, doc, xls, rtf, pdf, image, html, mht, csv, text.

    Empty for a zip of files and for what is none of them. The suffix decides only between csv
    and text. Raises Unreadable for a damaged zip and a document locked by a password.
    """
    head = data[:1024]
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(data, name)
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith(_OLE):
        return _compound(data, name)
    if head.lstrip().startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(_IMAGES) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return "image"
    if b"MIME-Version:" in head and b"multipart/" in data[:4096]:
        return "mht"
    return _worded(data, name)


def _packed(data: bytes, name: str) -> str:
    if _is_word(data):
        return "docx"
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = {each.replace("\\", "/") for each in package.namelist()[:5000]}
            kind = (
                package.read("mimetype")[:80].decode("ascii", "replace")
                if ("mimetype" in names and package.getinfo("mimetype").file_size < 200)
                else ""
            )
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError) as broken:
        raise Unreadable(name, "压缩包已损坏或不完整，无法打开") from broken
    if any(each.startswith("word/") for each in names):
        return "docx"
    if any(each.startswith("xl/") for each in names):
        return "xlsx"
    if "spreadsheet" in kind:
        return "ods"
    return "odt" if "text" in kind else ""


def _is_word(data: bytes) -> bool:
    """Whether the directory of a zip names a part of a Word document, seen without opening it."""
    end = data[-22:]
    if not end.startswith(b"PK\x05\x06"):
        return False  # a comment behind it, or damage
    return _WORD.search(data, int.from_bytes(end[16:20], "little")) is not None


def unpacked_size(data: bytes) -> int:
    """Bytes that all members of a zip declare together; 0 for a damaged one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return sum(info.file_size for info in package.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError):
        return 0


def _compound(data: bytes, name: str) -> str:
    """An old Office file by the names of its streams, which are UTF-16."""

    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if has("EncryptedPackage"):
        raise Unreadable(name, "文件已加密，请去除密码后再读取")
    if has("Workbook") or has("Book"):
        return "xls"
    return "doc"


def _worded(data: bytes, name: str) -> str:
    if _MARKUP.search(data, 0, _SAMPLE) or _WIDE.search(data, 0, 400):
        return "html"
    sample = data[:_SAMPLE]
    if (
        b"\0" in sample
        and sample[:2] not in (b"\xff\xfe", b"\xfe\xff")
        and sample.count(0) < len(sample) // 5
    ):
        return ""
    if name.lower().endswith((".csv", ".tsv")) or _comma_lines(sample):
        return "csv"
    return "text"


def _comma_lines(sample: bytes) -> bool:
    """Most lines have three or more ASCII commas: cells, not Chinese sentences."""
    lines = [line for line in sample.splitlines() if line.strip()]
    return len(lines) > 5 and sum(line.count(b",") >= 3 for line in lines) > 0.6 * len(lines)

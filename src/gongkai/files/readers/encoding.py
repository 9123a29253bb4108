"""Bytes → text, whatever the file says of its own encoding."""

import codecs
import re

_DECLARED = re.compile(
    rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_\-]{2,20})|encoding\s*=\s*["']([A-Za-z0-9_\-]{2,20})"""
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MARKED = tuple(mark for mark, _ in _BOMS)
_SAMPLE = 4096
_PIECE = 2**14
_CHINESE = re.compile(r"[的一是在公开政府信息年度报告申请行情况]")


def as_utf8(data: bytes) -> tuple[bytes, str, bool]:
    """The same as `decode`, in UTF-8; bytes that are UTF-8 already are only looked at."""
    if not data.startswith(_MARKED) and not _without_mark(data) and _is_utf8(data):
        return data, "utf-8", _differs(_declaration(data), "utf-8", data)
    text, name, differs = decode(data)
    return text.encode("utf-8", "replace"), name, differs


def decode(data: bytes) -> tuple[str, str, bool]:
    """The text, the encoding that fits, and whether the file declares another one.

    A byte-order mark is believed; then UTF-8 when every byte fits; then GB18030, which holds GBK
    and GB2312; what neither fits is read as the one that loses less.
    """
    declared = _declaration(data)
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), name, False
    wide = _without_mark(data)
    if wide:
        return data.decode(wide, "replace"), wide, False
    for name in ("utf-8", "gb18030"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        return text, name, _differs(declared, name, data)
    return _least_lost(data, declared)


def _is_utf8(data: bytes) -> bool:
    """Piece by piece: one text of the whole page costs more to keep than to decode."""
    view, done = memoryview(data), 0
    try:
        while done < len(data):
            last = done + _PIECE >= len(data)
            taken = codecs.utf_8_decode(view[done : done + _PIECE], "strict", last)[1]
            done += taken
    except UnicodeDecodeError:
        return False
    return True


def _declaration(data: bytes) -> str:
    found = _DECLARED.search(data[:_SAMPLE])
    return (found[1] or found[2]).decode("ascii").lower() if found else ""


def _without_mark(data: bytes) -> str:
    """UTF-16 without its mark: every other byte of the markup is zero."""
    sample = data[:400]
    if len(sample) < 8 or sample.count(0) < len(sample) // 4:
        return ""
    return "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"


def _differs(declared: str, name: str, data: bytes) -> bool:
    if not declared or data.isascii():
        return False
    family = "utf-8" if declared in ("utf-8", "utf8") else "gb18030"
    if declared not in ("utf-8", "utf8", "gbk", "gb2312", "gb18030", "gb_2312-80", "x-gbk"):
        family = declared
    return family != name


def _least_lost(data: bytes, declared: str) -> tuple[str, str, bool]:
    names = ["utf-8", "gb18030", "big5"]
    best = min(names, key=lambda name: _lost(data.decode(name, "replace")))
    return data.decode(best, "replace"), best, _differs(declared, best, data)


def _lost(text: str) -> int:
    return text.count("\ufffd") * 4 - len(_CHINESE.findall(text))

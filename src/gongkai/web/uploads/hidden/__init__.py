"""What a file carries that is not seen on its pages; run in the bounded child process."""

import json
from collections.abc import Callable, Mapping

from gongkai.files.readers import read_paper
from gongkai.web.uploads.hidden import bundle, layout, odf, package, picture, portable, slides
from gongkai.web.uploads.hidden.package import Row, row
from gongkai.web.uploads.hidden.sheets import in_csv, in_old_book, in_sheets
from gongkai.web.uploads.hidden.word import in_word
from gongkai.web.uploads.spoken import words_of

LONGEST = 2_000_000  # characters of text that are kept of a file
_OLD = row(
    "文件", "旧格式，修订、批注和隐藏文字机器无法全部检查", "另存为 DOCX 后重新上传", "ordinary"
)


def _paper(data: bytes, name: str) -> str:
    return words_of(read_paper(data, name=name))


def _nothing(data: bytes, name: str) -> str:
    return ""


Find = Callable[[bytes], list[Row]]
Say = Callable[[bytes, str], str]
# kind → what looks for hidden content, what reads the words.
LOOKS: Mapping[str, tuple[Find, Say]] = {
    "docx": (lambda data: package.in_package(data, in_word, picture.in_media), _paper),
    "xlsx": (lambda data: package.in_package(data, in_sheets, picture.in_media), _paper),
    "pptx": (
        lambda data: package.in_package(data, slides.in_slides, picture.in_media), slides.words
    ),
    "odt": (odf.in_odf, odf.words),
    "ods": (odf.in_odf, _paper),
    "ofd": (layout.in_ofd, layout.words),
    "pdf": (portable.in_pdf, portable.words),
    "png": (picture.in_picture, _nothing),
    "jpg": (picture.in_picture, _nothing),
    "doc": (lambda _: [_OLD], _paper),
    "xls": (in_old_book, _paper),
    "txt": (lambda _: [], _paper),
    "csv": (in_csv, _paper),
}  # fmt: skip


def look(data: bytes, *, name: str) -> str:
    """Kind before a colon, then the name: what is hidden and what can be read, as JSON."""
    kind, _, shown = name.partition(":")
    found, text = bundle.each(data, seen) if kind == "zip" else seen(data, kind, shown)
    return json.dumps({"findings": found, "text": text[:LONGEST]}, ensure_ascii=False)


def seen(data: bytes, kind: str, name: str) -> tuple[list[Row], str]:
    """What is hidden in one file that is no zip of files, and its words."""
    find, say = LOOKS[kind]
    return find(data), say(data, name)

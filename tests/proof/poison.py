"""Files made to hurt: bombs, entities, endless nesting, and words that make patterns walk."""

import io
import zipfile
from collections.abc import Callable

from tests.files.readers.word_papers import docx, p, package

ENTITIES = (
    '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(9))
    + "]>"
)
OUTSIDE = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
MANY = 60_000


def _packed(part: str, content: bytes) -> bytes:
    return package({"[Content_Types].xml": "<Types/>", part: content.decode()})


def _bomb(part: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", "<Types/>")
        bomb.writestr(part, bytes(200 * 2**20))
    return stream.getvalue()


def _overlapping() -> bytes:
    """A zip whose directory names one member many times over."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("甲.txt", "公开" * 1000)
        bomb.filelist *= 5000
    return stream.getvalue()


def _page(body: str) -> bytes:
    return f"<html><meta charset='utf-8'><body>{body}</body></html>".encode()


def _report(words: str) -> bytes:
    """A text with a report's headings around words."""
    return f"示例县2024年政府信息公开工作年度报告\n一、总体情况\n{words}\n".encode()


REFUSED: dict[str, Callable[[], bytes]] = {
    "entities.docx": lambda: _packed("word/document.xml", f"{ENTITIES}<w>&j;</w>".encode()),
    "outside.docx": lambda: _packed("word/document.xml", f"{OUTSIDE}<w>&x;</w>".encode()),
    "entities.xlsx": lambda: _packed("xl/workbook.xml", f"{ENTITIES}<w>&j;</w>".encode()),
    "bomb.docx": lambda: _bomb("word/document.xml"),
    "bomb.xlsx": lambda: _bomb("xl/workbook.xml"),
    "empty.pdf": lambda: b"%PDF-1.7\n%%EOF",
    "nothing.docx": lambda: b"PK\x05\x06" + bytes(18),
    "noise.bin": lambda: bytes(range(256)) * 400,
}
"""Files of which nothing may be read: a reason, in bounded time and memory."""

BORNE: dict[str, Callable[[int], bytes]] = {
    "entities.html": lambda n: f"{ENTITIES}<html><body><p>&j;</p></body></html>".encode(),
    "outside.html": lambda n: f"{OUTSIDE}<html><body><p>&x;公开</p></body></html>".encode(),
    "divs.html": lambda n: _page("<div>" * (MANY // n) + "公开"),
    "tables.html": lambda n: _page("<table><tr><td>" * (3000 // n) + "自然人"),
    "spans.html": lambda n: _page("<span>公" * (MANY // n)),
    "rows.html": lambda n: _page("<table>" + "<tr><td>1</td></tr>" * (MANY // n) + "</table>"),
    "cells.html": lambda n: _page(
        "<table><tr>" + "<td>自然人</td>" * (MANY // n) + "</tr></table>"
    ),
    "wide.html": lambda n: _page(
        "<table><tr><td colspan=99999 rowspan=99999>予以公开</table>" * 200
    ),
    "frames.html": lambda n: _page(
        "<iframe srcdoc='&lt;p&gt;公开&lt;/p&gt;'></iframe>" * (5000 // n)
    ),
    "fields.html": lambda n: _page("<table><tr><td>" + "<input value='1'>" * (MANY // n)),
    "swallowed.html": lambda n: _page("<table>" + "<tr><td><b>1" * (20_000 // n)),
    "digits.txt": lambda n: _report("1" * (400_000 // n)),
    "figures.txt": lambda n: _report("1 " * (200_000 // n)),
    "labels.txt": lambda n: _report("行政复议结果维持予以公开" * (20_000 // n)),
    "groups.txt": lambda n: _report("（一）" * (100_000 // n)),
    "titles.txt": lambda n: ("2024年政府信息公开" * (30_000 // n)).encode(),
    "claims.txt": lambda n: _report("收到申请" * (60_000 // n) + "3件"),
    "parts.txt": lambda n: _report("其中1件、" * (60_000 // n)),
    "brackets.txt": lambda n: _report("（" * (100_000 // n) + "3件" + "）" * (100_000 // n)),
    "pluses.txt": lambda n: _report("9件（" + "1+" * (100_000 // n) + "1）"),
    "listed.txt": lambda n: _report("一是" * (100_000 // n)),
    "tabs.txt": lambda n: _report("\t" * (300_000 // n)),
    "pipes.txt": lambda n: _report("|" * (300_000 // n)),
    "gaps.txt": lambda n: _report(("行政许可" + "  1" * 20) + "\n" + "  " * (200_000 // n) + "。"),
    "headings.txt": lambda n: _report("二、主动公开政府信息情况\n" * (5_000 // n)),
    "years.txt": lambda n: _report("2023年1月1日至" * (40_000 // n)),
    "long.docx": lambda n: docx(
        "".join(p("收到政府信息公开申请3件。") for _ in range(20_000 // n))
    ),
    "nested.docx": lambda n: docx(
        "<w:tbl><w:tr><w:tc>" * 80 + p("1") + "</w:tc></w:tr></w:tbl>" * 80
    ),
    "overlapping.zip": lambda n: _overlapping(),
}
"""Files that are read, or refused with a reason: either way in bounded time and memory.

The number is by how much the file is smaller than the largest of its kind.
"""

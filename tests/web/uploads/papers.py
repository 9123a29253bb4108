"""Files for these tests, made here: clean ones, ones that hide something, hostile ones."""

import io
import random
import zipfile
import zlib
from collections.abc import Callable, Iterator

from docx import Document as Word
from openpyxl import Workbook
from openpyxl.comments import Comment

Bytes = bytes
_SIGNATURE = "Content_Types"


def word(text: str = "关于开展工作的通知", *, author: str = "") -> bytes:
    made = Word()
    made.add_paragraph(text)
    made.core_properties.author = author
    return _saved(made)


def book(rows: list[list[object]] | None = None) -> Workbook:
    made = Workbook()
    for row in rows or [["名称", "数量"], ["甲", 1]]:
        made.active.append(row)
    made.properties.creator = ""
    return made


def _saved(made: object) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def sheet(change: Callable[[Workbook], None] = lambda _: None) -> bytes:
    made = book()
    change(made)
    return _saved(made)


def hidden_sheet(made: Workbook) -> None:
    made.create_sheet("内部").sheet_state = "hidden"


def hidden_row(made: Workbook) -> None:
    made.active.row_dimensions[2].hidden = True


def commented(made: Workbook) -> None:
    made.active["A1"].comment = Comment("内部意见", "某人")


def replaced(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A package with one member changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for each in old.namelist():
            held = old.read(each)
            new.writestr(each, change(held) if each == name else held)
    return out.getvalue()


def added(data: bytes, name: str, content: bytes) -> bytes:
    """A package with one member more."""
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, content)
    return out.getvalue()


def revised() -> bytes:
    """A document with a deletion that was not accepted."""
    mark = (
        '<w:del w:id="1" w:author="x"><w:r><w:delText>删掉的话</w:delText></w:r></w:del></w:p>'
    ).encode()
    return replaced(word(), "word/document.xml", lambda xml: xml.replace(b"</w:p>", mark, 1))


def vanished() -> bytes:
    """A document with hidden words."""
    run = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见的话</w:t></w:r></w:p>".encode()
    return replaced(word(), "word/document.xml", lambda xml: xml.replace(b"</w:p>", run, 1))


_SLIDE = (
    '<p:sld xmlns:p="p" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"{more}>'
    "<a:p><a:r><a:t>{said}</a:t></a:r></a:p></p:sld>"
)


def slides(said: str = "工作汇报", *, note: str = "", more: str = "") -> bytes:
    """A presentation of one slide."""
    parts = {
        "[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<x/>",
        "ppt/slides/slide1.xml": _SLIDE.format(said=said, more=more),
    }  # fmt: skip
    if note:
        parts["ppt/notesSlides/notesSlide1.xml"] = _SLIDE.format(said=note, more="")
    return zipped({name: each.encode() for name, each in parts.items()})


def pdf(*, covered: bool = False) -> bytes:
    """A page with a line of Latin text, and a black box over it or beside it."""
    place = "90 690 200 30" if covered else "90 100 200 30"
    content = f"BT /F1 18 Tf 100 700 Td (SECRET 12345) Tj ET 0 0 0 rg {place} re f".encode()
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]  # fmt: skip
    return assembled(parts)


def assembled(parts: list[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of some objects."""
    out, places = b"%PDF-1.7\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, part)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF" % (
        len(parts) + 1, trailer, start,
    )  # fmt: skip


def png(width: int, height: int) -> bytes:
    """A picture that says it is so large."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return len(body).to_bytes(4) + kind + body + zlib.crc32(kind + body).to_bytes(4)

    head = width.to_bytes(4) + height.to_bytes(4) + b"\x08\x02\0\0\0"
    lines = (b"\0" + b"\xff" * 3 * width) * height if width * height < 10_000 else b""
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(lines))
        + chunk(b"IEND", b"")
    )  # fmt: skip


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return out.getvalue()


def bomb(name: str = "word/document.xml") -> bytes:
    """A small package that grows beyond belief."""
    return zipped({name: b"\0" * (200 * 2**20)})


ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">'
    b"<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;'>]><w:document xmlns:w='x'>&c;</w:document>"
)
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
ODD_NAMES = (
    "../../etc/passwd.pdf", "..\\..\\windows\\a.pdf", "/etc/cron.d/x.pdf", "a\x00b.pdf",
    "a\nb.pdf",
    "\u202efdp.exe.pdf", "名" * 400 + ".pdf", ".pdf", "con.pdf", "a" * 300 + ".pdf", "  .. .pdf",
    "\u200b\u200b.pdf", "<script>alert(1)</script>.pdf", "a;rm -rf x.pdf", "％２ｅ％２ｅ.pdf",
    '"; filename="x.exe.pdf', "a\r\nSet-Cookie: x=1.pdf", "文件.PDF", "🀄.pdf", "aux .pdf",
)  # fmt: skip


def hostile() -> Iterator[tuple[str, bytes, str]]:
    """More than a hundred files that somebody might send: what it is, its bytes, its name."""
    good = {"pdf": pdf(), "docx": word(), "xlsx": sheet(), "txt": "文字".encode(),
            "png": png(2, 2)}  # fmt: skip
    for kind, data in good.items():
        for other in ("pdf", "docx", "xlsx", "png", "jpg", "txt", "exe", "html", "svg", ""):
            if other != kind and not (kind == "txt" and other == "csv"):
                yield f"{kind} named {other}", data, f"文件.{other}" if other else "文件"
        yield f"{kind} cut", data[: len(data) // 2], f"文件.{kind}"
        yield f"{kind} head alone", data[:16], f"文件.{kind}"
    for name in ODD_NAMES:
        yield f"name {name[:20]!r}", good["pdf"], name
    yield from _programs()
    yield from _broken()


def _programs() -> Iterator[tuple[str, bytes, str]]:
    yield "program", b"MZ" + b"\0" * 500, "a.exe"
    yield "program as pdf", b"MZ" + b"\0" * 500, "a.pdf"
    yield "script", b"#!/bin/sh\nrm -rf /\n", "a.sh"
    yield "page", b"<html><script>alert(1)</script></html>", "a.html"
    yield "page as text", b"<html><script>alert(1)</script></html>", "a.txt"
    yield "drawing", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "a.svg"
    yield "drawing as png", b"<svg onload='alert(1)'/>", "a.png"
    yield "php in jpg", b"\xff\xd8\xff<?php system('x'); ?>", "a.jpg"
    yield "macro", added(word(), "word/vbaProject.bin", b"x" * 100), "a.docx"
    yield "macro in xlsx", added(sheet(), "xl/vbaProject.bin", b"x"), "a.xlsx"
    yield "embedded", added(word(), "word/embeddings/oleObject1.bin", b"MZ"), "a.docx"
    action = b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>"
    pages = b"<</Type/Pages/Kids[]/Count 0>>"
    yield "javascript", assembled([action, pages]), "a.pdf"
    launch = b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/Launch/F(cmd.exe)>>>>"
    yield "launch", assembled([launch, pages]), "a.pdf"


def _broken() -> Iterator[tuple[str, bytes, str]]:
    yield "nothing", b"", "a.pdf"
    yield "nothing at all", b"", ""
    yield "bomb", bomb(), "a.docx"
    yield "bomb in xlsx", bomb("xl/workbook.xml"), "a.xlsx"
    yield "bomb in zip", zipped({"a.zip": bomb("x")}), "a.zip"
    nested = b"x"
    for _ in range(12):
        nested = zipped({"a.zip": nested})
    yield "nested", nested, "a.zip"
    yield "climbing", zipped({"../../x": b"x", "word/document.xml": b"<x/>"}), "a.docx"
    for name, xml in (("entities", ENTITIES), ("outside", OUTSIDE), ("no xml", b"\xff\xfe<")):
        yield name, replaced(word(), "word/document.xml", lambda _, xml=xml: xml), "a.docx"
        yield f"{name} in xlsx", replaced(
            sheet(), "xl/workbook.xml", lambda _, xml=xml: xml
        ), "a.xlsx"  # fmt: skip
    yield "many members", zipped({f"word/{n}.xml": b"<x/>" for n in range(3000)}), "a.docx"
    yield "huge picture", png(60_000, 60_000), "a.png"
    yield "flat picture", png(0, 10), "a.png"
    loop = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 9999999>>"]
    yield "pages in a circle", assembled(loop), "a.pdf"
    deep = b"[" * 50_000
    yield "deep", assembled([b"<</Type/Catalog/Pages 2 0 R/X " + deep + b">>", b"<<>>"]), "a.pdf"
    yield "sealed", assembled([b"<</Type/Catalog>>"], b"/Encrypt<</Filter/X/V 9>>"), "a.pdf"
    yield "compound", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000, "a.doc"
    yield "compound as xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 2000, "a.xls"
    noise = random.Random(7)  # noqa: S311 noise for a test
    for kind in ("pdf", "docx", "xlsx", "png", "jpg", "txt", "csv", "odt", "pptx"):
        yield f"noise as {kind}", noise.randbytes(5000), f"a.{kind}"

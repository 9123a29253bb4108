"""Files that somebody might send to do harm, or by mistake; with what must be answered."""

import io
import random
import zipfile
from collections.abc import Iterator

from tests.web.uploads.papers import added, assembled, pdf, png, replaced, sheet, word, zipped

# What it is, its bytes, its name, words of the refusal (empty: it is taken, and never runs).
Hostile = tuple[str, bytes, str, str]
TAKEN = ""
ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">'
    b"<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;'>]><w:document xmlns:w='x'>&c;</w:document>"
)
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
SCRIPT = b"<html><script>alert(1)</script></html>"
DRAWING = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NAMES = (
    "../../etc/passwd.pdf", "..\\..\\windows\\a.pdf", "/etc/cron.d/x.pdf", "a\x00b.pdf",
    "a\nb.pdf", "\u202efdp.exe.pdf", "名" * 400 + ".pdf", "con.pdf", "a" * 300 + ".pdf",
    "\u200b\u200b.x.pdf", "<script>alert(1)</script>.pdf", "a;rm -rf x.pdf", "％２ｅ％２ｅ.pdf",
    '"; filename="x.exe.pdf', "a\r\nSet-Cookie: x=1.pdf", "文件.PDF", "🀄.pdf", "aux .pdf",
    "a.exe.pdf", "%2e%2e%2fx.pdf", "a\u2028b.pdf", "\x1b[2Ja.pdf", "C:\\a.pdf", "~/.ssh/x.pdf",
)  # fmt: skip
WITHOUT_SUFFIX = (".pdf", "  .. .pdf", "", ".", "..", "\u202e", "/", "a.pdf\x00.exe", "a.pdf.")


def hostile() -> Iterator[Hostile]:
    """All of them."""
    for family in (_misnamed, _named, _programs, _two_faced, _pdfs, _bombs, _spoilt, _old):
        yield from family()


def _good() -> dict[str, bytes]:
    return {"pdf": pdf(), "docx": word(), "xlsx": sheet(), "txt": "文字".encode(),
            "png": png(2, 2)}  # fmt: skip


def _misnamed() -> Iterator[Hostile]:
    for kind, data in _good().items():
        for other in ("pdf", "docx", "xlsx", "png", "jpg", "zip", "exe", "html", "svg", ""):
            if other != kind:
                name = f"文件.{other}" if other else "文件"
                yield f"{kind} named {other}", data, name, "不符"


def _named() -> Iterator[Hostile]:
    for name in NAMES:
        yield f"name {name[:20]!a}", pdf(), name, TAKEN
    for name in WITHOUT_SUFFIX:
        yield f"name {name!a}", pdf(), name, TAKEN if name == "a.pdf." else "不符"


def _programs() -> Iterator[Hostile]:
    heads = {"windows": b"MZ" + b"\0" * 500, "linux": b"\x7fELF" + b"\x02" * 200,
             "shell": b"#!/bin/sh\nrm -rf /\n", "class": b"\xca\xfe\xba\xbe" + b"\0" * 99,
             "shortcut": b"L\0\0\0\x01\x14\x02\0" + b"\0" * 99}  # fmt: skip
    for what, data in heads.items():
        for suffix in ("exe", "pdf", "txt"):
            yield f"{what} as {suffix}", data, f"a.{suffix}", "程序"
    for what, data in {"page": SCRIPT, "drawing": DRAWING}.items():
        for suffix in ("html", "svg", "txt", "png", "csv"):
            yield f"{what} as {suffix}", data, f"a.{suffix}", "脚本"
    for what, head in {"rar": b"Rar!\x1a\x07", "7z": b"7z\xbc\xaf\x27\x1c", "gz": b"\x1f\x8b\x08",
                       "bz2": b"BZh9", "xz": b"\xfd7zXZ\0"}.items():  # fmt: skip
        yield what, head + b"\0" * 100, f"a.{what}", "ZIP"
        yield f"{what} as zip", head + b"\0" * 100, "a.zip", "ZIP"
    for part in ("word/vbaProject.bin", "WORD/VBAPROJECT.BIN"):
        yield f"macro {part}", added(word(), part, b"x" * 100), "a.docx", "宏"
    yield "macro in xlsx", added(sheet(), "xl/vbaProject.bin", b"x"), "a.xlsx", "宏"
    yield "embedded", added(word(), "word/embeddings/oleObject1.bin", b"MZ"), "a.docx", TAKEN
    formula = b"=cmd|'/c calc'!A1,1\n=HYPERLINK(\"http://x\"),2\n"
    yield "formulas", formula, "a.csv", TAKEN


def _two_faced() -> Iterator[Hostile]:
    inner = zipped({"a.exe": b"MZ"})
    yield "pdf and zip", pdf() + inner, "a.pdf", "多重身份"
    yield "png and zip", png(2, 2) + inner, "a.png", "多重身份"
    yield "text and zip", "文字".encode() + inner, "a.txt", "多重身份"
    yield "png and page", png(2, 2) + SCRIPT, "a.png", "末尾"
    yield "page and pdf", SCRIPT + pdf(), "a.pdf", "开头"
    yield "program and zip", b"MZ" + b"\0" * 100 + inner, "a.zip", "多重身份"
    yield "zip with a tail", inner + b"\0" * 100, "a.zip", "损坏"
    yield "php in jpg", b"\xff\xd8\xff<?php system('x'); ?>", "a.jpg", "损坏"
    yield "script in png", b"\x89PNG\r\n\x1a\n" + SCRIPT, "a.png", "损坏"


def _pdfs() -> Iterator[Hostile]:
    script = b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>"
    yield "javascript", pdf(catalog=script), "a.pdf", TAKEN
    yield (
        "javascript in other letters",
        pdf(catalog=script.replace(b"Java", b"#4aava")),
        "a.pdf",
        TAKEN,
    )
    launch = b"/OpenAction<</S/Launch/F(cmd.exe)>>"
    yield "launch", pdf(catalog=launch), "a.pdf", "启动程序"
    yield (
        "launch in other letters",
        pdf(catalog=launch.replace(b"Launch", b"L#61unch")),
        "a.pdf",
        "启动程序",
    )
    none = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"]
    yield "no pages", assembled(none), "a.pdf", "没有页面"
    loop = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 9999999>>"]
    yield "pages in a circle", assembled(loop), "a.pdf", "没有页面|停止|终止|出错"
    deep = b"[" * 50_000
    yield (
        "deep",
        assembled([b"<</Type/Catalog/Pages 2 0 R/X " + deep + b">>", b"<<>>"]),
        "a.pdf",
        "TAKEN|损坏",
    )
    yield (
        "sealed",
        assembled([b"<</Type/Catalog>>"], b"/Encrypt<</Filter/X/V 9>>"),
        "a.pdf",
        "损坏|加密",
    )
    endless = "q " * 200_000
    yield "endless states", pdf(drawn=endless), "a.pdf", TAKEN
    yield "form in itself", pdf(page=b"/Annots[3 0 R]"), "a.pdf", TAKEN


def _bombs() -> Iterator[Hostile]:
    big = b"\0" * (200 * 2**20)
    yield (
        "bomb",
        zipped({"word/document.xml": big, "[Content_Types].xml": b"<x/>"}),
        "a.docx",
        "炸弹",
    )
    yield (
        "bomb in xlsx",
        zipped({"xl/workbook.xml": big, "[Content_Types].xml": b"<x/>"}),
        "a.xlsx",
        "炸弹",
    )
    yield "bomb in zip", zipped({"a.txt": big}), "a.zip", "炸弹"
    yield "three bombs", zipped({f"{n}.txt": big for n in range(3)}), "a.zip", "炸弹"
    nested = zipped({"a.txt": b"x"})
    for _ in range(12):
        nested = zipped({"a.zip": nested})
    yield "nested", nested, "a.zip", "还有压缩包"
    yield "zip in docx clothes", zipped({"a.docx": nested}), "a.zip", "不符"
    yield "many members", zipped({f"{n}.txt": b"x" for n in range(6000)}), "a.zip", "超过"
    yield "many files", zipped({f"{n}.txt": b"x" for n in range(600)}), "a.zip", "超过"
    for path in ("../../x.txt", "/etc/x.txt", "C:\\x.txt", "..\\x.txt"):
        yield f"climbing {path}", zipped({path: b"x"}), "a.zip", "包外"
    yield "link", _linked(), "a.zip", "包外"
    yield "program in zip", zipped({"a.exe": b"MZ" + b"\0" * 99}), "a.zip", "程序"
    yield "misnamed in zip", zipped({"a.pdf": b"MZ" + b"\0" * 99}), "a.zip", "程序"
    yield "page in zip", zipped({"a.txt": SCRIPT}), "a.zip", "脚本"
    yield "empty zip", zipped({}), "a.zip", "空的"
    yield "locked zip", _locked(), "a.zip", "加密"
    yield "same name twice", _twice(), "a.zip", "同名"
    yield "overlapping", _overlapping(), "a.zip", "炸弹|损坏"
    lines = b"\n" * (8 * 2**20)
    yield "empty lines", "文字".encode() + lines, "a.txt", TAKEN
    yield "one long line", "字".encode() * 2**20, "a.txt", TAKEN
    yield "cells without end", b"," * 2**20, "a.csv", "TAKEN|停止|限度"


def _spoilt() -> Iterator[Hostile]:
    yield "nothing", b"", "a.pdf", "空"
    yield "nothing at all", b"", "", "空"
    yield "spaces", b"  \n\t ", "a.txt", "空"
    for kind, data in _good().items():
        if kind != "txt":
            yield f"{kind} cut", data[: len(data) // 2], f"文件.{kind}", "损坏|不完整|没有页面"
            yield f"{kind} head alone", data[:16], f"文件.{kind}", "损坏|不完整|没有页面"
    for name, xml in (("entities", ENTITIES), ("outside", OUTSIDE), ("no xml", b"\xff\xfe<")):
        data = replaced(word(), "word/document.xml", lambda _, xml=xml: xml)
        yield name, data, "a.docx", "声明|损坏"
        data = replaced(sheet(), "xl/workbook.xml", lambda _, xml=xml: xml)
        yield f"{name} in xlsx", data, "a.xlsx", "声明|损坏|无法"
    deep = b"<w:p>" * 100_000
    data = replaced(word(), "word/document.xml", lambda _: b"<w:d xmlns:w='w'>" + deep)
    yield "deep xml", data, "a.docx", "损坏"
    yield "huge picture", png(60_000, 60_000), "a.png", "尺寸"
    yield "flat picture", png(0, 10), "a.png", "尺寸"
    noise = random.Random(7)  # noqa: S311 noise for a test
    for kind in ("pdf", "docx", "xlsx", "png", "jpg", "txt", "csv", "odt", "pptx", "ofd", "zip"):
        yield f"noise as {kind}", noise.randbytes(5000), f"a.{kind}", "文本|不符|只接收|损坏"


def _old() -> Iterator[Hostile]:
    def wide(text: str) -> bytes:
        return text.encode("utf-16-le")

    yield "compound", OLE + b"\0" * 2000, "a.doc", "只接收"
    yield (
        "compound as xls",
        OLE + wide("Workbook") + b"\xff" * 2000,
        "a.xls",
        "损坏|无法|出错|终止",
    )
    yield "old with macro", OLE + wide("WordDocument_VBA_PROJECT") + b"\0" * 99, "a.doc", "宏"
    yield "old slides", OLE + wide("PowerPoint Document") + b"\0" * 99, "a.ppt", "PPTX"
    yield "letter", OLE + wide("__substg1.0_0037001F") + b"\0" * 99, "a.msg", "邮件"
    yield "locked docx", OLE + wide("EncryptedPackage") + b"\0" * 99, "a.docx", "加密"


def _linked() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        link = zipfile.ZipInfo("a.txt")
        link.external_attr = 0o120777 << 16
        package.writestr(link, "/etc/passwd")
    return out.getvalue()


def _locked() -> bytes:
    """The flag that says: sealed with a password."""
    data = bytearray(zipped({"a.txt": b"x"}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + place] |= 1
    return bytes(data)


def _twice() -> bytes:
    """Two files of one name; what is read depends on who reads."""
    return zipped({"a.txt": b"x", "b.txt": b"y"}).replace(b"b.txt", b"a.txt")


def _overlapping() -> bytes:
    """Many entries of the table that all name the same bytes."""
    data = zipped({f"{n:04}.txt": b"x" * 5000 for n in range(200)})
    first = data.find(b"PK\x01\x02")
    table, size = bytearray(data[first:]), len(zipped({"0000.txt": b"x" * 5000}))
    for at in range(0, len(table) - 46, 54):
        if table[at : at + 4] == b"PK\x01\x02":
            table[at + 42 : at + 46] = b"\0\0\0\0"
    end = table.rfind(b"PK\x05\x06")
    table[end + 16 : end + 20] = size.to_bytes(4, "little")
    return data[:size] + bytes(table)

"""Files for these tests, made here: clean ones and ones that hide something."""

import io
import zipfile
import zlib
from collections.abc import Callable

from docx import Document as Word
from openpyxl import Workbook
from openpyxl.comments import Comment


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


def pdf(
    *, covered: bool = False, catalog: bytes = b"", page: bytes = b"", drawn: str = "",
    said: str = "SECRET 12345",
) -> bytes:  # fmt: skip
    """A page with a line of Latin text, and a black box over it or beside it."""
    place = "90 690 400 30" if covered else "90 100 200 30"
    box = drawn or f"0 0 0 rg {place} re f"
    content = f"BT /F1 18 Tf 100 700 Td ({said}) Tj ET {box}".encode()
    parts = [
        b"<</Type/Catalog/Pages 2 0 R%b>>" % catalog, b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>%b>>" % page,
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

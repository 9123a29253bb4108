"""PDF files written object by object, for what no typesetter makes: locks, forms, hidden text."""

from __future__ import annotations

import hashlib
import io
import zlib
from collections.abc import Sequence

import pypdfium2

Objects = dict[int, bytes]

_PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_ID = b"0123456789abcdef"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def file_of(objects: Objects, trailer: bytes = b"") -> bytes:
    """A PDF file of some objects; object 1 is the catalogue."""
    parts = [b"%PDF-1.6\n"]
    places: dict[int, int] = {}
    for number, body in sorted(objects.items()):
        places[number] = sum(map(len, parts))
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = sum(map(len, parts))
    last = max(objects) + 1
    rows = [b"0000000000 65535 f \n"]
    rows += [
        b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n"
        for n in range(1, last)
    ]
    parts.append(b"xref\n0 %d\n" % last + b"".join(rows))
    parts.append(b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (last, trailer))
    parts.append(b"startxref\n%d\n%%%%EOF\n" % start)
    return b"".join(parts)


def stream(body: bytes, entries: bytes = b"") -> bytes:
    """A stream object."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(body), entries, body)


def page_of(content: bytes, *, more: Objects | None = None, entries: bytes = b"",
            resources: bytes = b"", catalogue: bytes = b"") -> Objects:  # fmt: skip
    """One page of 595 × 842 points with a font F1."""
    return {
        1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalogue,
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> %s >> %s >>" % (resources, entries),
        4: stream(content),
        5: FONT,
        **(more or {}),
    }


def text_at(x: float, y: float, text: str, *, mode: int = 0) -> bytes:
    """Text of 12 points; mode 3 is invisible."""
    return b"BT /F1 12 Tf %d Tr %g %g Td (%s) Tj ET\n" % (mode, x, y, text.encode())


def locked(*, user: bytes, owner: bytes = b"owner", text: str = "2024") -> bytes:
    """A page with text, encrypted (40-bit RC4) under a user password, empty or not."""
    owner_key = hashlib.md5(_padded(owner)).digest()[:5]  # noqa: S324 - the standard's own cipher
    entry_o = _rc4(owner_key, _padded(user))
    seed = _padded(user) + entry_o + (-4).to_bytes(4, "little", signed=True) + _ID
    key = hashlib.md5(seed).digest()[:5]  # noqa: S324
    entry_u = _rc4(key, _PAD)
    objects = page_of(b"")
    content = _rc4(_object_key(key, 4), text_at(72, 700, text))
    objects[4] = stream(content)
    objects[6] = b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >>" % (
        entry_o.hex().encode(),
        entry_u.hex().encode(),
    )
    identity = _ID.hex().encode()
    return file_of(objects, b"/Encrypt 6 0 R /ID [<%s> <%s>]" % (identity, identity))


def _padded(password: bytes) -> bytes:
    return (password + _PAD)[:32]


def _object_key(key: bytes, number: int) -> bytes:
    seed = key + number.to_bytes(3, "little") + b"\0\0"
    return hashlib.md5(seed).digest()[: len(key) + 5]  # noqa: S324


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    out = bytearray()
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def form_with_value(value: str) -> bytes:
    """A page with a text field whose value is drawn by its appearance only."""
    look = stream(
        b"/Tx BMC BT /F1 12 Tf 2 4 Td (%s) Tj ET EMC" % value.encode(),
        b"/Type /XObject /Subtype /Form /BBox [0 0 100 20] /Resources << /Font << /F1 5 0 R >> >>",
    )
    field = (
        b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (%s) /F 4 /Rect [200 600 300 620] "
        b"/P 3 0 R /AP << /N 7 0 R >> >>" % value.encode()
    )
    return file_of(
        page_of(
            text_at(72, 604, "Total"),
            more={6: field, 7: look},
            entries=b"/Annots [6 0 R]",
            catalogue=b"/AcroForm << /Fields [6 0 R] >>",
        )
    )


def scan_with_hidden_text(text: str) -> bytes:
    """A grey picture over the whole page with an invisible layer of recognised text."""
    picture = stream(
        zlib.compress(b"\xee" * 100),
        b"/Type /XObject /Subtype /Image /Width 10 /Height 10 /BitsPerComponent 8 "
        b"/ColorSpace /DeviceGray /Filter /FlateDecode",
    )
    content = b"q 595 0 0 842 0 0 cm /Im Do Q\n" + text_at(72, 700, text, mode=3)
    return file_of(page_of(content, more={6: picture}, resources=b"/XObject << /Im 6 0 R >>"))


def without_pages() -> bytes:
    """A file whose page tree is empty."""
    return file_of({1: b"<< /Type /Catalog /Pages 2 0 R >>",
                    2: b"<< /Type /Pages /Kids [] /Count 0 >>"})  # fmt: skip


def turned(data: bytes, quarters: Sequence[int]) -> bytes:
    """A file whose pages ask to be shown turned by so many quarters clockwise."""
    document = pypdfium2.PdfDocument(data)
    try:
        for number, quarter in enumerate(quarters):
            document[number].set_rotation(90 * quarter)
        return _saved(document)
    finally:
        document.close()


def cropped(data: bytes, *, left: float, low: float) -> bytes:
    """A file whose pages show neither a strip on their left nor one at their foot."""
    document = pypdfium2.PdfDocument(data)
    try:
        for number in range(len(document)):
            _, _, right, top = document[number].get_mediabox()
            document[number].set_cropbox(left, low, right, top)
        return _saved(document)
    finally:
        document.close()


def wrapped(data: bytes, *, scale: float) -> bytes:
    """A file whose every page is a form within a form, drawn smaller and moved."""
    source = pypdfium2.PdfDocument(data)
    target = pypdfium2.PdfDocument.new()
    try:
        for number in range(len(source)):
            wide, high = source[number].get_size()
            thing = source.page_as_xobject(number, target).as_pageobject()
            thing.set_matrix(pypdfium2.PdfMatrix().scale(scale, scale).translate(30, 20))
            page = target.new_page(wide, high)
            page.insert_obj(thing)
            page.gen_content()
        return _saved(target)
    finally:
        target.close()
        source.close()


def _saved(document: pypdfium2.PdfDocument) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()

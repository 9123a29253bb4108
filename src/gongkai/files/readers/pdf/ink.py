"""A page of a PDF file → its ink: asks pdfium for the glyphs and turns them upright."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from typing import Any

import pypdfium2.raw as pdfium

from gongkai.files.readers.layout.page import Box, Glyph, Ink, Matrix
from gongkai.files.readers.pdf.shapes import Shapes

MAX_GLYPHS = 120_000  # what a page has beyond is not read
GARBLED = (
    0.3  # of the characters of a page without a known code: its fonts do not tell what prints
)

_Char = tuple[float, float, float, float, str | None]
"""Left, top, right and bottom in page space, and the letter; None for what is not seen."""

# pdfium's functions are called once a glyph; prototypes with plain integers instead of typed
# pointers, mapped over ranges, take a quarter of the time of the generated bindings.
_C = ctypes


def _prototype(function: Any, answer: Any, *arguments: Any) -> Any:
    address = _C.cast(function, _C.c_void_p).value or 0
    return _C.PYFUNCTYPE(answer, *arguments)(address)


_char_box = _prototype(
    pdfium.FPDFText_GetLooseCharBox, _C.c_int, _C.c_void_p, _C.c_int, _C.c_void_p
)
_char_code = _prototype(pdfium.FPDFText_GetUnicode, _C.c_uint, _C.c_void_p, _C.c_int)
_char_angle = _prototype(pdfium.FPDFText_GetCharAngle, _C.c_float, _C.c_void_p, _C.c_int)
_unmapped = _prototype(pdfium.FPDFText_HasUnicodeMapError, _C.c_int, _C.c_void_p, _C.c_int)
_text = _prototype(pdfium.FPDFText_GetText, _C.c_int, _C.c_void_p, _C.c_int, _C.c_int, _C.c_void_p)


def ink_of(document: Any, index: int) -> Ink:
    """Read page `index` (0-based) of a pypdfium2 raw document handle."""
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        return Ink(index + 1, 595.0, 842.0)
    try:
        if pdfium.FPDFPage_GetAnnotCount(page) > 0:
            page = _with_forms(document, page, index)
        return _read(page, index)
    finally:
        pdfium.FPDF_ClosePage(page)


def bitmap_of(document: Any, index: int, *, dots: int = 200) -> Any:
    """A page as viewers show it: an array of height × width × 3 bytes, red first."""
    import numpy as np  # only scans need it, and it takes a tenth of a second to load

    page = pdfium.FPDF_LoadPage(document, index)
    try:
        scale = min(dots / 72, 4000 / max(pdfium.FPDF_GetPageWidthF(page), 1))
        wide = max(1, math.ceil(pdfium.FPDF_GetPageWidthF(page) * scale))
        high = max(1, math.ceil(pdfium.FPDF_GetPageHeightF(page) * scale))
        pixels = np.full((min(high, 6000), wide, 4), 255, dtype=np.uint8)
        canvas = pdfium.FPDFBitmap_CreateEx(
            wide, pixels.shape[0], pdfium.FPDFBitmap_BGRx, pixels.ctypes.data, wide * 4
        )
        flags = pdfium.FPDF_REVERSE_BYTE_ORDER | pdfium.FPDF_ANNOT
        pdfium.FPDF_RenderPageBitmap(canvas, page, 0, 0, wide, high, 0, flags)
        pdfium.FPDFBitmap_Destroy(canvas)
        return np.ascontiguousarray(pixels[:, :, :3])
    finally:
        pdfium.FPDF_ClosePage(page)


def _with_forms(document: Any, page: Any, index: int) -> Any:
    """The page with the look of its form fields drawn into it."""
    done = pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
    if done != pdfium.FLATTEN_SUCCESS:
        return page
    pdfium.FPDF_ClosePage(page)
    return pdfium.FPDF_LoadPage(document, index)


def _read(page: Any, index: int) -> Ink:
    frame = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, _C.byref(frame))
    chars, turn, garbled = _glyphs(page)
    shown = pdfium.FPDFPage_GetRotation(page) % 4
    turn = shown if turn is None else turn
    upright = _upright((frame.left, frame.bottom, frame.right, frame.top), turn)
    sides = (frame.right - frame.left, frame.top - frame.bottom)
    width, height = sides if turn % 2 == 0 else sides[::-1]
    ink = Ink(index + 1, width, height, turn, shown, garbled=garbled)
    ink.glyphs = _turned(chars, upright, width, height)
    Shapes(ink).collect(page, upright)
    if ink.glyphs and ink.pictured > 0.5:
        ink.hidden = _is_hidden(page)
    return ink


def _glyphs(page: Any) -> tuple[list[_Char], int | None, bool]:
    """Every character with its box in page space, and the turn that sets them upright.

    The last is true where fonts without a table of their characters make the text unreadable;
    then there is no character.
    """
    text = pdfium.FPDFText_LoadPage(page)
    if not text:
        return [], None, False
    try:
        count = min(pdfium.FPDFText_CountChars(text), MAX_GLYPHS)
        handle = _C.cast(text, _C.c_void_p).value
        codes = _codes(handle, count) if count > 0 else []
        if _is_garbled(handle, codes):
            return [], None, True
        return *_chars(handle, codes), False
    finally:
        pdfium.FPDFText_ClosePage(text)


def _is_garbled(handle: int | None, codes: list[int]) -> bool:
    """Whether pdfium guessed many characters; asked only of pages that look so."""
    met = set(codes)
    chinese = any(0x4E00 <= code < 0xA000 for code in met)
    if not met or (chinese and all(map(_is_printed, met))):
        return False
    guessed: int = sum(map(_unmapped, [handle] * len(codes), range(len(codes))))
    return guessed > GARBLED * len(codes)


def _is_printed(code: int) -> bool:
    """Whether a code is one of those that Chinese papers print."""
    return code in (0x0A, 0x0D) or 0x20 <= code < 0x7F or code > 0x2000


def _chars(handle: int | None, codes: list[int]) -> tuple[list[_Char], int | None]:
    if not codes:
        return [], None
    count = len(codes)
    size = 4 * _C.sizeof(_C.c_float)
    store = (_C.c_float * (4 * count))()
    start = _C.addressof(store)
    same = [handle] * count
    list(map(_char_box, same, range(count), range(start, start + count * size, size)))
    angles = list(map(_char_angle, same, range(count)))
    visible = {
        code: chr(code) if code < 0x110000 else "\ufffd"
        for code in set(codes)
        if code > 0x20 and code not in _SPACES
    }
    letters = list(map(visible.get, codes))
    turn: int | None = 0
    if any(angles):
        turn, letters = _straight(angles, letters)
    flat = store[:]
    chars = list(zip(flat[0::4], flat[1::4], flat[2::4], flat[3::4], letters, strict=True))
    return chars, turn if any(letters) else None


def _codes(handle: int | None, count: int) -> list[int]:
    """The code of every character: of the whole text at once, or one by one.

    At once only where the text has no sign that pdfium keeps otherwise than it hands it out.
    """
    store = (_C.c_ushort * (count + 1))()
    if _text(handle, 0, count, _C.addressof(store)) == count + 1:
        codes = store[:count]
        if all(map(_is_plain, set(codes))):
            return codes
    return list(map(_char_code, [handle] * count, range(count)))


def _is_plain(unit: int) -> bool:
    """Whether a unit of UTF-16 is a whole character, and a line break or one that prints."""
    return 0x20 <= unit < 0xD800 or 0xE000 <= unit < 0xFFF0 or unit in (0x0A, 0x0D)


def _straight(
    angles: list[float], letters: list[str | None]
) -> tuple[int | None, list[str | None]]:
    """The turn that sets most characters upright, and the letters shown that stand so."""
    quarters = [_quarter(angle) for angle in angles]
    pairs = list(zip(quarters, letters, strict=True))
    common = Counter(quarter for quarter, letter in pairs if letter is not None).most_common(1)
    main = common[0][0] if common else None
    upright = [letter if quarter == main else None for quarter, letter in pairs]
    return None if main is None else (-main) % 4, upright


_SPACES = frozenset((0xA0, 0x3000, 0x2002, 0x2003, 0x2009, 0x200B, 0xFEFF, 0xFFFE, 0xFFFF))


def _quarter(angle: float) -> int | None:
    """A clockwise angle in radians as quarter turns; None when it is slanted (a watermark)."""
    if angle == 0.0:
        return 0
    turns = angle / (math.pi / 2)
    near = round(turns)
    return near % 4 if abs(turns - near) < 0.12 else None


def _upright(frame: Box, turn: int) -> Matrix:
    """Page space → upright space, for a clockwise turn of the page in quarters."""
    left, bottom, right, top = frame
    return (
        (1.0, 0.0, 0.0, -1.0, -left, top),
        (0.0, 1.0, 1.0, 0.0, -bottom, -left),
        (-1.0, 0.0, 0.0, 1.0, right, -bottom),
        (0.0, -1.0, -1.0, 0.0, top, right),
    )[turn]


def _turned(chars: list[_Char], m: Matrix, width: float, height: float) -> list[Glyph]:
    """Glyphs in upright space; what lies outside the visible page is left out."""
    a, b, c, d, e, f = m
    found = []
    for x0, y1, x1, y0, letter in chars:
        if letter is None:
            continue
        if c:
            u0, u1, v0, v1 = c * y0 + e, c * y1 + e, b * x0 + f, b * x1 + f
        else:
            u0, u1, v0, v1 = a * x0 + e, a * x1 + e, d * y0 + f, d * y1 + f
        if u0 > u1:
            u0, u1 = u1, u0
        if v0 > v1:
            v0, v1 = v1, v0
        if u1 > 0 and v1 > 0 and u0 < width and v0 < height:
            found.append((u0, v0, u1, v1, letter))
    return found


def _is_hidden(page: Any) -> bool:
    """True when most text objects are drawn invisibly, as recognition layers over scans are."""
    modes: Counter[int] = Counter()
    for index in range(min(pdfium.FPDFPage_CountObjects(page), 400)):
        thing = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_TEXT:
            modes[pdfium.FPDFTextObj_GetTextRenderMode(thing)] += 1
    return bool(modes) and modes[pdfium.FPDF_TEXTRENDERMODE_INVISIBLE] * 2 > modes.total()

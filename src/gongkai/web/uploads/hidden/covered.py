"""Letters of a PDF page that lie under something opaque drawn after them.

That is a redaction in looks only: whoever copies the text of the page reads them.
"""

import ctypes
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

MOST_OBJECTS = 60_000
MOST_DEPTH = 6
_LEAST = 4.0  # points: what is thinner is a rule
_SIDES = 12  # segments: a box, also one with round corners; more is a drawing
_BAND = 24.0
Box = tuple[float, float, float, float]  # left, bottom, right, top
Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(slots=True)
class Drawn:
    """The order in which a page draws its words, and what could hide some of them."""

    order: dict[int, int] = field(default_factory=dict)  # address of a text → its turn
    veils: list[tuple[int, Box]] = field(default_factory=list)
    unseen: set[int] = field(default_factory=set)  # texts that are drawn invisibly
    pictures: int = 0


def drawn(page: pdfium.PdfPage) -> Drawn:
    """Walk the objects of a page in the order of drawing."""
    found = Drawn()
    things = ((raw.FPDFPage_GetObject(page, n)) for n in range(raw.FPDFPage_CountObjects(page)))
    turn = 0
    for turn, (thing, space) in enumerate(_walk(things, _SAME, 0)):
        if turn > MOST_OBJECTS:
            break
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            at = address(thing)
            found.order[at] = turn
            if raw.FPDFTextObj_GetTextRenderMode(thing) == raw.FPDF_TEXTRENDERMODE_INVISIBLE:
                found.unseen.add(at)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            found.pictures += 1
            if _is_flat(thing, page):
                _veil(found, turn, thing, space)
        elif kind == raw.FPDF_PAGEOBJ_PATH and _is_opaque_box(thing):
            _veil(found, turn, thing, space)
    return found


def covered(page: pdfium.PdfPage, text: pdfium.PdfTextPage, found: Drawn) -> list[int]:
    """The numbers of the letters that are covered."""
    if not found.veils or not found.order:
        return []
    bands = _banded(found.veils, first=min(found.order.values()))
    hidden = []
    for index in range(text.count_chars()) if bands else ():
        at = address(raw.FPDFText_GetTextObject(text, index))
        turn = found.order.get(at)
        if turn is None or at in found.unseen:
            continue
        left, bottom, right, top = text.get_charbox(index)
        x, y = (left + right) / 2, (bottom + top) / 2
        for later, box in bands.get(int(y // _BAND), ()):
            if later > turn and box[0] <= x <= box[2] and box[1] <= y <= box[3]:
                hidden.append(index)
                break
    return hidden


def address(thing: Any) -> int:
    """Where an object lies: the same object, the same number."""
    return ctypes.cast(thing, ctypes.c_void_p).value or 0


def _walk(things: Iterator[Any], space: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
    for thing in things:
        if raw.FPDFPageObj_GetType(thing) != raw.FPDF_PAGEOBJ_FORM:
            yield thing, space
        elif depth < MOST_DEPTH:
            m = raw.FS_MATRIX()
            raw.FPDFPageObj_GetMatrix(thing, m)
            inner = (
                raw.FPDFFormObj_GetObject(thing, n)
                for n in range(raw.FPDFFormObj_CountObjects(thing))
            )
            yield from _walk(inner, _times((m.a, m.b, m.c, m.d, m.e, m.f), space), depth + 1)


def _times(a: Matrix, b: Matrix) -> Matrix:
    return (
        a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5],
    )  # fmt: skip


def _veil(found: Drawn, turn: int, thing: Any, space: Matrix) -> None:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
        return
    corners = [
        (space[0] * x + space[2] * y + space[4], space[1] * x + space[3] * y + space[5])
        for x in (left.value, right.value) for y in (bottom.value, top.value)
    ]  # fmt: skip
    across, down = [x for x, _ in corners], [y for _, y in corners]
    box = min(across), min(down), max(across), max(down)
    if box[2] - box[0] >= _LEAST and box[3] - box[1] >= _LEAST:
        found.veils.append((turn, box))


def _banded(veils: list[tuple[int, Box]], *, first: int) -> dict[int, list[tuple[int, Box]]]:
    """The veils that come after some word, by height, so that a letter asks only a few."""
    bands: dict[int, list[tuple[int, Box]]] = defaultdict(list)
    for turn, box in veils:
        if turn > first:
            low, high = int(max(box[1], -2000) // _BAND), int(min(box[3], 20_000) // _BAND)
            for band in range(low, high + 1):
                bands[band].append((turn, box))
    return bands


def _is_opaque_box(thing: Any) -> bool:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(thing, mode, stroke)
    if mode.value == raw.FPDF_FILLMODE_NONE or raw.FPDFPageObj_HasTransparency(thing):
        return False
    if raw.FPDFPath_CountSegments(thing) > _SIDES:
        return False
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFPageObj_GetFillColor(thing, red, green, blue, alpha)
    return alpha.value == 255


def _is_flat(thing: Any, page: pdfium.PdfPage) -> bool:
    """A picture of one colour: a black or white bar pasted over the page, not a seal."""
    wide, high = ctypes.c_uint(), ctypes.c_uint()
    if not raw.FPDFImageObj_GetImagePixelSize(thing, wide, high):
        return False
    if wide.value * high.value > 4_000_000 or raw.FPDFPageObj_HasTransparency(thing):
        return False
    bitmap = raw.FPDFImageObj_GetRenderedBitmap(page.pdf, page, thing)
    if not bitmap:
        return False
    try:
        return _is_one_colour(bitmap)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)


def _is_one_colour(bitmap: Any) -> bool:
    wide, high = raw.FPDFBitmap_GetWidth(bitmap), raw.FPDFBitmap_GetHeight(bitmap)
    stride = raw.FPDFBitmap_GetStride(bitmap)
    place = ctypes.cast(raw.FPDFBitmap_GetBuffer(bitmap), ctypes.c_void_p).value
    if not place or wide * high < 4:
        return False
    depth = {raw.FPDFBitmap_Gray: 1, raw.FPDFBitmap_BGR: 3}.get(
        raw.FPDFBitmap_GetFormat(bitmap), 4
    )
    lines = [ctypes.string_at(place + row * stride, wide * depth) for row in range(high)]
    first = lines[0][:depth]
    opaque = depth < 4 or first[3] == 255
    return opaque and all(line == first * wide for line in lines)

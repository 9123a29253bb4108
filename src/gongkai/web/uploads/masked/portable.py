"""A PDF without personal data: pages that hold some become pictures with black boxes.

Of such a page no letter is left; the other pages stay as they are. Comments, attachments, scripts
and metadata do not come along. An electronic seal or signature ends.
"""

import io
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from gongkai.web.uploads.checks.masking import personal
from gongkai.web.uploads.checks.stars import stars
from gongkai.web.uploads.hidden.covered import Box, covered, drawn
from gongkai.web.uploads.hidden.portable import MOST_PAGES, NOT_SAID, opened

DOTS = 200
_WIDEST = 5000  # pixels
_ROOM = 1.5  # points around a letter
_BLACK = (0, 0, 0, 255)


def redacted(data: bytes) -> bytes:
    """The new file."""
    old, new = opened(data), pdfium.PdfDocument.new()
    out = io.BytesIO()
    try:
        for number in range(min(len(old), MOST_PAGES)):
            _page(old, new, number)
        new.save(out)
    finally:
        new.close()
        old.close()
    return out.getvalue()


def _page(old: pdfium.PdfDocument, new: pdfium.PdfDocument, number: int) -> None:
    page = old[number]
    _uncomment(page)
    if raw.FPDFPage_GetAnnotCount(page) > 0:  # what stands in form fields becomes text
        raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
        page.close()
        page = old[number]
    boxes = list(_boxes(page))
    if boxes or _has_unseen(page):
        _picture(page, new, boxes)
    else:
        new.import_pages(old, [number])
        _uncomment(new[len(new) - 1])
    page.close()


def _has_unseen(page: pdfium.PdfPage) -> bool:
    """Whether words lie under a box or are drawn invisibly: they may not come along."""
    found, text = drawn(page), page.get_textpage()
    hidden = covered(page, text, found)
    text.close()
    return bool(hidden or found.unseen)


def _uncomment(page: pdfium.PdfPage) -> None:
    for index in reversed(range(raw.FPDFPage_GetAnnotCount(page))):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        raw.FPDFPage_CloseAnnot(annotation)
        if kind not in NOT_SAID or kind == raw.FPDF_ANNOT_POPUP:
            raw.FPDFPage_RemoveAnnot(page, index)


def _boxes(page: pdfium.PdfPage) -> Iterator[Box]:
    """Where the letters stand of which nothing may stay."""
    text = page.get_textpage()
    count = text.count_chars()
    said = "".join(chr(raw.FPDFText_GetUnicode(text, each) or 32) for each in range(count))
    for found in personal(said):
        shown = stars(found.rule, said[found.start : found.end])
        for index, char in enumerate(shown, start=found.start):
            if char == "*" and index < count:
                yield text.get_charbox(index, loose=True)
    text.close()


def _picture(page: pdfium.PdfPage, new: pdfium.PdfDocument, boxes: list[Box]) -> None:
    wide, high = page.get_size()
    scale = min(DOTS / 72, _WIDEST / max(wide, high, 1))
    bitmap = page.render(scale=scale, may_draw_forms=False)
    turn = bitmap.get_posconv(page)
    for left, bottom, right, top in boxes:
        corners = [turn.to_bitmap(x, y) for x in (left - _ROOM, right + _ROOM)
                   for y in (bottom - _ROOM, top + _ROOM)]  # fmt: skip
        across, down = [x for x, _ in corners], [y for _, y in corners]
        x, y = max(0, min(across)), max(0, min(down))
        bitmap.fill_rect(_BLACK, x, y, max(across) - x, max(down) - y)
    image = pdfium.PdfImage.new(new)
    image.set_bitmap(bitmap)
    image.set_matrix(pdfium.PdfMatrix().scale(wide, high))
    made = new.new_page(wide, high)
    made.insert_obj(image)
    made.gen_content()
    made.close()
    bitmap.close()

"""Hidden content of a PDF: text under filled boxes, comments, attachments, scripts, metadata."""

import ctypes
import re
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from gongkai.web.uploads.hidden.package import Row, row

MOST_PAGES = 500
_SCRIPTS = re.compile(rb"/(JavaScript|JS|Launch|OpenAction|AA|EmbeddedFile|RichMedia)\b")
_DARK = 90  # of 255: a box that hides is nearly black, or the colour of the paper
Box = tuple[float, float, float, float]


def in_pdf(data: bytes) -> list[Row]:
    """All of it, page by page."""
    names = {found[1].decode() for found in _SCRIPTS.finditer(data)}
    found = [
        row("文件", f"含有自动执行的内容（{each}）", "另存为普通 PDF 后重新上传")
        for each in sorted(names - {"EmbeddedFile", "OpenAction"})
    ]
    document = pdfium.PdfDocument(data)
    try:
        if document.count_attachments():
            found.append(row("附件", "PDF 内含附件", "删除内含的附件"))
        about = document.get_metadata_dict(skip_empty=True)
        for key in ("Author", "Subject", "Keywords"):
            if about.get(key, "").strip():
                message = f"{key}：{about[key][:40]}"
                found.append(row("文件属性", message, "不宜公开的，清除文件属性", "ordinary"))
        for number in range(min(len(document), MOST_PAGES)):
            found += _page(document[number], number + 1)
    finally:
        document.close()
    return found


def _page(page: pdfium.PdfPage, number: int) -> Iterator[Row]:
    comments = sum(1 for _ in _annotations(page))
    if comments:
        yield row(f"第{number}页", f"有{comments}处批注", "删除批注")
    covered = _covered_text(page)
    if covered:
        yield row(f"第{number}页", f"色块下面还能取出文字“{covered[:12]}……”",
                  "遮盖不等于删除：在源文件中删除后重新生成")  # fmt: skip


def _annotations(page: pdfium.PdfPage) -> Iterator[int]:
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        raw.FPDFPage_CloseAnnot(annotation)
        if kind in (raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_HIGHLIGHT,
                    raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_INK, raw.FPDF_ANNOT_REDACT):  # fmt: skip
            yield kind


def _covered_text(page: pdfium.PdfPage) -> str:
    """Text drawn before an opaque dark box that covers it wholly."""
    objects = list(page.get_objects(max_depth=2))
    boxes = [(place, _bounds(each)) for place, each in enumerate(objects) if _hides(each)]
    if not boxes:
        return ""
    text = page.get_textpage()
    found = []
    for place, each in enumerate(objects):
        if each.type != raw.FPDF_PAGEOBJ_TEXT:
            continue
        bounds = _bounds(each)
        if any(later > place and _inside(bounds, box) for later, box in boxes):
            found.append(text.get_text_bounded(*bounds).strip())
    text.close()
    return "".join(found)


def _bounds(item: pdfium.PdfObject) -> Box:
    left, bottom, right, top = item.get_bounds()
    return left, bottom, right, top


def _inside(text: Box, box: Box, slack: float = 1.5) -> bool:
    return (
        text[0] >= box[0] - slack
        and text[1] >= box[1] - slack
        and text[2] <= box[2] + slack
        and text[3] <= box[3] + slack
    )


def _hides(item: pdfium.PdfObject) -> bool:
    """A filled, opaque and dark path."""
    if item.type != raw.FPDF_PAGEOBJ_PATH:
        return False
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, mode, stroke)
    if mode.value == raw.FPDF_FILLMODE_NONE:
        return False
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFPageObj_GetFillColor(item, red, green, blue, alpha)
    return bool(alpha.value == 255 and max(red.value, green.value, blue.value) <= _DARK)

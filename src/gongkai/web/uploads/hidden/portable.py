"""Hidden content of a PDF: text under boxes, comments, attachments, scripts, old versions."""

import re
import zlib
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from gongkai.files.errors import Unreadable
from gongkai.web.uploads.hidden.covered import covered, drawn
from gongkai.web.uploads.hidden.package import Row, quote, row
from gongkai.web.uploads.reports import UNREAD

MOST_PAGES = 500
_FEW = 12  # letters: a page with fewer has a page number, no text
_UNPACKED = 64 * 2**20  # bytes of all streams of objects
_NAME = re.compile(rb"/(JavaScript|Launch|RichMedia|XFA|OCProperties|ObjStm|Encrypt)\b")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_CREATOR = re.compile(rb"<dc:creator>.{0,200}?<rdf:li[^>]*>([^<]{1,200})</rdf:li>", re.DOTALL)
NOT_SAID = frozenset(
    (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_PRINTERMARK,
     raw.FPDF_ANNOT_TRAPNET, raw.FPDF_ANNOT_WATERMARK)
)  # fmt: skip
_SAID = {
    "JavaScript": ("含有脚本（JavaScript）", "另存为普通 PDF 后重新上传", "grave"),
    "RichMedia": ("含有可以播放的内容", "另存为普通 PDF 后重新上传", "grave"),
    "XFA": ("含有动态表单（XFA）", "打印为普通 PDF 后重新上传", "ordinary"),
    "OCProperties": ("含有图层", "核对有没有隐藏的图层", "ordinary"),
    "Encrypt": ("设有权限口令，脚本和附件机器不能全部检查", "去除口令后重新上传", "ordinary"),
}
_LOCKED = "PDF 文件已加密，需要密码，请去除密码后上传"
_BROKEN = "PDF 文件已损坏、不完整或者没有页面"
_LAUNCH = "含有启动程序的动作，不接收"
_WRONG_PASSWORD = 4


def opened(data: bytes) -> pdfium.PdfDocument:
    """The document. Raises Unreadable when it is damaged, locked or empty."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = getattr(error, "err_code", None) == _WRONG_PASSWORD and b"/Encrypt" in data
        raise Unreadable("文件", _LOCKED if locked else _BROKEN) from error
    if len(document) < 1:
        document.close()
        raise Unreadable("文件", _BROKEN)
    return document


def in_pdf(data: bytes) -> list[Row]:
    """All of it: the file, then page by page."""
    document = opened(data)
    try:
        return [*_file(data, document), *_pages(document)]
    finally:
        document.close()


def words(data: bytes, name: str) -> str:
    """What the pages say, form fields too; without recognising pictures."""
    document = opened(data)
    try:
        return "\n".join(_said(document, n) for n in range(min(len(document), MOST_PAGES)))
    finally:
        document.close()


def _said(document: pdfium.PdfDocument, number: int) -> str:
    page = document[number]
    if raw.FPDFPage_GetAnnotCount(page) > 0:
        raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
        page.close()
        page = document[number]
    text = page.get_textpage()
    said = text.get_text_range().replace("\r\n", "\n").replace("\x02", "").replace("\ufffe", "")
    text.close()
    page.close()
    return str(said)


def _file(data: bytes, document: pdfium.PdfDocument) -> Iterator[Row]:
    names = names_in(data)
    if "Launch" in names:
        raise Unreadable("文件", _LAUNCH)
    if raw.FPDFDoc_GetJavaScriptActionCount(document) > 0:
        names.add("JavaScript")
    for name, (message, advice, severity) in _SAID.items():
        if name in names:
            yield row("文件", message, advice, severity)
    if data.count(b"startxref") > (2 if b"/Linearized" in data[:2048] else 1):
        yield row("文件", "保留着保存以前的内容（增量保存）", "重新导出后上传；有电子签章的除外",
                  "ordinary")  # fmt: skip
    if document.count_attachments():
        yield row("附件", "PDF 内含附件", "删除内含的附件")
    yield from _about(data, document)


def _about(data: bytes, document: pdfium.PdfDocument) -> Iterator[Row]:
    about = document.get_metadata_dict(skip_empty=True)
    said = {"作者": about.get("Author", ""), "主题": about.get("Subject", ""),
            "关键词": about.get("Keywords", "")}  # fmt: skip
    creator = _CREATOR.search(data)
    if creator and not said["作者"].strip():
        said["作者"] = creator[1].decode("utf-8", "replace")
    for key, value in said.items():
        if value.strip():
            yield row("文件属性", f"{key}：{quote(value, 40)}", "不宜公开的，清除文件属性",
                      "ordinary")  # fmt: skip


def names_in(data: bytes) -> set[str]:
    """Which of the names that we mind stand in the file, streams of objects included."""
    found = _names(data)
    left = _UNPACKED
    for at in re.finditer(rb"/ObjStm\b", data):
        start = data.find(b"stream", at.end(), at.end() + 4096)
        if start < 0 or left <= 0:
            continue
        body = data[start + 6 : start + 6 + 2**22].lstrip(b"\r\n")
        try:
            unpacked = zlib.decompressobj().decompress(body, 2**22)
        except zlib.error:
            continue
        left -= len(unpacked)
        found |= _names(unpacked)
    return found


def _names(data: bytes) -> set[str]:
    plain = _ESCAPED.sub(lambda each: bytes([int(each[1], 16)]), data) if b"#" in data else data
    return {each[1].decode() for each in _NAME.finditer(plain)}


def _pages(document: pdfium.PdfDocument) -> Iterator[Row]:
    unread: list[int] = []
    for number in range(min(len(document), MOST_PAGES)):
        page = document[number]
        yield from _page(page, number + 1, unread)
        page.close()
    if unread:
        pages = "、".join(map(str, unread[:20])) + ("等" if len(unread) > 20 else "")
        yield row(f"第{pages}页", "是扫描图片，文字尚未识别", "等待识别，或者逐页人工核对",
                  "ordinary", rule=UNREAD)  # fmt: skip
    if len(document) > MOST_PAGES:
        yield row(f"第{MOST_PAGES + 1}页以后", "页数过多，没有检查", "分册上传")


def _page(page: pdfium.PdfPage, number: int, unread: list[int]) -> Iterator[Row]:
    place = f"第{number}页"
    comments = list(_comments(page))
    if comments:
        first = f"（“{quote(comments[0])}”）" if comments[0] else ""
        yield row(place, f"有{len(comments)}处批注{first}", "删除批注")
    found, text = drawn(page), page.get_textpage()
    hidden = covered(page, text, found)
    if hidden:
        said = "".join(chr(raw.FPDFText_GetUnicode(text, each)) for each in hidden)
        yield row(place, f"色块下面还能取出文字“{_shy(said)}”",
                  "遮盖不等于删除：生成遮盖后的文件，或者在源文件中删除后重新导出")  # fmt: skip
    if text.count_chars() < _FEW and found.pictures:
        unread.append(number)
    elif found.unseen and found.pictures:
        yield row(place, "扫描页带有识别出的隐藏文字", "与图像核对；图像上遮盖的，文字也要删除",
                  "ordinary")  # fmt: skip
    text.close()


def _shy(said: str) -> str:
    """Enough of what was hidden to find it, not enough to tell it."""
    flat = "".join(said.split())
    return f"{flat[:2]}……（{len(flat)}个字）"


def _comments(page: pdfium.PdfPage) -> Iterator[str]:
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if raw.FPDFAnnot_GetSubtype(annotation) not in NOT_SAID:
            yield _contents(annotation)
        raw.FPDFPage_CloseAnnot(annotation)


def _contents(annotation: raw.FPDF_ANNOTATION) -> str:
    length = raw.FPDFAnnot_GetStringValue(annotation, b"Contents", None, 0)
    buffer = (raw.FPDF_WCHAR * (length // 2 + 1))()
    raw.FPDFAnnot_GetStringValue(annotation, b"Contents", buffer, length)
    return bytes(buffer)[: max(length - 2, 0)].decode("utf-16-le", "replace")

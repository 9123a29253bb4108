"""The reader is chosen by what the bytes are."""

import io
import zipfile
from email.message import EmailMessage

import pytest

from gongkai.files.errors import Unreadable
from gongkai.files.readers import MODULES, read_paper
from gongkai.files.readers.sniff import kind_of
from tests.files.readers.word_papers import docx, p


def packed(*names: str, mimetype: str = "") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        if mimetype:
            package.writestr("mimetype", mimetype)
        for name in names:
            package.writestr(name, "x")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (packed("word/document.xml"), "docx"),
        (packed("word\\document.xml"), "docx"),
        (packed("xl/workbook.xml"), "xlsx"),
        (packed(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "ods"),
        (packed(mimetype="application/vnd.oasis.opendocument.text"), "odt"),
        (packed("甲/报告.docx"), ""),
        (b"\n%PDF-1.7\n", "pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "xls"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "doc"),
        (b"{\\rtf1\\ansi", "rtf"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"\xff\xd8\xff\xe0", "image"),
        ("\ufeff<!DOCTYPE html><p>文".encode(), "html"),
        ("文 <TABLE border=1>".encode("gbk"), "html"),
        ("<html>".encode("utf-16"), "html"),
        (b"a,b,c,d\n" * 9, "csv"),
        ("一、总体情况，很好，很好，很好。\n".encode() * 9, "text"),
        ("一\t2\t3".encode("utf-16"), "text"),
    ],
)
def test_the_kind_is_told_by_the_content(data: bytes, kind: str) -> None:
    assert kind_of(data, name="报告.bin") == kind
    assert kind == "" or kind in MODULES


def test_a_document_locked_by_a_password_is_refused_in_one_sentence() -> None:
    sealed = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(Unreadable, match="已加密"):
        read_paper(sealed, name="报告.docx")


def test_a_document_whose_parts_are_parted_by_backslashes_is_read() -> None:
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(docx(p("一、总体情况")))) as usual,
        zipfile.ZipFile(stream, "w") as package,
    ):
        for info in usual.infolist():
            package.writestr(info.filename.replace("/", "\\"), usual.read(info))
    paper = read_paper(stream.getvalue(), name="报告.docx")
    assert [block.text for block in paper.paragraphs()] == ["一、总体情况"]


def test_a_page_named_doc_is_read_as_a_page() -> None:
    paper = read_paper("<html><body><p>文</p></body></html>".encode(), name="报告.doc")
    assert paper.kind == "html"


def test_a_page_saved_whole_is_read() -> None:
    message = EmailMessage()
    message["Subject"] = "x"
    message.set_content("plain")
    message.make_mixed()
    message.add_attachment("<p>文字</p>".encode(), maintype="text", subtype="html")
    paper = read_paper(message.as_bytes(), name="a.mht")
    assert [each.text for each in paper.paragraphs()] == ["文字"]


@pytest.mark.parametrize("data", [b"", b"\0\0\0", packed("甲.docx"), b"PK\x03\x04broken"])
def test_what_nobody_reads_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        read_paper(data, name="甲.zip")
    assert refused.value.name == "甲.zip"
    assert refused.value.reason

"""Opens letters: their words in the DOCX, in the PDF, and the same without spaces."""

import io
import re

import docx
import pypdfium2

_PAGE_NUMBER = re.compile(r"—\d+—")


def docx_text(data: bytes) -> str:
    """The paragraphs of a DOCX file."""
    return "\n".join(each.text for each in docx.Document(io.BytesIO(data)).paragraphs)


def pdf_text(data: bytes) -> str:
    """The words of a PDF file."""
    pages = pypdfium2.PdfDocument(data)
    return "".join(page.get_textpage().get_text_bounded() for page in pages)


def bare(text: str) -> str:
    """Without spaces, marks of line ends and page numbers."""
    return _PAGE_NUMBER.sub("", re.sub(r"[\s\ufffe\u00ad]", "", text))

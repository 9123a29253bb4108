"""A document to print, as DOCX on a page of GB/T 9704."""

from django.http import HttpResponse

from gongkai.files.writers import docx
from gongkai.web.documents.models import Document
from gongkai.web.documents.paper import draft_sheet, text_of
from gongkai.web.documents.workspace import find
from gongkai.web.organs.doors import StaffRequest, door

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@door("document.see", find.document)
def sheet(request: StaffRequest, document: Document) -> HttpResponse:
    """The 发文稿纸."""
    return _file(docx.render(draft_sheet(document)), f"sheet-{document.pk}.docx")


@door("document.see", find.document)
def text(request: StaffRequest, document: Document) -> HttpResponse:
    """The text."""
    return _file(docx.render(text_of(document)), f"document-{document.pk}.docx")


def _file(data: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=_DOCX)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer

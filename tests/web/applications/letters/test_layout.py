"""How letters lie on their pages: the signature with the text, the enclosure by itself."""

import io
import re
from itertools import pairwise

import docx
import pypdfium2
import pytest

from gongkai.files.paper import Paper, Paragraph
from gongkai.files.writers import render_paper
from tests.web.applications.letters.reading import bare

SIGNED = ("", "某县某局", "2026年11月10日")


def paper(lines: int, *, slip: bool = False) -> Paper:
    """A letter of so many lines of text, signed."""
    blocks = [
        Paragraph("某县某局\n政府信息公开申请答复书", level=0),
        *(Paragraph(f"第{each}段。") for each in range(lines)),
        *(Paragraph(each, style="right") for each in SIGNED),
        *([Paragraph("附：征求意见确认函", level=1, style="page")] if slip else []),
        *([Paragraph("同意公开。")] if slip else []),
    ]
    return Paper(tuple(blocks), kind="letter", meta={"title": "答复书", "organ": "某县某局"})


def pages(made: Paper) -> list[str]:
    """The words of each page."""
    pdf = pypdfium2.PdfDocument(render_paper(made, kind="pdf"))
    return [bare(page.get_textpage().get_text_bounded()) for page in pdf]


@pytest.mark.parametrize("lines", range(13, 22))
def test_the_signature_stands_whole_on_a_page_with_text(lines: int) -> None:
    last = pages(paper(lines))[-1]
    assert re.search(r"第\d+段。某县某局2026年11月10日$", last)


def test_an_enclosure_begins_a_page() -> None:
    first, second = pages(paper(3, slip=True))
    assert first.endswith("2026年11月10日")
    assert second == "附：征求意见确认函同意公开。"


def test_word_keeps_the_signature_with_the_text_too() -> None:
    made = docx.Document(io.BytesIO(render_paper(paper(3, slip=True), kind="docx")))
    told = list(made.paragraphs)
    for each, after in pairwise(told):
        kept = bool(each.paragraph_format.keep_with_next)
        assert kept == (after.style is not None and after.style.name == "Signature Line")
    (slip,) = (each for each in told if each.text.startswith("附："))
    assert slip.paragraph_format.page_break_before

"""Throwing dress away changes nothing of what is read, whatever shape a document has."""

import io
import re
import zipfile

import pytest

from gongkai.files.compose import compose
from gongkai.files.readers import read_paper
from gongkai.files.readers.word import package as parts
from gongkai.files.readers.word.lean import DRESS, lean
from tests.files.readers.word_shapes import SHAPES
from tests.reports import balanced_report

_FONTS = '<w:rFonts w:hint="eastAsia"/><w:color w:val="000000"/><w:sz w:val="20"/><w:szCs/>'
_CELL = '<w:tcW w:w="1134"/><w:tcBorders><w:top w:val="single"/></w:tcBorders><w:vAlign/>'


def dressed(data: bytes) -> bytes:
    """A font in every run and paragraph, a width and borders in every cell, as Word writes."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        files = {name: package.read(name) for name in package.namelist()}
    text = files["word/document.xml"].decode()
    text = text.replace("<w:rPr/>", "<w:rPr></w:rPr>").replace("<w:rPr>", f"<w:rPr>{_FONTS}")
    text = re.sub(r"<w:r>(?!<w:rPr>)", f"<w:r><w:rPr>{_FONTS}</w:rPr>", text)
    text = text.replace("<w:tcPr>", f"<w:tcPr>{_CELL}").replace("<w:pPr>", "<w:pPr><w:jc/>")
    text = text.replace("<w:p><w:r>", "<w:p><w:pPr><w:keepNext/></w:pPr><w:r>")
    files["word/document.xml"] = text.encode()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, content in files.items():
            package.writestr(name, content)
    return made.getvalue()


@pytest.mark.parametrize("shape", SHAPES)
def test_the_paper_is_the_same_without_dress(shape: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = SHAPES[shape](compose(balanced_report(5)))
    plain = read_paper(data, name="报告.docx")
    assert read_paper(dressed(data), name="报告.docx") == plain
    monkeypatch.setattr(parts, "lean", bytes)
    assert read_paper(dressed(data), name="报告.docx") == plain


def test_dress_goes_and_the_words_stay() -> None:
    words = b'<w:p><w:r><w:rPr><w:rFonts/><w:sz w:val="20"/></w:rPr><w:t>1</w:t></w:r></w:p>'
    assert lean(words) == b"<w:p><w:r><w:t>1</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    "kept",
    [
        b"<w:rFonts/><w:tab/>",
        b'<w:rFonts/><w:vertAlign w:val="superscript"/><w:vMerge/><w:gridSpan w:val="2"/>',
        b"<w:rFonts/><w:rPr><w:vanish/></w:rPr>",
        b"<w:rFonts/><w:shdx/><w:topper/>",
        b"<w:rFonts/><w:bookmarkStart>1</w:bookmarkStart>",
        b"<w:rFonts/><x:sz/>",
        b"<w:tc></w:tc><w:rFonts/>",
    ],
)
def test_what_is_said_is_kept(kept: bytes) -> None:
    assert lean(kept) == kept.replace(b"<w:rFonts/>", b"")


@pytest.mark.parametrize("held", ["<![CDATA[<w:sz/>]]>", "1<!-- - <w:sz/> - -->"])
def test_characters_that_only_look_like_markup_are_kept(held: str) -> None:
    data = f"<w:rFonts/><w:t>{held}</w:t>".encode()
    assert lean(data) == data


def test_nothing_is_taken_where_styles_carry_the_dress() -> None:
    data = b'<w:p><w:pPr><w:jc w:val="center"/></w:pPr></w:p>'
    assert lean(data) == data


def test_no_name_that_is_read_counts_as_dress() -> None:
    read = {"t", "p", "r", "tbl", "tr", "tc", "tab", "br", "sym", "vMerge", "gridSpan", "numPr"}
    assert read.isdisjoint(DRESS)

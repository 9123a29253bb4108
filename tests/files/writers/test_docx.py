"""The Word document, opened by python-docx and by its XML."""

import io
import zipfile

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from gongkai.files.paper import Paper, Paragraph
from gongkai.files.writers.docx import render
from tests.files.writers.papers import EDITIONS, LETTER, official, rows_of


def _open(paper: Paper) -> "docx.document.Document":
    return docx.Document(io.BytesIO(render(paper)))


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_cell_of_every_table_is_there(edition: str) -> None:
    paper = official(edition)
    for table, grid in zip(_open(paper).tables, paper.grids(), strict=True):
        rows = [[cell.text for cell in row.cells] for row in table.rows]
        assert rows == rows_of(grid)


def test_the_page_is_that_of_the_standard() -> None:
    section = _open(official("2021-30")).sections[0]
    size = (section.page_width, section.page_height)
    margins = (
        section.top_margin,
        section.left_margin,
        section.right_margin,
        section.bottom_margin,
    )
    for length, wanted in zip((*size, *margins), (210, 297, 37, 28, 26, 35), strict=True):
        assert abs(length - Mm(wanted)) < Mm(0.1)


@pytest.mark.parametrize(
    ("style", "font", "size", "level"),
    [
        ("Title", "方正小标宋简体", 22, None),
        ("heading 1", "黑体", 16, "0"),
        ("heading 2", "楷体", 16, "1"),
        ("heading 3", "仿宋", 16, "2"),
        ("Body Text", "仿宋", 16, None),
    ],
)
def test_styles_name_their_east_asian_font(
    style: str, font: str, size: int, level: str | None
) -> None:
    styles = _open(official("2021-30")).styles.element
    found = styles.xpath(f'./w:style[w:name/@w:val="{style}"]')[0]
    fonts = found.xpath("./w:rPr/w:rFonts/@w:eastAsia") or styles.xpath(
        "./w:docDefaults//w:rFonts/@w:eastAsia"
    )
    sizes = found.xpath("./w:rPr/w:sz/@w:val") or styles.xpath("./w:docDefaults//w:sz/@w:val")
    assert fonts == [font]
    assert sizes == [str(2 * size)]
    assert (found.xpath("./w:pPr/w:outlineLvl/@w:val") or [None])[0] == level


def test_body_lines_have_the_fixed_height_of_the_standard() -> None:
    normal = _open(official("2021-30")).styles["Normal"].paragraph_format
    assert normal.line_spacing == Pt(28.95)


def test_headings_use_real_heading_styles() -> None:
    paper = official("2021-30")
    styles = {each.text: each.style.name for each in _open(paper).paragraphs}
    for paragraph in paper.paragraphs():
        wanted = {0: "Title", None: "Body Text"}.get(paragraph.level, f"Heading {paragraph.level}")
        assert styles[paragraph.text] == wanted


def test_headings_of_table_3_repeat_and_no_row_splits() -> None:
    _, table, _ = _open(official("2021-30")).tables
    rows = table._tbl.tr_lst
    assert [bool(row.xpath("./w:trPr/w:tblHeader")) for row in rows] == [True] * 3 + [False] * 25
    assert all(row.xpath("./w:trPr/w:cantSplit") for row in rows)


def test_table_3_begins_a_page_with_its_heading() -> None:
    paragraphs = _open(official("2021-30")).paragraphs
    broken = [each.text for each in paragraphs if each._p.xpath("./w:pPr/w:pageBreakBefore")]
    assert broken == ["三、收到和处理政府信息公开申请情况"]


def test_pages_are_numbered_on_the_outer_side() -> None:
    document = _open(official("2021-30"))
    section = document.sections[0]
    assert document.settings.odd_and_even_pages_header_footer
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        paragraph = footer.paragraphs[0]
        assert paragraph.text == "— 1 —"
        assert paragraph._p.xpath(".//w:instrText")[0].text.strip() == "PAGE"
        assert paragraph._p.xpath("./w:pPr/w:jc/@w:val") == [side]


def test_properties_name_title_and_organ_and_no_time() -> None:
    paper = official("2021-30")
    properties = _open(paper).core_properties
    assert (properties.title, properties.author) == (paper.meta["title"], paper.meta["organ"])
    assert properties.created is None
    with zipfile.ZipFile(io.BytesIO(render(paper))) as package:
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_letter_keeps_its_breaks_marks_and_alignment() -> None:
    document = _open(LETTER)
    assert document.tables[0].rows[0].cells[0].text == "甲\n乙"
    assert document.tables[0].rows[0].cells[1].text == "<&>"
    names = {each.text: each.style.name for each in document.paragraphs if each.text}
    assert names["示例县民政局："] == "Lead"
    assert names["示例县人民政府办公室\n2025年2月1日"] == "Signature Line"
    assert names["1.数据"] == "Heading 3"


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    document = _open(Paper((Paragraph("甲\x00\x0b\ufffe乙\t丙"),)))
    assert document.paragraphs[0].text == "甲乙\t丙"


def test_every_style_used_is_defined() -> None:
    for paper in (LETTER, official("2021-30")):
        document = _open(paper)
        known = {each.style_id for each in document.styles if each.type != WD_STYLE_TYPE.CHARACTER}
        body = document.element.body
        used = {each.get(qn("w:val")) for each in body.iter(qn("w:pStyle"), qn("w:tblStyle"))}
        assert used <= known

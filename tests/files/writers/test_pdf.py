"""The PDF, read by pdfium: every figure, embedded fonts, tags, bookmarks, table 3 in one piece."""

import ctypes
import re
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
import typst

from gongkai.files.paper import Grid, GridCell, Paper, Paragraph
from gongkai.files.writers import fonts, pdf
from gongkai.files.writers.errors import NoChineseFont, NotSet
from tests.files.writers.papers import EDITIONS, FONTS, LETTER, official


def _open(paper: Paper) -> pdfium.PdfDocument:
    return pdfium.PdfDocument(pdf.render(paper, fonts=FONTS))


def _text(document: pdfium.PdfDocument) -> list[str]:
    return [page.get_textpage().get_text_range() for page in document]


def _close(text: str) -> str:
    return re.sub(r"[\s\ufffe\x02]+", "", text)


def _drawn(document: pdfium.PdfDocument) -> str:
    """All words in the order in which they were drawn, cell by cell."""
    words = []
    for page in document:
        textpage = page.get_textpage()
        for each in page.get_objects(textpage=textpage):
            if each.type == raw.FPDF_PAGEOBJ_TEXT:
                words.append(each.extract())
    return _close("".join(words))


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_cell_of_every_table_is_printed(edition: str) -> None:
    paper = official(edition)
    document = _open(paper)
    drawn, lines = _drawn(document), _close("".join(_text(document)))
    for grid in paper.grids():
        for row in range(grid.rows):
            assert "".join(c.text for c in grid.cells if c.row == row and c.key) in lines
        for cell in grid.cells:
            assert _close(cell.text) in drawn, cell.text


def test_table_3_stands_whole_on_a_page_of_its_own() -> None:
    pages = [_close(text) for text in _text(_open(official("2021-30")))]
    page = next(text for text in pages if "三、收到和处理政府信息公开申请情况" in text)
    assert page.startswith("三、收到和处理政府信息公开申请情况")
    assert "四、结转下年度继续办理" in page
    assert "四、政府信息公开行政复议" not in page


def test_a_table_over_several_pages_repeats_its_headings() -> None:
    head = tuple(GridCell(0, c, f"标题{c}", header=True) for c in range(3))
    body = tuple(GridCell(r, c, f"{r}-{c}") for r in range(1, 90) for c in range(3))
    paper = Paper((Grid(head + body, 90, 3, header_rows=1),), meta={"title": "长表"})
    pages = _text(_open(paper))
    assert len(pages) > 1
    assert all("标题0标题1标题2" in _close(page) for page in pages)


def test_chapters_are_bookmarks_and_the_file_is_tagged_in_chinese() -> None:
    paper = official("2021-30")
    document = _open(paper)
    outline = [(each.level, each.get_title()) for each in document.get_toc()]
    wanted = [(p.level - 1, p.text) for p in paper.paragraphs() if p.level]
    assert outline == wanted
    assert raw.FPDFCatalog_IsTagged(document.raw)
    assert b"/Lang(zh-CN)" in pdf.render(paper, fonts=FONTS)
    assert document.get_metadata_dict()["Title"] == paper.meta["title"]


def test_pages_are_numbered_in_the_manner_of_the_standard() -> None:
    for number, text in enumerate(_text(_open(official("2021-30"))), start=1):
        assert f"—{number}—" in _close(text)


def _fonts_in(document: pdfium.PdfDocument) -> dict[str, bool]:
    """Each font used with whether it is embedded."""
    found = {}
    for page in document:
        for each in page.get_objects():
            font = (
                raw.FPDFTextObj_GetFont(each.raw) if each.type == raw.FPDF_PAGEOBJ_TEXT else None
            )
            if font:
                size = raw.FPDFFont_GetBaseFontName(font, None, 0)
                name = ctypes.create_string_buffer(size)
                raw.FPDFFont_GetBaseFontName(font, name, size)
                found[name.value.decode()] = bool(raw.FPDFFont_GetIsEmbedded(font))
    return found


def test_chinese_fonts_are_embedded_and_are_those_that_were_wanted() -> None:
    families = typst.Fonts(include_embedded_fonts=False, font_paths=[*map(str, FONTS)]).families()
    wanted = fonts.chosen(families)
    found = _fonts_in(_open(official("2021-30")))
    assert all(found.values())
    names = {re.sub(r"[^a-z]", "", name.lower()) for name in found}
    for role in ("fang", "kai", "hei", "song", "title"):
        best = re.sub(r"[^a-z]", "", wanted[role][0].removesuffix(" R").lower())
        assert any(best in name for name in names), (role, wanted[role][0], found)


def test_rare_characters_of_names_are_not_lost() -> None:
    rare = "鄠喆甪垟赟翀"
    assert rare in _close(_text(_open(Paper((Paragraph(rare),))))[0])


def test_without_a_chinese_font_the_sentence_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "WANTED", dict.fromkeys(fonts.WANTED, ("No Such Family",)))
    with pytest.raises(NoChineseFont, match=r"没有找到中文字体.*GONGKAI_FONTS") as caught:
        pdf.render(LETTER, fonts=(tmp_path,))
    assert caught.value.folders == (tmp_path,)


def test_a_character_no_font_has_is_named() -> None:
    with pytest.raises(NotSet, match=r"没有“.*”这个字.*GONGKAI_FONTS"):
        pdf.render(Paper((Paragraph("甲\U000323af乙"),)), fonts=FONTS)


def _refusal(message: str) -> typst.TypstError:
    error = typst.TypstError(message)
    error.message = message
    return error


def test_a_paper_that_cannot_be_made_accessible_in_full_is_still_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plainly = pdf._Typesetter._compile

    def strict(self: pdf._Typesetter, inputs: dict[str, str], standards: list[str]) -> bytes:
        if standards:
            raise _refusal("PDF/UA-1 error")
        return plainly(self, inputs, [])

    monkeypatch.setattr(pdf._Typesetter, "_compile", strict)
    assert pdf.render(LETTER, fonts=FONTS).startswith(b"%PDF")


def test_what_the_typesetter_refuses_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(self: pdf._Typesetter, inputs: dict[str, str], standards: list[str]) -> bytes:
        raise _refusal("no room")

    monkeypatch.setattr(pdf._Typesetter, "_compile", refuse)
    with pytest.raises(NotSet, match="PDF 排版失败：no room"):
        pdf.render(LETTER, fonts=FONTS)


def test_private_and_invisible_characters_do_not_stop_the_press() -> None:
    text = _close(_text(_open(Paper((Paragraph("甲\uf06c乙\ufeff\u200b丙"),))))[0])
    assert "甲〓乙丙" in text


def test_a_letter_with_headings_out_of_order_is_set() -> None:
    text = _close(_text(_open(LETTER))[0])
    for words in (
        "整改建议",
        "示例县民政局：",
        "1.数据",
        "原文如此",
        "甲乙",
        "<&>",
        "2025年2月1日",
    ):
        assert words in text


def test_words_are_never_markup() -> None:
    words = '#panic("x") *粗* _斜_ $x$ \\ @a <b> [c]'
    assert _close(words) in _close(_text(_open(Paper((Paragraph(words),))))[0])


def test_an_empty_paper_is_a_blank_page() -> None:
    assert len(_open(Paper(()))) == 1


def test_font_folders_come_from_the_variable_first(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    assert fonts.folders(f"{two}:{tmp_path / 'none'}", beside=[one, two]) == (two, one)


def test_official_fonts_win_over_free_ones() -> None:
    chosen = fonts.chosen(["FandolFang R", "FangSong", "Noto Serif CJK SC"])
    assert chosen["fang"] == ["FangSong", "FandolFang R", "Noto Serif CJK SC"]

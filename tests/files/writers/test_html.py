"""The web page: every figure under its key, tables that a screen reader can follow, no outside."""

import re
from collections import Counter

import pytest
from lxml import etree, html

from gongkai.files.paper import Paper, Paragraph
from gongkai.files.writers.html import render
from tests.files.writers.papers import EDITIONS, LETTER, official


def _page(paper: Paper) -> html.HtmlElement:
    return html.document_fromstring(render(paper).decode())


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_figure_stands_once_under_its_key(edition: str) -> None:
    paper = official(edition)
    wanted = [(c.key, c.text) for grid in paper.grids() for c in grid.cells if c.key]
    found = [(td.get("data-key"), td.text_content()) for td in _page(paper).iter("td")]
    assert found == wanted


@pytest.mark.parametrize("edition", EDITIONS)
def test_spans_fill_each_table_exactly(edition: str) -> None:
    paper = official(edition)
    for table, grid in zip(_page(paper).iter("table"), paper.grids(), strict=True):
        taken: Counter[tuple[int, int]] = Counter()
        for number, row in enumerate(table.iter("tr")):
            column = 0
            for cell in row:
                while (number, column) in taken:
                    column += 1
                rows, columns = int(cell.get("rowspan", 1)), int(cell.get("colspan", 1))
                taken.update((number + r, column + c) for r in range(rows) for c in range(columns))
        assert set(taken.values()) == {1}
        assert len(taken) == grid.rows * grid.columns


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_heading_cell_has_a_scope_and_every_figure_its_headings(edition: str) -> None:
    page = _page(official(edition))
    assert {th.get("scope") for th in page.iter("th")} == {"row", "col"}
    ids = [th.get("id") for th in page.iter("th")]
    assert len(set(ids)) == len(ids)
    for td in page.iter("td"):
        assert set(td.get("headers").split()) <= set(ids)


def _spoken(page: html.HtmlElement, key: str) -> list[str]:
    td = next(each for each in page.iter("td") if each.get("data-key") == key)
    words = {th.get("id"): th.text_content() for th in page.iter("th")}
    return [words[name] for name in td.get("headers").split()]


def test_the_headings_of_a_figure_are_those_a_reader_would_name() -> None:
    page = _page(official("2021-30"))
    assert _spoken(page, "table3.denied_secret.business") == [
        "申请人情况",
        "法人或其他组织",
        "商业企业",
        "三、本年度办理结果",
        "（三）不予公开",
        "1.属于国家秘密",
    ]
    assert _spoken(page, "table4.litigation_direct.other") == [
        "行政诉讼",
        "未经复议直接起诉",
        "其他结果",
    ]
    assert _spoken(page, "table2.penalty.decisions") == [
        "第二十条第（六）项",
        "本年处理决定数量",
        "行政处罚",
    ]


def test_the_scope_of_headings_is_right() -> None:
    page = _page(official("2021-30"))
    scopes = {th.text_content(): th.get("scope") for th in page.iter("th")}
    for words in (
        "自然人",
        "申请人情况",
        "第二十条第（五）项",
        "信息内容",
        "结果维持",
        "行政诉讼",
    ):
        assert scopes[words] == "col", words
    for words in ("规章", "行政许可", "（一）予以公开", "三、本年度办理结果", "（三）不予公开"):
        assert scopes[words] == "row", words


def test_the_page_is_whole_in_itself() -> None:
    data = render(official("2021-30"))
    page = html.document_fromstring(data)
    assert page.get("lang") == "zh-Hans"
    assert not list(page.iter("script", "link", "img", "iframe", "object"))
    assert not re.search(rb"https?://|url\(|@import|\son[a-z]+=", data)
    assert len(data) < 100_000
    headings = [each.tag for each in page.iter("h1", "h2", "h3")]
    assert headings[0] == "h1"
    assert headings.count("h1") == 1
    assert headings.count("h2") == 6


def test_only_table_3_may_scroll_sideways_and_by_keyboard_too() -> None:
    page = _page(official("2021-30"))
    scrolls = page.find_class("scroll")
    assert [each.find("table").get("class") for each in scrolls] == ["table3"]
    assert scrolls[0].get("tabindex") == "0"
    label = scrolls[0].get("aria-labelledby")
    assert page.get_element_by_id(label).text_content() == "三、收到和处理政府信息公开申请情况"


@pytest.mark.parametrize("paper", [official("2021-30"), LETTER], ids=["report", "letter"])
def test_the_page_is_well_formed(paper: Paper) -> None:
    text = re.sub(r"<(meta|col|br)((?: [^>]*)?)>", r"<\1\2/>", render(paper).decode())
    etree.fromstring(text.replace("<!DOCTYPE html>", ""))


def test_words_are_never_markup() -> None:
    page = _page(Paper((Paragraph('<script>alert("1")</script>&amp;'),), meta={"title": '"><b>'}))
    assert not list(page.iter("script", "b"))
    assert page.find(".//p").text == '<script>alert("1")</script>&amp;'
    assert page.findtext(".//title") == '"><b>'


def test_a_missing_chapter_is_marked() -> None:
    page = _page(Paper((Paragraph("一、总体情况", level=1, style="missing"),)))
    assert page.find(".//section").get("data-missing") is not None


def test_a_letter_keeps_its_styles() -> None:
    page = _page(LETTER)
    assert [p.get("class") for p in page.iter("p")] == ["lead", None, "quote", "right", "centre"]
    assert page.find(".//table").get("class") == "plain"

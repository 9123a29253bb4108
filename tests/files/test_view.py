"""The view shows each finding beside its cell, with a list that links to it and back."""

import pytest
from lxml import html
from lxml.html import HtmlElement

from gongkai.files import read_bytes
from gongkai.files.view import view
from gongkai.report.checker import check
from gongkai.report.finding import Finding, Severity
from gongkai.report.report import AnnualReport, Cell, Place, Remark
from gongkai.report.rule import Dossier
from tests.report.build import report

BAD = report(
    {"table3.new_received.total": 26, "table4.review.upheld": "blank"},
    texts={"1": "（二）依申请公开\n全年共收到政府信息公开申请25件。"},
    remarks=[Remark("REA10", "table2", "表二分成四张表"), Remark("REA10", "report", "编码不符")],
    without_chapters=[6],
)


def page(of: AnnualReport = BAD) -> HtmlElement:
    return html.document_fromstring(view(of, check(Dossier(of))))


def cell(of: HtmlElement, key: str) -> HtmlElement:
    (found,) = of.xpath(f"//td[@data-key='{key}']")
    return found


def test_every_finding_links_to_its_spot_and_the_spot_links_back() -> None:
    shown = page()
    numbers = range(1, len(shown.xpath("//ol[@class='findings']/li")) + 1)
    assert len(numbers) >= 6
    for number in numbers:
        assert shown.xpath(f"//li[@id='finding-{number}']//a[@href='#spot-{number}']")
        (spot,) = shown.xpath(f"//*[@id='spot-{number}']")
        assert spot.get("href") == f"#finding-{number}"


def test_a_bad_cell_is_marked_by_a_word_as_well_as_a_colour() -> None:
    bad = cell(page(), "table3.new_received.total")
    assert "error" in bad.get("class").split()
    assert next(a.get("aria-label") for a in bad.iter("a")).endswith("须改正")


def test_a_warning_does_not_hide_an_error_in_the_same_cell() -> None:
    assert "warning" in cell(page(), "table4.review.upheld").get("class").split()


def test_a_quoted_sentence_is_marked_in_its_chapter() -> None:
    (paragraph,) = page().xpath("//p[contains(., '全年共收到') and contains(@class, 'error')]")
    assert paragraph.xpath(".//a[contains(@class, 'number')]")


def test_the_words_quoted_are_marked_and_so_is_the_cell_they_speak_of() -> None:
    shown = page()
    (quoted,) = shown.xpath("//p[contains(@class, 'error')]/mark")
    assert quoted.text == "全年共收到政府信息公开申请25件。"
    number = quoted.getparent().xpath("./a/@href")[0]
    (spoken,) = shown.xpath(f"//a[@href='{number}' and @data-mark]/ancestor::td")
    assert spoken.get("data-key") == "table3.new_received.total"


def test_quotations_of_one_paragraph_are_marked_where_they_stand_in_one_piece() -> None:
    of = report(texts={"1": "先说甲事，再说乙事，又说丙事。"})
    told = [
        Finding(f"XXX0{n}", Severity.INFO, "chapter1", "不对", quote=quote)
        for n, quote in enumerate(("乙事", "丙事。", "甲事，再说乙事"))
    ]
    shown = html.document_fromstring(view(of, told))
    assert [each.text for each in shown.iter("mark")] == ["乙事", "丙事。"]
    (paragraph,) = shown.xpath("//p[mark]")
    assert paragraph.text_content() == "先说甲事，再说乙事，又说丙事。"
    assert len(paragraph.xpath("./a[@data-mark]")) == 3


def test_the_worst_colours_a_cell_whatever_is_said_first() -> None:
    key = "table3.total.total"
    told = [
        Finding("XXX01", severity, key, f"话{n}")
        for n, severity in enumerate((Severity.INFO, Severity.ERROR, Severity.WARNING))
    ]
    shown = html.document_fromstring(view(report(), told))
    marks = [each.get("data-mark") for each in cell(shown, key).iter("a")]
    assert marks == ["1 提示", "2 须改正", "3 须说明"]
    assert cell(shown, key).get("class") == "error"
    assert "error" in shown.xpath("//aside/@class")[0]


@pytest.mark.parametrize("of", [BAD, report({"table4.review.upheld": "blank"}, base="busy")])
def test_the_page_is_read_back_as_the_report_that_was_checked(of: AnnualReport) -> None:
    back = read_bytes(view(of, check(Dossier(of))), name="view.html")
    assert back.facts == of.facts
    assert back.opening == of.opening
    words = {n: [p.text for p in each.passages] for n, each in back.chapters.items()}
    assert words == {n: [p.text for p in each.passages] for n, each in of.chapters.items()}


def test_signs_that_no_page_can_hold_are_left_out() -> None:
    odd = Finding(
        "XXX01", Severity.INFO, "title", "不\x00对", quote="原\x0b文", place=Place("\x01")
    )
    assert "不对" in html.document_fromstring(view(report(), [odd])).text_content()


def test_what_has_no_cell_is_marked_at_its_chapter_or_at_the_title() -> None:
    shown = page()
    assert shown.xpath("//section[@data-chapter='2']/h2/a")
    assert shown.xpath("//section[@data-chapter='6']/h2/a")
    assert shown.xpath("//h1/a")


def test_a_figure_says_where_it_was_read() -> None:
    key = "table3.granted.natural"
    place = Place("a.pdf", page=2, table=1, row=6, column=4)
    read = AnnualReport("甲局", 2024, BAD.edition, {key: Cell(1, "1", "", place)})
    assert cell(page(read), key).get("title") == "读自 a.pdf 第2页 第1表 第6行 第4列"


def test_a_clean_report_says_so_and_has_no_list() -> None:
    shown = page(report())
    assert shown.xpath("//aside[contains(@class, 'clean')]")
    assert not shown.xpath("//ol[@class='findings']")


def test_figures_are_added_where_the_words_do_not_name_them() -> None:
    odd = Finding(
        "XXX01",
        Severity.INFO,
        "table3.total.total",
        "不对",
        3,
        4,
        place=Place(line=2),
        quote="不对",
    )
    shown = html.document_fromstring(view(report(), [odd]))
    (item,) = shown.xpath("//li[@id='finding-1']")
    assert "不对（填报 3，应为 4）" in item.text_content()
    assert "第2段" in item.text_content()


def test_the_same_findings_give_the_same_bytes_without_scripts() -> None:
    told = check(Dossier(BAD))
    assert view(BAD, told) == view(BAD, told)
    assert b"<script" not in view(BAD, told)

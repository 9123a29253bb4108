"""Web pages as paper."""

from random import Random

import pytest

from gongkai.files import read_bytes
from gongkai.files.errors import Unreadable
from gongkai.files.paper import Grid, Paper, Paragraph, Picture
from gongkai.files.readers.html import LARGEST, read
from tests.files.readers.mutations import mutated
from tests.papers import render
from tests.reports import balanced_report


def page(body: str, head: str = "") -> Paper:
    return read(f"<html><head>{head}</head><body>{body}</body></html>".encode(), name="a.html")


def grid(body: str) -> Grid:
    return next(page(body).grids())


def texts(paper: Paper) -> list[str]:
    return [each.text for each in paper.paragraphs()]


def test_blocks_become_paragraphs_in_order() -> None:
    paper = page("<h1>题</h1>前<p>一</p>中<div>二<p>三</p>四</div>后<br>末")
    assert texts(paper) == ["题", "前", "一", "中", "二", "三", "四", "后", "末"]
    assert [each.level for each in paper.paragraphs()][:2] == [1, None]


def test_inline_elements_do_not_break_a_paragraph() -> None:
    assert texts(page("<p>（<b>一</b>）<span>予以\n  <i>公开</i></span></p>")) == [
        "（一）予以 公开"
    ]


def test_scripts_styles_and_comments_say_nothing() -> None:
    body = "<script>var a='<p>9</p>'</script><style>p{}</style><!-- 注 -->"
    assert texts(page(f"{body}<p>一<script>2</script>二</p>")) == ["一二"]


def test_spans_place_cells_as_a_browser_does() -> None:
    found = grid(
        "<table><tr><td rowspan=2>a</td><td colspan=2>b</td></tr>"
        "<tr><td>c</td><td>d</td></tr></table>"
    )
    assert [(c.row, c.column, c.rowspan, c.colspan, c.text) for c in found.cells] == [
        (0, 0, 2, 1, "a"),
        (0, 1, 1, 2, "b"),
        (1, 1, 1, 1, "c"),
        (1, 2, 1, 1, "d"),
    ]
    assert (found.rows, found.columns) == (2, 3)


@pytest.mark.parametrize("span", ["0", "-1", "x", "999999999", "", "2.5"])
def test_impossible_spans_stay_inside_the_table(span: str) -> None:
    found = grid(f"<table><tr><td rowspan='{span}' colspan='{span}'>a</td><td>b</td></tr></table>")
    assert all(cell.row + cell.rowspan <= found.rows for cell in found.cells)
    assert found.columns <= 500


def test_a_cell_is_one_line_unless_it_breaks() -> None:
    found = grid(
        "<table><tr><td>\n <p>\n<span>1</span><span>2</span></p>\n</td><td>商业<br>企业</td>"
        "<td><p>一</p><p>二</p></td><td>&nbsp;</td><td>3<sup>2</sup></td></tr></table>"
    )
    assert [cell.text for cell in found.cells] == ["12", "商业\n企业", "一\n二", "", "3[2]"]


def test_layout_tables_are_flattened_and_data_tables_inside_are_kept() -> None:
    inner = "<table><tr><td>甲</td><td>1</td></tr></table>"
    paper = page(f"<table><tr><td>导航</td><td><p>前</p>{inner}<p>后</p></td></tr></table>")
    assert texts(paper) == ["导航", "前", "后"]
    assert [cell.text for each in paper.grids() for cell in each.cells] == ["甲", "1"]


def test_a_table_in_a_cell_of_a_data_table_is_a_grid_of_its_own() -> None:
    inner = "<table><tr><td>甲</td><td>1</td></tr></table>"
    paper = page(
        "<table><tr><td>一</td><td>2</td><td>3</td></tr>"
        f"<tr><td>组</td><td colspan=2>{inner}</td></tr></table>"
    )
    assert [each.columns for each in paper.grids()] == [3, 2]


def test_pictures_are_named() -> None:
    paper = page("<p>表<img src=a.png width='600' height='80px'></p>")
    assert [type(block) for block in paper.blocks] == [Paragraph, Picture]
    picture = paper.blocks[1]
    assert isinstance(picture, Picture)
    assert (picture.width, picture.height) == (600, 80)


def test_typed_text_keeps_its_tabs() -> None:
    assert [cell.text for cell in grid("<pre>a\t1\t2\nb\t3\t4</pre>").cells] == list("a12b34")


@pytest.mark.parametrize(
    ("encoding", "said", "remarks"),
    [
        ("utf-8", "utf-8", 0),
        ("utf-8", "gb2312", 1),
        ("gb18030", "gb2312", 0),
        ("gb18030", "gbk", 0),
        ("gb18030", "utf-8", 1),
        ("gb18030", "", 0),
        ("utf-8", "", 0),
        ("utf-8-sig", "gbk", 0),
        ("utf-16", "utf-16", 0),
        ("utf-16-le", "", 0),
    ],
)
def test_the_encoding_is_found_whatever_is_declared(
    encoding: str, said: str, remarks: int
) -> None:
    head = f"<meta charset='{said}'>" if said else ""
    text = f"<html><head>{head}</head><body><p>政府信息公开𠮷鄠</p></body></html>"
    paper = read(text.encode(encoding), name="a.html")
    assert texts(paper) == ["政府信息公开𠮷鄠"]
    assert len(paper.remarks) == remarks


def test_a_stray_byte_does_not_spoil_the_page() -> None:
    text = "<html><body><p>政府信息公开工作年度报告</p></body></html>".encode("gbk")
    assert texts(read(text + b"\xff\xfe\x81", name="a.html"))[0] == "政府信息公开工作年度报告"


def test_the_title_of_the_page_is_kept_aside() -> None:
    paper = page("<p>文</p>", "<title>某局 年报</title><meta name='ContentSource' content='某局'>")
    assert paper.meta == {"title": "某局 年报", "ContentSource": "某局"}


@pytest.mark.parametrize(
    "data", [b"<html></html>", b"<html><body><script>x</script></body></html>"]
)
def test_a_page_without_words_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable):
        read(data, name="a.html")


def test_a_page_too_large_is_refused() -> None:
    with pytest.raises(Unreadable):
        read(b"<p>" + b" " * LARGEST, name="a.html")


@pytest.mark.parametrize(
    "text",
    [
        "<div>" * 100_000,
        "<table><tr><td>" * 20_000,
        "<b>" * 50_000 + "文",
        "<!DOCTYPE html [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]><p>&b;</p>",
        "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><p>文&x;</p>",
    ],
)
def test_hostile_pages_are_read_or_refused_in_one_sentence(text: str) -> None:
    told: list[str] = []
    try:
        told = texts(read(text.encode(), name="a.html"))
    except Unreadable as refused:
        told = [refused.reason]
    assert told
    assert not any("localhost" in words for words in told)


def test_spoilt_pages_never_break_the_reader() -> None:
    chance = Random(7)  # noqa: S311
    whole = render(balanced_report(1), "word.html")
    for _ in range(60):
        try:
            told = read_bytes(mutated(whole, chance), name="a.html").edition.title
        except Unreadable as refused:
            told = refused.reason
        assert told


def test_a_cell_as_tall_as_it_is_wide_covers_its_square() -> None:
    found = grid("<table><tr><td rowspan=2 colspan=2>a<td>b</tr><tr><td>c</tr></table>")
    assert [(c.row, c.column, c.rowspan, c.colspan) for c in found.cells] == [
        (0, 0, 2, 2),
        (0, 2, 1, 1),
        (1, 2, 1, 1),
    ]


def test_a_paragraph_behind_a_hundred_inline_pieces_is_one_of_its_own() -> None:
    pieces = "<b>字</b>" * 150
    assert texts(page(f"<span>{pieces}<p>末段</p></span>")) == ["字" * 150, "末段"]
    assert texts(page(f"<span>{pieces}</span>末")) == ["字" * 150 + "末"]


def test_a_cell_that_is_not_shown_is_not_read() -> None:
    found = grid("<table><tr><td>a<td STYLE='x:1; Display : None'>9<td>b</tr></table>")
    assert [cell.text for cell in found.cells] == ["a", "b"]


def test_what_is_struck_out_is_not_read() -> None:
    found = grid("<table><tr><td><del>9</del><ins>3</ins><td>甲<s>乙</s>丙</tr></table>")
    assert [cell.text for cell in found.cells] == ["3", "甲丙"]


TITLE = "某县水利局2024年政府信息公开工作年度报告"


def test_a_page_that_only_points_to_the_report_names_the_file() -> None:
    links = f"<a href='/a/1.pdf?v=2'>{TITLE}.pdf</a><a href='/b/表格.XLS'>下载</a>"
    links += "<a href='/c.html'>返回</a>"
    whole = f"<meta charset=utf-8><h1>{TITLE}</h1><p>{links}</p>"
    (remark,) = read_bytes(whole.encode(), name="a.html").remarks
    assert remark.kind == "REA00"
    assert f"报告可能在附件里：{TITLE}.pdf、表格.XLS，请核对附件" in remark.text


def test_a_page_that_is_nothing_but_a_frame_names_the_file_in_it() -> None:
    frame = "<iframe src='/viewer.html?file=%2Fu%2F%E5%B9%B4%E6%8A%A5.pdf'></iframe>"
    with pytest.raises(Unreadable, match=r"报告可能在附件里：年报\.pdf，请核对附件"):
        read(f"<html><body>{frame}</body></html>".encode(), name="a.html")


def test_files_beside_a_report_on_the_page_are_not_spoken_of() -> None:
    whole = render(balanced_report(1), "word.html").decode()
    assert "<body" in whole
    beside = whole.replace("</body>", "<a href='/a.pdf'>年度报告.pdf</a></body>")
    assert "附件" not in str(read_bytes(beside.encode(), name="a.html").remarks)

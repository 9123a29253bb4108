"""DOCX: what Word would print, cell by cell."""

import io
import zipfile

import pytest

from gongkai.files.errors import Unreadable
from gongkai.files.paper import Grid, Paper, Paragraph, Picture
from gongkai.files.readers.docx import read
from gongkai.files.recognise.lines import place_of
from tests.files.readers.word_papers import NAMES, W, docx, down, p, package, r, span, tbl, tc, tr

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def paper(body: str, **parts: str) -> Paper:
    return read(docx(body, **parts), name="报告.docx")


def lines(found: Paper) -> list[str]:
    return [block.text for block in found.paragraphs()]


def rows(grid: Grid) -> list[list[str]]:
    """The texts as a reader of the page sees them: a merged cell in each place it covers."""
    shown = {place: cell.text for place, cell in grid.covered().items()}
    columns = range(grid.columns)
    return [[shown.get((row, column), "∅") for column in columns] for row in range(grid.rows)]


def only_grid(body: str, **parts: str) -> Grid:
    (grid,) = paper(body, **parts).grids()
    return grid


# ── text ────────────────────────────────────────────────────────────────────────────────────────


def test_paragraphs_come_in_order_with_their_place() -> None:
    found = paper(p("一、总体情况") + p() + p("正文。"))
    assert lines(found) == ["一、总体情况", "正文。"]
    assert [block.place.line for block in found.paragraphs() if block.place] == [1, 3]
    assert found.kind == "docx"


def test_text_split_over_runs_is_one_text() -> None:
    assert lines(paper("<w:p>" + r("收到申请1") + r("2") + r("件") + "</w:p>")) == ["收到申请12件"]


def test_tabs_and_hyphens_become_characters_and_tab_stops_do_not() -> None:
    body = (
        '<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs></w:pPr>'
        "<w:r><w:t>新收</w:t><w:tab/>"
        "<w:t>3</w:t><w:noBreakHyphen/><w:t>4</w:t><w:softHyphen/></w:r></w:p>"
    )
    assert lines(paper(body)) == ["新收\t3-4"]


def test_a_line_break_parts_running_text_and_keeps_a_heading_whole() -> None:
    broken = "<w:r><w:t>某局</w:t><w:br/><w:t>2024年报告</w:t></w:r>"
    heading = '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'
    assert lines(paper(f"<w:p>{broken}</w:p>")) == ["某局", "2024年报告"]
    assert lines(paper(f"<w:p>{heading}{broken}</w:p>")) == ["某局\n2024年报告"]


def test_symbols_of_dingbat_fonts_become_signs() -> None:
    sym = '<w:r><w:sym w:font="{}" w:char="{}"/></w:r>'
    body = "<w:p>" + sym.format("Wingdings", "F0FE") + sym.format("Wingdings 2", "F0A3")
    body += sym.format("Wingdings", "F082") + sym.format("Symbol", "F0B7") + r("公开") + "</w:p>"
    assert lines(paper(body)) == ["☑□②公开"]


def test_field_codes_are_not_text_and_field_results_are() -> None:
    field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = "<w:r><w:instrText>IF </w:instrText></w:r>"
    nested = field.format("begin") + code + field.format("separate") + r("9") + field.format("end")
    body = "<w:p>" + r("共") + field.format("begin") + code + nested + field.format("separate")
    body += r("12") + field.format("end") + r("件") + "</w:p>"
    assert lines(paper(body)) == ["共12件"]


def test_a_field_never_closed_hides_one_line_at_most() -> None:
    body = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>' + r("码") + "</w:p>" + p("正文")
    assert lines(paper(body)) == ["正文"]


def test_phonetic_guides_are_left_out() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{r('kuí')}</w:rt><w:rubyBase>{r('隗')}</w:rubyBase></w:ruby></w:r>"
    assert lines(paper(f"<w:p>{ruby}{r('某')}</w:p>")) == ["隗某"]


def test_hidden_text_is_dropped_with_a_remark() -> None:
    body = (
        "<w:p>" + r("收到") + r("99", "<w:vanish/>") + r("3", '<w:vanish w:val="0"/>') + "</w:p>"
    )
    found = paper(body)
    assert lines(found) == ["收到3"]
    assert any("隐藏文字" in remark for remark in found.remarks)


def test_a_hidden_paragraph_mark_hides_no_text() -> None:
    body = "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>" + r("收到3件") + "</w:p>"
    assert lines(paper(body)) == ["收到3件"]


def test_an_empty_content_control_shows_its_prompt_to_nobody() -> None:
    prompt = r("单击此处输入文字。")
    holder = f"<w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{prompt}</w:sdtContent>"
    body = f"<w:p><w:sdt>{holder}</w:sdt></w:p>"
    assert lines(paper(body + p("正文"))) == ["正文"]


def test_a_table_of_contents_is_not_body_text() -> None:
    toc = '<w:style w:styleId="11"><w:name w:val="toc 1"/></w:style>'
    found = paper(p("一、总体情况\t1", '<w:pStyle w:val="11"/>') + p("一、总体情况"), styles=toc)
    assert lines(found) == ["一、总体情况"]
    assert any("目录" in remark for remark in found.remarks)


# ── levels and automatic numbers ────────────────────────────────────────────────────────────────


def style(key: str, name: str, inner: str = "", based: str = "") -> str:
    basis = f'<w:basedOn w:val="{based}"/>' if based else ""
    named = f'<w:name w:val="{name}"/>{basis}<w:pPr>{inner}</w:pPr>'
    return f'<w:style w:styleId="{key}">{named}</w:style>'


@pytest.mark.parametrize(
    ("written", "level"),
    [
        (style("1", "heading 1"), 1),
        (style("1", "标题 2"), 2),
        (style("1", "Title"), 0),
        (style("1", "章", '<w:outlineLvl w:val="1"/>'), 2),
        (style("9", "heading 3") + style("1", "我的标题", based="9"), 3),
        (style("9", "heading 3") + style("1", "正文", '<w:outlineLvl w:val="9"/>', "9"), None),
        (style("1", "Normal"), None),
        (style("1", "环", based="1"), None),
        ("", None),
    ],
)
def test_the_style_tells_the_level(written: str, level: int | None) -> None:
    found = paper(p("题", '<w:pStyle w:val="1"/>'), styles=written)
    assert [block.level for block in found.paragraphs()] == [level]


def test_a_level_of_the_paragraph_itself_goes_first() -> None:
    properties = '<w:pStyle w:val="1"/><w:outlineLvl w:val="{}"/>'
    body = p("甲", properties.format(2)) + p("乙", properties.format(9))
    found = paper(body, styles=style("1", "heading 1"))
    assert [block.level for block in found.paragraphs()] == [3, None]


def level(rung: int, form: str, text: str, inner: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{rung}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{inner}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


CHAPTERS = (
    '<w:abstractNum w:abstractNumId="7">'
    + level(0, "chineseCountingThousand", "%1、")
    + level(1, "chineseCountingThousand", "（%2）")
    + level(2, "decimal", "%3.")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
)


def numbered(text: str, rung: int = 0, number: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{rung}"/><w:numId w:val="{number}"/></w:numPr>')


def test_automatic_numbers_are_written_out() -> None:
    body = numbered("总体情况") + numbered("主动公开", 1) + numbered("依申请公开", 1)
    body += (
        numbered("主动公开政府信息情况")
        + numbered("规章", 1)
        + numbered("甲", 2)
        + numbered("乙", 2)
    )
    assert lines(paper(body, numbering=CHAPTERS)) == [
        "一、总体情况", "（一）主动公开", "（二）依申请公开",
        "二、主动公开政府信息情况", "（一）规章", "1.甲", "2.乙",
    ]  # fmt: skip


def test_a_heading_style_brings_its_number() -> None:
    linked = CHAPTERS.replace(
        '<w:lvlText w:val="（%2）"', '<w:pStyle w:val="2"/><w:lvlText w:val="（%2）"'
    )
    number = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    styles = style("1", "heading 1", number) + style("2", "heading 2", number)
    body = p("总体情况", '<w:pStyle w:val="1"/>') + p("主动公开", '<w:pStyle w:val="2"/>')
    body += p("无号", '<w:pStyle w:val="1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    found = paper(body, styles=styles, numbering=linked)
    assert lines(found) == ["一、总体情况", "（一）主动公开", "无号"]
    assert [block.level for block in found.paragraphs()] == [1, 2, 1]


def test_a_list_may_start_anew_and_share_its_shape() -> None:
    again = (
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
    )
    body = numbered("甲") + numbered("乙", number=2) + numbered("丙", number=3)
    assert lines(paper(body, numbering=CHAPTERS + again)) == ["一、甲", "五、乙", "六、丙"]


def test_a_list_may_borrow_its_shape_from_a_list_style() -> None:
    borrowed = CHAPTERS.replace('"7">', '"7"><w:styleLink w:val="章节"/>', 1) + (
        '<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="章节"/></w:abstractNum>'
        '<w:num w:numId="4"><w:abstractNumId w:val="8"/></w:num>'
    )
    assert lines(paper(numbered("总体情况", number=4), numbering=borrowed)) == ["一、总体情况"]


@pytest.mark.parametrize(
    ("shape", "printed"),
    [
        (level(0, "decimal", "%1"), "1 题"),
        (level(0, "decimal", "%1", '<w:suff w:val="nothing"/>'), "1题"),
        (level(0, "bullet", "●"), "题"),
        (level(0, "none", ""), "题"),
        (level(0, "chineseCounting", "第%1章"), "第一章 题"),
        (level(0, "chineseCounting", "%1、", "<w:isLgl/>"), "1、题"),
        (level(0, "upperRoman", "%1.").replace('start w:val="1"', 'start w:val="4"'), "IV.题"),
        (level(0, "decimalEnclosedCircle", "%1"), "① 题"),
    ],
)
def test_a_label_is_written_as_its_level_says(shape: str, printed: str) -> None:
    number = '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    lists = f'<w:abstractNum w:abstractNumId="1">{shape}</w:abstractNum>{number}'
    assert lines(paper(numbered("题"), numbering=lists)) == [printed]


def test_a_list_that_is_not_there_labels_nothing() -> None:
    assert lines(paper(numbered("题", number=77), numbering=CHAPTERS)) == ["题"]
    assert lines(paper(numbered("题"))) == ["题"]


def test_rows_of_a_table_are_numbered_too() -> None:
    body = tbl([tc(numbered("属于国家秘密", 2)), "0"], [tc(numbered("重复申请", 2)), "1"])
    assert rows(only_grid(body, numbering=CHAPTERS)) == [
        ["1.属于国家秘密", "0"],
        ["2.重复申请", "1"],
    ]


# ── tables ──────────────────────────────────────────────────────────────────────────────────────


def test_cells_know_table_row_and_column() -> None:
    body = p("表") + tbl(["甲", "1"], ["乙", "2"]) + p("间") + tbl(["丙", "3"])
    second = list(paper(body).grids())[1]
    place = place_of(second.cells[1], second.place)
    assert place is not None
    assert (place.file, place.table, place.row, place.column) == ("报告.docx", 2, 1, 2)


def test_measures_of_a_drawing_in_a_cell_are_no_figures() -> None:
    anchor = "<w:drawing><position>1234</position></w:drawing>"
    body = tbl(["甲", tc(f"<w:p><w:r>{anchor}<w:t>5</w:t></w:r></w:p>")], ["乙", "6"])
    assert rows(only_grid(body)) == [["甲", "5"], ["乙", "6"]]


def test_merges_across_and_down_stand_once() -> None:
    grid = only_grid(
        tbl(
            tr(tc("申请人情况", span(3))),
            tr(tc("结果", down()), "予以公开", "1"),
            tr(tc("", down(more=True)), "部分公开", "2"),
            tr(tc("", down(more=True)), "总计", "3"),
        )
    )
    assert rows(grid) == [
        ["申请人情况"] * 3,
        ["结果", "予以公开", "1"],
        ["结果", "部分公开", "2"],
        ["结果", "总计", "3"],
    ]
    assert [cell.text for cell in grid.cells].count("结果") == 1


def test_two_merges_in_one_column_do_not_run_together() -> None:
    grid = only_grid(
        tbl(
            tr(tc("甲", down()), "1"),
            tr(tc("", down(more=True)), "2"),
            tr(tc("乙", down()), "3"),
            tr(tc("", down(more=True)), "4"),
        )
    )
    assert [row[0] for row in rows(grid)] == ["甲", "甲", "乙", "乙"]


def test_a_merge_that_continues_nothing_is_a_cell() -> None:
    assert rows(only_grid(tbl(tr(tc("甲", down(more=True)), "1")))) == [["甲", "1"]]


def test_old_merges_across_are_understood() -> None:
    first, more = ('<w:hMerge w:val="restart"/>', '<w:hMerge w:val="continue"/>')
    grid = only_grid(tbl(tr(tc("自然人", first), tc("", more), "总计"), ["1", "2", "3"]))
    assert rows(grid) == [["自然人", "自然人", "总计"], ["1", "2", "3"]]


def test_a_row_may_begin_and_end_inside_the_table() -> None:
    before = '<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'
    grid = only_grid(tbl(["甲", "乙", "丙"], tr("1", properties=before)))
    assert rows(grid) == [["甲", "乙", "丙"], ["∅", "1", "∅"]]


def test_grid_columns_in_which_no_cell_begins_are_no_columns() -> None:
    grid = only_grid(
        tbl(tr(tc("甲", span(4)), tc("乙", span(3))), tr(tc("1", span(4)), tc("2", span(2))))
    )
    assert (grid.columns, rows(grid)) == (2, [["甲", "乙"], ["1", "2"]])


def test_a_split_cell_divides_the_column_above() -> None:
    grid = only_grid(tbl(tr(tc("件数", span(2)), "总计"), ["1", "2", "3"]))
    assert rows(grid) == [["件数", "件数", "总计"], ["1", "2", "3"]]


def test_absurd_spans_do_not_swell_the_grid() -> None:
    grid = only_grid(tbl(tr(tc("甲", span(999999999)), "1"), tr(tc("乙", span(-5)), "2")))
    assert grid.columns <= 4
    assert "1" in rows(grid)[0]


def test_content_controls_may_hold_blocks_rows_cells_and_words() -> None:
    def control(inner: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    cell = tc(control(p("1")))
    words = tc("<w:p>" + control(r("2")) + "</w:p>")
    body = control(p("题")) + control(tbl(control(tr(control(tc("甲")), cell, words))))
    found = paper(body)
    assert lines(found) == ["题"]
    assert rows(next(found.grids())) == [["甲", "1", "2"]]


def test_paragraphs_of_a_cell_are_its_lines() -> None:
    assert rows(only_grid(tbl([tc(p("行政") + p() + p("许可")), "1"]))) == [["行政\n许可", "1"]]


def test_blank_cells_stay_blank() -> None:
    assert rows(only_grid(tbl(["甲", ""], ["乙", "0"]))) == [["甲", ""], ["乙", "0"]]


def test_heading_rows_are_marked() -> None:
    grid = only_grid(tbl(tr("甲", "乙", properties="<w:tblHeader/>"), ["1", "2"]))
    assert grid.header_rows == 1
    assert [cell.header for cell in grid.cells] == [True, True, False, False]


def test_a_nested_table_divides_the_cell_that_holds_it() -> None:
    inner = tbl(["1", "2"], ["3", "4"])
    grid = only_grid(
        tbl(
            ["结果", "自然人", "总计"],
            tr(tc("予以公开"), tc(inner + p(), span(2))),
            ["末", "5", "6"],
        )
    )
    assert rows(grid) == [
        ["结果", "自然人", "总计"],
        ["予以公开", "1", "2"],
        ["予以公开", "3", "4"],
        ["末", "5", "6"],
    ]


def test_figures_nested_in_one_tall_cell_line_up_with_their_labels() -> None:
    inner = tbl(["1", "2"], ["3", "4"], ["5", "6"])
    hold = tc(inner + p(), span(2) + down())
    more = tc("", span(2) + down(more=True))
    grid = only_grid(tbl(["项目", "甲", "乙"], tr("一", hold), tr("二", more), tr("三", more)))
    assert rows(grid)[1:] == [["一", "1", "2"], ["二", "3", "4"], ["三", "5", "6"]]


def test_a_table_that_only_lays_out_the_page_is_taken_off() -> None:
    inner = tbl(["甲", "1"], ["乙", "2"])
    body = tbl(tr(tc(p("标题"))), tr(tc(p("一、总体情况") + inner + p("尾"))), ["左", "右"])
    found = paper(body.replace("<w:tblPr/>", "<w:tblPr/>", 1))
    kinds = [block.text if isinstance(block, Paragraph) else "表" for block in found.blocks]
    assert kinds == ["标题", "一、总体情况", "表", "尾", "表"]
    assert [rows(grid) for grid in found.grids()] == [[["甲", "1"], ["乙", "2"]], [["左", "右"]]]


def test_a_box_of_one_cell_is_paragraphs() -> None:
    assert lines(paper(tbl([tc(p("题") + p("正文"))]))) == ["题", "正文"]


# ── revisions ───────────────────────────────────────────────────────────────────────────────────


def test_revisions_are_read_as_accepted() -> None:
    body = (
        f"<w:p>{r('收到')}<w:del><w:r><w:delText>9</w:delText></w:r></w:del><w:ins>{r('7')}</w:ins>"
        f"<w:moveFrom>{r('旧')}</w:moveFrom><w:moveTo>{r('件')}</w:moveTo></w:p>"
    )
    found = paper(body)
    assert lines(found) == ["收到7件"]
    assert any("修订" in remark for remark in found.remarks)


def test_deleted_words_kept_as_plain_text_are_dropped_as_well() -> None:
    assert lines(paper(f"<w:p><w:del>{r('9')}</w:del>{r('7')}</w:p>")) == ["7"]


def test_deleted_rows_and_cells_are_gone_and_inserted_ones_stay() -> None:
    grid = only_grid(
        tbl(
            tr("甲", "1", properties="<w:ins/>"),
            tr("乙", "2", properties="<w:del/>"),
            tr(tc("丙"), tc("x", "<w:cellDel/>"), tc("3", "<w:cellIns/>")),
        )
    )
    assert rows(grid) == [["甲", "1"], ["丙", "3"]]


def test_a_tracked_merge_is_a_merge() -> None:
    cont = '<w:cellMerge w:vMerge="cont"/>'
    grid = only_grid(
        tbl(tr(tc("甲", '<w:cellMerge w:vMerge="rest"/>'), "1"), tr(tc("", cont), "2"))
    )
    assert rows(grid) == [["甲", "1"], ["甲", "2"]]


def test_a_paragraph_whose_mark_was_deleted_runs_on() -> None:
    mark = "<w:rPr><w:del/></w:rPr>"
    assert lines(paper(p("收到", mark) + p("申请", mark) + p("3件"))) == ["收到申请3件"]
    assert lines(paper(p("末段", mark))) == ["末段"]


def test_old_properties_of_a_change_count_for_nothing() -> None:
    old = '<w:pPrChange><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange>'
    assert [block.level for block in paper(p("正文", old)).paragraphs()] == [None]


def test_hidden_rows_are_dropped() -> None:
    grid = only_grid(tbl(tr("甲", "1"), tr("乙", "2", properties="<w:hidden/>"), tr("丙", "3")))
    assert [row[0] for row in rows(grid)] == ["甲", "丙"]


# ── boxes, pictures, notes ──────────────────────────────────────────────────────────────────────


def box(inner: str) -> str:
    content = f"<w:txbxContent>{inner}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline><wps:txbx>"
        f"{content}</wps:txbx></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
        f"{content}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    body = f"<w:p>{r('锚')}{box(p('框一') + tbl(['甲', '1']))}{box(p('框二'))}</w:p>" + p("后")
    found = paper(body)
    assert lines(found) == ["锚", "框一", "框二", "后"]
    assert [rows(grid) for grid in found.grids()] == [[["甲", "1"]]]


def test_an_old_text_box_is_read_too() -> None:
    content = f"<v:textbox><w:txbxContent>{p('框')}</w:txbxContent></v:textbox>"
    old = f"<w:p><w:r><w:pict><v:shape>{content}</v:shape></w:pict></w:r></w:p>"
    assert lines(paper(old)) == ["框"]


def test_a_figure_in_a_box_in_a_cell_belongs_to_the_cell() -> None:
    assert rows(only_grid(tbl(["甲", tc(f"<w:p>{box(p('7'))}</w:p>")]))) == [["甲", "7"]]


def test_pictures_are_blocks_with_their_size() -> None:
    inline = '<wp:inline><wp:extent cx="1270000" cy="635000"/><a:blip/></wp:inline>'
    inline = f"<w:r><w:drawing>{inline}</w:drawing></w:r>"
    shape = '<v:shape style="width:90pt;height:45.5pt"><v:imagedata/></v:shape>'
    shape = f"<w:r><w:pict>{shape}</w:pict></w:r>"
    found = paper(f"<w:p>{inline}</w:p>" + tbl(["甲", tc(f"<w:p>{shape}</w:p>")]))
    pictures = [block for block in found.blocks if isinstance(block, Picture)]
    assert [(each.width, each.height) for each in pictures] == [(100, 50), (90, 45.5)]
    assert pictures[1].place is not None
    assert pictures[1].place.column == 2


def test_footnotes_leave_a_mark_and_stand_behind_their_block() -> None:
    call = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = f'<w:footnote w:id="2">{p("含上年结转。")}</w:footnote>'
    body = tbl(["新收", tc(f"<w:p>{r('12')}{call}</w:p>")]) + p("后")
    found = paper(body, footnotes=notes)
    assert rows(next(found.grids())) == [["新收", "12[1]"]]
    assert lines(found) == ["[1] 含上年结转。", "后"]


def test_endnotes_and_notes_without_a_part_leave_a_mark() -> None:
    body = "<w:p>" + r("12") + '<w:r><w:endnoteReference w:id="2"/></w:r></w:p>'
    assert lines(paper(body)) == ["12[尾注1]"]


def test_a_raised_digit_behind_a_figure_is_a_note() -> None:
    up = '<w:vertAlign w:val="superscript"/>'
    body = "<w:p>" + r("12") + r("1", up) + "</w:p>" + "<w:p>" + r("m") + r("2", up) + "</w:p>"
    assert lines(paper(body)) == ["12[1]", "m2"]


# ── packages of every origin ────────────────────────────────────────────────────────────────────


def test_the_strict_edition_of_the_standard_reads_alike() -> None:
    with zipfile.ZipFile(io.BytesIO(docx(tbl(["甲", "1"])))) as archive:
        xml = archive.read("word/document.xml").decode().replace(W, STRICT)
    found = read(package({"word/document.xml": xml}), name="严格.docx")
    assert rows(next(found.grids())) == [["甲", "1"]]


def test_the_main_part_is_found_by_its_relation() -> None:
    relation = (
        '<Relationships xmlns="r"><Relationship Type="http://x/officeDocument" '
        'Target="/word/document2.xml"/></Relationships>'
    )
    xml = f"<w:document {NAMES}><w:body>{p('正文')}</w:body></w:document>"
    data = package({"_rels/.rels": relation, "word/document2.xml": xml})
    assert lines(read(data, name="甲.docx")) == ["正文"]


def test_backslashes_in_member_names_do_no_harm() -> None:
    xml = f"<w:document {NAMES}><w:body>{p('正文')}</w:body></w:document>"
    assert lines(read(package({"word\\document.xml": xml}), name="甲.docx")) == ["正文"]


def test_wps_markup_of_its_own_is_passed_over() -> None:
    own = '<wpsCustomData:x><wpsCustomData:y w:val="1"/></wpsCustomData:x>'
    assert lines(paper(f"<w:p>{own}{r('正文')}</w:p>{own}")) == ["正文"]


def test_embedded_files_are_not_read_and_said_so() -> None:
    found = paper(p("正文") + '<w:altChunk r:id="x"/>')
    assert lines(found) == ["正文"]
    assert any("嵌入" in remark for remark in found.remarks)


CHUNK = "<h1>某县某局2024年年度报告</h1><table><tr><td>甲</td><td>1</td></tr></table>"


def wrapped(body: str, target: str = "afchunk.htm") -> Paper:
    relation = (
        f'<Relationships><Relationship Id="c" Target="{target}" Type="aFChunk"/></Relationships>'
    )
    files = {
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relation,
        "word/afchunk.htm": CHUNK,
    }
    return read(package(files), name="甲.docx")


def test_a_web_page_that_a_program_wrapped_is_read() -> None:
    chunk = '<w:altChunk r:id="c"/>'
    for target in ("afchunk.htm", "/word/afchunk.htm"):
        found = wrapped(p() + chunk + p("附件"), target)
        assert lines(found) == ["某县某局2024年年度报告", "附件"]
        assert [rows(grid) for grid in found.grids()] == [[["甲", "1"]]]
        assert not found.remarks


@pytest.mark.parametrize("target", ["afchunk.htm", "none.htm", "afchunk.docx", "../../x.htm"])
def test_what_stands_among_other_words_or_cannot_be_read_is_told(target: str) -> None:
    below = p("文") if target == "afchunk.htm" else ""
    found = wrapped(p("正文") + '<w:altChunk r:id="c"/>' + below, target)
    assert "某县某局2024年年度报告" not in lines(found)
    assert any("嵌入" in remark for remark in found.remarks)


# ── hostile and broken ──────────────────────────────────────────────────────────────────────────


def main(xml: str) -> bytes:
    return package({"word/document.xml": xml})


def spoilt(data: bytes) -> bytes:
    """The same package with its packed bytes turned over."""
    at = data.index(b"document.xml") + 60
    return data[:at] + bytes(255 - each for each in data[at : at + 40]) + data[at + 40 :]


BOMB = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
DEEP = f"<w:document {NAMES}><w:body>" + "<w:tbl><w:tr><w:tc>" * 500


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 not a zip",
        docx(p("正文"))[:200],
        package({"other.txt": "x"}),
        main("<w:document"),
        main(f"<w:document {NAMES}/>"),
        main(f"{BOMB}<w:document {NAMES}><w:body>{p('&b;')}</w:body></w:document>"),
        main(f"{OUTSIDE}<w:document {NAMES}><w:body>{p('&a;')}</w:body></w:document>"),
        spoilt(main(f"<w:document {NAMES}><w:body>{p('正文')}</w:body></w:document>")),
        main(DEEP),
    ],
    ids=["empty", "magic", "cut", "other", "xml", "nobody", "bomb", "outside", "crc", "deep"],
)
def test_a_bad_file_is_unreadable_with_its_name(data: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        read(data, name="坏.docx")
    assert caught.value.name == "坏.docx"
    assert caught.value.reason


def test_entities_in_another_encoding_are_refused_too() -> None:
    xml = (
        '<?xml version="1.0" encoding="UTF-16"?>'
        + OUTSIDE
        + f"<w:document {NAMES}><w:body/></w:document>"
    )
    data = package({"word/document.xml": xml.encode("utf-16")})
    with pytest.raises(Unreadable, match="文档类型声明"):
        read(data, name="坏.docx")


def test_a_zip_bomb_is_not_unpacked() -> None:
    with pytest.raises(Unreadable, match="压缩炸弹"):
        read(package({"word/document.xml": b" " * 60_000_000}), name="坏.docx")


def test_a_damaged_side_part_costs_only_what_it_says() -> None:
    styled = p("正文", '<w:pStyle w:val="1"/>')
    xml = f"<w:document {NAMES}><w:body>{styled}</w:body></w:document>"
    files = {"word/document.xml": xml, "word/styles.xml": "<broken"}
    assert lines(read(package(files), name="甲.docx")) == ["正文"]


def test_every_truncation_is_an_answer() -> None:
    whole = docx(p("题") + tbl(["甲", "1"]), numbering=CHAPTERS, styles=style("1", "heading 1"))
    for length in range(0, len(whole), 37):
        with pytest.raises(Unreadable):
            read(whole[:length], name="断.docx")

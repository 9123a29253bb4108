"""What is wrong with a paper is remarked; what cannot be located is absent, never guessed."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from gongkai.files import read_bytes
from gongkai.report.report import AnnualReport
from tests.papers import Box, Rows, differences, page, render, table, tables
from tests.reports import balanced_report

REPORT = balanced_report(3, edition="2021-30")
PLAIN = render(REPORT, "plain.html").decode()


def read(text: str) -> AnnualReport:
    return read_bytes(text.encode(), name="page.html")


def kinds(report: AnnualReport) -> list[str]:
    return sorted({remark.kind for remark in report.remarks})


def third(change: Callable[[Rows], Rows]) -> AnnualReport:
    two, three, four = tables(REPORT)
    return read(page(REPORT, [table(two), table(change(three)), table(four)]))


def fourth(figures: list[Box]) -> AnnualReport:
    two, three, four = tables(REPORT)
    return read(page(REPORT, [table(two), table(three), table([*four[:3], figures])]))


@pytest.mark.parametrize(
    ("right", "wrong", "where"),
    [
        ("大量反复申请", "大量反复审请", "table3.noproc_massive.total"),
        ("（一）予以公开", "（一）于以公开", "table3.granted.total"),
        ("行政规范性文件", "规范性文件", "table2.normative_documents.made"),
        ("2.重复申请", "2.重复的申请事项", "table3.noproc_repeat.total"),
        ("3.危及“三安全一稳定”", "3.危及三安全一稳固", "table3.denied_safety.total"),
        ("结果纠正", "结果更正", "table4"),
        ("第二十条第（八）项", "第二十条第（七）项", "table2.fees.amount_10k_yuan"),
        ("第二十条第（五）项", "第二十条第(6)项", "table2.permit.decisions"),
        ("本年收费金额（单位：万元）", "本年收费金额（单位：元）", "table2.fees.amount_10k_yuan"),
    ],
)
def test_a_mistyped_label_is_remarked_and_its_row_read(right: str, wrong: str, where: str) -> None:
    got = read(PLAIN.replace(right, wrong))
    assert not differences(REPORT, got)
    assert [(remark.kind, remark.where) for remark in got.remarks] == [("FRM07", where)]


@pytest.mark.parametrize(
    ("right", "other"),
    [
        ("其他", "其它"),
        ("（", "("),
        ("1.", "1、"),
        ("现行有效件数", "现行有效件数（历史累计）"),
        ("本年制发件数", "本年制发件数（单位：件）"),
        ("总计", "总计（件）"),
        ("自然人", "自然人（件）"),
        ("商业企业", "商业 企业"),
        ("结果维持", "结果\n维持（件）"),
        ("结转下年度继续办理", "结转下年度继续办理（转入2026年）"),
        ("第二十条第（八）项", "第二十条第(8)项"),
        ("第二十条第（一）项", "第二十条第（一）项 "),
        ("危及“三安全一稳定”", '危及"三安全一稳定"'),
    ],
)
def test_another_way_of_writing_is_no_mistake(right: str, other: str) -> None:
    got = read(PLAIN.replace(right, other))
    assert not differences(REPORT, got)
    assert not got.remarks


@pytest.mark.parametrize(
    ("right", "short"),
    [
        ("1.属于国家秘密", "1.国家秘密"),
        ("（七）总计", "（七）合计"),
        ("本年收费金额（单位：万元）", "收费金额（万元）"),
        ("8.属于行政查询事项", "8.行政查询事项"),
        ("法律服务机构", "法律服务"),
        ("三、本年度办理结果", "三、办理结果"),
    ],
)
def test_a_shortened_label_is_a_hint_at_most(right: str, short: str) -> None:
    got = read(PLAIN.replace(right, short))
    assert not differences(REPORT, got)
    assert set(kinds(got)) <= {"REA10"}


def test_a_shortened_long_label_is_a_hint_only() -> None:
    long = "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"
    got = read(PLAIN.replace(long, "1.逾期不补正"))
    assert not differences(REPORT, got)
    assert kinds(got) == ["REA10"]


def test_a_missing_row_is_absent_and_remarked() -> None:
    got = read(re.sub(r"<tr><td>2\.重复申请</td>.*?</tr>", "", PLAIN))
    gone = {f"table3.noproc_repeat.{column.key}" for column in REPORT.edition.columns}
    assert set(differences(REPORT, got)) == gone
    assert gone.isdisjoint(got.cells)
    assert kinds(got) == ["REA02"]


def test_a_row_without_label_in_the_only_gap_is_read_and_remarked() -> None:
    got = read(PLAIN.replace("<td>2.重复申请</td>", "<td></td>"))
    assert not differences(REPORT, got)
    assert kinds(got) == ["FRM07"]


def test_an_extra_row_is_kept_out_and_remarked() -> None:
    extra = "<tr><td>9.另有规定的</td>" + "<td>1</td>" * 7 + "</tr>"
    got = read(re.sub(r"(<tr><td>2\.重复申请</td>.*?</tr>)", rf"\1{extra}", PLAIN))
    assert not differences(REPORT, got)
    assert kinds(got) == ["FRM08"]


def test_a_missing_total_column_is_absent_and_remarked() -> None:
    def without(rows: Rows) -> Rows:
        heading = [[box for box in row if box.text != "总计"] for row in rows[:3]]
        return [*heading, *(row[:-1] for row in rows[3:])]

    got = third(without)
    assert set(differences(REPORT, got)) == {
        f"table3.{row.key}.total" for row in REPORT.edition.rows
    }
    assert kinds(got) == ["REA03"]


def test_a_total_column_without_heading_is_read_when_every_row_adds_up() -> None:
    got = third(lambda rows: [[box for box in row if box.text != "总计"] for row in rows])
    assert not differences(REPORT, got)


def test_a_picture_in_place_of_a_table_is_remarked() -> None:
    two, _, four = tables(REPORT)
    got = read(page(REPORT, [table(two), "<p><img src='3.png'></p>", table(four)]))
    assert [(remark.kind, remark.where) for remark in got.remarks] == [("REA06", "table3")]


def test_a_missing_table_is_remarked() -> None:
    two, three, _ = tables(REPORT)
    got = read(page(REPORT, [table(two), table(three), ""]))
    assert [(remark.kind, remark.where) for remark in got.remarks] == [("REA01", "table4")]


def test_one_figure_over_many_columns_is_not_spread() -> None:
    got = fourth([Box("0", 1, 15)])
    assert not [key for key in got.cells if key.startswith("table4.")]
    assert kinds(got) == ["REA04"]


def test_a_slash_is_kept_as_printed_and_is_no_number() -> None:
    got = fourth([Box("/")] * 15)
    cell = got.cells["table4.review.upheld"]
    assert (cell.value, cell.printed) == (None, "/")


def test_words_in_a_figure_cell_are_remarked() -> None:
    _, _, four = tables(REPORT)
    got = fourth([Box("若干"), *four[3][1:]])
    assert got.value("table4.review.upheld") is None
    assert [(remark.kind, remark.where) for remark in got.remarks] == [
        ("REA05", "table4.review.upheld")
    ]


def test_one_remark_stands_for_many_cells_alike() -> None:
    got = third(
        lambda rows: [
            [replace(box, text=box.text + "件") if box.figure else box for box in row]
            for row in rows
        ]
    )
    assert not differences(REPORT, got)
    assert [remark.kind for remark in got.remarks] == ["REA07"]


def test_last_years_table_beside_this_years_does_not_mix_in() -> None:
    two, three, four = tables(REPORT)
    other = tables(balanced_report(9, edition="2021-30"))[1]
    for body in (
        table(three) + "<p>附：上一年度情况</p>" + table(other),
        "<p>2018年情况</p>" + table(other) + f"<p>{REPORT.year}年情况</p>" + table(three),
    ):
        assert not differences(REPORT, read(page(REPORT, [table(two), body, table(four)])))


def test_rows_in_another_order_are_read_by_name_and_remarked() -> None:
    got = third(lambda rows: [*rows[:3], rows[4], rows[3], *rows[5:]])
    assert not differences(REPORT, got)
    assert kinds(got) == ["FRM09"]


def test_the_2019_form_in_a_later_year_is_known_by_its_tables() -> None:
    old = balanced_report(3, edition="2019-60", year=2022)
    got = read(render(old, "plain.html").decode())
    assert (got.edition.key, got.year) == ("2019-60", 2022)
    assert not differences(old, got)


def test_a_continued_table_with_fewer_stub_columns_is_read_by_order() -> None:
    two, three, four = tables(REPORT)
    upper = [
        [replace(box, down=min(box.down, 12 - n)) for box in row]
        for n, row in enumerate(three[:12])
    ]
    lower = [
        [Box("") if box.figure and box.text == row[-7].text else box for box in row]
        for row in three[12:]
    ]
    got = read(page(REPORT, [table(two), table(upper) + table(lower, spans=False), table(four)]))
    wrong = {
        key: words for key, words in differences(REPORT, got).items() if "as None" not in words
    }
    assert not wrong


def test_columns_nobody_named_are_the_forms_when_every_total_holds() -> None:
    got = third(lambda rows: rows[3:])
    assert not differences(REPORT, got)
    assert [kind for kind in kinds(got) if kind != "REA10"] == []
    assert any("没有完整的列名" in remark.text for remark in got.remarks)


def test_columns_nobody_named_stay_unread_when_one_total_fails() -> None:
    def spoilt(rows: Rows) -> Rows:
        return [
            [replace(box, text="99999") if box is rows[5][-1] else box for box in row]
            for row in rows[3:]
        ]

    got = third(spoilt)
    assert not any(key.startswith("table3.") for key in got.cells)
    assert "REA04" in kinds(got)


@pytest.mark.parametrize("label", ["请3.要求提", "供公开出版物4.无正当理由大量"])
def test_a_row_named_by_pieces_of_the_forms_labels_is_no_extra_row(label: str) -> None:
    extra = f"<tr><td>{label}</td>" + "<td>1</td>" * 7 + "</tr>"
    got = read(re.sub(r"(<tr><td>2\.重复申请</td>.*?</tr>)", rf"\1{extra}", PLAIN))
    assert kinds(got) == ["REA10"]
    assert any("拆断" in remark.text for remark in got.remarks)


def test_a_row_printed_twice_with_other_figures_is_an_extra_row() -> None:
    extra = "<tr><td>2.重复申请</td>" + "<td>771</td>" * 7 + "</tr>"
    got = read(re.sub(r"(<tr><td>2\.重复申请</td>.*?</tr>)", rf"\1{extra}", PLAIN))
    assert kinds(got) == ["FRM08"]


def test_a_label_that_lost_its_end_is_a_hint_only() -> None:
    got = read(PLAIN.replace("（一）予以公开", "（一）予以"))
    assert not differences(REPORT, got)
    assert kinds(got) == ["REA10"]

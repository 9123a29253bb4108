"""A comparison as paper and as a workbook: what changed, with blanks called blank."""

import io
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from openpyxl import load_workbook

from gongkai.files import comparison_book, read_bytes
from gongkai.files.comparison import figure, names, paper, signed, title_of
from gongkai.files.errors import Unreadable
from gongkai.files.paper import Grid, Paper
from gongkai.files.writers import render_paper
from gongkai.report.compare import Comparison, compare
from gongkai.report.report import AnnualReport, Cell
from tests.report.build import report

WORDS = "一是答复文书的说理还不够充分，对拒绝公开的理由往往只写条款不写事实，\n需要逐件评查。"
PERMIT = "table2.permit.decisions"


def last_year(values: Mapping[str, Any] | None = None, **settings: Any) -> AnnualReport:
    return report(values, year=2023, **settings)


def years() -> Comparison:
    old = {PERMIT: 80, "table3.carried_forward.total": 3, "table4.review.total": 8}
    new = {PERMIT: 100, "table4.review.upheld": "blank", "table4.review.total": 8}
    new |= {"table4.review.corrected": 2}
    return compare(last_year(old, texts={"5": WORDS}), report(new, texts={"5": WORDS}))


def words(of: Paper) -> list[str]:
    return [each.text for each in of.paragraphs()]


def rows(grid: Grid) -> list[list[str]]:
    lines: list[list[str]] = [[] for _ in range(grid.rows)]
    for cell in grid.cells:
        lines[cell.row].append(cell.text)
    return lines


def test_the_title_names_organ_and_years() -> None:
    assert title_of(years()) == "示例县综合服务局\n2023年与2024年政府信息公开年度报告比较"
    organs = compare(report(organ="示例县水务局"), report())
    assert title_of(organs) == ("示例县水务局与示例县综合服务局\n2024年政府信息公开年度报告比较")
    other = compare(last_year(organ="示例县水务局"), report())
    assert title_of(other).startswith("示例县水务局2023年与示例县综合服务局2024年\n")


def test_a_report_without_a_name_is_the_former_or_the_latter() -> None:
    nameless = compare(report(organ="", year=None), report(organ="", year=None))
    assert names(nameless) == ("前一份", "后一份")
    assert names(compare(report(year=None), report())) == ("前一份", "2024年")


def test_figures_that_changed_are_listed_by_table_and_the_others_counted() -> None:
    found = paper(years())
    two, *_ = found.grids()
    assert rows(two) == [
        ["表二", "2023年", "2024年", "增减", "增减率"],
        ["行政许可 · 本年处理决定数量", "80", "100", "+20", "+25%"],
    ]
    assert "表二有 1 格不同，9 格相同。" in words(found)
    assert "两份报告共 200 格数字，196 格相同，4 格不同。空白不当作 0，不计算增减。" in words(
        found
    )


def test_a_blank_has_neither_difference_nor_percentage() -> None:
    found = paper(years())
    told = [row for grid in found.grids() for row in rows(grid)]
    assert ["行政复议 · 结果维持", "0", "空白", "—", "—"] in told
    assert ["行政复议 · 结果纠正", "0", "2", "+2", "—"] in told


def test_tables_that_are_alike_are_one_sentence() -> None:
    found = paper(compare(last_year(), report()))
    assert [line for line in words(found) if line.endswith("格相同。")] == [
        "表二的 10 格相同。",
        "表三的 175 格相同。",
        "表四的 15 格相同。",
    ]
    every = compare(last_year(), report(base="busy"))
    assert any(line == "表四有 15 格不同。" for line in words(paper(every)))


def test_shares_and_links_have_tables_of_their_own() -> None:
    found = paper(years())
    told = [row for grid in found.grids() for row in rows(grid)]
    assert ["行政复议中结果纠正", "0.0%", "25.0%", "+25 个百分点"] in told
    assert ["表三 二、上年结转政府信息公开申请数量 · 总计", "3", "0", "不一致"] in told
    assert ["表二 规章 · 现行有效件数", "0", "0", "一致"] in told
    assert "2024年的年初数应当等于2023年的年末数：有 1 项不一致，应当在报告中说明。" in words(
        found
    )


def test_links_that_hold_are_said_to_hold() -> None:
    assert any(
        line.endswith("没有发现不一致。") for line in words(paper(compare(last_year(), report())))
    )


def test_sections_are_numbered_without_a_gap() -> None:
    organs = paper(compare(report(organ="示例县水务局"), report()))
    heads = [each.text for each in organs.paragraphs() if each.level == 1]
    assert heads == ["一、数字变化", "二、文字沿用"]


def test_a_share_that_only_one_report_has_shows_a_dash() -> None:
    found = paper(compare(last_year(), report({"table4.review.total": 4})))
    told = [row for grid in found.grids() for row in rows(grid)]
    assert ["行政复议中结果纠正", "—", "0.0%", "—"] in told


def test_words_used_again_are_counted_and_quoted() -> None:
    found = paper(years())
    at = next(n for n, line in enumerate(words(found)) if line.startswith("第五部分"))
    assert "（100%）与2023年报告相同，共 1 段。" in words(found)[at]
    quoted = list(found.paragraphs())[at + 1]
    assert quoted.style == "quote"
    assert quoted.text.startswith("“")
    assert "对拒绝公开的理由" in quoted.text
    assert "第六部分：没有连续 30 字以上相同的文字。" in words(found)


def test_why_there_is_no_figure_is_told() -> None:
    key = "table4.review.upheld"
    assert figure(report(), key) == "0"
    assert figure(report({key: "blank"}), key) == "空白"
    assert figure(report(absent=["table4"]), key) == "未找到"
    assert figure(report(form="2019-60", year=2020), "table3.other_other.total") == "无此项"
    odd = report()
    assert figure(replace(odd, cells={key: Cell(None, "见附件")}), key) == "空白（见附件）"
    assert figure(replace(odd, cells={key: Cell(12, "12元", "元")}), key) == "12元"


def test_two_forms_are_named_when_they_differ() -> None:
    found = paper(compare(report(form="2019-60", year=2020), report(form="2021-30", year=2021)))
    assert any("只有一种格式才有的格写明“无此项”" in line for line in words(found))


@pytest.mark.parametrize(("number", "told"), [(3, "+3件"), (-3, "−3件"), (0, "0件"), (None, "—")])
def test_changes_carry_their_sign(number: int | None, told: str) -> None:
    assert signed(number, "件") == told


def sheets(found: Comparison) -> dict[str, list[tuple[Any, ...]]]:
    book = load_workbook(io.BytesIO(comparison_book.render(found)))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


def test_the_workbook_holds_every_figure_as_a_number() -> None:
    told = sheets(years())
    assert list(told) == ["数字", "占比", "年度衔接", "文字沿用"]
    figures = {row[0]: row for row in told["数字"]}
    assert len(figures) == 201
    assert figures[PERMIT][2:] == (80, 100, 20, 25)
    assert figures["table4.review.upheld"][2:] == (0, "空白", None, None)
    assert told["年度衔接"][0] == ("项目", "按2023年应为", "2024年填报", "核对")
    assert any("对拒绝公开的理由" in str(row[1]) for row in told["文字沿用"])


def test_the_workbook_of_two_organs_has_no_links() -> None:
    assert "年度衔接" not in sheets(compare(report(organ="示例县水务局"), report()))


def test_money_in_another_unit_keeps_it_in_the_workbook() -> None:
    key = "table2.fees.amount_10k_yuan"
    old, new = last_year({key: 3}), report()
    new = replace(new, cells={**new.cells, key: Cell(30000, "30000元", "元")})
    figures = {row[0]: row for row in sheets(compare(old, new))["数字"]}
    assert figures[key][2:] == (3, "30000元", None, None)


def test_words_that_look_like_a_formula_stay_words() -> None:
    book = load_workbook(
        io.BytesIO(comparison_book.render(compare(report(organ="=1+1"), report())))
    )
    assert book["数字"]["C1"].data_type == "s"


def test_the_same_comparison_gives_the_same_bytes() -> None:
    assert comparison_book.render(years()) == comparison_book.render(years())
    for kind in ("html", "docx"):
        assert render_paper(paper(years()), kind=kind) == render_paper(paper(years()), kind=kind)


def test_a_comparison_is_not_read_back_as_somebodys_report() -> None:
    data = render_paper(paper(years()), kind="html")
    with suppress(Unreadable):
        assert not read_bytes(data, name="compare.html").cells

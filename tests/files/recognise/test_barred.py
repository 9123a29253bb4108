"""Cells one a line, each closed by a bar: rows that open with one, spans, blanks."""

from collections.abc import Iterator, Sequence

import pytest

from gongkai.files.readers import read_paper
from gongkai.files.recognise import recognise
from gongkai.report.edition import edition
from gongkai.report.report import AnnualReport
from tests.proof.corpus import whole
from tests.proof.measure import total

FORM = edition("2021-30")
COLUMNS = [column.key for column in FORM.columns]
DISPUTES = [
    f"table4.{group.key}.{result.key}"
    for group in FORM.dispute_groups
    for result in FORM.dispute_results
]
SPARSE = ["", "2", "", "", "", "1", "3"]
BLANK = [""] * 7
HEADS = [
    ["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "申请人情况"],
    ["自然人", "法人或其他组织", "总计"],
    ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"],
]
RESULTS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]


def lines(
    rows: Sequence[Sequence[str]], width: int, *, opened: bool, spans: bool
) -> Iterator[str]:
    """The rows as such programs write them: bars of spans stand on a line of their own."""
    for row in rows:
        if opened:
            yield "|"
        yield from (f"{cell} |" if cell else "|" for cell in row)
        if spans and width > len(row) + 1:
            yield "|" * (width - len(row))


def read(
    figures: Sequence[Sequence[str]], disputes: Sequence[str], **layout: bool
) -> AnnualReport:
    rows = [[row.label, *cells] for row, cells in zip(FORM.rows, figures, strict=True)]
    heads = [["行政复议", "行政诉讼"], [*RESULTS, "未经复议直接起诉", "复议后起诉"], RESULTS * 2]
    text = "\n".join(
        [
            "三、收到和处理政府信息公开申请情况",
            *lines([*HEADS, *rows], 10, **layout),
            "四、政府信息公开行政复议、行政诉讼情况",
            *lines([*heads, disputes], 15, **layout),
            "五、存在的主要问题及改进情况",
        ]
    )
    return recognise(read_paper(text.encode(), name="报告.txt"))


@pytest.mark.parametrize("opened", [False, True])
@pytest.mark.parametrize("spans", [False, True])
def test_a_bar_alone_on_its_line_opens_a_row_or_is_a_blank_cell(opened: bool, spans: bool) -> None:
    figures = [[*SPARSE], *([[*BLANK[:6], "0"]] * (len(FORM.rows) - 2)), ["0"] * 7]
    disputes = ["", "1", "", "", "1", *[""] * 4, "", *["", "", "2", "", "2"]]
    report = read(figures, disputes, opened=opened, spans=spans)
    for row, printed in zip(FORM.rows, figures, strict=True):
        cells = [report.value(f"table3.{row.key}.{column}") for column in COLUMNS]
        assert ["" if cell is None else str(cell) for cell in cells] == printed
    told = [report.value(key) for key in DISPUTES]
    assert ["" if cell is None else str(cell) for cell in told] == disputes


def test_groups_of_table_4_that_are_blank_are_not_taken_for_others() -> None:
    """Five bars of a span before the figures could be the first group: that is not read."""
    figures = [["0"] * 7] * len(FORM.rows)
    disputes = [*["1", "", "", "", "1"] * 2, *[""] * 5]
    report = read(figures, disputes, opened=False, spans=True)
    told = [report.value(key) for key in DISPUTES]
    assert told in ([None] * 15, [int(cell) if cell else None for cell in disputes])


@pytest.mark.parametrize("one_line", [False, True])
def test_blanks_left_out_and_made_up_for_at_the_end_place_no_figure(one_line: bool) -> None:
    """3 and 3 before a row of bars may be any two of the columns; six figures any six."""
    whole = ["0", "1", "0", "0", "0", "2", "3"]
    some = {"new_received": ["3", "3"], "carried_over": ["0", "13", "2", "2", "0", "17"]}
    rows = [*HEADS]
    rows += [[row.label, *some.get(row.key, whole)] for row in FORM.rows]
    if one_line:
        text = "\n".join(f"{' | '.join(row)} | {'|' * (10 - len(row))}" for row in rows)
    else:
        text = "\n".join(lines(rows, 10, opened=False, spans=True))
    words = f"三、收到和处理政府信息公开申请情况\n{text}\n四、政府信息公开行政复议、行政诉讼情况"
    report = recognise(read_paper(words.encode(), name="报告.txt"))
    for row in some:
        assert {report.value(f"table3.{row}.{column}") for column in COLUMNS} == {None}
    told = [report.value(f"table3.granted.{column}") for column in COLUMNS]
    assert [str(cell) for cell in told] == whole


def test_where_blank_cells_are_set_in_a_row_of_figures_needs_no_sums() -> None:
    """A bar at the edge opens a row: no cell, even where a sum of the organ's is wrong."""
    blanks = [each for each in whole("text", shapes=("opened.txt",)) if "blank" in each.name]
    assert len(blanks) > 1
    score = total(blanks)
    assert (score.found, score.recall) == (score.seeded, 1), score.faults

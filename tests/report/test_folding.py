"""Folding: like findings of neighbouring cells are told once, and none is lost."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from gongkai.report.checker import check
from gongkai.report.edition import edition, editions
from gongkai.report.finding import Finding, Severity
from gongkai.report.folding import fold, ranges
from gongkai.report.rule import Dossier
from tests.report.build import report

FORM = edition("2021-30")


def _told(blank: list[str]) -> list[tuple[int, str]]:
    findings = check(Dossier(report(dict.fromkeys(blank, "blank"))))
    return [
        (len(one.findings), one.message)
        for one in fold(findings, FORM)
        if one.first.code == "FRM02"
    ]


def _keys(*starts: str) -> list[str]:
    return [key for key in FORM.cells if key.startswith(starts)]


def test_a_blank_block_is_one_line() -> None:
    assert _told(_keys("table4.review.")) == [
        (5, "表四 行政复议 全部 5 格：空白，没有发生的应填 0")
    ]


def test_a_blank_table_is_one_line() -> None:
    assert _told(_keys("table3."))[0][1].startswith("表三 全部 175 格：")


def test_a_blank_column_is_one_line() -> None:
    totals = [key for key in _keys("table3.") if key.endswith(".total")]
    assert _told(totals) == [(25, "表三 “总计”列全部 25 格：空白，没有发生的应填 0")]


def test_neighbouring_columns_and_rows_are_told_together() -> None:
    columns = [key for key in _keys("table3.") if key.endswith((".legal", ".other"))]
    assert _told(columns)[0][1].startswith("表三 “法律服务机构 至 其他”列全部 50 格：")
    rows = _keys("table3.granted.", "table3.partial.")
    assert _told(rows)[0][1].startswith("表三 （一）予以公开 至 （二）部分公开 全部 14 格：")


def test_a_run_in_a_row_or_down_a_column_is_told_together() -> None:
    across = ["table4.review.upheld", "table4.review.corrected", "table4.review.pending"]
    assert [told.split("：")[0] for _, told in _told(across)] == [
        "表四 行政复议 · 结果维持 至 结果纠正 2 格",
        "表四 行政复议 · 尚未审结",
    ]
    down = ["table2.permit.decisions", "table2.penalty.decisions"]
    assert _told(down)[0][1].startswith("表二 行政许可 至 行政处罚 · 本年处理决定数量 2 格：")


def test_blanks_that_lie_all_about_a_table_are_one_line() -> None:
    rows = [row.key for row in edition("2021-30").rows]
    blank = [f"table3.{row}.natural" for row in rows[::2]]
    blank += ["table4.review.upheld", "table4.review.other"]
    told = _told(blank)
    assert [count for count, _ in told] == [len(rows[::2]), 1, 1]
    assert f"表三 散见各行共 {len(rows[::2])} 格" in told[0][1]


def test_a_column_of_one_cell_is_not_called_whole() -> None:
    assert _told(["table2.fees.amount_10k_yuan"])[0][1].startswith("表二 行政事业性收费 · 本年")


def _finding(where: str, message: str = "", **changes: object) -> Finding:
    plain = Finding("FRM03", Severity.ERROR, where, message or f"{FORM.label(where)}：不应为负数")
    return replace(plain, **changes)  # type: ignore[arg-type]


def test_what_differs_stays_apart() -> None:
    one, other = "table3.granted.natural", "table3.granted.business"
    like = [_finding(one), _finding(other)]
    assert len(fold(like, FORM)) == 1
    for change in (
        {"figure": -1},
        {"expected": 3},
        {"code": "FRM04"},
        {"severity": Severity.INFO},
        {"cites": "条例"},
        {"quote": "原文"},
        {"message": "别的话"},
    ):
        assert len(fold([like[0], replace(like[1], **change)], FORM)) == 2, change  # type: ignore[arg-type]


def test_findings_without_a_cell_and_repeated_ones_stay_alone() -> None:
    chapter = Finding("FRM01", Severity.ERROR, "chapter1", "没有找到“一、总体情况”")
    cell = _finding("table3.granted.natural")
    folds = fold([chapter, chapter, cell, cell], FORM)
    assert [len(one.findings) for one in folds] == [1, 1, 1, 1]
    assert folds[0].message == chapter.message


def test_a_message_that_does_not_name_its_cell_is_led_by_the_name() -> None:
    said = "“/”不是数字，没有读取"
    one = _finding("table3.granted.natural", said)
    assert fold([one], FORM)[0].message == f"表三 （一）予以公开 · 自然人：{said}"
    two = fold([one, _finding("table3.granted.business", said)], FORM)[0]
    assert two.message == f"表三 （一）予以公开 · 自然人 至 商业企业 2 格：{said}"


def test_a_fold_stands_where_its_first_finding_stood() -> None:
    cells = ("table3.granted.natural", "table4.review.upheld", "table3.granted.business")
    findings = [_finding(cells[0]), _finding(cells[1], figure=-2), _finding(cells[2])]
    assert [one.first.where for one in fold(findings, FORM)] == [cells[0], cells[1]]


@given(st.data())
def test_every_key_is_in_exactly_one_range(data: st.DataObject) -> None:
    form = data.draw(st.sampled_from(editions()))
    keys = data.draw(st.sets(st.sampled_from(list(form.cells)), max_size=60))
    found = [key for one in ranges(keys, form) for key in one.keys]
    assert sorted(found) == sorted(keys)
    assert all(one.words for one in ranges(keys, form))

"""Every wrong cell is told with sheet, row, column and reason; nothing is guessed."""

from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from gongkai.files.ledger import read_ledger
from gongkai.files.ledger.furniture import FIRST_ROW
from gongkai.report.finding import Severity
from tests.files.ledger.workbooks import GOOD, ledger, problems, with_cell

BAD = [
    ("公文", "公开属性", "公开", "F", "不认识的公开属性"),
    ("公文", "文号", None, "B", "必填"),
    ("公文", "成文日期", date(2023, 12, 31), "E", "应在2024年内"),
    ("公文", "成文日期", date(2025, 1, 1), "E", "应在2024年内"),
    ("公文", "公开日期", date(2024, 3, 4), "H", "早于成文日期"),
    ("公文", "公开日期", date(2026, 1, 1), "H", "晚于2025年底"),
    ("公文", "成文日期", "三月五日", "E", "不是能辨认的日期"),
    ("公文", "成文日期", "2024-2-30", "E", "没有这一天"),
    ("公文", "成文日期", 45356, "E", "数字而不是日期"),
    ("公文", "成文日期", time(9, 30), "E", "应为日期"),
    ("规章和规范性文件", "制发日期", date(1900, 3, 5), "E", "年份过早"),
    ("规章和规范性文件", "制发日期", date(2025, 3, 5), "E", "不属于本年度台账"),
    ("规章和规范性文件", "废止方式", "废止", "F", "没有填废止或失效日期"),
    ("规章和规范性文件", "废止或失效日期", date(2024, 9, 1), "G", "没有填废止方式"),
    ("处理决定月报", "月份", 13, "C", "应在1至12之间"),
    ("处理决定月报", "月份", 0, "C", "应在1至12之间"),
    ("处理决定月报", "决定数量", "十二", "D", "应为数字"),
    ("处理决定月报", "决定数量", "12件", "D", "应为数字"),
    ("处理决定月报", "决定数量", "1,23", "D", "应为数字"),
    ("处理决定月报", "决定数量", 7.5, "D", "应为整数"),
    ("处理决定月报", "决定数量", -1, "D", "不得为负数"),
    ("处理决定月报", "决定数量", True, "D", "应为数字"),
    ("处理决定月报", "决定数量", date(2024, 1, 1), "D", "现为日期"),
    ("处理决定月报", "决定数量", 10**16, "D", "数字过大"),
    ("收费", "金额（元）", 12.345, "D", "最多到分"),
    ("收费", "金额（元）", -5, "D", "不得为负数"),
    ("收费", "金额（元）", 10**13, "D", "数字过大"),
    ("收费", "金额（元）", "三万元", "D", "应为数字"),
    ("主动公开", "财政信息", "决算表", "G", "不认识的财政信息"),
    ("依申请公开", "申请人类别", "公民", "C", "不认识的申请人类别"),
    ("依申请公开", "办理结果", "已办", "L", "不认识的办理结果"),
    ("依申请公开", "收到日期", date(2025, 1, 2), "D", "不属于本年度台账"),
    ("依申请公开", "答复日期", date(2024, 4, 1), "L", "没有填办理结果"),
    ("依申请公开", "办理结果", "予以公开", "K", "没有填答复日期"),
    ("依申请公开", "收到补正日期", date(2024, 4, 1), "G", "没有填补正告知日期"),
    ("依申请公开", "补正告知日期", date(2024, 3, 1), "G", "早于收到日期"),
    ("依申请公开", "是否延期", "大概", "J", "应填“是”或者“否”"),
    ("复议诉讼", "类别", "仲裁", "B", "不认识的类别"),
    ("复议诉讼", "结果", "结果维持", "F", "没有填审结日期"),
    ("信息处理费", "申请编号或登记号", "〔2024〕9号", "B", "没有这个申请编号"),
    ("信息处理费", "通知日期", date(2024, 3, 1), "C", "早于该申请的收到日期"),
    ("信息处理费", "实收金额（元）", 100, "G", "没有填缴费日期"),
    ("信息处理费", "计收方式", "按次", "D", "不认识的计收方式"),
    ("张贴", "公开栏", "另一块", "B", "没有这个公开栏"),
    ("张贴", "条数", 0, "F", "应不小于1"),
    ("张贴", "撤下日期", date(2024, 3, 1), "G", "早于张贴日期"),
    ("节能工作", "类别", "植树", "B", "不认识的类别"),
    ("节能工作", "日期", date(2023, 12, 31), "C", "应在2024年内"),
    ("节能工作", "已整改", 3, "F", "已整改多于发现的问题（0）"),
    ("节能工作", "残渣（千克）", 3, "G", "只有厨余就地处理"),
    ("正文", "部分", "前言", "B", "不认识的部分"),
    ("正文", "部分", "7.1 附则", "B", "不认识的部分"),
    ("正文", "部分", "0.1", "B", "不认识的部分"),
]


@pytest.mark.parametrize("case", BAD)
def test_a_bad_cell_is_told_with_its_place(
    tmp_path: Path, case: tuple[str, str, Any, str, str]
) -> None:
    sheet, header, value, letter, reason = case
    path = with_cell(tmp_path / "ledger.xlsx", sheet, header, value)
    (found,) = problems(path)
    assert (found.sheet, found.row, found.column) == (sheet, FIRST_ROW, letter)
    assert reason in found.reason
    assert found.severity is Severity.ERROR
    assert f"“{sheet}”第{FIRST_ROW}行{letter}列" in str(found)


@pytest.mark.parametrize("sheet", GOOD)
def test_a_bad_row_is_left_out_and_the_next_row_is_read(tmp_path: Path, sheet: str) -> None:
    needed = {"信息处理费": ["依申请公开"], "张贴": ["公开栏"]}.get(sheet, [])
    required = list(GOOD[sheet])[-1]
    rows = {each: [GOOD[each]] for each in needed}
    bad = {**GOOD[sheet], required: None}
    if sheet in ("公开栏", "工作群", "问题与改进", "工作要点"):
        bad["编号"] = "甲"
    reading = read_ledger(ledger(tmp_path / "ledger.xlsx", {**rows, sheet: [bad, GOOD[sheet]]}))
    assert [(each.row, each.reason) for each in reading.problems] == [
        (FIRST_ROW, "必填，现为空白")
    ]
    clean = read_ledger(ledger(tmp_path / "ledger.xlsx", {**rows, sheet: [{}, GOOD[sheet]]}))
    assert reading.facts == clean.facts
    assert clean.problems == ()


@pytest.mark.parametrize(
    ("given", "place", "reason"),
    [
        ({"类别": "厨余就地处理"}, "G列", "投入大于零"),
        ({"类别": "厨余就地处理", "投入（千克）": 5, "残渣（千克）": 6}, "H列", "残渣多于投入"),
        ({"类别": "能源审计", "发现问题": 1}, "E列", "只有节能巡查"),
    ],
)
def test_what_does_not_belong_to_a_kind_of_work_is_told(
    tmp_path: Path, given: dict[str, Any], place: str, reason: str
) -> None:
    row = {**GOOD["节能工作"], **given}
    (found,) = problems(ledger(tmp_path / "ledger.xlsx", {"节能工作": [row]}))
    assert place in found.place
    assert reason in found.reason


def test_a_result_before_receipt_is_told(tmp_path: Path) -> None:
    row = {**GOOD["依申请公开"], "答复日期": date(2024, 3, 4), "办理结果": "予以公开"}
    (found,) = problems(ledger(tmp_path / "ledger.xlsx", {"依申请公开": [row]}))
    assert found.place == "“依申请公开”第5行K列（答复日期）"
    assert found.reason == "早于收到日期（2024-03-05）"
    assert found.value == "2024-03-04"


def test_a_case_decided_in_an_earlier_year_does_not_belong_here(tmp_path: Path) -> None:
    row = {**GOOD["依申请公开"], "收到日期": date(2023, 11, 1), "答复日期": date(2023, 12, 1)}
    (found,) = problems(
        ledger(tmp_path / "ledger.xlsx", {"依申请公开": [{**row, "办理结果": "予以公开"}]})
    )
    assert "以往年度已办结的不登记在本年台账" in found.reason


@pytest.mark.parametrize(
    ("sheet", "header", "same"),
    [
        ("公文", "文号", "示发〔2024〕1号"),
        ("依申请公开", "登记号", "〔2024〕1号"),
        ("培训", "编号", "PX-9"),
        ("公开栏", "名称", "展板"),
        ("正文", "部分", "1.3"),
    ],
)
def test_a_number_used_twice_is_told_at_the_later_row(
    tmp_path: Path, sheet: str, header: str, same: str
) -> None:
    rows = [{**GOOD[sheet], header: same}, {**GOOD[sheet], header: same}]
    if sheet in ("公文", "依申请公开"):
        rows = [{**each, "编号": name} for each, name in zip(rows, ("甲", "乙"), strict=True)]
    (found,) = problems(ledger(tmp_path / "ledger.xlsx", {sheet: rows}))
    assert (found.row, found.header) == (FIRST_ROW + 1, header)
    assert found.reason.endswith(f"与第{FIRST_ROW}行重复")


def test_an_attribute_without_its_reason_is_a_warning_and_the_document_counts(
    tmp_path: Path,
) -> None:
    path = with_cell(tmp_path / "ledger.xlsx", "公文", "公开属性", "依申请公开")
    reading = read_ledger(path)
    (found,) = reading.problems
    assert (found.header, found.severity) == ("不主动公开的理由", Severity.WARNING)
    assert not reading.has_errors
    assert reading.facts is not None
    assert len(reading.facts.documents) == 1


def test_a_published_document_that_is_not_active_is_told(tmp_path: Path) -> None:
    row = {
        **GOOD["公文"],
        "公开属性": "不予公开",
        "不主动公开的理由": "内部",
        "公开日期": "2024-3-9",
    }
    (found,) = problems(ledger(tmp_path / "ledger.xlsx", {"公文": [row]}))
    assert (found.column, found.reason) == ("H", "公开属性不是主动公开，却填了公开日期")


def test_the_same_tally_of_a_month_twice_is_a_warning(tmp_path: Path) -> None:
    for sheet in ("处理决定月报", "收费"):
        path = ledger(tmp_path / "ledger.xlsx", {sheet: [GOOD[sheet], GOOD[sheet]]})
        (found,) = problems(path)
        assert (found.row, found.severity) == (FIRST_ROW + 1, Severity.WARNING)
        assert "可能重复登记" in found.reason


def test_a_row_lost_for_another_reason_is_not_told_again_by_those_who_name_it(
    tmp_path: Path,
) -> None:
    rows = {
        "依申请公开": [{**GOOD["依申请公开"], "申请人类别": "公民"}],
        "信息处理费": [GOOD["信息处理费"]],
    }
    reading = read_ledger(ledger(tmp_path / "ledger.xlsx", rows))
    assert [each.sheet for each in reading.problems] == ["依申请公开"]
    assert reading.facts is not None
    assert reading.facts.fee_notices == ()


def test_every_bad_cell_of_every_row_is_told_in_order(tmp_path: Path) -> None:
    rows = {
        "处理决定月报": [
            {"类别": "许可", "月份": 13, "决定数量": "甲"},
            {"类别": "行政处罚", "月份": 2},
        ],
        "公文": [{"文号": "x"}],
    }
    found = problems(ledger(tmp_path / "ledger.xlsx", rows))
    assert [(each.sheet, each.row, each.column) for each in found] == [
        ("公文", 5, "C"), ("公文", 5, "E"), ("公文", 5, "F"),
        ("处理决定月报", 5, "B"), ("处理决定月报", 5, "C"), ("处理决定月报", 5, "D"),
        ("处理决定月报", 6, "D"),
    ]  # fmt: skip


ACCEPTED = [
    ("公文", "成文日期", "2024-3-5", "documents", "issued", date(2024, 3, 5)),
    ("公文", "成文日期", "2024年3月5日", "documents", "issued", date(2024, 3, 5)),
    ("公文", "成文日期", "2024.3.5", "documents", "issued", date(2024, 3, 5)),
    ("公文", "成文日期", "２０２４／３／５", "documents", "issued", date(2024, 3, 5)),
    ("公文", "成文日期", " 2024 年 3 月 5 日 ", "documents", "issued", date(2024, 3, 5)),
    ("公文", "成文日期", "20240305", "documents", "issued", date(2024, 3, 5)),
    ("公文", "成文日期", "2024-03-05 09:30:00", "documents", "issued", date(2024, 3, 5)),
    ("公文", "成文日期", datetime(2024, 3, 5, 9, 30), "documents", "issued", date(2024, 3, 5)),  # noqa: DTZ001
    ("公文", "公开属性", " 主动 公开", "documents", "attribute", "active"),
    ("公文", "标题", 12345.0, "documents", "title", "12345"),
    ("公文", "标题", 1.5, "documents", "title", "1.5"),
    ("公文", "标题", date(2024, 1, 2), "documents", "title", "2024-01-02"),
    ("公文", "标题", True, "documents", "title", "是"),
    ("处理决定月报", "决定数量", 7.0, "counts", "count", 7),
    ("处理决定月报", "决定数量", "１，２３４", "counts", "count", 1234),
    ("处理决定月报", "决定数量", " 12 345 ", "counts", "count", 12345),
    ("收费", "金额（元）", 0.1 + 0.2, "income", "yuan", Decimal("0.3")),
    ("收费", "金额（元）", "12,800.50", "income", "yuan", Decimal("12800.5")),
    ("依申请公开", "是否延期", "√", "applications", "extended", True),
    ("依申请公开", "是否延期", "×", "applications", "extended", False),
    ("依申请公开", "是否延期", True, "applications", "extended", True),
    ("依申请公开", "接收渠道", "fax", "applications", "channel", "fax"),
    ("张贴", "条数", None, "postings", "count", 1),
    ("张贴", "公开栏", "展板", "postings", "board", "GL-5"),
    ("信息处理费", "申请编号或登记号", "〔2024〕1号", "fee_notices", "application", "〔2024〕1号"),
]  # fmt: skip


@pytest.mark.parametrize("case", ACCEPTED)
def test_honest_spellings_are_understood(
    tmp_path: Path, case: tuple[str, str, Any, str, str, Any]
) -> None:
    sheet, header, typed, key, field, value = case
    reading = read_ledger(with_cell(tmp_path / "ledger.xlsx", sheet, header, typed))
    assert reading.problems == ()
    (record,) = getattr(reading.facts, key)
    assert getattr(record, field) == value


@pytest.mark.parametrize(
    "typed",
    [
        "不予公开：属于国家秘密",
        "属于国家秘密",
        "（三）1.属于国家秘密",
        "1.属于国家秘密",
        "denied_secret",
    ],
)
def test_a_result_may_be_written_as_the_form_prints_it(tmp_path: Path, typed: str) -> None:
    row = {**GOOD["依申请公开"], "答复日期": "2024-3-20", "办理结果": typed}
    reading = read_ledger(ledger(tmp_path / "ledger.xlsx", {"依申请公开": [row]}))
    assert reading.problems == ()
    assert reading.facts is not None
    assert reading.facts.applications[0].result == "denied_secret"


@pytest.mark.parametrize(
    ("typed", "section"),
    [("1.3 一、总体情况（三）政府信息管理", "1.3"), ("5.1", "5.1"), ("１．１．２", "1.1.2")],
)
def test_a_section_is_known_by_its_key(tmp_path: Path, typed: str, section: str) -> None:
    reading = read_ledger(with_cell(tmp_path / "ledger.xlsx", "正文", "部分", typed))
    assert reading.problems == ()
    assert reading.facts is not None
    assert dict(reading.facts.texts) == {section: "文字"}


def test_a_dispute_may_name_an_application_by_number_or_one_of_an_earlier_year(
    tmp_path: Path,
) -> None:
    case = {**GOOD["依申请公开"], "编号": "甲"}
    fights = [
        {**GOOD["复议诉讼"], "所涉申请": "〔2024〕1号"},
        {**GOOD["复议诉讼"], "所涉申请": "〔2023〕7号"},
    ]
    path = ledger(tmp_path / "ledger.xlsx", {"依申请公开": [case], "复议诉讼": fights})
    reading = read_ledger(path)
    assert reading.problems == ()
    assert reading.facts is not None
    assert [each.application for each in reading.facts.disputes] == ["甲", "〔2023〕7号"]


def test_ids_come_from_the_clerk_or_the_number_or_the_row(tmp_path: Path) -> None:
    rows = [
        {**GOOD["依申请公开"], "编号": "甲"},
        {**GOOD["依申请公开"], "登记号": "〔2024〕2号"},
        {**GOOD["依申请公开"], "登记号": None},
    ]
    reading = read_ledger(ledger(tmp_path / "ledger.xlsx", {"依申请公开": rows}))
    assert reading.facts is not None
    assert [each.id for each in reading.facts.applications] == ["甲", "〔2024〕2号", "SQ-7"]

"""Ledgers as clerks leave them: an empty ledger of 2024 with rows typed into it."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from gongkai.files.ledger import LedgerProblem, read_ledger
from gongkai.files.ledger.furniture import FIRST_ROW, HEADER_ROW
from gongkai.files.ledger.sheets import sheets

YEAR = 2024
Typed = Mapping[str, Any]

GOOD: Mapping[str, Typed] = {
    "公文": {
        "文号": "示发〔2024〕1号", "标题": "通知",
        "成文日期": date(2024, 3, 5), "公开属性": "主动公开",
    },
    "规章和规范性文件": {"种类": "行政规范性文件", "名称": "办法", "制发日期": date(2024, 3, 5)},
    "处理决定月报": {"类别": "行政许可", "月份": 1, "决定数量": 3},
    "收费": {"收费项目": "考试费", "月份": 1, "金额（元）": 12.5},
    "主动公开": {"公开渠道": "政府网站", "栏目": "动态", "条数": 3},
    "依申请公开": {"登记号": "〔2024〕1号", "申请人类别": "自然人", "收到日期": date(2024, 3, 5)},
    "复议诉讼": {"类别": "行政复议", "受理日期": date(2024, 3, 5)},
    "信息处理费": {
        "申请编号或登记号": "〔2024〕1号", "通知日期": date(2024, 3, 8), "应收金额（元）": 100,
    },
    "公开栏": {"名称": "展板"},
    "张贴": {"公开栏": "展板", "内容": "分工", "张贴日期": date(2024, 3, 5)},
    "培训": {"日期": date(2024, 3, 5), "主题": "学习"},
    "工作群": {"群名称": "工作群"},
    "节能与垃圾": {"项目": "电", "数量": 100, "单位": "千瓦时"},
    "节能工作": {"类别": "节能巡查", "日期": date(2024, 3, 5), "内容": "办公楼给排水"},
    "问题与改进": {"存在的问题": "问题"},
    "工作要点": {"任务": "任务"},
    "正文": {"部分": "1.3", "文字": "文字"},
}  # fmt: skip
"""A row of each sheet that nobody objects to."""

NEEDED: Mapping[str, tuple[str, ...]] = {"信息处理费": ("依申请公开",), "张贴": ("公开栏",)}
"""Sheets whose rows name a row of another sheet."""


def ledger(path: Path, rows: Mapping[str, Sequence[Typed]], *, cover: Typed | None = None) -> Path:
    """A plain ledger of 示例局 for 2024 with these rows, each given by header."""
    book = Workbook()
    del book["Sheet"]
    for sheet in sheets():
        page = book.create_sheet(sheet.title)
        if sheet.layout == "form":
            filled = {"年度": YEAR, "机关名称": "示例局", **(cover or {})}
            for at, column in enumerate(sheet.columns, start=HEADER_ROW + 1):
                page.cell(at, 1).value = column.header
                page.cell(at, 2).value = filled.get(column.title)
            continue
        for at, column in enumerate(sheet.columns, start=1):
            page.cell(HEADER_ROW, at).value = column.header
            for row, line in enumerate(rows.get(sheet.title, ()), start=FIRST_ROW):
                page.cell(row, at).value = line.get(column.title)
    book.save(path)
    return path


def with_cell(path: Path, title: str, header: str, value: Any) -> Path:
    """A ledger with one good row in a sheet, one of its cells changed."""
    rows = {each: [GOOD[each]] for each in NEEDED.get(title, ())}
    return ledger(path, {**rows, title: [{**GOOD[title], header: value}]})


def problems(path: Path) -> tuple[LedgerProblem, ...]:
    """What is said about a ledger."""
    return read_ledger(path).problems

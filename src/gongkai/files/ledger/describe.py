"""The ledger as a page of the documentation, from the same table that writes and reads it."""

from collections.abc import Iterator

from gongkai.files.ledger.sheets import Column, Sheet, sheets

_KINDS = {
    "text": "文字",
    "long": "多行文字",
    "date": "日期",
    "int": "整数",
    "yuan": "金额（元）",
    "decimal": "数字",
    "choice": "下拉选择",
    "suggest": "文字，可选",
    "yesno": "是或否",
    "section": "下拉选择",
}


def as_markdown() -> str:
    """Every sheet with its columns, what may stand in them and why, as Markdown."""
    lines = ["# 台账", "", "带 * 的列必填。", ""]
    for each in sheets():
        lines += _section(each)
    return "\n".join(lines)


def _section(sheet: Sheet) -> Iterator[str]:
    yield f"## {sheet.title}"
    yield ""
    yield f"{sheet.intro}"
    yield ""
    yield f"用于：{sheet.feeds}。依据：{sheet.cites}。"
    yield ""
    yield "| 列 | 填写 | 说明 |"
    yield "|---|---|---|"
    for column in sheet.columns:
        yield f"| {column.header} | {_KINDS[column.kind]} | {_note(column)} |"
    yield ""


def _note(column: Column) -> str:
    words = tuple((column.choices or {}).values()) or column.offered
    return column.note + (f"可选：{'、'.join(words)}。" if words else "")

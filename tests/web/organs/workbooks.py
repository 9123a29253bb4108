"""Workbooks for the import, filled in as a person would: the template, opened and typed into."""

import io
from collections.abc import Sequence
from typing import Any

from openpyxl import load_workbook

from gongkai.web.organs.importing.template import template

Rows = Sequence[Sequence[Any]]

ORGANS = (
    ("yiju", "某县一局", "政府部门", "xian", "2020-03-01", "某县路1号", "0900-1"),
    ("ersuo", "某县一局二所", "派出机关", "yiju", "2021-03-01", "", ""),
)
SECTIONS = (("yiju", "办公室", "2020-03-01"),)
PEOPLE = (
    ("张一", "zhangyi", "yiju", "办公室", "13800000001", "经办人", "2021-01-01"),
    ("张一", "zhangyi", "yiju", "", "", "保密审查员", "2021-01-01"),
    ("李二", "lier", "ersuo", "", "", "", ""),
)


def workbook(organs: Rows = (), sections: Rows = (), people: Rows = ()) -> bytes:
    """The three sheets with these rows."""
    book = load_workbook(io.BytesIO(template(year=2024)))
    for title, rows in (("机关", organs), ("科室", sections), ("人员", people)):
        for at, row in enumerate(rows, start=5):
            for column, value in enumerate(row, start=2):
                book[title].cell(at, column, value or None)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def whole() -> bytes:
    """Two organs, a section, two people with two roles."""
    return workbook(ORGANS, SECTIONS, PEOPLE)

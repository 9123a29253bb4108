"""Applications of a workbook: looked at row by row, registered all or none, once."""

import io
from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from openpyxl import Workbook, load_workbook

from gongkai.web.applications import importing
from gongkai.web.applications.models import Case
from gongkai.web.applications.services import working
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person
from tests.web.conftest import Hire

HEAD = ["渠道", "到达日期", "申请人类别", "姓名或名称", "联系电话", "所需信息", "确认日期"]
GOOD = [
    "当面提交",
    datetime(2025, 3, 3),  # noqa: DTZ001 a cell
    "自然人",
    "张小山",
    "13900001111",
    "甲路批文\n乙路批文",
    None,
]
LETTER = [
    "平常信函等无需签收的邮寄",
    "2025/3/4",
    "商业企业",
    "某公司",
    "0952123",
    "丙路批文",
    "2025-03-05",
]


def book(*rows: list[object]) -> bytes:
    made, out = Workbook(), io.BytesIO()
    assert made.active is not None
    for row in (["某局申请台账"], HEAD, *rows):
        made.active.append(row)
    made.save(out)
    return out.getvalue()


def look(organ: Organ, *rows: list[object]) -> tuple[importing.Line, ...]:
    return importing.compare(organ, data=book(*rows), name="台账.xlsx")


def test_rows_become_cases_in_their_order_and_twice_adds_nothing(bureau: Organ) -> None:
    lines = look(bureau, GOOD, LETTER, GOOD)
    assert [(each.row, each.ready) for each in lines] == [(3, True), (4, True), (5, True)]
    assert lines[0].shown == "张××"
    assert not Case.objects.exists()
    assert importing.take(bureau, lines=lines, by=None) == 3
    first, second, _ = Case.objects.order_by("pk")
    assert (first.number, first.items.count(), first.due) == ("〔2025〕1号", 2, date(2025, 3, 31))
    assert (second.kind, second.received) == ("business", date(2025, 3, 5))
    assert working.unmask(first, reason="核对", by=None)["telephone"] == "13900001111"
    again = look(bureau, GOOD, LETTER, GOOD)
    assert [each.case and each.case.number for each in again] == [
        "〔2025〕1号", "〔2025〕2号", "〔2025〕3号",
    ]  # fmt: skip
    assert importing.take(bureau, lines=again, by=None) == 0
    assert Case.objects.count() == 3


@pytest.mark.parametrize(
    ("at", "value", "says"),
    [
        (0, "电报", "渠道“电报”应为：网上提交"), (1, "昨天", "到达日期“昨天”不是日期"),
        (2, "法人", "申请人类别“法人”应为：自然人"), (3, "", "姓名或名称"),
        (4, "", "请至少填写一种联系方式"), (5, "", "所需的政府信息"),
        (1, "2099-01-04", "不能晚于今天"),
    ],
)  # fmt: skip
def test_a_row_that_is_wrong_says_where_and_stops_all(
    bureau: Organ, at: int, value: str, says: str
) -> None:
    odd = [*GOOD[:at], value, *GOOD[at + 1 :]]
    right, wrong = look(bureau, GOOD, odd)
    assert (right.ready, wrong.ready) == (True, False)
    assert says in "；".join(wrong.faults)
    with pytest.raises(Refused, match="第4行须改正，一件也没有登记"):
        importing.take(bureau, lines=(right, wrong), by=None)
    assert not Case.objects.exists()


def test_the_page_looks_first_and_gives_out_an_empty_workbook(
    bureau: Organ, hire: Hire, enter: Callable[[Person], Client]
) -> None:
    client, address = enter(hire(bureau, "clerk")), "/workspace/organs/ju/cases/import/"
    empty = load_workbook(io.BytesIO(client.get(f"{address}?empty=yes").content)).worksheets[0]
    assert [each.value for each in empty[1]] == list(importing.COLUMNS)
    answer = client.post(address, {"file": ContentFile(book(GOOD), name="台账.xlsx")})
    assert "可以登记" in answer.text
    assert "张小山" not in answer.text
    assert not Case.objects.exists()
    sent = {"file": ContentFile(book(GOOD), name="台账.xlsx"), "really": "on"}
    assert "已登记1件申请" in client.post(address, sent, follow=True).text
    other = client.post(address, {"file": ContentFile(b"a,b", name="x.csv")})
    assert (other.status_code, "没有找到“渠道”" in other.text) == (422, True)

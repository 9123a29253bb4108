"""Bank statements: what agrees is booked once, the rest is told line by line."""

import io
from datetime import datetime

import pytest
from openpyxl import Workbook

from gongkai.web.applications import payments
from gongkai.web.applications.models import BankLine, FeeNotice
from gongkai.web.applications.services import charging
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ
from tests.web.applications.making import DAY, charged, later


def test_lines_are_matched_by_number_amount_and_day(bureau: Organ) -> None:
    notices = [FeeNotice.objects.get(case=charged(bureau)) for _ in range(4)]
    charging.pay(notices[3].case, yuan=notices[3].yuan, on=DAY, by=None)
    rows = [
        f"2025-03-04,{notices[0].yuan},缴{notices[0]}",
        f'2025/3/5,"3,100.00",{notices[1]}',
        f"{later(DAY, 21):%Y%m%d},{notices[2].yuan},{notices[2]}",
        f"2025-03-05,{notices[3].yuan},{notices[3]}",
        "2025-03-05,5,水费",
    ]
    data = ("流水\n日期,金额,摘要\n" + "\n".join(rows)).encode("gb18030")
    lines = payments.compare(bureau, data=data, name="bank.csv")
    assert [each.ready for each in lines] == [True, notices[1].yuan == 3100, False, False, False]
    told = [each.says for each in lines]
    assert "逾期缴纳" in told[2]
    assert "已登记缴费" in told[3]
    assert "没有本机关的通知编号" in told[4]
    assert not BankLine.objects.exists()
    booked = payments.book(bureau, lines=lines, by=None)
    assert booked == sum(each.ready for each in lines)
    notices[0].case.refresh_from_db()
    assert notices[0].case.state == "handling"
    again = payments.compare(bureau, data=data, name="bank.csv")
    assert again[0].says == "此笔已导入"
    assert payments.book(bureau, lines=again, by=None) == 0


def test_a_workbook_reads_as_well(bureau: Organ) -> None:
    notice = FeeNotice.objects.get(case=charged(bureau))
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["日期", "摘要", "金额"])
    sheet.append([datetime(2025, 3, 6), str(notice), float(notice.yuan)])  # noqa: DTZ001 a cell
    file = io.BytesIO()
    book.save(file)
    (line,) = payments.compare(bureau, data=file.getvalue(), name="bank.xlsx")
    assert (line.ready, line.notice) == (True, notice)


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"a,b\n1,2", "x.csv", "三列"), (b"not a workbook", "x.xlsx", "工作簿"),
        ("日期,金额,摘要\n昨天,5,水费".encode(), "x.csv", "第2行"),
        ("日期,金额,摘要\n".encode(), "x.csv", "没有流水"), (b"\xff\xff\xfe", "x.csv", "编码"),
    ],
)  # fmt: skip
def test_a_statement_that_cannot_be_read_is_told(
    bureau: Organ, data: bytes, name: str, says: str
) -> None:
    with pytest.raises(Refused, match=says):
        payments.compare(bureau, data=data, name=name)

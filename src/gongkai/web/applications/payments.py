"""Bank statements: lines matched with fee notices by number, amount and day."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from django.db import transaction

from gongkai.web.applications import sheets
from gongkai.web.applications.models import BankLine, FeeNotice
from gongkai.web.applications.services.charging import pay
from gongkai.web.journal.digest import sm3
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person

_COLUMNS = ("日期", "金额", "摘要")
_NUMBER = re.compile(r"信息处理费〔(\d{4})〕(\d+)号")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the statement and what it is: `ready` to be booked, or why not."""

    on: date
    yuan: Decimal
    text: str
    digest: str
    notice: FeeNotice | None
    ready: bool
    says: str


def compare(organ: Organ, *, data: bytes, name: str) -> tuple[Line, ...]:
    """Every line with its notice; nothing is written."""
    rows = sheets.body(data, name=name, needed=_COLUMNS)
    found = [_read(row, at) for at, row in rows]
    if not found:
        raise Refused("文件中没有流水")
    met: Counter[tuple[date, Decimal, str]] = Counter()
    lines = []
    for on, yuan, text in found:
        met[on, yuan, text] += 1
        seed = f"{organ.pk}/{on}/{yuan}/{text}/{met[on, yuan, text]}"
        lines.append(_line(organ, on, yuan, text, sm3(seed.encode())))
    return tuple(lines)


@transaction.atomic
def book(organ: Organ, *, lines: Iterable[Line], by: Person | None) -> int:
    """Book what agrees; each line of a statement is booked once, however often it is read in."""
    booked = 0
    for each in lines:
        if not each.ready or each.notice is None:
            continue
        BankLine.objects.create(
            digest=each.digest, notice=each.notice, on=each.on, yuan=each.yuan, text=each.text
        )
        pay(each.notice.case, yuan=each.yuan, on=each.on, by=by)
        booked += 1
    return booked


def _line(organ: Organ, on: date, yuan: Decimal, text: str, digest: str) -> Line:
    notice = _notice(organ, text)
    says = _objection(notice, yuan, on, digest)
    return Line(on=on, yuan=yuan, text=text, digest=digest, notice=notice, ready=not says,
                says=says or "核对无误")  # fmt: skip


def _notice(organ: Organ, text: str) -> FeeNotice | None:
    match = _NUMBER.search(text)
    if match is None:
        return None
    found = FeeNotice.objects.filter(organ=organ, year=match[1], serial=match[2])
    return found.select_related("case").first()


def _objection(notice: FeeNotice | None, yuan: Decimal, on: date, digest: str) -> str:
    if BankLine.objects.filter(digest=digest).exists():
        return "此笔已导入"
    if notice is None:
        return "摘要中没有本机关的通知编号"
    if notice.paid:
        return f"{notice.paid}已登记缴费，重复缴纳的应予退还"
    if notice.lapsed or notice.case.state != "charged":
        return "案件已不在待缴费，应予退还"
    if yuan != notice.yuan:
        return f"应缴{notice.yuan}元，金额不符"
    return _late(notice, on)


def _late(notice: FeeNotice, on: date) -> str:
    """What the law objects to in a payment of that day, asked of the act and taken back."""
    try:
        with transaction.atomic():
            pay(notice.case, yuan=notice.yuan, on=on, by=None)
            raise _Asked
    except _Asked:
        return ""
    except Refused as refused:
        return refused.reason


class _Asked(Exception):
    """Only asked: take it back."""


def _read(row: dict[str, object], at: int) -> tuple[date, Decimal, str]:
    day, text = row["日期"], str(row["摘要"] or "").strip()
    try:
        yuan = Decimal(str(row["金额"]).replace(",", "").strip()).quantize(Decimal("0.01"))
        on = sheets.day_of(day)
    except (InvalidOperation, ValueError) as odd:
        raise Refused(f"第{at}行的日期或金额有误：{day}，{row['金额']}") from odd
    return on, yuan, text[:400]

"""Readings from a workbook: tried out row by row, kept whole or not at all."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache

from django.db import transaction

from gongkai.files.errors import Unreadable
from gongkai.files.ledger import LedgerProblem
from gongkai.files.ledger.sheets import Column, Sheet
from gongkai.web.conservation.models import Meter, Reading
from gongkai.web.conservation.plausible import Typed
from gongkai.web.conservation.services import metering
from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.importing.copies import coloured
from gongkai.web.organs.importing.reading import Row, read
from gongkai.web.organs.importing.template import blank
from gongkai.web.organs.models import Organ, Person

LARGEST = 4 * 2**20
_WHAT = "月用量导入表"
_RULES = (
    "一行是一块表计一个月的用量，表计按名称对应，须先在网页登记。",
    "抄表的填起数和止数，用量由系统计算；账单的填用量。用量按各能源的计量单位填写。",
    "与平常相差很多的月份须写明说明，否则不导入。",
    "上传后先检查，不写入；有问题的格子在退回的副本中标出颜色和原因，改正后重新上传。",
    "全部成功，或者一行也不写入。已经登记且相同的不重复登记；不同的请在网页更正。",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What a workbook would do: new rows, rows already there, and what is wrong with a copy."""

    new: int
    unchanged: int
    problems: tuple[LedgerProblem, ...]
    marked: bytes = b""


@cache
def sheets() -> tuple[Sheet, ...]:
    """The one sheet of the workbook."""
    return (
        Sheet(
            key="readings", title="月用量", cites="", feeds="",
            intro="电：千瓦时；水、天然气：立方米；热力：吉焦；汽油、柴油：升；煤炭：吨。",
            columns=(
                _column("meter", "表计", "text", "登记时的名称。", "办公楼总电表", required=True),
                _column("year", "年度", "int", "四位数字。", 2024, required=True),
                _column("month", "月份", "int", "1至12。", 1, required=True, least=1, most=12),
                _column("start", "起数", "decimal", "抄表的填写。", 10200),
                _column("end", "止数", "decimal", "抄表的填写。", 20400),
                _column("quantity", "用量", "decimal", "账单的填写；抄表的不填。", ""),
                _column("yuan", "金额", "yuan", "元，可不填。", 5610),
                _column("why", "说明", "text", "与平常相差很多时填写。", ""),
            ),
        ),
    )  # fmt: skip


def _column(
    field: str, title: str, kind: str, note: str, example: str | int, *, required: bool = False,
    least: int = 0, most: int | None = None,
) -> Column:  # fmt: skip
    width = 24 if kind == "text" else 14
    return Column(
        field=field, title=title, kind=kind, note=note, example=example, required=required,
        width=width, least=least, most=most,
    )  # fmt: skip


@cache
def template(*, year: int) -> bytes:
    """The empty workbook."""
    return blank("月用量", _RULES, sheets(), year=year)


@transaction.atomic
def take(
    organ: Organ, *, data: bytes, name: str, really: bool, day: date, by: Person | None,
    at: datetime,
) -> Trial:  # fmt: skip
    """Try every row out; with `really` and nothing wrong they stay, else nothing does."""
    if len(data) > LARGEST:
        raise Refused("文件超过 4 MB", field="file")
    reading = read(data, name=name, known=sheets(), what=_WHAT)
    problems, new, unchanged = list(reading.problems), 0, 0
    meters = {each.name: each for each in Meter.objects.filter(organ=organ)}
    ordered = sorted(reading.rows["readings"], key=lambda row: (_int(row, "year"),
                                                                _int(row, "month")))  # fmt: skip
    for row in ordered:
        try:
            made = _row(row, meters, source=name[:100], day=day, by=by, at=at)
            new, unchanged = new + made, unchanged + (not made)
        except Refused as refused:
            field = refused.field if refused.field in row.letters else "meter"
            problems.append(row.problem(str(field), str(refused)))
    if problems or not really:
        transaction.set_rollback(True)
    elif new:
        words = f"由“{name}”导入用量{new}条"
        record("energy.import", organ, by=by, organ=organ.pk, words=words,
               cites="《公共机构节能条例》第十五条")  # fmt: skip
    copy = marked(data, problems) if problems else b""
    return Trial(new=new, unchanged=unchanged, problems=tuple(problems), marked=copy)


def _row(
    row: Row, meters: dict[str, Meter], *, source: str, day: date, by: Person | None, at: datetime
) -> bool:
    """Whether the row is new; Refused with its field."""
    meter = meters.get(row.word("meter"))
    if meter is None:
        raise Refused("没有登记这块表计", field="meter")
    typed = Typed(**{name: _figure(row, name) for name in ("start", "end", "quantity", "yuan")})  # type: ignore[arg-type]
    year, month = _int(row, "year"), _int(row, "month")
    if not 2008 <= year <= day.year:
        raise Refused(f"年度应在2008至{day.year}之间", field="year")
    found = Reading.objects.filter(meter=meter, corrected_by=None, year=year, month=month)
    held = found.first()
    if held is None:
        metering.enter(
            meter, year=year, month=month, typed=typed, why=row.word("why"), source=source,
            day=day, by=by, at=at,
        )  # fmt: skip
        return True
    wanted = metering.judge(meter, year=year, month=month, typed=typed).quantity
    if (held.quantity, held.yuan) != (wanted, typed.yuan):
        raise Refused(f"已登记为{_shown(held)}，改动请在网页更正", field="month")
    return False


def _shown(held: Reading) -> str:
    quantity = "没有数据" if held.quantity is None else f"{held.quantity.normalize():f}"
    return quantity if held.yuan is None else f"{quantity}、{held.yuan:f}元"


def _figure(row: Row, name: str) -> Decimal | None:
    value = row.values.get(name)
    if not isinstance(value, Decimal):
        return None
    if value != round(value, 3) or value >= 10**11:
        raise Refused("最多三位小数，并且小于一千亿", field=name)
    return value


def _int(row: Row, name: str) -> int:
    value = row.values[name]
    assert isinstance(value, int)  # noqa: S101 the sheet demands it
    return value


def marked(data: bytes, problems: Iterable[LedgerProblem]) -> bytes:
    """The workbook again, with what is wrong in it coloured."""
    try:
        return coloured(data, problems)
    except Unreadable as wrong:
        raise Refused(f"文件不能读取：{wrong.reason}", field="file") from wrong

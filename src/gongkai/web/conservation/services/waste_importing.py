"""Rows of the waste ledger from a workbook: tried out one by one, kept whole or not at all."""

from collections import Counter
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from django.db import transaction

from gongkai.files.ledger.sheets import Column, Sheet
from gongkai.web.conservation.models import Carrier, WasteRow
from gongkai.web.conservation.models.waste import CLASSES
from gongkai.web.conservation.services.importing import LARGEST, Trial, marked
from gongkai.web.conservation.services.waste import Carried, keep, weighed
from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.importing.reading import Row, read
from gongkai.web.organs.importing.template import blank
from gongkai.web.organs.models import Organ, Person

_WHAT = "垃圾分类台账导入表"
_RULES = (
    "一行是一个投放点一类垃圾的一次清运。清运单位按合同编号对应，须先在网页登记。",
    "称重的填重量；按桶清运的填桶数、每桶容积，比重不填时按工作值折算。重量和桶数只填一种。",
    "收购单位和收入只有可回收物填写。",
    "上传后先检查，不写入；有问题的格子在退回的副本中标出颜色和原因，改正后重新上传。",
    "全部成功，或者一行也不写入。已经登记的相同的行不重复登记。",
)
_WORDS = ("vehicle", "handler", "receiver", "destination", "buyer")
_MOST = {"site": 60, "vehicle": 20, "handler": 30, "receiver": 30, "destination": 100,
         "buyer": 100, "why": 200}  # fmt: skip


def _column(field: str, title: str, kind: str, example: Any, **more: Any) -> Column:
    width = {"date": 14, "decimal": 12, "int": 9, "yuan": 12}.get(kind, 18)
    note = more.pop("note", "可不填。")
    return Column(
        field=field, title=title, kind=kind, note=note, example=example, width=width, **more
    )


@cache
def sheets() -> tuple[Sheet, ...]:
    """The one sheet of the workbook; the export has the same columns."""
    return (
        Sheet(
            key="rows", title="垃圾分类台账", cites="", feeds="",
            intro="重量单位为千克。可回收物、厨余垃圾、有害垃圾、其他垃圾四类。",
            columns=(
                _column("on", "日期", "date", date(2024, 1, 2), required=True, note="清运日期。"),
                _column("site", "投放点", "text", "机关餐厅", required=True, note="地点名称。"),
                _column("kind", "类别", "choice", "厨余垃圾", required=True, list="waste",
                        note="四类之一。", choices=dict(CLASSES)),
                _column("kg", "重量", "decimal", 86.5, note="千克，称重的填写。"),
                _column("bins", "桶数", "int", "", note="没有称重的填写。"),
                _column("litres", "每桶容积", "decimal", "", note="升。"),
                _column("factor", "比重", "decimal", "", note="千克/升，不填按工作值。"),
                _column("contract", "合同编号", "text", "清运〔2024〕1号",
                        note="清运单位的合同；可回收物可不填。"),
                _column("vehicle", "车辆", "text", "示A00001"),
                _column("handler", "经办人", "text", "张某"),
                _column("receiver", "接收人", "text", "李某"),
                _column("destination", "去向", "text", "餐厨处理厂"),
                _column("buyer", "收购单位", "text", ""),
                _column("yuan", "收入", "yuan", ""),
                _column("why", "说明", "text", ""),
            ),
        ),
    )  # fmt: skip


@cache
def template(*, year: int) -> bytes:
    """The empty workbook."""
    return blank("垃圾分类台账", _RULES, sheets(), year=year)


Key = tuple[Any, ...]


@transaction.atomic
def take(
    organ: Organ, *, data: bytes, name: str, really: bool, day: date, by: Person | None,
    at: datetime,
) -> Trial:  # fmt: skip
    """Try every row out; with `really` and nothing wrong they stay, else nothing does."""
    if len(data) > LARGEST:
        raise Refused("文件超过 4 MB", field="file")
    Organ.objects.select_for_update().get(pk=organ.pk)
    reading = read(data, name=name, known=sheets(), what=_WHAT)
    problems, new, unchanged = list(reading.problems), 0, 0
    carriers = {each.contract: each for each in Carrier.objects.filter(organ=organ)}
    held = Counter(_key(each) for each in WasteRow.objects.filter(organ=organ, corrected_by=None))
    for row in reading.rows["rows"]:
        try:
            carried = _carried(row, carriers)
            if held[key := _key(weighed(carried, organ))]:
                held[key] -= 1
                unchanged += 1
                continue
            keep(organ, carried=carried, why=_word(row, "why"), source=name[:100], day=day, by=by,
                 at=at)  # fmt: skip
            new += 1
        except Refused as refused:
            field = "contract" if refused.field == "carrier" else refused.field
            problems.append(row.problem(field if field in row.letters else "site", str(refused)))  # type: ignore[arg-type]
    if problems or not really:
        transaction.set_rollback(True)
    elif new:
        record("waste.import", organ, by=by, organ=organ.pk,
               words=f"由“{name}”导入垃圾清运记录{new}条")  # fmt: skip
    copy = marked(data, problems) if problems else b""
    return Trial(new=new, unchanged=unchanged, problems=tuple(problems), marked=copy)


def _key(row: WasteRow | Carried) -> Key:
    """What makes two rows the same."""
    carrier = row.carrier_id if isinstance(row, WasteRow) else row.carrier and row.carrier.pk
    kg = None if row.kg is None else row.kg.normalize()
    return (row.on, row.site, row.kind, kg, row.bins, carrier, row.vehicle, row.buyer, row.yuan)


def _carried(row: Row, carriers: dict[str, Carrier]) -> Carried:
    contract = row.word("contract")
    if contract and contract not in carriers:
        raise Refused("没有登记这份合同的清运单位", field="contract")
    on, bins = row.day("on"), row.values.get("bins")
    assert on is not None  # noqa: S101 the sheet demands it
    if bins is not None and (not isinstance(bins, int) or not 0 < bins <= 10_000):
        raise Refused("桶数应在1至10000之间", field="bins")
    return Carried(
        on=on, site=_word(row, "site"), kind=row.word("kind"), kg=_figure(row, "kg", 3),
        bins=bins if isinstance(bins, int) else None, litres=_figure(row, "litres", 1),
        factor=_figure(row, "factor", 3), carrier=carriers.get(contract),
        yuan=_figure(row, "yuan", 2), **{name: _word(row, name) for name in _WORDS},
    )  # fmt: skip


def _word(row: Row, name: str) -> str:
    word = row.word(name)
    if len(word) > _MOST[name]:
        raise Refused(f"超过{_MOST[name]}字", field=name)
    return word


def _figure(row: Row, name: str, places: int) -> Decimal | None:
    value = row.values.get(name)
    if not isinstance(value, Decimal):
        return None
    if value != round(value, places) or value >= 10**6:
        raise Refused(f"最多{places}位小数，并且小于一百万", field=name)
    return value

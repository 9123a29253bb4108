"""Charts of the registers; every figure of a chart is one of the tables beside it."""

from collections.abc import Iterator
from decimal import Decimal

from gongkai.web.conservation.names import MONTHS
from gongkai.web.conservation.registers import InspectionMonth, KitchenYear, Months, WasteYear
from gongkai.web.conservation.saving import Spans
from gongkai.web.shell.charts import Chart, Values, bars, columns, multiples, shown


def _by_month(months: Months) -> dict[str, Decimal | None]:
    return {f"{month}月": value for month, value in zip(MONTHS, months, strict=True)}


def of_waste(found: WasteYear) -> Iterator[Chart]:
    """The classes of which anything was carried, all on one scale."""
    told = {each.title: _by_month(each.months) for each in found.classes if each.total is not None}
    if not told:
        return
    most = max(found.classes, key=lambda each: each.total or 0)
    words = f"{found.year}年清运生活垃圾{shown(found.total)}千克"
    words += f"，其中{most.title}最多，{shown(most.total)}千克" if len(told) > 1 else ""
    yield multiples(words, told, unit="千克", head="月份")


def of_kitchen(found: KitchenYear) -> Iterator[Chart]:
    """What was put in, and by how much it became less."""
    put_in = found.total("input_kg")
    if put_in is None or found.cut is None:
        return
    words = f"{found.year}年就地处理厨余垃圾{shown(put_in)}千克"
    yield columns(words, _by_month(found.months["input_kg"]), unit="千克", head="月份", tone=3)
    words = f"{found.year}年减量{shown(found.cut)}%"
    yield columns(words, _by_month(found.cuts), unit="%", head="月份", tone=2)


def of_inspections(months: tuple[InspectionMonth, ...], *, year: int) -> Iterator[Chart]:
    """Rounds and findings, month by month."""
    rounds = sum(each.rounds for each in months)
    if not rounds:
        return
    findings, fixed = sum(each.findings for each in months), sum(each.fixed for each in months)
    words = f"{year}年巡查{rounds}次，发现问题{findings}个，已整改{fixed}个"
    told: dict[str, Values] = {
        "巡查": {f"{each.month}月": each.rounds for each in months},
        "发现问题": {f"{each.month}月": each.findings for each in months},
    }
    yield multiples(words, told, unit="次、个", head="月份")


def of_project(found: Spans) -> Chart:
    """Before and after."""
    way = "节约" if found.saved >= 0 else "增加"
    words = f"改造后{found.months}个月{way}{shown(abs(found.saved))}{found.unit}"
    values = {"改造前": found.before, "改造后": found.after}
    return bars(f"{words}（{shown(abs(found.part))}%）", values, unit=found.unit, head="时段")

"""The model organ's energy: 2024 as in its ledger workbook, the years beside it invented."""

from datetime import UTC, date, datetime
from decimal import Decimal

from gongkai.web.conservation.models import Meter
from gongkai.web.conservation.plausible import Typed
from gongkai.web.conservation.services import basis, closing, events, metering
from gongkai.web.organs.models import Organ, Person

_SOURCE = "县级公共机构节能目标分解表（示例）"
_KINDS = (
    ("electricity", "办公楼总电表", "0.52"), ("water", "办公楼总水表", "3.65"),
    ("gas", "机关餐厅燃气表", "2.30"),
)  # fmt: skip
# Twelve months of 2024; their sums are those of the ledger workbook: 120000, 2600, 18000.
_2024 = {
    "electricity": (11800, 10600, 9800, 8400, 8200, 10400, 12600, 12200, 9000, 7800, 8900, 10300),
    "water": (190, 170, 200, 210, 225, 250, 265, 260, 230, 205, 200, 195),
    "gas": (1900, 1600, 1650, 1400, 1350, 1300, 1250, 1250, 1350, 1500, 1650, 1800),
}
# The other years as hundredths of 2024; the present one up to October.
_YEARS = ((2023, 106, 12), (2024, 100, 12), (2025, 97, 12), (2026, 94, 10))
_DAY = date(2026, 11, 2)
_DONE = (
    ("water_day", date(2024, 3, 22), "张贴节水展板，发出节水倡议书（示例）", "展板"),
    ("water_week", date(2024, 3, 25), "检修用水器具，排查跑冒滴漏（示例）", "检修"),
    ("energy_week", date(2024, 5, 13), "举办节能宣传周启动仪式（示例）", "讲座"),
    ("low_carbon_day", date(2024, 5, 15), "绿色低碳出行、停梯半日（示例）", "体验"),
    ("food_day", date(2024, 10, 16), "机关餐厅开展光盘行动（示例）", "倡议"),
)


def build(organs: dict[str, Organ], staff: dict[str, Person]) -> None:
    """As the clerk entered it and the section head and the deputy head signed it."""
    centre, clerk = organs["jiguanshiwu"], staff["jingban"]
    meters = [
        (metering.open_meter(centre, kind=kind, name=name, way=Meter.Way.COUNTER,
                             opened=date(2023, 1, 1), number=f"{at}00231", place="机关办公区",
                             by=clerk), price)
        for at, (kind, name, price) in enumerate(_KINDS, start=1)
    ]  # fmt: skip
    ends = {meter.pk: Decimal(at * 1000) for at, (meter, _) in enumerate(meters, start=1)}
    for year, part, months in _YEARS:
        _profile(centre, year, staff)
        for meter, price in meters:
            for month in range(1, months + 1):
                ends[meter.pk] = _read(
                    meter, year, month, Decimal(_2024[meter.kind][month - 1] * part // 100),
                    start=ends[meter.pk], price=Decimal(price), by=clerk,
                )  # fmt: skip
    _marks(centre, by=clerk)
    for year in (2024, 2025, 2023):
        made = closing.open_return(centre, year=year, by=clerk)
        closing.check(made, day=_DAY, by=clerk)
        at = datetime(year + 1, 3, 17, 2, tzinfo=UTC)
        closing.confirm(made, day=_DAY, by=staff["fenguan"], at=at)
    _events(centre, by=clerk)


def _profile(centre: Organ, year: int, staff: dict[str, Person]) -> None:
    made = basis.set_profile(
        centre, year=year, people=420, area=Decimal(12600), vehicles=8, green_vehicles=3,
        method="calorific", by=staff["jingban"],
    )  # fmt: skip
    basis.confirm_profile(made, by=staff["kezhang"])


def _read(  # noqa: PLR0913 a line of the meter book
    meter: Meter, year: int, month: int, used: Decimal, *, start: Decimal, price: Decimal,
    by: Person,
) -> Decimal:  # fmt: skip
    typed = Typed(start=start, end=start + used, yuan=round(used * price, 2))
    at = datetime(year + month // 12, month % 12 + 1, 2, 2, tzinfo=UTC)
    metering.read(meter, year=year, month=month, typed=typed, day=_DAY, by=by, at=at)
    return start + used


def _marks(centre: Organ, *, by: Person) -> None:
    """Held against 2023 by the ledger; targets one hundredth below, quotas of an invented rule."""
    for year in (2024, 2025, 2026):
        for key, target, quota in (("energy_per_person", "99", "130"),
                                   ("energy_per_area", "3.3", "4.5"),
                                   ("power_per_area", "10", "14"),
                                   ("water_per_person", "6.5", "10")):  # fmt: skip
            basis.set_yardstick(
                centre, year=year, indicator=key, source=_SOURCE, base_year=2023,
                target=Decimal(target), quota=Decimal(quota), by=by,
            )  # fmt: skip


def _events(centre: Organ, *, by: Person) -> None:
    listed = {each.key: each for each in events.take(centre, year=2024, by=by)}
    for key, on, done, form in _DONE:
        events.finish(listed[key], done=done, on=on, form=form, persons=32, by=by)
    for key in sorted(set(listed) - {key for key, *_ in _DONE}):
        events.miss(listed[key], reason="与其他活动合并开展（示例）", day=_DAY, by=by)
    events.take(centre, year=2026, by=by)

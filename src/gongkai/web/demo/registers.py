"""The model organ's waste, inspections, audit, projects and titles: 2024 as in its workbook."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from gongkai.web.conservation.models import Audit, Carrier, Meter, WasteRow
from gongkai.web.conservation.services import (
    awards,
    carrying,
    inspecting,
    kitchen,
    waste,
    works,
)
from gongkai.web.conservation.services.kitchen import Run
from gongkai.web.conservation.services.publicising import publicise
from gongkai.web.conservation.services.waste import Carried
from gongkai.web.conservation.terms import terms
from gongkai.web.organs.models import Organ, Person

_DAY = date(2026, 11, 2)
# Kilograms a month; the sums of 2024 are those of the ledger workbook: 7200 and 5400.
_KITCHEN = (640, 430, 610, 600, 580, 620, 660, 650, 610, 560, 600, 640)
_OTHER = (480, 330, 450, 460, 430, 470, 490, 480, 460, 430, 440, 480)
_RECYCLED = {3: (186, "130.20"), 6: (204, "142.80"), 9: (178, "124.60"), 12: (231, "161.70")}
_YEARS = ((2024, 100, 12), (2025, 96, 12), (2026, 93, 10))
_LEFT = (14, 15, 13, 12, 12, 11, 12, 11, 12, 13, 13, 14)  # per cent that a month's runs left
_ROUNDS = (
    (1, "办公楼一层大厅", "照明", "长明灯", "值班后未关灯（示例）", 10, 3),
    (2, "锅炉房", "暖", "", "", 0, 0),
    (3, "办公楼三层卫生间", "水", "跑冒滴漏", "水龙头滴漏（示例）", 5, 2),
    (4, "配电室", "电", "", "", 0, 0),
    (5, "机关餐厅", "气", "", "", 0, 0),
    (6, "会议中心", "空调", "温度设置不当", "设定为22摄氏度（示例）", 2, 1),
    (7, "办公楼五层机房", "空调", "", "", 0, 0),
    (8, "办公楼二层", "电", "待机耗电", "下班后打印机未断电（示例）", 7, 4),
    (9, "办公楼四层卫生间", "水", "跑冒滴漏", "冲洗阀漏水（示例）", 7, 9),
    (10, "地下车库", "照明", "", "", 0, 0),
    (11, "供暖管道", "暖", "设备故障", "阀门不严（示例）", 10, 6),
    (12, "机关餐厅", "水", "", "", 0, 0),
)
_AUDITED = {
    "drawings": "竣工图纸、设备台账齐全（示例）", "bills": "电、水、气计量记录与账单一致（示例）",
    "figures": "三项指标均低于定额（示例）", "systems": "照明、供暖系统运行正常，灯具老旧（示例）",
    "advice": "此前未开展过能源审计（示例）", "potential": "照明改造、厨余就地处理有潜力（示例）",
    "plan": "年度计划已备案，未超过定额（示例）", "meters": "计量器具在检定有效期内（示例）",
}  # fmt: skip


def build(organs: dict[str, Organ], staff: dict[str, Person]) -> None:
    """As the clerk entered it, month after month."""
    centre, clerk = organs["jiguanshiwu"], staff["jingban"]
    carriers = _carriers(centre, clerk)
    for year, part, months in _YEARS:
        for month in range(1, months + 1):
            _waste(centre, (year, month), part, carriers, by=clerk)
            _run(centre, (year, month), part, by=clerk)
            _inspect(centre, (year, month), by=clerk)
    _mistake(centre, by=clerk)
    _store(centre, carriers["hazard"], by=clerk)
    _works(centre, staff)
    _awards(centre, by=clerk)
    column = centre.columns.get(key="others")
    publicise(centre, year=2025, subjects=("energy", "waste", "work"), column=column, by=clerk,
              at=datetime(2026, 3, 23, 2, tzinfo=UTC))  # fmt: skip


def _carriers(centre: Organ, by: Person) -> dict[str, Carrier]:
    names = {
        "kitchen": ("示例餐厨收运公司（示例）", "餐厨收运许可示例1号"),
        "other": ("示例环卫公司（示例）", "生活垃圾清运许可示例2号"),
        "hazard": ("示例危废处置公司（示例）", "危废经营许可示例3号"),
    }
    return {
        key: carrying.register(
            centre, name=name, licence=licence, contract=f"清运〔2024〕{at}号（示例）",
            since=date(2024, 1, 1), until=date(2026, 12, 31), by=by,
        )
        for at, (key, (name, licence)) in enumerate(names.items(), start=1)
    }  # fmt: skip


def _waste(
    centre: Organ, month: tuple[int, int], part: int, carriers: dict[str, Carrier], *, by: Person
) -> None:
    year, number = month
    at = datetime(year, number, 26, 2, tzinfo=UTC)
    for kind, site, kilos, to in (
        ("kitchen", "机关餐厅", _KITCHEN, "餐厨处理厂（示例）"),
        ("other", "办公区集中投放点", _OTHER, "生活垃圾焚烧厂（示例）"),
    ):
        for day, share in ((10, 45), (25, 55)):
            carried = Carried(
                on=date(year, number, day), site=site, kind=kind, carrier=carriers[kind],
                kg=Decimal(kilos[number - 1] * share * part) / 10_000, vehicle="示A00001",
                handler="王晓燕", receiver="司机（示例）", destination=to,
            )  # fmt: skip
            waste.enter(centre, carried=carried, day=_DAY, by=by, at=at)
    if number in _RECYCLED:
        kg, yuan = _RECYCLED[number]
        sold = Carried(
            on=date(year, number, 20), site="办公区集中投放点", kind="recyclable",
            kg=Decimal(kg), buyer="示例再生资源公司（示例）", yuan=Decimal(yuan), handler="王晓燕",
            destination="分拣中心（示例）",
        )  # fmt: skip
        waste.enter(centre, carried=sold, day=_DAY, by=by, at=at)


def _mistake(centre: Organ, *, by: Person) -> None:
    """A weight that was misread, and corrected with its reason."""
    row = WasteRow.objects.filter(organ=centre, kind="other", on=date(2026, 5, 25)).get()
    said = {name: getattr(row, name) for name in Carried.__dataclass_fields__}
    right = Carried(**{**said, "kg": Decimal("202.4")})
    waste.correct(row, carried=right, why="过磅单看错一行（示例）", day=_DAY, by=by,
                  at=datetime(2026, 5, 28, 2, tzinfo=UTC))  # fmt: skip


def _run(centre: Organ, month: tuple[int, int], part: int, *, by: Person) -> None:
    """One row a month: the sum of the machine's runs."""
    year, number = month
    put_in = Decimal(_KITCHEN[number - 1] * part * 60) / 10_000
    run = Run(
        on=date(year, number, 27), site="机关餐厅一体化处理机（示例）", input_kg=put_in,
        residue_kg=put_in * _LEFT[number - 1] / 100, water_kg=put_in * 60 / 100,
        oil_kg=put_in * 2 / 100, kwh=put_in * 15 / 100, hours=Decimal(22),
        upkeep="清洗滤网、补充菌种（示例）" if number % 3 == 0 else "",
    )  # fmt: skip
    at = datetime(year, number, 28, 2, tzinfo=UTC)
    kitchen.enter(centre, run=run, why="按月合计登记（示例）", day=_DAY, by=by, at=at)


def _inspect(centre: Organ, month: tuple[int, int], *, by: Person) -> None:
    """One place a month; what was found in the last month is not mended yet."""
    year, number = month
    _, place, system, finding, words, due, mended = _ROUNDS[number - 1]
    if month == (2026, 10):
        finding, words, due, mended = "设备故障", "两盏灯具不亮（示例）", 20, 0
    on = date(year, number, 15)
    made = inspecting.inspect(
        centre, on=on, place=place, system=system, inspector="王晓燕、值班员", finding=finding,
        words=words, due=on + timedelta(days=due) if finding else None, day=_DAY, by=by,
        at=datetime(year, number, 15, 8, tzinfo=UTC),
    )  # fmt: skip
    if mended:
        inspecting.fix(
            made, fix="已修理、复位，并提醒科室（示例）", on=on + timedelta(days=mended),
            fixer="维修班（示例）", by=by,
        )  # fmt: skip


def _store(centre: Organ, carrier: Carrier, *, by: Person) -> None:
    """Lamps of 2024 went in time; batteries have been there for too long."""
    lamps = carrying.store(centre, site="三号库房", what="废旧灯管（示例）", kg=Decimal("18.5"),
                           since=date(2024, 2, 5), by=by)  # fmt: skip
    carrying.hand(lamps, on=date(2024, 11, 20), carrier=carrier, vehicle="示A00002",
                  handler="王晓燕", receiver="押运员（示例）", destination="危废处置中心（示例）",
                  by=by, at=datetime(2024, 11, 20, 2, tzinfo=UTC), day=_DAY)  # fmt: skip
    carrying.store(centre, site="三号库房", what="废电池（示例）", kg=Decimal("6.2"),
                   since=date(2025, 11, 10), by=by)  # fmt: skip
    carrying.store(centre, site="三号库房", what="废旧灯管（示例）", kg=Decimal(9),
                   since=date(2026, 6, 8), by=by)  # fmt: skip


def _works(centre: Organ, staff: dict[str, Person]) -> None:
    """An audit of 2023; the kitchen's machine of 2024; lamps under a contract, measured."""
    clerk = staff["jingban"]
    audit = _audit(centre, staff)
    machine = works.open_project(
        centre, name="厨余垃圾就地化处置（示例）", what="机关餐厅安装厨余垃圾一体化处理机",
        way="own", begun=date(2023, 11, 6), yuan=Decimal(180_000), audit=None, by=clerk,
    )  # fmt: skip
    works.finish_project(machine, on=date(2024, 1, 8), accepted="验收合格（示例）", by=clerk)
    lamps = works.open_project(
        centre, name="办公楼照明改造（示例）", what="更换灯具，分区控制，合同期内分享节能效益",
        way="contract", begun=date(2025, 1, 6), partner="示例节能服务公司（示例）",
        contract="合同能源〔2025〕1号（示例）", until=date(2029, 12, 31), share=Decimal(70),
        audit=audit, by=clerk,
    )  # fmt: skip
    works.finish_project(lamps, on=date(2025, 1, 24), accepted="验收合格（示例）", by=clerk)
    works.measure_project(
        lamps, meter=Meter.objects.get(organ=centre, kind="electricity"), months=11,
        before_from=date(2024, 2, 1), after_from=date(2025, 2, 1),
        note="用能人数和面积没有变化（示例）", by=clerk,
    )  # fmt: skip


def _audit(centre: Organ, staff: dict[str, Person]) -> Audit:
    made = works.open_audit(
        centre, first=date(2023, 1, 1), last=date(2023, 12, 31), auditor="能源审计单位（示例）",
        by=staff["jingban"],
    )  # fmt: skip
    for key in terms().audit_items:
        works.tell_item(made, key=key, found=_AUDITED[key], by=staff["jingban"])
    return works.close_audit(
        made, on=date(2024, 6, 21), conclusion="建议改造照明，落实分区控制（示例）",
        by=staff["kezhang"],
    )  # fmt: skip


def _awards(centre: Organ, *, by: Person) -> None:
    """A title to be looked at again, one that is being worked for; the plans of the years."""
    held = awards.begin(centre, kind="节约型机关", standard="GB/T 29118—2023（示例）",
                        on=date(2023, 9, 4), by=by)  # fmt: skip
    for area, name, full, score in (
        ("组织管理与制度", "制度、岗位、台账（示例）", 30, 27),
        ("绿色办公", "绿色采购和出行（示例）", 25, 22),
        ("生活垃圾分类", "分类投放和台账（示例）", 25, 24),
        ("宣传教育", "宣传活动（示例）", 20, 17),
    ):
        awards.set_item(held, area=area, name=name, full=Decimal(full), score=Decimal(score),
                        evidence="台账（示例）", by=by)  # fmt: skip
    awards.set_item(held, area="设施设备", name="完成年度节能目标（示例）", met=True, by=by)
    awards.grant(held, approver="自治区机关事务管理部门（示例）", number="示例〔2024〕5号",
                 on=date(2024, 1, 15), until=date(2027, 1, 14), recheck=date(2026, 12, 18),
                 by=by)  # fmt: skip
    water = awards.begin(centre, kind="节水型单位", standard="自治区评价标准（示例）",
                         on=date(2026, 4, 7), by=by)  # fmt: skip
    awards.set_item(water, area="设施设备", name="节水器具普及率100%（示例）", met=True, by=by)
    for year in (2024, 2025, 2026):
        plan = awards.set_plan(
            centre, year=year, number=f"示例〔{year}〕3号", statistician="王晓燕", post="马建国",
            measures="分解指标到科室，按月公示用量，改造照明，推进垃圾分类（示例）", by=by,
        )  # fmt: skip
        awards.file_plan(plan, on=date(year, 2, 20), filed_with="自治区机关事务管理部门（示例）",
                         by=by)  # fmt: skip

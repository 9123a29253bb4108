"""The things of the registers: waste, runs, inspections, works, awards, plans, in every state."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import count
from typing import Any

from gongkai.web.conservation.models import (
    Audit,
    Award,
    Carrier,
    HazardLot,
    Inspection,
    KitchenRun,
    Photo,
    Project,
    WasteRow,
    YearPlan,
)
from gongkai.web.conservation.plausible import Typed
from gongkai.web.conservation.services import (
    awards,
    carrying,
    inspecting,
    kitchen,
    metering,
    waste,
    works,
)
from gongkai.web.conservation.services.kitchen import Run
from gongkai.web.conservation.services.waste import Carried
from gongkai.web.conservation.terms import terms
from gongkai.web.organs.models import Organ, Person
from gongkai.web.uploads.models import State, Upload
from tests.web.things import Kind

Hire = Callable[..., Person]
DAY = date(2025, 3, 4)
AT = datetime(2025, 3, 4, 2, tzinfo=UTC)
_fresh = count(1)


def carrier(organ: Organ, hire: Hire | None = None, **more: Any) -> Carrier:
    given = {"since": date(2023, 1, 1), "until": date(2025, 12, 31), **more}
    number = next(_fresh)
    return carrying.register(
        organ, name=f"某环卫公司{number}", licence="许可1号", contract=f"合同{number}", by=None,
        **given,
    )  # fmt: skip


def ended_carrier(organ: Organ, hire: Hire | None = None) -> Carrier:
    return carrying.end(carrier(organ), reason="换了单位", by=None)


def carried(organ: Organ, **more: Any) -> Carried:
    given = {"on": date(2024, 3, 5), "site": "机关餐厅", "kind": "kitchen", "kg": Decimal(80),
             **more}  # fmt: skip
    if given["kind"] != "recyclable" and "carrier" not in given:
        given["carrier"] = Carrier.objects.filter(organ=organ).first() or carrier(organ)
    return Carried(**given)


def row(organ: Organ, hire: Hire | None = None, **more: Any) -> WasteRow:
    return waste.enter(organ, carried=carried(organ, **more), day=DAY, by=None, at=AT)


def replaced_row(organ: Organ, hire: Hire | None = None) -> WasteRow:
    made = row(organ)
    new = carried(organ, kg=Decimal(90))
    waste.correct(made, carried=new, why="称错", day=DAY, by=None, at=AT)
    return WasteRow.objects.get(pk=made.pk)


def lot(organ: Organ, hire: Hire | None = None, **more: Any) -> HazardLot:
    given = {"since": date(2024, 5, 6), **more}
    return carrying.store(organ, site="库房", what="废灯管", kg=Decimal(6), by=None, **given)


def handed(organ: Organ, hire: Hire | None = None) -> HazardLot:
    made = lot(organ)
    carrying.hand(made, on=date(2024, 9, 2), carrier=carrier(organ), by=None, at=AT, day=DAY)
    return HazardLot.objects.get(pk=made.pk)


def run(organ: Organ, hire: Hire | None = None, **more: Any) -> KitchenRun:
    given = {"on": date(2024, 3, 5), "site": "一体机", "input_kg": Decimal(100),
             "residue_kg": Decimal(12), **more}  # fmt: skip
    return kitchen.enter(organ, run=Run(**given), day=DAY, by=None, at=AT)


def replaced_run(organ: Organ, hire: Hire | None = None) -> KitchenRun:
    made = run(organ)
    kitchen.correct(made, run=None, why="没有运行", day=DAY, by=None, at=AT)
    return KitchenRun.objects.get(pk=made.pk)


def clear(organ: Organ, hire: Hire | None = None, **more: Any) -> Inspection:
    given = {"on": date(2024, 3, 5), **more}
    return inspecting.inspect(
        organ, place="三层卫生间", system="水", inspector="张某", day=DAY, by=None, at=AT, **given
    )


def found(organ: Organ, hire: Hire | None = None, **more: Any) -> Inspection:
    return clear(organ, finding="跑冒滴漏", due=more.pop("due", date(2024, 3, 15)), **more)


def fixed(organ: Organ, hire: Hire | None = None) -> Inspection:
    return inspecting.fix(found(organ), fix="更换阀门", on=date(2024, 3, 8), fixer="李某", by=None)


def photo(organ: Organ, hire: Hire | None = None) -> Photo:
    """Of a file that has not been looked into yet: nobody is given it, its page says so."""
    upload = Upload.objects.create(
        organ=organ, name="照片.png", kind="png", size=1, sha256="0" * 64, at=AT,
        stored=f"none-{next(_fresh)}", state=State.QUARANTINED,
    )  # fmt: skip
    return Photo.objects.create(organ=organ, upload=upload, inspection=found(organ), at=AT)


def audit(organ: Organ, hire: Hire | None = None) -> Audit:
    return works.open_audit(
        organ, first=date(2023, 1, 1), last=date(2023, 12, 31), auditor="某审计公司", by=None
    )


def closed_audit(organ: Organ, hire: Hire | None = None) -> Audit:
    made = audit(organ)
    for key in terms().audit_items:
        works.tell_item(made, key=key, found="符合", by=None)
    return works.close_audit(made, on=date(2024, 2, 5), conclusion="照明可改造", by=None)


def project(organ: Organ, hire: Hire | None = None, **more: Any) -> Project:
    given = {"way": "own", "begun": date(2024, 1, 8), **more}
    return works.open_project(organ, name="照明改造", what="更换灯具", by=None, **given)


def done_project(organ: Organ, hire: Hire | None = None) -> Project:
    made = project(organ)
    return works.finish_project(made, on=date(2024, 1, 20), accepted="合格", by=None)


def measured(organ: Organ, hire: Hire | None = None) -> Project:
    made = done_project(organ)
    meter = metering.open_meter(
        organ, kind="electricity", name=f"照明{next(_fresh)}", way="bill",
        opened=date(2023, 1, 1), by=None,
    )  # fmt: skip
    for year, used in ((2023, 1000), (2024, 800)):
        for month in (2, 3):
            metering.read(meter, year=year, month=month, typed=Typed(quantity=Decimal(used)),
                          day=DAY, by=None, at=AT)  # fmt: skip
    return works.measure_project(
        made, meter=meter, before_from=date(2023, 2, 1), after_from=date(2024, 2, 1), months=2,
        by=None,
    )  # fmt: skip


def award(organ: Organ, hire: Hire | None = None) -> Award:
    return awards.begin(
        organ, kind="节约型机关", standard="示例标准", on=date(2023, 3, 1), by=None
    )


def granted(organ: Organ, hire: Hire | None = None, **more: Any) -> Award:
    given = {"on": date(2024, 6, 3), "until": date(2027, 6, 2), **more}
    return awards.grant(award(organ), approver="某县机关事务中心", by=None, **given)


def ended_award(organ: Organ, hire: Hire | None = None) -> Award:
    return awards.end(award(organ), reason="不再创建", by=None)


def plan(organ: Organ, hire: Hire | None = None) -> YearPlan:
    taken = set(YearPlan.objects.filter(organ=organ).values_list("year", flat=True))
    free = next(year for year in range(2021, 2100) if year not in taken)
    return awards.set_plan(organ, year=free, measures="更换灯具", statistician="张某", by=None)


def filed_plan(organ: Organ, hire: Hire | None = None) -> YearPlan:
    return awards.file_plan(plan(organ), on=DAY, filed_with="某县机关事务中心", by=None)


REGISTERS = (
    Kind(model=Carrier, prefix="carriers/<int:pk>/",
         states={"current": carrier, "ended": ended_carrier}),
    Kind(model=WasteRow, prefix="waste-rows/<int:pk>/",
         states={"standing": row, "replaced": replaced_row}),
    Kind(model=HazardLot, prefix="hazard-lots/<int:pk>/",
         states={"stored": lot, "handed": handed}),
    Kind(model=KitchenRun, prefix="kitchen-runs/<int:pk>/",
         states={"standing": run, "replaced": replaced_run}),
    Kind(model=Inspection, prefix="inspections/<int:pk>/",
         states={"clear": clear, "open": found, "fixed": fixed}),
    Kind(model=Photo, prefix="energy-photos/<int:pk>/", states={"kept": photo}),
    Kind(model=Audit, prefix="energy-audits/<int:pk>/",
         states={"open": audit, "closed": closed_audit}),
    Kind(model=Project, prefix="energy-projects/<int:pk>/",
         states={"planned": project, "done": done_project, "measured": measured}),
    Kind(model=Award, prefix="awards/<int:pk>/",
         states={"preparing": award, "granted": granted, "ended": ended_award}),
    Kind(model=YearPlan, prefix="energy-plans/<int:pk>/",
         states={"draft": plan, "filed": filed_plan}),
)  # fmt: skip

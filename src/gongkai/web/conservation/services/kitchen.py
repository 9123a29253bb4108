"""Acts about kitchen waste that is treated on the spot: enter a run, correct it."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from gongkai.web.conservation.models import KitchenRun
from gongkai.web.conservation.sums import reduced
from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run as it is typed."""

    on: date
    site: str
    input_kg: Decimal
    residue_kg: Decimal
    water_kg: Decimal | None = None
    oil_kg: Decimal | None = None
    kwh: Decimal | None = None
    hours: Decimal | None = None
    upkeep: str = ""


@transaction.atomic
def enter(
    organ: Organ, *, run: Run, why: str = "", day: date, by: Person | None, at: datetime
) -> KitchenRun:
    """Enter one run."""
    made = _keep(organ, run, why=why, day=day, by=by, at=at)
    record("kitchen.enter", made, by=by, organ=organ.pk, words=_told(made))
    return made


@transaction.atomic
def correct(
    kept: KitchenRun, *, run: Run | None, why: str, day: date, by: Person | None, at: datetime
) -> KitchenRun:
    """Put another run in its place; `run` None takes it back. The old one stays."""
    organ = Organ.objects.select_for_update().get(pk=kept.organ_id)
    if KitchenRun.objects.filter(corrects=kept).exists():
        raise Refused("这一条已经更正过，请更正现行的一条")
    if run is None:
        made = KitchenRun.objects.create(
            organ=organ, on=kept.on, site=kept.site, why=why, corrects=kept, by=by, at=at
        )
    else:
        made = _keep(organ, run, why=why, day=day, by=by, at=at, corrects=kept)
    words = f"更正{kept}，原为{_told(kept)}；现为{_told(made)}：{why}"
    record("kitchen_run.correct", made, by=by, organ=organ.pk, words=words)
    return made


def _keep(
    organ: Organ, run: Run, *, why: str, day: date, by: Person | None, at: datetime,
    corrects: KitchenRun | None = None,
) -> KitchenRun:  # fmt: skip
    if run.on > day:
        raise Refused("日期不能晚于今天", field="on")
    if run.input_kg <= 0:
        raise Refused("投入应大于零", field="input_kg")
    if run.residue_kg > run.input_kg:
        raise Refused("残渣多于投入，请核对", field="residue_kg")
    out = run.residue_kg + (run.water_kg or 0) + (run.oil_kg or 0)
    if out > run.input_kg and not why.strip():
        told = f"残渣、出水、油脂共{out.normalize():f}千克，多于投入"
        raise Refused(f"{told}。属实的（如加水处理）请写明说明", field="why")
    if run.hours is not None and run.hours > 24:
        raise Refused("一日的运行时数不超过24小时", field="hours")
    return KitchenRun.objects.create(
        organ=organ,
        why=why.strip(),
        corrects=corrects,
        by=by,
        at=at,
        **{name: getattr(run, name) for name in Run.__dataclass_fields__},
    )


def _told(run: KitchenRun) -> str:
    if run.input_kg is None or run.residue_kg is None:
        return f"{run}撤回"
    cut = reduced(run.input_kg, run.residue_kg)
    return (
        f"{run}投入{run.input_kg.normalize():f}千克，残渣{run.residue_kg.normalize():f}千克，"
        f"减量{cut}%"
    )

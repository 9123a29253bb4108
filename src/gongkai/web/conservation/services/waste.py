"""Acts about the waste ledger: enter a row, correct it."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from gongkai.law.energy import rounded
from gongkai.web.conservation.local import densities_of
from gongkai.web.conservation.models import Carrier, WasteRow
from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person

_CITES = "《固体废物污染环境防治法》第四十九条"


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What was carried away, as it is typed: weighed, or bins of so many litres."""

    on: date
    site: str
    kind: str
    kg: Decimal | None = None
    bins: int | None = None
    litres: Decimal | None = None
    factor: Decimal | None = None
    carrier: Carrier | None = None
    vehicle: str = ""
    handler: str = ""
    receiver: str = ""
    destination: str = ""
    buyer: str = ""
    yuan: Decimal | None = None


@transaction.atomic
def enter(
    organ: Organ, *, carried: Carried, why: str = "", day: date, by: Person | None, at: datetime
) -> WasteRow:
    """Enter one carrying-away."""
    made = keep(organ, carried=carried, why=why, day=day, by=by, at=at)
    record("waste.enter", made, by=by, organ=organ.pk, words=_told(made), cites=_CITES)
    return made


def keep(
    organ: Organ, *, carried: Carried, why: str = "", source: str = "", day: date,
    corrects: WasteRow | None = None, by: Person | None, at: datetime,
) -> WasteRow:  # fmt: skip
    """The same as a part of another act, inside its transaction."""
    sound = weighed(carried, organ)
    _refuse_odd(organ, sound, day)
    return WasteRow.objects.create(
        organ=organ,
        why=why,
        source=source,
        corrects=corrects,
        by=by,
        at=at,
        **{name: getattr(sound, name) for name in Carried.__dataclass_fields__},
    )


def weighed(carried: Carried, organ: Organ) -> Carried:
    """With its weight: as it was weighed, or bins × litres × the weight of a litre there."""
    if carried.bins is None and carried.litres is None:
        if carried.kg is None:
            raise Refused("请填写重量，或者桶数和每桶容积", field="kg")
        return replace(carried, factor=None)
    if carried.kg is not None:
        raise Refused("重量和桶数只填一种", field="kg")
    if not carried.bins or not carried.litres:
        raise Refused("桶数和每桶容积应同时填写", field="bins")
    factor = carried.factor or densities_of(organ, day=carried.on)[carried.kind]
    return replace(carried, kg=rounded(carried.bins * carried.litres * factor), factor=factor)


def _refuse_odd(organ: Organ, carried: Carried, day: date) -> None:
    if carried.on > day:
        raise Refused("日期不能晚于今天", field="on")
    if carried.kg is None or not 0 < carried.kg < 10**6:
        raise Refused("重量应大于零，并且小于一千吨", field="kg")
    if carried.kind != "recyclable" and (carried.buyer or carried.yuan is not None):
        raise Refused("只有可回收物填写收购单位和收入", field="buyer")
    carrier = carried.carrier
    if carrier is None:
        if carried.kind != "recyclable":
            raise Refused("请选择清运单位", field="carrier")
        return
    if carrier.organ_id != organ.pk:
        raise Refused("不是本机关登记的清运单位", field="carrier")
    if not carrier.since <= carried.on <= carrier.until:
        span = f"{carrier.since}至{carrier.until}"
        raise Refused(f"“{carrier}”的合同有效期为{span}", field="carrier")


@transaction.atomic
def correct(
    row: WasteRow, *, carried: Carried | None, why: str, day: date, by: Person | None, at: datetime
) -> WasteRow:
    """Put another row in its place; `carried` None takes it back. The old one stays."""
    organ = Organ.objects.select_for_update().get(pk=row.organ_id)
    if WasteRow.objects.filter(corrects=row).exists():
        raise Refused("这一条已经更正过，请更正现行的一条")
    if carried is None:
        made = WasteRow.objects.create(
            organ=organ,
            on=row.on,
            site=row.site,
            kind=row.kind,
            why=why,
            corrects=row,
            by=by,
            at=at,
        )
    else:
        made = keep(organ, carried=carried, why=why, day=day, corrects=row, by=by, at=at)
    words = f"更正{row}，原为{_amount(row)}，现为{_amount(made)}：{why}"
    record("waste_row.correct", made, by=by, organ=organ.pk, words=words)
    return made


def _told(made: WasteRow) -> str:
    by_whom = f"，{made.carrier}清运" if made.carrier else ""
    return f"{made}{_amount(made)}{by_whom}{counted(made)}"


def counted(row: WasteRow) -> str:
    """How the weight was worked out, where it was not weighed."""
    if row.bins is None or row.litres is None or row.factor is None:
        return ""
    return f"（{row.bins}桶×{row.litres.normalize():f}升×{row.factor.normalize():f}千克/升）"


def _amount(row: WasteRow) -> str:
    return "撤回" if row.kg is None else f"{row.kg.normalize():f}千克"

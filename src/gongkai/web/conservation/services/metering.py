"""Acts about meters and what is read from them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Q

from gongkai.web.conservation.models import Meter, Reading
from gongkai.web.conservation.names import KINDS
from gongkai.web.conservation.plausible import Doubt, Known, Typed, Weight, counted, doubts
from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person

_MOST = Decimal(10**11)
_WORDS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What a month was found to be: the use, and the answers to it."""

    quantity: Decimal | None
    doubts: tuple[Doubt, ...]


@transaction.atomic
def open_meter(
    organ: Organ, *, kind: str, name: str, way: str, opened: date, number: str = "",
    place: str = "", multiplier: Decimal = Decimal(1), turns_at: Decimal | None = None,
    by: Person | None,
) -> Meter:  # fmt: skip
    """Enter a meter, or an account that is billed."""
    Organ.objects.select_for_update().get(pk=organ.pk)
    if Meter.objects.filter(organ=organ, name=name).exists():
        raise Refused(f"已有名称为“{name}”的表计", field="name")
    made = Meter.objects.create(
        organ=organ, kind=kind, name=name, way=way, opened=opened, number=number, place=place,
        multiplier=multiplier, turns_at=turns_at,
    )  # fmt: skip
    words = f"登记{KINDS[kind]}表计“{name}”，{made.get_way_display()}"
    record("meter.open", made, by=by, organ=organ.pk, words=words,
           cites="《公共机构节能条例》第十四条")  # fmt: skip
    return made


@transaction.atomic
def remove_meter(meter: Meter, *, on: date, reason: str, by: Person | None) -> Meter:
    """It was taken out; what it told stays."""
    kept = Meter.objects.select_for_update().get(pk=meter.pk)
    if kept.state == Meter.State.REMOVED:
        raise Refused(f"表计已于{kept.removed}拆除")
    later = Reading.objects.filter(meter=kept, corrected_by=None).filter(
        Q(year__gt=on.year) | Q(year=on.year, month__gt=on.month)
    )
    if on < kept.opened or later.exists():
        raise Refused("拆除日期早于启用日期或者最后一次用量", field="on")
    kept.removed, kept.state = on, Meter.State.REMOVED
    kept.save(update_fields=["removed", "state"])
    words = f"拆除表计“{kept}”：{reason}"
    record("meter.remove", kept, by=by, organ=kept.organ_id, words=words)
    return kept


def judge(
    meter: Meter, *, year: int, month: int, typed: Typed, before: Sequence[Known] | None = None
) -> Judged:
    """Work the use of a month out and look at it; nothing is kept."""
    quantity, wrong = typed.quantity, None
    if meter.way == Meter.Way.COUNTER:
        quantity, wrong = counted(typed, multiplier=meter.multiplier, turns_at=meter.turns_at)
    elif quantity is None:
        wrong = Doubt(weight=Weight.MEND, field="quantity", words="没有填写用量")
    if wrong is not None or quantity is None:
        return Judged(quantity=None, doubts=(wrong,) if wrong else ())
    if abs(quantity) >= _MOST:
        big = Doubt(weight=Weight.MEND, field="quantity", words="用量过大，请核对倍率和读数")
        return Judged(quantity=None, doubts=(big,))
    quantity = round(quantity, 3)
    held = known_before(meter, year=year, month=month) if before is None else before
    found = doubts(typed, quantity=quantity, kind=meter.energy, before=held)
    return Judged(quantity=quantity, doubts=found)


def known_before(meter: Meter, *, year: int, month: int) -> tuple[Known, ...]:
    """The last twelve known months before a month, the last one last."""
    found = Reading.objects.filter(meter=meter, corrected_by=None).exclude(quantity=None).filter(
        Q(year__lt=year) | Q(year=year, month__lt=month)
    )  # fmt: skip
    rows = list(found.order_by("-year", "-month").values_list("end", "quantity", "yuan")[:12])
    return tuple(
        Known(end=end, quantity=quantity, yuan=yuan)
        for end, quantity, yuan in reversed(rows)
        if quantity is not None
    )


@transaction.atomic
def read(
    meter: Meter, *, year: int, month: int, typed: Typed, why: str = "", day: date,
    by: Person | None, at: datetime,
) -> Reading:  # fmt: skip
    """Enter a month for the first time; what looks odd is explained or not taken."""
    made = enter(meter, year=year, month=month, typed=typed, why=why, day=day, by=by, at=at)
    record("meter.read", made, by=by, organ=made.organ.pk, words=_told(made),
           cites="《公共机构节能条例》第十五条")  # fmt: skip
    return made


def enter(
    meter: Meter, *, year: int, month: int, typed: Typed, why: str = "", source: str = "",
    day: date, by: Person | None, at: datetime,
) -> Reading:  # fmt: skip
    """The same as a part of another act, inside its transaction."""
    held = Meter.objects.select_for_update().get(pk=meter.pk)
    _in_time(held, year=year, month=month, day=day)
    if Reading.objects.filter(meter=held, year=year, month=month, corrects=None).exists():
        raise Refused(f"{year}年{month}月已经登记，改动请用更正", field="month")
    return _keep(held, year=year, month=month, typed=typed, why=why, source=source, by=by, at=at)


@transaction.atomic
def correct(
    reading: Reading, *, typed: Typed | None, why: str, source: str = "", by: Person | None,
    at: datetime,
) -> Reading:  # fmt: skip
    """Put another reading in its place; `typed` None takes it back. The old one stays."""
    meter = Meter.objects.select_for_update().get(pk=reading.meter_id)
    if Reading.objects.filter(corrects=reading).exists():
        raise Refused("这一条已经更正过，请更正现行的一条")
    where = {"year": reading.year, "month": reading.month}
    if typed is None:
        made = Reading.objects.create(
            meter=meter, **where, why=why, source=source, corrects=reading, by=by, at=at
        )
    else:
        made = _keep(
            meter, **where, typed=typed, why=why, source=source, corrects=reading, by=by, at=at
        )
    old = "没有数据" if reading.quantity is None else f"{reading.quantity.normalize():f}"
    words = f"更正{made}用量，原为{old}，{_amount(made)}：{why}"
    record("reading.correct", made, by=by, organ=meter.organ_id, words=words)
    return made


def _keep(
    meter: Meter, *, year: int, month: int, typed: Typed, why: str, source: str,
    by: Person | None, at: datetime, corrects: Reading | None = None,
) -> Reading:  # fmt: skip
    judged = judge(meter, year=year, month=month, typed=typed)
    for each in judged.doubts:
        if each.weight is Weight.MEND:
            raise Refused(each.words, field=each.field)
    if len(why) > _WORDS:
        raise Refused(f"说明超过{_WORDS}字", field="why")
    odd = "；".join(each.words for each in judged.doubts)
    if odd and not why.strip():
        raise Refused(f"{odd}。属实的请写明说明", field="why")
    return Reading.objects.create(
        meter=meter, year=year, month=month, start=typed.start, end=typed.end, yuan=typed.yuan,
        turned_over=typed.turned_over, quantity=judged.quantity, doubts=odd[:400],
        why=why.strip(), source=source, corrects=corrects, by=by, at=at,
    )  # fmt: skip


def _in_time(meter: Meter, *, year: int, month: int, day: date) -> None:
    if (year, month) > (day.year, day.month):
        raise Refused(f"{year}年{month}月还没有到", field="month")
    if not meter.runs_in(year, month):
        raise Refused(f"{year}年{month}月“{meter}”不在用", field="month")


def _told(made: Reading) -> str:
    words = f"{made}用量{_amount(made)}"
    return f"{words}；{made.doubts}：{made.why}" if made.doubts else words


def _amount(made: Reading) -> str:
    if made.quantity is None:
        return "撤回"
    paid = "" if made.yuan is None else f"，{made.yuan:f}元"
    return f"{made.quantity.normalize():f}{made.meter.energy.unit}{paid}"

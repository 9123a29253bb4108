"""The sheet of a month: every meter in use with its boxes, kept whole or not at all."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from django.db import transaction

from gongkai.web.conservation.models import Meter, Reading
from gongkai.web.conservation.plausible import Typed
from gongkai.web.conservation.services import metering
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person


@dataclass(frozen=True, slots=True)
class Box:
    """One box of the sheet."""

    name: str
    label: str
    value: str
    error: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One meter: what stands already, or the boxes to fill in."""

    meter: Meter
    reading: Reading | None
    boxes: Mapping[str, Box]

    @property
    def error(self) -> str:
        """What is wrong with the row."""
        return "；".join(box.error for box in self.boxes.values() if box.error)


_LABELS = {"start": "起数", "end": "止数", "quantity": "用量", "yuan": "金额", "why": "说明"}


def rows(
    organ: Organ, *, year: int, month: int, typed: Mapping[str, str], errors: Mapping[str, str]
) -> tuple[Row, ...]:
    """The sheet as it is kept, or as it was typed with what is wrong."""
    meters = [each for each in Meter.objects.filter(organ=organ).order_by("pk")
              if each.runs_in(year, month)]  # fmt: skip
    held = {each.meter_id: each for each in _standing(organ, year, month)}
    ends = _ends(organ, year, month)
    return tuple(
        Row(each, held.get(each.pk),
            {} if each.pk in held else _boxes(each, ends.get(each.pk), typed, errors))
        for each in meters
    )  # fmt: skip


def _standing(organ: Organ, year: int, month: int) -> list[Reading]:
    found = Reading.objects.filter(meter__organ=organ, year=year, month=month, corrected_by=None)
    return list(found)


def _ends(organ: Organ, year: int, month: int) -> dict[int, Decimal]:
    """Where each counter ended the month before: the start that is offered."""
    before = (year, month - 1) if month > 1 else (year - 1, 12)
    found = _standing(organ, *before)
    return {each.meter_id: each.end for each in found if each.end is not None}


def _boxes(
    meter: Meter, end: Decimal | None, typed: Mapping[str, str], errors: Mapping[str, str]
) -> dict[str, Box]:
    counter = meter.way == Meter.Way.COUNTER
    names = ("start", "end", "yuan", "why") if counter else ("quantity", "yuan", "why")
    offered = {"start": f"{end.normalize():f}"} if end is not None else {}
    return {
        name: Box(
            box := f"{meter.pk}|{name}", f"{meter}{_LABELS[name]}",
            typed.get(box, offered.get(name, "")), errors.get(box, ""),
        )
        for name in names
    }  # fmt: skip


def save(
    organ: Organ, *, year: int, month: int, typed: Mapping[str, str], day: date,
    by: Person | None, at: datetime,
) -> tuple[int, dict[str, str]]:  # fmt: skip
    """Keep every row that is filled in, or none and say what is wrong with which box."""
    errors: dict[str, str] = {}
    kept = 0
    with transaction.atomic():
        for row in rows(organ, year=year, month=month, typed=typed, errors={}):
            if row.reading is not None or not _filled(row):
                continue
            try:
                given = {name: box.value for name, box in row.boxes.items()}
                metering.read(
                    row.meter, year=year, month=month, typed=_typed(given), why=given["why"],
                    day=day, by=by, at=at,
                )  # fmt: skip
                kept += 1
            except Refused as refused:
                name = refused.field if refused.field in row.boxes else "why"
                errors[f"{row.meter.pk}|{name}"] = str(refused)
        if errors:
            transaction.set_rollback(True)
    return kept, errors


def _filled(row: Row) -> bool:
    """Whether anything but the offered start was typed."""
    return any(box.value.strip() for name, box in row.boxes.items() if name != "start")


def _typed(given: Mapping[str, str]) -> Typed:
    numbers = {
        name: _number(given[name], name)
        for name in ("start", "end", "quantity", "yuan")
        if name in given
    }
    return Typed(**numbers)  # type: ignore[arg-type]


def _number(text: str, name: str) -> Decimal | None:
    cleaned = text.strip().replace(",", "").replace("，", "")
    if not cleaned:
        return None
    places = 2 if name == "yuan" else 3
    try:
        number = Decimal(cleaned)
    except InvalidOperation as odd:
        raise Refused(f"{_LABELS[name]}“{text}”不是数字", field=name) from odd
    if not number.is_finite() or abs(number) >= 10**11 or number != round(number, places):
        raise Refused(f"{_LABELS[name]}“{text}”应为不超过{places}位小数的数字", field=name)
    return number

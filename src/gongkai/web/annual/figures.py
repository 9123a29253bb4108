"""The grid of a year's figures of other systems: months across, items down."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation

from django.db import transaction

from gongkai.web.annual.models import MonthlyFigure
from gongkai.web.annual.models.figure import Item
from gongkai.web.annual.services.drafting import enter_figure
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person

MONTHS = range(1, 13)
DECIDED = (Item.PERMIT, Item.PENALTY, Item.COERCION)


@dataclass(frozen=True, slots=True)
class Box:
    """One cell of the grid: its name in the form, what stands in it, what is wrong with it."""

    name: str
    label: str
    value: str
    error: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One item or fee: its boxes of twelve months, its source, its proof and its sum."""

    item: Item
    name: str
    title: str
    boxes: tuple[Box, ...]
    source: str
    proof: str
    total: Decimal


def rows(
    organ: Organ, *, year: int, typed: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
) -> tuple[Row, ...]:  # fmt: skip
    """The grid as it is kept, or as it was typed with what is wrong beside each box."""
    held = {
        (each.item, each.name, each.month): each
        for each in MonthlyFigure.objects.filter(organ=organ, year=year)
    }
    fees = sorted({name for item, name, _ in held if item == Item.INCOME})
    lines = [*((item, "") for item in DECIDED), *((Item.INCOME, name) for name in fees)]
    return tuple(_row(item, name, held, typed or {}, errors or {}) for item, name in lines)


def _row(
    item: Item, name: str, held: Mapping[tuple[str, str, int], MonthlyFigure],
    typed: Mapping[str, str], errors: Mapping[str, str],
) -> Row:  # fmt: skip
    title = name or item.label
    boxes, total, source, proof = [], Decimal(0), "", ""
    for month in MONTHS:
        box = f"{item}|{name}|{month}"
        figure = held.get((item, name, month))
        number = None if figure is None else (figure.yuan if item == Item.INCOME else figure.count)
        total += number or 0
        source, proof = (figure.source, figure.proof) if figure else (source, proof)
        shown = typed.get(box, "" if number is None else f"{number}")
        boxes.append(Box(box, f"{title} {month}月", shown, errors.get(box, "")))
    source = typed.get(f"{item}|{name}|source", source)
    proof = typed.get(f"{item}|{name}|proof", proof)
    return Row(item, name, title, tuple(boxes), source, proof, total)


def save(
    organ: Organ, *, year: int, typed: Mapping[str, str], by: Person | None, at: datetime
) -> dict[str, str]:
    """Keep every box, or none and say what is wrong with which."""
    errors: dict[str, str] = {}
    with transaction.atomic():
        for item, name, month, text in _boxes(typed):
            try:
                enter_figure(
                    organ, year=year, month=month, item=item, name=name, number=_number(text),
                    source=typed.get(f"{item}|{name}|source", "").strip(),
                    proof=typed.get(f"{item}|{name}|proof", "").strip(), by=by, at=at,
                )  # fmt: skip
            except Refused as refused:
                errors[f"{item}|{name}|{month}"] = str(refused)
        if errors:
            transaction.set_rollback(True)
    return errors


def _boxes(typed: Mapping[str, str]) -> Iterator[tuple[str, str, int, str]]:
    for box, text in typed.items():
        item, _, rest = box.partition("|")
        name, _, month = rest.rpartition("|")
        if item in Item.values and month.isdigit() and int(month) in MONTHS:
            yield item, name, int(month), text


def _number(text: str) -> Decimal | None:
    cleaned = text.strip().replace(",", "").replace("，", "")
    if not cleaned:
        return None
    try:
        number = Decimal(cleaned)
    except InvalidOperation as odd:
        raise Refused(f"“{text}”不是数字") from odd
    if not number.is_finite() or abs(number) >= 10**11 or number != round(number, 2):
        raise Refused(f"“{text}”不是可以登记的数字")
    return number

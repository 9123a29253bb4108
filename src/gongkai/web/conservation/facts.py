"""What the annual report is told of conservation: one record a meter, a class of waste, a work.

A report adds up many organs, so the registers are asked together: one question for all of them.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import CharField, DecimalField, F, QuerySet, Value
from django.db.models.functions import Cast, TruncDate

from gongkai.report import facts
from gongkai.web.conservation.models import (
    Audit,
    Award,
    Event,
    Inspection,
    KitchenRun,
    Project,
    ReturnVersion,
    WasteRow,
)
from gongkai.web.conservation.sums import use_of
from gongkai.web.conservation.terms import terms
from gongkai.web.organs.models import Organ

_NOTHING = Value(None, output_field=DecimalField())
_EMPTY = Value("", output_field=CharField())
# The beginning of an id, by kind of work.
_IDS = {
    "energy_return": "energy_return", "event": "energy_event", "inspection": "inspection",
    "audit": "audit", "project": "project", "award": "award", "kitchen": "kitchen",
}  # fmt: skip


class _Entry(NamedTuple):
    """One row of a register, whichever it is: its words and its kilograms."""

    kind: str
    pk: int
    day: date
    one: str
    two: str
    state: str
    kg: Decimal | None
    left: Decimal | None


def conservation_of(organ: Organ, *, year: int) -> dict[str, tuple[Any, ...]]:
    """Everything the room tells of a year, by the field of YearFacts."""
    found = _entries(organ, year)
    return {
        "energy": (*_meters(organ, year), *_waste(organ, year, found)),
        "energy_work": _work(found),
    }


def energy_of(organ: Organ, *, year: int) -> tuple[facts.EnergyUse, ...]:
    """What each meter and the waste ledger told of the year; what nobody knows is left out."""
    return conservation_of(organ, year=year)["energy"]


def energy_work_of(organ: Organ, *, year: int) -> tuple[facts.EnergyWork, ...]:
    """Returns, events, inspections, audits, projects, awards, runs of the year, in this order."""
    return _work(_entries(organ, year))


def _meters(organ: Organ, year: int) -> tuple[facts.EnergyUse, ...]:
    use = use_of(organ, years=[year], day=date(year + 1, 1, 1), idle=False)[year]
    return tuple(
        facts.EnergyUse(
            id=f"meter-{row.meter.pk}", item=row.meter.energy.title,
            quantity=_settled(row.total), unit=row.meter.energy.unit, yuan=row.yuan,
            note=_note(row.missing),
        )
        for row in use.meters
        if row.total is not None
    )  # fmt: skip


def _waste(organ: Organ, year: int, found: Iterable[_Entry]) -> tuple[facts.EnergyUse, ...]:
    """The year's sum of each class of which anything was carried."""
    kilos: dict[str, Decimal] = defaultdict(Decimal)
    for each in found:
        if each.kind == "waste":
            kilos[each.one] += each.kg or 0
    return tuple(
        facts.EnergyUse(
            id=f"waste-{organ.code}-{year}-{each.key}", item=each.title, unit="千克",
            quantity=_settled(kilos[each.key]),
        )
        for each in terms().waste.values()
        if each.key in kilos
    )  # fmt: skip


def _work(found: Iterable[_Entry]) -> tuple[facts.EnergyWork, ...]:
    order = list(_IDS)
    works = [each for each in found if each.kind in _IDS]
    works.sort(key=lambda each: (order.index(each.kind), each.day, each.pk))
    return tuple(
        facts.EnergyWork(
            id=f"{_IDS[each.kind]}-{each.pk}", kind=each.kind, day=each.day, title=_title(each),
            findings=int(each.state in (Inspection.State.OPEN, Inspection.State.FIXED)),
            fixed=int(each.state == Inspection.State.FIXED),
            input_kg=None if each.kg is None else _settled(each.kg),
            residue_kg=None if each.left is None else _settled(each.left),
        )
        for each in works
    )  # fmt: skip


def _title(entry: _Entry) -> str:
    forms = {
        "energy_return": "{one}年能源资源消费年报", "inspection": "{one}（{two}）",
        "audit": "{one}至{two}能源审计",
    }  # fmt: skip
    return forms.get(entry.kind, "{one}").format(one=entry.one, two=entry.two)


def _entries(organ: Organ, year: int) -> tuple[_Entry, ...]:
    """All registers in one question. Runs come first: the database takes its types from them."""
    mine = {"organ": organ}
    first = _asked(
        KitchenRun.objects.filter(on__year=year, corrected_by=None, input_kg__gt=0, **mine),
        "kitchen", day="on", one="site", kg="input_kg", left="residue_kg",
    )  # fmt: skip
    others = (
        _asked(WasteRow.objects.filter(on__year=year, corrected_by=None, kg__gt=0, **mine),
               "waste", day="on", one="kind", kg="kg"),
        # A return counts in the year in which it was first countersigned.
        _asked(ReturnVersion.objects.filter(energy_return__organ=organ, number=1, at__year=year),
               "energy_return", pk="energy_return_id", day=TruncDate("at"),
               one="energy_return__year"),
        _asked(Event.objects.filter(state=Event.State.DONE, done_on__year=year, **mine),
               "event", day="done_on", one="title"),
        _asked(Inspection.objects.filter(on__year=year, **mine), "inspection", day="on",
               one="place", two="system", state="state"),
        _asked(Audit.objects.filter(on__year=year, **mine), "audit", day="on", one="first",
               two="last"),
        _asked(Project.objects.filter(done__year=year, **mine), "project", day="done",
               one="name"),
        _asked(Award.objects.filter(granted__year=year, **mine), "award", day="granted",
               one="kind"),
    )  # fmt: skip
    return tuple(_Entry(*row) for row in first.union(*others, all=True))


def _asked(found: QuerySet[Any], kind: str, **columns: Any) -> QuerySet[Any, tuple[Any, ...]]:
    """A register as rows of the same eight columns."""
    words = {
        f"t_{name}": Cast(columns[name], CharField()) if name in columns else _EMPTY
        for name in ("one", "two", "state")
    }
    kilos = {
        f"t_{name}": F(columns[name]) if name in columns else _NOTHING for name in ("kg", "left")
    }
    day = columns["day"]
    shown = {
        "t_kind": Value(kind, output_field=CharField()), "t_pk": F(columns.get("pk", "pk")),
        "t_day": F(day) if isinstance(day, str) else day, **words, **kilos,
    }  # fmt: skip
    rows: QuerySet[Any, tuple[Any, ...]] = found.order_by().annotate(**shown).values_list(*shown)
    return rows


def _settled(quantity: Decimal) -> Decimal:
    """The same number whatever places the database keeps: 120000, not 120000.000 or 1.2E+5."""
    whole = quantity.to_integral_value()
    return Decimal(int(whole)) if whole == quantity else quantity.normalize()


def _note(missing: tuple[int, ...]) -> str:
    months = "、".join(str(month) for month in missing)
    return f"缺{months}月" if missing else ""

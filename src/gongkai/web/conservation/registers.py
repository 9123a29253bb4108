"""The registers by month and quarter: waste, runs, inspections. What is not there is None."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import QuerySet

from gongkai.web.conservation.models import Carrier, HazardLot, Inspection, KitchenRun, WasteRow
from gongkai.web.conservation.names import MONTHS
from gongkai.web.conservation.sums import reduced, total
from gongkai.web.conservation.terms import Limit, terms
from gongkai.web.organs.models import Organ

Months = tuple[Decimal | None, ...]
QUARTERS = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassYear:
    """One class of waste in a year: its months, and what was earned."""

    key: str
    title: str
    months: Months
    yuan: Decimal | None

    @property
    def quarters(self) -> Months:
        """Each the sum of its three months."""
        return tuple(total(self.months[at : at + 3]) for at in range(0, 12, 3))

    @property
    def total(self) -> Decimal | None:
        """The year."""
        return total(self.months)


@dataclass(frozen=True, slots=True, kw_only=True)
class WasteYear:
    """The four classes side by side, always all four."""

    year: int
    classes: tuple[ClassYear, ...]

    @property
    def months(self) -> Months:
        """All classes together."""
        return tuple(total(each.months[at] for each in self.classes) for at in range(12))

    @property
    def quarters(self) -> Months:
        """All classes together."""
        return tuple(total(each.quarters[at] for each in self.classes) for at in range(4))

    @property
    def total(self) -> Decimal | None:
        """Everything."""
        return total(self.months)

    @property
    def yuan(self) -> Decimal | None:
        """What recyclables earned."""
        return total(each.yuan for each in self.classes)


def waste_of(organ: Organ, *, year: int) -> WasteYear:
    """The sums of the rows that stand."""
    kilos: dict[tuple[str, int], list[Decimal | None]] = defaultdict(list)
    yuan: dict[str, list[Decimal | None]] = defaultdict(list)
    for kind, on, kg, earned in standing_rows(organ, year=year).values_list(
        "kind", "on", "kg", "yuan"
    ):
        kilos[kind, on.month].append(kg)
        yuan[kind].append(earned)
    return WasteYear(
        year=year,
        classes=tuple(
            ClassYear(key=each.key, title=each.title, yuan=total(yuan[each.key]),
                      months=tuple(total(kilos[each.key, month]) for month in MONTHS))
            for each in terms().waste.values()
        ),
    )  # fmt: skip


def standing_rows(
    organ: Organ, *, year: int, month: int = 0, quarter: int = 0, kind: str = ""
) -> QuerySet[WasteRow]:
    """The rows that stand and weigh something, of a year or a part of it, perhaps of one class."""
    found = WasteRow.objects.filter(organ=organ, on__year=year, corrected_by=None, kg__gt=0)
    if month:
        found = found.filter(on__month=month)
    elif quarter:
        found = found.filter(on__month__gte=quarter * 3 - 2, on__month__lte=quarter * 3)
    if kind:
        found = found.filter(kind=kind)
    return found.order_by("on", "pk")


@dataclass(frozen=True, slots=True, kw_only=True)
class KitchenYear:
    """The runs of a year by month: put in, left, water, oil, power, hours, and per cent less."""

    year: int
    months: Mapping[str, Months]

    def total(self, name: str) -> Decimal | None:
        """The year's sum of one column."""
        return total(self.months[name])

    @property
    def cuts(self) -> Months:
        """By how much each month's waste became less."""
        pairs = zip(self.months["input_kg"], self.months["residue_kg"], strict=True)
        return tuple(reduced(put_in, left) for put_in, left in pairs)

    @property
    def cut(self) -> Decimal | None:
        """The same of the year."""
        return reduced(self.total("input_kg"), self.total("residue_kg"))

    @property
    def words(self) -> str:
        """How it was worked out."""
        put_in, left = self.total("input_kg"), self.total("residue_kg")
        if put_in is None or left is None or self.cut is None:
            return ""
        sums = f"{left.normalize():f}千克÷{put_in.normalize():f}千克"
        return f"减量率=1−残渣÷投入=1−{sums}={self.cut}%"


KITCHEN = ("input_kg", "residue_kg", "water_kg", "oil_kg", "kwh", "hours")


def kitchen_of(organ: Organ, *, year: int) -> KitchenYear:
    """The sums of the runs that stand."""
    held: dict[tuple[str, int], list[Decimal | None]] = defaultdict(list)
    runs = KitchenRun.objects.filter(organ=organ, on__year=year, corrected_by=None)
    for each in runs:
        for name in KITCHEN:
            held[name, each.on.month].append(getattr(each, name))
    return KitchenYear(
        year=year,
        months={name: tuple(total(held[name, month]) for month in MONTHS) for name in KITCHEN},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionMonth:
    """A month's rounds: how many, how many findings, how many of these are mended."""

    month: int
    rounds: int
    findings: int
    fixed: int


def inspections_of(organ: Organ, *, year: int) -> tuple[InspectionMonth, ...]:
    """The twelve months."""
    held: dict[int, list[str]] = defaultdict(list)
    found = Inspection.objects.filter(organ=organ, on__year=year).values_list("on", "state")
    for on, state in found:
        held[on.month].append(state)
    return tuple(
        InspectionMonth(
            month=month, rounds=len(held[month]),
            findings=sum(state != Inspection.State.CLEAR for state in held[month]),
            fixed=sum(state == Inspection.State.FIXED for state in held[month]),
        )
        for month in MONTHS
    )  # fmt: skip


def until(lot: HazardLot, limit: Limit) -> date:
    """The last day on which it may be stored."""
    return lot.since + timedelta(days=limit.days)


def overdue(lot: HazardLot, limit: Limit, *, day: date) -> int:
    """For how many days a lot has been stored beyond the limit; 0 within it."""
    return max((day - until(lot, limit)).days, 0)


def standing_of(carrier: Carrier, *, day: date) -> str:
    """Whether a carrier's contract holds on a day: done, due (soon over), over."""
    if carrier.state == Carrier.State.ENDED or carrier.until < day:
        return "over"
    soon = day + timedelta(days=terms().carrier_warn_days)
    return "due" if carrier.until <= soon else "done"

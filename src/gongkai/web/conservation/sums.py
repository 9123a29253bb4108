"""What was used: by meter and month, by kind and month, by year. What is not known stays so."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gongkai.law.energy import Kind, kinds, rounded
from gongkai.web.conservation.models import Meter, Reading
from gongkai.web.conservation.names import MONTHS
from gongkai.web.organs.models import Organ


@dataclass(frozen=True, slots=True, kw_only=True)
class MeterYear:
    """One meter in one year: its twelve months, each a reading that stands or None."""

    meter: Meter
    months: tuple[Reading | None, ...]
    missing: tuple[int, ...]

    @property
    def total(self) -> Decimal | None:
        """What the known months make together."""
        return total(_quantity(each) for each in self.months)

    @property
    def yuan(self) -> Decimal | None:
        """What was paid, where it is known."""
        return total(each.yuan if each else None for each in self.months)


@dataclass(frozen=True, slots=True, kw_only=True)
class KindYear:
    """One kind in one year: its twelve months, the sum, and the months that are not whole."""

    kind: Kind
    months: tuple[Decimal | None, ...]
    yuan: Decimal | None
    missing: tuple[int, ...]

    @property
    def total(self) -> Decimal | None:
        """What the known months make together."""
        return total(self.months)


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """Everything an organ used in a year."""

    year: int
    meters: tuple[MeterYear, ...]
    kinds: tuple[KindYear, ...]

    @property
    def quantities(self) -> Mapping[str, Decimal]:
        """The sums by kind, of the kinds of which any month is known."""
        return {each.kind.key: each.total for each in self.kinds if each.total is not None}

    @property
    def missing(self) -> tuple[str, ...]:
        """Which months of which meters are not known, in words."""
        return tuple(
            f"{each.meter}{'、'.join(str(month) for month in each.missing)}月"
            for each in self.meters
            if each.missing
        )


def use_of(
    organ: Organ, *, years: Iterable[int], day: date, idle: bool = True
) -> Mapping[int, Use]:
    """The use of some years; two questions to the database, one without `idle` meters.

    An idle meter is one of which nothing was read in these years.
    """
    wanted = tuple(years)
    found = Reading.objects.filter(meter__organ=organ, year__in=wanted, corrected_by=None)
    read = tuple(found.select_related("meter"))
    known = {each.pk: each for each in Meter.objects.filter(organ=organ)} if idle else {}
    held: dict[tuple[int, int, int], Reading] = {}
    for each in read:
        each.meter = known.setdefault(each.meter_id, each.meter)
        held[each.year, each.meter_id, each.month] = each
    meters = tuple(known[key] for key in sorted(known))
    return {year: _use(year, meters, held, day) for year in wanted}


def _use(
    year: int, meters: tuple[Meter, ...], held: Mapping[tuple[int, int, int], Reading], day: date
) -> Use:
    rows = tuple(
        row for each in meters
        if (row := _meter(each, year, held, day)).missing or any(row.months)
        or any(each.runs_in(year, month) for month in MONTHS)
    )  # fmt: skip
    by_kind: dict[str, list[MeterYear]] = defaultdict(list)
    for row in rows:
        by_kind[row.meter.kind].append(row)
    ordered = (key for key in kinds() if key in by_kind)
    return Use(year=year, meters=rows, kinds=tuple(_kind(key, by_kind[key]) for key in ordered))


def _meter(
    meter: Meter, year: int, held: Mapping[tuple[int, int, int], Reading], day: date
) -> MeterYear:
    months = tuple(held.get((year, meter.pk, month)) for month in MONTHS)
    missing = tuple(
        month for month, reading in zip(MONTHS, months, strict=True)
        if _quantity(reading) is None and meter.runs_in(year, month)
        and (year, month) < (day.year, day.month)
    )  # fmt: skip
    return MeterYear(meter=meter, months=months, missing=missing)


def _kind(key: str, rows: list[MeterYear]) -> KindYear:
    return KindYear(
        kind=kinds()[key],
        months=tuple(total(_quantity(row.months[at]) for row in rows) for at in range(12)),
        yuan=total(row.yuan for row in rows),
        missing=tuple(sorted({month for row in rows for month in row.missing})),
    )


def _quantity(reading: Reading | None) -> Decimal | None:
    return reading.quantity if reading else None


def total(values: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of what is known; None when nothing is."""
    known = [each for each in values if each is not None]
    return sum(known, Decimal(0)) if known else None


def reduced(put_in: Decimal | None, left: Decimal | None) -> Decimal | None:
    """By how many per cent the waste became less: 1 - residue ÷ input; None without input."""
    if not put_in or left is None:
        return None
    return rounded((1 - left / put_in) * 100)

"""Energy and water as the annual report tells them: one record a meter and year."""

from datetime import date
from decimal import Decimal

from gongkai.report import facts
from gongkai.web.conservation.sums import use_of
from gongkai.web.organs.models import Organ


def energy_of(organ: Organ, *, year: int) -> tuple[facts.EnergyUse, ...]:
    """What each meter told of the year; a meter of which nothing is known is left out."""
    use = use_of(organ, years=[year], day=date(year + 1, 1, 1))[year]
    return tuple(
        facts.EnergyUse(
            id=f"meter-{row.meter.pk}", item=row.meter.energy.title,
            quantity=_settled(row.total), unit=row.meter.energy.unit, yuan=row.yuan,
            note=_note(row.missing),
        )
        for row in use.meters
        if row.total is not None
    )  # fmt: skip


def _settled(quantity: Decimal) -> Decimal:
    """The same number whatever places the database keeps: 120000, not 120000.000 or 1.2E+5."""
    whole = quantity.to_integral_value()
    return Decimal(int(whole)) if whole == quantity else quantity.normalize()


def _note(missing: tuple[int, ...]) -> str:
    months = "、".join(str(month) for month in missing)
    return f"缺{months}月" if missing else ""

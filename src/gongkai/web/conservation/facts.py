"""What the annual report is told of conservation: one record a meter, a class of waste, a work."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.utils import timezone

from gongkai.report import facts
from gongkai.web.conservation.models import (
    Audit,
    Award,
    Event,
    Inspection,
    KitchenRun,
    ReturnVersion,
)
from gongkai.web.conservation.registers import waste_of
from gongkai.web.conservation.sums import use_of
from gongkai.web.conservation.work import projects_in
from gongkai.web.organs.models import Organ


def energy_of(organ: Organ, *, year: int) -> tuple[facts.EnergyUse, ...]:
    """What each meter and the waste ledger told of the year; what nobody knows is left out."""
    use = use_of(organ, years=[year], day=date(year + 1, 1, 1))[year]
    meters = tuple(
        facts.EnergyUse(
            id=f"meter-{row.meter.pk}", item=row.meter.energy.title,
            quantity=_settled(row.total), unit=row.meter.energy.unit, yuan=row.yuan,
            note=_note(row.missing),
        )
        for row in use.meters
        if row.total is not None
    )  # fmt: skip
    waste = tuple(
        facts.EnergyUse(
            id=f"waste-{organ.code}-{year}-{each.key}", item=each.title,
            quantity=_settled(each.total), unit="千克",
        )
        for each in waste_of(organ, year=year).classes
        if each.total is not None
    )  # fmt: skip
    return (*meters, *waste)


def energy_work_of(organ: Organ, *, year: int) -> tuple[facts.EnergyWork, ...]:
    """Returns, events, inspections, audits, projects, awards, runs of the year, in this order."""
    parts = (_returns, _events, _inspections, _audits, _projects, _awards, _runs)
    return tuple(each for part in parts for each in part(organ, year))


def _returns(organ: Organ, year: int) -> Iterator[facts.EnergyWork]:
    """Those that were first countersigned in the year: of the year before, as a rule."""
    found = ReturnVersion.objects.filter(energy_return__organ=organ, number=1).select_related(
        "energy_return"
    )
    for each in found.order_by("at", "pk"):
        if (on := timezone.localtime(each.at).date()).year == year:
            yield facts.EnergyWork(
                id=f"energy_return-{each.energy_return_id}", kind="energy_return", day=on,
                title=str(each.energy_return),
            )  # fmt: skip


def _events(organ: Organ, year: int) -> Iterator[facts.EnergyWork]:
    found = Event.objects.filter(organ=organ, state=Event.State.DONE, done_on__year=year)
    for each in found.order_by("done_on", "pk"):
        if each.done_on:
            yield facts.EnergyWork(
                id=f"energy_event-{each.pk}", kind="event", day=each.done_on, title=each.title
            )


def _inspections(organ: Organ, year: int) -> Iterator[facts.EnergyWork]:
    """With the finding, and whether it was mended, whenever that was."""
    found = Inspection.objects.filter(organ=organ, on__year=year).order_by("on", "pk")
    for each in found:
        finding = int(each.state != Inspection.State.CLEAR)
        yield facts.EnergyWork(
            id=f"inspection-{each.pk}", kind="inspection", day=each.on,
            title=f"{each.place}（{each.system}）", findings=finding,
            fixed=int(each.state == Inspection.State.FIXED),
        )  # fmt: skip


def _audits(organ: Organ, year: int) -> Iterator[facts.EnergyWork]:
    for each in Audit.objects.filter(organ=organ, on__year=year).order_by("on", "pk"):
        if each.on:
            yield facts.EnergyWork(
                id=f"audit-{each.pk}", kind="audit", day=each.on, title=str(each)
            )


def _projects(organ: Organ, year: int) -> Iterator[facts.EnergyWork]:
    for each in projects_in(organ, year=year):
        if each.done:
            yield facts.EnergyWork(
                id=f"project-{each.pk}", kind="project", day=each.done, title=each.name
            )


def _awards(organ: Organ, year: int) -> Iterator[facts.EnergyWork]:
    for each in Award.objects.filter(organ=organ, granted__year=year).order_by("granted", "pk"):
        if each.granted:
            yield facts.EnergyWork(
                id=f"award-{each.pk}", kind="award", day=each.granted, title=each.kind
            )


def _runs(organ: Organ, year: int) -> Iterator[facts.EnergyWork]:
    found = KitchenRun.objects.filter(organ=organ, on__year=year, corrected_by=None)
    for each in found.order_by("on", "pk"):
        if each.input_kg is not None and each.residue_kg is not None:
            yield facts.EnergyWork(
                id=f"kitchen-{each.pk}", kind="kitchen", day=each.on, title=each.site,
                input_kg=_settled(each.input_kg), residue_kg=_settled(each.residue_kg),
            )  # fmt: skip


def _settled(quantity: Decimal) -> Decimal:
    """The same number whatever places the database keeps: 120000, not 120000.000 or 1.2E+5."""
    whole = quantity.to_integral_value()
    return Decimal(int(whole)) if whole == quantity else quantity.normalize()


def _note(missing: tuple[int, ...]) -> str:
    months = "、".join(str(month) for month in missing)
    return f"缺{months}月" if missing else ""

"""From an address to the thing it is about."""

from django.shortcuts import get_object_or_404

from gongkai.web.conservation.models import (
    Audit,
    Award,
    Carrier,
    EnergyReturn,
    Event,
    HazardLot,
    Inspection,
    KitchenRun,
    Meter,
    Photo,
    Profile,
    Project,
    Reading,
    WasteRow,
    YearPlan,
)


def profile(pk: int) -> Profile:
    """The profile of a number."""
    return get_object_or_404(Profile.objects.select_related("organ"), pk=pk)


def meter(pk: int) -> Meter:
    """The meter of a number."""
    return get_object_or_404(Meter.objects.select_related("organ"), pk=pk)


def reading(pk: int) -> Reading:
    """The reading of a number."""
    found = Reading.objects.select_related("meter__organ", "corrected_by")
    return get_object_or_404(found, pk=pk)


def energy_return(pk: int) -> EnergyReturn:
    """The return of a number."""
    found = EnergyReturn.objects.select_related("organ", "confirmed__by", "checked_by")
    return get_object_or_404(found, pk=pk)


def event(pk: int) -> Event:
    """The event of a number."""
    return get_object_or_404(Event.objects.select_related("organ"), pk=pk)


def carrier(pk: int) -> Carrier:
    """The carrier of a number."""
    return get_object_or_404(Carrier.objects.select_related("organ"), pk=pk)


def waste_row(pk: int) -> WasteRow:
    """The row of a number."""
    found = WasteRow.objects.select_related("organ", "carrier", "corrects", "corrected_by", "by")
    return get_object_or_404(found, pk=pk)


def lot(pk: int) -> HazardLot:
    """The stored lot of a number."""
    return get_object_or_404(HazardLot.objects.select_related("organ"), pk=pk)


def run(pk: int) -> KitchenRun:
    """The run of a number."""
    found = KitchenRun.objects.select_related("organ", "corrected_by")
    return get_object_or_404(found, pk=pk)


def inspection(pk: int) -> Inspection:
    """The inspection of a number."""
    return get_object_or_404(Inspection.objects.select_related("organ", "by"), pk=pk)


def photo(pk: int) -> Photo:
    """The photo of a number."""
    return get_object_or_404(Photo.objects.select_related("organ", "upload"), pk=pk)


def audit(pk: int) -> Audit:
    """The audit of a number."""
    return get_object_or_404(Audit.objects.select_related("organ"), pk=pk)


def project(pk: int) -> Project:
    """The project of a number."""
    return get_object_or_404(Project.objects.select_related("organ", "meter", "audit"), pk=pk)


def award(pk: int) -> Award:
    """The award of a number."""
    return get_object_or_404(Award.objects.select_related("organ"), pk=pk)


def plan(pk: int) -> YearPlan:
    """The plan of a number."""
    return get_object_or_404(YearPlan.objects.select_related("organ"), pk=pk)

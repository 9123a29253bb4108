"""From an address to the thing it is about."""

from django.shortcuts import get_object_or_404

from gongkai.web.conservation.models import EnergyReturn, Event, Meter, Profile, Reading


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

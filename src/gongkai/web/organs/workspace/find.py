"""From an address to the thing it is about."""

from django.shortcuts import get_object_or_404

from gongkai.web.organs.models import Membership, Organ, Person, Section


def organ(code: str) -> Organ:
    """The organ of a code."""
    return get_object_or_404(Organ, code=code)


def section(pk: int) -> Section:
    """The section of a number."""
    return get_object_or_404(Section.objects.select_related("organ"), pk=pk)


def person(pk: int) -> Person:
    """The person of a number."""
    return get_object_or_404(Person.objects.select_related("organ"), pk=pk)


def membership(pk: int) -> Membership:
    """The membership of a number."""
    return get_object_or_404(Membership.objects.select_related("organ", "person"), pk=pk)

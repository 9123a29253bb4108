"""The year a page is about, and the way back to it."""

from django.urls import reverse
from django.utils import timezone

from gongkai.web.organs.doors import StaffRequest
from gongkai.web.organs.models import Organ


def year_of(request: StaffRequest) -> int:
    """The year of the address; without one the present."""
    asked = request.GET.get("year", "")
    if asked.isascii() and asked.isdigit() and 2008 <= int(asked) <= 2100:
        return int(asked)
    return timezone.localdate().year


def at(name: str, organ: Organ, year: int) -> str:
    """The page of a year."""
    return f"{reverse(name, args=[organ.code])}?year={year}"

"""The year that a page of the workspace is about."""

from django.utils import timezone

from gongkai.web.organs.doors import StaffRequest


def year_of(request: StaffRequest) -> int:
    """The year of the address; without one the year that has just ended."""
    asked = request.GET.get("year", "")
    if asked.isascii() and asked.isdigit() and 2019 <= int(asked) <= 2100:
        return int(asked)
    return timezone.localdate().year - 1

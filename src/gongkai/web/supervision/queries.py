"""Questions to this room's records."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from gongkai.web.supervision.models import Complaint

AT_ONCE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some rows, and what to ask for the older ones; empty at the end."""

    rows: tuple[Complaint, ...]
    older: str


def complaints(organs: Iterable[int], *, state: str, before: str) -> Page:
    """The complaints these organs handle, the latest first; `before` is day_number."""
    found = Complaint.objects.filter(organ__in=organs).select_related("organ", "about")
    if state:
        found = found.filter(state=state)
    try:
        day, number = before.split("_")
        first, last = date.fromisoformat(day), int(number)
        found = found.filter(Q(received__lt=first) | Q(pk__lt=last), received__lte=first)
    except ValueError:
        pass
    rows = tuple(found.order_by("-received", "-pk")[: AT_ONCE + 1])
    last_row = rows[AT_ONCE - 1] if len(rows) > AT_ONCE else None
    older = f"{last_row.received}_{last_row.pk}" if last_row else ""
    return Page(rows=rows[:AT_ONCE], older=older)

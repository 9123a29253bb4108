"""The journal of an organ."""

from django.http import HttpResponse
from django.shortcuts import render

from gongkai.web.journal.queries import entries_of
from gongkai.web.organs.doors import StaffRequest, door
from gongkai.web.organs.models import Organ
from gongkai.web.organs.workspace import find


@door("organ.journal", find.organ)
def of_organ(request: StaffRequest, organ: Organ) -> HttpResponse:
    """Newest first; older ones by number, on a page of their own or appended by htmx."""
    before = request.GET.get("before", "")
    number = int(before) if before.isascii() and before.isdigit() and len(before) < 18 else 0
    context = {"organ": organ, "page": entries_of(organ=organ.pk, before=number)}
    part = bool(request.htmx)  # type: ignore[attr-defined]
    name = "journal/_older.html" if part else "organs/workspace/journal.html"
    return render(request, name, context)

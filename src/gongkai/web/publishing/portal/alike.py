"""What is public already of that for which somebody is writing an application.

Asked while the applicant types, and by a button where no script runs; the words go no further.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from gongkai.web.publishing.models import Item
from gongkai.web.publishing.search import asking, feeding
from gongkai.web.publishing.search.words import pairs
from gongkai.web.publishing.visibility import visible

LONGEST = 400  # characters that are looked at
SHOWN = 5
_LEAST = 3  # pairs that a text must have before anything is said
_SHARE = 0.5  # of them that must stand in an item


@require_POST
@csrf_exempt
@never_cache
def alike(request: HttpRequest) -> HttpResponse:
    """A page of its own, or the few lines below the question that htmx asks for."""
    text = request.POST.get("wanted", "")[:LONGEST]
    context = {"items": public_like(text), "asked": bool(text.strip())}
    only = request.headers.get("HX-Request") == "true"
    name = "_alike" if only else "alike"
    answer = render(request, f"publishing/portal/{name}.html", context)
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer


def public_like(text: str) -> list[Item]:
    """Public items in which at least half of a line's words stand, the best first."""
    found: dict[int, Item] = {}
    for line in text.splitlines()[:SHOWN]:
        for each in _like(line):
            found.setdefault(each.pk, each)
    return list(found.values())[:SHOWN]


def _like(line: str) -> list[Item]:
    wanted = pairs(line)
    if len(wanted) < _LEAST:
        return []
    try:
        best = asking.alike(feeding.opened(at=timezone.now()), sorted(wanted))
    except feeding.Unready:
        return []
    there = visible(person=None).select_related("shown", "organ", "column").in_bulk(best)
    return [each for each in map(there.get, best) if each and _shares(each, wanted)]


def _shares(item: Item, wanted: frozenset[str]) -> bool:
    """Whether enough of the words stand in its title and text."""
    shown = item.shown
    there = pairs(f"{shown.title} {shown.summary} {shown.body}") if shown else frozenset()
    return len(wanted & there) >= _SHARE * len(wanted)

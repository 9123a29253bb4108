"""The county's home page, the page of each organ, and the map of all."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from gongkai.web.organs import queries
from gongkai.web.organs.models import Kind, Organ, Standing
from gongkai.web.publishing.models import Column, ColumnKind
from gongkai.web.publishing.portal import listing
from gongkai.web.publishing.portal.pages import public
from gongkai.web.publishing.visibility import visible

# The four parts of the platform norm, and the entry to applications beside them.
PARTS = frozenset(ColumnKind) - {ColumnKind.CUSTOM}


@public
def home(request: HttpRequest) -> HttpResponse:
    """The county: search first, four doors, what is new, its organs by kind."""
    today = timezone.localdate()
    county = queries.county(day=today)
    context = {
        "county": county,
        "groups": _groups(county, day=today),
        "newest": listing.page(visible(person=None), most=8).items,
    }
    return render(request, "publishing/portal/home.html", context)


def _groups(county: Organ | None, *, day: date) -> list[tuple[str, list[Standing]]]:
    below = queries.children(county, day=day) if county else ()
    groups = ((kind.label, [each for each in below if each.organ.kind == kind]) for kind in Kind)
    return [(label, standings) for label, standings in groups if standings]


@public
def organ(request: HttpRequest, code: str) -> HttpResponse:
    """One organ: the four parts, the entry to applications, what is new, where it stands."""
    found = get_object_or_404(Organ.objects.select_related("successor"), code=code)
    today = timezone.localdate()
    columns = open_columns(found)
    parts = [each for each in columns if each.parent_id is None and each.kind in PARTS]
    context = {
        "organ": found,
        "above": queries.ancestors(found, day=today),
        "parts": parts,
        "statutory": [each for each in columns if each.parent_id in {part.pk for part in parts}],
        "own": [each for each in columns if each.parent_id is None and each not in parts],
        "newest": listing.page(visible(person=None).filter(organ=found), most=8).items,
        "children": queries.children(found, day=today),
        "standings": queries.standings(found),
        "here_is_organ": True,
    }
    return render(request, "publishing/portal/organ.html", context)


def open_columns(organ: Organ) -> tuple[Column, ...]:
    """The columns of an organ that are in use, in order."""
    return tuple(organ.columns.filter(closed=None).order_by("order", "pk"))


@public
def site_map(request: HttpRequest) -> HttpResponse:
    """Every organ of today and every kind of page."""
    tree = queries.tree(day=timezone.localdate())
    return render(request, "publishing/portal/site_map.html", {"tree": tree})

"""The county's home page, the page of each organ, and the map of all."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from gongkai.web.organs import queries
from gongkai.web.organs.models import Kind, Organ, Standing
from gongkai.web.publishing.models import Column, ColumnKind
from gongkai.web.publishing.portal import listing, places, shelf
from gongkai.web.publishing.portal.pages import public, shelved
from gongkai.web.publishing.visibility import visible

# The four parts of the platform norm, and the entry to applications beside them.
PARTS = frozenset(ColumnKind) - {ColumnKind.CUSTOM}


@public
@shelved
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
@shelved
def organ(request: HttpRequest, code: str) -> HttpResponse:
    """One organ: the four parts, the entry to applications, what is new, where it stands."""
    house = places.house(shelf.mark(), code)
    found, columns, today = house.organ, house.open, timezone.localdate()
    parts = [each for each in columns if each.parent_id is None and each.kind in PARTS]
    context = {
        "organ": found,
        "above": house.above,
        "parts": parts,
        "statutory": [each for each in columns if each.parent_id in {part.pk for part in parts}],
        "own": [each for each in columns if each.parent_id is None and each not in parts],
        "newest": listing.page(
            visible(person=None).filter(organ=found), most=8, house=house
        ).items,
        "children": queries.children(found, day=today),
        "standings": queries.standings(found),
        "here_is_organ": True,
    }
    return render(request, "publishing/portal/organ.html", context)


def open_columns(organ: Organ) -> tuple[Column, ...]:
    """The columns of an organ that are in use, in order."""
    return tuple(organ.columns.filter(closed=None).order_by("order", "pk"))


@public
@shelved
def site_map(request: HttpRequest) -> HttpResponse:
    """Every organ of today and every kind of page."""
    tree = queries.tree(day=timezone.localdate())
    return render(request, "publishing/portal/site_map.html", {"tree": tree})

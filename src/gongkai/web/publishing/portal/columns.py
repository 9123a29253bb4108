"""The page of a column: what stands in it, newest first, or why nothing does."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from gongkai.web.publishing.models import Column
from gongkai.web.publishing.portal import listing, places, shelf
from gongkai.web.publishing.portal.pages import public, shelved


def find(code: str, key: str) -> Column:
    """A column that is in use, or was."""
    columns = Column.objects.select_related("organ", "parent__parent")
    return get_object_or_404(columns, organ__code=code, key=key)


@public
@shelved
def column(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """One column with its items and those of the columns below it."""
    house = places.house(shelf.mark(), code)
    found = house.column(key)
    children = house.under(found)
    below = (each for child in children for each in house.under(child))
    columns = tuple(each.pk for each in (found, *children, *below))
    context = {
        "column": found,
        "organ": house.organ,
        "above": house.above,
        "path": house.path(found),
        "children": children,
        "page": listing.merged(house, columns, after=request.GET.get("after", "")),
    }
    return render(request, "publishing/portal/column.html", context)

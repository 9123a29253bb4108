"""The page of a column: what stands in it, newest first, or why nothing does."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from gongkai.web.organs import queries
from gongkai.web.publishing.models import Column
from gongkai.web.publishing.portal import listing
from gongkai.web.publishing.portal.pages import public


def find(code: str, key: str) -> Column:
    """A column that is in use, or was."""
    columns = Column.objects.select_related("organ", "parent__parent")
    return get_object_or_404(columns, organ__code=code, key=key)


@public
def column(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """One column with its items and those of the columns below it."""
    found = find(code, key)
    under = tuple(
        Column.objects.filter(Q(parent=found) | Q(parent__parent=found, parent__closed=None))
        .order_by("order", "pk")
    )  # fmt: skip
    children = tuple(each for each in under if each.parent_id == found.pk and not each.closed)
    below = (each for each in under if each.parent_id != found.pk)
    columns = tuple(each.pk for each in (found, *children, *below))
    context = {
        "column": found,
        "organ": found.organ,
        "above": queries.ancestors(found.organ, day=timezone.localdate()),
        "path": path(found),
        "children": children,
        "page": listing.merged(columns, after=request.GET.get("after", "")),
    }
    return render(request, "publishing/portal/column.html", context)


def path(column: Column) -> tuple[Column, ...]:
    """The columns above, the highest first."""
    found: list[Column] = []
    above = column.parent
    while above is not None and above not in found:
        found.insert(0, above)
        above = above.parent
    return tuple(found)

"""What search engines read: where everything is, and what is none of their business."""

from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from gongkai.web.organs import queries
from gongkai.web.publishing.models import Column, Item
from gongkai.web.publishing.portal.pages import public
from gongkai.web.publishing.visibility import visible

STRETCH = 10_000  # numbers of items in one part of the site map
_XML = "application/xml"


@public
def robots(request: HttpRequest) -> HttpResponse:
    """Everything public but the search itself may be read by machines."""
    lines = (
        "User-agent: *", "Disallow: /workspace/", "Disallow: /search/", "Disallow: /en/search/",
        f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}",
    )  # fmt: skip
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@public
def site_map(request: HttpRequest) -> HttpResponse:
    """The parts: part 0 organs and columns, the others items by number."""
    last = Item.objects.aggregate(last=Max("pk"))["last"] or 0
    parts = range(-(-last // STRETCH) + 1)
    addresses = [request.build_absolute_uri(f"/sitemap-{part}.xml") for part in parts]
    context = {"parts": addresses}
    return render(request, "publishing/portal/sitemap_parts.xml", context, content_type=_XML)


@public
def site_map_part(request: HttpRequest, part: int) -> HttpResponse:
    """The addresses of one part."""
    if part > 100_000_000:
        raise Http404
    pages = _items(part) if part else _places()
    context = {"pages": [(request.build_absolute_uri(path), day) for path, day in pages]}
    return render(request, "publishing/portal/sitemap.xml", context, content_type=_XML)


def _items(part: int) -> list[tuple[str, str]]:
    found = visible(person=None).filter(
        pk__gt=(part - 1) * STRETCH, pk__lte=part * STRETCH, shown__published_at__isnull=False
    )
    days = found.order_by("pk").values_list("pk", "shown__published_at")
    return [(f"/items/{pk}/", f"{timezone.localtime(at):%Y-%m-%d}") for pk, at in days if at]


def _places() -> list[tuple[str, str]]:
    tree = queries.tree(day=timezone.localdate())
    organs = [node.organ for top in tree for node in top.walk()]
    columns = Column.objects.filter(closed=None, organ__in=organs).order_by("organ", "order")
    paths = [
        "/", "/site-map/", "/data/",
        *(f"/organs/{each.code}/" for each in organs),
        *(f"/organs/{code}/columns/{key}/"
          for code, key in columns.values_list("organ__code", "key")),
    ]  # fmt: skip
    return [(path, "") for path in paths]

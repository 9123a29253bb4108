"""Atom feeds of the county, of an organ, of a column: the newest items."""

import re
from datetime import UTC, datetime

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed

from gongkai.web.organs import queries
from gongkai.web.organs.models import Organ
from gongkai.web.publishing.models import Item
from gongkai.web.publishing.portal import columns, listing
from gongkai.web.publishing.portal.pages import public
from gongkai.web.publishing.visibility import visible

MOST = 50
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # a feed without an entry must name some day too


_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # by XML, at any place


class Feed(Atom1Feed):
    """Atom whose day is that of its newest entry: the same entries are the same bytes."""

    def latest_post_date(self) -> datetime:
        """The newest entry's day."""
        return max((each["updateddate"] for each in self.items), default=_NEVER)


@public
def of_all(request: HttpRequest) -> HttpResponse:
    """Everything the county publishes."""
    county = queries.county(day=timezone.localdate())
    return _feed(request, f"{county or ''}政府信息公开", "/", visible(person=None))


@public
def of_organ(request: HttpRequest, code: str) -> HttpResponse:
    """What one organ publishes."""
    organ = get_object_or_404(Organ, code=code)
    items = visible(person=None).filter(organ=organ)
    return _feed(request, f"{organ}政府信息公开", f"/organs/{code}/", items)


@public
def of_column(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """What appears in one column."""
    column = columns.find(code, key)
    items = visible(person=None).filter(column=column)
    title = f"{column.organ} {column}"
    return _feed(request, title, f"/organs/{code}/columns/{key}/", items)


def _feed(request: HttpRequest, title: str, page: str, items: QuerySet[Item]) -> HttpResponse:
    absolute = request.build_absolute_uri
    feed = Feed(
        title=title, link=absolute(page), description="", language="zh-Hans",
        feed_url=absolute(request.path),
    )  # fmt: skip
    for each in listing.page(items, most=MOST, whole=True).items:
        shown = each.shown
        if shown is None:
            continue
        feed.add_item(
            title=_sound(shown.title), link=absolute(f"/items/{each.pk}/"),
            description=_sound(shown.summary or shown.body[:200]), author_name=each.organ.name,
            pubdate=each.published_at, updateddate=shown.published_at or each.published_at,
            categories=[each.column.title], unique_id=absolute(f"/items/{each.pk}/"),
        )  # fmt: skip
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def _sound(text: str) -> str:
    return _FORBIDDEN.sub("", text)

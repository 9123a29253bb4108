"""Open data: what is published, as CSV and JSON at addresses that stay."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from gongkai.web.organs import queries
from gongkai.web.organs.models import Organ
from gongkai.web.publishing.models import Item
from gongkai.web.publishing.portal import columns
from gongkai.web.publishing.portal.pages import KEPT, public
from gongkai.web.publishing.rows import NAMES, Row, row
from gongkai.web.publishing.visibility import visible

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
kept = cache_control(public=True, max_age=KEPT)


@public
def about(request: HttpRequest) -> HttpResponse:
    """What there is, where it lies, what the columns mean."""
    context = {
        "years": _years(),
        "organs": queries.tree(day=timezone.localdate()),
        "names": NAMES,
    }
    return render(request, "publishing/portal/data.html", context)


def _years() -> list[int]:
    """The years from the first item to the last, the newest first."""
    days = visible(person=None).order_by("published_at").values_list("published_at", flat=True)
    first, last = days.first(), days.last()
    if first is None or last is None:
        return []
    newest, oldest = timezone.localtime(last).year, timezone.localtime(first).year
    return list(range(newest, oldest - 1, -1))


@require_safe
@kept
def of_year(request: HttpRequest, year: int, kind: str) -> HttpResponseBase:
    """What all organs published in a year."""
    if not 1900 <= year < 3000:
        raise Http404
    here = timezone.get_current_timezone()
    begin, end = (datetime(each, 1, 1, tzinfo=here) for each in (year, year + 1))
    items = visible(person=None).filter(published_at__gte=begin, published_at__lt=end)
    return _answer(request, items, kind, f"items-{year}")


@require_safe
@kept
def of_organ(request: HttpRequest, code: str, kind: str) -> HttpResponseBase:
    """What one organ publishes."""
    organ = get_object_or_404(Organ, code=code)
    return _answer(request, visible(person=None).filter(organ=organ), kind, f"items-{code}")


@require_safe
@kept
def of_column(request: HttpRequest, code: str, key: str, kind: str) -> HttpResponseBase:
    """What stands in one column."""
    items = visible(person=None).filter(column=columns.find(code, key))
    return _answer(request, items, kind, f"items-{code}-{key}")


@public
def organs(request: HttpRequest) -> HttpResponse:
    """The organs that are and were."""
    found = Organ.objects.select_related("successor").order_by("pk")
    told = [
        {"code": each.code, "name": each.name, "kind": each.kind,
         "founded": each.founded.isoformat(),
         "closed": each.closed.isoformat() if each.closed else None,
         "successor": each.successor.code if each.successor else None,
         "url": request.build_absolute_uri(f"/organs/{each.code}/")}
        for each in found
    ]  # fmt: skip
    return HttpResponse(json.dumps(told, ensure_ascii=False), content_type="application/json")


def _answer(request: HttpRequest, items: QuerySet[Item], kind: str, name: str) -> HttpResponseBase:
    if kind not in _KINDS:
        raise Http404
    found = items.select_related("shown", "organ", "column").order_by("-published_at", "-pk")
    rows = (row(each, request.build_absolute_uri) for each in found.iterator(chunk_size=500))
    lines, form = _KINDS[kind]
    answer = StreamingHttpResponse(lines(rows), content_type=form)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return answer


class _Line:
    """A file for the csv writer that keeps nothing."""

    def write(self, line: str) -> str:
        return line


def _csv(rows: Iterable[Row]) -> Iterator[str]:
    """With the mark by which spreadsheets know UTF-8; a text is never a formula."""
    writer = csv.DictWriter(_Line(), NAMES)
    yield "\ufeff" + writer.writerow(dict(zip(NAMES, NAMES, strict=True)))
    for each in rows:
        yield writer.writerow({name: _harmless(value) for name, value in each.items()})


def _harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _json(rows: Iterable[Row]) -> Iterator[str]:
    """An array, one item a line."""
    first = True
    for each in rows:
        yield ("[\n" if first else ",\n") + json.dumps(each, ensure_ascii=False)
        first = False
    yield "[]\n" if first else "\n]\n"


_KINDS: dict[str, tuple[Callable[[Iterable[Row]], Iterator[str]], str]] = {
    "csv": (_csv, "text/csv; charset=utf-8"),
    "json": (_json, "application/json"),
}

"""Open data of the published reports: JSON, CSV, Parquet, the schema, the package description."""

import json
import time
from collections.abc import Iterator
from dataclasses import replace

from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from gongkai.files.writers import json as written
from gongkai.web.annual.drafting import report_in
from gongkai.web.annual.models import YearReport
from gongkai.web.annual.opendata import formats
from gongkai.web.annual.opendata.describing import package
from gongkai.web.annual.opendata.rows import (
    AT_ONCE,
    FIGURES,
    REPORTS,
    Column,
    Row,
    figure_rows,
    report_rows,
    shown_reports,
)
from gongkai.web.publishing.calm import too_often
from gongkai.web.publishing.portal.pages import public

A_MINUTE = 30  # whole files of one address
_LINES = {
    "csv": (formats.csv_lines, "text/csv; charset=utf-8"),
    "json": (formats.json_lines, "application/json"),
}
kept = cache_control(public=True, max_age=300)


@public
def about(request: HttpRequest) -> HttpResponse:
    """What there is, where it lies, what the columns mean."""
    context = {"years": _years(), "parquet": formats.has_parquet(), "most": A_MINUTE,
               "tables": (("reports", REPORTS), ("figures", FIGURES))}  # fmt: skip
    return render(request, "annual/portal/data.html", context)


@public
def description(request: HttpRequest) -> HttpResponse:
    """The description of the data package."""
    told = package(_years(), request.build_absolute_uri("/").rstrip("/"))
    return HttpResponse(json.dumps(told, ensure_ascii=False), content_type="application/json")


@public
def schema(request: HttpRequest) -> HttpResponse:
    """The JSON Schema that the whole reports obey."""
    return HttpResponse(written.schema(), content_type="application/schema+json")


@require_safe
@kept
def catalogue(request: HttpRequest, kind: str) -> HttpResponseBase:
    """Which reports are public."""
    rows = report_rows(shown_reports(), request.build_absolute_uri("/").rstrip("/"))
    return _answer(request, "reports", kind, REPORTS, rows)


@require_safe
@kept
def figures(request: HttpRequest, year: int, kind: str) -> HttpResponseBase:
    """Every figure of every report of a year."""
    reports = _of_year(year)
    if kind == "json":
        raise Http404  # the whole reports are the JSON of a year
    return _answer(request, f"figures-{year}", kind, FIGURES, figure_rows(reports))


@require_safe
@kept
def whole(request: HttpRequest, year: int) -> HttpResponseBase:
    """The reports of a year with every figure and every word, as `gongkai read` prints them."""
    _of_year(year)
    if too_often(request, what="report-data", most=A_MINUTE, seconds=60, at=time.time()):
        return HttpResponse(status=429)
    site = request.build_absolute_uri("/").rstrip("/")
    lines = formats.array(_elements(year, site))
    answer = StreamingHttpResponse(lines, content_type="application/json")
    return _named(answer, f"reports-{year}.json")


def _elements(year: int, site: str) -> Iterator[str]:
    found = shown_reports(year=year).defer(None).iterator(chunk_size=AT_ONCE // 4)
    for each in found:
        assert each.shown is not None  # noqa: S101 only public ones are asked for
        place = f"{site}/organs/{each.organ.code}/reports/{each.year}/"
        report = replace(report_in(each.shown), file=place)
        yield written.dump(written.element(report)).decode().rstrip("\n")


def _of_year(year: int) -> QuerySet[YearReport]:
    reports = shown_reports(year=year)
    if not reports.exists():
        raise Http404
    return reports


def _years() -> list[int]:
    found = YearReport.objects.exclude(shown=None).order_by("-year")
    return list(found.values_list("year", flat=True).distinct())


def _answer(
    request: HttpRequest, name: str, kind: str, columns: tuple[Column, ...], rows: Iterator[Row]
) -> HttpResponseBase:
    if kind not in (*_LINES, "parquet") or (kind == "parquet" and not formats.has_parquet()):
        raise Http404
    if too_often(request, what="report-data", most=A_MINUTE, seconds=60, at=time.time()):
        return HttpResponse(status=429)
    if kind == "parquet":
        file = formats.parquet(columns, rows)
        return _named(FileResponse(file, content_type=formats.PARQUET), f"{name}.parquet")
    lines, form = _LINES[kind]
    return _named(StreamingHttpResponse(lines(columns, rows), content_type=form), f"{name}.{kind}")


def _named(answer: HttpResponseBase, name: str) -> HttpResponseBase:
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer

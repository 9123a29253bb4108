"""Published reports: by organ and year, in every format, each figure down to its organ's row."""

from urllib.parse import quote, urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from gongkai.files.compose import title_of
from gongkai.files.writers import KINDS
from gongkai.files.writers import render as written
from gongkai.report.basis import basis_of
from gongkai.report.edition import edition_of
from gongkai.report.finding import plain
from gongkai.web.annual import queries
from gongkai.web.annual.drafting import report_in
from gongkai.web.annual.lower import PART, figures_of
from gongkai.web.annual.models import Version, YearReport
from gongkai.web.annual.official import parts
from gongkai.web.organs.models import Organ
from gongkai.web.publishing.portal.pages import public

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
}
A_PAGE = 500  # organs on one page of a year


@public
def reports(request: HttpRequest) -> HttpResponse:
    """The published reports of a year, the latest when none is asked for."""
    shown = YearReport.objects.exclude(shown=None)
    years = list(shown.order_by("-year").values_list("year", flat=True).distinct())
    year = _number(request.GET.get("year", ""), other=years[0] if years else 0)
    after = _number(request.GET.get("after", ""), other=0)
    found = shown.filter(year=year, organ__gt=after).select_related("organ").order_by("organ_id")
    page = list(found[: A_PAGE + 1])
    context = {
        "years": years,
        "year": year,
        "reports": page[:A_PAGE],
        "following": page[A_PAGE - 1].organ_id if len(page) > A_PAGE else None,
    }
    return render(request, "annual/portal/reports.html", context)


def _number(asked: str, *, other: int) -> int:
    """A number of an address; what is none is passed over."""
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else other


@public
def report(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """One report: the official tables, switch of years, downloads."""
    found, version = _shown(code, year)
    known = figures_of([version])[version.pk]

    def link(key: str) -> str:
        return _cell(found, key) if key in known.edition.cells and known.value(key) else ""

    context = {
        "report": found,
        "version": version,
        "parts": parts(version.page, link=link),
        "years": queries.years_of(found.organ),
        "kinds": KINDS,
        "versions": _shown_versions(found),
    }
    return render(request, "annual/portal/report.html", context)


@public
def download(request: HttpRequest, code: str, year: int, kind: str) -> HttpResponse:
    """The report as a file; the same version gives the same bytes."""
    _, version = _shown(code, year)
    if kind not in KINDS:
        raise Http404
    report = report_in(version)
    data = version.page.encode() if kind == "html" else written(
        report, kind=kind, fonts=tuple(settings.FONTS)
    )  # fmt: skip
    answer = HttpResponse(data, content_type=TYPES[kind])
    name = quote(f"{title_of(report)}.{kind}")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return answer


@public
def cell(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """How a figure was counted: the organs it is made of, its own records, the law of counting."""
    found, version = _shown(code, year)
    key, form = request.GET.get("key", ""), edition_of(found.year)
    if key not in form.cells:
        raise Http404
    lower = _parts_of(version, key)
    figures = figures_of([version, *(each.shown for each in lower if each.shown)])
    context = {
        "report": found,
        "version": version,
        "label": form.label(key),
        "value": plain(figures[version.pk].value(key)),
        "shares": [(each, plain(figures[each.shown_id or 0].value(key))) for each in lower],
        "own": len(version.counted.get(key, [])) - len(_part_ids(version, key)),
        "basis": basis_of(key),
    }
    return render(request, "annual/portal/cell.html", context)


def _shown(code: str, year: int) -> tuple[YearReport, Version]:
    organ = get_object_or_404(Organ, code=code)
    found = YearReport.objects.select_related("organ", "shown").filter(organ=organ, year=year)
    report = found.first()
    if report is None or report.shown is None:
        raise Http404
    return report, report.shown


def _parts_of(version: Version, key: str) -> list[YearReport]:
    """The lower reports that a figure counts and that are public themselves."""
    found = YearReport.objects.filter(pk__in=_part_ids(version, key)).exclude(shown=None)
    short = found.defer("shown__page", "shown__counted", "shown__records", "shown__findings")
    return list(short.select_related("organ", "shown").order_by("organ_id"))


def _part_ids(version: Version, key: str) -> set[int]:
    """The lower reports that a figure counts."""
    return {
        int(each.removeprefix(PART))
        for each in version.counted.get(key, [])
        if each.startswith(PART)
    }


def _cell(report: YearReport, key: str) -> str:
    address = reverse("public-report-cell", args=[report.organ.code, report.year])
    return f"{address}?{urlencode({'key': key})}"


def _shown_versions(report: YearReport) -> list[Version]:
    """Corrections of a published report, the latest first, with their notes."""
    if report.shown is None:
        return []
    found = report.versions.filter(number__lte=report.shown.number).exclude(note="")
    return list(found.order_by("-number"))

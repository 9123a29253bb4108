"""One organ over the years: its published reports in charts, each with its table beside it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from gongkai.report.report import AnnualReport
from gongkai.web.annual.lower import figures_of
from gongkai.web.annual.models import YearReport
from gongkai.web.annual.pictures import always_zero, chart_of, charts_of, figures_on_offer
from gongkai.web.organs.models import Organ
from gongkai.web.publishing.portal.pages import public


@public
def years(request: HttpRequest, code: str) -> HttpResponse:
    """The years of an organ; `figure` asks for any other figure of the form."""
    organ = get_object_or_404(Organ, code=code)
    reports = published_years(organ)
    if not reports:
        raise Http404
    offered = figures_on_offer(reports)
    asked = request.GET.get("figure", "")
    if asked and asked not in offered:
        raise Http404
    context = {
        "organ": organ,
        "years": sorted(reports, reverse=True),
        "offered": offered.items(),
        "asked": asked,
        "chosen": chart_of(reports, key=asked) if asked else None,
        "charts": list(charts_of(reports)),
        "zero": always_zero(reports),
    }
    return render(request, "annual/portal/years.html", context)


def published_years(organ: Organ) -> dict[int, AnnualReport]:
    """The figures of every published report of an organ, by year."""
    found = YearReport.objects.filter(organ=organ).exclude(shown=None).select_related("shown")
    long = ("shown__page", "shown__counted", "shown__records", "shown__findings")
    held = {each.year: each.shown for each in found.defer(*long) if each.shown}
    known = figures_of(held.values())
    return {year: known[version.pk] for year, version in held.items()}

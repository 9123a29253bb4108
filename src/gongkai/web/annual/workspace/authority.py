"""The authority over the reports below it: comparison, ranks, reused words, letters, bulletin."""

from functools import partial
from typing import Any
from urllib.parse import quote

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from gongkai.files.writers import render_paper
from gongkai.report.report import AnnualReport
from gongkai.web.annual import forms
from gongkai.web.annual.authority import letters as bulk
from gongkai.web.annual.authority.bulletin import bulletin as composed
from gongkai.web.annual.authority.lines import Line, gaps_of, lines_of, years_known
from gongkai.web.annual.authority.measures import FEWEST, MEASURES, ranked
from gongkai.web.annual.authority.reusing import TELLING, alike
from gongkai.web.annual.authority.twice import counted_twice
from gongkai.web.annual.due import dues_of
from gongkai.web.annual.models import DueDay
from gongkai.web.annual.pictures import HEADLINES, figures_on_offer
from gongkai.web.annual.services.deadlines import set_due
from gongkai.web.annual.workspace.years import year_of
from gongkai.web.conservation.models import Profile
from gongkai.web.organs.doors import StaffRequest, door
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Kind, Organ
from gongkai.web.organs.workspace import find
from gongkai.web.organs.workspace.acting import Page, act_page
from gongkai.web.shell.charts import bars, multiples, shown

ZIP = "application/zip"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MOST_PICTURES = 30


@door("board.compare", find.organ)
def compare(request: StaffRequest, organ: Organ) -> HttpResponse:
    """One figure of all organs over the years, and one rank of the last of them."""
    last = year_of(request)
    years = years_known(organ, upto=last) or [last]
    lines = lines_of(organ, years=years)
    offered = figures_on_offer(_forms(lines))
    key = request.GET.get("figure", "")
    key = key if key in offered else HEADLINES[0][0]
    measure = MEASURES.get(request.GET.get("measure", ""), next(iter(MEASURES.values())))
    context = {
        "organ": organ, "year": last, "key": key, "offered": offered.items(),
        "label": offered.get(key, ""), "years": sorted(years), "measures": MEASURES.values(),
        "measure": measure, "fewest": FEWEST,
        "rows": _rows(lines, sorted(years), key),
        "there": [(when, sum(when in line.reports for line in lines)) for when in sorted(years)],
        "gaps": [(line.organ, gaps_of(line, years=sorted(years))) for line in lines],
        "picture": _picture(lines, sorted(years), key, offered.get(key, "")),
        "ranks": ranked(lines, year=last, measure=measure, people=_people(lines, last)),
    }  # fmt: skip
    return render(request, "annual/workspace/compare.html", context)


def _forms(lines: tuple[Line, ...]) -> dict[int, AnnualReport]:
    """One report of each year, for what its form calls the figures."""
    return {year: report for line in lines for year, report in line.reports.items()}


def _rows(
    lines: tuple[Line, ...], years: list[int], key: str
) -> list[tuple[Organ, list[tuple[int, str]]]]:
    return [
        (line.organ,
         [(year, shown(line.reports[year].value(key) if year in line.reports else None))
          for year in years])
        for line in lines
    ]  # fmt: skip


def _picture(lines: tuple[Line, ...], years: list[int], key: str, label: str) -> Any:
    """Small multiples on one scale, one bar an organ of a single year; of very many no picture."""
    series = {
        str(line.organ): {
            str(year): line.reports[year].value(key) if year in line.reports else None
            for year in years
        }
        for line in lines
        if any(report.value(key) for report in line.reports.values())
    }
    if not series or len(series) > MOST_PICTURES:
        return None
    title = f"{label}，各机关用同一尺度"
    if len(years) == 1:
        values = {name: each[str(years[0])] for name, each in series.items()}
        return bars(title, values, unit="件", head="机关")
    return multiples(title, series, unit="件", head="年度")


def _people(lines: tuple[Line, ...], year: int) -> dict[int, int]:
    found = Profile.objects.filter(
        organ__in=[line.organ for line in lines], year=year, state=Profile.State.CONFIRMED
    )
    return dict(found.values_list("organ_id", "people"))


@door("board.compare", find.organ)
def reuse(request: StaffRequest, organ: Organ) -> HttpResponse:
    """Which organs' words stand in another's report."""
    year = year_of(request)
    context = {"organ": organ, "year": year, "pairs": alike(organ, year=year), "least": TELLING}
    return render(request, "annual/workspace/reuse.html", context)


@door("board.compare", find.organ)
def twice(request: StaffRequest, organ: Organ) -> HttpResponse:
    """What would be added twice."""
    year = year_of(request)
    context = {"organ": organ, "year": year, "found": counted_twice(organ, year=year)}
    return render(request, "annual/workspace/twice.html", context)


@door("board.compare", find.organ)
def bulletin(request: StaffRequest, organ: Organ) -> HttpResponse:
    """The statistics bulletin as a Word file."""
    year = year_of(request)
    paper = composed(organ, year=year, day=timezone.localdate())
    return _file(render_paper(paper, kind="docx"), f"{organ}{year}年年报统计公报.docx", DOCX)


@door("letters.write", find.organ)
def letters(request: StaffRequest, organ: Organ) -> HttpResponse:
    """Choose the reports; get the letters in one package."""
    year, day = year_of(request), timezone.localdate()
    reports = bulk.reports_to_write_to(organ, year=year)
    posted = request.POST if request.method == "POST" else None
    form = forms.LettersForm(posted, reports=reports)
    if form.is_valid():
        chosen = [int(each) for each in form.cleaned_data["chosen"]]
        try:
            data = bulk.write_letters(organ, year=year, chosen=chosen, on=day, by=request.user)
        except Refused as refused:
            form.add_error("chosen", str(refused))
        else:
            return _file(data, f"{organ}{year}年年报整改建议.zip", ZIP)
    context = {"organ": organ, "year": year, "form": form, "reports": reports}
    status = 422 if form.is_bound else 200
    return render(request, "annual/workspace/letters.html", context, status=status)


@door("due.set", find.organ)
def due(request: StaffRequest, organ: Organ) -> HttpResponse:
    """Set the day for a kind of organ; the note says what holds and what was set before."""
    year = year_of(request)
    now = "；".join(
        f"{Kind(kind).label} {each.day:%m-%d}（{each.cites}）"
        for kind, each in dues_of(organ, year=year).items()
    )
    set_before = DueDay.objects.filter(authority=organ).order_by("kind", "from_year")
    told = "".join(f"\n{each}，{each.basis}" for each in set_before)
    page = Page(
        act="due.set", about=str(organ), done="已设定", note=f"{year}年度适用：{now}。{told}",
        back=reverse("report-board", args=[organ.code]),
    )  # fmt: skip
    form = forms.DueForm(request.POST or None, initial={"from_year": year + 1})
    return act_page(request, page, form, partial(set_due, organ, at=timezone.now()))


def _file(data: bytes, name: str, form: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=form)
    answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return answer

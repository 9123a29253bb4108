"""Rounds of inspection: the months of a year, each look, what was mended."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from gongkai.web.conservation import register_pictures as pictures
from gongkai.web.conservation.forms import works as forms
from gongkai.web.conservation.models import Inspection
from gongkai.web.conservation.registers import inspections_of
from gongkai.web.conservation.services import inspecting
from gongkai.web.conservation.workspace import find as mine
from gongkai.web.conservation.workspace.organs import dated
from gongkai.web.conservation.workspace.photos import photo_page
from gongkai.web.conservation.workspace.years import at, year_of
from gongkai.web.journal.queries import history_of
from gongkai.web.organs.doors import StaffRequest, door
from gongkai.web.organs.models import Organ
from gongkai.web.organs.workspace import find
from gongkai.web.organs.workspace.acting import Page, act_page, links

_ACTS = (("inspection.fix", "inspection-fix"), ("inspection.photo", "inspection-photo"))


@door("energy.see", find.organ)
def inspections(request: StaffRequest, organ: Organ) -> HttpResponse:
    """A year's rounds, perhaps those of one month or those still open."""
    year, asked = year_of(request), request.GET.get("month", "")
    month = int(asked) if asked.isascii() and asked.isdigit() and 0 < int(asked) < 13 else 0
    found = Inspection.objects.filter(organ=organ, on__year=year).order_by("-on", "-pk")
    if month:
        found = found.filter(on__month=month)
    if request.GET.get("open"):
        found = found.filter(state=Inspection.State.OPEN)
    months = inspections_of(organ, year=year)
    context = {
        "organ": organ, "year": year, "month": month, "open": request.GET.get("open", ""),
        "by_month": months, "found": found[:400], "day": timezone.localdate(),
        "charts": list(pictures.of_inspections(months, year=year)),
        "acts": dated(links(request.user, organ, (("inspection.enter", "inspection-enter"),)),
                      year),
    }  # fmt: skip
    return render(request, "conservation/inspections.html", context)


@door("inspection.see", mine.inspection)
def inspection(request: StaffRequest, found: Inspection) -> HttpResponse:
    """One look."""
    context = {
        "inspection": found, "organ": found.organ, "day": timezone.localdate(),
        "photos": found.photos.select_related("upload").order_by("pk"),
        "acts": links(request.user, found, _ACTS), "history": history_of(found),
    }  # fmt: skip
    return render(request, "conservation/inspection.html", context)


@door("inspection.enter", find.organ)
def enter(request: StaffRequest, organ: Organ) -> HttpResponse:
    """A look at a place."""
    page = Page(
        act="inspection.enter", about=str(organ), done="已登记",
        back=at("inspections", organ, year_of(request)),
        note="一次巡查一个部位一行；发现几个问题登记几行，没有发现问题也登记。",
    )  # fmt: skip
    form = forms.InspectionForm(request.POST or None)
    do = partial(inspecting.inspect, organ, day=timezone.localdate(), at=timezone.now())
    return act_page(request, page, form, do)


def _page(act: str, found: Inspection, done: str) -> Page:
    back = reverse("inspection", args=[found.pk])
    return Page(act=act, about=f"{found.organ} {found}", back=back, done=done)


@door("inspection.fix", mine.inspection)
def fix(request: StaffRequest, found: Inspection) -> HttpResponse:
    """How it was mended."""
    form = forms.FixForm(request.POST or None)
    page = _page("inspection.fix", found, "已登记整改")
    return act_page(request, page, form, partial(inspecting.fix, found))


@door("inspection.photo", mine.inspection)
def photo(request: StaffRequest, found: Inspection) -> HttpResponse:
    """A picture of it."""
    page = _page("inspection.photo", found, "照片已留存")
    return photo_page(request, page, partial(inspecting.photograph, found))

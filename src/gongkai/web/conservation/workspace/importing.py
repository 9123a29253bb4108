"""Imports: a dry run first, then the same file for good; exports of the waste ledger."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from gongkai.web.conservation.registers import standing_rows, waste_of
from gongkai.web.conservation.services import importing, waste_importing
from gongkai.web.conservation.waste_sheets import as_csv, workbook
from gongkai.web.conservation.workspace.years import year_of
from gongkai.web.organs.doors import StaffRequest, door
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ
from gongkai.web.organs.workspace import find

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True, kw_only=True)
class What:
    """A workbook that is taken in: its name, what a row is, its addresses, its act."""

    title: str
    row: str
    empty: str
    back: str
    take: Callable[..., importing.Trial]


_READINGS = What(
    title="月用量", row="一块表计一个月的用量", empty="energy-template", back="energy",
    take=importing.take,
)  # fmt: skip
_WASTE = What(
    title="垃圾分类台账", row="一个投放点一类垃圾的一次清运", empty="waste-template",
    back="waste", take=waste_importing.take,
)  # fmt: skip


class ImportForm(forms.Form):
    """A workbook."""

    file = forms.FileField(label="填好的导入表（.xlsx）")
    really = forms.BooleanField(
        label="没有问题时直接导入", required=False, help_text="不勾选时只检查，不写入"
    )


@door("energy.import", find.organ)
def import_(request: StaffRequest, organ: Organ) -> HttpResponse:
    """Readings."""
    return _import(request, organ, _READINGS)


@door("waste.import", find.organ)
def import_waste(request: StaffRequest, organ: Organ) -> HttpResponse:
    """Rows of the waste ledger."""
    return _import(request, organ, _WASTE)


def _import(request: StaffRequest, organ: Organ, what: What) -> HttpResponse:
    """Try it out, say what is wrong, and take it only when nothing is."""
    form = ImportForm(request.POST or None, request.FILES or None)
    trial = None
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        really = form.cleaned_data["really"] and "marked" not in request.POST
        try:
            trial = what.take(
                organ, data=file.read(), name=file.name, really=really,
                day=timezone.localdate(), by=request.user, at=timezone.now(),
            )  # fmt: skip
        except Refused as refused:
            form.add_error("file", str(refused))
    if trial and trial.marked and "marked" in request.POST:
        return _file(trial.marked, f"{what.title}（标出问题）.xlsx")
    if trial and not trial.problems and form.cleaned_data["really"]:
        messages.success(request, f"已导入{trial.new}条，已有{trial.unchanged}条没有改动")
        return redirect(what.back, organ.code)
    wrong = form.is_bound and (not form.is_valid() or bool(trial and trial.problems))
    context = {"organ": organ, "form": form, "trial": trial, "what": what}
    return render(request, "conservation/import.html", context, status=422 if wrong else 200)


@door("energy.import", find.organ)
def empty(request: StaffRequest, organ: Organ) -> HttpResponse:
    """The empty workbook."""
    return _file(importing.template(year=timezone.localdate().year), "月用量导入表.xlsx")


@door("waste.import", find.organ)
def empty_waste(request: StaffRequest, organ: Organ) -> HttpResponse:
    """The empty workbook of the waste ledger."""
    data = waste_importing.template(year=timezone.localdate().year)
    return _file(data, "垃圾分类台账导入表.xlsx")


@door("energy.see", find.organ)
def waste_workbook(request: StaffRequest, organ: Organ) -> HttpResponse:
    """The rows and the sums of a year as a workbook."""
    year = year_of(request)
    rows = standing_rows(organ, year=year).select_related("carrier")
    data = workbook(rows, waste_of(organ, year=year), organ=organ.name)
    return _file(data, f"{organ}{year}年垃圾分类台账.xlsx")


@door("energy.see", find.organ)
def waste_csv(request: StaffRequest, organ: Organ) -> HttpResponse:
    """The rows of a year as CSV."""
    year = year_of(request)
    told = as_csv(standing_rows(organ, year=year).select_related("carrier"))
    return _file(told.encode(), f"{organ}{year}年垃圾分类台账.csv", kind="text/csv; charset=utf-8")


def _file(data: bytes, name: str, *, kind: str = _XLSX) -> HttpResponse:
    shown = f"attachment; filename*=UTF-8''{quote(name)}"
    return HttpResponse(data, content_type=kind, headers={"Content-Disposition": shown})

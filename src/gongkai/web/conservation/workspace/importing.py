"""The page of the import: a dry run first, then the same file for good."""

from urllib.parse import quote

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from gongkai.web.conservation.services import importing
from gongkai.web.organs.doors import StaffRequest, door
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ
from gongkai.web.organs.workspace import find

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ImportForm(forms.Form):
    """A workbook."""

    file = forms.FileField(label="填好的月用量导入表（.xlsx）")
    really = forms.BooleanField(
        label="没有问题时直接导入", required=False, help_text="不勾选时只检查，不写入"
    )


@door("energy.import", find.organ)
def import_(request: StaffRequest, organ: Organ) -> HttpResponse:
    """Try it out, say what is wrong, and take it only when nothing is."""
    form = ImportForm(request.POST or None, request.FILES or None)
    trial = None
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        really = form.cleaned_data["really"] and "marked" not in request.POST
        try:
            trial = importing.take(
                organ, data=file.read(), name=file.name, really=really,
                day=timezone.localdate(), by=request.user, at=timezone.now(),
            )  # fmt: skip
        except Refused as refused:
            form.add_error("file", str(refused))
    if trial and trial.marked and "marked" in request.POST:
        return _file(trial.marked, "月用量（标出问题）.xlsx")
    if trial and not trial.problems and form.cleaned_data["really"]:
        messages.success(request, f"已导入{trial.new}条，已有{trial.unchanged}条没有改动")
        return redirect("energy", organ.code)
    wrong = form.is_bound and (not form.is_valid() or bool(trial and trial.problems))
    context = {"organ": organ, "form": form, "trial": trial}
    return render(request, "conservation/import.html", context, status=422 if wrong else 200)


@door("energy.import", find.organ)
def empty(request: StaffRequest, organ: Organ) -> HttpResponse:
    """The empty workbook."""
    return _file(importing.template(year=timezone.localdate().year), "月用量导入表.xlsx")


def _file(data: bytes, name: str) -> HttpResponse:
    shown = f"attachment; filename*=UTF-8''{quote(name)}"
    return HttpResponse(data, content_type=_XLSX, headers={"Content-Disposition": shown})

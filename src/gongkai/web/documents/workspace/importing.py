"""The page of the import: a dry run first, then the same file for good."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from gongkai.web.documents import importing
from gongkai.web.organs.doors import StaffRequest, door
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ
from gongkai.web.organs.workspace.find import organ as find_organ


class ImportForm(forms.Form):
    """A ledger workbook."""

    file = forms.FileField(
        label="台账（.xlsx）", help_text="由本系统的空白台账填写，读其中“公文”一表"
    )
    really = forms.BooleanField(
        label="没有问题时直接导入", required=False, help_text="不勾选时只检查，不写入"
    )


@door("documents.import", find_organ)
def import_(request: StaffRequest, organ: Organ) -> HttpResponse:
    """Read, say what is wrong, and take it only when nothing is."""
    form = ImportForm(request.POST or None, request.FILES or None)
    reading = None
    if request.method == "POST" and form.is_valid():
        try:
            reading = importing.read(form.cleaned_data["file"].read(), organ=organ)
            if "marked" in request.POST and reading.marked:
                return _marked(reading.marked)
            if form.cleaned_data["really"] and not reading.errors:
                new, old = importing.take(organ, documents=reading.documents, by=request.user)
                messages.success(request, f"已导入{new}件，已有{old}件没有改动")
                return redirect("documents")
        except Refused as refused:
            form.add_error("file", str(refused))
    context = {"organ": organ, "form": form, "reading": reading}
    wrong = form.is_bound and (not form.is_valid() or bool(reading and reading.errors))
    return render(
        request, "documents/workspace/import.html", context, status=422 if wrong else 200
    )


def _marked(data: bytes) -> HttpResponse:
    answer = HttpResponse(
        data, content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    )
    answer["Content-Disposition"] = 'attachment; filename="marked.xlsx"'
    return answer

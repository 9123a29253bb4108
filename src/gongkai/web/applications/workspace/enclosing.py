"""The files of a case: put to it with what was found told, and read."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from gongkai.web.applications.acts import acts
from gongkai.web.applications.forms.enclosing import EncloseForm
from gongkai.web.applications.models import Case, Enclosure
from gongkai.web.applications.services import enclosing
from gongkai.web.applications.workspace import find
from gongkai.web.applications.workspace.acting import done, kept
from gongkai.web.applications.workspace.clockwork import clock_of
from gongkai.web.organs.doors import StaffRequest, door
from gongkai.web.uploads.services import files


@door("case.enclose", find.case)
def _enclose(request: StaffRequest, case: Case) -> HttpResponse:
    """A file cannot be kept in a form that is shown again: it is chosen anew."""
    typed = EncloseForm(request.POST or None, request.FILES or None, case=case)
    if (
        request.method == "POST"
        and typed.is_valid()
        and done(request, typed, enclosing.enclose, case=case)
    ):
        messages.success(request, f"{case}：已存入文件")
        return redirect("case", case.pk)
    row = acts()["case.enclose"]
    context = {
        "case": case, "form": typed, "row": row, "title": row.title, "files": True,
        "clock": clock_of(case),
    }  # fmt: skip
    status = 422 if typed.is_bound else 200
    return render(request, "applications/workspace/act.html", context, status=status)


enclose = kept("case.enclose", EncloseForm, _enclose)


@door("enclosure.read", find.enclosure)
def read(request: StaffRequest, enclosure: Enclosure) -> HttpResponse:
    """The file itself, as a download."""
    enclosing.told_read(enclosure, by=request.user)
    return files.serve(enclosure.upload)

"""Organs and people from a workbook: upload, what the check found, start, result."""

from functools import partial
from urllib.parse import quote

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from gongkai.web.journal.queries import history_of
from gongkai.web.organs import tasks
from gongkai.web.organs.doors import StaffRequest, door
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.forms import ConfirmForm
from gongkai.web.organs.importing import copies
from gongkai.web.organs.importing.template import template
from gongkai.web.organs.models import Intake, IntakeState, Organ
from gongkai.web.organs.permissions import table
from gongkai.web.organs.services import intake as services
from gongkai.web.organs.workspace import find
from gongkai.web.organs.workspace.acting import Page, act_page, links

_ACTS = (("intake.start", "intake-start"), ("intake.drop", "intake-drop"))
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_BUSY = (IntakeState.CHECKING, IntakeState.RUNNING)


class UploadForm(forms.Form):
    """A workbook."""

    file = forms.FileField(label="填好的导入表（.xlsx）", help_text="上传后只作检查，不写入")


def find_intake(pk: int) -> Intake:
    """The import of a number."""
    return get_object_or_404(Intake.objects.select_related("organ", "by"), pk=pk)


@door("organs.import", find.organ)
def intakes(request: StaffRequest, organ: Organ) -> HttpResponse:
    """Upload, and what was uploaded before."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            found = tasks.hand_in(
                organ, data=file.read(), name=file.name, at=timezone.now(), by=request.user
            )
            return redirect("intake", found.pk)
        except Refused as refused:
            form.add_error("file", str(refused))
    before = Intake.objects.filter(organ=organ).select_related("by").order_by("-id")[:20]
    context = {"organ": organ, "form": form, "before": before}
    status = 422 if form.is_bound else 200
    return render(request, "organs/workspace/intakes.html", context, status=status)


@door("organs.import", find.organ)
def empty(request: StaffRequest, organ: Organ) -> HttpResponse:
    """The empty workbook."""
    return _file(template(year=timezone.localdate().year), "机关和人员导入表.xlsx")


@door("intake.see", find_intake)
def intake(request: StaffRequest, found: Intake) -> HttpResponse:
    """How far it is; asks again by itself while something is being done."""
    busy = found.state in _BUSY
    context = {
        "intake": found,
        "busy": busy,
        "given_up": busy and _given_up(found),
        "acts": links(request.user, found, _ACTS),
        "more": found.counts.get("problems", 0) - len(found.faults),
        "history": history_of(found),
    }
    part = bool(request.htmx)  # type: ignore[attr-defined]
    if part and not busy:
        return HttpResponse(headers={"HX-Refresh": "true"})
    name = "organs/workspace/_intake_progress.html" if part else "organs/workspace/intake.html"
    return render(request, name, context)


@door("intake.marked", find_intake)
def marked(request: StaffRequest, found: Intake) -> HttpResponse:
    """The workbook with its bad cells marked."""
    return _file(copies.marked(found), f"{found.name.removesuffix('.xlsx')}（标出问题）.xlsx")


@door("intake.start", find_intake)
def start(request: StaffRequest, found: Intake) -> HttpResponse:
    """Enter it."""
    page = Page(
        act="intake.start", about=str(found), back=_at(found), done="已开始导入",
        note="全部成功，或者一行也不写入。可以离开页面，进度在今日工作中查看。",
    )  # fmt: skip
    return act_page(request, page, _confirm(request), partial(tasks.start, found))


@door("intake.drop", find_intake)
def drop(request: StaffRequest, found: Intake) -> HttpResponse:
    """Give it up."""
    page = Page(
        act="intake.drop", about=str(found), back=reverse("intakes", args=[found.organ.code]),
        done="已放弃", note="上传的文件随即删除。", danger=True,
    )  # fmt: skip
    do = partial(services.drop, found, at=timezone.now())
    return act_page(request, page, _confirm(request), do)


@door("intake.hand_out", find_intake)
def hand_out(request: StaffRequest, found: Intake) -> HttpResponse:
    """The first passwords, once."""
    page = Page(
        act="intake.hand_out", about=str(found), back=_at(found), done="",
        note="口令单只能下载一次，下载后系统中不再保存。请当面分发，分发后销毁。", danger=True,
    )  # fmt: skip
    form = _confirm(request)
    if request.method == "POST" and form.is_valid():
        try:
            passwords = services.hand_out(found, by=request.user)
            return _file(copies.password_slip(passwords), "临时口令单.xlsx")
        except Refused as refused:
            form.add_error(None, str(refused))
    context = {"page": page, "title": table().acts[page.act].title, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "shell/act.html", context, status=status)


def _given_up(found: Intake) -> bool:
    if found.task is None:
        return False
    return DBTaskResult.objects.filter(pk=found.task, status=TaskResultStatus.FAILED).exists()


def _confirm(request: StaffRequest) -> ConfirmForm:
    return ConfirmForm(request.POST if request.method == "POST" else None)


def _at(found: Intake) -> str:
    return reverse("intake", args=[found.pk])


def _file(data: bytes, name: str) -> HttpResponse:
    shown = f"attachment; filename*=UTF-8''{quote(name)}"
    return HttpResponse(data, content_type=_XLSX, headers={"Content-Disposition": shown})

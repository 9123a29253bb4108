"""What comes in by hand: applications, bank statements, requests to correct own records."""

import secrets
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple
from urllib.parse import quote

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from gongkai.web.applications import importing, payments
from gongkai.web.applications.forms.money import ImportForm
from gongkai.web.applications.forms.registering import (
    AnswerForm,
    RectificationForm,
    RegisterForm,
)
from gongkai.web.applications.forms.registering import ImportForm as CasesForm
from gongkai.web.applications.models import Rectification
from gongkai.web.applications.services import rectifying, registering
from gongkai.web.applications.workspace import find
from gongkai.web.journal.queries import history_of
from gongkai.web.organs.doors import StaffRequest, door
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ
from gongkai.web.organs.workspace.acting import Page, act_page, links
from gongkai.web.organs.workspace.find import organ as find_organ

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@door("case.register", find_organ)
def register(request: StaffRequest, organ: Organ) -> HttpResponse:
    """An application, typed in under a minute; a second press gives the same case."""
    form = RegisterForm(request.POST or None, initial={"key": secrets.token_urlsafe(18)})
    if request.method == "POST" and form.is_valid():
        try:
            case = registering.register(organ, **form.cleaned_data, by=request.user)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.reason)
        else:
            messages.success(request, f"已登记{case}")
            return redirect("case", case.pk)
    context = {"organ": organ, "form": form, "title": "登记申请"}
    status = 422 if form.is_bound else 200
    return render(request, "applications/workspace/register.html", context, status=status)


class _Import(NamedTuple):
    """How a table is looked at, how it is taken, what is said then."""

    compare: Callable[..., Sequence[Any]]
    take: Callable[..., int]
    done: str


def _looked(request: StaffRequest, organ: Organ, form: Form, do: _Import) -> Sequence[Any] | None:
    """The lines of the file that was sent; None once they are taken, as the form asked."""
    lines: Sequence[Any] = ()
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            lines = do.compare(organ, data=file.read(), name=file.name)
            if form.cleaned_data["really"]:
                count = do.take(organ, lines=lines, by=request.user)
                messages.success(request, do.done.format(count))
                return None
        except Refused as refused:
            form.add_error("file", refused.reason)
    return lines


@door("cases.import", find_organ)
def import_cases(request: StaffRequest, organ: Organ) -> HttpResponse:
    """Look at the rows of a workbook; register all of them or none."""
    if request.GET.get("empty"):
        answer = HttpResponse(importing.empty(), content_type=_XLSX)
        name = quote("申请清单.xlsx")
        answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
        return answer
    form = CasesForm(request.POST or None, request.FILES or None)
    do = _Import(importing.compare, importing.take, "已登记{}件申请")
    lines = _looked(request, organ, form, do)
    if lines is None:
        return redirect("applications")
    context = {"organ": organ, "form": form, "lines": lines, "columns": importing.COLUMNS}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "applications/workspace/import.html", context, status=status)


@door("payments.import", find_organ)
def import_payments(request: StaffRequest, organ: Organ) -> HttpResponse:
    """Compare a bank statement with the notices; book what agrees."""
    form = ImportForm(request.POST or None, request.FILES or None)
    do = _Import(payments.compare, payments.book, "已登记{}笔缴费")
    lines = _looked(request, organ, form, do)
    if lines is None:
        return redirect("applications")
    context = {"organ": organ, "form": form, "lines": lines, "title": "导入银行流水"}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "applications/workspace/payments.html", context, status=status)


@door("rectification.register", find_organ)
def register_rectification(request: StaffRequest, organ: Organ) -> HttpResponse:
    """A request under Art. 41."""
    form = RectificationForm(request.POST or None)
    page = Page(
        act="rectification.register", about=str(organ), back=reverse("applications"),
        done="已登记", 
        note="不计入年报表三；无权更正的，转送有权机关或告知申请人（第四十一条）。",
    )  # fmt: skip
    return act_page(request, page, form, partial(rectifying.register, organ))


@door("rectification.see", find.rectification)
def rectification(request: StaffRequest, rectification: Rectification) -> HttpResponse:
    """One request."""
    context = {
        "rectification": rectification,
        "acts": links(
            request.user, rectification, [("rectification.answer", "rectification-answer")]
        ),
        "history": history_of(rectification),
    }
    return render(request, "applications/workspace/rectification.html", context)


@door("rectification.answer", find.rectification)
def answer(request: StaffRequest, rectification: Rectification) -> HttpResponse:
    """Corrected, accurate, forwarded or told."""
    form = AnswerForm(request.POST or None)
    page = Page(
        act="rectification.answer", about=str(rectification), done="已答复",
        back=reverse("rectification", args=[rectification.pk]),
    )  # fmt: skip
    return act_page(request, page, form, partial(rectifying.answer, rectification))

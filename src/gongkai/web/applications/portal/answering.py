"""The applicant's own acts upon a case, for who knows number and code: supplement, withdraw."""

import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from gongkai.web.applications.models import Case
from gongkai.web.applications.portal.forms import (
    ReachedForm,
    StatusForm,
    SupplementForm,
    WithdrawForm,
)
from gongkai.web.applications.portal.pages import private, too_often
from gongkai.web.applications.portal.status import case_page, found
from gongkai.web.applications.services import closing, correcting, reaching
from gongkai.web.organs.errors import Refused

Own = SupplementForm | WithdrawForm | ReachedForm


def _answer(
    request: HttpRequest, form: Own, do: Callable[[Case, Own], object], done: str
) -> HttpResponse:
    """Once: the form tells the version of the case that was read, which the act moves on."""
    door = StatusForm(request.POST or None)
    if request.method != "POST" or not door.is_valid():
        return redirect("status")
    if too_often(request, what="status", most=10, seconds=600, at=time.time()):
        door.add_error(None, gettext("次数过多，请十分钟后再试。"))
        return render(request, "applications/portal/status.html", {"form": door}, status=429)
    case = found(**door.cleaned_data)
    if case is None:
        return redirect("status")
    if form.is_valid():
        try:
            do(case, form)
        except Refused as refused:
            if refused.field in form.fields:  # what was typed, not what happened meanwhile
                said = gettext("没有办理：") + refused.reason
                return case_page(request, door, case, said, status=422)
            said = gettext("没有办理：案件已有新的进展，请核对下面的现状。")
            return case_page(request, door, found(**door.cleaned_data) or case, said, status=409)
        return case_page(request, door, found(**door.cleaned_data) or case, done)
    said = gettext("没有办理：请填写内容，撤回的请勾选确认。")
    return case_page(request, door, case, said, status=422)


@private
def supplement(request: HttpRequest) -> HttpResponse:
    """What was asked for by the notice of correction."""

    def do(case: Case, form: Own) -> None:
        said = form.cleaned_data
        correcting.receive_supplement(
            case, text=said["text"], on=timezone.localdate(), seen=said["seen"], by=None
        )

    return _answer(request, SupplementForm(request.POST), do, gettext("已收到您的补正。"))


@private
def withdraw(request: HttpRequest) -> HttpResponse:
    """Take the application back, asked about once more by a box to tick."""

    def do(case: Case, form: Own) -> None:
        closing.withdraw(
            case, how="网上", on=timezone.localdate(), seen=form.cleaned_data["seen"], by=None
        )

    return _answer(request, WithdrawForm(request.POST), do, gettext("申请已经撤回。"))


@private
def reach(request: HttpRequest) -> HttpResponse:
    """Another form, another way, another address."""

    def do(case: Case, form: Own) -> None:
        reaching.reach(case, **form.cleaned_data, on=timezone.localdate(), by=None)

    return _answer(request, ReachedForm(request.POST), do, gettext("已按您的要求变更。"))

"""Where a case stands, for who knows its number and its secret code."""

import time
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from gongkai.web.applications import codes
from gongkai.web.applications.acts import acts
from gongkai.web.applications.clock import events_of
from gongkai.web.applications.letters.download import as_file, for_applicant
from gongkai.web.applications.models import Case, Enclosure, Happening, State
from gongkai.web.applications.portal.forms import (
    ReachedForm,
    StatusForm,
    SupplementForm,
    WithdrawForm,
)
from gongkai.web.applications.portal.pages import private, too_often
from gongkai.web.applications.services import enclosing, lettering
from gongkai.web.uploads.services import files


@private
def status(request: HttpRequest) -> HttpResponse:
    """The same answer for a wrong number and a wrong code."""
    form = StatusForm(request.POST or None)
    code = 200
    if request.method == "POST" and form.is_valid():
        if too_often(request, what="status", most=10, seconds=600, at=time.time()):
            form.add_error(None, gettext("次数过多，请十分钟后再试。"))
            code = 429
        elif (case := found(**form.cleaned_data)) is None:
            form.add_error(None, gettext("编号或者查询码不对，请对照回执核对。"))
        else:
            return case_page(request, form, case)
    return render(request, "applications/portal/status.html", {"form": form}, status=code)


def case_page(
    request: HttpRequest, form: StatusForm, case: Case, said: str = "", *, status: int = 200
) -> HttpResponse:
    """Where the case stands and what the applicant can do about it."""
    can_supplement = case.state == State.CORRECTING
    can_withdraw = case.state in acts()["case.withdraw"].start
    seen = {"seen": case.version}
    context = {
        "case": case, "next": _next(case), "letters": for_applicant(case), "said": said,
        "files": files_for(case),
        "asked_for": _asked_for(case) if can_supplement else None,
        "asked": form.cleaned_data, "wrong": status != 200,
        "supplement": SupplementForm(initial=seen, auto_id="s_%s") if can_supplement else None,
        "reached": _reached(case),
        "withdraw": WithdrawForm(initial=seen, auto_id="w_%s") if can_withdraw else None,
    }  # fmt: skip
    return render(request, "applications/portal/status.html", context, status=status)


def _reached(case: Case) -> ReachedForm | None:
    """The form by which form, way and address are changed, until the reply has gone out."""
    if case.state not in acts()["case.reach"].start:
        return None
    now = {"seen": case.version, "medium": case.medium, "route": case.route}
    return ReachedForm(initial=now, auto_id="r_%s")


def _asked_for(case: Case) -> dict[str, Any]:
    """What is to be supplemented, and until when."""
    notices = [each for each in events_of(case) if each.kind == Happening.CORRECTION_ASKED]
    return dict(notices[-1].data)


def _known(request: HttpRequest) -> Case | HttpResponse:
    """The case of number and code that were sent, or what is answered instead."""
    form = StatusForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return redirect("status")
    if too_often(request, what="status", most=10, seconds=600, at=time.time()):
        form.add_error(None, gettext("次数过多，请十分钟后再试。"))
        return render(request, "applications/portal/status.html", {"form": form}, status=429)
    case = found(**form.cleaned_data)
    if case is None:
        raise Http404
    return case


@private
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """A letter that has reached the applicant, for who knows number and code."""
    case = _known(request)
    if isinstance(case, HttpResponse):
        return case
    wanted = next((each for each in for_applicant(case) if each.pk == pk), None)
    if wanted is None:
        raise Http404
    kind = "docx" if request.POST.get("as") == "docx" else "pdf"
    return as_file(wanted, kind, lettering.read(wanted, kind=kind, by=None))


@private
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """A file that was given with the reply, for who knows number and code."""
    case = _known(request)
    if isinstance(case, HttpResponse):
        return case
    wanted = next((each for each in files_for(case) if each.pk == pk), None)
    if wanted is None:
        raise Http404
    enclosing.told_read(wanted, by=None)
    return files.serve(wanted.upload)


def files_for(case: Case) -> list[Enclosure]:
    """What is given, once the reply has been delivered."""
    closed = case.state in (State.CLOSED, State.ARCHIVED)
    return enclosing.given_in(case) if closed and not case.applicant.erased else []


def found(*, number: str, code: str) -> Case | None:
    """Numbers repeat from organ to organ: the code tells which one is meant."""
    plain = "".join(number.split())
    return codes.opened(Case.objects.filter(number=plain).select_related("organ"), code)


def _next(case: Case) -> str:
    return {
        State.UNCONFIRMED: gettext("机关将与您联系，确认收到申请；自双方确认之日起计算答复期限。"),
        State.HANDLING: gettext("机关正在办理，将在答复期限内答复。"),
        State.CORRECTING: gettext("机关已告知您补正，请按告知书的要求和期限补正。"),
        State.CHARGED: gettext("机关已发出收费通知，请按通知的期限缴费。"),
        State.DRAFTED: gettext("机关正在审签答复。"),
        State.SIGNED: gettext("答复已经签发，正在送达。"),
        State.CLOSED: gettext("已经办结，请查收答复。"),
        State.ARCHIVED: gettext("已经办结并归档。"),
    }[State(case.state)]

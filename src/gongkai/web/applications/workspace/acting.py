"""The page of one act upon a case, made from the table of acts, a form and a service.

Whatever somebody else did in between, what was typed is not lost: a newer record is told above
the kept form; a state in which the act is no longer possible shows the typed words for copying.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from gongkai.web.applications.acts import Act, acts
from gongkai.web.applications.forms.base import CaseForm
from gongkai.web.applications.models import Case
from gongkai.web.applications.workspace import find
from gongkai.web.applications.workspace.clockwork import clock_of
from gongkai.web.organs.doors import Door, StaffRequest, door
from gongkai.web.organs.errors import Refused

Do = Callable[..., object]
MakeForm = Callable[..., CaseForm]


def case_act(key: str, form: MakeForm, do: Do, *, danger: bool = False) -> Door:
    """The view of an act: its form, one call, back to the case with a sentence."""
    row = acts()[key]

    def view(request: StaffRequest, case: Case) -> HttpResponse:
        typed = form(request.POST or None, case=case)
        if request.method == "POST" and typed.is_valid() and done(request, typed, do, case=case):
            messages.success(request, f"{case}：已办理“{row.title}”")
            return redirect("case", case.pk)
        return page(request, case, typed, row=row, danger=danger)

    view.__name__ = f"{key.replace('.', '_')}"
    return kept(key, form, door(key, find.case)(view))


def done(request: StaffRequest, typed: CaseForm, do: Do, *, case: Case) -> bool:
    """Do the act; what is refused stands beside its field, before the record as it is now."""
    try:
        do(case, **typed.cleaned_data, by=request.user)
    except Refused as refused:
        field = refused.field if refused.field in typed.fields else None
        typed.add_error(field, refused.reason)
        now = Case.objects.values_list("version", flat=True).get(pk=case.pk)
        typed.data = {**typed.data.dict(), "seen": now}  # type: ignore[attr-defined]
        return False
    return True


def page(
    request: StaffRequest, case: Case, typed: Form, *, row: Act, danger: bool = False
) -> HttpResponse:
    """Form on the left, clock and rule on the right."""
    fresh = find.case(case.pk)
    context = {
        "case": fresh, "form": typed, "row": row, "title": row.title, "danger": danger,
        "clock": clock_of(fresh),
    }  # fmt: skip
    status = 422 if typed.is_bound and typed.errors else 200
    return render(request, "applications/workspace/act.html", context, status=status)


def kept(key: str, form: MakeForm, view: Door) -> Door:
    """When the act is no longer possible, show what was typed so that it can be kept."""

    @wraps(view)
    def inner(request: HttpRequest, **where: Any) -> HttpResponse:
        answer = view(request, **where)
        if request.method != "POST" or answer.status_code != 409:
            return answer
        case = find.case(**where)
        typed = form(request.POST, case=case)
        said = [
            (field.label, value)
            for field in typed.visible_fields()
            if (value := request.POST.get(field.html_name, ""))
        ]
        context = {"case": case, "title": acts()[key].title, "said": said}
        return render(request, "applications/workspace/overtaken.html", context, status=409)

    inner.act = key  # type: ignore[attr-defined]
    return inner  # type: ignore[return-value]


def address_of(case: Case) -> str:
    """The page of a case."""
    return reverse("case", args=[case.pk])

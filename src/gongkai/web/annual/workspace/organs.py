"""What is about an organ: its reports, its monthly figures, the authority's board, a file."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from gongkai.web.annual import figures, forms, queries
from gongkai.web.annual.due import due_of
from gongkai.web.annual.services import drafting, files
from gongkai.web.annual.workspace.years import year_of
from gongkai.web.organs.doors import StaffRequest, door, own_account
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person
from gongkai.web.organs.permissions import may, organs_for
from gongkai.web.organs.workspace import find
from gongkai.web.organs.workspace.acting import Link, Page, act_page, links


@door("annual.see", own_account)
def annual(request: StaffRequest, person: Person) -> HttpResponse:
    """The reports the reader may see, the latest year first."""
    day = timezone.localdate()
    seen = organs_for(person, "report.see", day=day)
    context = {
        "reports": queries.reports_in(seen),
        "acts": links(person, person.organ, [
            ("report.open", "report-open"), ("figures.enter", "figures"),
            ("report.hand_in", "report-hand-in"), ("ledger.list", "ledger"),
        ]),
        "boards": Organ.objects.filter(pk__in=organs_for(person, "board.see", day=day),
                                       children__until=None).distinct().order_by("pk"),
    }  # fmt: skip
    return render(request, "annual/workspace/annual.html", context)


@door("report.open", find.organ)
def open_report(request: StaffRequest, organ: Organ) -> HttpResponse:
    """Begin a year's report; the year that has just ended is offered."""
    form = forms.OpenForm(request.POST or None, initial={"year": timezone.localdate().year - 1})
    page = Page(
        act="report.open", about=str(organ), back=reverse("annual"), done="已开始编制",
        note="各项数字从台账统计而来，不需要填写。",
    )  # fmt: skip

    def do(*, year: int, by: Person) -> None:
        drafting.open_report(organ, year=year, on=timezone.localdate(), by=by)

    return act_page(request, page, form, do)


@door("figures.enter", find.organ)
def monthly(request: StaffRequest, organ: Organ) -> HttpResponse:
    """Permits, penalties, coercion and fees by month: a grid that is saved as a whole."""
    year = year_of(request)
    typed: dict[str, str] = {}
    errors: dict[str, str] = {}
    if request.method == "POST":
        typed = {name: str(value) for name, value in request.POST.items() if "|" in name}
        typed |= _new_fee(request)
        errors = figures.save(organ, year=year, typed=typed, by=request.user, at=timezone.now())
        if not errors:
            messages.success(request, "已保存")
            return redirect(f"{reverse('figures', args=[organ.code])}?year={year}")
    context = {
        "organ": organ, "year": year, "months": figures.MONTHS, "errors": errors,
        "rows": figures.rows(organ, year=year, typed=typed, errors=errors),
    }  # fmt: skip
    status = 422 if errors else 200
    return render(request, "annual/workspace/figures.html", context, status=status)


def _new_fee(request: StaffRequest) -> dict[str, str]:
    """The line for a fee that has no row yet."""
    name = request.POST.get("new-name", "").strip()
    if not name:
        return {}
    boxes = {f"income|{name}|{month}": request.POST.get(f"new-{month}", "")
             for month in figures.MONTHS}  # fmt: skip
    return boxes | {f"income|{name}|source": request.POST.get("new-source", "")}


@door("board.see", find.organ)
def board(request: StaffRequest, organ: Organ) -> HttpResponse:
    """Who has not started, who is late, who was returned."""
    year, day = year_of(request), timezone.localdate()
    rows = queries.board(organ, year=year, day=day)
    states: dict[str, int] = {}
    for row in rows:
        states[row.state] = states.get(row.state, 0) + 1
    context: dict[str, Any] = {
        "organ": organ, "year": year, "rows": rows, "states": states,
        "late": sum(row.late for row in rows),
        "acts": [Link(each.title, f"{each.url}?year={year}") for each in
                 links(request.user, organ, (("letters.write", "report-letters"),
                                             ("due.set", "report-due")))],
        "compares": may(request.user, "board.compare", organ),
    }  # fmt: skip
    return render(request, "annual/workspace/board.html", context)


@door("report.hand_in", find.organ)
def hand_in(request: StaffRequest, organ: Organ) -> HttpResponse:
    """A report that was written elsewhere."""
    form = forms.HandInForm(
        request.POST or None, request.FILES or None,
        initial={"year": timezone.localdate().year - 1},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            report = files.hand_in_file(
                organ, year=form.cleaned_data["year"], data=file.read(), name=file.name,
                on=timezone.localdate(), by=request.user, at=timezone.now(),
            )  # fmt: skip
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            messages.success(request, "已读入，请逐项核对")
            return redirect("report", report.pk)
    context = {"organ": organ, "form": form, "due": due_of(organ, year=year_of(request))}
    status = 422 if form.is_bound else 200
    return render(request, "annual/workspace/hand_in.html", context, status=status)

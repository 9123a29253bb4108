"""Meters and their readings: the sheet of a month, one meter, corrections."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from gongkai.web.conservation.forms import energy as forms
from gongkai.web.conservation.models import Meter, Reading
from gongkai.web.conservation.names import MONTHS
from gongkai.web.conservation.plausible import Typed
from gongkai.web.conservation.services import metering, monthly
from gongkai.web.conservation.workspace import find as mine
from gongkai.web.conservation.workspace.years import at, year_of
from gongkai.web.organs.doors import StaffRequest, door
from gongkai.web.organs.models import Organ, Person
from gongkai.web.organs.permissions import may
from gongkai.web.organs.workspace import find
from gongkai.web.organs.workspace.acting import Page, act_page, links

_ACTS = (("meter.read", "meter-read"), ("meter.remove", "meter-remove"))
_TYPED = ("start", "end", "turned_over", "quantity", "yuan")
_SHOWN = 120  # readings on the page of a meter: ten years


@door("energy.enter", find.organ)
def month(request: StaffRequest, organ: Organ) -> HttpResponse:
    """All meters of one month on one sheet, saved as a whole."""
    year, number = year_of(request), _month(request)
    typed = {name: str(value) for name, value in request.POST.items() if "|" in name}
    errors: dict[str, str] = {}
    if request.method == "POST":
        kept, errors = monthly.save(
            organ, year=year, month=number, typed=typed, day=timezone.localdate(),
            by=request.user, at=timezone.now(),
        )  # fmt: skip
        if not errors:
            messages.success(request, f"已登记{kept}项" if kept else "没有填写新的用量")
            return redirect(at("energy", organ, year))
    context = {
        "organ": organ, "year": year, "month": number, "months": MONTHS, "errors": errors,
        "rows": monthly.rows(organ, year=year, month=number, typed=typed, errors=errors),
    }  # fmt: skip
    status = 422 if errors else 200
    return render(request, "conservation/month.html", context, status=status)


def _month(request: StaffRequest) -> int:
    """The month of the address; without one the last that is over."""
    asked = request.GET.get("month", "")
    if asked.isascii() and asked.isdigit() and int(asked) in MONTHS:
        return int(asked)
    return (timezone.localdate().month - 2) % 12 + 1


@door("meter.open", find.organ)
def open_meter(request: StaffRequest, organ: Organ) -> HttpResponse:
    """A new meter."""
    page = Page(act="meter.open", about=str(organ), done="已登记",
                back=at("energy", organ, year_of(request)))  # fmt: skip
    form = forms.MeterForm(request.POST or None)
    return act_page(request, page, form, partial(metering.open_meter, organ))


@door("meter.see", mine.meter)
def meter(request: StaffRequest, found: Meter) -> HttpResponse:
    """One meter with everything read from it, corrections included."""
    held = found.readings.select_related("by", "corrects", "corrected_by").order_by(
        "-year", "-month", "-pk"
    )  # fmt: skip
    rows = []
    for each in held[:_SHOWN]:
        each.meter = found
        rows.append(each)
    context = {
        "meter": found, "organ": found.organ, "acts": links(request.user, found, _ACTS),
        "rows": rows,
        "may_correct": bool(rows) and may(request.user, "meter.read", found),
    }  # fmt: skip
    return render(request, "conservation/meter.html", context)


def _about(act: str, found: Meter, done: str, note: str = "") -> Page:
    back = at("energy", found.organ, timezone.localdate().year)
    about = f"{found.organ} {found}（{found.energy.title}）"
    return Page(act=act, about=about, back=back, done=done, note=note)


@door("meter.read", mine.meter)
def read(request: StaffRequest, found: Meter) -> HttpResponse:
    """One month of one meter."""
    last = metering.known_before(found, year=9999, month=12)
    now = {"year": year_of(request), "month": _month(request),
           "start": last[-1].end if last else None}  # fmt: skip
    form = forms.MonthForm(request.POST or None, meter=found, initial=now)

    def do(*, year: int, month: int, why: str, by: Person, **typed: object) -> None:
        metering.read(
            found, year=year, month=month, typed=_typed(typed), why=why,
            day=timezone.localdate(), by=by, at=timezone.now(),
        )  # fmt: skip

    return act_page(request, _about("meter.read", found, "已登记"), form, do)


@door("meter.remove", mine.meter)
def remove(request: StaffRequest, found: Meter) -> HttpResponse:
    """It was taken out."""
    page = _about("meter.remove", found, "已拆除", "先登记拆除当月的用量，再拆除。")
    form = forms.RemoveForm(request.POST or None)
    return act_page(request, page, form, partial(metering.remove_meter, found))


@door("reading.correct", mine.reading)
def correct(request: StaffRequest, found: Reading) -> HttpResponse:
    """Another figure, and why."""
    now = {name: getattr(found, name) for name in _TYPED}
    form = forms.CorrectForm(request.POST or None, meter=found.meter, initial=now)
    page = Page(act="reading.correct", about=str(found), done="已更正",
                back=at("energy", found.organ, found.year))  # fmt: skip

    def do(*, why: str, taken_back: bool, by: Person, **typed: object) -> None:
        metering.correct(
            found, typed=None if taken_back else _typed(typed), why=why, by=by, at=timezone.now()
        )

    return act_page(request, page, form, do)


def _typed(given: dict[str, object]) -> Typed:
    return Typed(**{name: given[name] for name in _TYPED if name in given})  # type: ignore[arg-type]

"""The waste ledger: sums of a year, the rows behind each, one row with its history and photos."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from gongkai.web.conservation import register_pictures as pictures
from gongkai.web.conservation.forms import waste as forms
from gongkai.web.conservation.local import limit_of
from gongkai.web.conservation.models import Carrier, HazardLot, Photo, WasteRow
from gongkai.web.conservation.names import MONTHS
from gongkai.web.conservation.registers import (
    QUARTERS,
    overdue,
    standing_of,
    standing_rows,
    until,
    waste_of,
)
from gongkai.web.conservation.services import waste as services
from gongkai.web.conservation.services.inspecting import photograph
from gongkai.web.conservation.sums import total
from gongkai.web.conservation.terms import terms
from gongkai.web.conservation.workspace import find as mine
from gongkai.web.conservation.workspace.organs import dated
from gongkai.web.conservation.workspace.photos import photo_page
from gongkai.web.conservation.workspace.years import at, year_of
from gongkai.web.journal.queries import history_of
from gongkai.web.organs.doors import StaffRequest, door
from gongkai.web.organs.models import Organ, Person
from gongkai.web.organs.workspace import find
from gongkai.web.organs.workspace.acting import Page, act_page, links
from gongkai.web.uploads.services.files import serve

_ACTS = (
    ("waste.enter", "waste-enter"), ("waste.import", "waste-import"),
    ("hazard.store", "hazard-store"), ("carrier.register", "carrier-register"),
)  # fmt: skip
_ROW = (("waste_row.correct", "waste-row-correct"), ("waste_row.photo", "waste-row-photo"))
_SHOWN = 300  # rows on one page


@door("energy.see", find.organ)
def waste(request: StaffRequest, organ: Organ) -> HttpResponse:
    """A year by class, month and quarter; what is stored; who carries."""
    year, day = year_of(request), timezone.localdate()
    found = waste_of(organ, year=year)
    lots = HazardLot.objects.filter(organ=organ, state="stored").order_by("since", "pk")
    carriers = Carrier.objects.filter(organ=organ).order_by("state", "-until")
    limit = limit_of(organ, day=day)
    acts = (("hazard.hand", "hazard-hand"),), (("carrier.end", "carrier-end"),)
    context = {
        "organ": organ, "year": year, "found": found, "months": MONTHS, "quarters": QUARTERS,
        "charts": list(pictures.of_waste(found)), "terms": terms(), "day": day,
        "limit": limit,
        "lots": [(each, until(each, limit), overdue(each, limit, day=day),
                  links(request.user, each, acts[0])) for each in lots],
        "carriers": [(each, standing_of(each, day=day), links(request.user, each, acts[1]))
                     for each in carriers],
        "acts": dated(links(request.user, organ, _ACTS), year),
    }  # fmt: skip
    return render(request, "conservation/waste.html", context)


@door("energy.see", find.organ)
def rows(request: StaffRequest, organ: Organ) -> HttpResponse:
    """The rows that a sum counts."""
    form = forms.SpanForm(request.GET)
    span = form.span()
    found = standing_rows(organ, **span).select_related("carrier")
    context = {
        "organ": organ, "year": span["year"], "span": span, "months": MONTHS,
        "quarters": QUARTERS, "classes": terms().waste.values(), "rows": found[:_SHOWN],
        "count": found.count(), "sum": total(found.values_list("kg", flat=True)),
        "shown": _SHOWN,
    }  # fmt: skip
    return render(request, "conservation/waste_rows.html", context)


@door("waste_row.see", mine.waste_row)
def row(request: StaffRequest, found: WasteRow) -> HttpResponse:
    """One carrying-away."""
    context = {
        "row": found, "organ": found.organ, "counted": services.counted(found),
        "photos": found.photos.select_related("upload").order_by("pk"),
        "acts": links(request.user, found, _ROW) if found.kg is not None else [],
        "history": history_of(found),
    }  # fmt: skip
    return render(request, "conservation/waste_row.html", context)


@door("waste.enter", find.organ)
def enter(request: StaffRequest, organ: Organ) -> HttpResponse:
    """One carrying-away."""
    form = forms.WasteForm(request.POST or None, organ=organ)
    page = Page(
        act="waste.enter", about=str(organ), back=at("waste", organ, year_of(request)),
        done="已登记", note="称重的填重量；按桶清运的填桶数和每桶容积，系统按比重折算并写明算式。",
    )  # fmt: skip

    def do(*, why: str, by: Person, **_: object) -> None:
        services.enter(organ, carried=form.carried(), why=why, day=timezone.localdate(), by=by,
                       at=timezone.now())  # fmt: skip

    return act_page(request, page, form, do)


@door("waste_row.correct", mine.waste_row)
def correct(request: StaffRequest, found: WasteRow) -> HttpResponse:
    """Another row, and why."""
    names = services.Carried.__dataclass_fields__
    now = {name: getattr(found, name) for name in names}
    now |= {"kg": None} if found.bins else {}
    form = forms.WasteCorrectForm(request.POST or None, organ=found.organ, initial=now)
    page = Page(act="waste_row.correct", about=str(found), done="已更正",
                back=at("waste", found.organ, found.on.year))  # fmt: skip

    def do(*, why: str, taken_back: bool, by: Person, **_: object) -> None:
        services.correct(
            found, carried=None if taken_back else form.carried(), why=why,
            day=timezone.localdate(), by=by, at=timezone.now(),
        )  # fmt: skip

    return act_page(request, page, form, do)


@door("waste_row.photo", mine.waste_row)
def photo(request: StaffRequest, found: WasteRow) -> HttpResponse:
    """A picture of it."""
    page = Page(act="waste_row.photo", about=str(found), done="照片已留存",
                back=reverse("waste-row", args=[found.pk]))  # fmt: skip
    return photo_page(request, page, partial(photograph, found))


@door("energy_photo.open", mine.photo)
def open_photo(request: StaffRequest, found: Photo) -> HttpResponse:
    """The picture itself, once it is checked; until then a word about it."""
    if found.upload.state != "checked":
        return HttpResponse(f"“{found}”{found.upload.get_state_display()}，检查后才能查看",
                            content_type="text/plain; charset=utf-8")  # fmt: skip
    return serve(found.upload, inline=True)

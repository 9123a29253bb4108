"""Carriers, stored hazardous waste, and kitchen waste that is treated on the spot."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from gongkai.web.conservation import register_pictures as pictures
from gongkai.web.conservation.forms import waste as forms
from gongkai.web.conservation.forms.energy import ReasonForm
from gongkai.web.conservation.local import limit_of
from gongkai.web.conservation.models import Carrier, HazardLot, KitchenRun
from gongkai.web.conservation.names import MONTHS
from gongkai.web.conservation.registers import kitchen_of
from gongkai.web.conservation.services import carrying, kitchen
from gongkai.web.conservation.sums import reduced
from gongkai.web.conservation.workspace import find as mine
from gongkai.web.conservation.workspace.organs import dated
from gongkai.web.conservation.workspace.years import at, year_of
from gongkai.web.organs.doors import StaffRequest, door
from gongkai.web.organs.models import Organ, Person
from gongkai.web.organs.permissions import may
from gongkai.web.organs.workspace import find
from gongkai.web.organs.workspace.acting import Page, act_page, links


@door("carrier.register", find.organ)
def register(request: StaffRequest, organ: Organ) -> HttpResponse:
    """A carrier with its contract."""
    page = Page(act="carrier.register", about=str(organ), done="已登记",
                back=at("waste", organ, year_of(request)))  # fmt: skip
    form = forms.CarrierForm(request.POST or None)
    return act_page(request, page, form, partial(carrying.register, organ))


@door("carrier.end", mine.carrier)
def end(request: StaffRequest, found: Carrier) -> HttpResponse:
    """It is no longer called."""
    page = Page(act="carrier.end", about=f"{found.organ} {found}", done="已终止",
                back=at("waste", found.organ, timezone.localdate().year))  # fmt: skip
    form = ReasonForm(request.POST or None)
    return act_page(request, page, form, partial(carrying.end, found))


@door("hazard.store", find.organ)
def store(request: StaffRequest, organ: Organ) -> HttpResponse:
    """Hazardous waste into its store."""
    limit = limit_of(organ, day=timezone.localdate())
    page = Page(
        act="hazard.store", about=str(organ), done="已登记",
        back=at("waste", organ, year_of(request)),
        note=f"暂存不超过{limit.days}天（{limit.cites}；{limit.note}）。",
    )  # fmt: skip
    form = forms.LotForm(request.POST or None)
    return act_page(request, page, form, partial(carrying.store, organ))


@door("hazard.hand", mine.lot)
def hand(request: StaffRequest, found: HazardLot) -> HttpResponse:
    """Somebody licensed takes it."""
    page = Page(
        act="hazard.hand", about=f"{found.organ} {found}", done="已移交",
        back=at("waste", found.organ, timezone.localdate().year),
        note=f"移交{found.kg.normalize():f}千克，同时写入垃圾分类台账。",
    )  # fmt: skip
    form = forms.HandForm(request.POST or None, organ=found.organ)
    do = partial(carrying.hand, found, day=timezone.localdate(), at=timezone.now())
    return act_page(request, page, form, do)


@door("energy.see", find.organ)
def treatment(request: StaffRequest, organ: Organ) -> HttpResponse:
    """The runs of a year with the reduction and how it was worked out."""
    year = year_of(request)
    found = kitchen_of(organ, year=year)
    runs = KitchenRun.objects.filter(organ=organ, on__year=year).select_related(
        "corrected_by", "corrects"
    ).order_by("-on", "-pk")  # fmt: skip
    acts = (("kitchen.enter", "kitchen-enter"),)
    by_month = zip(MONTHS, *found.months.values(), found.cuts, strict=True)
    context = {
        "organ": organ, "year": year, "found": found, "rows": list(by_month),
        "sums": [found.total(name) for name in found.months],
        "charts": list(pictures.of_kitchen(found)),
        "runs": [(each, reduced(each.input_kg, each.residue_kg)) for each in runs[:400]],
        "may_correct": may(request.user, "kitchen.enter", organ),
        "acts": dated(links(request.user, organ, acts), year),
    }  # fmt: skip
    return render(request, "conservation/kitchen.html", context)


@door("kitchen.enter", find.organ)
def enter_run(request: StaffRequest, organ: Organ) -> HttpResponse:
    """One run."""
    form = forms.RunForm(request.POST or None)
    page = Page(act="kitchen.enter", about=str(organ), done="已登记",
                back=at("kitchen", organ, year_of(request)))  # fmt: skip

    def do(*, why: str, by: Person, **_: object) -> None:
        kitchen.enter(organ, run=form.run(), why=why, day=timezone.localdate(), by=by,
                      at=timezone.now())  # fmt: skip

    return act_page(request, page, form, do)


@door("kitchen_run.correct", mine.run)
def correct_run(request: StaffRequest, found: KitchenRun) -> HttpResponse:
    """Another run in its place."""
    now = {name: getattr(found, name) for name in kitchen.Run.__dataclass_fields__}
    form = forms.RunCorrectForm(request.POST or None, initial=now)
    page = Page(act="kitchen_run.correct", about=f"{found.organ} {found}", done="已更正",
                back=at("kitchen", found.organ, found.on.year))  # fmt: skip

    def do(*, why: str, taken_back: bool, by: Person, **_: object) -> None:
        kitchen.correct(
            found, run=None if taken_back else form.run(), why=why, day=timezone.localdate(),
            by=by, at=timezone.now(),
        )  # fmt: skip

    return act_page(request, page, form, do)

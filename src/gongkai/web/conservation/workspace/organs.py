"""The pages of one organ's year: readings, indicators with their charts, what they rest on."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from gongkai.web.conservation import pictures
from gongkai.web.conservation.forms import energy as forms
from gongkai.web.conservation.measuring import line_words, years_of
from gongkai.web.conservation.models import EnergyReturn, Profile, Yardstick
from gongkai.web.conservation.names import MONTHS
from gongkai.web.conservation.services import basis, closing
from gongkai.web.conservation.sums import use_of
from gongkai.web.conservation.workspace import find as mine
from gongkai.web.conservation.workspace.years import at, year_of
from gongkai.web.organs.doors import StaffRequest, door, own_account
from gongkai.web.organs.forms import ConfirmForm
from gongkai.web.organs.models import Organ, Person
from gongkai.web.organs.permissions import organs_for
from gongkai.web.organs.workspace import find
from gongkai.web.organs.workspace.acting import Link, Page, act_page, links

_ACTS = (
    ("energy.enter", "energy-month"), ("energy.import", "energy-import"),
    ("meter.open", "meter-open"), ("profile.enter", "energy-profile-enter"),
    ("energy_return.open", "energy-return-open"),
)  # fmt: skip
_BASIS = (("yardstick.set", "yardstick-set"), ("factor.set", "energy-factor-set"))
_PROFILE = (
    ("profile.confirm", "energy-profile-confirm"), ("profile.reopen", "energy-profile-reopen"),
)  # fmt: skip
_LOOK_BACK = 5  # years in the charts of the indicators


@door("conservation.see", own_account)
def own(request: StaffRequest, person: Person) -> HttpResponse:
    """The readings of the reader's own organ, and the way to those below."""
    seen = organs_for(person, "energy.see", day=timezone.localdate())
    below = Organ.objects.filter(pk__in=seen).exclude(pk=person.organ_id).order_by("pk")
    if person.organ_id in seen:
        return _energy(request, person.organ, below=below[:200])
    context = {"organ": person.organ, "hidden": True, "below": below[:200]}
    return render(request, "conservation/energy.html", context)


@door("energy.see", find.organ)
def energy(request: StaffRequest, organ: Organ) -> HttpResponse:
    """The meters of a year, month by month, and the profile."""
    return _energy(request, organ)


def _energy(request: StaffRequest, organ: Organ, **more: Any) -> HttpResponse:
    year, day = year_of(request), timezone.localdate()
    profile = Profile.objects.filter(organ=organ, year=year).first()
    context = {
        "organ": organ, "year": year, "months": MONTHS, "profile": profile,
        "profile_acts": links(request.user, profile, _PROFILE) if profile else [],
        "use": use_of(organ, years=[year], day=day)[year],
        "returns": EnergyReturn.objects.filter(organ=organ).order_by("-year")[:10],
        "acts": dated(links(request.user, organ, _ACTS), year), **more,
    }  # fmt: skip
    return render(request, "conservation/energy.html", context)


def dated(acts: list[Link], year: int) -> list[Link]:
    """The acts with the year of the page."""
    return [Link(each.title, f"{each.url}?year={year}") for each in acts]


@door("energy.see", find.organ)
def indicators(request: StaffRequest, organ: Organ) -> HttpResponse:
    """Standard coal, indicators, comparisons and charts of a year."""
    year, day = year_of(request), timezone.localdate()
    found = years_of(organ, years=range(year - _LOOK_BACK + 1, year + 1), day=day)
    this = found[year]
    lines = this.coal.lines if this.coal else ()
    context = {
        "organ": organ, "year": year, "this": this,
        "lines": [(each, line_words(each)) for each in lines],
        "unsure": sorted({used.note for each in lines for used in each.factors if used.note}),
        "charts": [*pictures.of_months(this.use), *pictures.of_years(found)],
        "acts": dated(links(request.user, organ, _BASIS), year),
    }  # fmt: skip
    return render(request, "conservation/indicators.html", context)


@door("profile.enter", find.organ)
def enter_profile(request: StaffRequest, organ: Organ) -> HttpResponse:
    """People, area, vehicles, the method."""
    year = year_of(request)
    held = Profile.objects.filter(organ=organ, year__lte=year).order_by("-year").first()
    names = ("people", "area", "vehicles", "green_vehicles", "method")
    given = {name: getattr(held, name) for name in names} if held else {}
    form = forms.ProfileForm(request.POST or None, initial={**given, "year": year})
    page = Page(
        act="profile.enter", about=str(organ), back=at("energy", organ, year), done="已填写",
        note="填写后由另一人确认。" + (f"已带入{held.year}年的数据，请核对。" if held else ""),
    )  # fmt: skip
    return act_page(request, page, form, partial(basis.set_profile, organ))


def _about(act: str, profile: Profile, done: str, note: str = "") -> Page:
    back = at("energy", profile.organ, profile.year)
    return Page(act=act, about=f"{profile.organ} {profile}", back=back, done=done, note=note)


@door("profile.confirm", mine.profile)
def confirm_profile(request: StaffRequest, profile: Profile) -> HttpResponse:
    """By a second person."""
    words = (
        f"用能人数 {profile.people} 人，建筑面积 {profile.area} 平方米，公务用车 "
        f"{profile.vehicles} 辆，电力按{profile.get_method_display()}折算。"
    )
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    page = _about("profile.confirm", profile, "已确认", words)
    return act_page(request, page, form, partial(basis.confirm_profile, profile))


@door("profile.reopen", mine.profile)
def reopen_profile(request: StaffRequest, profile: Profile) -> HttpResponse:
    """To be changed."""
    page = _about("profile.reopen", profile, "可以重新填写")
    form = forms.ReasonForm(request.POST or None)
    return act_page(request, page, form, partial(basis.reopen_profile, profile))


@door("yardstick.set", find.organ)
def set_yardstick(request: StaffRequest, organ: Organ) -> HttpResponse:
    """Base, quota, target."""
    year, key = year_of(request), request.GET.get("indicator", "")
    rows = Yardstick.objects.filter(organ=organ, year=year, indicator=key).values()
    held: dict[str, Any] = {**(rows.first() or {"year": year, "indicator": key})}
    form = forms.YardstickForm(request.POST or None, initial=held)
    page = Page(
        act="yardstick.set", about=str(organ), back=at("energy-indicators", organ, year),
        done="已设定", note="同一年度同一指标再次设定的，以后一次为准；日志保留每一次。",
    )  # fmt: skip
    return act_page(request, page, form, partial(basis.set_yardstick, organ))


@door("factor.set", find.organ)
def set_factor(request: StaffRequest, organ: Organ) -> HttpResponse:
    """A factor of a local rule."""
    page = Page(
        act="factor.set", about=str(organ), done="已设定",
        back=at("energy-indicators", organ, year_of(request)),
        note="用于本机关和下级机关；各年按12月31日有效的系数折算。",
    )  # fmt: skip
    form = forms.FactorForm(request.POST or None)
    return act_page(request, page, form, partial(basis.set_factor, organ))


@door("energy_return.open", find.organ)
def open_return(request: StaffRequest, organ: Organ) -> HttpResponse:
    """Begin a return; the year that has just ended is offered."""
    form = forms.YearForm(request.POST or None, initial={"year": timezone.localdate().year - 1})
    page = Page(
        act="energy_return.open", about=str(organ), back=reverse("energy", args=[organ.code]),
        done="已开始编制", note="各项数字由抄表和账单汇总，不需要填写。",
    )  # fmt: skip
    return act_page(request, page, form, partial(closing.open_return, organ))

"""Creation titles with their standard items; the plan of a year and who counts."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from gongkai.web.conservation.forms import works as forms
from gongkai.web.conservation.forms.energy import ReasonForm
from gongkai.web.conservation.models import Award, Yardstick, YearPlan
from gongkai.web.conservation.names import INDICATORS, UNITS
from gongkai.web.conservation.services import awards as services
from gongkai.web.conservation.terms import terms
from gongkai.web.conservation.workspace import find as mine
from gongkai.web.conservation.workspace.organs import dated
from gongkai.web.conservation.workspace.years import at, year_of
from gongkai.web.journal.queries import history_of
from gongkai.web.organs.doors import StaffRequest, door
from gongkai.web.organs.models import Organ
from gongkai.web.organs.workspace import find
from gongkai.web.organs.workspace.acting import Page, act_page, links

_ORGAN = (("award.begin", "award-begin"), ("plan.set", "plan-set"))
_ACTS = (
    ("award.item", "award-item"), ("award.grant", "award-grant"),
    ("award.recheck", "award-recheck"), ("award.end", "award-end"),
)  # fmt: skip


@door("energy.see", find.organ)
def awards(request: StaffRequest, organ: Organ) -> HttpResponse:
    """Titles, and the plan of the year with the targets that were set for it."""
    year, day = year_of(request), timezone.localdate()
    plan = YearPlan.objects.filter(organ=organ, year=year).first()
    set_ = Yardstick.objects.filter(organ=organ, year=year).exclude(target=None)
    context = {
        "organ": organ, "year": year, "day": day, "plan": plan,
        "plan_acts": links(request.user, plan, (("plan.file", "plan-file"),)) if plan else [],
        "targets": [(INDICATORS[each.indicator], UNITS[each.indicator], each)
                    for each in set_.order_by("pk") if each.indicator in INDICATORS],
        "awards": Award.objects.filter(organ=organ).order_by("-begun", "-pk")[:100],
        "acts": dated(links(request.user, organ, _ORGAN), year),
    }  # fmt: skip
    return render(request, "conservation/awards.html", context)


@door("award.see", mine.award)
def award(request: StaffRequest, found: Award) -> HttpResponse:
    """One title: items, points, validity."""
    score, full, met = services.verdict(found)
    context = {
        "award": found, "organ": found.organ, "items": found.items.order_by("area", "pk"),
        "score": score, "full": full, "met": met, "terms": terms().award,
        "day": timezone.localdate(),
        "acts": links(request.user, found, _ACTS), "history": history_of(found),
    }  # fmt: skip
    return render(request, "conservation/award.html", context)


def _page(act: str, found: Award, done: str, note: str = "") -> Page:
    back = reverse("award", args=[found.pk])
    return Page(act=act, about=f"{found.organ} {found}", back=back, done=done, note=note)


@door("award.begin", find.organ)
def begin(request: StaffRequest, organ: Organ) -> HttpResponse:
    """Set out to become one."""
    page = Page(act="award.begin", about=str(organ), done="已登记",
                back=at("awards", organ, year_of(request)))  # fmt: skip
    form = forms.AwardForm(request.POST or None)
    return act_page(request, page, form, partial(services.begin, organ))


@door("award.item", mine.award)
def set_item(request: StaffRequest, found: Award) -> HttpResponse:
    """An item of the standard."""
    form = forms.AwardItemForm(request.POST or None)
    page = _page("award.item", found, "已填写", "同一评价内容再次填写的，以后一次为准。")
    return act_page(request, page, form, partial(services.set_item, found))


@door("award.grant", mine.award)
def grant(request: StaffRequest, found: Award) -> HttpResponse:
    """It was granted."""
    form = forms.GrantForm(request.POST or None)
    page = _page("award.grant", found, "已登记命名")
    return act_page(request, page, form, partial(services.grant, found))


@door("award.recheck", mine.award)
def recheck(request: StaffRequest, found: Award) -> HttpResponse:
    """It was looked at again."""
    form = forms.RecheckForm(request.POST or None)
    page = _page("award.recheck", found, "已登记复核")
    return act_page(request, page, form, partial(services.recheck, found))


@door("award.end", mine.award)
def end(request: StaffRequest, found: Award) -> HttpResponse:
    """Given up, expired or withdrawn."""
    form = ReasonForm(request.POST or None)
    page = _page("award.end", found, "已终止")
    return act_page(request, page, form, partial(services.end, found))


@door("plan.set", find.organ)
def set_plan(request: StaffRequest, organ: Organ) -> HttpResponse:
    """The plan of a year."""
    year = year_of(request)
    held = YearPlan.objects.filter(organ=organ, year__lte=year).order_by("-year").first()
    names = ("statistician", "post") if held and held.year < year else (
        "statistician", "post", "measures", "number",
    )  # fmt: skip
    given = {name: getattr(held, name) for name in names} if held else {}
    form = forms.PlanForm(request.POST or None, initial={**given, "year": year})
    page = Page(act="plan.set", about=str(organ), back=at("awards", organ, year), done="已拟定")
    return act_page(request, page, form, partial(services.set_plan, organ))


@door("plan.file", mine.plan)
def file_plan(request: StaffRequest, found: YearPlan) -> HttpResponse:
    """Where and when it was filed."""
    page = Page(act="plan.file", about=f"{found.organ} {found}", done="已登记备案",
                back=at("awards", found.organ, found.year))  # fmt: skip
    form = forms.FilePlanForm(request.POST or None)
    return act_page(request, page, form, partial(services.file_plan, found))

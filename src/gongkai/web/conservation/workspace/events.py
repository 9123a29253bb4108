"""The calendar of the year: what is to be done, what was done."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from gongkai.law.occasions import occasions
from gongkai.web.conservation.forms import energy as forms
from gongkai.web.conservation.models import Event
from gongkai.web.conservation.services import events as services
from gongkai.web.conservation.workspace import find as mine
from gongkai.web.conservation.workspace.organs import dated
from gongkai.web.conservation.workspace.years import at, year_of
from gongkai.web.organs.doors import StaffRequest, door
from gongkai.web.organs.models import Organ
from gongkai.web.organs.workspace import find
from gongkai.web.organs.workspace.acting import Page, act_page, links

_ORGAN_ACTS = (("event.take", "energy-events-take"), ("event.add", "energy-event-add"))
_ACTS = (
    ("event.finish", "energy-event-finish"), ("event.date", "energy-event-date"),
    ("event.miss", "energy-event-miss"),
)  # fmt: skip


@door("energy.see", find.organ)
def calendar(request: StaffRequest, organ: Organ) -> HttpResponse:
    """The events of a year; the occasions of the law data that are not listed yet."""
    year = year_of(request)
    held = list(Event.objects.filter(organ=organ, year=year))
    held.sort(key=lambda each: (each.first is None, each.first, each.pk))
    keys = {each.key for each in held}
    unlisted = [each for each in occasions(year) if each.key not in keys]
    context = {
        "organ": organ, "year": year,
        "events": [(each, links(request.user, each, _ACTS)) for each in held],
        "unlisted": unlisted,
        "acts": dated(links(request.user, organ, _ORGAN_ACTS if unlisted else _ORGAN_ACTS[1:]),
                      year),
    }  # fmt: skip
    return render(request, "conservation/events.html", context)


@door("event.take", find.organ)
def take(request: StaffRequest, organ: Organ) -> HttpResponse:
    """List the occasions of a year."""
    year = year_of(request)
    page = Page(
        act="event.take", about=str(organ), back=at("energy-events", organ, year), done="已列出",
        note="世界水日、中国水周、全国节能宣传周、全国低碳日等，列出后逐项登记。",
    )  # fmt: skip
    form = forms.YearForm(request.POST or None, initial={"year": year})
    return act_page(request, page, form, partial(services.take, organ))


@door("event.add", find.organ)
def add(request: StaffRequest, organ: Organ) -> HttpResponse:
    """One of the organ's own."""
    year = year_of(request)
    page = Page(act="event.add", about=str(organ), back=at("energy-events", organ, year),
                done="已登记")  # fmt: skip
    return act_page(request, page, forms.EventForm(request.POST or None),
                    partial(services.add, organ))  # fmt: skip


def _page(act: str, event: Event) -> Page:
    back = at("energy-events", event.organ, event.year)
    return Page(act=act, about=f"{event.organ} {event}", back=back, done="已登记")


@door("event.date", mine.event)
def set_days(request: StaffRequest, event: Event) -> HttpResponse:
    """Its days, once announced."""
    now = {"first": event.first, "last": event.last}
    form = forms.DaysForm(request.POST or None, initial=now)
    return act_page(request, _page("event.date", event), form, partial(services.set_days, event))


@door("event.finish", mine.event)
def finish(request: StaffRequest, event: Event) -> HttpResponse:
    """What was done."""
    form = forms.FinishForm(request.POST or None, initial={"form": event.form})
    return act_page(request, _page("event.finish", event), form, partial(services.finish, event))


@door("event.miss", mine.event)
def miss(request: StaffRequest, event: Event) -> HttpResponse:
    """Nothing was done, and why."""
    form = forms.ReasonForm(request.POST or None)
    do = partial(services.miss, event, day=timezone.localdate())
    return act_page(request, _page("event.miss", event), form, do)

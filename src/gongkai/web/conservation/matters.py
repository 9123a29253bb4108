"""What of conservation waits for somebody: one question a part, asked one after the other."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import chain

from django.urls import reverse

from gongkai.law.energy import return_due
from gongkai.web.conservation.models import EnergyReturn, Event, Meter, Profile, Reading
from gongkai.web.conservation.register_matters import (
    awards,
    contracts,
    findings,
    plans,
    stored,
)
from gongkai.web.organs.matters import Matter, Whose
from gongkai.web.organs.models import Organ, Person
from gongkai.web.organs.permissions import organs_for

MOST = 50
AHEAD = 14  # days before an event in which it stands on the list
READ_BY = 10  # the day of the next month by which a month should be entered


def matters(person: Person, *, day: date) -> tuple[Matter, ...]:
    """Months not entered, profiles and returns that wait, events that are near."""
    return tuple(chain.from_iterable(ask(person, day) for ask in PARTS))


def _months(person: Person, day: date) -> Iterator[Matter]:
    """Meters of which the last month is not known."""
    last = day.replace(day=1) - timedelta(days=1)
    organs = organs_for(person, "energy.enter", day=day)
    known = Reading.objects.filter(
        meter__organ__in=organs, year=last.year, month=last.month, corrected_by=None
    ).exclude(quantity=None)
    waiting = Meter.objects.filter(organ__in=organs, state="used", opened__lte=last)
    gaps: dict[Organ, int] = {}
    for each in waiting.exclude(pk__in=known.values("meter")).select_related("organ"):
        gaps[each.organ] = gaps.get(each.organ, 0) + 1
    for organ, count in list(gaps.items())[:MOST]:
        yield Matter(
            what=f"{organ}{last.year}年{last.month}月用量", why=f"{count}块表计没有登记",
            act="录入月用量", due=day.replace(day=READ_BY), whose=Whose.SECTION,
            url=f"{reverse('energy-month', args=[organ.code])}"
                f"?year={last.year}&month={last.month}",
        )  # fmt: skip


def _profiles(person: Person, day: date) -> Iterator[Matter]:
    organs = organs_for(person, "profile.confirm", day=day)
    found = Profile.objects.filter(organ__in=organs, state="draft").exclude(drafted_by=person)
    for each in found.select_related("organ").order_by("-year", "pk")[:MOST]:
        yield Matter(
            what=f"{each.organ}{each}", why="填写后由另一人确认", act="确认",
            url=reverse("energy-profile-confirm", args=[each.pk]),
        )  # fmt: skip


def _returns(person: Person, day: date) -> Iterator[Matter]:
    steps = (
        ("draft", "energy_return.check", "自查", Whose.SECTION),
        ("checked", "energy_return.confirm", "会签", Whose.MINE),
    )
    for state, act, title, whose in steps:
        organs = organs_for(person, act, day=day)
        found = EnergyReturn.objects.filter(organ__in=organs, state=state)
        own = found.exclude(checked_by=person) if state == "checked" else found
        for each in own.select_related("organ").order_by("-year", "pk")[:MOST]:
            yield Matter(
                what=f"{each.organ}{each}", why=each.get_state_display(), act=title,
                due=return_due(each.year)[0], url=reverse("energy-return", args=[each.pk]),
                whose=whose,
            )  # fmt: skip


def _unopened(person: Person, day: date) -> Iterator[Matter]:
    """Organs with readings of last year and no return of it."""
    year = day.year - 1
    organs = organs_for(person, "energy_return.open", day=day)
    begun = EnergyReturn.objects.filter(year=year, organ__in=organs).values("organ")
    used = Reading.objects.filter(year=year, meter__organ__in=organs).values("meter__organ")
    for organ in Organ.objects.filter(pk__in=used).exclude(pk__in=begun).order_by("pk")[:MOST]:
        yield Matter(
            what=f"{organ}{year}年能源资源消费年报", why="尚未编制", act="编制年报",
            due=return_due(year)[0], whose=Whose.SECTION,
            url=reverse("energy-return-open", args=[organ.code]),
        )  # fmt: skip


def _events(person: Person, day: date) -> Iterator[Matter]:
    organs = organs_for(person, "event.finish", day=day)
    near = Event.objects.filter(
        organ__in=organs, state="planned", first__lte=day + timedelta(days=AHEAD)
    )
    for each in near.select_related("organ").order_by("first", "pk")[:MOST]:
        yield Matter(
            what=f"{each.organ}{each}", why=f"{each.first}起" + (each.how and f"，{each.how}"),
            act="登记开展情况", due=each.last, whose=Whose.SECTION,
            url=reverse("energy-event-finish", args=[each.pk]),
        )  # fmt: skip


# Each part's own question; a new part of the room adds one line.
PARTS: tuple[Callable[[Person, date], Iterator[Matter]], ...] = (
    _months, _profiles, _returns, _unopened, _events, findings, stored, contracts, awards, plans,
)  # fmt: skip

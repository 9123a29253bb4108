"""The things of this room: profiles, meters, readings, returns, events in each of their states."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import count
from typing import Any

from gongkai.web.conservation.models import (
    EnergyReturn,
    Event,
    Meter,
    Profile,
    Reading,
)
from gongkai.web.conservation.plausible import Typed
from gongkai.web.conservation.services import basis, closing, events, metering
from gongkai.web.organs.models import Organ, Person
from tests.web.conservation.registers import REGISTERS
from tests.web.things import Kind

Hire = Callable[..., Person]
DAY = date(2025, 3, 4)
AT = datetime(2025, 3, 4, 2, tzinfo=UTC)
_fresh = count(1)


def profile(
    organ: Organ, hire: Hire | None = None, *, year: int = 0, method: str = "calorific"
) -> Profile:
    taken = set(Profile.objects.filter(organ=organ).values_list("year", flat=True))
    free = year or next(each for each in range(2021, 2100) if each not in taken)
    return basis.set_profile(
        organ, year=free, people=100, area=Decimal(5000), vehicles=6, green_vehicles=2,
        method=method, by=None,
    )  # fmt: skip


def confirmed_profile(
    organ: Organ, hire: Hire | None = None, *, year: int = 0, method: str = "calorific"
) -> Profile:
    made = profile(organ, year=year, method=method)
    return basis.confirm_profile(made, by=None)


def meter(organ: Organ, hire: Hire | None = None, **more: Any) -> Meter:
    given = {"kind": "electricity", "way": "bill", "opened": date(2024, 1, 1), **more}
    return metering.open_meter(organ, name=f"{next(_fresh)}号表", by=None, **given)


def removed(organ: Organ, hire: Hire | None = None) -> Meter:
    return metering.remove_meter(meter(organ), on=DAY, reason="换表", by=None)


def used(found: Meter, month: int, quantity: str | int, *, yuan: str = "", **more: Any) -> Reading:
    typed = Typed(quantity=Decimal(quantity), yuan=Decimal(yuan) if yuan else None)
    given = {"year": 2024, **more}
    return metering.read(found, month=month, typed=typed, day=DAY, by=None, at=AT, **given)


def turned(found: Meter, month: int, start: int, end: int, **more: Any) -> Reading:
    over = more.pop("turned_over", False)
    typed = Typed(start=Decimal(start), end=Decimal(end), turned_over=over)
    return metering.read(
        found, year=2024, month=month, typed=typed, day=DAY, by=None, at=AT, **more
    )


def reading(organ: Organ, hire: Hire | None = None) -> Reading:
    return used(meter(organ), 1, 1000)


def replaced(organ: Organ, hire: Hire | None = None) -> Reading:
    made = reading(organ)
    metering.correct(made, typed=Typed(quantity=Decimal(900)), why="抄错", by=None, at=AT)
    return Reading.objects.get(pk=made.pk)


def full_year(organ: Organ, *, year: int = 2024, each: int = 10_000) -> Meter:
    """A confirmed profile and twelve months of electricity."""
    confirmed_profile(organ, year=year)
    made = meter(organ, opened=date(year, 1, 1))
    for month in range(1, 13):
        used(made, month, each, year=year)
    return made


def opened(organ: Organ, hire: Hire | None = None) -> EnergyReturn:
    taken = set(EnergyReturn.objects.filter(organ=organ).values_list("year", flat=True))
    free = next(year for year in range(2021, 2100) if year not in taken)
    return closing.open_return(organ, year=free, by=None)


def checked(organ: Organ, hire: Hire | None = None) -> EnergyReturn:
    made = opened(organ)
    if not Profile.objects.filter(organ=organ, year=made.year, state="confirmed").exists():
        confirmed_profile(organ, year=made.year)
    used(meter(organ, opened=date(made.year, 12, 1)), 12, 10_000, year=made.year)
    return closing.check(made, note="示例", day=DAY, by=None)


def confirmed(organ: Organ, hire: Hire | None = None) -> EnergyReturn:
    made = checked(organ)
    closing.confirm(made, day=DAY, by=None, at=AT)
    made.refresh_from_db()
    return made


def event(organ: Organ, hire: Hire | None = None) -> Event:
    return events.add(organ, title="节能倡议", first=date(2024, 6, 3), by=None)


def done(organ: Organ, hire: Hire | None = None) -> Event:
    return events.finish(event(organ), done="发出倡议书", on=date(2024, 6, 3), by=None)


def missed(organ: Organ, hire: Hire | None = None) -> Event:
    return events.miss(event(organ), reason="与他项活动合并", day=DAY, by=None)


THINGS = (
    Kind(
        model=Profile, prefix="energy-profiles/<int:pk>/",
        states={"draft": profile, "confirmed": confirmed_profile},
    ),
    Kind(model=Meter, prefix="meters/<int:pk>/", states={"used": meter, "removed": removed}),
    Kind(
        model=Reading, prefix="readings/<int:pk>/",
        states={"standing": reading, "replaced": replaced},
    ),
    Kind(
        model=EnergyReturn, prefix="energy-returns/<int:pk>/",
        states={"draft": opened, "checked": checked, "confirmed": confirmed},
    ),
    Kind(
        model=Event, prefix="energy-events/<int:pk>/",
        states={"planned": event, "done": done, "missed": missed},
    ),
    *REGISTERS,
)  # fmt: skip
PUBLIC: frozenset[str] = frozenset()

"""What can be asked about the health of the site."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery

from gongkai.web.organs.models import Organ
from gongkai.web.publishing.health.looking import Kind
from gongkai.web.publishing.health.models import Checkup
from gongkai.web.publishing.health.thresholds import Threshold, threshold


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of the whole site: how much of it there is, and what is too much."""

    title: str
    number: int | None
    limit: Threshold
    exceeded: bool


def latest(organs: Iterable[int]) -> tuple[Checkup, ...]:
    """The last look at each of these organs, the worst first."""
    last = Checkup.objects.filter(organ=OuterRef("pk")).order_by("-day").values("pk")[:1]
    found = Organ.objects.filter(pk__in=organs).annotate(last=Subquery(last)).values("last")
    checkups = Checkup.objects.filter(pk__in=found).select_related("organ")
    return tuple(sorted(checkups, key=lambda each: (-each.whole, each.organ_id)))


def last_of(organ: Organ) -> Checkup | None:
    """The last look at one organ."""
    return Checkup.objects.filter(organ=organ).order_by("-day").first()


def measures(checkups: Iterable[Checkup], *, day: date) -> tuple[Measure, ...]:
    """The whole against the limits of the inspection."""
    every = tuple(checkups)
    days = [each.newest for each in every if each.newest is not None]
    idle = (day - max(days)).days if days else None
    return (
        _measure("首页未更新的天数", idle, threshold("home_days", day=day), over=True),
        _measure("空白栏目", _sum(every, Kind.EMPTY), threshold("empty_columns", day=day)),
        _measure("久未更新的栏目", _sum(every, Kind.STALE), threshold("stale_columns", day=day)),
    )


def _measure(title: str, number: int | None, limit: Threshold, *, over: bool = False) -> Measure:
    if number is None:
        return Measure(title, None, limit, exceeded=True)
    return Measure(title, number, limit, number > limit.value if over else number >= limit.value)


def _sum(checkups: Iterable[Checkup], kind: Kind) -> int:
    return sum(each.counts.get(kind.value, 0) for each in checkups)

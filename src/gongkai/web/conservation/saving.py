"""What a project saved: the same months of a meter before and after, with the calculation."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gongkai.law.energy import rounded
from gongkai.web.conservation.models import Meter, Project, Reading
from gongkai.web.organs.errors import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Spans:
    """The sums of two spans of months of one meter."""

    unit: str
    months: int
    before_from: date
    after_from: date
    before: Decimal
    after: Decimal

    @property
    def saved(self) -> Decimal:
        """Below zero where more was used."""
        return self.before - self.after

    @property
    def part(self) -> Decimal:
        """The same in per cent of what was used before."""
        return rounded(self.saved / self.before * 100)

    @property
    def words(self) -> str:
        """Every step of it."""
        spans = "，".join(
            f"改造{when}{_month(first)}起{self.months}个月{plain(used)}{self.unit}"
            for when, first, used in (
                ("前", self.before_from, self.before), ("后", self.after_from, self.after)
            )
        )  # fmt: skip
        return (
            f"{spans}；节能量={plain(self.before)}−{plain(self.after)}={plain(self.saved)}"
            f"{self.unit}，节能率={plain(self.saved)}÷{plain(self.before)}={self.part}%"
        )


def plain(value: Decimal) -> str:
    """Without needless noughts."""
    return f"{value.normalize():f}"


def _month(day: date) -> str:
    return f"{day.year}年{day.month}月"


def spans_of(
    project: Project, *, meter: Meter, before_from: date, after_from: date, months: int
) -> Spans:
    """Both sums, whole or not at all: before the work began, after it was in use.

    Refused when a month is not known, or when the months are not the same ones of the year.
    """
    if before_from.month != after_from.month:
        raise Refused("改造前后应从同一个月份起，季节不同的用量不能比较", field="after_from")
    begun, done = project.begun, project.done or project.begun
    ends = _after(before_from, months)
    if ends > (begun.year, begun.month):
        raise Refused(f"改造前的月份应在开工（{begun}）以前", field="before_from")
    if (after_from.year, after_from.month) <= (done.year, done.month):
        raise Refused(f"改造后的月份应从投用（{done}）的次月起", field="after_from")
    before = _sum(meter, before_from, months, field="before_from")
    after = _sum(meter, after_from, months, field="after_from")
    if not before:
        raise Refused("改造前用量为零，不能计算", field="before_from")
    return Spans(
        unit=meter.energy.unit, months=months, before_from=before_from, after_from=after_from,
        before=before, after=after,
    )  # fmt: skip


def result_of(project: Project) -> Spans | None:
    """What was measured, as it is kept; None before."""
    kept = project
    if kept.meter is None or kept.before is None or kept.after is None:
        return None
    assert kept.before_from is not None  # noqa: S101 the database holds it
    assert kept.after_from is not None  # noqa: S101 the same
    assert kept.months is not None  # noqa: S101 the same
    return Spans(
        unit=kept.meter.energy.unit, months=kept.months, before_from=kept.before_from,
        after_from=kept.after_from, before=kept.before, after=kept.after,
    )  # fmt: skip


def differs(project: Project) -> str:
    """What the readings say otherwise than the measured result; empty when they agree."""
    kept = result_of(project)
    if kept is None or project.meter is None:
        return ""
    try:
        now = [_sum(project.meter, first, kept.months, field=None)
               for first in (kept.before_from, kept.after_from)]  # fmt: skip
    except Refused as refused:
        return str(refused)
    if now == [kept.before, kept.after]:
        return ""
    return f"按现在的台账，改造前{plain(now[0])}{kept.unit}，改造后{plain(now[1])}{kept.unit}"


def _after(first: date, months: int) -> tuple[int, int]:
    """The month behind so many."""
    at = first.year * 12 + first.month - 1 + months
    return at // 12, at % 12 + 1


def _sum(meter: Meter, first: date, months: int, *, field: str | None) -> Decimal:
    wanted = [_after(first, at) for at in range(months)]
    held = {
        (each.year, each.month): each.quantity
        for each in Reading.objects.filter(
            meter=meter, corrected_by=None, year__in={year for year, _ in wanted}
        )
    }
    lacking = [each for each in wanted if held.get(each) is None]
    if lacking:
        year, month = lacking[0]
        raise Refused(f"“{meter}”没有{year}年{month}月的用量，不能计算", field=field)
    return sum((held[each] or Decimal(0) for each in wanted), Decimal(0))

"""Ranks with care: what is divided by what, and who has too few cases to be ranked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from gongkai.report.report import AnnualReport, Number
from gongkai.web.annual.authority.lines import Line
from gongkai.web.organs.models import Organ

FEWEST = 10
"""Cases below which a share says nothing of an organ: one case would be ten per cent."""

PEOPLE = "people"
_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Measure:
    """A part for each hundred of a whole; both are sums of cells."""

    key: str
    title: str
    part: tuple[str, ...]
    whole: tuple[str, ...]
    divides: str
    unit: str = "%"


_RECEIVED = ("table3.new_received.total",)
_HANDLED = ("table3.total.total",)
_DISPUTES = ("table4.review.total", "table4.litigation_direct.total",
             "table4.litigation_after_review.total")  # fmt: skip
_REVIEWED = tuple(f"table4.review.{name}" for name in ("upheld", "corrected", "other"))
MEASURES = {
    each.key: each
    for each in (
        Measure("open", "予以公开和部分公开的比例",
                ("table3.granted.total", "table3.partial.total"), _HANDLED, "办理结果总计"),
        Measure("waiting", "结转下年度办理的比例", ("table3.carried_forward.total",),
                ("table3.new_received.total", "table3.carried_over.total"),
                "本年新收与上年结转之和"),
        Measure("disputed", "每百件办结引起的复议和诉讼", _DISPUTES, _HANDLED, "办理结果总计",
                "件"),
        Measure("corrected", "行政复议被纠正的比例", ("table4.review.corrected",), _REVIEWED,
                "已审结的行政复议"),
        Measure("received", "每百名工作人员新收申请", _RECEIVED, (PEOPLE,),
                "节能台账中已确认的用能人数", "件"),
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """One organ's place (None: not ranked, and why), with the two numbers it is made of."""

    organ: Organ
    place: int | None
    value: Decimal | None
    part: Number | None
    whole: Number | None
    why: str = ""


def ranked(
    lines: Iterable[Line], *, year: int, measure: Measure, people: Mapping[int, int]
) -> tuple[Rank, ...]:
    """From the highest to the lowest; equal values share a place; who is not ranked stands last.

    A high place is neither good nor bad: the order says only who is looked at first.
    """
    found = [_rank(each, year=year, measure=measure, people=people) for each in lines]
    told = sorted((each for each in found if each.value is not None), key=_falling)
    values = [each.value for each in told]
    placed = [
        Rank(organ=each.organ, place=values.index(each.value) + 1, value=each.value,
             part=each.part, whole=each.whole)
        for each in told
    ]  # fmt: skip
    return (*placed, *(each for each in found if each.value is None))


def _rank(line: Line, *, year: int, measure: Measure, people: Mapping[int, int]) -> Rank:
    report = line.reports.get(year)
    if report is None:
        return _unranked(line, "没有已接收的年报")
    part = _sum(report, measure.part)
    whole = people.get(line.organ.pk) if PEOPLE in measure.whole else _sum(report, measure.whole)
    if part is None or whole is None:
        why = "没有登记人数" if PEOPLE in measure.whole else "有空白，不能计算"
        return _unranked(line, why, part, whole)
    if whole < FEWEST:
        return _unranked(line, f"不足{FEWEST}，不排名", part, whole)
    value = (Decimal(part) * 100 / Decimal(whole)).quantize(_TENTH, ROUND_HALF_UP)
    return Rank(organ=line.organ, place=None, value=value, part=part, whole=whole)


def _unranked(
    line: Line, why: str, part: Number | None = None, whole: Number | None = None
) -> Rank:
    return Rank(organ=line.organ, place=None, value=None, part=part, whole=whole, why=why)


def _falling(rank: Rank) -> tuple[Decimal, int]:
    return -(rank.value or Decimal(0)), rank.organ.pk


def _sum(report: AnnualReport, keys: tuple[str, ...]) -> Number | None:
    """A blank is not zero: with one, nothing can be said."""
    values = [report.value(key) for key in keys]
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None

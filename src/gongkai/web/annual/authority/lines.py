"""The organs directly below with the figures of their accepted reports, year by year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from gongkai.report.report import AnnualReport
from gongkai.web.annual.lower import figures_of
from gongkai.web.annual.models import State, Version, YearReport
from gongkai.web.organs import queries as organs
from gongkai.web.organs.models import Organ

_RECEIVED = (State.ACCEPTED, State.PUBLISHED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One organ: the reports that count, by year; a year without one is missing."""

    organ: Organ
    reports: Mapping[int, AnnualReport]


def lines_of(authority: Organ, *, years: Iterable[int]) -> tuple[Line, ...]:
    """The organs below at the end of the last year; three questions, however many they are."""
    wanted = sorted(years)
    below = [each.organ for each in organs.children(authority, day=date(wanted[-1], 12, 31))]
    versions = versions_of(below, years=wanted)
    known = figures_of(versions.values())
    return tuple(
        Line(
            organ=organ,
            reports={
                year: known[version.pk]
                for (whose, year), version in versions.items()
                if whose == organ.pk
            },
        )
        for organ in below
    )


@dataclass(frozen=True, slots=True)
class Gap:
    """What is missing of one organ and year: the whole report, or so many cells left blank."""

    year: int
    there: bool
    blank: int


def gaps_of(line: Line, *, years: Iterable[int]) -> tuple[Gap, ...]:
    """Year by year, what an organ has left out."""
    found = [(year, line.reports.get(year)) for year in years]
    return tuple(
        Gap(year, report is not None, _blank(report) if report else 0) for year, report in found
    )


def _blank(report: AnnualReport) -> int:
    return sum(cell.value is None for cell in report.cells.values())


def versions_of(below: Iterable[Organ], *, years: Iterable[int]) -> dict[tuple[int, int], Version]:
    """The version that counts of each organ and year: accepted, else what the public sees."""
    found = YearReport.objects.filter(organ__in=below, year__in=years)
    long = [f"{which}__{name}" for which in ("signed", "shown")
            for name in ("page", "counted", "records", "findings")]  # fmt: skip
    held: dict[tuple[int, int], Version] = {}
    for each in found.select_related("signed", "shown").defer(*long).order_by("organ", "year"):
        version = each.signed if each.state in _RECEIVED else each.shown
        if version is not None:
            held[each.organ_id, each.year] = version
    return held


def years_known(authority: Organ, *, upto: int) -> list[int]:
    """The years, the latest first, of which any report below is received; at most five."""
    below = [each.organ_id for each in organs.children(authority, day=date(upto, 12, 31))]
    found = YearReport.objects.filter(organ__in=below, year__lte=upto)
    received = found.filter(state__in=_RECEIVED) | found.exclude(shown=None)
    return sorted(set(received.values_list("year", flat=True)), reverse=True)[:5]

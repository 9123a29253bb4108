"""What the room can be asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F

from gongkai.web.annual.due import dues_of
from gongkai.web.annual.models import State, Version, YearReport
from gongkai.web.organs import queries as organs
from gongkai.web.organs.models import Organ

_RECEIVED = (State.ACCEPTED, State.PUBLISHED)


def reports_in(organs: Iterable[int], *, year: int | None = None) -> tuple[YearReport, ...]:
    """The reports of some organs, the latest year first."""
    found = YearReport.objects.filter(organ__in=organs).select_related("organ")
    if year is not None:
        found = found.filter(year=year)
    return tuple(found.order_by("-year", "organ_id"))


def years_of(organ: Organ) -> tuple[int, ...]:
    """The years of which an organ's report is public, the latest first."""
    found = YearReport.objects.filter(organ=organ).exclude(shown=None)
    return tuple(found.order_by("-year").values_list("year", flat=True))


def previous_of(report: YearReport) -> Version | None:
    """Last year's report of the organ: what the public sees, else what was signed last."""
    before = (
        YearReport.objects.filter(organ_id=report.organ_id, year=report.year - 1)
        .select_related("shown", "signed")
        .first()
    )
    return (before.shown or before.signed) if before else None


def lower_reports(report: YearReport) -> tuple[Version, ...]:
    """The accepted versions of the organs directly below, as the tree stood at the year's end.

    Without their pages and records, which are long; `lower.figures_of` reads their figures.
    """
    below = organs.children(report.organ, day=date(report.year, 12, 31))
    found = Version.objects.filter(
        report__organ__in=[each.organ_id for each in below], report__year=report.year,
        report__state__in=_RECEIVED, report__signed=F("pk"),
    )  # fmt: skip
    short = found.defer("page", "counted", "records", "findings")
    return tuple(short.select_related("report__organ").order_by("report__organ"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One organ on the authority's board; without a report it has not started."""

    organ: Organ
    report: YearReport | None
    due: date
    late: bool

    @property
    def state(self) -> str:
        """In words."""
        return self.report.get_state_display() if self.report else "未开始"


def board(organ: Organ, *, year: int, day: date) -> tuple[Row, ...]:
    """The organs directly below and how far each report of the year has come."""
    below = organs.children(organ, day=date(year, 12, 31))
    held = {
        each.organ_id: each
        for each in YearReport.objects.filter(
            organ__in=[standing.organ_id for standing in below], year=year
        )
    }
    dues = dues_of(organ, year=year)
    return tuple(
        Row(
            organ=standing.organ,
            report=held.get(standing.organ_id),
            due=dues[standing.organ.kind].day,
            late=_late(held.get(standing.organ_id), dues[standing.organ.kind].day, day),
        )
        for standing in below
    )


def _late(report: YearReport | None, due: date, day: date) -> bool:
    """Handed in after the last day, or not at all when it has passed."""
    handed_in = report.submitted_on if report else None
    return (handed_in or day) > due

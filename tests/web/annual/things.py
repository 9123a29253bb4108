"""The things of this room: a report in each of its states."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import count

from gongkai.web.annual.models import YearReport
from gongkai.web.annual.services import drafting, passing
from gongkai.web.organs.models import Organ, Person
from tests.web.things import Kind

Hire = Callable[..., Person]
AT = datetime(2025, 1, 20, 2, tzinfo=UTC)
ON = date(2025, 1, 20)
_years = count()


def free_year(organ: Organ) -> int:
    """A year of which the organ has no report yet."""
    held = set(YearReport.objects.filter(organ=organ).values_list("year", flat=True))
    return next(year for year in range(2021, 2100) if year not in held)


def drafting_(organ: Organ, hire: Hire) -> YearReport:
    return drafting.open_report(organ, year=free_year(organ), by=None)


def checked(organ: Organ, hire: Hire) -> YearReport:
    report = drafting_(organ, hire)
    passing.check(report, by=None)
    return report


def agreed(organ: Organ, hire: Hire) -> YearReport:
    report = checked(organ, hire)
    passing.agree(report, by=None)
    return report


def signed(organ: Organ, hire: Hire) -> YearReport:
    report = agreed(organ, hire)
    passing.sign(report, by=None, at=AT.replace(year=report.year + 1))
    return report


def submitted(organ: Organ, hire: Hire) -> YearReport:
    report = signed(organ, hire)
    passing.submit(report, on=ON, by=None)
    return report


def returned(organ: Organ, hire: Hire) -> YearReport:
    report = submitted(organ, hire)
    passing.return_report(report, reasons={"全文": "请补充"}, by=None, at=AT)
    return report


def accepted(organ: Organ, hire: Hire) -> YearReport:
    report = submitted(organ, hire)
    passing.accept(report, on=ON, by=None)
    return report


def published(organ: Organ, hire: Hire) -> YearReport:
    report = accepted(organ, hire)
    passing.publish(report, on=ON, by=None)
    return report


THINGS = (
    Kind(
        model=YearReport, prefix="reports/<int:pk>/",
        states={
            "drafting": drafting_, "checked": checked, "agreed": agreed, "signed": signed,
            "submitted": submitted, "returned": returned, "accepted": accepted,
            "published": published,
        },
    ),
)  # fmt: skip
PUBLIC = frozenset(
    {
        "public-reports", "check-report", "public-report", "public-report-cell",
        "public-report-file", "public-report-years", "report-data", "report-package",
        "report-schema", "report-whole", "report-catalogue", "report-figures",
    }
)  # fmt: skip

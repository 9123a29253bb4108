"""A government with any number of organs below it, each with a published report of one year."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from random import Random

from gongkai.report.edition import edition_of
from gongkai.report.report import AnnualReport, Cell
from gongkai.web.annual.drafting import draft_of, page_of
from gongkai.web.annual.models import State, Version, YearReport
from gongkai.web.annual.services import drafting, passing
from gongkai.web.journal.digest import sm3
from gongkai.web.organs.models import Organ, Standing
from tests.reports import balanced_figures

AT = datetime(2025, 1, 20, 2, tzinfo=UTC)
ON = date(2025, 1, 20)
YEAR = 2024


def below(top: Organ, many: int) -> list[Organ]:
    """So many organs below, entered at once: what they did is not what is asked here."""
    organs = Organ.objects.bulk_create(
        Organ(
            code=f"{top.code}-{at}", kind="department", name=f"第{at}局", founded=date(2020, 1, 1)
        )
        for at in range(many)
    )
    Standing.objects.bulk_create(
        Standing(organ=each, name=each.name, parent=top, since=date(2020, 1, 1), order=0)
        for each in organs
    )
    published(organs, year=YEAR)
    return organs


def published(organs: Iterable[Organ], *, year: int) -> None:
    """Each of them has a balanced report of the year, all at once."""
    reports = YearReport.objects.bulk_create(YearReport(organ=each, year=year) for each in organs)
    versions = Version.objects.bulk_create(map(_version, reports))
    for report, version in zip(reports, versions, strict=True):
        report.signed = report.shown = version
        report.state, report.submitted_on, report.published_on = State.PUBLISHED, ON, ON
    YearReport.objects.bulk_update(
        reports, ["signed", "shown", "state", "submitted_on", "published_on"]
    )


def explained(report: YearReport) -> None:
    """Every warning has its explanation."""
    for each in draft_of(report).warnings:
        drafting.explain(
            report, code=each.code, where=each.where, text="属实", by=None, at=AT
        )  # fmt: skip


def publish(report: YearReport) -> None:
    """From the draft to the public."""
    explained(report)
    passing.check(report, by=None)
    passing.agree(report, by=None)
    passing.sign(report, by=None, at=AT)
    passing.submit(report, on=ON, by=None)
    passing.accept(report, on=ON, by=None)
    passing.publish(report, on=ON, by=None)


def _version(report: YearReport) -> Version:
    form = edition_of(report.year)
    seed = f"{report.organ.code}{report.year - YEAR or ''}"
    figures = balanced_figures(Random(seed), form, busy=False)  # noqa: S311
    made = AnnualReport(
        organ=report.organ.name, year=report.year, edition=form,
        cells={
            key: Cell(0 if key.startswith("table2.regulations") else value)
            for key, value in figures.items()
        },
    )  # fmt: skip
    page = page_of(made)
    return Version(report=report, number=1, page=page, digest=sm3(page.encode()), at=AT)

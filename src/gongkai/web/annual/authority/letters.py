"""Findings letters in bulk: one DOCX for each chosen report, in one package."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from gongkai.files.letter import letter
from gongkai.files.settled import pack
from gongkai.files.writers import render_paper
from gongkai.report.finding import Finding, Severity
from gongkai.web.annual.drafting import report_in
from gongkai.web.annual.models import State, YearReport
from gongkai.web.journal.services import record
from gongkai.web.organs import queries as organs
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person

HANDED_IN = (State.SUBMITTED, State.RETURNED, State.ACCEPTED, State.PUBLISHED)


def reports_to_write_to(authority: Organ, *, year: int) -> tuple[YearReport, ...]:
    """The reports of the organs directly below that have been handed in."""
    below = [each.organ_id for each in organs.children(authority, day=date(year, 12, 31))]
    found = YearReport.objects.filter(organ__in=below, year=year, state__in=HANDED_IN)
    long = ("signed__page", "signed__counted", "signed__records")
    return tuple(
        found.exclude(signed=None).select_related("organ", "signed").defer(*long)
        .order_by("organ_id")
    )  # fmt: skip


@transaction.atomic
def write_letters(
    authority: Organ, *, year: int, chosen: Iterable[int], on: date, by: Person | None
) -> bytes:
    """The letters to the chosen organs as one zip; the journal of each organ tells it."""
    wanted = set(chosen)
    reports = [each for each in reports_to_write_to(authority, year=year) if each.pk in wanted]
    if not reports or len(reports) < len(wanted):
        raise Refused("请选择要出具整改建议的年报", field="chosen")
    parts = []
    for report in reports:
        assert report.signed is not None  # noqa: S101 only signed ones are asked for
        findings = findings_in(report.signed.findings)
        paper = letter(report_in(report.signed), findings, sender=authority.name, on=on)
        name = f"{report.organ.code}-{report.organ}{year}年度报告整改建议.docx"
        parts.append((name, render_paper(paper, kind="docx")))
        record(
            "letters.write", report, by=by, organ=report.organ_id,
            words=f"{authority}就第{report.signed.number}版出具整改建议，所列{len(findings)}处",
        )  # fmt: skip
    return pack(parts)


def findings_in(rows: Sequence[dict[str, Any]]) -> tuple[Finding, ...]:
    """The findings of a frozen version as the rules gave them."""
    return tuple(Finding(**row | {"severity": Severity(row["severity"])}) for row in rows)

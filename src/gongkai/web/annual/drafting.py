"""A report as it stands now: counted from the records, drafted, checked. Nothing is stored."""

import json
from collections.abc import Container, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from gongkai.files.chapters import draft
from gongkai.files.chapters.frame import title_of
from gongkai.files.compose import compose
from gongkai.files.tagged import read_tagged_html
from gongkai.files.writers import render_paper
from gongkai.report.checker import check
from gongkai.report.edition import edition_of
from gongkai.report.facts import YearFacts
from gongkai.report.figures import figures
from gongkai.report.finding import Finding, Severity
from gongkai.report.report import AnnualReport
from gongkai.report.rollup import summed
from gongkai.report.rule import Dossier
from gongkai.report.tally import Count, tally
from gongkai.web.annual.facts import year_facts
from gongkai.web.annual.lower import PART, figures_of
from gongkai.web.annual.models import Version, YearReport
from gongkai.web.annual.queries import lower_reports, previous_of
from gongkai.web.supervision.facts import left_open_of

Records = dict[str, dict[str, str]]


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What falls out of the records today, with what the rules say of it."""

    facts: YearFacts
    counts: Mapping[str, Count]
    report: AnnualReport
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What must be mended before anybody signs."""
        return tuple(each for each in self.findings if each.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What must be mended or explained."""
        return tuple(each for each in self.findings if each.severity is Severity.WARNING)


def draft_of(report: YearReport) -> Draft:
    """Count, draft and check a report anew."""
    texts = dict(report.words.values_list("section", "text"))
    facts = year_facts(report.organ, year=report.year, texts=texts)
    edition = edition_of(report.year)
    counts = own_counts = dict(tally(facts, edition=edition))
    lower = lower_reports(report) if report.rolled_up else ()
    known = figures_of(lower)
    children = tuple(known[each.pk] for each in lower)
    if report.rolled_up:
        counts = _rolled_up(counts, list(zip(lower, children, strict=True)))
    first, chapters = draft(facts, counts=counts, edition=edition)
    made = AnnualReport(
        organ=facts.organ.name, year=report.year, edition=edition, chapters=chapters,
        cells={key: count.cell for key, count in counts.items()},
        title=title_of(facts), opening=first,
    )  # fmt: skip
    before = previous_of(report)
    own = AnnualReport(
        organ=made.organ, year=made.year, edition=edition,
        cells={key: count.cell for key, count in own_counts.items()},
    )  # fmt: skip
    dossier = Dossier(
        made,
        previous=report_in(before) if before else None,
        children=(own, *children) if report.rolled_up else (),
        # The notices of the organs below are in their ledgers, not in their reports.
        fee_notices=None if lower else len(facts.fee_notices),
        notes={
            "texts": facts.texts,
            "figures": figures(facts, counts),
            "left_open": left_open_of(report.organ, year=report.year),
        },
    )
    return Draft(facts=facts, counts=counts, report=made, findings=check(dossier))


def _rolled_up(
    own: Mapping[str, Count], lower: list[tuple[Version, AnnualReport]]
) -> dict[str, Count]:
    """Own cells plus those of the lower reports; a cell counts records and whole reports."""
    reports = [report for _, report in lower]
    found: dict[str, Count] = {}
    for key, count in own.items():
        added = summed(key, reports)
        ids = tuple(f"{PART}{version.report_id}" for version, each in lower if each.value(key))
        parts = [value for value in (count.value, added.value) if value is not None]
        found[key] = Count(sum(parts) if parts else None, (*count.ids, *ids))
    return found


def page_of(report: AnnualReport) -> str:
    """The report as the one page that is frozen, every figure tagged."""
    return render_paper(compose(report), kind="html").decode()


def report_in(version: Version) -> AnnualReport:
    """The report of a frozen version, read back exactly from its tags."""
    report = read_tagged_html(version.page.encode())
    if report is None:
        raise ValueError(f"{version} is not a page of ours")
    return report


def counted(counts: Mapping[str, Count]) -> dict[str, list[str]]:
    """The records behind each cell, for a frozen version."""
    return {key: list(count.ids) for key, count in counts.items() if count.ids}


def records_of(facts: YearFacts, *, only: Container[str] | None = None) -> Records:
    """Every record of the year as words, by its id; of `only` some where no more are shown."""
    return {
        id_: dict(_words(record))
        for id_, record in _records(facts)
        if only is None or id_ in only
    }  # fmt: skip


def _records(facts: YearFacts) -> Iterator[tuple[str, Any]]:
    for each in fields(facts):
        held = getattr(facts, each.name)
        if isinstance(held, tuple):
            yield from ((record.id, record) for record in held)


def _words(record: Any) -> Iterator[tuple[str, str]]:
    for name, value in asdict(record).items():
        if value not in (None, "") and name != "id":
            yield name, str(value)


def finding_rows(findings: tuple[Finding, ...]) -> list[dict[str, Any]]:
    """Findings as they are frozen."""
    rows = [
        {
            "code": each.code, "severity": str(each.severity), "where": each.where,
            "message": each.message, "figure": each.figure, "expected": each.expected,
            "cites": each.cites, "quote": each.quote,
        }
        for each in findings
    ]  # fmt: skip
    told: list[dict[str, Any]] = json.loads(json.dumps(rows, ensure_ascii=False, default=str))
    return told

"""A rule: a question asked of a report, with its code, severity, citation and its user's page."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from gongkai.report.edition import UnknownEdition, edition_of, editions
from gongkai.report.finding import Finding, Severity
from gongkai.report.report import AnnualReport, Number, Place


@dataclass(frozen=True)
class Dossier:
    """A report together with what it can be held against.

    `previous` is the same organ's report of the year before, `children` the reports that this
    one sums up, `neighbours` reports of others of the same year, `fee_notices` the number of
    fee notices known from the ledger (None: not known).
    """

    report: AnnualReport
    previous: AnnualReport | None = None
    children: tuple[AnnualReport, ...] = ()
    neighbours: tuple[AnnualReport, ...] = ()
    fee_notices: int | None = None
    notes: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Complaint:
    """What a rule has to say before its code, severity and citation are added."""

    where: str
    message: str
    figure: Number | str | None = None
    expected: Number | str | None = None
    quote: str = ""
    place: Place | None = None
    severity: Severity | None = None
    cites: str = ""


Ask = Callable[[Dossier], Iterator[Complaint]]


@dataclass(frozen=True)
class Rule:
    """A declared rule. The docstring of `ask` is the page its users read."""

    code: str
    title: str
    severity: Severity
    cites: str
    ask: Ask

    @property
    def page(self) -> str:
        """The words its users read: what is asked, why, and an example."""
        return (self.ask.__doc__ or "").strip()

    def findings(self, dossier: Dossier) -> Iterator[Finding]:
        """Ask, and put code, severity, citation and place to each complaint."""
        for said in self.ask(dossier):
            yield Finding(
                code=self.code,
                severity=said.severity or self.severity,
                where=said.where,
                message=said.message,
                figure=said.figure,
                expected=said.expected,
                cites=said.cites or _in_force(self.cites, dossier.report),
                quote=said.quote,
                place=said.place or dossier.report.place(said.where),
            )


def _in_force(cites: str, report: AnnualReport) -> str:
    """A citation with the notice of the form in the place of the newest, when an older one held.

    Which one held depends on the report's year; where that is not known, on the form it has.
    """
    try:
        form = report.edition if report.year is None else edition_of(report.year)
    except UnknownEdition:
        form = report.edition
    return cites if form.cites in cites else cites.replace(editions()[-1].cites, form.cites)


def rule(code: str, title: str, severity: Severity, *, cites: str) -> Callable[[Ask], Rule]:
    """Make a Rule of a question. Nothing is registered: the list is in `rules/__init__.py`."""
    return lambda ask: Rule(code, title, severity, cites, ask)

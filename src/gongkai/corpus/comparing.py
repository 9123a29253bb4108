"""One task of the second pass: reports held against last year's and against their neighbours'."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from gongkai.corpus.reading import FindingRow, finding_rows, fleshed
from gongkai.corpus.stamp import require
from gongkai.report.checker import check
from gongkai.report.finding import Finding
from gongkai.report.report import AnnualReport
from gongkai.report.rule import Dossier
from gongkai.report.rules import rule_of

RULES = tuple(map(rule_of, ("CAR01", "STK01", "REU01", "REU02", "TXT04")))
"""Rules that say more when there is another report to hold against."""

CODES = frozenset(rule.code for rule in RULES)
_OF_NEIGHBOURS = "REU02"


class Side(NamedTuple):
    """A report that was read before: its file, and what `reading.slim` kept of it."""

    file: str
    slim: bytes

    @property
    def report(self) -> AnnualReport:
        """The report."""
        return fleshed(self.slim, file=self.file)


class Case(NamedTuple):
    """A report and what it is held against; `key` stands for the contents of all of them."""

    key: str
    own: Side
    previous: Side | None
    neighbours: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Cases of one task."""

    cases: tuple[Case, ...]
    stamp: str


Compared = tuple[tuple[str, str, tuple[FindingRow, ...]], ...]
"""File, key of the case, findings."""


def work(batch: Batch) -> Compared:
    """By file, all that the comparing rules say. Errors: OtherMachine."""
    require(batch.stamp)
    return tuple((case.own.file, case.key, tuple(_rows(case))) for case in batch.cases)


def alone(batch: Batch) -> tuple[Batch, ...]:
    """The batch as one task a case."""
    return tuple(replace(batch, cases=(case,)) for case in batch.cases)


def lost(batch: Batch) -> Compared:
    """Nothing is said of a report that cannot be compared: the first pass has spoken."""
    return ()


def _rows(case: Case) -> Iterator[FindingRow]:
    report = case.own.report
    previous = None if case.previous is None else case.previous.report
    neighbours = [side.report for side in case.neighbours]
    dossier = Dossier(report, previous=previous, neighbours=tuple(neighbours))
    for finding in check(dossier, rules=RULES):
        yield from finding_rows((finding,), _other(finding, dossier))


def _other(finding: Finding, dossier: Dossier) -> str | None:
    """The file that a finding was held against; None for one that needs no other report."""
    if finding.code == _OF_NEIGHBOURS:
        return _nearest(finding, dossier)
    alone = replace(dossier, previous=None, neighbours=())
    if dossier.previous is None or finding in check(alone, rules=RULES):
        return None
    return dossier.previous.file


def _nearest(finding: Finding, dossier: Dossier) -> str | None:
    """The neighbour with whom alone the rule says the same share."""
    rule = (rule_of(_OF_NEIGHBOURS),)
    for other in dossier.neighbours:
        single = check(replace(dossier, neighbours=(other,)), rules=rule)
        if _share(finding) in map(_share, single):
            return other.file
    return None


def _share(finding: Finding) -> tuple[str, str, str]:
    return (finding.where, str(finding.figure), finding.quote)


def batches(cases: Iterable[Case], *, size: int, stamp: str) -> Iterator[Batch]:
    """The cases in groups of `size`."""
    group: list[Case] = []
    for case in cases:
        group.append(case)
        if len(group) == size:
            yield Batch(tuple(group), stamp)
            group = []
    if group:
        yield Batch(tuple(group), stamp)

"""Ask every rule, collect what it says, and put it in the order of the report."""

from collections.abc import Iterable
from functools import cache

from gongkai.report.edition import Edition
from gongkai.report.finding import Finding, Severity
from gongkai.report.rule import Dossier, Rule
from gongkai.report.rules import RULES
from gongkai.report.rules.form import predates, wrong_edition

_SEVERITIES = {severity: rank for rank, severity in enumerate(Severity)}


def check(dossier: Dossier, *, rules: Iterable[Rule] = RULES) -> tuple[Finding, ...]:
    """Every finding on a report, from its title to its last chapter; a bad report is no error.

    Of a report older than every form only that is said: it had to be like none of them.
    """
    asked = (wrong_edition,) if predates(dossier.report) else rules
    every = [finding for rule in asked for finding in rule.findings(dossier)]
    order = _order(dossier.report.edition)
    return tuple(
        sorted(
            every,
            key=lambda f: (order.get(f.where, _loose(f.where)), _SEVERITIES[f.severity], f.code),
        )
    )


@cache
def _order(edition: Edition) -> dict[str, tuple[int, int]]:
    """Where each key stands in the printed report: (chapter, place within it)."""
    return {
        key: (cell.table, place + 1) for place, (key, cell) in enumerate(edition.cells.items())
    }


def _loose(where: str) -> tuple[int, int]:
    """The place of a key that is not a cell: title and report first, then by chapter."""
    head = where.split(".")[0]
    for word in ("chapter", "table", "section"):
        number = head.removeprefix(word)
        if head.startswith(word) and number.isdigit():
            return int(number), 0
    return 0, 0


def count(findings: Iterable[Finding], severity: Severity) -> int:
    """How many findings have this severity."""
    return sum(finding.severity is severity for finding in findings)


def verdict(findings: Iterable[Finding]) -> str:
    """One line for people: 没有发现问题, or how many must be mended, explained, noted."""
    every = tuple(findings)
    errors, warnings, notes = (count(every, severity) for severity in Severity)
    if not every:
        return "没有发现问题。"
    parts = [f"{errors} 处须改正"] if errors else []
    parts += [f"{warnings} 处须说明"] if warnings else []
    parts += [f"{notes} 处提示"] if notes else []
    return f"发现 {'、'.join(parts)}。"

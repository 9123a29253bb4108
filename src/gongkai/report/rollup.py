"""The reports of a tree become the parent's report, with the differences from what it printed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongkai.report.edition import Edition
from gongkai.report.report import AnnualReport, Cell, Number


@dataclass(frozen=True, slots=True)
class Part:
    """What one report gives to a sum."""

    organ: str
    value: Number


@dataclass(frozen=True, slots=True)
class Sum:
    """A cell added up: None when no report filled it. `blank` names organs that gave nothing."""

    key: str
    value: Number | None
    parts: tuple[Part, ...]
    blank: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell of the parent that is not the sum of its parts."""

    key: str
    printed: Number | None
    sum: Sum


@dataclass(frozen=True)
class Rollup:
    """The report that follows from the parts, and each cell's parts."""

    report: AnnualReport
    sums: tuple[Sum, ...]

    def differences(self, printed: AnnualReport) -> Iterator[Difference]:
        """The cells in which a printed parent report differs; a blank differs from any number."""
        for each in self.sums:
            value = printed.value(each.key)
            if each.value is not None and value != each.value:
                yield Difference(each.key, value, each)


def summed(key: str, reports: Sequence[AnnualReport]) -> Sum:
    """One cell over all reports: the sum of what was filled, blank and missing cells by name."""
    parts, blank = [], []
    total: Number | None = None
    for report in reports:
        value = report.value(key)
        if value is None:
            blank.append(report.organ)
            continue
        parts.append(Part(report.organ, value))
        total = value if total is None else total + value
    return Sum(key, total, tuple(parts), tuple(blank))


def rollup(reports: Sequence[AnnualReport], *, organ: str, year: int, edition: Edition) -> Rollup:
    """Add up tables 2 to 4 of all parts (the parent's own figures are a part like any other).

    Joint documents and co-defendants are counted by the lead and the original organ alone; that
    is settled in the parts' ledgers and cannot be seen in their reports.
    """
    sums = tuple(summed(key, reports) for key in edition.cells)
    cells = {each.key: Cell(each.value) for each in sums}
    title = f"{organ}{year}年政府信息公开工作年度报告"
    report = AnnualReport(organ=organ, year=year, edition=edition, cells=cells, title=title)
    return Rollup(report, sums)

"""A problem of the ledger: where it stands, what stands there, and why it cannot be taken."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from gongkai.report.facts import YearFacts
from gongkai.report.finding import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerProblem:
    """One objection. `row` as Excel counts, `column` its letter, `header` its title.

    An error leaves the row out of the facts; a warning or a hint keeps it.
    """

    sheet: str
    reason: str
    row: int | None = None
    column: str = ""
    header: str = ""
    value: str = ""
    severity: Severity = Severity.ERROR

    @property
    def place(self) -> str:
        """The place in words: “依申请公开”第12行F列（办理结果）."""
        words = f"“{self.sheet}”" if self.sheet else ""
        if self.row is not None:
            words += f"第{self.row}行"
        if self.column:
            words += f"{self.column}列"
        return words + (f"（{self.header}）" if self.header else "")

    def __str__(self) -> str:
        """Place, value and reason in one sentence."""
        value = f"“{self.value}”" if self.value else ""
        return "：".join(part for part in (self.place, value + self.reason) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerReading:
    """What a ledger says. `facts` is None when the file, the organ or the year is not readable.

    `rows` tells, for each field of YearFacts, in which row a record stands (texts: a section).
    """

    facts: YearFacts | None
    problems: tuple[LedgerProblem, ...] = ()
    rows: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    @property
    def has_errors(self) -> bool:
        """Whether any row or sheet could not be taken."""
        return any(each.severity is Severity.ERROR for each in self.problems)

"""What was read of the corpus, counted: cells, non-zero cells, errors found, false alarms."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from gongkai.files.readers import read_paper
from gongkai.files.recognise import recognise
from gongkai.report.checker import check
from gongkai.report.finding import Finding, Severity
from gongkai.report.report import AnnualReport
from tests.proof.corpus import OUT_OF_FORM, TELLING, Case


@dataclass
class Score:
    """Counts over many files of one format; `faults` names what went wrong, first ones first."""

    files: int = 0
    cells: int = 0
    read: int = 0
    right: int = 0
    busy: int = 0
    busy_right: int = 0
    seeded: int = 0
    found: int = 0
    clean: int = 0
    alarms: int = 0
    faults: list[str] = field(default_factory=list)

    def add(self, other: "Score") -> None:
        """Take in the counts of other files."""
        for name in self.__dataclass_fields__:
            if name == "faults":
                self.faults += other.faults
            else:
                setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def precision(self) -> float:
        """Of the figures read, the share that is right."""
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        """Of the figures printed, the share that was read right."""
        return self.right / self.cells if self.cells else 1.0

    @property
    def busy_recall(self) -> float:
        """The same of figures that are not nought."""
        return self.busy_right / self.busy if self.busy else 1.0


def measured(case: Case) -> Score:
    """One file printed, read by the general readers, checked and counted."""
    score = Score(files=1)
    got = recognise(read_paper(case.data(), name=case.shape))
    _count_cells(score, case, got)
    findings = check(case.specimen.dossier(got))
    if case.specimen.expect is not None:
        score.seeded = 1
        score.found = int(case.specimen.expect in {(each.code, each.where) for each in findings})
        if not score.found:
            score.faults.append(f"missed {case.specimen.expect} in {case.name}")
    elif case.shape not in OUT_OF_FORM:
        _count_alarms(score, case, findings)
    return score


def _count_cells(score: Score, case: Case, got: AnnualReport) -> None:
    """Cells that the specimen's own error makes unreadable are not held against the reader."""
    spoilt = case.specimen.edit is not None
    for key, cell in case.specimen.report.cells.items():
        value, wanted = got.value(key), cell.value
        if spoilt and value is None:
            continue
        if wanted is not None:
            score.cells += 1
            score.busy += wanted != 0
        if value is not None:
            score.read += 1
            good = value == wanted
            score.right += good
            score.busy_right += good and wanted != 0
            if not good:
                score.faults.append(f"{key}: {value} for {wanted} in {case.name}")
        elif wanted is not None:
            score.faults.append(f"{key}: nothing for {wanted} in {case.name}")


def _count_alarms(score: Score, case: Case, findings: Iterable[Finding]) -> None:
    score.clean = 1
    loud = [each for each in findings if each.severity is not Severity.INFO]
    if case.shape in TELLING:
        loud = [each for each in loud if each.code != "REA07"]
    score.alarms = len(loud)
    score.faults += [f"{each.code} {each.where} in {case.name}" for each in loud]


def total(cases: Iterable[Case]) -> Score:
    """All files of a corpus, counted here and now."""
    score = Score()
    for case in cases:
        score.add(measured(case))
    return score

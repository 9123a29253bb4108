"""What has changed in the records since a report was signed; the signed report never does."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.report.finding import plain
from gongkai.report.report import Number
from gongkai.web.annual.drafting import Draft, Records, draft_of, records_of, report_in
from gongkai.web.annual.models import Version, YearReport
from gongkai.web.annual.opening import name_of


@dataclass(frozen=True, slots=True, kw_only=True)
class CellChange:
    """A cell that would be counted otherwise today, with the records that came and went."""

    key: str
    label: str
    signed: Number | None
    today: Number | None
    came: tuple[str, ...]
    went: tuple[str, ...]

    def __str__(self) -> str:
        """In one line."""
        return f"{self.label}：签发时{plain(self.signed)}，现为{plain(self.today)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordChange:
    """A particular of a record that reads otherwise today."""

    id: str
    name: str
    signed: str
    today: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Everything that differs; empty when the records still say what was signed."""

    cells: tuple[CellChange, ...]
    records: tuple[RecordChange, ...]

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.cells or self.records)


def changes_since(version: Version, *, report: YearReport) -> Changes:
    """Hold the records of today against a signed version of this report."""
    today = draft_of(report)
    return Changes(
        cells=tuple(_cells(version, today)),
        records=tuple(_records(version.records, records_of(today.facts))),
    )


def _cells(version: Version, today: Draft) -> Iterator[CellChange]:
    signed = report_in(version)
    for key, count in today.counts.items():
        before, now = version.counted.get(key, []), list(count.ids)
        if signed.value(key) == count.value and sorted(before) == sorted(now):
            continue
        yield CellChange(
            key=key, label=today.report.edition.label(key),
            signed=signed.value(key), today=count.value,
            came=tuple(each for each in now if each not in before),
            went=tuple(each for each in before if each not in now),
        )  # fmt: skip


def _records(before: Records, now: Records) -> Iterator[RecordChange]:
    for id_ in sorted(before.keys() | now.keys()):
        old, new = before.get(id_, {}), now.get(id_, {})
        for name in sorted(old.keys() | new.keys()):
            if old.get(name, "") != new.get(name, ""):
                yield RecordChange(
                    id=id_, name=name_of(id_, name, new or old),
                    signed=old.get(name, ""), today=new.get(name, ""),
                )  # fmt: skip

"""Figures recognised from a scan that the form's own equations contradict.

A recogniser mistakes a 9 for a 6 without hesitating. The form prints most figures twice over, as
parts and as sums: where changing one single figure would mend every equation it stands in, that
figure is doubtful. A remark says so; a figure that was read in one way only is never changed.
Those that were read in several ways are decided first (`readings`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from gongkai.files.paper import Paper
from gongkai.files.readings import Seen, settled
from gongkai.files.sighted import Sighted
from gongkai.report.edition import Identity
from gongkai.report.finding import plain
from gongkai.report.report import AnnualReport, Number, Place, Remark

KIND = "REA09"

Spot = tuple[int | None, int | None, int | None, int | None]  # page, table, row, column


def with_doubts(report: AnnualReport, paper: Paper) -> AnnualReport:
    """The report with a remark for every doubtful figure, when its paper is a scan."""
    if paper.kind != "scan":
        return report
    sighted = Sighted(paper)
    report = _certain(_without_slips(report, sighted))
    seen = _without_rules(report, paper, sighted) | _by_key(report, readings_of(paper))
    if any(each.kind == KIND and each.where == "table3" for each in report.remarks):
        seen = {key: each for key, each in seen.items() if not key.startswith("table3.")}
    report = settled(report, seen)
    kept = {
        key: "、".join(each.others)
        for key, each in seen.items()
        if each.kept and each.others != (each.kept,) and each.others
        if report.value(key) == each.value
    }
    told = (each for each in doubts(report, others=kept) if report.place(each.where) in sighted)
    return replace(report, remarks=(*report.remarks, *told))


def _without_slips(report: AnnualReport, sighted: Sighted) -> AnnualReport:
    """The report without words about mis-typed labels of recognised tables.

    Nobody can tell a slip of recognition from one of whoever typed them.
    """
    first: dict[str, Place | None] = {}
    for key, cell in report.cells.items():
        first.setdefault(key.partition(".")[0], cell.place)
    remarks = tuple(
        each
        for each in report.remarks
        if each.kind != "FRM07"
        or (each.place or first.get(each.where.partition(".")[0])) not in sighted
    )
    return replace(report, remarks=remarks)


def _certain(report: AnnualReport) -> AnnualReport:
    """The report without table 3 where a heading of its columns could not be read.

    Where one is lost its neighbours may stand one column off, and their sums still hold.
    """
    if not any(each.kind == "REA03" and each.where == "table3" for each in report.remarks):
        return report
    cells = {
        key: cell._replace(value=None) if key.startswith("table3.") else cell
        for key, cell in report.cells.items()
    }
    told = Remark(KIND, "table3", "表三的列名没有全部认出，各列不能确定，没有读取，请对照原件")
    return replace(report, cells=cells, remarks=(*report.remarks, told))


def readings_of(paper: Paper) -> dict[Spot, Seen]:
    """How the reader of scans read the cells of several readings (see scan.reading.Doubts)."""
    rows = json.loads(paper.meta.get("doubtful", "[]"))
    return {
        (page, table, row, column): Seen(kept, tuple(others))
        for page, table, row, column, kept, others in rows
    }


def _without_rules(report: AnnualReport, paper: Paper, sighted: Sighted) -> dict[str, Seen]:
    """The figures of tables without rules: read once only, and with no cell to hold them."""
    loose = {
        (grid.place.page, grid.place.table)
        for grid in paper.grids()
        if grid.place and grid.source == "unruled"
    }
    return {
        key: Seen(cell.printed, (cell.printed,))
        for key, cell in report.cells.items()
        if cell.value is not None and cell.place and cell.place in sighted
        if (cell.place.page, cell.place.table) in loose
    }


def _by_key(report: AnnualReport, readings: Mapping[Spot, Seen]) -> dict[str, Seen]:
    spots = {
        key: (cell.place.page, cell.place.table, cell.place.row, cell.place.column)
        for key, cell in report.cells.items()
        if cell.place
    }
    return {key: readings[spot] for key, spot in spots.items() if spot in readings}


def doubts(report: AnnualReport, *, others: Mapping[str, str] | None = None) -> tuple[Remark, ...]:
    """A remark for every figure that the equations or a second reading put in doubt.

    A figure whose two readings differ but whose equations all hold is not doubted.
    """
    book = _Book(report)
    expected = book.suspects()
    second = others or {}
    keys = [key for key in report.edition.cells if key in expected or key in second]
    return tuple(
        Remark(KIND, key, _sentence(report, key, expected.get(key), second.get(key)),
               report.place(key))
        for key in keys
        if key in expected or not book.confirmed(key)
    )  # fmt: skip


def _sentence(report: AnnualReport, key: str, due: Number | None, other: str | None) -> str:
    label = report.edition.label(key)
    text = f"{label}识别为{plain(report.value(key))}"
    if other is not None:
        text += f"，另一次识别为{other}"
    if due is not None:
        text += f"，按勾稽关系应为{plain(due)}"
    return text + "，请对照原件"


class _Book:
    """The equations of a report of which every figure is known, and how far each is off."""

    def __init__(self, report: AnnualReport) -> None:
        self.values = {k: v for k, v in report.facts.items() if v is not None}
        self.touching: dict[str, list[Identity]] = {}
        self.off: dict[str, Number] = {}
        for identity in report.edition.identities:
            if all(key in self.values for key in identity.keys):
                self.off[identity.where + identity.code] = self._off(identity)
                for key in identity.keys:
                    self.touching.setdefault(key, []).append(identity)

    def _off(self, identity: Identity) -> Number:
        plus = sum((self.values[key] for key in identity.plus), Decimal(0))
        minus = sum((self.values[key] for key in identity.minus), Decimal(0))
        return Decimal(self.values[identity.where]) - plus + minus

    def _amount(self, identity: Identity) -> Number:
        return self.off[identity.where + identity.code]

    def confirmed(self, key: str) -> bool:
        """Whether a figure stands in equations and all of them hold."""
        touching = self.touching.get(key, [])
        return bool(touching) and not any(self._amount(identity) for identity in touching)

    def suspects(self) -> dict[str, Number]:
        """Every figure that alone would mend its equations, with the value that does."""
        mends = {key: due for key in self.touching if (due := self._mended(key)) is not None}
        chosen: dict[str, Number] = {}
        for identities in self._broken():
            rivals = {key: mends[key] for key in identities.keys if key in mends}
            chosen.update(self._most_likely(rivals))
        return chosen

    def _broken(self) -> Iterator[Identity]:
        seen = {id(i): i for touching in self.touching.values() for i in touching}
        return (identity for identity in seen.values() if self._amount(identity))

    def _mended(self, key: str) -> Number | None:
        """The one value that makes every equation of a figure hold."""
        wanted = set()
        for identity in self.touching[key]:
            sign = 1 if key in identity.plus else -1
            wanted.add(self.values[key] + sign * self._amount(identity))
        due = wanted.pop()
        if wanted or due < 0 or due == self.values[key]:
            return None
        return int(due) if due == int(due) else due

    def _most_likely(self, rivals: Mapping[str, Number]) -> dict[str, Number]:
        """The rival that mends most equations, else the only one a misread digit explains."""
        if not rivals:
            return {}
        most = max(len(self.touching[key]) for key in rivals)
        best = {key: due for key, due in rivals.items() if len(self.touching[key]) == most}
        if len(best) > 1:
            near = {k: due for k, due in best.items() if one_slip(self.values[k], due)}
            best = near if len(near) == 1 else {}
        return best


def one_slip(read: Number, due: Number) -> bool:
    """Whether one digit misread, overlooked or invented turns one figure into the other."""
    first, second = plain(read), plain(due)
    if len(first) == len(second):
        return sum(a != b for a, b in zip(first, second, strict=True)) == 1
    short, long = sorted((first, second), key=len)
    return len(long) - len(short) == 1 and any(
        long[:n] + long[n + 1 :] == short for n in range(len(long))
    )

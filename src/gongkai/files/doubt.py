"""Figures recognised from a scan that the form's own equations contradict.

A recogniser mistakes a 9 for a 6 without hesitating. The form prints most figures twice over, as
parts and as sums: where changing one single figure would mend every equation it stands in, that
figure is doubtful. A remark says so; no figure is ever changed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from gongkai.files.paper import Paper
from gongkai.report.edition import Identity
from gongkai.report.finding import plain
from gongkai.report.report import AnnualReport, Number, Remark

KIND = "REA09"

Spot = tuple[int | None, int | None, int | None, int | None]  # page, table, row, column


def with_doubts(report: AnnualReport, paper: Paper) -> AnnualReport:
    """The report with a remark for every doubtful figure, when its paper is a scan."""
    if paper.kind != "scan":
        return report
    found = doubts(report, readings=other_readings(paper))
    return replace(report, remarks=(*report.remarks, *found))


def other_readings(paper: Paper) -> dict[Spot, str]:
    """The readings that the reader of scans did not keep, by place (see scan.reading.Doubts)."""
    rows = json.loads(paper.meta.get("doubtful", "[]"))
    return {(page, table, row, column): other for page, table, row, column, _, other in rows}


def doubts(
    report: AnnualReport, *, readings: Mapping[Spot, str] | None = None
) -> tuple[Remark, ...]:
    """A remark for every figure that the equations or a second reading put in doubt.

    A figure whose two readings differ but whose equations all hold is not doubted.
    """
    book = _Book(report)
    expected = book.suspects()
    second = _by_key(report, readings or {})
    keys = [key for key in report.edition.cells if key in expected or key in second]
    return tuple(
        Remark(KIND, key, _sentence(report, key, expected.get(key), second.get(key)),
               report.place(key))
        for key in keys
        if key in expected or not book.confirmed(key)
    )  # fmt: skip


def _by_key(report: AnnualReport, readings: Mapping[Spot, str]) -> dict[str, str]:
    found = {}
    for key, cell in report.cells.items():
        place = cell.place
        if place and (place.page, place.table, place.row, place.column) in readings:
            found[key] = readings[place.page, place.table, place.row, place.column]
    return found


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
